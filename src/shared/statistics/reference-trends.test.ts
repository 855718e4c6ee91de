import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { haveShared, sharedFile } from '../test-material.ts';
import { changeAlerts, recentTrend, sizeOfChange } from './index.ts';

type Case = {
  case: string;
  polarity: string;
  valueType: string;
  expectedTrend: string;
  points: {
    year: number;
    count: number;
    value: number;
    denominator: number;
    lowerCI: number | null;
    upperCI: number | null;
  }[];
};

describe.skipIf(!haveShared)('against the trend reference cases', () => {
  const cases: Case[] = haveShared
    ? JSON.parse(readFileSync(sharedFile('reference/area-trends/trend_cases.json'), 'utf8'))
    : [];
  const trendOf = (one: Case) =>
    recentTrend(
      one.points.map((point) => ({ ...point, lower: point.lowerCI, upper: point.upperCI })),
      { kind: one.valueType, polarity: one.polarity },
    );

  it('shows the label of the live site for all six indicators', () => {
    expect(cases).toHaveLength(6);
    for (const one of cases) expect(trendOf(one).label, one.case).toBe(one.expectedTrend);
  });

  it('says what kept a trend from being told', () => {
    const reasons = Object.fromEntries(cases.map((one) => [one.case, trendOf(one).reason]));
    expect(reasons).toMatchObject({
      GpRegisteredPopulationOver65: 'limits-missing',
      EmergencyReadmissions: 'kind-of-value',
    });
  });
});

describe.skipIf(!haveShared)('against the alert reference cases', () => {
  /** A case is a comment, a line of values and one of letters below them, by column, then the size word. */
  const read = (text: string) =>
    text
      .split(/\n(?=#)/)
      .map((part) => part.split('\n'))
      .map(([title = '', values = '', marks = '', word = '']) => {
        const places: { column: number; value: number | undefined }[] = [];
        for (const match of values.matchAll(/\d+/g))
          places.push({ column: match.index, value: Number(match[0]) });
        return { title: title.replace(/^# /, ''), places, marks, word: word.trim() };
      });
  const all = haveShared
    ? read(readFileSync(sharedFile('reference/prescribing-measures/cusum_alert_test_cases.txt'), 'utf8'))
    : [];
  const NOISY = /^A noisy start/;

  /** Columns are four wide, and blank where a month is missing; a few lines wander by one. */
  const seriesOf = (places: (typeof all)[number]['places']): (number | undefined)[] => {
    const series: (number | undefined)[] = [];
    for (const { column, value } of places) series[Math.round(column / 4)] = value;
    return Array.from(series);
  };
  const found = (one: (typeof all)[number], settle: boolean) => {
    const { months, current } = changeAlerts(seriesOf(one.places), { window: 3, sensitivity: 5, settle });
    return {
      alerts: months.map(({ alert }) => alert?.slice(0, 1) ?? ' ').join(''),
      word: current === undefined ? 'not at all' : sizeOfChange(current.from, current.to),
    };
  };
  const expected = (one: (typeof all)[number]) => {
    const marks = seriesOf(one.places).map(() => ' ');
    for (const match of one.marks.matchAll(/[ud]/g)) marks[Math.round(match.index / 4)] = match[0];
    return { alerts: marks.join(''), word: one.word };
  };

  it('alerts in exactly the months marked, with the word for the size, as the source does', () => {
    expect(all).toHaveLength(25);
    for (const one of all) expect(found(one, false), one.title).toEqual(expected(one));
  });

  it('does so too when a baseline may settle, and then is not silenced by a noisy start', () => {
    for (const one of all.filter(({ title }) => !NOISY.test(title)))
      expect(found(one, true), one.title).toEqual(expected(one));
    const noisy = all.filter(({ title }) => NOISY.test(title)).map((one) => found(one, true));
    // 100 0 100 0 100 0 20 30 40 50 60: "We'd expect an up alert from 60".
    expect(noisy).toEqual([{ alerts: '          uuuu', word: 'massively' }]);
  });
});
