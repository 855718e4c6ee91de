import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { addInterestTo, type NewInterest } from '../../people/index.ts';
import { system } from '../../platform/actor.ts';
import { changesOf } from '../../platform/history/history.ts';
import { visibleTo } from '../../platform/registries.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { fillIdeas } from '../../proposals/index.ts';
import { itemRef, paperRef } from '../kit/refs.ts';
import { actorOf, idOf, type Known, seatAll, testHouse } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { matchItem } from './match.ts';
import { itemInterestRef } from './open.ts';
import { interestsOn, withoutPapers } from './queries.ts';
import { registerInterests } from './registries.ts';
import { itemInterestRoutes } from './routes.tsx';

const store = testStore();
const MEETING = 'MTG-2026-001';
const IDEA = 'ISV-2026-014';
const NOW = new Date('2026-06-01T09:00:00Z');

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

const touch = (
  trx: Trx,
  name: string,
  organisation: string | null,
  as_what: 'bidder' | 'gainer' = 'bidder',
) =>
  decisionDb(trx)
    .insertInto('touched')
    .values({ proposal: IDEA, organisation, name, as_what, added_name: 'Coalface', added_on: '2026-05-01' })
    .execute();

const declare = (trx: Trx, who: Known, given: Partial<NewInterest> = {}) =>
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
type House = Awaited<ReturnType<typeof houseOver>>;
const inHouse = (work: (house: House) => Promise<void>, state?: 'planned' | 'open') =>
  store.rolledBack(async (trx) => work(await houseOver(trx, state)));

const matched = async ({ trx, item }: House) => {
  await declare(trx, 'partner');
  await touch(trx, 'Quillmoor Ultrasound Ltd', 'Z0S');
  await matchItem(trx, item, NOW);
  const [row] = await interestsOn(trx, [item]);
  if (!row) throw new Error('nothing matched');
  return row;
};
const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;

describe('matching', () => {
  it('finds the member with a share in a bidder, once however often it is done, and tells her', () =>
    inHouse(async (house) => {
      const row = await matched(house);
      expect(row).toMatchObject({
        person: idOf('partner'),
        direct: true,
        kind: 'financial',
        how: 'matched',
        ruling: null,
        words:
          'Dr Nadia Fennimore: owns a share of Quillmoor Ultrasound Ltd, which could bid for this proposal',
      });
      expect(await matchItem(house.trx, house.item, NOW)).toBe(0);
      expect(await interestsOn(house.trx, [house.item])).toEqual([row]);
      expect(await house.news()).toMatchObject([{ who: 'partner', kind: 'interest.matched' }]);
      expect(await withoutPapers(house.trx, house.item)).toEqual([idOf('partner')]);
    }));

  it('leaves out who does not sit on the body, and finds the chain through somebody close', () =>
    inHouse(async (house) => {
      const { trx, item } = house;
      await declare(trx, 'locum');
      await declare(trx, 'gp', {
        tie: 'employed-by',
        organisation: 'Z0T',
        closeTie: 'married-to',
        closeName: 'Ms H. Quartzley',
      });
      await touch(trx, 'Kestrelbridge Infirmary', 'Z0T', 'gainer');
      await touch(trx, 'Quillmoor Ultrasound Ltd', 'Z0S');
      await matchItem(trx, item, NOW);
      const rows = await interestsOn(trx, [item]);
      expect(rows.map(({ person, direct, kind }) => ({ person, direct, kind }))).toEqual([
        { person: idOf('gp'), direct: false, kind: 'indirect' },
      ]);
      const url = `/decisions/meetings/${MEETING}/interests`;
      expect((await house.as().page(url)).html).not.toContain('Hobbinford');
      await decisionDb(trx).updateTable('meeting').set({ state: 'open' }).execute();
      await decisionDb(trx)
        .updateTable('item_interest')
        .set({ ruling: 'speak-not-vote', ruling_reason: 'His knowledge helps.' })
        .execute();
      const { html } = await house.as().page(url);
      expect(html).toContain('somebody close');
      expect(html).not.toContain('Quartzley');
      expect((await house.as('lay').page(`/decisions/meetings/${MEETING}/interests`)).html).toContain(
        'Ms H. Quartzley',
      );
    }));

  it('lapses when the idea touches the bidder no longer, comes back with it, and never loses a ruling', () =>
    inHouse(async (house) => {
      const { trx, item } = house;
      const row = await matched(house);
      const off = () => decisionDb(trx).updateTable('touched').set({ taken_back_on: '2026-06-01' }).execute();
      const on = () => decisionDb(trx).updateTable('touched').set({ taken_back_on: null }).execute();
      await off();
      await matchItem(trx, item, NOW);
      expect((await interestsOn(trx, [item]))[0]?.lapsed_at).toEqual(NOW);
      expect(await withoutPapers(trx, item)).toEqual([]);
      await on();
      await matchItem(trx, item, NOW);
      const again = (await interestsOn(trx, [item]))[0];
      expect(again).toMatchObject({ id: row.id, lapsed_at: null, dismissed_reason: null });
      const ruled = await house.as('chair').api('POST', `decisions/interests/${row.id}/ruling`, {
        ruling: 'leave',
        reason: 'She owns a part of a bidder.',
        version: again?.version,
      });
      expect(ruled.status).toBe(200);
      await off();
      await matchItem(trx, item, NOW);
      expect((await interestsOn(trx, [item]))[0]).toMatchObject({ ruling: 'leave', dismissed_reason: null });
    }));
});

