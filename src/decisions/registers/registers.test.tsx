import { describe, expect, it } from 'vitest';
import { addGiftTo, addInterestTo, withholdLine } from '../../people/index.ts';
import { system } from '../../platform/actor.ts';
import { api } from '../../platform/http/routes.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { idOf, seatAll, testHouse } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { registerCommands } from './commands.ts';
import { registerLineRoutes } from './line-routes.tsx';
import { registerRoutes } from './routes.tsx';

const store = testStore();
const NOW = new Date('2026-06-09T09:00:00Z');

const fill = async (trx: Trx) => {
  await decisionDb(trx)
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
  const share = { kind: 'financial', tie: 'owns-share-in', organisation: 'Z0S', from: '2024-01-01' } as const;
  const lasting = await addInterestTo(trx, system, NOW, { ...share, person: idOf('partner') });
  await addInterestTo(trx, system, NOW, {
    ...share,
    person: idOf('gp'),
    tie: 'employed-by',
    organisation: 'Z0T',
    closeTie: 'married-to',
    closeName: 'Ms H. Quartzley',
  });
  await addInterestTo(trx, system, NOW, { ...share, person: idOf('locum'), to: '2026-01-31' });
  await addInterestTo(trx, system, NOW, { ...share, person: idOf('lead'), to: '2025-10-31' });
  await addGiftTo(trx, system, NOW, {
    person: idOf('lead'),
    kind: 'hospitality',
    giverName: 'Quillmoor Ultrasound Ltd',
    what: 'Dinner after a talk',
    pence: 4250,
    onDay: '2026-05-02',
    outcome: 'declined',
  });
  return lasting ?? '';
};
const inHouse = (
  work: (house: Awaited<ReturnType<typeof testHouse>> & { trx: Trx; lasting: string }) => Promise<void>,
) =>
  store.rolledBack(async (trx) => {
    const house = await testHouse(store.relational(), trx, {
      routes: [...registerRoutes, ...registerLineRoutes, api(withholdLine)],
    });
    await work({ ...house, trx, lasting: await fill(trx) });
  });
const INTERESTS = '/decisions/registers/interests';

describe('the register of interests', () => {
  it('shows everybody what lasts and what ended within its months, and names nobody close to the public', () =>
    inHouse(async ({ as }) => {
      const { html } = await as().page(INTERESTS);
      expect(html).toContain('Dr Nadia Fennimore');
      expect(html).toContain('Dr Amara Thistlewood');
      expect(html).not.toContain('Ashcombe-Pike');
      expect(html).toContain('Their husband, wife or civil partner: employed by Kestrelbridge Infirmary');
      for (const face of [INTERESTS, `${INTERESTS}.csv`, '/api/v1/decisions/registers/interests'])
        expect((await as().page(face)).html).not.toContain('Quartzley');
      expect((await as('locum').page(INTERESTS)).html).toContain('Ms H. Quartzley');
    }));

  it('is narrowed by body, organisation, kind, words and whether it lasts', () =>
    inHouse(async ({ as }) => {
      const names = async (query: string) =>
        (await as().api('GET', `decisions/registers/interests?${query}`)).body.interests.map(
          ({ personName }: { personName: string }) => personName,
        );
      expect(await names('body=governing-body')).toEqual(['Dr Lettice Hobbinford', 'Dr Nadia Fennimore']);
      expect(await names('organisation=Z0S&standing=current')).toEqual(['Dr Nadia Fennimore']);
      expect(await names('organisation=infirm')).toEqual(['Dr Lettice Hobbinford']);
      expect(await names('kind=indirect')).toEqual(['Dr Lettice Hobbinford']);
      expect(await names('standing=ended')).toEqual(['Dr Amara Thistlewood']);
      expect(await names('q=fenni')).toEqual(['Dr Nadia Fennimore']);
      expect(await names('sort=organisation&dir=descending&standing=current')).toEqual([
        'Dr Nadia Fennimore',
        'Dr Lettice Hobbinford',
      ]);
    }));

  it('keeps from the public what the officer withheld with a reason, until it is published again', () =>
    inHouse(async ({ as, lasting }) => {
      const at = `${INTERESTS}/${lasting}/withhold`;
      expect((await as('partner').page(at)).status).toBe(403);
      expect((await as('officer').post(at, { version: '1', reason: '' })).status).toBe(422);
      const sent = await as('officer').post(at, { version: '1', reason: 'Threats to her family.' });
      expect(sent.location).toBe(INTERESTS);
      for (const face of [INTERESTS, `${INTERESTS}.csv`, '/api/v1/decisions/registers/interests'])
        expect((await as().page(face)).html).not.toContain('Fennimore');
      expect((await as('locum').page(INTERESTS)).html).toContain('Threats to her family.');
      expect((await as('officer').post(at, { version: '1', publish: 'yes' })).status).toBe(409);
      await as('officer').post(at, { version: '2', publish: 'yes' });
      expect((await as().page(INTERESTS)).html).toContain('Fennimore');
    }));
});

