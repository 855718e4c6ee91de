import { sumOfShown } from '../../../shared/small-numbers.ts';
import {
  agesWords,
  compareWithExpected,
  type RegisterRow,
  recordedPrevalence,
} from '../../conditions/rules.ts';
import type { ConditionData } from './data.ts';
import { fifthsByScore } from './fifths.ts';
import { type PracticeAtom, shownPractices } from './rules.ts';

/** People recorded among the people whom the register counts. */
export type Recorded = {
  readonly people: number;
  readonly of: number;
  /** As its file writes them: `17+`; several where practices' files differ. */
  readonly ages: string;
  readonly loads: readonly string[];
  /** Of a commissioner's own row, or added up from the practices that are shown. */
  readonly by: 'commissioner' | 'practices';
};

/** The practices of the area with all that stands beside their registers in the year. */
export const practicesOf = (data: ConditionData): readonly PracticeAtom[] => {
  const fifths = fifthsByScore(data.scores, data.members);
  const rows = new Map(
    data.ofPractices.filter(({ row }) => row.year === data.year).map(({ row }) => [row.area, row]),
  );
  return data.members.flatMap((code): PracticeAtom[] => {
    const row = rows.get(code);
    const model = data.expectedOfPractices.get(code);
    return row
      ? [
          {
            code,
            people: row.people,
            of: row.denominator,
            expected: model?.numerator ?? null,
            expectedOf: model?.denominator ?? null,
            fifth: fifths.get(code),
          },
        ]
      : [];
  });
};

const once = (texts: readonly string[]): string[] => [...new Set(texts)];

/** Loads and ages of the practices' registers in the year. */
export const practiceRowsOf = (data: ConditionData) => {
  const rows = data.ofPractices.filter(({ row }) => row.year === data.year).map(({ row }) => row);
  return { loads: once(rows.map(({ load }) => load)), ages: once(rows.map(({ ages }) => ages)).join(' or ') };
};

const ofRow = (row: RegisterRow | undefined): Recorded | undefined =>
  row && row.people !== null && row.denominator
    ? { people: row.people, of: row.denominator, ages: row.ages, loads: [row.load], by: 'commissioner' }
    : undefined;

/**
 * The area's register in the year: its commissioner's own row; where only practices have it, the sum of those
 * that are shown. Undefined where neither is loaded.
 */
export const recordedOf = (data: ConditionData, practices: readonly PracticeAtom[]): Recorded | undefined => {
  const own = ofRow(data.ofArea.find(({ row }) => row.year === data.year)?.row);
  if (own) return own;
  const { shown } = shownPractices(practices);
  if (shown.length === 0) return undefined;
  const { loads, ages } = practiceRowsOf(data);
  return {
    people: sumOfShown(shown.map(({ people }) => people)).sum,
    of: shown.reduce((sum, { of }) => sum + of, 0),
    ages,
    loads,
    by: 'practices',
  };
};

/** A register against a model's expectation of the same people: of the area, or of its practices added up. */
export type Against = {
  readonly recorded: Recorded;
  readonly expected: {
    readonly people: number;
    /** People whom the model counts; null where its file does not say. */
    readonly of: number | null;
    readonly ages: string;
    readonly loads: readonly string[];
  };
  /** Recorded for each expected. */
  readonly ratio: number;
  /** Period of the model. */
  readonly period: string;
  readonly joinedBy: 'code' | 'name' | 'practices';
  readonly caveat: string;
};

const againstOf = (
  recorded: Recorded,
  expected: Against['expected'],
  joinedBy: Against['joinedBy'],
  period: string,
): Against | undefined => {
  const compared = compareWithExpected(
    { people: recorded.people, denominator: recorded.of, ages: recorded.ages },
    expected,
  );
  return compared?.ratio === undefined
    ? undefined
    : { recorded, expected, ratio: compared.ratio, period, joinedBy, caveat: compared.caveat };
};

/** Practices with a register that is shown and with an expectation of their own. */
export const withExpected = (practices: readonly PracticeAtom[]) =>
  shownPractices(practices).shown.flatMap((one) =>
    one.expected !== null && one.expected > 0 ? [{ ...one, expected: one.expected }] : [],
  );

/** Ages and loads of the practices' model. */
export const practiceModelOf = (data: ConditionData) => {
  const rows = [...data.expectedOfPractices.values()];
  return { ages: once(rows.map(({ age }) => age)).join(' or '), loads: once(rows.map(({ load }) => load)) };
};

/**
 * The area's register against the model: both of the commissioner where files have both; else both added up over
 * the practices that have both, so that one is never held against a part of the other.
 */
export const againstExpected = (
  data: ConditionData,
  practices: readonly PracticeAtom[],
  recorded: Recorded | undefined,
): Against | undefined => {
  const period = data.modelPeriod;
  if (period === undefined) return undefined;
  const row = data.expected?.row;
  if (recorded?.by === 'commissioner' && row && row.numerator !== null)
    return againstOf(
      recorded,
      { people: row.numerator, of: row.denominator, ages: row.age, loads: [row.load] },
      data.expected?.joinedBy ?? 'code',
      period,
    );
  const both = withExpected(practices);
  if (both.length === 0) return undefined;
  const sum = (of: (one: (typeof both)[number]) => number | null) =>
    both.reduce((total, one) => total + (of(one) ?? 0), 0);
  return againstOf(
    {
      people: sum(({ people }) => people),
      of: sum(({ of }) => of),
      ...practiceRowsOf(data),
      by: 'practices',
    },
    {
      people: sum(({ expected }) => expected),
      of: both.every(({ expectedOf }) => expectedOf !== null) ? sum(({ expectedOf }) => expectedOf) : null,
      ...practiceModelOf(data),
    },
    'practices',
    period,
  );
};

/** Per cent of the people whom the register counts. */
export const prevalence = ({ people, of }: Pick<Recorded, 'people' | 'of'>): number =>
  recordedPrevalence({ people, denominator: of }) ?? 0;

/** Whom a register counts, in words for the middle of a sentence: a file may not say which ages. */
export const countsWords = (ages: string): string =>
  ages === '' ? 'people whom the register counts' : agesWords(ages);
