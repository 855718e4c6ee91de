import { organisationNames } from '../../people/index.ts';
import type { Actor } from '../../platform/actor.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { nextReference } from '../../platform/relational/references.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { signatureOf } from '../../platform/signature.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepDecisionChange, writeLine } from '../kit/change.ts';
import { hashOf } from '../kit/hash.ts';
import { voteHref, voteRef } from '../kit/refs.ts';
import { ORDINARY } from '../orders/orders-rules.ts';
import { whatQuorumLacks } from '../quorum/now.ts';
import { decisionDb } from '../tables.ts';
import { countOf, large } from '../words-rules.ts';
import { tellLapsed } from './delegations.ts';
import { betweenVoters, candidatesFor, delegationsIn, type NamedCandidate, rulingsFor } from './entitled.ts';
import { selectVotes } from './find.ts';
import type { FrozenVote } from './frozen-rules.ts';
import { closingOf, METHODS_OF, type NewVote, type Refused, urgentFacts } from './new-vote.ts';
import { entitledFor } from './opening-rules.ts';
import { placeOf } from './place.ts';
import { openBox } from './secret/box.ts';
import { listSizes } from './sizes.ts';
import { methodName } from './words.ts';

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
  const frozenHash = hashOf(frozen);
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
