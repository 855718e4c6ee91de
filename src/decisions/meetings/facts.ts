import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { visibleTo } from '../../platform/registries.ts';
import { londonDate } from '../../shared/dates.ts';
import { compositionOf } from '../bodies/sitting.ts';
import { itemsToWrite } from '../decided/to-write.ts';
import { findBody, type Meeting, membersOn } from '../kit/find.ts';
import { decidedRef, decisionHref, voteHref, voteRef } from '../kit/refs.ts';
import type { PresenceWhat } from '../room/tables.ts';
import { decisionDb } from '../tables.ts';

export type Expected = {
  readonly id: number;
  readonly name: string;
  readonly seat: string;
  readonly deputyFor: string | null;
  /** What is so of them, as it was last said; null: nothing was. */
  readonly presence: PresenceWhat | null;
};

/** Who sits on the body on the day, each once with all their seats, and what was said of each last; deputies by whom they stand for. */
export const expectedAt = async ({ db }: Pick<Platform, 'db'>, meeting: Meeting): Promise<Expected[]> => {
  const on = londonDate(meeting.starts);
  const seats = await membersOn(db, meeting.body, on);
  const body = await findBody(db, meeting.body);
  const labels = new Map(
    (body ? (compositionOf(body, on)?.seats ?? []) : []).map(({ key, label }) => [key, label]),
  );
  const said = await decisionDb(db)
    .selectFrom('presence')
    .select(['member', 'what'])
    .where('meeting', '=', meeting.reference)
    .orderBy('id')
    .execute();
  const last = new Map(said.map(({ member, what }) => [member, what]));
  const held = new Map<string, Expected>();
  for (const seat of seats) {
    const key = JSON.stringify([seat.person, seat.deputy_for]);
    const before = held.get(key);
    const label = labels.get(seat.seat) ?? seat.seat;
    held.set(key, {
      id: before?.id ?? seat.id,
      name: seat.person_name,
      seat: before ? `${before.seat}, ${label}` : label,
      deputyFor: seats.find(({ id }) => id === seat.deputy_for)?.person_name ?? null,
      presence: before?.presence ?? last.get(seat.id) ?? null,
    });
  }
  return [...held.values()];
};

export type OutcomeLink = { readonly item: number; readonly text: string; readonly href: string };

/** Votes and published decisions of items, as links that this reader may follow. */
export const outcomesOf = async (
  { db, registries, now }: Pick<Platform, 'db' | 'registries' | 'now'>,
  actor: Actor,
  items: readonly number[],
  ofBody: boolean,
): Promise<OutcomeLink[]> => {
  if (items.length === 0) return [];
  const votes = await decisionDb(db)
    .selectFrom('vote')
    .select(['reference', 'item', 'state', 'result'])
    .where('item', 'in', [...items])
    .where('state', '!=', 'void')
    .orderBy('opened_at')
    .execute();
  const decided = await decisionDb(db)
    .selectFrom('decision')
    .select(['reference', 'item', 'title', 'published_on'])
    .where('item', 'in', [...items])
    .orderBy('reference')
    .execute();
  const today = londonDate(now());
  const published = decided.filter(
    ({ published_on }) => ofBody || (published_on !== null && published_on <= today),
  );
  const seenVotes = await visibleTo(registries, db, actor, votes, ({ reference }) => voteRef(reference));
  const seen = await visibleTo(registries, db, actor, published, ({ reference }) => decidedRef(reference));
  const toWrite = await itemsToWrite({ registries, db }, actor, items, today);
  return [
    ...toWrite.map(({ item, href }) => ({ item, text: 'Write the decision down', href })),
    ...seenVotes.flatMap(({ reference, item, state, result }) =>
      item === null
        ? []
        : [
            {
              item,
              text: state === 'open' || !result ? 'The vote is open' : `The vote: ${result.outcome}`,
              href: voteHref(reference),
            },
          ],
    ),
    ...seen.flatMap(({ reference, item, title }) =>
      item === null ? [] : [{ item, text: `Decision ${reference}: ${title}`, href: decisionHref(reference) }],
    ),
  ];
};
