import { expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { contributionRoutes } from '../contributions/routes.tsx';
import { testHouse } from '../kit/test-house.tsx';
import { insertProposal } from '../kit/test-proposal.ts';
import { stanceRoutes } from '../stance/routes.tsx';
import { tallyOf } from '../stance/tally.ts';
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

it('goes on through one that joined another: who supports the first and what was said of it count with the last', () =>
  store.rolledBack(async (trx) => {
    const { as, actor } = await testHouse(store.relational(), trx, {
      routes: [...contributionRoutes, ...stanceRoutes, ...moveRoutes],
    });
    const [first, second, last] = ['ISV-2026-014', 'ISV-2026-015', 'ISV-2026-016'];
    for (const reference of [first, second, last]) await insertProposal(trx, { reference });
    const sent = [
      await as('nurse').api('POST', `ideas/${first}/stance`, { stance: 'supports' }),
      await as('specialist').api('POST', `ideas/${first}/stance`, { stance: 'otherwise', words: 'Not so.' }),
      await as('partner').api('POST', `ideas/${first}/watch`, { watch: true }),
      await as('nurse').api('POST', `ideas/${first}/said`, { words: 'It is longer at night.' }),
      await as('office').api('POST', `ideas/${first}/moves`, { move: 'merge', into: second }),
      await as('office').api('POST', `ideas/${second}/moves`, { move: 'merge', into: last }),
    ];
    expect(sent.map(({ status, body }) => [status, body.detail])).toEqual(sent.map(() => [200, undefined]));
    const tally = await tallyOf(trx, actor('office'), last);
    expect([tally.supporting, tally.seeingOtherwise, tally.otherwise[0]?.of]).toEqual([1, 1, first]);
    const gathered = await gatheredOf(trx, last);
    expect([gathered.supporting, gathered.seeingOtherwise, gathered.comments.length]).toEqual([1, 1, 1]);
    expect(gathered.people.flatMap(({ watches }) => watches)).toContain(first);
    const { body } = await as('office').api('GET', `ideas/${last}/said`);
    expect(body.contributions.map(({ words }: { words: string }) => words)).toEqual([
      'It is longer at night.',
    ]);
  }));
