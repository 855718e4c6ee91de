import { expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { proposals } from '../index.ts';
import { actorOf, type Known, testHouse } from '../kit/test-house.tsx';
import { fillIdeas } from './fill.ts';

const store = testStore();
const WHO: readonly Known[] = ['locum', 'lead', 'manager', 'partner'];
const people = WHO.map((who) => {
  const { id, name, standing, roles } = actorOf(who);
  return { id, name, standing, role: roles[0]?.role ?? '' };
});

it('makes ideas whose pages can be read at every state, by members and, once they are taken on, by all', () =>
  store.rolledBack(async (trx) => {
    const house = await testHouse(store.relational(), trx, {
      routes: proposals.routes ?? [],
      register: (platform) => proposals.register?.(platform),
    });
    const made = await fillIdeas(trx, { count: 120, seed: 9, today: '2026-05-21', people });
    const oneOfEach = new Map(made.map((one) => [one.proposal.state, one.proposal]));
    expect(oneOfEach.size).toBeGreaterThan(10);
    for (const [state, { reference, taken_on_on }] of oneOfEach)
      for (const who of ['nurse', undefined] as const) {
        const { status } = await house.as(who).page(`/ideas/${reference}`);
        expect([state, who, status]).toEqual([state, who, who || taken_on_on ? 200 : 404]);
      }
  }));
