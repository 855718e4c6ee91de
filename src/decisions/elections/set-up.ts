import type { Actor } from '../../platform/actor.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { nextReference } from '../../platform/relational/references.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { signatureOf } from '../../platform/signature.ts';
import { londonDate, longDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { compositionOn, type Seat } from '../bodies/composition-rules.ts';
import { keepDecisionChange } from '../kit/change.ts';
import { type Body, findBody, noBody } from '../kit/find.ts';
import { mayKeep } from '../kit/may.ts';
import { electionHref, electionRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { burnBox } from '../votes/secret/box.ts';
import { type Changed, changeElection, openToKeep, type Refused } from './change.ts';
import { noticeReaches } from './electorate.ts';
import { earlier, nominationsOf, stepOn } from './find.ts';
import { type ElectionDates, type SetUpFault, whatIsWrongWithElection } from './state-rules.ts';
import type { ElectionRule } from './tables.ts';
import { concernedBy, rewriteVoters } from './voters.ts';

export type NewElection = ElectionDates & {
  readonly body: string;
  readonly seat: string;
  readonly title: string;
  readonly seats: number;
  readonly rule: ElectionRule;
  readonly electorate: 'practices' | 'members';
  readonly eligible: string;
  readonly once?: string | undefined;
};

/** Seats of a body on a day; none without a composition. */
export const seatsOn = (body: Body, on: string): readonly Seat[] =>
  compositionOn(body.composition, on)?.seats ?? [];

const faultsAsRefusal = (problems: readonly SetUpFault[]): Refused => ({ kind: 'election-wrong', problems });

const pastNames = ({ nominationsTo }: Pick<ElectionDates, 'nominationsTo'>, today: string): SetUpFault[] =>
  nominationsTo < today
    ? [{ field: 'nominationsTo', message: 'The last day for names is not before today.' }]
    : [];

const whyNotSeat = (body: Body, given: Pick<NewElection, 'seat' | 'termFrom'>): Refused | undefined => {
  const seats = seatsOn(body, given.termFrom);
  return seats.some(({ key }) => key === given.seat)
    ? undefined
    : { kind: 'election-no-seat', field: 'seat', seats: seats.map(({ label }) => label) };
};

const columnsOf = (given: ElectionDates & Pick<NewElection, 'title' | 'eligible'>) => ({
  title: given.title,
  eligible: given.eligible,
  nominations_from: given.nominationsFrom,
  nominations_to: given.nominationsTo,
  voting_from: given.votingFrom,
  voting_to: given.votingTo,
  term_from: given.termFrom,
  term_to: given.termTo,
});

/** Sets up an election to a seat of a body. The same form sent again sets up one. */
export const addElection = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: NewElection,
): Promise<Result<Changed, Refused>> => {
  if (!mayKeep(actor)) return refuse({ kind: 'not-allowed', permission: 'decisions.manage' });
  if (given.once) {
    const before = await decisionDb(trx)
      .selectFrom('election')
      .select('reference')
      .where('once', '=', given.once)
      .executeTakeFirst();
    if (before) return ok(before);
  }
  const body = await findBody(trx, given.body);
  if (!body) return refuse(noBody(given.body));
  const now = platform.now();
  const today = londonDate(now);
  const problems = [...whatIsWrongWithElection(given), ...pastNames(given, today)];
  if (problems.length > 0) return refuse(faultsAsRefusal(problems));
  const noSeat = whyNotSeat(body, given);
  if (noSeat) return refuse(noSeat);
  const reference = await nextReference(trx, 'ELEC', today);
  const by = signatureOf(actor);
  await decisionDb(trx)
    .insertInto('election')
    .values({
      reference,
      body: given.body,
      seat: given.seat,
      seats: given.seats,
      rule: given.rule,
      electorate: given.electorate,
      state: 'planned',
      opened_by: by.person,
      opened_by_name: by.name,
      once: given.once ?? null,
      ...columnsOf(given),
    })
    .execute();
  const { title, eligible, once: _, ...after } = given;
  await keepDecisionChange(trx, actor, now, electionRef(reference), {
    version: 1,
    kind: 'election.set-up',
    after: { title, eligible, ...after },
    free: ['eligible'],
  });
  return ok({ reference });
};

export type EditElection = ElectionDates &
  Pick<NewElection, 'title' | 'eligible' | 'seats' | 'rule'> & {
    readonly reference: string;
    readonly version: number;
  };

/**
 * Changes an election before voting opens: all but its body and electorate while it is planned; once names can be
 * given only its words and days, and those who have given their names are told.
 */
export const editElection = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: EditElection,
): Promise<Result<Changed, Refused>> => {
  const opened = await openToKeep(platform, trx, actor, given);
  if (!opened.ok) return opened;
  const election = opened.value;
  const now = platform.now();
  const step = stepOn(election, londonDate(now));
  if (step !== 'planned' && step !== 'nominations' && step !== 'between')
    return refuse({ kind: 'election-not-at-this-step', step });
  if (step !== 'planned' && (given.rule !== election.rule || given.seats !== election.seats))
    return refuse({ kind: 'election-fixed', field: given.rule !== election.rule ? 'rule' : 'seats' });
  const problems = [
    ...whatIsWrongWithElection(given),
    // A last day that is past may stay as it was; nobody is cut short by a day that is moved there.
    ...(given.nominationsTo !== election.nominations_to ? pastNames(given, londonDate(now)) : []),
  ];
  if (problems.length > 0) return refuse(faultsAsRefusal(problems));
  const values = { ...columnsOf(given), seats: given.seats, rule: given.rule };
  const before = Object.fromEntries(
    Object.keys(values).map((name) => [name, election[name as keyof typeof values]]),
  );
  const changed = await changeElection(trx, actor, now, election, values, {
    kind: 'election.changed',
    before,
    after: values,
  });
  if (step !== 'planned')
    await notify(trx, {
      people: (await nominationsOf(trx, election.reference))
        .filter(({ withdrawn_at }) => withdrawn_at === null)
        .map(({ person }) => person),
      kind: 'election.changed',
      title: `Days or words changed: ${given.title}`,
      href: electionHref(election.reference),
      object: electionRef(election.reference),
    });
  return changed;
};