describe('the other registers', () => {
  it('show gifts with their worth, and as a file', () =>
    inHouse(async ({ as }) => {
      const { html } = await as().page('/decisions/registers/gifts');
      expect(html).toContain('£42.50');
      expect(html).toContain('Declined');
      expect((await as().page('/decisions/registers/gifts.csv')).html).toContain('Dinner after a talk');
      expect((await as().page('/decisions/registers/gifts?outcome=accepted')).html).toContain('Nothing fits');
    }));

  it('show of a breach only the words that are published, and of a form sent twice one', () =>
    inHouse(async ({ as }) => {
      const path = '/decisions/registers/breaches';
      const said = {
        'foundOn-day': '4',
        'foundOn-month': '5',
        'foundOn-year': '2026',
        what: 'He voted on his own practice.',
        done: 'The vote was taken again.',
        once: 'form 1',
      };
      expect((await as('lay').post(`${path}/new`, said)).status).toBe(403);
      expect((await as('officer').post(`${path}/new`, said)).location).toBe(path);
      await as('officer').post(`${path}/new`, said);
      expect((await as().page(path)).html).toContain('No breach is published');
      const { body } = await as('officer').api('GET', 'decisions/registers/breaches');
      expect(body.total).toBe(1);
      const one = body.breaches[0];
      await as('officer').post(`${path}/${one.id}`, {
        ...said,
        version: '1',
        publicWords: 'A member voted on an item that touched them. The vote was taken again.',
      });
      const shown = (await as().page(path)).html;
      expect(shown).toContain('The vote was taken again.');
      expect(shown).not.toContain('his own practice');
      await as('officer').post(`${path}/new`, { ...said, what: 'She voted on hers.' });
      expect((await as('officer').api('GET', 'decisions/registers/breaches')).body.total).toBe(2);
    }));

  it('show decisions on contracts when they are published, with who decided and what was ruled', () =>
    inHouse(async ({ as, trx }) => {
      await decisionDb(trx)
        .insertInto('decision')
        .values({
          reference: 'DEC-2026-001',
          body: 'governing-body',
          title: 'Heart scans',
          outcome: 'yes',
          summary: 'Yes.',
          reasons: '[]',
          conditions: '[]',
          dissent: '[]',
          stood: JSON.stringify({
            who: [{ name: 'Mrs Perpetua Dunnock', standing: 'Lay member', vote: null }],
            interests: [
              { name: 'Dr Nadia Fennimore', words: 'Owns a share of a bidder', ruling: 'Leaves the room' },
            ],
          }),
          stood_hash: 'x',
          decided_on: '2026-06-09',
          procurement: JSON.stringify({
            service: 'Heart scans that GPs book',
            how: 'Open tender',
            supplier: null,
            valuePence: 41496000,
          }),
        })
        .execute();
      const path = '/decisions/registers/procurement';
      expect((await as().page(path)).html).not.toContain('Heart scans');
      await decisionDb(trx).updateTable('decision').set({ published_on: '2026-06-10' }).execute();
      const { html } = await as().page(path);
      for (const words of [
        'Heart scans that GPs book',
        '£414,960',
        'Mrs Perpetua Dunnock',
        'Leaves the room',
      ])
        expect(html).toContain(words);
    }));
});

describe('the registers in the terminal', () => {
  it('tell by each command what its page tells, and nothing that the page keeps', () =>
    inHouse(async ({ as }) => {
      const said = async (name: string, who?: 'lead') => {
        const command = registerCommands.find((one) => one.name === name);
        if (command?.kind !== 'use') throw new Error(`no command ${name}`);
        return command.text((await as(who).api('GET', command.use.path ?? '')).body);
      };
      const interests = await said('interests');
      expect(interests).toMatch(/Dr Nadia Fennimore +Owns a share of Quillmoor Ultrasound Ltd +Financial/);
      expect(interests).toContain('3 interests.');
      expect(interests).not.toContain('Quartzley');
      expect(await said('interests', 'lead')).toContain('Quartzley');
      expect(await said('gifts')).toMatch(/Dinner after a talk +Quillmoor Ultrasound Ltd +£42.50/);
      expect(await said('contracts')).toContain('0 decisions on contracts.');
      expect(await said('breaches')).toContain('0 breaches.');
    }));
});
