import { longDate } from '../../../shared/dates.ts';
import { observedOverExpected, proportion } from '../../../shared/statistics/index.ts';
import { figure } from '../../../ui/index.ts';
import { financialYear } from '../../conditions/years.ts';
import type { FigureQuery } from '../../figures/topics.ts';
import { capital } from '../area/words.ts';
import { countsWords, practiceModelOf, practiceRowsOf, withExpected } from './area.ts';
import type { Beside } from './comparison.ts';
import type { ConditionData } from './data.ts';
import { figureOf, type Made } from './made.ts';
import {
  type FifthSum,
  fifthNote,
  type PracticeAtom,
  type ShownPractice,
  shownPractices,
  sumByFifth,
} from './rules.ts';
import { SLOPE_FORMULA, slopeOf, slopeWords, wayOf } from './slope.ts';

const percent = (value: number): string => `${figure(value, 0)}%`;

const lostWords = (practices: readonly PracticeAtom[], used: readonly PracticeAtom[]): string | undefined => {
  const lost = practices.length - used.length;
  return lost > 0
    ? `${lost} of ${practices.length} practices with a register are left out: without a score of deprivation, without an expectation, or with too few people to show.`
    : undefined;
};

const FIFTHS_METHOD = (period: string): string =>
  `Fifths: the area's practices in five groups of as many by their score of deprivation (indices of ${period}, weighted by where their patients live), 1 the most deprived.`;

const named = ({ fifth }: FifthSum) => {
  const note = fifthNote(fifth);
  return { name: String(fifth), ...(note ? { note } : {}) };
};

/** Recorded against expected, by fifth: where files give an expectation by practice. */
const expectedGradient = (
  data: ConditionData,
  query: FigureQuery,
  practices: readonly PracticeAtom[],
  used: readonly ShownPractice[],
): Made => {
  const { condition } = data;
  const sums = sumByFifth(used);
  const registers = practiceRowsOf(data);
  const model = practiceModelOf(data);
  const groups = sums.map((sum) => {
    const recorded = sum.of > 0 ? proportion(sum.people, sum.of, { per: 100 }) : undefined;
    const ratio = observedOverExpected(sum.people, sum.expected, { per: 100 });
    return {
      sum,
      recorded,
      ratio,
      expected: sum.of > 0 ? (100 * sum.expected) / (sum.expectedOf ?? sum.of) : null,
    };
  });
  const slope = slopeOf(
    groups.map(({ sum, ratio }) => ({
      population: sum.of,
      value: ratio?.value,
      lower: ratio?.lower,
      upper: ratio?.upper,
    })),
    'rate',
  );
  const [most, least] = [groups[0], groups.at(-1)];
  const [first, last] = [most?.ratio?.value ?? 0, least?.ratio?.value ?? 0];
  const fewer = groups.every(({ ratio }) => (ratio?.value ?? 0) < 100);
  const way = wayOf(slope);
  const ends = `${percent(first)} of the number expected in the most deprived fifth, ${percent(last)} in the least`;
  const title =
    way === 'unclear'
      ? `Recorded against expected: no clear gradient, ${percent(first)} in the most deprived fifth, ${percent(last)} in the least`
      : way === 'up'
        ? fewer
          ? 'The poorer the place, the wider the difference'
          : `Fewer of those expected are on record where people are poorer: ${percent(first)} against ${percent(last)}`
        : fewer
          ? 'The better off the place, the wider the difference'
          : `More of those expected are on record where people are poorer: ${percent(first)} against ${percent(last)}`;
  const shortfall = most ? most.sum.expected - most.sum.people : 0;
  const ratioLimits = most?.ratio;
  const reading = `On record are ${ends}. ${slopeWords(slope, 'percentage points', 0) ?? 'Not all five fifths have practices: no slope is worked out.'}`;
  return {
    ...(way === 'up' && fewer
      ? {
          news: `Fewer people are on record than expected, most of all where people are poorest: ${percent(first)} of the number expected in the most deprived fifth, ${percent(last)} in the least.`,
        }
      : {
          news: `On record are ${percent(first)} of the number expected in the most deprived fifth and ${percent(last)} in the least.`,
        }),
    figure: figureOf(data, query, {
      key: 'gradient',
      picture: {
        kind: 'pairs',
        data: {
          title,
          measure: `${capital(condition.people)}, % of ${countsWords(registers.ages)} on the lists, by deprivation fifth of the practice, ${longDate(data.day)}`,
          unit: '%',
          groupName: 'Deprivation fifth',
          firstName: 'recorded',
          secondName: 'expected',
          alsoNames: [
            'Practices',
            'On the register',
            'Expected',
            'Recorded as % of expected',
            'Lower 95% limit',
            'Upper 95% limit',
          ],
          groups: groups.map(({ sum, recorded, ratio, expected }) => ({
            ...named(sum),
            first: recorded?.value ?? null,
            firstLower: recorded?.lower ?? null,
            firstUpper: recorded?.upper ?? null,
            second: expected,
            people: sum.of,
            also: [
              sum.practices,
              sum.people,
              sum.expected,
              ratio?.value ?? null,
              ratio?.lower ?? null,
              ratio?.upper ?? null,
            ],
          })),
        },
      },
      reading,
      period: `${longDate(data.day)}; model of ${data.modelPeriod ?? 'no year'}; deprivation of ${data.scoresOf?.period ?? 'no year'}`,
      where: `${used.length} practices of ${data.areaName}`,
      method: `Recorded: people on registers / people of those ages on the lists × 100, with Wilson's 95% limits. Expected: what the model expects of the same practices / the people it counts × 100. Recorded as % of expected: with exact Poisson or Byar's limits of the recorded. ${FIFTHS_METHOD(data.scoresOf?.period ?? '')} ${SLOPE_FORMULA}`,
      caveats: [
        'Expected numbers come from a model with error of its own, which these limits do not hold: the difference is of a model and a count.',
        registers.ages === model.ages
          ? undefined
          : `The register counts ${countsWords(registers.ages)}, the model ${countsWords(model.ages)}.`,
        sums.some(({ expectedOf }) => expectedOf === null)
          ? 'The model does not say of how many: its numbers are shown as a share of the same people as the register.'
          : undefined,
        lostWords(practices, used),
      ],
      loads: [...registers.loads, ...model.loads, ...(data.scoresOf?.loads ?? [])],
      withheld: shownPractices(practices).withheld.length,
      people:
        most && shortfall >= 1
          ? {
              people: Math.round(shortfall),
              lower: limitOf(ratioLimits?.upper, most.sum.expected),
              upper: limitOf(ratioLimits?.lower, most.sum.expected),
              words: `fewer people on registers than the model expects, in the most deprived fifth`,
            }
          : null,
    }),
  };
};

