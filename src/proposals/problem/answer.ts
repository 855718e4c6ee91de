import { z } from 'zod';
import type { Person } from '../../platform/actor.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, optionalWords } from '../../platform/input.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { signedBy } from '../kit/change.ts';
import { type Proposal, referenceInput } from '../kit/find.ts';
import { campOf } from './camps-rules.ts';
import { keepProblemChange, openToAll, type Refused } from './change.ts';
import { type Asking, findAsking, findClosing, isAsking, statementsOf } from './find.ts';
import { problemDb } from './tables.ts';
import { STANCES } from './votes-rules.ts';

type Answer = Result<{ statement: string; left: number }, Refused>;

/**
 * Says what one sees of one statement: agree, disagree, pass, and own words. A later answer takes the place of an
 * earlier one, so a person counts once. Who answered is in the record; what they said stands with the problem alone.
 */
export const answerProblem = defineUse({
  name: 'answer-problem',
  path: 'ideas/{reference}/problem/answers',
  method: 'post',
  permission: 'proposals.raise',
  summary: 'Answers one statement of what the problem is: agree, disagree or pass, with own words if any.',
  input: z.object({
    reference: referenceInput,
    statement: z.uuid({ error: 'Say which statement you answer.' }),
    stance: z.enum(STANCES, { error: 'Choose: agree, not how I see it, or pass.' }),
    words: optionalWords(1000).describe('in your own words'),
    confirmed: confirmedWords,
  }),
  output: z.object({
    statement: z.string(),
    left: z.number().describe('statements that you have not answered'),
  }),
  run: async (platform, actor, input): Promise<Answer> => {
    const identified = identifiedIn({ words: input.words }, input.confirmed);
    if (identified) return refuse(identified);
    if (actor.kind !== 'person') return refuse({ kind: 'not-allowed', permission: 'proposals.raise' });
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openToAll(platform, trx, actor, input.reference);
      if (!opened.ok) return opened;
      const proposal = opened.value;
      const { reference } = proposal;
      const closing = await findClosing(trx, reference);
      const asking = await findAsking(trx, reference);
      if (!asking || !isAsking({ asking, closing }, proposal))
        return refuse({
          kind: 'problem-not-open',
          closed: closing !== undefined || proposal.state !== 'taken-on',
        });
      const open = (await statementsOf(trx, reference)).filter(({ stands }) => stands === 'open');
      const statement = open.find(({ id }) => id === input.statement);
      if (!statement) return refuse({ kind: 'not-found', what: 'that statement: it was withdrawn' });
      const own = await ownVotes(trx, reference, actor.id);
      const before = own.findLast((vote) => vote.statement === statement.id);
      const words = input.words ?? '';
      if (before?.stance !== input.stance || before.words !== words) {
        const now = platform.now();
        const by = signedBy(actor, proposal);
        await problemDb(trx)
          .insertInto('problem_vote')
          .values({
            proposal: reference,
            statement: statement.id,
            person: actor.id,
            stance: input.stance,
            words,
            camp: campOf(actor.roles.map(({ role }) => role)),
            person_name: by.name,
            person_standing: by.standing,
            on_day: londonDate(now),
          })
          .execute();
        await standFor(trx, proposal, asking, actor, londonDate(now));
        await keepProblemChange(trx, actor, now, proposal, asking.version, {
          kind: 'problem.answered',
          after: { statement: statement.id, ...(input.confirmed ? { confirmed: true } : {}) },
        });
      }
      const answered = new Set([...own.map((vote) => vote.statement), statement.id]);
      return ok({ statement: statement.id, left: open.filter(({ id }) => !answered.has(id)).length });
    });
  },
});

const ownVotes = (trx: Trx, proposal: string, person: string) =>
  problemDb(trx)
    .selectFrom('problem_vote')
    .select(['statement', 'stance', 'words'])
    .where('proposal', '=', proposal)
    .where('person', '=', person)
    .orderBy('id')
    .execute();

/** Whoever answers answers for those asked among whom they stand, told or not. */
const standFor = async (
  trx: Trx,
  { reference }: Proposal,
  asking: Asking,
  actor: Person,
  today: string,
): Promise<void> => {
  const own = new Set([actor.id, ...actor.roles.map(({ organisation }) => organisation)]);
  const rows = asking.asked
    .filter(({ key }) => own.has(key))
    .map(({ kind, key }) => ({
      proposal: reference,
      kind,
      key,
      person: actor.id,
      invited_on: today,
      told: false,
    }));
  if (rows.length > 0)
    await problemDb(trx)
      .insertInto('problem_invited')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
};
