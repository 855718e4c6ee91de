import type { CalendarDate } from '../../shared/dates.ts';

/**
 * What a route is worked out from. Money in whole pence (`netPence` may be below nought: it frees cash);
 * `highestRisk` 1 to 25; `practices` that it touches; `budgetShare` its recurring cost in hundredths of a per
 * cent of the group’s budget.
 */
export const NUMBER_FACTS = [
  'recurringPence',
  'oncePence',
  'netPence',
  'highestRisk',
  'practices',
  'budgetShare',
] as const;
export type NumberFact = (typeof NUMBER_FACTS)[number];

/** Whether it takes a treatment from people or puts conditions to it; whether a partner organisation must change. */
export const FLAG_FACTS = ['restricts', 'partners'] as const;
export type FlagFact = (typeof FLAG_FACTS)[number];

/** What is known of a case; on the first day little is. */
export type RouteFacts = Readonly<
  Partial<Record<NumberFact, number | undefined> & Record<FlagFact, boolean | undefined>>
>;

/** Over one number and up to and with another; null is no limit. */
export type NumberCondition = {
  readonly fact: NumberFact;
  readonly over: number | null;
  readonly upTo: number | null;
};
export type FlagCondition = { readonly fact: FlagFact; readonly is: boolean };

export type SchemeLine = {
  readonly key: string;
  /** All of these hold. */
  readonly when: readonly (NumberCondition | FlagCondition)[];
  /** The key of the body that it must go to at least; null when this line asks for none. */
  readonly goesTo: string | null;
  /** What else it needs: "chief finance officer’s note needed". */
  readonly also: readonly string[];
  /** What is said where it asks for nothing: "no stop". */
  readonly says: string;
};

/** One question of the scheme: exactly one of its lines answers each case. */
export type SchemeQuestion = {
  readonly key: string;
  readonly title: string;
  readonly lines: readonly SchemeLine[];
};

export type SchemeBody = {
  readonly key: string;
  readonly label: string;
  /** From a complete case to its answer. */
  readonly answerWithin: { readonly days: number; readonly unit: 'calendar' | 'working' };
};

/** A scheme of delegation: data of the group, dated. */
export type Scheme = {
  readonly key: string;
  readonly inForceFrom: CalendarDate;
  readonly inForceTo: CalendarDate | null;
  readonly approvedBy: string;
  readonly source: string;
  /** Whether a person of the group has held it against the constitution; else pages say that nobody has. */
  readonly verified: boolean;
  /** From the one that may decide least to the one that may decide all. */
  readonly bodies: readonly SchemeBody[];
  readonly questions: readonly SchemeQuestion[];
};

export type SchemeFault =
  | { readonly kind: 'gap'; readonly question: string; readonly example: RouteFacts }
  | {
      readonly kind: 'overlap';
      readonly question: string;
      readonly lines: readonly string[];
      readonly example: RouteFacts;
    }
  | { readonly kind: 'never'; readonly question: string; readonly line: string }
  | { readonly kind: 'unknown-body'; readonly question: string; readonly line: string; readonly body: string }
  | { readonly kind: 'too-many'; readonly question: string }
  | { readonly kind: 'deadline'; readonly body: string }
  | { readonly kind: 'same-key'; readonly key: string }
  /** No question sends every case to a body, so some case would go to none. */
  | { readonly kind: 'no-body-for-all' };

const isNumberCondition = (condition: SchemeLine['when'][number]): condition is NumberCondition =>
  'over' in condition;

/** Whether a line answers a case. Undefined while a fact that it asks for is not known, unless another rules it out. */
export const lineHolds = (line: SchemeLine, facts: RouteFacts): boolean | undefined => {
  const each = line.when.map((condition) => {
    if (!isNumberCondition(condition)) {
      const flag = facts[condition.fact];
      return flag === undefined ? undefined : flag === condition.is;
    }
    const value = facts[condition.fact];
    if (value === undefined) return undefined;
    return (
      (condition.over === null || value > condition.over) &&
      (condition.upTo === null || value <= condition.upTo)
    );
  });
  return each.includes(false) ? false : each.includes(undefined) ? undefined : true;
};

/** A question whose lines cut its facts into more cells than this is no table that a person can read. */
const MOST_CELLS = 10_000;

/**
 * A value for every stretch of a fact between the limits that the lines name: the upper end of each, and one beyond
 * the last. A scheme that answers these once each answers every number once, whole or not.
 */
