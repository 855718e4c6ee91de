import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { identifiedIn } from '../../platform/identified.ts';
import type { Platform } from '../../platform/platform.ts';
import { nextReference } from '../../platform/relational/references.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { defineUse } from '../../platform/use.ts';
import { lockProposal, moveByBody, waitForPublication } from '../../proposals/index.ts';
import { addDays, londonDate } from '../../shared/dates.ts';
import { ok, type Refusal, type Result, refuse } from '../../shared/result.ts';
import { keepDecisionChange, writeLine } from '../kit/change.ts';
import { lockMeeting, ordersInForce } from '../kit/find.ts';
import { hashOf } from '../kit/hash.ts';
import { decidedRef, decisionHref } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { tellFeeds } from './feed.ts';
import { freeWords, type RecordInput, recordInput } from './input.ts';
import { type Place, placeFor } from './place.ts';
import { stoodNow } from './stood.ts';
import { tellContributors, tellMembers } from './tell.ts';
import { badgeWords } from './verdict-rules.ts';
import { reviewerOf, waitingNews, wordColumns, wordsForIdea, wordsFrom } from './words.ts';

export type Recorded = { readonly reference: string };

/** What is wrong with what was written, whatever it is on. */
const faultOf = (input: RecordInput, place: Place, today: string): Refusal | undefined => {
  const isYes = input.outcome === 'yes' || input.outcome === 'yes-with-conditions';
  if (isYes && place.voted?.vote.result?.outcome === 'lost')
    return { kind: 'decision-vote-lost', field: 'outcome' } as Refusal;
  if (input.outcome === 'yes-with-conditions' && input.conditions.length === 0)
    return { kind: 'decision-conditions', field: 'conditions' } as Refusal;
  if (input.outcome !== 'yes-with-conditions' && input.conditions.length > 0)
    return { kind: 'decision-no-conditions', field: 'conditions' } as Refusal;
  if (input.reviewOn && input.reviewOn <= place.on)
    return { kind: 'decision-review-day', field: 'reviewOn' } as Refusal;
  if (input.publish !== 'withheld') return undefined;
  if (!input.withheldReason) return { kind: 'decision-withheld-needs', field: 'withheldReason' } as Refusal;
  if (!input.withheldUntil) return { kind: 'decision-withheld-needs', field: 'withheldUntil' } as Refusal;
  return input.withheldUntil <= today
    ? ({ kind: 'decision-withheld-day', field: 'withheldUntil' } as Refusal)
    : undefined;
};

/** When everybody can read it: at once, within the days of the orders, or once it is no longer withheld. */
const publication = async (trx: Trx, input: RecordInput, place: Place, today: string) => {
  const none = { published_on: null, publish_on: null, withheld_reason: null, withheld_until: null };
  if (input.publish === 'withheld')
    return {
      ...none,
      withheld_reason: input.withheldReason ?? null,
      withheld_until: input.withheldUntil ?? null,
    };
  const days = (await ordersInForce(trx, place.body.key, place.on))?.orders.publication.decisionsDays ?? 0;
  const by = addDays(place.on, days);
  return input.publish === 'now' || by <= today
    ? { ...none, published_on: today }
    : { ...none, publish_on: by };
};

/** A key is the sender’s own choice: on another item or vote it is no second sending. */
const onceOn = ({ once, item, vote }: RecordInput): string | null =>
  once ? `${item ?? vote ?? ''}/${once}` : null;

/** Takes back all that was written in a transaction within the caller's, where the idea could not be moved on. */
class NotMoved extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super('not moved');
    this.refusal = refusal;
  }
}

