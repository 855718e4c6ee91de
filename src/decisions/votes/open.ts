import { createHash } from 'node:crypto';
import { organisationNames } from '../../people/index.ts';
import type { Actor } from '../../platform/actor.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { canonical } from '../../platform/record/record.ts';
import { nextReference } from '../../platform/relational/references.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { signatureOf } from '../../platform/signature.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import { addDays, type CalendarDate, londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepDecisionChange, writeLine } from '../kit/change.ts';
import {
  type AgendaItem,
  type Body,
  findBody,
  findItem,
  lockMeeting,
  type Meeting,
  noBody,
  noItem,
  ordersInForce,
  visibleItems,
} from '../kit/find.ts';
import { voteHref, voteRef } from '../kit/refs.ts';
import { ORDINARY, type StandingOrders } from '../orders/orders-rules.ts';
import { whatQuorumLacks } from '../quorum/now.ts';
import { decisionDb } from '../tables.ts';
import { countOf, large } from '../words-rules.ts';
import { tellLapsed } from './delegations.ts';
import { betweenVoters, candidatesFor, delegationsIn, type NamedCandidate, rulingsFor } from './entitled.ts';
import { mayRunVote, selectVotes } from './find.ts';
import type { FrozenVote, VoteMethod } from './frozen-rules.ts';
import { entitledFor } from './opening-rules.ts';
import type { VoteRefused } from './refusals.ts';
import { openBox } from './secret/box.ts';
import { listSizes } from './sizes.ts';
import type { UrgentFacts, VoteKind } from './tables.ts';
import { methodName } from './words.ts';

export type NewVote = {
  readonly kind: VoteKind;
  /** Of a vote between meetings; else the body of the item’s meeting. */
  readonly body?: string | undefined;
  readonly item?: number | undefined;
  readonly proposal?: string | undefined;
  readonly title?: string | undefined;
  /** What is voted upon, word for word. */
  readonly motion: string;
  readonly method: VoteMethod;
  /** Kind of item in the standing orders, whose majority holds; the ordinary one unless said. */
  readonly majority?: string | undefined;
  readonly closesAt?: Date | undefined;
  /** Votes weigh by the lists of this day. */
  readonly weightedOn?: CalendarDate | undefined;
  /** Sizes written down by hand, `Z00023, 9842` a line, and where they come from. */
  readonly sizes?: string | undefined;
  readonly weightsFrom?: string | undefined;
  /** Of an urgent decision: why it cannot wait, and who was asked first. */
  readonly why?: string | undefined;
  readonly consulted?: readonly string[] | undefined;
  /** The urgent decision that the meeting is asked to stand by. */
  readonly ratifies?: string | undefined;
  /** Key of the form: sent twice, it opens one. */
  readonly once?: string | undefined;
};

type Refused = VoteRefused | CommonRefusal;

/** How each kind of vote can be taken. */
export const METHODS_OF: Readonly<Record<VoteKind, readonly VoteMethod[]>> = {
  item: ['roll-call', 'hands', 'consent', 'secret'],
  members: ['secret', 'ballot'],
  written: ['ballot', 'secret'],
  urgent: ['ballot'],
};

type Place = {
  readonly body: Body;
  readonly item: AgendaItem | null;
  readonly meeting: Meeting | undefined;
  readonly chair: string | null;
  readonly orders: StandingOrders;
};

const notIn = (body: string): VoteRefused => ({ kind: 'vote-no-orders', body });

/** Where it is held, locked so that one vote is opened at a time, and by which orders. */
const placeOf = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: NewVote,
  today: CalendarDate,
): Promise<Result<Place, Refused>> => {
  const item = given.item === undefined ? null : ((await findItem(trx, given.item)) ?? null);
  if (given.item !== undefined && !item) return refuse(noItem(given.item));
  const meeting = item ? await lockMeeting(trx, item.meeting) : undefined;
  if (item) {
    const [seen] = await visibleItems({ ...platform, db: trx }, actor, [item]);
    if (!seen) return refuse(noItem(item.id));
  }
  const key = meeting?.body ?? given.body ?? '';
  const body = await findBody(trx, key);
  if (!body) return refuse(noBody(key));
  if (!(await mayRunVote(trx, actor, { body: key, item: item?.id ?? null, kind: given.kind }, today)))
    return refuse({ kind: 'vote-not-runner' });
  if (given.kind === 'item') {
    // The agenda may have changed since the form was drawn: what is open now decides.
    const inHand = item ? await findItem(trx, item.id) : undefined;
    if (meeting?.state !== 'open' || inHand?.state !== 'open') return refuse({ kind: 'vote-item-not-open' });
    const open = await selectVotes(trx)
      .where('item', '=', inHand.id)
      .where('state', '=', 'open')
      .executeTakeFirst();
    if (open) return refuse({ kind: 'vote-open-already', reference: open.reference });
  }
  const ruled =
    meeting?.orders && given.kind === 'item'
      ? await decisionDb(trx)
          .selectFrom('body_orders')
          .selectAll()
          .where('id', '=', meeting.orders)
          .executeTakeFirst()
      : await ordersInForce(trx, key, today);
  if (!ruled) return refuse(notIn(key));
  const chair = meeting?.chair ?? (await chairOf(trx, key, today));
  return ok({ body, item: given.kind === 'item' ? item : null, meeting, chair, orders: ruled.orders });
};

