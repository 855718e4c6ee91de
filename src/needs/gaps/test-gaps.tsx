import { expect } from 'vitest';
import type { Db } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { figuresOf, GRADIENT, LOADED, type Loaded } from '../kit/test-figures.ts';
import { testHouse } from '../kit/test-house.tsx';
import { registerGaps } from './registries.ts';
import { gapRoutes } from './routes.tsx';

const store = testStore();

const houseOver = async (db: Db, loaded: Loaded = { ...LOADED }) => ({
  ...(await testHouse(store.relational(), db, {
    routes: gapRoutes(figuresOf(loaded), () => '/population/conditions/copd'),
    register: registerGaps,
  })),
  loaded,
  db,
});

type House = Awaited<ReturnType<typeof houseOver>>;

export const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (trx) => work(await houseOver(trx)));

export const WORDS = {
  statement: 'Breathing tests stopped in the poorest fifth',
  place: 'Practices of the most deprived fifth',
};

export const PEOPLE = {
  people: 3689,
  peopleLower: 2500,
  peopleUpper: 4900,
  peopleWords: 'fewer than expected',
};

export const record = async (
  { as }: House,
  given: object = {},
  who: 'locum' | 'partner' | 'lead' = 'locum',
) => {
  const { status, body } = await as(who).api('POST', 'gaps', {
    ...WORDS,
    ...PEOPLE,
    figure: GRADIENT,
    ...given,
  });
  expect([status, body.detail]).toEqual([200, undefined]);
  return body.reference as string;
};

export const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;
