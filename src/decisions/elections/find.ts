import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { visibleTo } from '../../platform/registries.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Candidate } from '../counting/election-rules.ts';
import { findBody } from '../kit/find.ts';
import { electionRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { type ElectionDates, type Step, stepOf } from './state-rules.ts';
import type {
  ElectionHandTable,
  ElectionTable,
  ElectionVoterTable,
  FrozenElection,
  NominationTable,
} from './tables.ts';

/** An election without its frozen list, which is long where each person votes. */
export type Election = Omit<Selectable<ElectionTable>, 'frozen'>;
export type Nomination = Selectable<NominationTable>;
export type ElectionVoter = Selectable<ElectionVoterTable>;
export type ElectionHand = Selectable<ElectionHandTable>;
export type Standing = FrozenElection['candidates'][number];

export const electionInput = z
  .string({ error: 'Say which election, such as ELEC-2026-001.' })
  .trim()
  .toUpperCase()
  .max(40)
  .describe('ELEC-2026-001');

const COLUMNS = [
  'reference',
  'body',
  'seat',
  'title',
  'seats',
  'rule',
  'electorate',
  'eligible',
  'nominations_from',
  'nominations_to',
  'voting_from',
  'voting_to',
  'term_from',
  'term_to',
  'state',
  'seed',
  'seed_hash',
  'frozen_hash',
  'result',
  'counted_at',
  'void_reason',
  'opened_by',
  'opened_by_name',
  'opened_at',
  'notice_on',
  'shown',
  'ballots_hash',
  'seated_at',
  'once',
  'version',
] as const;

export const selectElections = (db: Db) => decisionDb(db).selectFrom('election').select(COLUMNS);

export const findElection = (db: Db, reference: string): Promise<Election | undefined> =>
  selectElections(db).where('reference', '=', reference).executeTakeFirst();

/** The election, and nobody counts it before this transaction ends; others may vote meanwhile. */
export const shareElection = (trx: Trx, reference: string): Promise<Election | undefined> =>
  selectElections(trx).where('reference', '=', reference).forShare().executeTakeFirst();

/** The election, and nobody votes or changes it before this transaction ends. */
export const lockElection = (trx: Trx, reference: string): Promise<Election | undefined> =>
  selectElections(trx).where('reference', '=', reference).forUpdate().executeTakeFirst();

export const noElection = (reference: string): CommonRefusal => ({
  kind: 'not-found',
  what: `the election ${reference}`,
});

/** Days of an election under the names of the rules. */
export const datesOf = (election: Election): ElectionDates & Pick<Election, 'state'> => ({
  state: election.state,
  nominationsFrom: election.nominations_from,
  nominationsTo: election.nominations_to,
  votingFrom: election.voting_from,
  votingTo: election.voting_to,
  termFrom: election.term_from,
  termTo: election.term_to,
});

export const stepOn = (election: Election, today: CalendarDate): Step => stepOf(datesOf(election), today);

/**
 * Those of the elections that this reader may know of. Members of the group read all; the public those to bodies that
 * meet in public, once names can be given.
 */
export const visibleElections = async <E extends Pick<Election, 'reference' | 'body' | 'state'>>(
  { db, registries }: Pick<Platform, 'db' | 'registries'>,
  actor: Actor,
  elections: readonly E[],
): Promise<E[]> => {
  const seen = await visibleTo(registries, db, actor, elections, ({ reference }) => electionRef(reference));
  if (actor.kind !== 'public') return seen;
  const open: E[] = [];
  for (const election of seen)
    if (election.state !== 'planned' && (await findBody(db, election.body))?.in_public) open.push(election);
  return open;
};

/** An election that this reader may see; hidden and missing ones answer alike. */
export const readElection = async (
  platform: Pick<Platform, 'db' | 'registries'>,
  actor: Actor,
  reference: string,
): Promise<Result<Election, CommonRefusal>> => {
  const row = await findElection(platform.db, reference);
  const [seen] = row ? await visibleElections(platform, actor, [row]) : [];
  return seen ? ok(seen) : refuse(noElection(reference));
};

/** The names that were given, in the order of the names: never by who came first. */
export const nominationsOf = (db: Db, election: string): Promise<Nomination[]> =>
  decisionDb(db)
    .selectFrom('nomination')
    .selectAll()
    .where('election', '=', election)
    .orderBy('person_name')
    .orderBy('id')
    .execute();

/** Who can be voted for, as frozen when voting opened; empty before. */
export const standingOf = async (db: Db, election: string): Promise<readonly Standing[]> => {
  const row = await decisionDb(db)
    .selectFrom('election')
    .select(sql<readonly Standing[] | null>`frozen -> 'candidates'`.as('candidates'))
    .where('reference', '=', election)
    .executeTakeFirst();
  return row?.candidates ?? [];
};

export const candidatesIn = (standing: readonly Standing[]): readonly Candidate[] =>
  standing.map(({ id, name }) => ({ id, name }));

/** Who may vote, in the order of their names: never an order of time. */
export const electionVoters = (db: Db, election: string): Promise<ElectionVoter[]> =>
  decisionDb(db)
    .selectFrom('election_voter')
    .selectAll()
    .where('election', '=', election)
    .orderBy('voter_name')
    .orderBy('voter')
    .execute();

/** How many may vote, how many of them can, and how many have. */
export const turnoutOf = async (
  db: Db,
  election: string,
): Promise<{ readonly entitled: number; readonly able: number; readonly voted: number }> => {
  const { rows } = await sql<{ entitled: number; able: number; voted: number }>`
    select count(*)::int as entitled, count(cast_by)::int as able,
      count(*) filter (where has_voted)::int as voted
    from election_voter where election = ${election}`.execute(db);
  return rows[0] ?? { entitled: 0, able: 0, voted: 0 };
};

/** The votes of an election that this person casts: their own, or those of practices. */
export const votesToCastIn = (db: Db, election: string, actor: Actor): Promise<ElectionVoter[]> =>
  actor.kind === 'person'
    ? decisionDb(db)
        .selectFrom('election_voter')
        .selectAll()
        .where('election', '=', election)
        .where('cast_by', '=', actor.id)
        .orderBy('voter_name')
        .execute()
    : Promise.resolve([]);

/** The earlier of two days. */
export const earlier = (one: CalendarDate, other: CalendarDate): CalendarDate =>
  [one, other].sort()[0] ?? one;
