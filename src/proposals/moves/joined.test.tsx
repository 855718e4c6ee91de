import { expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { contributionRoutes } from '../contributions/routes.tsx';
import { testHouse } from '../kit/test-house.tsx';
import { insertProposal } from '../kit/test-proposal.ts';
import { gatheredOf } from './joined.ts';
import { moveRoutes } from './routes.tsx';

const store = testStore();

it('gathers what was said of all that joined, replies too, each once', () =>
  store.rolledBack(async (trx) => {
    const { as } = await testHouse(store.relational(), trx, {
      routes: [...contributionRoutes, ...moveRoutes],
    });
    const [into, joins] = ['ISV-2026-014', 'ISV-2026-015'];
    for (const reference of [into, joins]) await insertProposal(trx, { reference });
    const say = async (path: string, words: string) => {
      const { status, body } = await as('nurse').api('POST', path, { words });
      expect([status, body.detail]).toEqual([200, undefined]);
      return body.id as string;
    };
    const first = await say(`ideas/${into}/said`, 'It is longer at night.');
    const second = await say(`ideas/${joins}/said`, 'It is the same here.');
    const reply = await say(`ideas/${joins}/said/${second}/replies`, 'Since May.');
    const gathered = async () => (await gatheredOf(trx, into)).comments.map(({ id }) => id).sort();
    expect(await gathered()).toEqual([first]);
    const merged = await as('office').api('POST', `ideas/${joins}/moves`, {
      move: 'merge',
      into,
      reason: 'It is the same wait',
      version: 1,
    });
    expect([merged.status, merged.body.detail]).toEqual([200, undefined]);
    expect(await gathered()).toEqual([first, second, reply].sort());
  }));
