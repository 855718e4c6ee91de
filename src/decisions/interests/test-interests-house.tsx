import { addInterestTo, type NewInterest } from '../../people/index.ts';
import { system } from '../../platform/actor.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { idOf, type Known, seatAll, testHouse } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { matchItem } from './match.ts';
import { interestsOn } from './queries.ts';
import { registerInterests } from './registries.ts';
import { itemInterestRoutes } from './routes.tsx';

const store = testStore();
export const MEETING = 'MTG-2026-001';
export const IDEA = 'ISV-2026-014';
export const NOW = new Date('2026-06-01T09:00:00Z');

/** A body with a meeting on 9 June and one item about an idea that a supplier could bid for, with its paper. */
const fill = async (trx: Trx, state: 'planned' | 'open' = 'planned') => {
  const db = decisionDb(trx);
  await db
    .insertInto('body')
    .values({
      key: 'governing-body',
      name: 'Governing body',
      kind: 'governing-body',
      about: 'Decides.',
      in_public: true,
      composition: '[]',
      founded_on: '2013-04-01',
    })
    .execute();
  await seatAll(trx, 'governing-body');
  await db
    .insertInto('meeting')
    .values({
      reference: MEETING,
      body: 'governing-body',
      title: 'Governing body, in public',
      starts: new Date('2026-06-09T13:00:00Z'),
      ends: new Date('2026-06-09T15:00:00Z'),
      place: 'Town hall',
      in_public: true,
      state,
      chair: idOf('chair'),
      notice_on: '2026-06-01',
    })
    .execute();
  const { id: item } = await db
    .insertInto('agenda_item')
    .values({
      meeting: MEETING,
      position: 1,
      kind: 'proposal',
      title: 'Heart scans that GPs book',
      purpose: 'decide',
      proposal: IDEA,
      minutes_planned: 20,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: paper } = await db
    .insertInto('paper')
    .values({
      item,
      number: 1,
      title: 'The case',
      kind: 'case',
      proposal: IDEA,
      added_at: NOW,
      added_name: 'Coalface',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { item, paper };
};

export const touch = (
  trx: Trx,
  name: string,
  organisation: string | null,
  as_what: 'bidder' | 'gainer' = 'bidder',
) =>
  decisionDb(trx)
    .insertInto('touched')
    .values({ proposal: IDEA, organisation, name, as_what, added_name: 'Coalface', added_on: '2026-05-01' })
    .execute();

export const declare = (trx: Trx, who: Known, given: Partial<NewInterest> = {}) =>
  addInterestTo(trx, system, NOW, {
    person: idOf(who),
    kind: 'financial',
    tie: 'owns-share-in',
    organisation: 'Z0S',
    words: '8% of the shares',
    from: '2024-01-01',
    declaredOn: '2024-01-10',
    ...given,
  });

const houseOver = async (trx: Trx, state?: 'planned' | 'open') => {
  const house = await testHouse(store.relational(), trx, {
    routes: itemInterestRoutes,
    register: registerInterests,
  });
  return { ...house, trx, ...(await fill(trx, state)) };
};
export type House = Awaited<ReturnType<typeof houseOver>>;
export const inHouse = (work: (house: House) => Promise<void>, state?: 'planned' | 'open') =>
  store.rolledBack(async (trx) => work(await houseOver(trx, state)));

export const matched = async ({ trx, item }: House) => {
  await declare(trx, 'partner');
  await touch(trx, 'Quillmoor Ultrasound Ltd', 'Z0S');
  await matchItem(trx, item, NOW);
  const [row] = await interestsOn(trx, [item]);
  if (!row) throw new Error('nothing matched');
  return row;
};
export const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;
