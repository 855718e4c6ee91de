import { observedOverExpected } from '../../../../shared/statistics/index.ts';
import { withExpected } from '../../condition/area.ts';
import { type FifthSum, shownPractices, sumByFifth } from '../../condition/rules.ts';
import { SLOPE_FORMULA, slopeOf } from '../../condition/slope.ts';
import type { Deprivation } from '../fifths.ts';
import { filesOf } from '../loads.ts';
import { areaFigure, type Part } from '../part.ts';
import type { PracticeRegisters } from '../registers.ts';
import { practicesWords, type Scope } from '../scope.ts';
import { FIFTH_CAVEAT, slopeOfCounts, timesAsMuch } from '../slope.ts';
import { inSentence, listed, someOf } from '../words.ts';

/** One condition’s place on the picture of inequality: how many times as much at one end of deprivation as at the other. */
export type Gradient = {
  readonly name: string;
  readonly slug: string;
  readonly times: { readonly value: number; readonly lower: number | null; readonly upper: number | null };
  /** Beyond chance: more where people are poorer, or less. */
  readonly way: 'more' | 'less' | 'unclear';
  readonly ends: readonly [most: number, least: number];
};

const wayOf = ({ lower, upper }: Gradient['times']): Gradient['way'] => {
  if (lower === null || upper === null) return 'unclear';
  return lower > 1 ? 'more' : upper < 1 ? 'less' : 'unclear';
};

/** Recorded prevalence: shares of the people whom each register counts, by fifth. */
const recordedGradient = ({ condition, practices }: PracticeRegisters): Gradient | undefined => {
  const shown = shownPractices(practices).shown.filter(({ fifth }) => fifth !== undefined);
  const sums = sumByFifth(shown).map(({ fifth, practices: n, people, of }) => ({
    fifth,
    practices: n,
    numerator: people,
    denominator: of,
  }));
  const slope = slopeOfCounts(sums, { kind: 'share', per: 100 });
  const times = slope && timesAsMuch(slope);
  const [most, least] = [sums[0], sums.at(-1)];
  if (!times || !most || !least) return undefined;
  return {
    name: condition.name,
    slug: condition.slug,
    times,
    way: wayOf(times),
    ends: [(100 * most.numerator) / most.denominator, (100 * least.numerator) / least.denominator],
  };
};

/** Recorded as a share of what a model expects of the same practices, by fifth. */
const expectedGradient = ({ condition, practices }: PracticeRegisters): Gradient | undefined => {
  const both = withExpected(practices).filter(({ fifth }) => fifth !== undefined);
  const sums: readonly FifthSum[] = sumByFifth(both);
  const ratios = sums.map(({ people, expected }) => observedOverExpected(people, expected, { per: 100 }));
  const slope = slopeOf(
    sums.map(({ of }, place) => ({
      population: of,
      value: ratios[place]?.value,
      lower: ratios[place]?.lower,
      upper: ratios[place]?.upper,
    })),
    'rate',
  );
  const times = slope && timesAsMuch(slope);
  if (!times) return undefined;
  return {
    name: condition.name,
    slug: condition.slug,
    times,
    way: wayOf(times),
    ends: [ratios[0]?.value ?? 0, ratios.at(-1)?.value ?? 0],
  };
};

const of = (gradients: readonly Gradient[], way: Gradient['way']): Gradient[] =>
  gradients.filter((one) => one.way === way);

const few = (some: readonly Gradient[]): string => {
  const names = some.slice(0, 3).map(({ name }) => inSentence(name));
  return some.length > 3 ? `${names.join(', ')} and ${someOf(some.length - 3, 'other')}` : listed(names);
};

/** The line that they are read against stands first, as the area does among others. */
const EVEN = {
  code: null,
  name: 'As much at both ends',
  own: true,
  value: 1,
  lower: null,
  upper: null,
  // At no end in particular: empty, since nothing is withheld.
  also: ['', ''],
} as const;

const rowsOf = (gradients: readonly Gradient[]) => [
  EVEN,
  ...gradients.map(({ name, times, ends }) => ({
    code: null,
    name,
    value: times.value,
    lower: times.lower,
    upper: times.upper,
    also: [...ends],
  })),
];

type Subject = { readonly name: string; readonly more: string; readonly less: string };
const RECORDED: Subject = { name: 'recorded illness', more: 'more common', less: 'less common' };
const OF_EXPECTED: Subject = { name: 'what is recorded of what is expected', more: 'higher', less: 'lower' };

/** Where the fifths between the two ends are. */
const ALL_FIFTHS = 'Each condition’s page has all five fifths and its slope index.';

