import type { Trx } from '../../platform/relational/relational.ts';
import { idOf, type Known, nameOf, seatAll } from '../kit/test-house.tsx';
import type { StandingOrders } from '../orders/orders-rules.ts';
import { STARTING_ORDERS } from '../orders/starting-orders.ts';
import { decisionDb } from '../tables.ts';
import { insertBody } from '../votes/test-vote.ts';

export const MEETING = 'MTG-2026-001';
export const ROOM = `/decisions/meetings/${MEETING}/room`;

/** Seven of nine, a lay member, the finance officer, and more clinicians than others. */
const ORDERS: Partial<StandingOrders> = {
  quorum: {
    ...STARTING_ORDERS['governing-body'].quorum,
    members: 7,
    share: null,
    roles: [
      { anyOf: ['lay'], atLeast: 1 },
      { anyOf: ['finance'], atLeast: 1 },
    ],
    clinicalMajority: true,
    deputies: 'when-away-or-ruled-out',
  },
};

export type RoomItems = {
  readonly opening: number;
  readonly scans: number;
  readonly risks: number;
  readonly secretly: number;
};

/**
 * The governing body on 9 June, its papers out: five clinicians, the chair one of them, and four others. The nurse has a
 * deputy, who is the manager. Four items, the last without the public.
 */
export const insertMeeting = async (
  trx: Trx,
  given: { readonly orders?: Partial<StandingOrders>; readonly starts?: string; readonly ends?: string } = {},
): Promise<RoomItems> => {
  const db = decisionDb(trx);
  await insertBody(trx, 'governing-body', { ...ORDERS, ...given.orders });
  await seatAll(trx, 'governing-body');
  await db
    .updateTable('body_member')
    .set({ is_clinician: true })
    .where('person', '=', idOf('chair'))
    .execute();
  const nurse = await db
    .selectFrom('body_member')
    .select('id')
    .where('person', '=', idOf('nurse'))
    .executeTakeFirstOrThrow();
  await db
    .insertInto('body_member')
    .values({
      body: 'governing-body',
      person: idOf('manager'),
      person_name: nameOf('manager'),
      seat: 'nurse',
      is_clinician: true,
      deputy_for: nurse.id,
      from_day: '2024-04-01',
    })
    .execute();
  await db
    .insertInto('meeting')
    .values({
      reference: MEETING,
      body: 'governing-body',
      title: 'Governing body, in public',
      starts: new Date(given.starts ?? '2026-06-09T13:00:00Z'),
      ends: new Date(given.ends ?? '2026-06-09T15:00:00Z'),
      place: 'Ochre Street Hall',
      in_public: true,
      state: 'papers-out',
      chair: idOf('chair'),
      chair_name: nameOf('chair'),
      notice_on: '2026-05-28',
      papers_on: '2026-06-02',
    })
    .execute();
  const rows = await db
    .insertInto('agenda_item')
    .values([
      {
        meeting: MEETING,
        position: 1,
        kind: 'opening',
        title: 'Welcome',
        purpose: 'note',
        minutes_planned: 5,
      },
      {
        meeting: MEETING,
        position: 2,
        kind: 'proposal',
        title: 'Direct-access heart scans',
        purpose: 'decide',
        asks: 'That the group buys heart scans that GPs can book directly.',
        minutes_planned: 20,
      },
      {
        meeting: MEETING,
        position: 3,
        kind: 'report',
        title: 'Risk register',
        purpose: 'note',
        minutes_planned: 10,
      },
      {
        meeting: MEETING,
        position: 4,
        kind: 'other',
        title: 'A contract in private',
        purpose: 'decide',
        minutes_planned: 10,
        is_private: true,
        private_reason: 'commercial',
      },
    ])
    .returning(['id', 'position'])
    .execute();
  const at = (position: number): number => rows.find((row) => row.position === position)?.id ?? 0;
  return { opening: at(1), scans: at(2), risks: at(3), secretly: at(4) };
};

/** An interest of a member in an item that waits for its ruling, or has one. */
export const insertInterest = async (
  trx: Trx,
  item: number,
  who: Known,
  ruling: 'note' | 'speak-not-vote' | 'leave' | 'no-papers' | null = null,
): Promise<number> =>
  (
    await decisionDb(trx)
      .insertInto('item_interest')
      .values({
        item,
        person: idOf(who),
        person_name: nameOf(who),
        kind: 'financial',
        direct: true,
        chain: JSON.stringify([]),
        words: 'owns a share in a company that could bid',
        how: 'matched',
        ruling,
        since: new Date('2026-06-01T09:00:00Z'),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id;

/** The record of the meeting, line by line. */
export const linesIn = (trx: Trx) =>
  decisionDb(trx)
    .selectFrom('meeting_line')
    .select(['kind', 'words', 'at', 'is_private', 'item'])
    .where('meeting', '=', MEETING)
    .orderBy('at')
    .orderBy('id')
    .execute();
