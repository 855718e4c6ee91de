import { beforeAll, describe, expect, it, vi } from 'vitest';
import { decisions } from '../../decisions/index.ts';
import { people } from '../../people/index.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { testPlatform } from '../../platform/test-platform.ts';
import { proposals } from '../../proposals/index.ts';
import { loadRegister } from '../load/load.ts';
import { inventPlace } from '../place/place.ts';
import { tellProposals } from '../proposals/load.ts';
import { tellDecisions } from './load.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });
const store = testStore();

beforeAll(async () => {
  const platform = testPlatform(store.relational());
  for (const module of [people, proposals, decisions]) module.register?.(platform);
  const place = inventPlace();
  let t = Date.now();
  const lap = (what: string) => {
    console.log(what, Date.now() - t);
    t = Date.now();
  };
  await loadRegister(platform.db, place);
  lap('register');
  const ideas = await tellProposals(platform, place, new Map(), []);
  lap('proposals');
  await tellDecisions(platform, place, ideas);
  lap('decisions');
});

describe('x', () => {
  it('loads', () => {
    expect(1).toBe(1);
  });
});
