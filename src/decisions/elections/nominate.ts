import type { Actor } from '../../platform/actor.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { signatureOf } from '../../platform/signature.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepDecisionChange } from '../kit/change.ts';
import { mayKeep } from '../kit/may.ts';
import { electionHref, electionRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { type Changed, openElection, type Refused } from './change.ts';
import { type Election, type Nomination, stepOn } from './find.ts';
import type { Step } from './state-rules.ts';

type Named = { readonly reference: string; readonly nomination: number };

const lockNomination = (trx: Trx, { reference, nomination }: Named): Promise<Nomination | undefined> =>
  decisionDb(trx)
    .selectFrom('nomination')
    .selectAll()
    .where('election', '=', reference)
    .where('id', '=', nomination)
    .forUpdate()
    .executeTakeFirst();

type Opened = { readonly election: Election; readonly nomination: Nomination };

/** A name that stands, with its election, both locked and at one of these steps. */
const openNomination = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: Named,
  steps: readonly Step[],
): Promise<Result<Opened, Refused>> => {
  // A version that is given is that of the name.
  const opened = await openElection(platform, trx, actor, { reference: given.reference });
  if (!opened.ok) return opened;
  const nomination = await lockNomination(trx, given);
  if (!nomination || nomination.withdrawn_at !== null) return refuse({ kind: 'nomination-gone' });
  const step = stepOn(opened.value, londonDate(platform.now()));
  return steps.includes(step)
    ? ok({ election: opened.value, nomination })
    : refuse({ kind: 'election-not-at-this-step', step });
};

type Values = Partial<
  Pick<
    Nomination,
    'statement' | 'proposer' | 'proposer_name' | 'eligible' | 'eligible_reason' | 'withdrawn_at'
  >
>;

const changeNomination = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  { election, nomination }: Opened,
  values: Values,
  done: { readonly kind: string; readonly after?: Readonly<Record<string, unknown>> },
): Promise<Result<Changed, Refused>> => {
  await decisionDb(trx)
    .updateTable('nomination')
    .set({ ...values, version: nomination.version + 1 })
    .where('id', '=', nomination.id)
    .execute();
  await keepDecisionChange(trx, actor, now, electionRef(election.reference), {
    version: election.version,
    kind: done.kind,
    after: { nomination: nomination.id, ...done.after },
  });
  return ok({ reference: election.reference });
};

