import { heldBy, isClinicalRole } from '../../people/index.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { londonDate } from '../../shared/dates.ts';
import { type Refusal, type Result, refuse } from '../../shared/result.ts';
import { appointMember } from '../bodies/appoint.ts';
import { renewMember } from '../bodies/members.ts';
import { findBody, membersOn, noBody } from '../kit/find.ts';
import { type Changed, changeElection, openToKeep } from './change.ts';
import { type Election, standingOf, stepOn } from './find.ts';
import { seatsOn } from './set-up.ts';

type Elected = {
  readonly person: string;
  readonly isClinician: boolean;
  /** The practice that they speak for, where the seat is one of practices. */
  readonly organisation: string | undefined;
};

/** Seats one person from the first day of the term; who holds the seat already gets the new term. */
const seatOne = async (
  platform: Platform,
  actor: Actor,
  election: Election,
  { person, isClinician, organisation }: Elected,
): Promise<Result<unknown, Refusal>> => {
  const { body, seat, term_from: from, term_to: to } = election;
  const holds = (await membersOn(platform.db, body, from)).find(
    (row) => row.person === person && row.seat === seat && row.deputy_for === null,
  );
  if (!holds)
    return appointMember.run(platform, actor, {
      key: body,
      person,
      seat,
      organisation,
      isClinician,
      from,
      termEnds: to ?? undefined,
      deputyFor: undefined,
    });
  return to === null
    ? { ok: true, value: undefined }
    : renewMember.run(platform, actor, { key: body, member: holds.id, version: holds.version, termEnds: to });
};

/** Takes back what was done to the last savepoint, for a refusal that comes after a write. */
class Undone extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

/** Seats all of them, or nobody where one cannot be seated. */
const seatAll = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  election: Election,
  elected: readonly Elected[],
): Promise<Refusal | undefined> => {
  try {
    await inTransaction(trx, async (inner) => {
      for (const one of elected) {
        const seated = await seatOne({ ...platform, db: inner }, actor, election, one);
        if (!seated.ok) throw new Undone(seated.refusal);
      }
    });
    return undefined;
  } catch (fault) {
    if (fault instanceof Undone) return fault.refusal;
    throw fault;
  }
};

/** Gives the elected their seats on the body, for the term of the election. Once; all of them or nobody. */
export const seatElected = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: { readonly reference: string; readonly version?: number | undefined },
): Promise<Result<Changed, Refusal>> => {
  const opened = await openToKeep(platform, trx, actor, given);
  if (!opened.ok) return opened;
  const election = opened.value;
  const now = platform.now();
  const today = londonDate(now);
  if (election.seated_at) return refuse({ kind: 'election-seated' });
  if (election.state !== 'counted' || !election.result)
    return refuse({ kind: 'election-not-at-this-step', step: stepOn(election, today) });
  const { winners } = election.result.count;
  if (winners.length === 0) return refuse({ kind: 'election-nobody-elected' });
  const body = await findBody(trx, election.body);
  if (!body) return refuse(noBody(election.body));
  const seat = seatsOn(body, election.term_from).find(({ key }) => key === election.seat);
  const standing = await standingOf(trx, election.reference);
  const elected = winners.flatMap((id) =>
    standing.filter((one) => one.id === id).map(({ person }) => person),
  );
  const held = await heldBy(trx, elected, today);
  const undone = await seatAll(
    platform,
    trx,
    actor,
    election,
    elected.map((person) => {
      const posts = held.filter((post) => post.person === person);
      return {
        person,
        isClinician: (seat?.clinical ?? false) || posts.some(({ role }) => isClinicalRole(role)),
        organisation: seat?.kind === 'practice' ? posts[0]?.organisation : undefined,
      };
    }),
  );
  if (undone) return refuse(undone);
  return changeElection(
    trx,
    actor,
    now,
    election,
    { seated_at: now },
    { kind: 'election.seated', after: { elected } },
  );
};
