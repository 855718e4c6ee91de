import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import { signatureOf } from '../../platform/signature.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepDecisionChange } from '../kit/change.ts';
import { electionRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { type Changed, openToKeep, type Refused } from './change.ts';
import { votingPractices } from './electorate.ts';
import { type Election, electionVoters, nominationsOf, stepOn } from './find.ts';

/** Whom an election concerns: who stands, and who votes. */
export const concernedBy = async (
  db: Db,
  { reference }: Pick<Election, 'reference'>,
): Promise<readonly string[]> => [
  ...(await nominationsOf(db, reference))
    .filter(({ withdrawn_at }) => withdrawn_at === null)
    .map(({ person }) => person),
  ...(await electionVoters(db, reference)).flatMap(({ cast_by }) => (cast_by ? [cast_by] : [])),
];

/**
 * Writes the list of voters anew in the order of their codes: what the store keeps of rows (their place, their
 * transaction) then tells no order in which people voted.
 */
export const rewriteVoters = async (trx: Trx, reference: string): Promise<void> => {
  await sql`with gone as (delete from election_voter where election = ${reference} returning *)
    insert into election_voter select * from gone order by voter`.execute(trx);
};

/** Chooses who votes for a practice that has no representative, until voting opens. Nobody: takes the choice back. */
export const chooseHand = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: { readonly reference: string; readonly practice: string; readonly person?: string | undefined },
): Promise<Result<Changed, Refused>> => {
  const opened = await openToKeep(platform, trx, actor, given);
  if (!opened.ok) return opened;
  const election = opened.value;
  const now = platform.now();
  const today = londonDate(now);
  const step = stepOn(election, today);
  if (election.electorate !== 'practices' || !['planned', 'nominations', 'between'].includes(step))
    return refuse({ kind: 'election-not-at-this-step', step });
  const practices = await votingPractices(trx, election.reference, today);
  const practice = practices.find(({ code }) => code === given.practice);
  if (!practice) return refuse({ kind: 'not-found', what: `the member practice ${given.practice}` });
  if (practice.hand?.how === 'representative') return refuse({ kind: 'hand-represented' });
  const chosen = practice.options.find(({ person }) => person === given.person);
  if (given.person && !chosen) return refuse({ kind: 'hand-not-there', field: 'person' });
  await decisionDb(trx)
    .deleteFrom('election_hand')
    .where('election', '=', election.reference)
    .where('practice', '=', practice.code)
    .execute();
  const by = signatureOf(actor);
  if (chosen)
    await decisionDb(trx)
      .insertInto('election_hand')
      .values({
        election: election.reference,
        practice: practice.code,
        person: chosen.person,
        person_name: chosen.name,
        chosen_by: by.person,
        chosen_by_name: by.name,
        chosen_at: now,
      })
      .execute();
  await keepDecisionChange(trx, actor, now, electionRef(election.reference), {
    version: election.version,
    kind: 'election.hand-chosen',
    before: { practice: practice.code, castBy: practice.hand?.person ?? null },
    after: { practice: practice.code, castBy: chosen?.person ?? null },
  });
  return ok({ reference: election.reference });
};
