import type { CommonRefusal } from '../../platform/use.ts';
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { StandingOrders } from '../orders/orders-rules.ts';
import type { VoteMethod } from './frozen-rules.ts';
import type { VoteRefused } from './refusals.ts';
import type { UrgentFacts, VoteKind } from './tables.ts';

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

export type Refused = VoteRefused | CommonRefusal;

/** How each kind of vote can be taken. */
export const METHODS_OF: Readonly<Record<VoteKind, readonly VoteMethod[]>> = {
  item: ['roll-call', 'hands', 'consent', 'secret'],
  members: ['secret', 'ballot'],
  written: ['ballot', 'secret'],
  urgent: ['ballot'],
};

/** Why it cannot wait and who was asked, as the orders want it. */
export const urgentFacts = (
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

/** When a vote between meetings closes; a vote in a meeting closes when the chair closes it. */
export const closingOf = (
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
