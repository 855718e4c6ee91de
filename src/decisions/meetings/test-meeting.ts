import type { Trx } from '../../platform/relational/relational.ts';
import { seatAll } from '../kit/test-house.tsx';
import type { StandingOrders } from '../orders/orders-rules.ts';
import { STARTING_ORDERS } from '../orders/starting-orders.ts';
import { decisionDb } from '../tables.ts';

export const BODY = 'governing-body';

/** Orders of the small place: seven days’ notice, papers five days before, late ones when the chair agrees with reason. */
export const ORDERS: StandingOrders = {
  ...STARTING_ORDERS['governing-body'],
  noticeDays: 7,
  papersDays: 5,
  latePapers: 'chair-agrees-with-reason',
  publication: {
    meetsInPublic: true,
    draftMinutesDays: 10,
    decisionsDays: 5,
    privateReasons: [{ key: 'commercial', label: 'Commercial interests' }],
  },
};

export const addOrders = async (
  trx: Trx,
  from: string,
  given: Partial<StandingOrders> = {},
): Promise<number> =>
  (
    await decisionDb(trx)
      .insertInto('body_orders')
      .values({
        body: BODY,
        from_day: from,
        orders: JSON.stringify({ ...ORDERS, inForceFrom: from, ...given }),
        source: 'Constitution, schedule 3',
        entered_on: from,
        entered_name: 'Coalface',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id;

/** A body of everybody who has a seat, with its orders. */
export const addBody = async (trx: Trx, given: Partial<StandingOrders> = {}): Promise<void> => {
  await decisionDb(trx)
    .insertInto('body')
    .values({
      key: BODY,
      name: 'Governing body',
      kind: 'governing-body',
      about: 'It decides what the group buys.',
      in_public: true,
      composition: JSON.stringify([]),
      founded_on: '2013-04-01',
    })
    .execute();
  await seatAll(trx, BODY);
  await addOrders(trx, '2024-04-01', given);
};