/** Stands for election, with a statement. Whoever withdrew may stand again while names can be given. */
export const standFor = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: { readonly reference: string; readonly statement: string },
): Promise<Result<Changed, Refused>> => {
  const opened = await openElection(platform, trx, actor, given);
  if (!opened.ok) return opened;
  const election = opened.value;
  if (actor.kind !== 'person') return refuse({ kind: 'not-allowed', permission: 'decisions.member' });
  const now = platform.now();
  const step = stepOn(election, londonDate(now));
  if (step !== 'nominations') return refuse({ kind: 'election-not-at-this-step', step });
  const stands = await decisionDb(trx)
    .selectFrom('nomination')
    .selectAll()
    .where('election', '=', election.reference)
    .where('person', '=', actor.id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  // The same form sent twice gives one name.
  if (stands?.statement === given.statement) return ok({ reference: election.reference });
  if (stands) return refuse({ kind: 'election-stands-already', election: election.reference });
  const by = signatureOf(actor);
  const { id } = await decisionDb(trx)
    .insertInto('nomination')
    .values({
      election: election.reference,
      person: actor.id,
      person_name: by.name,
      standing: by.standing,
      statement: given.statement,
      given_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await keepDecisionChange(trx, actor, now, electionRef(election.reference), {
    version: election.version,
    kind: 'election.stood',
    after: { nomination: id, statement: given.statement },
  });
  return ok({ reference: election.reference });
};

/** Changes one’s statement while names can be given. What the officer said of the person stays. */
export const editStatement = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: Named & { readonly statement: string; readonly version: number },
): Promise<Result<Changed, Refused>> => {
  const opened = await openNomination(platform, trx, actor, given, ['nominations']);
  if (!opened.ok) return opened;
  const { nomination } = opened.value;
  if (actor.kind !== 'person' || nomination.person !== actor.id)
    return refuse({ kind: 'nomination-not-yours' });
  if (nomination.version !== given.version)
    return refuse({ kind: 'changed-meanwhile', what: 'What you wrote' });
  return changeNomination(
    trx,
    actor,
    platform.now(),
    opened.value,
    { statement: given.statement },
    { kind: 'election.statement-changed', after: { statement: given.statement } },
  );
};

/** Takes one’s name off, until voting opens; the governance officer may do it for somebody who asks. */
export const withdrawNomination = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: Named,
): Promise<Result<Changed, Refused>> => {
  const opened = await openNomination(platform, trx, actor, given, ['nominations', 'between']);
  if (!opened.ok) return opened;
  const { nomination, election } = opened.value;
  const own = actor.kind === 'person' && nomination.person === actor.id;
  if (!own && !mayKeep(actor)) return refuse({ kind: 'nomination-not-yours' });
  if (!own)
    await notify(trx, {
      people: [nomination.person],
      kind: 'election.withdrawn',
      title: `Your name was taken off: ${election.title}`,
      href: electionHref(election.reference),
      object: electionRef(election.reference),
    });
  return changeNomination(
    trx,
    actor,
    platform.now(),
    opened.value,
    { withdrawn_at: platform.now() },
    { kind: 'election.withdrew' },
  );
};

/** Proposes somebody who stands; `take` takes it back. One person proposes each candidate. */
export const proposeCandidate = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: Named & { readonly take: boolean },
): Promise<Result<Changed, Refused>> => {
  const opened = await openNomination(platform, trx, actor, given, ['nominations', 'between']);
  if (!opened.ok) return opened;
  const { nomination, election } = opened.value;
  if (actor.kind !== 'person') return refuse({ kind: 'not-allowed', permission: 'decisions.member' });
  if (nomination.person === actor.id) return refuse({ kind: 'nomination-own' });
  const mine = nomination.proposer === actor.id;
  if (nomination.proposer !== null && !mine) return refuse({ kind: 'nomination-proposed' });
  if (mine !== given.take) return ok({ reference: election.reference });
  const by = signatureOf(actor);
  if (!given.take)
    await notify(trx, {
      people: [nomination.person],
      kind: 'election.proposed',
      title: `${by.name} proposes you: ${election.title}`,
      href: electionHref(election.reference),
      object: electionRef(election.reference),
    });
  return changeNomination(
    trx,
    actor,
    platform.now(),
    opened.value,
    given.take ? { proposer: null, proposer_name: null } : { proposer: actor.id, proposer_name: by.name },
    { kind: given.take ? 'election.proposal-taken-back' : 'election.proposed' },
  );
};

/** Says whether somebody may stand, and why not. It can be said otherwise until voting opens. */
export const judgeNomination = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: Named & {
    readonly eligible: boolean;
    readonly reason?: string | undefined;
    readonly version: number;
  },
): Promise<Result<Changed, Refused>> => {
  if (!mayKeep(actor)) return refuse({ kind: 'not-allowed', permission: 'decisions.manage' });
  const opened = await openNomination(platform, trx, actor, given, ['nominations', 'between']);
  if (!opened.ok) return opened;
  const { nomination, election } = opened.value;
  if (nomination.version !== given.version)
    return refuse({ kind: 'changed-meanwhile', what: `The name of ${nomination.person_name}` });
  if (!given.eligible && !given.reason) return refuse({ kind: 'nomination-needs-reason', field: 'reason' });
  await notify(trx, {
    people: [nomination.person],
    kind: 'election.judged',
    title: given.eligible ? `You may stand: ${election.title}` : `You may not stand: ${election.title}`,
    href: electionHref(election.reference),
    object: electionRef(election.reference),
  });
  return changeNomination(
    trx,
    actor,
    platform.now(),
    opened.value,
    { eligible: given.eligible, eligible_reason: given.reason ?? null },
    { kind: 'election.judged', after: { eligible: given.eligible, reason: given.reason ?? null } },
  );
};
