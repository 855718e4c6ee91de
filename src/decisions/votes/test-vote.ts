import type { Trx } from '../../platform/relational/relational.ts';
import { STARTING_BODIES } from '../bodies/starting-bodies.ts';
import { idOf, type Known, nameOf, seatAll } from '../kit/test-house.tsx';
import type { StandingOrders } from '../orders/orders-rules.ts';
import { STARTING_ORDERS } from '../orders/starting-orders.ts';
import { decisionDb } from '../tables.ts';

const HERE: readonly Known[] = [
  'chair',
  'deputy',
  'accountable',
  'finance',
  'nurse',
  'specialist',
  'gp',
  'partner',
  'lay',
];

/** Clinicians beside those whose seats say so, so that clinicians outnumber the others though one of them is ruled out. */
const CLINICIANS: readonly Known[] = ['chair', 'accountable'];

/** A body of a template with its orders, both in force since 2013. */
export const insertBody = async (
  trx: Trx,
  kind: 'governing-body' | 'members',
  orders: Partial<StandingOrders> = {},
): Promise<void> => {
  const template = STARTING_BODIES[kind];
  const seats = template.seats.map((seat) =>
    // Every test's people sit in seats of these keys, however the template calls those for several.
    seat.kind === 'lay' ? { ...seat, key: 'lay', atMost: null } : seat,
  );
  const composition = {
    ...template,
    inForceTo: null,
    seats: seats.filter((seat, place) => seats.findIndex(({ key }) => key === seat.key) === place),
  };
  await decisionDb(trx)
    .insertInto('body')
    .values({
      key: kind,
      name: kind === 'members' ? 'Members’ council' : 'Governing body',
      kind,
      about: 'It decides.',
      in_public: true,
      composition: JSON.stringify([composition]),
      founded_on: '2013-04-01',
    })
    .execute();
  await decisionDb(trx)
    .insertInto('body_orders')
    .values({
      body: kind,
      from_day: '2013-04-01',
      orders: JSON.stringify({ ...STARTING_ORDERS[kind], inForceTo: null, ...orders }),
      source: 'Constitution, section 6',
      entered_on: '2013-04-01',
      entered_name: 'Ms Wilhelmina Tidmarsh',
    })
    .execute();
};

/** The governing body in a meeting that is open, nine of its members here, with one item in hand. Gives the item. */
export const insertOpenItem = async (
  trx: Trx,
  given: {
    readonly orders?: Partial<StandingOrders>;
    readonly away?: readonly Known[];
    readonly item?: { readonly is_private?: boolean; readonly proposal?: string };
  } = {},
): Promise<number> => {
  await insertBody(trx, 'governing-body', given.orders);
  await seatAll(trx, 'governing-body');
  await decisionDb(trx)
    .updateTable('body_member')
    .set({ is_clinician: true })
    .where('person', 'in', CLINICIANS.map(idOf))
    .execute();
  const orders = await decisionDb(trx).selectFrom('body_orders').select('id').executeTakeFirstOrThrow();
  await decisionDb(trx)
    .insertInto('meeting')
    .values({
      reference: 'MTG-2026-001',
      body: 'governing-body',
      title: 'Governing body, in public',
      starts: new Date('2026-06-09T13:00:00Z'),
      ends: new Date('2026-06-09T15:00:00Z'),
      place: 'Ochre Street Hall',
      in_public: true,
      state: 'open',
      chair: idOf('chair'),
      chair_name: nameOf('chair'),
      notice_on: '2026-05-28',
      papers_on: '2026-06-02',
      orders: orders.id,
      opened_at: new Date('2026-06-09T13:00:00Z'),
    })
    .execute();
  const { id } = await decisionDb(trx)
    .insertInto('agenda_item')
    .values({
      meeting: 'MTG-2026-001',
      position: 7,
      kind: 'other',
      title: 'Direct-access heart scans',
      purpose: 'decide',
      asks: 'That the group buys heart scans that GPs can book directly.',
      minutes_planned: 20,
      state: 'open',
      opened_at: new Date('2026-06-09T13:10:00Z'),
      ...given.item,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await decisionDb(trx)
    .insertInto('presence')
    .values(
      HERE.map((who) => ({
        meeting: 'MTG-2026-001',
        person: idOf(who),
        person_name: nameOf(who),
        what: given.away?.includes(who) ? ('apologies' as const) : ('here' as const),
        at: new Date('2026-06-09T13:00:00Z'),
        by_name: 'Ms Wilhelmina Tidmarsh',
      })),
    )
    .execute();
  return id;
};

/** A ruling on somebody's interest in an item. */
export const insertRuling = async (
  trx: Trx,
  item: number,
  who: Known,
  ruling: 'note' | 'speak-not-vote' | 'leave' | 'no-papers',
): Promise<void> => {
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
      how: 'declared',
      ruling,
      since: new Date('2026-06-01T09:00:00Z'),
    })
    .execute();
};

/** A practice of the members' council with whoever votes for it. */
export const insertPractices = async (
  trx: Trx,
  practices: readonly { readonly code: string; readonly person: string; readonly name: string }[],
): Promise<void> => {
  const seat = STARTING_BODIES.members.seats.find(({ kind }) => kind === 'practice')?.key ?? 'practice';
  for (let from = 0; from < practices.length; from += 1000)
    await decisionDb(trx)
      .insertInto('body_member')
      .values(
        practices.slice(from, from + 1000).map(({ code, person, name }) => ({
          body: 'members',
          person,
          person_name: name,
          seat,
          organisation: code,
          from_day: '2024-04-01',
        })),
      )
      .execute();
};
