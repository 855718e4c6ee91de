import { describe, expect, it } from 'vitest';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { findProposal } from '../kit/find.ts';
import { testHouse } from '../kit/test-house.tsx';
import { insertProposal } from '../kit/test-proposal.ts';
import { optionConditions } from './conditions.ts';
import { optionRoutes } from './routes.tsx';

const store = testStore();

const houseOver = async (db: Trx, given: Parameters<typeof insertProposal>[1] = {}) => {
  const house = { ...(await testHouse(store.relational(), db, { routes: optionRoutes })), db };
  await insertProposal(db, { state: 'options', title: 'Direct-access echocardiography', ...given });
  return house;
};
type House = Awaited<ReturnType<typeof houseOver>>;
const inHouse = (work: (house: House) => Promise<void>, given: Parameters<typeof insertProposal>[1] = {}) =>
  store.rolledBack(async (trx) => work(await houseOver(trx, given)));

const BASE = 'ideas/ISV-2026-014/options';
const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;
const FENMARSH = {
  kind: 'elsewhere',
  label: 'As in Fenmarsh',
  words: 'GPs ask for the scan themselves.',
  source: 'Fenmarsh annual report, 2025',
};
const listed = async ({ as }: House) =>
  (await as('lead').api('GET', BASE)).body.options as {
    number: number;
    label: string;
    chosenBecause: string;
  }[];

const conditions = async ({ db }: House) => {
  const proposal = await findProposal(db, 'ISV-2026-014');
  return proposal ? optionConditions(db, proposal) : [];
};

describe('options', () => {
  it('always hold doing nothing, which must be described before it counts as weighed', () =>
    inHouse(async (house) => {
      expect((await listed(house)).map(({ label }) => label)).toEqual(['Do nothing']);
      expect(await conditions(house)).toEqual([]);
      const said = await house
        .as('lead')
        .post(`/${BASE}/0/edit`, { words: 'They go on waiting.', version: '0' });
      expect(said.location).toBe(`/${BASE}`);
      expect(await conditions(house)).toEqual(['doing-nothing-weighed']);
      const none = await house.as('lead').api('POST', `${BASE}/0/withdrawal`, { because: 'Nobody wants it' });
      expect(none.body.type).toBe(typeOf('option-nothing'));
    }));

  it('of what somebody else did ask for the source; sent twice, one is there once', () =>
    inHouse(async (house) => {
      const { source: _, ...without } = FENMARSH;
      const refused = await house.as('lead').post(`/${BASE}/new`, without);
      expect(refused.status).toBe(422);
      expect(refused.html).toContain('Say where somebody else did this');
      expect(refused.html).toContain('GPs ask for the scan themselves.</textarea>');
      for (let i = 0; i < 2; i += 1)
        expect((await house.as('manager').api('POST', BASE, FENMARSH)).body).toEqual({ number: 1 });
      expect(await listed(house)).toHaveLength(2);
    }));

  it('let one be chosen with a reason; another takes its place, and withdrawing it leaves none', () =>
    inHouse(async (house) => {
      await house.as('lead').api('POST', BASE, FENMARSH);
      await house
        .as('lead')
        .api('POST', BASE, { kind: 'other', label: 'More clinics', words: 'Two a week.' });
      const choose = (number: number, because?: string) =>
        house.as('lead').api('POST', `${BASE}/${number}/choice`, { because });
      expect((await choose(1)).body).toMatchObject({ type: typeOf('option-needs'), status: 422 });
      await choose(1, 'It has been shown to work.');
      await choose(2, 'It can begin in June.');
      expect((await listed(house)).map(({ chosenBecause }) => chosenBecause)).toEqual([
        null,
        null,
        'It can begin in June.',
      ]);
      expect(await conditions(house)).toEqual(['option-chosen']);
      await house.as('lead').api('POST', `${BASE}/2/withdrawal`, { because: 'No room.' });
      expect(await conditions(house)).toEqual([]);
      expect((await choose(2, 'After all')).body.type).toBe(typeOf('option-withdrawn'));
      await house.as('lead').api('POST', `${BASE}/2/withdrawal`, {});
      expect((await choose(2, 'After all')).status).toBe(200);
    }));

  it('are put in another order one place at a time, doing nothing among them', () =>
    inHouse(async (house) => {
      await house.as('lead').api('POST', BASE, FENMARSH);
      await house
        .as('lead')
        .api('POST', BASE, { kind: 'other', label: 'More clinics', words: 'Two a week.' });
      const up = (number: number) => house.as('lead').post(`/${BASE}/${number}/place`, { to: 'up' });
      await up(2);
      await up(2);
      expect((await listed(house)).map(({ label }) => label)).toEqual([
        'More clinics',
        'Do nothing',
        'As in Fenmarsh',
      ]);
    }));

  it('are refused to who changed nothing but an old version, and to patients’ identifiers', () =>
    inHouse(async ({ as }) => {
      await as('lead').api('POST', BASE, FENMARSH);
      const edit = { label: 'As in Fenmarsh', words: 'Theirs.', source: 'A report', version: 1 };
      expect((await as('manager').api('PUT', `${BASE}/1`, edit)).status).toBe(200);
      expect((await as('lead').api('PUT', `${BASE}/1`, edit)).body).toMatchObject({ status: 409 });
      const named = { ...FENMARSH, label: 'Another', words: 'Her number is 943 476 5919.' };
      expect((await as('lead').api('POST', BASE, named)).body.type).toBe(typeOf('words-identify'));
      expect((await as('lead').api('POST', BASE, { ...named, confirmed: true })).status).toBe(200);
    }));

  it('are written by the two leads and the programme office alone, read by all, and by nobody once sent', async () => {
    await inHouse(async ({ as }) => {
      for (const who of ['lead', 'manager', 'office'] as const)
        expect((await as(who).api('POST', BASE, { ...FENMARSH, label: who })).status).toBe(200);
      expect((await as('partner').api('POST', BASE, FENMARSH)).body.type).toBe(typeOf('option-not-yours'));
      expect((await as().api('POST', BASE, FENMARSH)).status).toBe(403);
      expect((await as().page(`/${BASE}`)).html).not.toContain('Add an option');
      expect((await as('partner').page(`/${BASE}/new`)).status).toBe(403);
    });
    await inHouse(
      async ({ as }) => {
        expect((await as('lead').api('POST', BASE, FENMARSH)).body.type).toBe(typeOf('option-closed'));
      },
      { state: 'decision' },
    );
  });
});
