import { addWorkingDays, calendarCovers } from '../../shared/calendar/index.ts';
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import { poundsOf } from '../../shared/pounds.ts';
import {
  type FlagFact,
  lineHolds,
  type NumberFact,
  type RouteFacts,
  type Scheme,
  type SchemeBody,
  type SchemeLine,
  type SchemeQuestion,
} from './scheme-rules.ts';

/** What one question of the scheme says about a case. */
export type RouteLine = {
  readonly question: string;
  /** "Recurring cost £414,960": what is known, or that it is not yet. */
  readonly fact: string;
  /** "over £250,000: governing body": what follows, with its limit. */
  readonly rule: string;
  /** The key of its line; null while what it asks for is not known. */
  readonly line: string | null;
  /** This line sends it where it goes. */
  readonly decides: boolean;
};

export type Route = {
  /** Key of the scheme it was worked out by. */
  readonly scheme: string;
  /** Where it goes by what is known. */
  readonly body: SchemeBody;
  /** Where it could still go when all is known: the same body once nothing is missing that matters. */
  readonly atMost: SchemeBody;
  readonly lines: readonly RouteLine[];
  /** What else it needs before it is decided. */
  readonly also: readonly string[];
  /** "because recurring cost is over £250,000", for a sentence that begins with the body. */
  readonly because: string;
};

type Words = {
  readonly name: string;
  readonly say: (value: number) => string;
  /** Where name and value one after the other are no English. */
  readonly whole?: (value: number) => string;
};

const practices = (count: number): string => `${count} ${count === 1 ? 'practice' : 'practices'}`;
const share = (hundredths: number): string => `${hundredths / 100}% of the budget`;

/** How facts in numbers are named and said. */
export const NUMBERS: Readonly<Record<NumberFact, Words>> = {
  recurringPence: { name: 'Recurring cost', say: poundsOf },
  oncePence: { name: 'One-off cost', say: poundsOf },
  netPence: { name: 'Net cost', say: poundsOf },
  highestRisk: { name: 'Highest risk', say: (risk) => `${risk} of 25` },
  practices: { name: 'Practices touched', say: practices, whole: (count) => `${practices(count)} touched` },
  budgetShare: { name: 'Share of the budget', say: share, whole: share },
};
/** How facts that are so or not are said: yes, no, and by name. */
export const FLAGS: Readonly<Record<FlagFact, readonly [yes: string, no: string, name: string]>> = {
  restricts: ['A treatment is restricted', 'No treatment restricted', 'Whether a treatment is restricted'],
  partners: ['A partner must change too', 'No partner must change', 'Whether a partner must change'],
};

export const isNumberFact = (fact: NumberFact | FlagFact): fact is NumberFact => fact in NUMBERS;

/** "Recurring cost £414,960": what is known of one fact, or that it is not yet. */
export const factWords = (fact: NumberFact | FlagFact, facts: RouteFacts): string => {
  if (isNumberFact(fact)) {
    const value = facts[fact];
    return value === undefined
      ? `${NUMBERS[fact].name} not known yet`
      : (NUMBERS[fact].whole?.(value) ?? `${NUMBERS[fact].name} ${NUMBERS[fact].say(value)}`);
  }
  const [yes, no, name] = FLAGS[fact];
  return facts[fact] === undefined ? `${name} is not known yet` : facts[fact] ? yes : no;
};

/** "over £250,000", "up to £25,000", "over £25,000 and up to £250,000"; nothing for a flag or no limit. */
const limitWords = ({ when }: SchemeLine): string =>
  when
    .flatMap((condition) => {
      if (!('over' in condition)) return [];
      const { say } = NUMBERS[condition.fact];
      const parts = [
        // "Over 0 practices" is what the fact beside it says already.
        ...(condition.over === null || condition.over === 0 ? [] : [`over ${say(condition.over)}`]),
        ...(condition.upTo === null ? [] : [`up to ${say(condition.upTo)}`]),
      ];
      return parts.length ? [parts.join(' and ')] : [];
    })
    .join(', ');

const bodyRank = ({ bodies }: Scheme, key: string | null): number =>
  key === null ? -1 : bodies.findIndex((body) => body.key === key);

type Answer = {
  readonly question: SchemeQuestion;
  /** The lines that answer it, or may: one when all that matters is known. */
  readonly lines: readonly SchemeLine[];
};

const answerOf = (question: SchemeQuestion, facts: RouteFacts): Answer => {
  const sure = question.lines.filter((line) => lineHolds(line, facts) === true);
  const lines = sure.length ? sure : question.lines.filter((line) => lineHolds(line, facts) !== false);
  if (sure.length > 1 || lines.length === 0)
    throw new RangeError(`“${question.title}” answers a case ${sure.length} times: the scheme is at fault`);
  return { question, lines };
};