const limitOf = (ratio: number | undefined, expected: number): number | null =>
  ratio === undefined ? null : Math.max(0, Math.round(expected * (1 - ratio / 100)));

/** Recorded prevalence by fifth: where nothing is expected of practices. */
const recordedGradient = (
  data: ConditionData,
  query: FigureQuery,
  practices: readonly PracticeAtom[],
  used: readonly ShownPractice[],
  beside: Beside | undefined,
): Made => {
  const { condition } = data;
  const registers = practiceRowsOf(data);
  const sums = sumByFifth(used);
  const groups = sums.map((sum) => ({
    sum,
    share: sum.of > 0 ? proportion(sum.people, sum.of, { per: 100 }) : undefined,
  }));
  const slope = slopeOf(
    groups.map(({ sum, share }) => ({
      population: sum.of,
      value: share && share.value / 100,
      lower: share?.lower === undefined ? undefined : share.lower / 100,
      upper: share?.upper === undefined ? undefined : share.upper / 100,
    })),
    'proportion',
  );
  const inPercent = slope && {
    ...slope,
    sii: slope.sii * 100,
    limits: slope.limits && {
      ...slope.limits,
      sii: {
        lower: slope.limits.sii.lower === undefined ? undefined : slope.limits.sii.lower * 100,
        upper: slope.limits.sii.upper === undefined ? undefined : slope.limits.sii.upper * 100,
      },
    },
  };
  const [first, last] = [groups[0]?.share?.value, groups.at(-1)?.share?.value];
  const say = (value: number | undefined) => (value === undefined ? 'no figure' : `${figure(value, 1)}%`);
  const way = wayOf(slope);
  return {
    figure: figureOf(data, query, {
      key: 'gradient',
      picture: {
        kind: 'bars',
        data: {
          title: `${capital(condition.name)}: ${say(first)} recorded in the most deprived fifth, ${say(last)} in the least`,
          measure: `${capital(condition.people)} on registers, % of ${countsWords(registers.ages)}, by deprivation fifth of the practice, ${longDate(data.day)}, with 95% limits`,
          unit: '%',
          places: 2,
          groupName: 'Deprivation fifth',
          alsoNames: ['Practices'],
          groups: groups.map(({ sum, share }) => ({
            ...named(sum),
            value: share?.value ?? null,
            lower: share?.lower ?? null,
            upper: share?.upper ?? null,
            numerator: sum.people,
            denominator: sum.of,
            also: [sum.practices],
          })),
          ...(beside ? { lines: [{ name: beside.name, value: beside.value }] } : {}),
        },
      },
      reading: `${
        way === 'unclear'
          ? 'Recorded prevalence shows no clear gradient over deprivation.'
          : `Recorded prevalence is ${way === 'up' ? 'lower' : 'higher'} where people are poorer.`
      } ${slopeWords(inPercent, 'percentage points', 2) ?? 'Not all five fifths have practices: no slope is worked out.'}`,
      period: `${financialYear(data.year ?? data.day)}, on ${longDate(data.day)}; deprivation of ${data.scoresOf?.period ?? 'no year'}`,
      where: `${used.length} practices of ${data.areaName}`,
      method: `People on registers / people of those ages on the lists × 100, with Wilson's 95% limits. ${FIFTHS_METHOD(data.scoresOf?.period ?? '')} ${SLOPE_FORMULA}`,
      caveats: [
        'No file loaded gives what a model expects by practice: a gradient of what is recorded may be one of need, of age, or of recording.',
        lostWords(practices, used),
      ],
      loads: [...registers.loads, ...(data.scoresOf?.loads ?? []), ...(beside?.loads ?? [])],
      withheld: shownPractices(practices).withheld.length,
    }),
  };
};

/** The gradient over deprivation; undefined without registers of practices or without their scores. */
export const gradient = (
  data: ConditionData,
  query: FigureQuery,
  practices: readonly PracticeAtom[],
  beside: Beside | undefined,
): Made | undefined => {
  const both = withExpected(practices).filter(({ fifth }) => fifth !== undefined);
  if (both.length >= 5) return expectedGradient(data, query, practices, both);
  const scored = shownPractices(practices).shown.filter(({ fifth }) => fifth !== undefined);
  return scored.length >= 5 ? recordedGradient(data, query, practices, scored, beside) : undefined;
};
