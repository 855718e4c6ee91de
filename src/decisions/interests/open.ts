import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { ObjectRef } from '../../platform/registries.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { type AgendaItem, findItem, lockMeeting, type Meeting, noItem, visibleItems } from '../kit/find.ts';
import { mayRun } from '../kit/may.ts';
import { decisionDb } from '../tables.ts';
import { type ItemInterest, lockItemInterest } from './queries.ts';
import type { InterestRefusal } from './refusals.ts';

export type Refused = InterestRefusal | CommonRefusal;
export type Opened = { readonly item: AgendaItem; readonly meeting: Meeting };

export const itemInterestRef = (id: number): ObjectRef => ({ kind: 'item-interest', id: String(id) });
export const noInterest = (id: number): CommonRefusal => ({ kind: 'not-found', what: `interest ${id}` });

/** An item with its meeting locked, while the meeting is not over; whether this person may know of it is asked by the caller. */
export const openItem = async (trx: Trx, id: number): Promise<Result<Opened, Refused>> => {
  const item = await findItem(trx, id);
  const meeting = item && (await lockMeeting(trx, item.meeting));
  if (!item || !meeting) return refuse(noItem(id));
  if (meeting.state === 'closed' || meeting.state === 'cancelled')
    return refuse({ kind: 'interest-meeting-over' });
  return ok({ item, meeting });
};

/**
 * An interest with its item, locked, for somebody who would rule on it: who runs the meeting, sees the item and rules
 * on somebody else, while no vote on it is open.
 */
export const openToRule = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  id: number,
): Promise<Result<Opened & { readonly row: ItemInterest }, Refused>> => {
  const found = await decisionDb(trx)
    .selectFrom('item_interest')
    .select('item')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) return refuse(noInterest(id));
  const opened = await openItem(trx, found.item);
  if (!opened.ok) return opened;
  const { item, meeting } = opened.value;
  if ((await visibleItems({ ...platform, db: trx }, actor, [item])).length === 0)
    return refuse(noInterest(id));
  if (!(await mayRun(trx, actor, meeting, londonDate(platform.now()))))
    return refuse({ kind: 'ruling-not-chair' });
  const row = await lockItemInterest(trx, id);
  if (!row) return refuse(noInterest(id));
  if (actor.kind === 'person' && actor.id === row.person) return refuse({ kind: 'ruling-own' });
  const vote = await decisionDb(trx)
    .selectFrom('vote')
    .select('reference')
    .where('item', '=', item.id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return vote ? refuse({ kind: 'ruling-vote-open' }) : ok({ item, meeting, row });
};