const lineWords = (scheme: Scheme, { question, lines }: Answer, facts: RouteFacts) => {
  const asked = [...new Set(question.lines.flatMap(({ when }) => when.map(({ fact }) => fact)))];
  // A question that asks about nothing has one line, for every case.
  const fact = asked.map((one) => factWords(one, facts)).join(', ') || 'Every case';
  const line = lines.length === 1 ? lines[0] : undefined;
  if (!line) return { fact, rule: question.title };
  const body = scheme.bodies[bodyRank(scheme, line.goesTo)];
  const what = [...(body ? [body.label] : []), ...line.also].join('; ') || line.says;
  const limit = limitWords(line);
  return { fact, rule: limit ? `${limit}: ${what}` : what };
};

/**
 * The route of a case by a scheme of delegation, line by line, with the line that decides. What is not known yet
 * counts as little as it can for `body`, and as much as it can for `atMost`, so that a route is known on the first
 * day. Throws on a scheme with a gap or an overlap, which is never kept: see `whatIsWrongWithScheme`.
 */
export const routeOf = (scheme: Scheme, facts: RouteFacts): Route => {
  const answers = scheme.questions.map((question) => answerOf(question, facts));
  const ranks = (pick: 'min' | 'max') =>
    answers.map(({ lines }) => Math[pick](...lines.map(({ goesTo }) => bodyRank(scheme, goesTo))));
  const least = ranks('min');
  const rank = Math.max(...least);
  const [body, atMost] = [scheme.bodies[rank], scheme.bodies[Math.max(...ranks('max'))]];
  if (!body || !atMost) throw new RangeError(`the scheme ${scheme.key} sends a case to no body`);
  const deciding = least.indexOf(rank);
  const lines = answers.map((answer, place) => ({
    question: answer.question.key,
    ...lineWords(scheme, answer, facts),
    line: answer.lines.length === 1 ? (answer.lines[0]?.key ?? null) : null,
    decides: place === deciding,
  }));
  return {
    scheme: scheme.key,
    body,
    atMost,
    lines,
    also: answers.flatMap(({ lines: [line, more] }) => (more ? [] : (line?.also ?? []))),
    because: becauseOf(answers[deciding], lines[deciding]),
  };
};

const becauseOf = (answer: Answer | undefined, words: RouteLine | undefined): string => {
  const line = answer?.lines.length === 1 ? answer.lines[0] : undefined;
  if (!line || !words) return 'because not enough is known yet to send it further';
  const [condition] = line.when;
  if (!condition) return 'because every case goes there';
  const limit = limitWords(line);
  const name = isNumberFact(condition.fact) ? NUMBERS[condition.fact].name : words.fact;
  const small = name.charAt(0).toLowerCase() + name.slice(1);
  return limit ? `because ${small} is ${limit}` : `because ${small}`;
};

export type RouteChange = {
  readonly was: SchemeBody;
  readonly now: SchemeBody;
  /** The lines that answer otherwise than before, as they answer now. */
  readonly lines: readonly RouteLine[];
  /** "Governing body: was Commissioning committee, because recurring cost is over £250,000". */
  readonly note: string;
};

/**
 * What changed in a route when its case changed, for the note that is kept; undefined when every line answers as
 * before. Figures that moved within their line change nothing.
 */
export const routeChange = (before: Route, after: Route): RouteChange | undefined => {
  const lines = after.lines.filter(
    ({ question, line }) => before.lines.find((one) => one.question === question)?.line !== line,
  );
  const moved = before.body.key !== after.body.key;
  if (lines.length === 0 && !moved) return undefined;
  return {
    was: before.body,
    now: after.body,
    lines,
    note: moved
      ? `${after.body.label}: was ${before.body.label}, ${after.because}`
      : `${after.body.label}, as before; ${lines.map(({ fact, rule }) => `${fact}, ${rule}`).join('; ')}`,
  };
};

/**
 * The last day on which a body’s answer to a case complete on that day is in time. Undefined when it is given in
 * working days and the bank holidays of those years are not known.
 */
export const answerDue = (
  { answerWithin: { days, unit } }: SchemeBody,
  completeOn: CalendarDate,
): CalendarDate | undefined => {
  if (unit === 'calendar') return addDays(completeOn, days);
  // Twice as many days and three weeks hold any run of weekends and holidays.
  return calendarCovers(completeOn, addDays(completeOn, days * 2 + 21))
    ? addWorkingDays(completeOn, days)
    : undefined;
};
