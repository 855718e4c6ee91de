import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { testHouse } from '../kit/test-house.tsx';
import { STARTING_SCHEME } from '../routes/starting-scheme.ts';
import { settingRoutes } from './routes.tsx';

const store = testStore();
const houseOver = async (trx: Trx) => ({
  ...(await testHouse(store.relational(), trx, { routes: settingRoutes })),
  trx,
});
export type House = Awaited<ReturnType<typeof houseOver>>;
export const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (trx) => work(await houseOver(trx)));

export const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;
export const { bodies, questions } = STARTING_SCHEME;
export const SCHEME = { approvedBy: 'Governing body, 26 March 2026', bodies, questions };
export const SOURCE = 'Constitution, section 6, of 26 March 2026';
export const enter = async ({ as }: House, given: object = {}, who: 'officer' | 'office' = 'office') => {
  const { status, body } = await as(who).api('POST', 'proposal-settings', {
    kind: 'scheme',
    inForceFrom: '2026-06-01',
    source: SOURCE,
    data: SCHEME,
    ...given,
  });
  return { status, body, id: body.id as string };
};
export const dateFields = (name: string, date: string) => {
  const [year = '', month = '', day = ''] = date.split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};
