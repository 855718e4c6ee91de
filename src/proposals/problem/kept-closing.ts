import type { Db, Trx } from '../../platform/relational/relational.ts';
import { type CalendarDate, daysBetween } from '../../shared/dates.ts';
import type { Proposal } from '../kit/find.ts';
import { ASKED_KINDS, type AskedKind } from './asked-rules.ts';
import { type Asking, type ProblemKept, problemOf } from './find.ts';
import type { KeptClosing } from './kept.ts';
import { closingRuleOn } from './open.ts';
import {
  type ClosingShortfall,
  type ClosingWords,
  closeProblem,
  type Problem,
  whyNotClose,
} from './rules.ts';
import { movements, peopleHeard } from './votes-rules.ts';

const closingWords = (kept: ProblemKept, asking: Asking): ClosingWords => ({
  text: asking.text,
  signedBy: kept.signatures.map(({ person }) => person),
  without: asking.without,
});

/** The rule in force, with the days that those asked were told. */
const ruleOf = async (db: Db, asking: Asking, today: CalendarDate) => {
  const rule = await closingRuleOn(db, today);
  const { opened_on: from, due } = asking;
  return from && due ? { ...rule, openFor: daysBetween(from, due) } : rule;
};

/** What keeps the problem of a proposal from being closed, with its words as they are kept now. */
export const shortOf = async (
  db: Db,
  proposal: Proposal,
  kept: ProblemKept,
  today: CalendarDate,
): Promise<readonly ClosingShortfall[]> => {
  const problem = problemOf(proposal, kept);
  const { asking } = kept;
  if (!problem || !asking) return [];
  return whyNotClose(problem, closingWords(kept, asking), await ruleOf(db, asking, today), today);
};

/** What the rule closes, with the words and names as they stand; no id of a person goes with it. */
export const keptClosing = async (
  trx: Trx,
  proposal: Proposal,
  kept: ProblemKept,
  asking: Asking,
  today: CalendarDate,
): Promise<KeptClosing> => {
  const problem = problemOf(proposal, kept);
  if (!problem) throw new Error(`${proposal.reference} has no problem to close`);
  const rule = await ruleOf(trx, asking, today);
  const { counts, dissent, asked, answered, without } = closeProblem(
    problem,
    closingWords(kept, asking),
    rule,
    today,
  );
  const textOf = (statement: string) => kept.statements.find(({ id }) => id === statement)?.text ?? '';
  return {
    openedOn: problem.openedOn,
    on: today,
    text: asking.text,
    because: asking.because,
    signedBy: kept.signatures
      .filter(({ person }) => problem.leads.includes(person))
      .map(({ name, standing, on_day: on }) => ({ name, standing, on })),
    asked,
    answered,
    heard: peopleHeard(problem.votes),
    counts: counts.map((one) => ({ ...one, text: textOf(one.statement) })),
    dissent: dissent.map((vote) => dissentWith(kept, vote, textOf(vote.statement))),
    movements: movements(problem.votes),
    without: Object.fromEntries(
      ASKED_KINDS.flatMap((kind) => (isSilent(problem, kind) ? [[kind, without[kind]]] : [])),
    ),
  };
};

/** None of this kind answered, or nobody was found: the reason that was written for it holds. */
const isSilent = ({ asked, nobodyFor }: Problem, kind: AskedKind): boolean => {
  const own = asked.filter((one) => one.kind === kind);
  return (
    (own.length > 0 && own.every(({ answered }) => !answered)) || nobodyFor.some((one) => one.kind === kind)
  );
};

/** A dissent with the name and role of whoever wrote it, as they stood. */
export const dissentWith = (
  { votes }: Pick<ProblemKept, 'votes'>,
  vote: {
    readonly statement: string;
    readonly person: string;
    readonly camp: string;
    readonly words: string;
  },
  text: string,
): KeptClosing['dissent'][number] => {
  const row = votes.findLast((one) => one.statement === vote.statement && one.person === vote.person);
  return {
    statement: vote.statement,
    text,
    words: vote.words,
    name: row?.person_name ?? '',
    standing: row?.person_standing ?? '',
    camp: vote.camp,
  };
};
