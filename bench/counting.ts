import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { ballotsFromRows, countElection, tabulate } from '../src/decisions/index.ts';
import { projectFile } from '../src/platform/paths.ts';
import type { Line } from './main.ts';

const BALLOTS = 105_928;
const FLOOR = 2_000;
const CANDIDATES = Array.from({ length: 12 }, (_, at) => ({ id: `c${at}`, name: `Dr Number ${at}` }));

/** A generator of its own, so that the ballots are the same in each run. */
const chance = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

/** One paper each, hardly two alike: from 3 to 12 ranks, the first candidates liked more. */
const invented = (): { ranks: string[]; times: number }[] => {
  const next = chance(2013);
  return Array.from({ length: BALLOTS }, () => ({
    times: 1,
    ranks: CANDIDATES.map(({ id }, at) => ({ id, liked: next() * (20 - at) }))
      .sort((a, b) => b.liked - a.liked)
      .slice(0, 3 + Math.floor(next() * 10))
      .map(({ id }) => id),
  }));
};

const took = (work: () => { readonly winners: readonly string[] }): number => {
  const began = performance.now();
  if (work().winners.length === 0) throw new Error('nobody was elected');
  return performance.now() - began;
};

const line = (what: string, work: () => { readonly winners: readonly string[] }): Line => {
  const figure = Math.max(took(work), took(work));
  return { what, figure: figure.toFixed(0), floor: `at most ${FLOOR}`, kept: figure <= FLOOR };
};

/** The biggest real election of the reference, each paper on its own; nothing where it is not there. */
const real = (): Line[] => {
  const folder = projectFile('../shared/reference/ranked-ballots/2013_minneapolis_park');
  if (!existsSync(folder)) return [];
  const { candidates: listed }: { candidates: { name: string }[] } = JSON.parse(
    readFileSync(`${folder}/config.json`, 'utf8'),
  );
  const candidates = [...listed.map(({ name }) => ({ id: name, name })), { id: 'UWI', name: 'UWI' }];
  const rows: string[][] = parse(readFileSync(`${folder}/ballots.csv`), { skip_empty_lines: true });
  const words = { skipped: ['undervote'], several: ['overvote'] };
  const { ballots, faults } = ballotsFromRows(rows, candidates, words);
  if (faults.length) throw new Error(JSON.stringify(faults[0]));
  const papers = ballots.flatMap(({ marks, times }) =>
    Array.from({ length: times }, () => ({ marks, times: 1 })),
  );
  return [
    line(`A real election of ${papers.length.toLocaleString('en-GB')} papers, 3 seats, ms`, () =>
      tabulate(candidates, papers, {
        elect: 'every-winner-at-once',
        seats: 3,
        decimals: 4,
        quota: 'droop',
        wholeQuota: true,
        firstRoundQuota: false,
        leastVotes: 0,
        batch: false,
        toLastTwo: false,
        ties: { earlierFirst: false, by: 'draw', seed: 0 },
        writeIns: 'UWI',
        leftOut: [],
        marks: { most: 3, skips: 2, over: 'pass-by', endAtRepeat: false },
      }),
    ),
  ];
};

/** How long counts take of as many ballots as the biggest real elections have. */
export const measureCounting = async (): Promise<Line[]> => {
  const papers = invented();
  const election = { quota: 'droop', candidates: CANDIDATES, seed: 1 } as const;
  const size = BALLOTS.toLocaleString('en-GB');
  return [
    line(`Instant run-off of ${size} ballots, 12 candidates, ms`, () =>
      countElection({ ...election, method: 'instant-run-off', seats: 1 }, papers),
    ),
    line(`Scottish transferable vote of ${size} ballots, 5 seats, ms`, () =>
      countElection({ ...election, method: 'scottish-transferable-vote', seats: 5 }, papers),
    ),
    ...real(),
  ];
};
