import { describe, expect, it } from 'vitest';
import { AGE_BANDS, peopleOn, WIDE_BANDS, widened } from '../bands.ts';
import { QUARTERS } from '../calendar.ts';
import * as codes from '../codes.ts';
import { inventPlace } from '../place.ts';
import type { PracticeList } from '../types.ts';
import { BELLPIT_FEMALE, BELLPIT_MALE, BELLPIT_TOTALS } from './bellpit.ts';
import { FIFTH_TOTALS } from './totals.ts';

const place = inventPlace();
const on = (date: string): PracticeList[] => place.lists.filter((list) => list.date === date);
const story = (practice: string): PracticeList[] => place.lists.filter((list) => list.practice === practice);
const totals = (practice: string): number[] => story(practice).map(peopleOn);
const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

/** Share of everybody on some lists whose band is from `first` to `last`. */
const share = (lists: readonly PracticeList[], first: number, last: number): number =>
  sum(lists.flatMap((list) => [...list.male.slice(first, last + 1), ...list.female.slice(first, last + 1)])) /
  sum(lists.map(peopleOn));

const inFifth = (fifth: number): PracticeList[] => {
  const practices = place.practices.filter(({ deprivationFifth }) => deprivationFifth === fifth);
  return on('2026-04-01').filter((list) => practices.some(({ code }) => code === list.practice));
};

describe('the quarterly lists', () => {
  it('cover sixteen quarters, July 2022 to April 2026, and 68 practices in each', () => {
    expect([QUARTERS[0], QUARTERS[1], QUARTERS.at(-1), QUARTERS.length]).toEqual([
      '2022-07-01',
      '2022-10-01',
      '2026-04-01',
      16,
    ]);
    for (const date of QUARTERS) expect(on(date)).toHaveLength(68);
  });

  it('hold whole people in twenty bands of each sex, nobody negative', () => {
    for (const { male, female } of place.lists) {
      expect([male.length, female.length]).toEqual([AGE_BANDS.length, AGE_BANDS.length]);
      expect([...male, ...female].every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
    }
  });

  it('hold 650,238 people on 1 April 2026, in the fifths of the story', () => {
    expect(sum(on('2026-04-01').map(peopleOn))).toBe(650_238);
    expect([1, 2, 3, 4, 5].map((fifth) => sum(inFifth(fifth).map(peopleOn)))).toEqual(FIFTH_TOTALS);
    expect([1, 2, 3, 4, 5].map((fifth) => inFifth(fifth).length)).toEqual([14, 15, 13, 14, 12]);
  });

  it('sum exactly from five-year bands to the wide bands', () => {
    for (const { male } of place.lists) {
      expect(widened(male)).toHaveLength(WIDE_BANDS.length);
      expect(sum(widened(male))).toBe(sum(male));
    }
    expect(widened(AGE_BANDS.map((_, band) => 2 ** band)).slice(0, 2)).toEqual([1, 2 + 4]);
  });

  it('tell Bellpit as its page shows it: every quarter, and every band of April 2026', () => {
    expect(totals(codes.BELLPIT)).toEqual(BELLPIT_TOTALS);
    const latest = story(codes.BELLPIT).at(-1);
    expect(latest?.male).toEqual(BELLPIT_MALE);
    expect(latest?.female).toEqual(BELLPIT_FEMALE);
    expect([sum(BELLPIT_MALE), sum(BELLPIT_FEMALE)]).toEqual([4830, 5012]);
  });

  it('move 140 people from Adit Lane to Bellpit with the boundary change of February 2026', () => {
    const [before = 0, after = 0] = totals(codes.ADIT_LANE).slice(-2);
    expect(before - after).toBeGreaterThan(90);
    expect(before - after).toBeLessThan(190);
  });
});

describe('ages and growth', () => {
  it('are younger the poorer the place: more children, fewer over 75, fifth by fifth', () => {
    const children = [1, 2, 3, 4, 5].map((fifth) => share(inFifth(fifth), 0, 2));
    const old = [1, 2, 3, 4, 5].map((fifth) => share(inFifth(fifth), 15, 19));
    const [poorest = 0, , , , richest = 0] = children;
    expect(poorest).toBeGreaterThan(richest * 1.25);
    expect([...old].sort((one, other) => one - other)).toEqual(old);
  });

  it('rank deprivation scores as the fifths do', () => {
    for (const one of place.practices)
      for (const other of place.practices)
        if (one.deprivationFifth < other.deprivationFifth)
          expect(one.deprivationScore).toBeGreaterThan(other.deprivationScore);
  });

  it('grow by about one in a hundred a year and grow older', () => {
    const [first, last] = [on('2022-07-01'), on('2026-04-01')];
    const yearly = (sum(last.map(peopleOn)) / sum(first.map(peopleOn)) - 1) / 3.75;
    expect(yearly).toBeGreaterThan(0.005);
    expect(yearly).toBeLessThan(0.015);
    expect(share(last, 16, 19)).toBeGreaterThan(share(first, 16, 19));
  });

  it('have old women outnumber old men, and boys outnumber girls', () => {
    const everybody = on('2026-04-01');
    const count = (sex: 'male' | 'female', band: number): number =>
      sum(everybody.map((list) => list[sex][band] ?? 0));
    expect(count('female', 18)).toBeGreaterThan(count('male', 18) * 1.3);
    expect(count('male', 0)).toBeGreaterThan(count('female', 0));
  });

  it('fill the college practice each October and empty it each July', () => {
    for (const { date, ...list } of story(codes.COLLEGE_WALK)) {
      const before = story(codes.COLLEGE_WALK)[QUARTERS.indexOf(date) - 1];
      if (!before) continue;
      if (date.slice(5, 7) === '10') expect(peopleOn(list)).toBeGreaterThan(peopleOn(before) * 1.05);
      if (date.slice(5, 7) === '07') expect(peopleOn(list)).toBeLessThan(peopleOn(before));
    }
    const latest = story(codes.COLLEGE_WALK).slice(-1);
    expect(share(latest, 3, 4)).toBeGreaterThan(0.25);
  });

  it('make the practice of the new estate grow by half and the practice by the staithe shrink by a sixth', () => {
    const ratio = (code: string): number => (totals(code).at(-1) ?? 0) / (totals(code)[0] ?? 1);
    expect(ratio(codes.SUNDIAL_PARK)).toBeGreaterThan(1.5);
    expect(ratio(codes.STAITHE_ROW)).toBeLessThan(1 - 1 / 6);
  });

  it('never jump elsewhere: no practice beside those of students, new homes and the boundary moves more than 2 in 100 in a quarter', () => {
    const told = [codes.COLLEGE_WALK, codes.ADIT_LANE, codes.SUNDIAL_PARK, 'Z00048'];
    for (const { code } of place.practices.filter((practice) => !told.includes(practice.code)))
      for (const [index, people] of totals(code).entries()) {
        const before = totals(code)[index - 1];
        if (before !== undefined) expect(Math.abs(people / before - 1)).toBeLessThan(0.02);
      }
  });
});