describe('ruling', () => {
  const rule = (house: House, who: Known, id: number, given: object = {}) =>
    house.as(who).api('POST', `decisions/interests/${id}/ruling`, {
      ruling: 'no-papers',
      reason: 'She could gain from knowing the other bids.',
      version: 1,
      ...given,
    });

  it('is for who runs the meeting, on others, before it is over and while no vote is open', () =>
    inHouse(async (house) => {
      const row = await matched(house);
      expect((await rule(house, 'lay', row.id)).body.type).toBe(typeOf('ruling-not-chair'));
      expect((await house.as().api('POST', `decisions/interests/${row.id}/ruling`, {})).status).toBe(403);
      const own = await house.as('chair').api('POST', `decisions/items/${house.item}/interests`, {
        person: 'me',
        kind: 'non-financial-personal',
        in: 'A heart charity',
        touches: 'campaigns for scans',
      });
      expect((await rule(house, 'chair', own.body.id)).body.type).toBe(typeOf('ruling-own'));
      expect((await rule(house, 'officer', own.body.id, { ruling: 'note' })).status).toBe(200);
      expect((await rule(house, 'chair', row.id, { reason: ' ' })).status).toBe(422);
      expect((await rule(house, 'chair', row.id, { version: 7 })).body.type).toBe(
        typeOf('changed-meanwhile'),
      );
      await decisionDb(house.trx).updateTable('meeting').set({ state: 'closed' }).execute();
      expect((await rule(house, 'chair', row.id)).body.type).toBe(typeOf('interest-meeting-over'));
    }));

  it('is kept with every change, writes a line while the meeting is open, and sent twice is one', () =>
    inHouse(async (house) => {
      const row = await matched(house);
      const given = { ruling: 'leave', reason: 'A share in a bidder.', once: 'tablet 1' };
      expect((await rule(house, 'chair', row.id, given)).status).toBe(200);
      expect((await rule(house, 'chair', row.id, given)).status).toBe(200);
      expect(
        (await rule(house, 'chair', row.id, { ...given, ruling: 'note', version: 2, once: 'tablet 2' }))
          .status,
      ).toBe(200);
      const lines = await decisionDb(house.trx)
        .selectFrom('meeting_line')
        .select(['kind', 'words'])
        .execute();
      expect(lines).toEqual([
        { kind: 'ruled', words: 'Ruled on Dr Nadia Fennimore: leaves the room. A share in a bidder.' },
        { kind: 'ruled', words: 'Ruled anew on Dr Nadia Fennimore: noted. A share in a bidder.' },
      ]);
      const history = await changesOf(house.trx, itemInterestRef(row.id));
      expect(history.map(({ kind }) => kind)).toEqual(['interest.ruled-anew', 'interest.ruled']);
      expect(history[0]?.before).toMatchObject({ ruling: 'leave' });
    }, 'open'));

  it('that gives no papers hides the item until its decision is published; waiting for one hides the papers', () =>
    inHouse(async (house) => {
      const { platform, trx, item, paper } = house;
      const row = await matched(house);
      const refs = [
        itemRef(item),
        paperRef(paper),
        { kind: 'idea', id: IDEA },
        { kind: 'problem', id: IDEA },
        { kind: 'case', id: `${IDEA}/money` },
        { kind: 'decision', id: IDEA },
      ];
      const sees = async (who: Known) =>
        (await visibleTo(platform.registries, trx, actorOf(who), refs, (ref) => ref)).map(({ kind }) => kind);
      expect(await sees('partner')).toEqual(['item', 'idea', 'problem', 'decision']);
      await rule(house, 'chair', row.id);
      expect(await sees('partner')).toEqual([]);
      expect(await sees('gp')).toHaveLength(refs.length);
      await decisionDb(trx)
        .insertInto('decision')
        .values({
          reference: 'DEC-2026-001',
          body: 'governing-body',
          meeting: MEETING,
          item,
          proposal: IDEA,
          title: 'Heart scans',
          outcome: 'yes',
          summary: 'Yes.',
          reasons: '[]',
          conditions: '[]',
          dissent: '[]',
          stood: '{}',
          stood_hash: 'x',
          decided_on: '2026-06-09',
        })
        .execute();
      expect(await sees('partner')).toEqual([]);
      await decisionDb(trx).updateTable('decision').set({ published_on: '2026-06-10' }).execute();
      expect(await sees('partner')).toHaveLength(refs.length);
    }));

  it('hides with an idea all that joined it, and the items about those', () =>
    inHouse(async (house) => {
      const { platform, trx, item } = house;
      const row = await matched(house);
      await fillIdeas(trx, {
        count: 20,
        seed: 1,
        today: '2026-06-01',
        people: [{ id: idOf('lead'), name: 'A lead', standing: 'Clinical lead', role: 'clinical-lead' }],
      });
      const { rows } = await sql<{ reference: string }>`select reference from proposal where
        reference <> ${IDEA} and aside_from is null order by reference desc limit 2`.execute(trx);
      const [into = 'no idea', joined = 'no other'] = rows.map(({ reference }) => reference);
      const refs = [itemRef(item), { kind: 'idea', id: into }, { kind: 'case', id: joined }];
      refs.push({ kind: 'idea', id: joined });
      const sees = async () =>
        (await visibleTo(platform.registries, trx, actorOf('partner'), refs, (ref) => ref)).length;
      await decisionDb(trx).updateTable('agenda_item').set({ proposal: into }).execute();
      await rule(house, 'chair', row.id);
      expect(await sees()).toBe(2);
      await sql`update proposal set state = 'merged', aside_from = 'raised', merged_into = ${into}
        where reference = ${joined}`.execute(trx);
      expect(await sees()).toBe(0);
    }));

  it('is contested by its person only, who reaches it though the item is hidden, and the chair is told', () =>
    inHouse(async (house) => {
      const row = await matched(house);
      await rule(house, 'chair', row.id);
      const shown = await house.as('partner').page(`/decisions/interests/${row.id}/contest`);
      expect(shown.status).toBe(200);
      expect(shown.html).not.toContain('Heart scans');
      expect((await house.as('gp').page(`/decisions/interests/${row.id}/contest`)).status).toBe(404);
      const sent = await house
        .as('partner')
        .post(`/decisions/interests/${row.id}/contest`, { words: 'I sold the shares in May.' });
      expect(sent.status).toBe(303);
      expect(await house.news()).toContainEqual(
        expect.objectContaining({ who: 'chair', kind: 'interest.to-rule' }),
      );
      const { html } = await house.as('chair').page(`/decisions/meetings/${MEETING}/interests`);
      expect(html).toContain('I sold the shares in May.');
      expect((await house.as('partner').page(`/decisions/meetings/${MEETING}/interests`)).html).not.toContain(
        'Heart scans',
      );
    }));
});
