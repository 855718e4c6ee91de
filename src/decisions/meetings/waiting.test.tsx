import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { idOf } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { BODY } from './test-meeting.ts';
import { add, addItem, type House, ITEM, inHouse, post, REF, typeOf } from './test-meetings-house.tsx';

/** The scheme of delegation calls the body by another key than its address. */
const IN_SCHEME = 'in-scheme';

const idea = ({ db }: House, number: number, given: { state?: string; body?: string; waits?: string } = {}) =>
  sql`insert into proposal (reference, title, what, how_often, place, state, since, owner, owner_name, next_what, next_by,
      raised_on, raised_by_name, raised_by_standing, body, answer_due, decision_waits)
    values (${`ISV-2026-00${number}`}, ${`Idea ${number}`}, 'Something.', 'most-weeks', 'Everywhere',
      ${given.state ?? 'decision'}, '2026-05-12', ${idOf('lead')}, '', 'A decision', '2026-07-07', '2026-02-02', '', '',
      ${given.body ?? IN_SCHEME}, ${given.state === 'case' ? null : '2026-07-07'}, ${given.waits ?? null})`.execute(
    db,
  );

const inRoutedHouse = (work: (house: House) => Promise<void>) =>
  inHouse(async (house) => {
    await decisionDb(house.db)
      .updateTable('body')
      .set({ route_body: IN_SCHEME })
      .where('key', '=', BODY)
      .execute();
    await add(house);
    await work(house);
  });

/** What the page of a new item offers, in its order: the links to begin with one. */
const offered = async ({ as }: House) => {
  const { html } = await as('office').page(`/decisions/meetings/${REF}/items/new`);
  return [...html.matchAll(/items\/new\?(idea|carry)=([^"]+)"[^>]*>([^<]+)</g)].map(
    ([, how, what, title]) => [how, what, title],
  );
};

describe('what waits for a body', () => {
  it('is every idea whose route leads there: those that wait for a decision first, then those that are written', () =>
    inRoutedHouse(async (house) => {
      await idea(house, 1, { state: 'case' });
      await idea(house, 2);
      await idea(house, 3, { body: 'another-body' });
      await idea(house, 4, { state: 'raised' });
      expect(await offered(house)).toEqual([
        ['idea', 'ISV-2026-002', 'Idea 2'],
        ['idea', 'ISV-2026-001', 'Idea 1'],
      ]);
      const { html } = await house.as('office').page(`/decisions/meetings/${REF}/items/new`);
      expect(html.replaceAll('<!-- -->', '')).toMatch(/ISV-2026-002, [^<]*owed an answer by/);
    }));

  it('fills the form of the item, and leaves the list once it is on an agenda', () =>
    inRoutedHouse(async (house) => {
      await idea(house, 2);
      const { html } = await house
        .as('office')
        .page(`/decisions/meetings/${REF}/items/new?idea=ISV-2026-002`);
      for (const value of ['Idea 2', 'ISV-2026-002']) expect(html).toContain(`value="${value}"`);
      const item = { ...ITEM, kind: 'proposal', proposal: 'ISV-2026-002' };
      await addItem(house, item);
      expect(await offered(house)).toEqual([]);
      expect((await post(house, 'items', item)).type).toBe(typeOf('item-idea-twice'));
    }));

  it('is no idea that is decided already, though its decision is not published yet', () =>
    inRoutedHouse(async (house) => {
      await idea(house, 2, { waits: '/decisions/DEC-2026-001' });
      expect(await offered(house)).toEqual([]);
    }));

  it('is nothing for a body to which no route leads', () =>
    inHouse(async (house) => {
      await add(house);
      await idea(house, 2);
      expect(await offered(house)).toEqual([]);
    }));

  it('is what was put off, until a later item carries it on; nothing else is carried on', () =>
    inRoutedHouse(async (house) => {
      const carriedFrom = await addItem(house, { title: 'Risk register' });
      const carry = () => post(house, 'items', { ...ITEM, title: 'Risk again', carriedFrom });
      expect((await carry()).type).toBe(typeOf('item-not-deferred'));
      await decisionDb(house.db)
        .updateTable('agenda_item')
        .set({ state: 'deferred' })
        .where('id', '=', carriedFrom)
        .execute();
      expect(await offered(house)).toEqual([['carry', String(carriedFrom), 'Risk register']]);
      expect((await carry()).item).toBeGreaterThan(carriedFrom);
      expect(await offered(house)).toEqual([]);
      expect((await carry()).type).toBe(typeOf('item-not-deferred'));
    }));
});
