import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const here = (path: string): string => new URL(path, import.meta.url).pathname;

/** Makes one dump of the migrated relational store a run, which every test file that needs it starts from. */
const storeSetUp = here('./src/platform/relational/test-setup.ts');
/** Forgets the invented place that an earlier run filled. */
const placeSetUp = here('./e2e/support/place.ts');

export default defineConfig({
  test: {
    // chDB is one engine to a process and dies when a second worker thread loads it: forks, never threads.
    pool: 'forks',
    maxWorkers: 2,
    // The tests read no clock; these zones only make sure that nothing leans on the machine's own.
    env: { TZ: 'America/New_York', NODE_ENV: 'test' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
          globalSetup: existsSync(storeSetUp) ? [storeSetUp] : [],
          testTimeout: 20_000,
          hookTimeout: 90_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          globalSetup: [placeSetUp],
          // One system and one browser at a time: journeys are read in order, and two cores are few.
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // What a page does by itself, such as saving, takes its time on a busy machine.
          expect: { poll: { timeout: 30_000 } },
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
