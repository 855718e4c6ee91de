import { heldBy, isClinicalRole } from '../../people/index.ts';
import type { Actor } from '../../platform/actor.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { londonDate, longDate } from '../../shared/dates.ts';
import { type Result, refuse } from '../../shared/result.ts';
import { keepDecisionChange } from '../kit/change.ts';
import { findBody, membersOn, noBody } from '../kit/find.ts';
import { bodyHref, bodyRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { type Changed, changeElection, openToKeep, type Refused } from './change.ts';
import { type Election, standingOf, stepOn } from './find.ts';
import { seatsOn } from './set-up.ts';

/** Seats one person from the first day of the term; who holds the seat already keeps it with the new end of term. */
const seatOne = async (
  trx: Trx,
  election: Election,
  elected: { readonly person: string; readonly name: string; readonly isClinician: boolean },
): Promise<void> => {
  const holds = (await membersOn(trx, election.body, election.term_from)).find(
    ({ person, seat, deputy_for }) => person === elected.person && seat === election.seat && deputy_for === null,
  );
  if (holds)
    await decisionDb(trx)
      .updateTable('body_member')
      .set({ term_ends: election.term_to, to_day: null, ended_reason: null, version: holds.version + 1 })
      .where('id', '=', holds.id)
      .execute();
  else
    await decisionDb(trx)
      .insertInto('body_member')
      .values({
        body: election.body,
        person: elected.person,
        person_name: elected.name,
        seat: election.seat,
        is_clinician: elected.isClinician,
        from_day: election.term_from,
        term_ends: election.term_to,
      })
      .execute();
};

/** Gives the elected their seats on the body, for the term of the election. Once. */
export const seatElected = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: { readonly reference: string; readonly version?: number | undefined },
): Promise<Result<Changed, Refused>> => {
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
  const standing = await standingOf(trx, election.reference);
  const elected = winners.flatMap((id) => standing.filter((one) => one.id === id));
  const held = await heldBy(
    trx,
    elected.map(({ person }) => person),
    today,
  );
  const clinical = seatsOn(body, election.term_from).find(({ key }) => key === election.seat)?.clinical ?? false;
  for (const { person, name } of elected) {
    const isClinician = clinical || held.some((post) => post.person === person && isClinicalRole(post.role));
    await seatOne(trx, election, { person, name, isClinician });
    await keepDecisionChange(trx, actor, now, bodyRef(body.key), {
      version: body.version,
      kind: 'body.member-elected',
      after: { person, seat: election.seat, from: election.term_from, election: election.reference },
    });
  }
  const changed = await changeElection(
    trx,
    actor,
    now,
    election,
    { seated_at: now },
    { kind: 'election.seated', after: { elected: elected.map(({ person }) => person) } },
  );
  await notify(trx, {
    people: elected.map(({ person }) => person),
    kind: 'election.seated',
    title: `You have a seat on the ${body.name} from ${longDate(election.term_from)}`,
    href: bodyHref(body.key),
    object: bodyRef(body.key),
  });
  return changed;
};