/** What several gradients say together, beyond chance only. */
const said = (gradients: readonly Gradient[], subject: Subject): string => {
  const [more, less] = [of(gradients, 'more'), of(gradients, 'less')];
  if (more.length + less.length === 0)
    return `For none of ${someOf(gradients.length, 'condition')} does ${subject.name} differ between the ends of deprivation by more than chance.`;
  const all = gradients.length;
  const parts = [
    more.length > 0 ? `${subject.more} for ${more.length} of ${all} conditions (${few(more)})` : '',
    less.length > 0
      ? `${subject.less} for ${less.length}${more.length > 0 ? '' : ` of ${all} conditions`} (${few(less)})`
      : '',
  ].filter(Boolean);
  return `Where people are poorer, ${subject.name} is ${parts.join(', and ')}.`;
};

/** Every need by deprivation: of each condition with registers by practice, how much more there is at one end than at the other. */
export const gradientsPart = (
  scope: Scope,
  registers: readonly PracticeRegisters[],
  deprivation: Deprivation | undefined,
): Part => {
  const part = { key: 'gradients', title: 'Need by deprivation' };
  const sorted = [...registers].sort((a, b) => a.condition.name.localeCompare(b.condition.name));
  const recorded = sorted.flatMap((one) => recordedGradient(one) ?? []);
  const expected = sorted.flatMap((one) => expectedGradient(one) ?? []);
  if (!deprivation || recorded.length === 0)
    return {
      ...part,
      sentences: [],
      figures: [],
      missing:
        registers.length === 0
          ? [
              {
                what: `registers of ${scope.yearText} by practice, for every need by deprivation`,
                source: 'qof-prevalence-practice-ages',
              },
            ]
          : [],
    };
  const loads = registers.flatMap((one) => one.loads);
  const files = filesOf(scope.loads, [...loads, ...deprivation.loads]);
  const withheld = registers.reduce(
    (sum, { practices }) => sum + shownPractices(practices).withheld.length,
    0,
  );
  const shared = {
    period: `${scope.yearText}; indices of deprivation of ${deprivation.period}`,
    where: practicesWords(scope),
    files,
    withheld,
  };
  const ends = ['Most deprived fifth', 'Least deprived fifth'];
  const worst = of(expected, 'less');
  return {
    ...part,
    news:
      worst.length > 0
        ? `Of what models expect, less is on record where people are poorer for ${worst.length} of ${expected.length} conditions.`
        : of(recorded, 'more').length > 0
          ? `Recorded illness is more common where people are poorer for ${of(recorded, 'more').length} of ${recorded.length} conditions.`
          : undefined,
    sentences: [...(expected.length > 0 ? [said(expected, OF_EXPECTED)] : []), said(recorded, RECORDED)],
    figures: [
      ...(expected.length > 0
        ? [
            areaFigure(scope, {
              ...shared,
              key: 'gradients-expected',
              picture: {
                kind: 'comparison',
                data: {
                  title:
                    worst.length > 0
                      ? `Less of what is expected is on record where people are poorer, for ${worst.length} of ${expected.length} conditions`
                      : `What is recorded of what is expected, at the two ends of deprivation`,
                  measure: `Recorded as a share of expected: times as much at the most deprived end as at the least, 95% limits, ${scope.yearText}`,
                  unit: 'times',
                  rowName: 'Condition',
                  places: 2,
                  alsoNames: ends.map((end) => `${end}, % of expected`),
                  rows: rowsOf(expected),
                },
              },
              reading: `${said(expected, OF_EXPECTED)} ${ALL_FIFTHS}`,
              method: `Of each condition, people on registers / people whom a model expects, by deprivation fifth of the practice. Times as much: the line at the most deprived end over the line at the least. ${SLOPE_FORMULA}`,
              caveats: [
                'Expected numbers come from models with errors of their own, which the limits do not hold.',
                'One condition in twenty stands outside its limits by chance alone.',
              ],
              people: null,
            }),
          ]
        : []),
      areaFigure(scope, {
        ...shared,
        key: 'gradients',
        picture: {
          kind: 'comparison',
          data: {
            title: `Recorded illness is more common where people are poorer for ${of(recorded, 'more').length} of ${recorded.length} conditions`,
            measure: `Recorded prevalence: times as much at the most deprived end as at the least, 95% limits, ${scope.yearText}`,
            unit: 'times',
            rowName: 'Condition',
            places: 2,
            alsoNames: ends.map((end) => `${end}, %`),
            rows: rowsOf(recorded),
          },
        },
        reading: `${said(recorded, RECORDED)} ${ALL_FIFTHS}`,
        method: `Of each condition, people on registers / people whom the register counts, by deprivation fifth of the practice. Times as much: the line at the most deprived end over the line at the least. ${SLOPE_FORMULA}`,
        caveats: [FIFTH_CAVEAT, 'One condition in twenty stands outside its limits by chance alone.'],
      }),
    ],
  };
};
