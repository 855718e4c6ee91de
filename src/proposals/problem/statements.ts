import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, optionalWords, versionInput, words } from '../../platform/input.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { asWorking, KEPT_NAME, mayWork } from '../kit/capacity.ts';
import { signedBy, tellOfProposal } from '../kit/change.ts';
import { type Proposal, referenceInput } from '../kit/find.ts';
import { keepProblemChange, openToAll, openToWork, type Refused } from './change.ts';
import { findClosing, type Statement, statementsOf, votesOf } from './find.ts';
import { problemHref } from './hrefs.ts';
import { problemDb, type StatementStands } from './tables.ts';

type Answer = Result<{ id: string; stands: StatementStands }, Refused>;
const output = z.object({ id: z.string(), stands: z.enum(['proposed', 'open', 'not-taken', 'withdrawn']) });

/** Statements are written while it stands at taken on and the problem is not closed. */
const isWritten = async (trx: Trx, proposal: Proposal): Promise<boolean> =>
  proposal.state === 'taken-on' && (await findClosing(trx, proposal.reference)) === undefined;

const said = words('Write the statement in one sentence.', 240).describe(
  'one sentence that people can agree with or not',
);

const alike = (a: string, b: string): boolean =>
  a.trim().toLowerCase().replace(/\.$/, '') === b.trim().toLowerCase().replace(/\.$/, '');