const chairOf = async (trx: Trx, body: string, on: CalendarDate): Promise<string | null> =>
  (
    await decisionDb(trx)
      .selectFrom('body_member')
      .select('person')
      .where('body', '=', body)
      .where('seat', '=', 'chair')
      .where('deputy_for', 'is', null)
      .where('from_day', '<=', on)
      .where((eb) => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', on)]))
      .executeTakeFirst()
  )?.person ?? null;

/** Why it cannot wait and who was asked, as the orders want it. */
const urgentFacts = (
  given: NewVote,
  { urgent }: StandingOrders,
  today: CalendarDate,
): Result<UrgentFacts | null, VoteRefused> => {
  if (given.kind !== 'urgent' || !urgent) return ok(null);
  if (!given.why) return refuse({ kind: 'vote-urgent-why', field: 'why' });
  const consulted = (given.consulted ?? []).map((name) => name.trim()).filter((name) => name !== '');
  if (consulted.length < urgent.consult)
    return refuse({ kind: 'vote-urgent-asked', field: 'consulted', most: urgent.consult });
  return ok({
    why: given.why,
    consulted,
    tellBy: addDays(today, urgent.toldWithinDays),
    toldOn: null,
    toNextMeeting: urgent.toNextMeeting,
  });
};

/** Whether a vote is an urgent decision of this body that was carried: what a meeting can stand by. */
const canBeRatified = async (trx: Trx, body: string, reference: string): Promise<boolean> => {
  const vote = await selectVotes(trx).where('reference', '=', reference).executeTakeFirst();
  return (
    vote?.body === body &&
    vote.kind === 'urgent' &&
    vote.state === 'closed' &&
    vote.result?.outcome === 'carried'
  );
};

/** When a vote between meetings closes; a vote in a meeting closes when the chair closes it. */
const closingOf = (
  given: NewVote,
  { written }: StandingOrders,
  now: Date,
): Result<Date | null, VoteRefused> => {
  if (given.kind === 'item') return ok(null);
  const closesAt =
    given.closesAt ??
    (given.kind === 'written' && written ? new Date(now.getTime() + written.days * 86_400_000) : undefined);
  if (!closesAt) return given.kind === 'urgent' ? ok(null) : refuse({ kind: 'vote-closes', field: 'closes' });
  return closesAt > now ? ok(closesAt) : refuse({ kind: 'vote-closes', field: 'closes' });
};

/** Names of voters: of practices as the register has them, of members as they are written down. */
export const voterNames = async (
  trx: Trx,
  candidates: readonly NamedCandidate[],
): Promise<ReadonlyMap<string, string>> => {
  const codes = candidates.filter(({ voter, name }) => voter === name).map(({ voter }) => voter);
  const names = codes.length > 0 ? await organisationNames(trx, codes) : new Map<string, string>();
  return new Map(candidates.map(({ voter, name }) => [voter, names.get(voter) ?? name]));
};

const keepVoters = async (
  trx: Trx,
  reference: string,
  { voters }: FrozenVote,
  names: ReadonlyMap<string, string>,
): Promise<void> => {
  const rows = [...voters]
    .sort((a, b) => (a.voter < b.voter ? -1 : 1))
    .map(({ voter, weight, castBy }) => ({
      vote: reference,
      voter,
      voter_name: names.get(voter) ?? voter,
      cast_by: castBy,
      weight,
    }));
  for (let from = 0; from < rows.length; from += 1000)
    await decisionDb(trx)
      .insertInto('vote_voter')
      .values(rows.slice(from, from + 1000))
      .execute();
};

export const hashOfFrozen = (frozen: FrozenVote): string =>
  createHash('sha256').update(canonical(frozen)).digest('hex');

/**
 * Opens a vote: who may vote, with what weight, who casts for whom, who is kept out, and the rule are written down
 * once and never changed. Refuses without standing orders, where the orders do not have it, on an item that is not
 * quorate, where nobody may vote, and to whoever does not run it. Gives its reference; the same form sent twice opens one.
 */
export const openVote = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: NewVote,
): Promise<Result<{ readonly reference: string }, Refused>> => {
  const now = platform.now();
  const today = londonDate(now);
  const place = await placeOf(platform, trx, actor, given, today);
  const before = given.once
    ? await selectVotes(trx).where('once', '=', given.once).executeTakeFirst()
    : undefined;
  if (before && (place.ok || place.refusal.kind === 'vote-open-already'))
    return ok({ reference: before.reference });
  if (!place.ok) return place;
  const { body, item, meeting, orders } = place.value;
  if (!METHODS_OF[given.kind].includes(given.method))
    return refuse({ kind: 'vote-method-place', field: 'method' });
  const lacking = item && meeting ? await whatQuorumLacks(trx, meeting, item.id) : undefined;
  if (lacking !== undefined) return refuse({ kind: 'vote-inquorate', sentence: lacking });
  const closesAt = closingOf(given, orders, now);
  if (!closesAt.ok) return closesAt;
  const urgent = urgentFacts(given, orders, today);
  if (!urgent.ok) return urgent;
  if (given.ratifies !== undefined && !(await canBeRatified(trx, body.key, given.ratifies)))
    return refuse({ kind: 'vote-nothing-to-ratify', field: 'ratifies' });
  const proposal = given.proposal ?? item?.proposal ?? null;
  const rulings = await rulingsFor(trx, { body: body.key, item: item?.id ?? null, proposal });
  const unweighted = await candidatesFor(trx, {
    body,
    on: today,
    orders,
    item,
    rulings,
    sizes: new Map(),
    kind: given.kind,
  });
  const weights = await listSizes(platform, trx, actor, given, orders, unweighted);
  if (!weights.ok) return weights;
  const { sizes, from } = weights.value;
  const candidates =
    sizes.size === 0
      ? unweighted
      : await candidatesFor(trx, { body, on: today, orders, item, rulings, sizes, kind: given.kind });
  const delegations = await delegationsIn(trx, { body: body.key, meeting: item?.meeting ?? null, on: today });
  const reference = await nextReference(trx, 'VOTE', today);
  const opened = entitledFor({
    key: reference,
    question: given.motion,
    method: given.method,
    place: given.kind,
    itemKind: given.majority ?? ORDINARY,
    orders,
    candidates,
    delegations: betweenVoters(delegations, candidates),
    rulings,
    chair: place.value.chair,
    opensAt: now.toISOString(),
    closesAt: closesAt.value?.toISOString() ?? null,
  });
  if (!opened.ok) return opened;
  const frozen = opened.value;
  const by = signatureOf(actor);
  const frozenHash = hashOfFrozen(frozen);
  await decisionDb(trx)
    .insertInto('vote')
    .values({
      reference,
      body: body.key,
      kind: given.kind,
      item: item?.id ?? null,
      proposal,
      title: given.title ?? item?.title ?? given.motion.slice(0, 200),
      motion: given.motion,
      method: given.method,
      secret: given.method === 'secret',
      weighted_by: sizes.size > 0 ? 'list-size' : null,
      weighted_on: sizes.size > 0 ? (given.weightedOn ?? null) : null,
      weights_from: from,
      state: 'open',
      frozen: JSON.stringify(frozen),
      frozen_hash: frozenHash,
      opened_at: now,
      opened_person: by.person,
      opened_name: by.name,
      closes_at: closesAt.value,
      once: given.once ?? null,
      urgent: urgent.value ? JSON.stringify(urgent.value) : null,
      ratifies: given.ratifies ?? null,
    })
    .execute();
  await keepVoters(trx, reference, frozen, await voterNames(trx, candidates));
  if (given.method === 'secret') await openBox(trx, reference);
  await keepDecisionChange(trx, actor, now, voteRef(reference), {
    version: 1,
    kind: 'vote.opened',
    after: {
      body: body.key,
      kind: given.kind,
      method: given.method,
      motion: given.motion,
      frozenHash,
      entitled: frozen.voters.length,
      recused: frozen.excluded.length,
      ...(item ? { item: item.id, meeting: item.meeting } : {}),
      ...(sizes.size > 0 ? { weightedOn: given.weightedOn, weightsFrom: from } : {}),
    },
  });
  if (item)
    await writeLine(trx, actor, {
      meeting: item.meeting,
      item: item.id,
      at: now,
      kind: 'vote-opened',
      words: `Vote opened: ${methodName(given.method).toLowerCase()}. ${large(countOf(frozen.voters.length, 'person', 'people'))} may vote; the list is fixed.`,
      isPrivate: item.is_private,
    });
  const about = {
    href: voteHref(reference),
    object: proposal ? { kind: 'idea', id: proposal } : voteRef(reference),
  };
  await tellLapsed(trx, { ...about, title: given.title ?? given.motion }, frozen, candidates);
  if (given.kind !== 'item')
    await notify(trx, {
      people: frozen.voters.map(({ castBy }) => castBy),
      kind: 'vote.opened',
      title: `You have a vote: ${given.title ?? given.motion.slice(0, 120)}`,
      ...about,
    });
  return ok({ reference });
};
