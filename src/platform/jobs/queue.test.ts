import { describe, expect, it } from 'vitest';
import { testStore } from '../relational/test-store.ts';
import { testPlatform } from '../test-platform.ts';
import { openQueue } from './queue.ts';

const store = testStore();

describe('the queue', () => {
  it('clears up after itself without a fault', async () => {
    const queue = openQueue(testPlatform(store.relational()));
    const faults: unknown[] = [];
    queue.boss.on('error', (fault) => faults.push(fault));
    await queue.boss.start();
    await queue.boss.maintain();
    await queue.close();
    expect(faults).toEqual([]);
  });
});
