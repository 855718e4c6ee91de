import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
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
import type { StandingOrders } from '../orders/orders-rules.ts';
import { decisionDb } from '../tables.ts';
import { mayRunVote, selectVotes } from './find.ts';
import type { NewVote, Refused } from './new-vote.ts';
import type { VoteRefused } from './refusals.ts';

type Place = {
  readonly body: Body;
  readonly item: AgendaItem | null;
  readonly meeting: Meeting | undefined;
  readonly chair: string | null;
  readonly orders: StandingOrders;
};

const notIn = (body: string): VoteRefused => ({ kind: 'vote-no-orders', body });

/** Where it is held, locked so that one vote is opened at a time, and by which orders. */
export const placeOf = async (
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
