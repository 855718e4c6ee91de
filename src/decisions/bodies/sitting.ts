import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { type Body, type BodyMember, membersOn as rowsOn } from '../kit/find.ts';
import { decisionDb } from '../tables.ts';
import {
  type Composition,
  compositionOn,
  type MemberOn,
  type Membership,
  membersOn,
  vacantVotingSeats,
} from './composition-rules.ts';

/** A membership as the rules of bodies read it; `personOf` finds the member for whom a deputy stands in. */
const membershipOf = (row: BodyMember, personOf: ReadonlyMap<number, string>): Membership => ({
  key: String(row.id),
  person: row.person,
  seat: row.seat,
  from: row.from_day,
  to: row.to_day,
  termEnds: row.term_ends,
  deputyFor: row.deputy_for === null ? null : (personOf.get(row.deputy_for) ?? null),
  isClinician: row.is_clinician,
  speaksFor: row.organisation,
});

/** Rows of one body as its rules read them: their keys are the numbers of the rows. */
export const membershipsIn = (rows: readonly BodyMember[]): readonly Membership[] => {
  const personOf = new Map(rows.map(({ id, person }) => [id, person]));
  return rows.map((row) => membershipOf(row, personOf));
};

/** Everybody who ever sat on a body, or will, as rows: in the order of their first days. */
export const memberRowsOf = (db: Db, body: string): Promise<BodyMember[]> =>
  decisionDb(db)
    .selectFrom('body_member')
    .selectAll()
    .where('body', '=', body)
    .orderBy('from_day')
    .orderBy('id')
    .execute();

/** Every membership of a body, past ones and those to come too. */
export const membershipsOf = async (db: Db, body: string): Promise<readonly Membership[]> =>
  membershipsIn(await memberRowsOf(db, body));

/** Which seats a body has on a day; undefined where nobody said so for that day. */
export const compositionOf = (body: Pick<Body, 'composition'>, on: CalendarDate): Composition | undefined =>
  compositionOn(body.composition, on);

export type Sitting = {
  readonly composition: Composition | undefined;
  /** The rows of those who sit that day, deputies too, the longest first. */
  readonly rows: readonly BodyMember[];
  readonly memberships: readonly Membership[];
  /** Each person once with all their seats, then the deputies; none without a composition. */
  readonly members: readonly MemberOn[];
  readonly vacantVotingSeats: number;
};

/** Who sits on a body on a day, and in which seats. */
export const sittingOn = async (
  db: Db,
  body: Pick<Body, 'key' | 'composition'>,
  on: CalendarDate,
): Promise<Sitting> => {
  const rows = await rowsOn(db, body.key, on);
  const memberships = membershipsIn(rows);
  const composition = compositionOf(body, on);
  return {
    composition,
    rows,
    memberships,
    members: composition ? membersOn(composition, memberships, on) : [],
    vacantVotingSeats: composition ? vacantVotingSeats(composition, memberships, on) : 0,
  };
};
