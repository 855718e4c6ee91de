import { describe, expect, it } from 'vitest';
import { type Actor, publicActor } from '../../platform/actor.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { contributionRoutes } from '../contributions/routes.tsx';
import { nameOf, testHouse } from '../kit/test-house.tsx';
import { insertProposal } from '../kit/test-proposal.ts';
import { registerFinding } from './registries.ts';

const store = testStore();

const houseOver = async (db: Trx) => {
  const house = await testHouse(store.relational(), db, {
    routes: contributionRoutes,
    register: registerFinding,
  });
  const ideas = ['ideas', 'contributions', 'cases'];
  /** Titles of what is found, best first, of ideas and all that belongs to them. */
  const find = async (words: string, actor: Actor = house.actor('nurse')) => {
    const found = [];
    for (const { name, ask } of house.platform.registries.searchable.all())
      if (ideas.includes(name)) found.push(...(await ask(db, actor, words, 50)));
    return found.sort((a, b) => b.rank - a.rank).map(({ kind, title }) => `${kind}: ${title}`);
  };
  return { ...house, db, find };
};
const inHouse = (work: (house: Awaited<ReturnType<typeof houseOver>>) => Promise<void>) =>
  store.rolledBack(async (trx) => work(await houseOver(trx)));

const ECHO = { title: 'Direct-access echocardiography', what: 'People wait twelve weeks for a heart scan.' };

describe('searching ideas', () => {
  it('forgives spelling, finds by the beginnings of words, and by a reference or its end', () =>
    inHouse(async ({ db, find }) => {
      await insertProposal(db, ECHO);
      await insertProposal(db, {
        reference: 'ISV-2026-015',
        title: 'Foot checks at home',
        what: 'For housebound people.',
      });
      for (const words of [
        'ecocardiography',
        'echocardiografy scan',
        'heart sc',
        'ISV-2026-014',
        'isv-2026-014',
        '2026-014',
      ])
        expect([words, await find(words)]).toEqual([words, ['Idea: Direct-access echocardiography']]);
      expect(await find('houseboud')).toEqual(['Idea: Foot checks at home']);
      expect(await find('zebra')).toEqual([]);
      expect(await find('& | !')).toEqual([]);
    }));

  it('puts what holds all words, as typed and in the title, first; some words are better than nothing', () =>
    inHouse(async ({ db, find }) => {
      await insertProposal(db, { title: 'Walks', what: 'People ask for a heart scan and a walk.' });
      await insertProposal(db, {
        reference: 'ISV-2026-015',
        title: 'Heart scan near home',
        what: 'It is far.',
      });
      expect(await find('heart scan')).toEqual(['Idea: Heart scan near home', 'Idea: Walks']);
      expect(await find('heart scan zebra')).toHaveLength(2);
    }));

  it('finds for the public only what is taken on', () =>
    inHouse(async ({ db, find }) => {
      await insertProposal(db, { ...ECHO, state: 'raised' });
      expect(await find('echocardiography', publicActor)).toEqual([]);
      expect(await find('2026-014', publicActor)).toEqual([]);
      expect(await find('echocardiography')).toHaveLength(1);
    }));

  it('never finds an idea by the name of who raised it', () =>
    inHouse(async ({ db, find }) => {
      await insertProposal(db, { ...ECHO, name_kept: true, guardian: 'x' });
      for (const word of nameOf('locum').split(' ').slice(1)) expect(await find(word)).toEqual([]);
    }));

  it('finds what people said once it is shown, and cases for those who have signed in', () =>
    inHouse(async ({ db, find, as }) => {
      await insertProposal(db, { ...ECHO, comments_until: '2026-06-01' });
      await as('partner').api('POST', 'ideas/ISV-2026-014/said', {
        words: 'Two buses for a ten-minute test.',
      });
      await as().post('/ideas/ISV-2026-014/said', { words: 'A tandem for two.' });
      expect(await find('bussses', publicActor)).toEqual([
        'What people said: “Two buses for a ten-minute test.”',
      ]);
      expect(await find('tandem')).toEqual([]);
      await db
        .withTables<{ case_topic: object }>()
        .insertInto('case_topic')
        .values({
          proposal: 'ISV-2026-014',
          topic: 'need',
          content: JSON.stringify({ words: 'Cardiologists read each tracing' }),
          version: 1,
          edited_by_name: 'x',
          edited_at: new Date(),
          told_at: new Date(),
        } as never)
        .execute();
      expect(await find('tracing')).toEqual(['Case: The case for Direct-access echocardiography']);
      expect(await find('tracing', publicActor)).toEqual([]);
    }));
});
