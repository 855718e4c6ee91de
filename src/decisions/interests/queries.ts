import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import { decisionDb } from '../tables.ts';
import { mayDo, type RulingState, strictest } from './rulings-rules.ts';
import type { ItemInterestTable, PartyTieTable, TouchedTable } from './tables.ts';

export type ItemInterest = Selectable<ItemInterestTable>;
export type Touched = Selectable<TouchedTable>;
export type PartyTie = Selectable<PartyTieTable>;

/** Interests that touch these items; what was dismissed or lapsed last, else in the order in which they were found. */
export const interestsOn = async (db: Db, items: readonly number[]): Promise<ItemInterest[]> =>
  items.length === 0
    ? []
    : await decisionDb(db)
        .selectFrom('item_interest')
        .selectAll()
        .where('item', 'in', items)
        .orderBy('id')
        .execute();

export const findItemInterest = (db: Db, id: number): Promise<ItemInterest | undefined> =>
  decisionDb(db).selectFrom('item_interest').selectAll().where('id', '=', id).executeTakeFirst();

export const lockItemInterest = (trx: Trx, id: number): Promise<ItemInterest | undefined> =>
  decisionDb(trx).selectFrom('item_interest').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** What an interest comes to now: the ruling on it, or that it waits for one; undefined where it counts no more. */
export const rulingOf = (row: Pick<ItemInterest, 'ruling' | 'dismissed_reason'>): RulingState | undefined =>
  row.dismissed_reason === null ? (row.ruling ?? 'not-ruled') : undefined;

/** The strictest ruling on each person of each item: `rulings.get(item)?.get(person)`. */
export const rulingsOn = async (
  db: Db,
  items: readonly number[],
): Promise<ReadonlyMap<number, ReadonlyMap<string, RulingState>>> => {
  const states = new Map<number, Map<string, RulingState[]>>(items.map((item) => [item, new Map()]));
  for (const row of await interestsOn(db, items)) {
    const state = rulingOf(row);
    const people = states.get(row.item);
    if (state && people) people.set(row.person, [...(people.get(row.person) ?? []), state]);
  }
  return new Map(
    [...states].map(([item, people]) => [
      item,
      new Map(
        [...people].flatMap(([person, all]) => {
          const state = strictest(all);
          return state ? [[person, state] as const] : [];
        }),
      ),
    ]),
  );
};

/** People who may not have the papers of an item now: whoever gets none, and whoever waits for a ruling. */
export const withoutPapers = async (db: Db, item: number): Promise<string[]> =>
  [...((await rulingsOn(db, [item])).get(item) ?? [])]
    .filter(([, state]) => !mayDo(state).readPapers)
    .map(([person]) => person);

/** What an idea touches, as its leads and the governance officer wrote it down. */
export const touchedBy = (db: Db, proposals: readonly string[]): Promise<Touched[]> =>
  proposals.length === 0
    ? Promise.resolve([])
    : decisionDb(db)
        .selectFrom('touched')
        .selectAll()
        .where('proposal', 'in', proposals)
        .where('taken_back_on', 'is', null)
        .orderBy('as_what')
        .orderBy('id')
        .execute();

/** Ties between parties that no register of organisations knows. */
export const partyTies = (db: Db): Promise<PartyTie[]> =>
  decisionDb(db)
    .selectFrom('party_tie')
    .selectAll()
    .where('taken_back_on', 'is', null)
    .orderBy('from_name')
    .orderBy('id')
    .execute();