const sampleOf = (fact: NumberFact | FlagFact, { lines }: SchemeQuestion): readonly (number | boolean)[] => {
  if (FLAG_FACTS.some((flag) => flag === fact)) return [false, true];
  const limits = lines.flatMap(({ when }) =>
    when
      .filter(isNumberCondition)
      .flatMap((condition) => (condition.fact === fact ? [condition.over, condition.upTo] : [])),
  );
  const cuts = [...new Set(limits.filter((limit) => limit !== null))].sort((a, b) => a - b);
  return [...cuts, (cuts.at(-1) ?? 0) + 1];
};

/** One case for each cell into which the lines of a question cut what can be; undefined when there are too many. */
const cellsOf = (question: SchemeQuestion): readonly RouteFacts[] | undefined => {
  const facts = [...new Set(question.lines.flatMap(({ when }) => when.map(({ fact }) => fact)))];
  const samples = facts.map((fact) => sampleOf(fact, question));
  if (samples.reduce((product, { length }) => product * length, 1) > MOST_CELLS) return undefined;
  return facts.reduce<RouteFacts[]>(
    (cells, fact, place) =>
      cells.flatMap((cell) => (samples[place] ?? []).map((value) => ({ ...cell, [fact]: value }))),
    [{}],
  );
};

const faultsOfQuestion = (question: SchemeQuestion, bodies: ReadonlySet<string>): SchemeFault[] => {
  const faults: SchemeFault[] = question.lines.flatMap((line): SchemeFault[] => [
    ...(line.goesTo !== null && !bodies.has(line.goesTo)
      ? [{ kind: 'unknown-body', question: question.key, line: line.key, body: line.goesTo } as const]
      : []),
    ...(line.when.some(
      (one) => isNumberCondition(one) && one.over !== null && one.upTo !== null && one.over >= one.upTo,
    )
      ? [{ kind: 'never', question: question.key, line: line.key } as const]
      : []),
  ]);
  const cells = cellsOf(question);
  if (!cells) return [...faults, { kind: 'too-many', question: question.key }];
  const overlapping = new Set<string>();
  for (const example of cells) {
    const lines = question.lines.filter((line) => lineHolds(line, example)).map(({ key }) => key);
    if (lines.length === 0) {
      if (!faults.some(({ kind }) => kind === 'gap'))
        faults.push({ kind: 'gap', question: question.key, example });
    } else if (lines.length > 1 && !overlapping.has(lines.join())) {
      overlapping.add(lines.join());
      faults.push({ kind: 'overlap', question: question.key, lines, example });
    }
  }
  return faults;
};

const repeated = (keys: readonly string[]): SchemeFault[] =>
  [...new Set(keys.filter((key, place) => keys.indexOf(key) !== place))].map((key) => ({
    kind: 'same-key',
    key,
  }));

/**
 * What is wrong with a scheme: a case that no line of a question answers, or more than one; a body that is not
 * named; no question that sends every case somewhere. Each gap and overlap is told with a case that falls into it. A
 * scheme is kept only when there is nothing.
 */
export const whatIsWrongWithScheme = (scheme: Scheme): readonly SchemeFault[] => {
  const bodies = new Set(scheme.bodies.map(({ key }) => key));
  const everywhere = scheme.questions.some(
    ({ lines }) => lines.length > 0 && lines.every(({ goesTo }) => goesTo !== null),
  );
  return [
    ...repeated(scheme.bodies.map(({ key }) => key)),
    ...repeated(scheme.questions.map(({ key }) => key)),
    ...scheme.questions.flatMap((question) => repeated(question.lines.map(({ key }) => key))),
    ...scheme.bodies.flatMap(({ key, answerWithin: { days } }): SchemeFault[] =>
      Number.isSafeInteger(days) && days > 0 ? [] : [{ kind: 'deadline', body: key }],
    ),
    ...scheme.questions.flatMap((question) => faultsOfQuestion(question, bodies)),
    ...(everywhere ? [] : [{ kind: 'no-body-for-all' } as const]),
  ];
};

/** The scheme in force on a day; undefined when there is none, and the page says so instead of guessing one. */
export const schemeOn = (schemes: readonly Scheme[], date: CalendarDate): Scheme | undefined =>
  schemes.find(
    ({ inForceFrom, inForceTo }) => inForceFrom <= date && (inForceTo === null || date <= inForceTo),
  );

/** Two schemes that would be in force on one day, by their keys; undefined when none are. */
export const whichSchemesOverlap = (schemes: readonly Scheme[]): readonly [string, string] | undefined => {
  const sorted = [...schemes].sort((a, b) => (a.inForceFrom < b.inForceFrom ? -1 : 1));
  for (const [place, scheme] of sorted.entries()) {
    const next = sorted[place + 1];
    if (next && (scheme.inForceTo === null || scheme.inForceTo >= next.inForceFrom))
      return [scheme.key, next.key];
  }
  return undefined;
};
