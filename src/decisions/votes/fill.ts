import type { Trx } from '../../platform/relational/relational.ts';
import { STARTING_BODIES } from '../bodies/starting-bodies.ts';
import { STARTING_ORDERS } from '../orders/starting-orders.ts';
import { decisionDb } from '../tables.ts';

export type FilledVoter = { readonly voter: string; readonly person: string; readonly name: string };

/** A voter of a number, with the code of their practice. */
export const filledVoter = (place: number): FilledVoter => ({
  voter: `Y${String(place).padStart(5, '0')}`,
  person: `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`,
  name: `Dr Number ${place}`,
});

/** A council of so many practices, each with one vote, to measure how a ballot of all members holds. Gives its voters. */
export const fillCouncil = async (trx: Trx, voters: number): Promise<readonly FilledVoter[]> => {
  const body = 'members';
  const composition = { ...STARTING_BODIES.members, inForceTo: null };
  const seat = composition.seats.find(({ voting }) => voting);
  if (!seat) throw new Error('the council has no seat that votes');
  await decisionDb(trx)
    .insertInto('body')
    .values({
      key: body,
      name: 'Members’ council',
      kind: 'members',
      about: 'It decides what only all members can decide.',
      in_public: true,
      composition: JSON.stringify([composition]),
      founded_on: '2013-04-01',
    })
    .execute();
  await decisionDb(trx)
    .insertInto('body_orders')
    .values({
      body,
      from_day: '2013-04-01',
      orders: JSON.stringify({ ...STARTING_ORDERS.members, inForceTo: null }),
      source: 'A suggestion to begin with',
      entered_on: '2013-04-01',
      entered_name: 'Coalface',
    })
    .execute();
  const all = Array.from({ length: voters }, (_, place) => filledVoter(place));
  for (let from = 0; from < all.length; from += 1000)
    await decisionDb(trx)
      .insertInto('body_member')
      .values(
        all.slice(from, from + 1000).map(({ voter, person, name }) => ({
          body,
          person,
          person_name: name,
          seat: seat.key,
          organisation: voter,
          from_day: '2024-04-01',
        })),
      )
      .execute();
  return all;
};