const write = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  input: RecordInput,
  place: Place,
): Promise<Recorded> => {
  const now = platform.now();
  const today = londonDate(now);
  const { body, meeting, item, voted, proposal } = place;
  const reviewer = reviewerOf(input.reviewBy, input.reviewOn, body, proposal);
  if (!reviewer) throw new NotMoved({ kind: 'decision-reviewer', field: 'reviewBy' } as Refusal);
  const words = wordsFrom(input, reviewer.name);
  const stood = await stoodNow(trx, place);
  const stoodHash = hashOf(stood);
  const reference = await nextReference(trx, 'DEC', today);
  const told = await publication(trx, input, place, today);
  if (proposal) {
    // First of all, so that nobody hears of it before whoever raised it.
    const onIdea = {
      reference: proposal.reference,
      outcome: input.outcome,
      on: place.on,
      address: decisionHref(reference),
    };
    const by = told.publish_on ?? told.withheld_until;
    const moved =
      by === null
        ? await moveByBody(platform, trx, actor, { ...onIdea, body: body.name, words: wordsForIdea(words) })
        : await waitForPublication(trx, actor, now, {
            ...onIdea,
            until: by,
            news: waitingNews(proposal, input.outcome, told),
          });
    if (!moved.ok) throw new NotMoved(moved.refusal);
  }
  await decisionDb(trx)
    .insertInto('decision')
    .values({
      reference,
      body: body.key,
      meeting: meeting?.reference ?? null,
      item: item?.id ?? null,
      vote: voted?.vote.reference ?? null,
      proposal: proposal?.reference ?? null,
      outcome: input.outcome,
      ...wordColumns(words, reviewer.person),
      stood: JSON.stringify(stood),
      stood_hash: stoodHash,
      decided_on: place.on,
      urgent: voted?.vote.kind === 'urgent',
      procurement: input.contractService
        ? JSON.stringify({
            service: input.contractService,
            how: input.contractHow ?? '',
            supplier: input.contractSupplier ?? null,
            valuePence: input.contractPounds === undefined ? null : input.contractPounds * 100,
          })
        : null,
      ...told,
      once: onceOn(input),
      recorded_on: today,
    })
    .execute();
  const by = signatureOf(actor);
  await decisionDb(trx)
    .insertInto('decision_version')
    .values({
      decision: reference,
      version: 1,
      words: JSON.stringify(words),
      why: 'As it was decided',
      at: now,
      by_person: by.person,
      by_name: by.name,
    })
    .execute();
  await keepDecisionChange(trx, actor, now, decidedRef(reference), {
    version: 1,
    kind: 'decision.recorded',
    after: {
      outcome: input.outcome,
      body: body.key,
      decidedOn: place.on,
      ...(meeting ? { meeting: meeting.reference } : {}),
      ...(voted ? { vote: voted.vote.reference, voteHash: voted.vote.frozen_hash } : {}),
      ...(proposal ? { idea: proposal.reference } : {}),
      stoodHash,
      wordsHash: hashOf(words),
      ...(told.published_on ? { publishedOn: told.published_on } : {}),
      ...(told.withheld_until ? { withheldUntil: told.withheld_until } : {}),
      ...(input.confirmed ? { confirmed: true } : {}),
    },
  });
  if (meeting && item)
    await writeLine(trx, actor, {
      meeting: meeting.reference,
      item: item.id,
      at: now,
      kind: 'decided',
      // What was decided is told once everybody may read it, and the minutes may be out before that.
      words: told.published_on
        ? `Decided: ${badgeWords(input.outcome)}. ${words.title}. ${reference}`
        : `Decided. ${reference}`,
      isPrivate: item.is_private || told.withheld_until !== null,
    });
  if (told.published_on) await tellFeeds(trx, now, { decision: reference, what: 'published', version: 1 });
  if (told.withheld_until) await tellFeeds(trx, now, { decision: reference, what: 'withheld', version: 1 });
  if (proposal && told.published_on) await tellContributors(trx, actor, proposal, decisionHref(reference));
  await tellMembers(trx, actor, body.key, reference, today);
  return { reference };
};

/**
 * Writes a decision down, in the caller’s transaction: its words as their first version, what was before the body as it
 * stood with its hash, its line in the record of the meeting, and its number in the feeds where everybody may read it.
 * The idea that it is on moves on as soon as everybody may read the decision: now, or when it is published. Whoever
 * raised it is told before anybody else. Refuses what is not settled (see `placeFor`), a yes on a vote that was lost,
 * words that identify, and what the idea’s stages refuse.
 */
export const recordDecision = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  input: RecordInput,
): Promise<Result<Recorded>> => {
  const identified = identifiedIn(freeWords(input), input.confirmed);
  if (identified) return refuse(identified);
  // Two that write at once wait for each other here; the second finds what the first has written.
  if (input.meeting) await lockMeeting(trx, input.meeting);
  const once = onceOn(input);
  const written = once
    ? await decisionDb(trx)
        .selectFrom('decision')
        .select('reference')
        .where('once', '=', once)
        .executeTakeFirst()
    : undefined;
  if (written) return ok(written);
  const inside = { ...platform, db: trx };
  const found = await placeFor(inside, actor, input);
  if (!found.ok) return found;
  const place = found.value;
  const proposal = place.proposal && (await lockProposal(trx, place.proposal.reference));
  const fault = faultOf(input, place, londonDate(platform.now()));
  if (fault) return refuse(fault);
  try {
    return ok(
      await inTransaction(trx, (inner) =>
        write({ ...platform, db: inner }, inner, actor, input, { ...place, proposal }),
      ),
    );
  } catch (fault_) {
    if (fault_ instanceof NotMoved) return refuse(fault_.refusal);
    throw fault_;
  }
};

/** Writes a decision down. */
export const recordDecisionUse = defineUse({
  name: 'record-decision',
  path: 'decisions',
  method: 'post',
  permission: 'decisions.run',
  summary:
    'Writes down what a body decided on an item or by a vote; the idea that it is on moves on once it is published, its raiser told first.',
  input: recordInput,
  output: z.object({ reference: z.string() }),
  run: (platform, actor, input) =>
    inTransaction(platform.db, (trx) => recordDecision(platform, trx, actor, input)),
});