/** Adds a statement: open at once from a lead, proposed to the leads from anybody else. */
export const addStatement = defineUse({
  name: 'add-statement',
  path: 'ideas/{reference}/problem/statements',
  method: 'post',
  permission: 'proposals.raise',
  summary:
    'Adds a statement of what the problem is: open at once from a lead, proposed to the leads by others.',
  input: z.object({ reference: referenceInput, text: said, confirmed: confirmedWords }),
  output,
  run: async (platform, actor, input): Promise<Answer> => {
    const identified = identifiedIn({ text: input.text }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openToAll(platform, trx, actor, input.reference);
      if (!opened.ok) return opened;
      const proposal = asWorking(actor, opened.value);
      if (!(await isWritten(trx, proposal))) return refuse({ kind: 'problem-settled' });
      const there = await statementsOf(trx, proposal.reference);
      const by = signedBy(actor, proposal);
      const same = there.find(
        ({ text, stands }) => (stands === 'open' || stands === 'proposed') && alike(text, input.text),
      );
      // The same words of the same person are a form that was sent twice.
      if (same)
        return same.by_person === by.person
          ? ok({ id: same.id, stands: same.stands })
          : refuse({ kind: 'problem-statement-twice', field: 'text' });
      const stands = mayWork(actor, proposal) ? 'open' : 'proposed';
      const now = platform.now();
      const { id } = await problemDb(trx)
        .insertInto('problem_statement')
        .values({
          proposal: proposal.reference,
          text: input.text,
          stands,
          reason: null,
          by_person: by.person,
          by_name: by.name,
          by_standing: by.standing,
          on_day: londonDate(now),
          place: Math.max(0, ...there.map(({ place }) => place)) + 1,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await keepProblemChange(trx, actor, now, proposal, 1, {
        kind: stands === 'open' ? 'problem.statement-added' : 'problem.statement-proposed',
        after: { statement: id, text: input.text },
      });
      if (stands === 'proposed')
        await tellOfProposal(trx, actor, proposal.reference, leadsOf(proposal), {
          kind: 'problem.statement-proposed',
          title: `A statement is proposed: ${input.text}`,
          href: problemHref(proposal.reference, 'statements'),
        });
      return ok({ id, stands });
    });
  },
});

/** Who is told what became of a statement: of one that stands without a name, the raiser whose name is kept. */
const proposedBy = ({ by_person, by_name }: Statement, { raised_by }: Proposal): string | null =>
  by_person ?? (by_name === KEPT_NAME ? raised_by : null);

const leadsOf = ({ clinician, manager }: Proposal): string[] =>
  [clinician, manager].filter((one) => one !== null);

export const STATEMENT_MOVES = ['reword', 'accept', 'not-take', 'withdraw'] as const;
export type StatementMove = (typeof STATEMENT_MOVES)[number];

/** From where each change of a statement leads to where, and what must be said with it. */
const MOVES: Readonly<
  Record<
    StatementMove,
    {
      readonly from: readonly StatementStands[];
      readonly to?: StatementStands;
      readonly needs?: 'text' | 'reason';
      readonly event: string;
    }
  >
> = {
  reword: { from: ['open', 'proposed'], needs: 'text', event: 'problem.statement-reworded' },
  accept: { from: ['proposed', 'not-taken'], to: 'open', event: 'problem.statement-accepted' },
  'not-take': { from: ['proposed'], to: 'not-taken', needs: 'reason', event: 'problem.statement-not-taken' },
  withdraw: { from: ['open'], to: 'withdrawn', needs: 'reason', event: 'problem.statement-withdrawn' },
};

/** Changes a statement: rewords it until somebody answers, takes a proposed one or not, withdraws one. */
export const changeStatement = defineUse({
  name: 'change-statement',
  path: 'ideas/{reference}/problem/statements/{id}',
  method: 'post',
  permission: 'proposals.work',
  summary: 'Changes a statement: reword (until it is answered), accept, not-take or withdraw with a reason.',
  input: z.object({
    reference: referenceInput,
    id: z.uuid({ error: 'must be the id of a statement' }),
    move: z.enum(STATEMENT_MOVES, { error: 'Choose what is to be done.' }),
    text: optionalWords(240).describe('of reword: the sentence'),
    reason: optionalWords(500).describe('of not-take and withdraw: why'),
    version: versionInput,
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, input): Promise<Answer> => {
    const identified = identifiedIn({ text: input.text, reason: input.reason }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openToWork(platform, trx, actor, { reference: input.reference });
      if (!opened.ok) return opened;
      const proposal = opened.value;
      if (!(await isWritten(trx, proposal))) return refuse({ kind: 'problem-settled' });
      const there = await statementsOf(trx, proposal.reference);
      const found = there.find(({ id }) => id === input.id);
      if (!found) return refuse({ kind: 'not-found', what: 'that statement' });
      const whyNot = await whyNotChange(trx, proposal, there, found, input);
      if (whyNot) return refuse(whyNot);
      const rule = MOVES[input.move];
      const stands = rule.to ?? found.stands;
      const set = {
        stands,
        text: input.move === 'reword' && input.text ? input.text : found.text,
        reason: rule.needs === 'reason' ? (input.reason ?? null) : null,
        version: found.version + 1,
      };
      await problemDb(trx).updateTable('problem_statement').set(set).where('id', '=', found.id).execute();
      await keepProblemChange(trx, actor, platform.now(), proposal, set.version, {
        kind: rule.event,
        before: { statement: found.id, text: found.text, stands: found.stands },
        after: {
          statement: found.id,
          text: set.text,
          stands,
          ...(set.reason ? { reason: set.reason } : {}),
        },
      });
      const proposer = proposedBy(found, proposal);
      if (proposer && (input.move === 'accept' || input.move === 'not-take'))
        await tellOfProposal(trx, actor, proposal.reference, [proposer], {
          kind: rule.event,
          title:
            input.move === 'accept'
              ? `Your statement is open to answers: ${found.text}`
              : `Your statement was not taken: ${set.reason ?? ''}`,
          href: problemHref(proposal.reference),
        });
      return ok({ id: found.id, stands });
    });
  },
});

const whyNotChange = async (
  trx: Trx,
  proposal: Proposal,
  there: readonly Statement[],
  found: Statement,
  input: { move: StatementMove; text?: string | undefined; reason?: string | undefined; version: number },
): Promise<Refused | undefined> => {
  const { from, needs } = MOVES[input.move];
  if (found.version !== input.version) return { kind: 'changed-meanwhile', what: 'This statement' };
  if (!from.includes(found.stands)) return { kind: 'problem-statement-stands' };
  if (needs && !input[needs]) return { kind: 'problem-statement-needs', field: needs };
  const { text } = input;
  if (input.move !== 'reword' || text === undefined) return undefined;
  if ((await votesOf(trx, proposal.reference)).some(({ statement }) => statement === found.id))
    return { kind: 'problem-statement-answered' };
  const twice = there.some(
    (one) =>
      one.id !== found.id && (one.stands === 'open' || one.stands === 'proposed') && alike(one.text, text),
  );
  return twice ? { kind: 'problem-statement-twice', field: 'text' } : undefined;
};
