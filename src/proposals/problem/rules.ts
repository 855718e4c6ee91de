import { addDays, type CalendarDate } from '../../shared/dates.ts';
import { ASKED_KINDS, type Asked, type AskedKind } from './asked-rules.ts';
import { countStatements, dissentOf, type StatementCount, type Vote } from './votes-rules.ts';

/** When a problem may be closed: data of the group, dated. */
export type ClosingRule = {
  readonly inForceFrom: CalendarDate;
  /** Days for which those asked have time, unless all have answered before. */
  readonly openFor: number;
  readonly source: string;
  readonly verified: boolean;
};

/** The rule that a group begins with; nobody has checked it. */
export const STARTING_CLOSING: ClosingRule = {
  inForceFrom: '2009-04-01',
  openFor: 14,
  source: 'A suggestion to begin with',
  verified: false,
};

/** A problem as it is being agreed. */
export type Problem = {
  readonly openedOn: CalendarDate;
  readonly leads: readonly [clinician: string, manager: string];
  readonly asked: readonly (Asked & {
    /** Somebody of them has answered. */
    readonly answered: boolean;
  })[];
  /** What it touches and nobody is known to ask about. */
  readonly nobodyFor: readonly { readonly kind: AskedKind; readonly what: string }[];
  readonly statements: readonly string[];
  readonly votes: readonly Vote[];
};

/** What the leads write to close it. */
export type ClosingWords = {
  /** What was agreed, in words. */
  readonly text: string;
  readonly signedBy: readonly string[];
  /** Why it is closed though none of a kind has answered, or nobody was found to ask. */
  readonly without: Readonly<Partial<Record<AskedKind, string>>>;
};

export type ClosingShortfall =
  | { readonly kind: 'closing-no-statement' }
  | { readonly kind: 'closing-no-votes' }
  | { readonly kind: 'closing-text' }
  | { readonly kind: 'closing-unsigned'; readonly by: string }
  | { readonly kind: 'closing-too-soon'; readonly until: CalendarDate; readonly unheard: number }
  /** None of a kind that was asked has answered. */
  | { readonly kind: 'closing-silent'; readonly of: AskedKind }
  | { readonly kind: 'closing-nobody'; readonly of: AskedKind; readonly what: string };

/**
 * What keeps a problem from being closed; empty when it may be. There is a statement and an answer; a text says what was
 * agreed; both leads stand by it; those asked have had their days, or all have answered; and of each kind that it
 * touches somebody answered, or the leads say why it goes on without. Agreement is not asked for: dissent is kept.
 */
export const whyNotClose = (
  problem: Problem,
  words: ClosingWords,
  rule: ClosingRule,
  today: CalendarDate,
): readonly ClosingShortfall[] => {
  const { asked, leads, nobodyFor, openedOn, statements, votes } = problem;
  const excused = (kind: AskedKind): boolean => Boolean(words.without[kind]?.trim());
  const unheard = asked.filter(({ answered }) => !answered).length;
  const until = addDays(openedOn, rule.openFor);
  const silent = ASKED_KINDS.filter((kind) => {
    const own = asked.filter((one) => one.kind === kind);
    return own.length > 0 && own.every(({ answered }) => !answered) && !excused(kind);
  });
  return [
    ...(statements.length ? [] : [{ kind: 'closing-no-statement' } as const]),
    ...(statements.length && votes.length === 0 ? [{ kind: 'closing-no-votes' } as const] : []),
    ...(words.text.trim() ? [] : [{ kind: 'closing-text' } as const]),
    ...leads
      .filter((lead) => !words.signedBy.includes(lead))
      .map((by) => ({ kind: 'closing-unsigned', by }) as const),
    ...(unheard > 0 && today < until ? [{ kind: 'closing-too-soon', until, unheard } as const] : []),
    ...silent.map((of) => ({ kind: 'closing-silent', of }) as const),
    ...nobodyFor
      .filter(({ kind }) => !excused(kind))
      .map(({ kind, what }) => ({ kind: 'closing-nobody', of: kind, what }) as const),
  ];
};

/** A problem as it was agreed: what is kept with it from then on. */
export type Closing = {
  readonly on: CalendarDate;
  readonly text: string;
  readonly signedBy: readonly string[];
  readonly asked: number;
  readonly answered: number;
  readonly counts: readonly StatementCount[];
  /** Everybody who disagrees and said why, in their words. The leads cannot leave any out. */
  readonly dissent: readonly Vote[];
  readonly without: ClosingWords['without'];
};

/** The closing of a problem. Throws when `whyNotClose` names anything: the caller has refused it before. */
export const closeProblem = (
  problem: Problem,
  words: ClosingWords,
  rule: ClosingRule,
  on: CalendarDate,
): Closing => {
  const [short] = whyNotClose(problem, words, rule, on);
  if (short) throw new RangeError(`a problem cannot be closed: ${short.kind}`);
  return {
    on,
    text: words.text,
    signedBy: words.signedBy,
    asked: problem.asked.length,
    answered: problem.asked.filter(({ answered }) => answered).length,
    counts: countStatements(problem.statements, problem.votes),
    dissent: dissentOf(problem.votes),
    without: words.without,
  };
};
