import type { Db } from '../../platform/relational/relational.ts';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import { sittingOn } from '../bodies/sitting.ts';
import { rulingsOn } from '../interests/queries.ts';
import { type Body, findBody, type Meeting, type Orders, ordersInForce } from '../kit/find.ts';
import { decisionDb } from '../tables.ts';
import {
  type Attendance,
  type Attendee,
  attendeeOf,
  type Presence,
  type QuorumOutcome,
  quorumFor,
  type RulingsOnItem,
} from './quorum-rules.ts';

/** The day by which a meeting counts its members: that on which it was opened, also after midnight. */
export const dayOfMeeting = ({ opened_at, starts }: Pick<Meeting, 'opened_at' | 'starts'>): CalendarDate =>
  londonDate(opened_at ?? starts);

/** The orders that rule a meeting: fixed when it was opened, until then those in force on its day. */
export const ordersOfMeeting = async (db: Db, meeting: Meeting): Promise<Orders | undefined> =>
  meeting.opened_at !== null && meeting.orders !== null
    ? decisionDb(db).selectFrom('body_orders').selectAll().where('id', '=', meeting.orders).executeTakeFirst()
    : ordersInForce(db, meeting.body, dayOfMeeting(meeting));

/** Somebody of the body’s list, with their name and seat, and what was said of them last. */
export type Seated = Attendee & {
  /** Number of the membership. */
  readonly member: number;
  readonly name: string;
  readonly seat: string;
  readonly deputyForName: string | null;
  /** When it was said; null when nothing was. */
  readonly since: Date | null;
};

export type Guest = { readonly name: string; readonly presence: Presence; readonly since: Date };

export type AttendanceNow = {
  readonly seated: readonly Seated[];
  readonly guests: readonly Guest[];
  readonly vacantVotingSeats: number;
};

/**
 * Who sits on the body of a meeting and where each is now, or was at a moment; whoever nobody spoke of is not here.
 */
export const attendanceOf = async (
  db: Db,
  meeting: Meeting,
  known?: Body,
  at?: Date,
): Promise<AttendanceNow> => {
  const body = known ?? (await findBody(db, meeting.body));
  if (!body) throw new Error(`${meeting.reference} is a meeting of no body`);
  const on = dayOfMeeting(meeting);
  const { rows, members, vacantVotingSeats: vacant } = await sittingOn(db, body, on);
  const said = await decisionDb(db)
    .selectFrom('presence')
    .select(['member', 'person', 'person_name', 'what', 'at'])
    .where('meeting', '=', meeting.reference)
    .$if(at !== undefined, (query) => query.where('at', '<=', at ?? new Date(0)))
    .orderBy('at')
    .orderBy('id')
    .execute();
  const last = new Map(said.flatMap((one) => (one.person ? [[one.person, one] as const] : [])));
  const guests = new Map(
    said
      .filter(({ member, person }) => member === null && !rows.some((row) => row.person === person))
      .map((one) => [one.person ?? one.person_name, one] as const),
  );
  const nameOf = new Map(rows.map(({ person, person_name }) => [person, person_name]));
  return {
    seated: members.map((one) => {
      const now = last.get(one.person);
      const row = rows.find(
        ({ person, deputy_for }) =>
          person === one.person && (deputy_for === null) === (one.deputyFor === null),
      );
      return {
        ...attendeeOf(one, now?.what ?? 'absent'),
        member: row?.id ?? 0,
        name: row?.person_name ?? one.person,
        seat: one.seats.map(({ label }) => label).join(', '),
        deputyForName: one.deputyFor === null ? null : (nameOf.get(one.deputyFor) ?? null),
        since: now?.at ?? null,
      };
    }),
    guests: [...guests.values()].map((one) => ({ name: one.person_name, presence: one.what, since: one.at })),
    vacantVotingSeats: vacant,
  };
};

/** The same as the rules of quorum read it. */
export const attendanceIn = ({ seated, vacantVotingSeats: vacant }: AttendanceNow): Attendance => ({
  people: seated,
  vacantVotingSeats: vacant,
});

export type QuorumNow = {
  readonly orders: Orders;
  readonly attendance: AttendanceNow;
  readonly rulings: RulingsOnItem;
  readonly outcome: QuorumOutcome;
};

/**
 * Whether an item is quorate now, or was at a moment: by the orders of its meeting, who is here, and the rulings.
 * Undefined without orders.
 */
export const quorumNow = async (
  db: Db,
  meeting: Meeting,
  item: number,
  at?: Date,
): Promise<QuorumNow | undefined> => {
  const orders = await ordersOfMeeting(db, meeting);
  if (!orders) return undefined;
  const attendance = await attendanceOf(db, meeting, undefined, at);
  const rulings = (await rulingsOn(db, [item])).get(item) ?? new Map();
  return {
    orders,
    attendance,
    rulings,
    outcome: quorumFor(orders.orders, attendanceIn(attendance), rulings),
  };
};

/** What an item lacks to be quorate now, as a sentence; undefined where it is quorate, or has no orders to ask. */
export const whatQuorumLacks = async (
  db: Db,
  meeting: Meeting,
  item: number,
): Promise<string | undefined> => {
  const now = await quorumNow(db, meeting, item);
  return now && !now.outcome.isQuorate ? now.outcome.sentence : undefined;
};