/** Opens an election for names, and tells everybody in the member practices. By the officer, or by the clock on its day. */
export const openNominations = async (
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
  if (election.state === 'nominations') return ok({ reference: election.reference });
  if (election.state !== 'planned')
    return refuse({ kind: 'election-not-at-this-step', step: stepOn(election, today) });
  if (election.nominations_to < today)
    return refuse(
      faultsAsRefusal([{ field: 'nominationsTo', message: 'The last day for names is past. Set new days.' }]),
    );
  const from = earlier(election.nominations_from, today);
  const changed = await changeElection(
    trx,
    actor,
    now,
    election,
    { state: 'nominations', notice_on: today, nominations_from: from },
    { kind: 'election.names-opened', before: { state: 'planned' }, after: { state: 'nominations' } },
  );
  await notify(trx, {
    people: await noticeReaches(trx, election, today),
    kind: 'election.names-opened',
    title: `Who stands for election? ${election.title}: names by ${longDate(election.nominations_to)}`,
    href: electionHref(election.reference),
    object: electionRef(election.reference),
  });
  return changed;
};

/** Makes an election void: it does not count, and its page says why. Ballots in the box are thrown away unread. */
export const voidElection = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: { readonly reference: string; readonly version?: number | undefined; readonly reason: string },
): Promise<Result<Changed, Refused>> => {
  const opened = await openToKeep(platform, trx, actor, given);
  if (!opened.ok) return opened;
  const election = opened.value;
  if (election.state === 'void') return ok({ reference: election.reference });
  if (election.seated_at) return refuse({ kind: 'election-seated' });
  const now = platform.now();
  await burnBox(trx, election.reference);
  await rewriteVoters(trx, election.reference);
  const changed = await changeElection(
    trx,
    actor,
    now,
    election,
    { state: 'void', void_reason: given.reason },
    {
      kind: 'election.void',
      before: { state: election.state },
      after: { state: 'void', reason: given.reason },
    },
  );
  await notify(trx, {
    people: await concernedBy(trx, election),
    kind: 'election.void',
    title: `Made void: ${election.title}`,
    href: electionHref(election.reference),
    object: electionRef(election.reference),
  });
  return changed;
};
