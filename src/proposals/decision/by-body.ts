import { type Actor, system } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { holdsRole } from '../kit/capacity.ts';
import { changeProposal, concernedBy, tellOfProposal } from '../kit/change.ts';
import { lockProposal, noProposal, type Proposal } from '../kit/find.ts';
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

const keepWaiting = (
  trx: Trx,
  actor: Actor,
  now: Date,
  proposal: Proposal,
  address: string,
  until: CalendarDate,
): Promise<number> =>
  changeProposal(
    trx,
    actor,
    now,
    { ...proposal, name_kept: false },
    { decision_waits: address, next_what: 'The decision is published', next_by: until },
    { kind: 'idea.decision-waits', after: { at: address, nextBy: until } },
  );

/** What those hear who hear of a decision before everybody else. */
type EarlyNews = { readonly raiser: string; readonly leads: string };

const tellFirst = async (
  trx: Trx,
  actor: Actor,
  { reference, raised_by, clinician, manager }: Proposal,
  href: string,
  { raiser, leads }: EarlyNews,
): Promise<void> => {
  const tell = (people: readonly (string | null)[], title: string) =>
    tellOfProposal(
      trx,
      actor,
      reference,
      people.filter((one): one is string => one !== null),
      { kind: 'decision.waits', title, href, atOnce: true },
    );
  await tell([raised_by], raiser);
  await tell(
    [clinician, manager].filter((one) => one !== raised_by),
    leads,
  );
};

/**
 * Keeps an idea where it is while the decision on it is written down and not everybody may read it: nothing that is
 * shown of the idea tells then what was decided. Whoever raised it is told first, then its leads. Refuses what the move
 * itself will refuse, so that the day of publication finds it possible.
 */
export const waitForPublication = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  given: {
    readonly reference: string;
    readonly outcome: Outcome;
    readonly on: CalendarDate;
    readonly address: string;
    /** The day by which everybody can read it. */
    readonly until: CalendarDate;
    readonly news: EarlyNews;
  },
): Promise<Result<undefined, Refused>> => {
  const { reference, address, news } = given;
  const proposal = await lockProposal(trx, reference);
  const move = MOVES[given.outcome];
  if (!proposal) return refuse(noProposal(reference));
  if (proposal.decision_waits)
    return refuse({ kind: 'proposal-decided', field: 'move', at: proposal.decision_waits });
  if (proposal.state !== 'decision')
    return refuse({ kind: 'proposal-cannot', field: 'move', move, state: proposal.state });
  if (given.on < proposal.since) return refuse({ kind: 'proposal-day', field: 'on', since: proposal.since });
  await keepWaiting(trx, actor, now, proposal, address, given.until);
  await tellFirst(trx, actor, proposal, address, news);
  return ok(undefined);
};

/** Says anew by when everybody can read the decision that an idea waits for, to its raiser first. */
export const waitUntil = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  given: {
    readonly reference: string;
    readonly address: string;
    readonly until: CalendarDate;
    readonly news: EarlyNews;
  },
): Promise<void> => {
  const proposal = await lockProposal(trx, given.reference);
  if (proposal?.decision_waits !== given.address) return;
  await keepWaiting(trx, actor, now, proposal, given.address, given.until);
  await tellFirst(trx, actor, proposal, given.address, given.news);
};

/**
 * Moves an idea on by the decision of a body, in the transaction in which everybody may read that: its raiser is told
 * before anybody else. Refuses what the stage machine refuses, such as an idea that no body has before it, or one for
 * which another decision waits.
 */
export const moveByBody = async (
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
): Promise<Result<Moved, Refused>> => {
  await proposalDb(trx)
    .updateTable('proposal')
    .set({ decision_waits: null })
    .where('reference', '=', given.reference)
    .where('decision_waits', '=', given.address)
    .execute();
  return moveOne(
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
};

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
