import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { sharedFile } from '../../shared/test-material.ts';
import { unitsOf, votesText } from './decimal-rules.ts';
import type { Ballot, Candidate, Count, CountRules, Electing, Mark, TieRule } from './election-rules.ts';

/** Reads the reference elections: their rules, their ballots, and the reports that they are to give. */

const FOLDER = 'reference/ranked-ballots';
const WRITE_INS = 'Undeclared Write-ins';

type Source = {
  readonly provider: string;
  readonly overvoteLabel: string;
  readonly overvoteDelimiter: string;
  readonly skippedRankLabel: string;
  readonly undeclaredWriteInLabel: string;
  readonly firstVoteColumnIndex: string;
  readonly treatBlankAsUndeclaredWriteIn?: boolean;
};
type Config = {
  readonly cvrFileSources: readonly Source[];
  readonly candidates: readonly {
    readonly name: string;
    readonly code?: string;
    readonly excluded?: boolean;
    readonly aliases?: readonly string[];
  }[];
  readonly rules: Readonly<Record<string, string | boolean>>;
};
export type ReportedRound = {
  readonly round: number;
  readonly threshold: string;
  readonly tally: Readonly<Record<string, string>>;
  readonly inactiveBallots: Readonly<Record<string, string>>;
  readonly tallyResults: readonly {
    readonly elected?: string;
    readonly eliminated?: string;
    readonly transfers: Readonly<Record<string, string>>;
  }[];
};
export type Report = {
  readonly results: readonly ReportedRound[];
  readonly summary: { readonly totalNumBallots: string; readonly undervotes: number };
};
export type ReferenceElection = {
  readonly candidates: readonly Candidate[];
  readonly ballots: readonly Ballot[];
  readonly rules: CountRules;
  /** One for each seat that is counted on its own; otherwise one. */
  readonly reports: readonly Report[];
};

const file = (...path: string[]): string => readFileSync(sharedFile([FOLDER, ...path].join('/')), 'utf8');

const ELECTING: Readonly<Record<string, Electing>> = {
  singleWinnerMajority: 'one',
  multiWinnerAllowOnlyOneWinnerPerRound: 'one-winner-a-round',
  multiWinnerAllowMultipleWinnersPerRound: 'every-winner-at-once',
  bottomsUp: 'last-standing',
  bottomsUpUsingPercentageThreshold: 'all-above-share',
  multiPassIrv: 'one-seat-after-another',
};
const OVER = {
  alwaysSkipToNextRank: 'pass-by',
  exhaustImmediately: 'end',
  exhaustIfMultipleContinuing: 'end-if-several-stand',
} as const;
const TIES: Readonly<Record<string, TieRule>> = {
  random: { earlierFirst: false, by: 'draw' },
  stopCountingAndAsk: { earlierFirst: false, by: 'asked' },
  previousRoundCountsThenRandom: { earlierFirst: true, by: 'draw' },
  previousRoundCountsThenAsk: { earlierFirst: true, by: 'asked' },
  useCandidateOrder: { earlierFirst: false, by: 'listed-order' },
  generatePermutation: { earlierFirst: false, by: 'drawn-order' },
};

const rulesOf = ({ rules, candidates, cvrFileSources }: Config): CountRules => {
  const number = (key: string): number | undefined =>
    /^-?\d+(\.\d+)?$/.test(String(rules[key])) ? Number(rules[key]) : undefined;
  const elect = ELECTING[String(rules.winnerElectionMode)];
  const over = OVER[String(rules.overvoteRule) as keyof typeof OVER];
  const ties = TIES[String(rules.tiebreakMode)];
  if (!elect || !over || !ties) throw new Error(`unknown rules: ${JSON.stringify(rules)}`);
  const seed = number('randomSeed');
  const writeIns = cvrFileSources.some(({ undeclaredWriteInLabel }) => undeclaredWriteInLabel);
  return {
    elect,
    seats: number('numberOfWinners') ?? 1,
    decimals: number('decimalPlacesForVoteArithmetic') ?? 4,
    quota: rules.hareQuota ? 'hare' : 'droop',
    wholeQuota: !rules.nonIntegerWinningThreshold,
    firstRoundQuota: Boolean(rules.doesFirstRoundDetermineThreshold),
    sharePercent: number('multiSeatBottomsUpPercentageThreshold') ?? 0,
    leastVotes: number('minimumVoteThreshold') ?? 0,
    batch: Boolean(rules.batchElimination),
    toLastTwo: Boolean(rules.continueUntilTwoCandidatesRemain),
    lastRound: number('stopTabulationEarlyAfterRound'),
    ties: { ...ties, ...(seed === undefined ? {} : { seed }) },
    writeIns: writeIns ? WRITE_INS : undefined,
    leftOut: candidates.filter(({ excluded }) => excluded).map(({ name }) => name),
    marks: {
      most: number('maxRankingsAllowed') ?? candidates.length,
      skips: number('maxSkippedRanksAllowed'),
      over,
      endAtRepeat: Boolean(rules.exhaustOnDuplicateCandidate),
    },
  };
};

