import { type Actor, system } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { Result } from '../../shared/result.ts';
import { holdsRole } from '../kit/capacity.ts';
import { changeProposal, concernedBy, tellOfProposal } from '../kit/change.ts';
import { lockProposal } from '../kit/find.ts';
import { type Moved, moveOne, type Refused } from '../moves/move.ts';
import { type Outcome, proposalDb } from '../tables.ts';

/** What of a decision the idea shows of it; the decision has a page of its own. */
export type BodysWords = { readonly reasons: string; readonly conditions: string | null };

const MOVES = {
  yes: 'decide-yes',
  'yes-with-conditions': 'decide-yes',
  'not-yet': 'decide-not-yet',
  no: 'decide-no',
} as const;

/**
 * Moves an idea on by the decision of a body, in the transaction in which that is written: its raiser is told before
 * anybody else. Refuses what the stage machine refuses, such as an idea that no body has before it.
 */
export const moveByBody = (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: {
    readonly reference: string;
    readonly outcome: Outcome;
    readonly body: string;
    readonly on: CalendarDate;
    /** Where the decision stands: `/decisions/DEC-2026-047`. */
    readonly address: string;
    readonly words: BodysWords;
  },
): Promise<Result<Moved, Refused>> =>
  moveOne(
    platform,
    trx,
    // Whoever writes it down may sit in a seat that the stage machine does not know: the body has decided.
    holdsRole(actor, 'governance-officer', 'chair', 'programme-office') ? actor : system,
    {
      reference: given.reference,
      move: MOVES[given.outcome],
      reason: given.words.reasons,
      conditions: given.words.conditions ?? undefined,
      body: given.body,
      on: given.on,
      address: given.address,
      // Its words were looked at for patients where they were written.
      confirmed: true,
    },
  );

/**
 * Gives an idea the words of a body’s decision anew: once they are published, and when they are corrected. Those who
 * follow the idea hear of it, its raiser first. Nothing happens where the idea has no decision at that address.
 */
export const tellWordsOfBody = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  given: {
    readonly reference: string;
    readonly address: string;
    readonly words: BodysWords & { readonly outcome: Outcome };
    readonly news: { readonly kind: string; readonly title: string };
  },
): Promise<void> => {
  const proposal = await lockProposal(trx, given.reference);
  if (!proposal) return;
  const { numUpdatedRows } = await proposalDb(trx)
    .updateTable('proposal_decision')
    .set(given.words)
    .where('proposal', '=', given.reference)
    .where('address', '=', given.address)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await changeProposal(
    trx,
    actor,
    now,
    { ...proposal, name_kept: false },
    {},
    { kind: 'idea.decision-told', after: { at: given.address } },
  );
  await tellConcerned(trx, actor, given.reference, { ...given.news, href: given.address });
};

/** Tells everybody who follows an idea, its raiser first and at once. */
export const tellConcerned = async (
  trx: Trx,
  actor: Actor,
  reference: string,
  news: { readonly kind: string; readonly title: string; readonly href: string },
): Promise<void> => {
  const proposal = await lockProposal(trx, reference);
  if (!proposal) return;
  const first = proposal.raised_by ? [proposal.raised_by] : [];
  await tellOfProposal(trx, actor, reference, first, { ...news, atOnce: true });
  const others = (await concernedBy(trx, proposal)).filter((one) => !first.includes(one));
  await tellOfProposal(trx, actor, reference, others, news);
};
