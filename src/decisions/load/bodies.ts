import type { Trx } from '../../platform/relational/relational.ts';
import type { Named } from '../../proposals/index.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import {
  compositionOn,
  type MemberOn,
  type Membership,
  membershipFaults,
  membersOn,
} from '../bodies/composition-rules.ts';
import { whatIsWrongWithOrders } from '../orders/faults-rules.ts';
import type { StandingOrders } from '../orders/orders-rules.ts';
import { decisionDb } from '../tables.ts';
import { found } from './rows.ts';
import type { ToldBody, ToldMember } from './told.ts';

/** A body that is in the store: its memberships by number, and its orders. */
export type Loaded = {
  readonly told: ToldBody;
  /** Number of each membership by the teller’s key. */
  readonly ids: ReadonlyMap<string, number>;
  readonly memberships: readonly Membership[];
  readonly orders: readonly {
    readonly from: CalendarDate;
    readonly id: number;
    readonly orders: StandingOrders;
  }[];
};

const membershipOf = (one: ToldMember, all: ReadonlyMap<string, ToldMember>): Membership => ({
  key: one.key,
  person: one.who.id,
  seat: one.seat,
  from: one.from,
  to: one.to ?? null,
  termEnds: one.termEnds ?? null,
  deputyFor: one.deputyFor === undefined ? null : found(all, one.deputyFor, 'member').who.id,
  isClinician: one.isClinician ?? false,
  speaksFor: one.organisation ?? null,
});

const keepMembers = async (trx: Trx, told: ToldBody): Promise<ReadonlyMap<string, number>> => {
  const ids = new Map<string, number>();
  // Deputies come after those for whom they stand in.
  for (const deputies of [false, true]) {
    const some = told.members.filter(({ deputyFor }) => (deputyFor !== undefined) === deputies);
    if (some.length === 0) continue;
    const rows = await decisionDb(trx)
      .insertInto('body_member')
      .values(
        some.map((one) => ({
          body: told.key,
          person: one.who.id,
          person_name: one.who.name,
          seat: one.seat,
          organisation: one.organisation ?? null,
          is_clinician: one.isClinician ?? false,
          deputy_for: one.deputyFor === undefined ? null : found(ids, one.deputyFor, 'member'),
          from_day: one.from,
          to_day: one.to ?? null,
          term_ends: one.termEnds ?? null,
          ended_reason: one.endedReason ?? null,
        })),
      )
      .returning('id')
      .execute();
    for (const [at, one] of some.entries()) ids.set(one.key, rows[at]?.id ?? 0);
  }
  return ids;
};

/** Loads bodies with their members and orders; what the rules of bodies and orders refuse is not loaded. */
export const loadBodies = async (
  trx: Trx,
  bodies: readonly ToldBody[],
  officer: Named,
): Promise<ReadonlyMap<string, Loaded>> => {
  const loaded = new Map<string, Loaded>();
  for (const told of bodies) {
    const all = new Map(told.members.map((one) => [one.key, one]));
    const memberships = told.members.map((one) => membershipOf(one, all));
    for (const composition of told.composition) {
      const [fault] = membershipFaults(composition, memberships);
      if (fault) throw new RangeError(`${told.key}: ${JSON.stringify(fault)}`);
    }
    for (const { orders, from } of told.orders) {
      const [fault] = whatIsWrongWithOrders(orders);
      if (fault) throw new RangeError(`${told.key}, orders of ${from}: ${JSON.stringify(fault)}`);
    }
    await decisionDb(trx)
      .insertInto('body')
      .values({
        key: told.key,
        name: told.name,
        kind: told.kind,
        about: told.about,
        parent: told.parent ?? null,
        route_body: told.routeBody ?? null,
        in_public: told.inPublic,
        composition: JSON.stringify(told.composition),
        founded_on: told.foundedOn,
        closed_on: null,
      })
      .execute();
    const ids = await keepMembers(trx, told);
    const orders: { from: CalendarDate; id: number; orders: StandingOrders }[] = [];
    for (const one of told.orders) {
      const { id } = await decisionDb(trx)
        .insertInto('body_orders')
        .values({
          body: told.key,
          from_day: one.from,
          orders: JSON.stringify(one.orders),
          source: one.source,
          verified_by: one.verified?.by ?? null,
          verified_on: one.verified?.on ?? null,
          taken_back_on: null,
          entered_on: one.enteredOn,
          entered_person: officer.id,
          entered_name: officer.name,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      orders.push({ from: one.from, id, orders: one.orders });
    }
    loaded.set(told.key, { told, ids, memberships, orders });
  }
  return loaded;
};

/** Who sits on a body on a day, by its composition of then. */
export const seatedOn = ({ told, memberships }: Loaded, on: CalendarDate): readonly MemberOn[] => {
  const composition = compositionOn(told.composition, on);
  if (!composition) throw new RangeError(`${told.key} has no composition on ${on}`);
  return membersOn(composition, memberships, on);
};

/** The orders of a body that were in force on a day. */
export const ordersOn = ({ told, orders }: Loaded, on: CalendarDate) => {
  const one = [...orders].reverse().find(({ from }) => from <= on);
  if (!one) throw new RangeError(`${told.key} has no orders on ${on}`);
  return one;
};