/** Reads what a cell of ranks says; each text once. */
const cellReader = ({ cvrFileSources, candidates }: Config): ((cell: string) => Mark) => {
  const known = new Map<string, Mark>();
  const names = new Map(
    candidates.flatMap(({ name, code, aliases = [] }) =>
      [name, ...(code ? [code] : []), ...aliases].map((as) => [as, name]),
    ),
  );
  const nameOf = (text: string): string => {
    const name = names.get(text);
    if (name !== undefined) return name;
    if (text === WRITE_INS || cvrFileSources.some((one) => one.undeclaredWriteInLabel === text))
      return WRITE_INS;
    throw new Error(`${text} is no candidate`);
  };
  const markOf = (text: string): Mark => {
    const blankIsWriteIn = cvrFileSources.some((one) => one.treatBlankAsUndeclaredWriteIn);
    if (text === '') return blankIsWriteIn ? WRITE_INS : null;
    if (text === 'undervote' || cvrFileSources.some((one) => one.skippedRankLabel === text)) return null;
    if (text === 'overvote' || cvrFileSources.some((one) => one.overvoteLabel === text)) return [];
    const delimiter = cvrFileSources.find(
      (one) => one.overvoteDelimiter && text.includes(one.overvoteDelimiter),
    );
    if (delimiter) {
      const several = text.split(delimiter.overvoteDelimiter).map((part) => nameOf(part.trim()));
      return several.length === 1 ? (several[0] ?? null) : several;
    }
    if (!names.has(text) && text.includes('\n')) return text.split('\n').map((part) => nameOf(part.trim()));
    return nameOf(text);
  };
  return (cell) => {
    const text = cell.trim();
    const mark = known.get(text) ?? markOf(text);
    known.set(text, mark);
    return mark;
  };
};

/** `count, rank1, rank2, …`: each line one way of ranking. */
const rankedLines = (text: string, config: Config): Ballot[] => {
  const [, ...lines]: string[][] = parse(text, { skip_empty_lines: true });
  const read = cellReader(config);
  return lines.map(([times, ...cells]) => ({
    marks: cells.map(read),
    times: Number(times),
  }));
};

/** One paper a line, one candidate a column, in each cell the rank that the candidate was given. */
const rankColumns = (text: string, config: Config): Ballot[] => {
  const first = Number(config.cvrFileSources[0]?.firstVoteColumnIndex) - 1;
  const read = cellReader(config);
  const [head = [], ...lines]: string[][] = parse(text, { skip_empty_lines: true });
  return lines.map((line) => {
    const ranks: string[][] = [];
    line.slice(first).forEach((cell, place) => {
      const rank = Number(cell);
      const mark = read(head[first + place] ?? '');
      if (cell.trim() === '' || typeof mark !== 'string') return;
      ranks[rank - 1] = [...(ranks[rank - 1] ?? []), mark];
    });
    return {
      marks: Array.from(ranks, (at) => (at?.length === 1 ? (at[0] ?? null) : (at ?? null))),
      times: 1,
    };
  });
};

/** The names of the reference elections. */
export const referenceNames = (): readonly string[] =>
  readdirSync(sharedFile(FOLDER), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

/** One reference election; undefined where its ballots are in none of the two table shapes. */
export const referenceElection = (name: string): ReferenceElection | undefined => {
  const files = readdirSync(sharedFile(`${FOLDER}/${name}`)).sort();
  const config: Config = JSON.parse(file(name, 'config.json'));
  const columns = files.includes('cvr.csv') && config.cvrFileSources[0]?.provider === 'genericCsv';
  if (!files.includes('ballots.csv') && !columns) return undefined;
  const rules = rulesOf(config);
  return {
    candidates: [
      ...config.candidates.map((one) => ({ id: one.name, name: one.name })),
      ...(rules.writeIns ? [{ id: WRITE_INS, name: WRITE_INS }] : []),
    ],
    ballots: files.includes('ballots.csv')
      ? rankedLines(file(name, 'ballots.csv'), config)
      : rankColumns(file(name, 'cvr.csv'), config),
    rules,
    reports: files
      .filter((one) => /^expected.*_detailed_report\.json$/.test(one))
      .map((one): Report => JSON.parse(file(name, one))),
  };
};

const ENDED = {
  exhaustedChoices: 'nobody-left',
  overvotes: 'several-at-a-rank',
  repeatedRankings: 'repeated',
  skippedRankings: 'skipped-ranks',
  finalRoundSurplus: 'seats-filled',
} as const;

const sorted = (record: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The rounds of one report with its numbers written the way ours are, so that equal means exactly equal. */
export const reported = (report: Report, decimals: number): unknown[] => {
  const plain = (record: Readonly<Record<string, string>>): Record<string, string> =>
    sorted(
      Object.fromEntries(
        Object.entries(record).map(([key, votes]) => [key, votesText(unitsOf(votes, decimals), decimals)]),
      ),
    );
  return report.results.map((one) => ({
    round: one.round,
    threshold: votesText(unitsOf(one.threshold, decimals), decimals),
    tally: plain(one.tally),
    inactive: plain({ finalRoundSurplus: '0', ...one.inactiveBallots }),
    events: one.tallyResults
      .map(({ elected, eliminated, transfers }) => ({
        ...(elected === undefined ? { eliminated } : { elected }),
        transfers: plain(transfers),
      }))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  }));
};

/** A count of ours in the shape of a report. */
export const asReport = (count: Count, pass: number): unknown[] =>
  count.rounds
    .filter((round) => round.pass === pass)
    .map((one) => ({
      round: one.round,
      threshold: one.threshold,
      tally: sorted(Object.fromEntries(one.tallies.map(({ candidate, votes }) => [candidate, votes]))),
      inactive: sorted(
        Object.fromEntries(Object.entries(ENDED).map(([key, ending]) => [key, one.ended[ending]])),
      ),
      events: one.events
        .map(({ kind, candidate, transfers, ended, cutOff }) => ({
          [kind]: candidate,
          transfers: sorted(
            Object.fromEntries([
              ...transfers.map(({ to, votes }) => [to, votes]),
              ...(ended === '0' ? [] : [['exhausted', ended]]),
              ...(cutOff === '0' ? [] : [['residual surplus', cutOff]]),
            ]),
          ),
        }))
        .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    }));
