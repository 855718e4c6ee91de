import type { Band, InterestRules } from './register-rules.ts';
import type { Setting } from './retention-rules.ts';

/** The numbers of the rules, in the order in which people read them. */
export const RULE_NUMBERS = [
  'declareDays',
  'renewMonths',
  'remindDays',
  'publicMonths',
  'keptYears',
] as const;
export type RuleNumber = (typeof RULE_NUMBERS)[number];
/** What is held against its source: each number, and the bands of money together. */
export const RULE_PARTS = [...RULE_NUMBERS, 'bands'] as const;
export type RulePart = (typeof RULE_PARTS)[number];

export type RuleWords = {
  /** What the rule is about. */
  readonly name: string;
  readonly unit: readonly [string, string];
  readonly least: number;
  readonly most: number;
  /** What follows from it, said after the number. */
  readonly means: string;
};

export const RULE_WORDS: Readonly<Record<RuleNumber, RuleWords>> = {
  declareDays: {
    name: 'Time to declare an interest',
    unit: ['day', 'days'],
    least: 1,
    most: 90,
    means: 'from the day on which somebody knew of it. Later is marked as late, and never refused.',
  },
  renewMonths: {
    name: 'Everybody confirms again after',
    unit: ['month', 'months'],
    least: 1,
    most: 36,
    means: 'since they last said that what stands of them is complete.',
  },
  remindDays: {
    name: 'They are reminded',
    unit: ['day', 'days'],
    least: 1,
    most: 90,
    means: 'before that.',
  },
  publicMonths: {
    name: 'An ended interest stays on the public register for',
    unit: ['month', 'months'],
    least: 0,
    most: 60,
    means: 'after its last day.',
  },
  keptYears: {
    name: 'The record of it is kept for',
    unit: ['year', 'years'],
    least: 1,
    most: 30,
    means: 'after its last day, and then cleared.',
  },
};

/** The rules as a person gives them. */
export type GivenRules = Readonly<Record<RuleNumber, number>> & {
  /** Bands of money in words, one a line. */
  readonly bands: readonly string[];
  readonly source: string;
};

/** What rests on this source from now on: a rule that changed, or that nobody had held against the one before. */
const settingOf = (value: number, before: Setting, source: string): Setting =>
  before.value === value && before.verified ? before : { value, source, verified: false };

const keyFor = (taken: ReadonlySet<string>): string => {
  let number = 1;
  while (taken.has(`band-${number}`)) number += 1;
  return `band-${number}`;
};

/**
 * Bands in the order given. One in the same words keeps its key, so that what was declared in it stays in it; those
 * that are left out can no longer be chosen, and are still read where somebody declared in them.
 */
export const bandsAfter = (before: readonly Band[], given: readonly string[]): readonly Band[] => {
  const taken = new Set(before.map(({ key }) => key));
  const kept = given.map((words): Band => {
    const same = before.find((band) => band.words.toLowerCase() === words.toLowerCase());
    const key = same?.key ?? keyFor(taken);
    taken.add(key);
    return { key, words };
  });
  const off = before.filter(({ key }) => !kept.some((band) => band.key === key));
  return [...kept, ...off.map(({ key, words }) => ({ key, words, off: true }))];
};

const sameBands = (a: readonly Band[], b: readonly Band[]): boolean =>
  a.length === b.length &&
  a.every(({ key, words, off }, place) => {
    const other = b[place];
    return other?.key === key && other.words === words && Boolean(other.off) === Boolean(off);
  });

/** The rules that follow on those before. What is unchanged and was verified keeps its source. */
export const rulesAfter = (before: InterestRules, given: GivenRules): InterestRules => {
  const bands = bandsAfter(before.bands, given.bands);
  return {
    declareDays: settingOf(given.declareDays, before.declareDays, given.source),
    renewMonths: settingOf(given.renewMonths, before.renewMonths, given.source),
    remindDays: settingOf(given.remindDays, before.remindDays, given.source),
    publicMonths: settingOf(given.publicMonths, before.publicMonths, given.source),
    keptYears: settingOf(given.keptYears, before.keptYears, given.source),
    bands,
    bandsFrom:
      before.bandsFrom?.verified && sameBands(before.bands, bands)
        ? before.bandsFrom
        : { source: given.source, verified: false },
  };
};

const isVerified = (rules: InterestRules, part: RulePart): boolean =>
  part === 'bands' ? rules.bandsFrom?.verified === true : rules[part].verified;

/** What nobody has held against its source yet. */
export const unverifiedOf = (rules: InterestRules): readonly RulePart[] =>
  RULE_PARTS.filter((part) => !isVerified(rules, part));

/** The same rules with these parts counted as held against their source. */
export const verifiedIn = (rules: InterestRules, parts: readonly RulePart[]): InterestRules => {
  const said = (part: RuleNumber): Setting =>
    parts.includes(part) ? { ...rules[part], verified: true } : rules[part];
  return {
    declareDays: said('declareDays'),
    renewMonths: said('renewMonths'),
    remindDays: said('remindDays'),
    publicMonths: said('publicMonths'),
    keptYears: said('keptYears'),
    bands: rules.bands,
    bandsFrom: {
      source: rules.bandsFrom?.source ?? '',
      verified: isVerified(rules, 'bands') || parts.includes('bands'),
    },
  };
};

/** Why bands cannot be kept as they are given; undefined when they can. */
export const whyNotBands = (bands: readonly string[]): 'few' | 'many' | 'long' | 'twice' | undefined => {
  if (bands.length < 2) return 'few';
  if (bands.length > 12) return 'many';
  if (bands.some((words) => words.length > 60)) return 'long';
  return new Set(bands.map((words) => words.toLowerCase())).size < bands.length ? 'twice' : undefined;
};
