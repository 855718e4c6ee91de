import { votesText } from './decimal-rules.ts';
import {
  ENDINGS,
  type Ending,
  type MarkRules,
  type Round,
  type RoundEvent,
  type TallyState,
  type Tie,
  type Why,
} from './election-rules.ts';
import { nextOn, type Paper } from './paper-rules.ts';

/** An event being written: its transfers become known when the papers move. */
export type EventDraft = {
  readonly kind: RoundEvent['kind'];
  readonly candidate: number;
  readonly why: Why;
  readonly tie?: Tie | undefined;
  readonly to: Map<number, bigint>;
  ended: bigint;
  cutOff: bigint;
};

export const eventDraft = (
  kind: RoundEvent['kind'],
  candidate: number,
  why: Why,
  tie?: Tie | undefined,
): EventDraft => ({ kind, candidate, why, tie, to: new Map(), ended: 0n, cutOff: 0n });

/** A round being written, in units of the last decimal place. */
export type RoundDraft = {
  readonly round: number;
  readonly pass: number;
  threshold: bigint;
  readonly tallies: Map<number, bigint>;
  readonly events: EventDraft[];
  readonly ended: Readonly<Record<Ending, bigint>>;
  readonly cutOff: bigint;
};

/** Who holds which papers, and what counts for nobody any more. */
export type Table = {
  readonly piles: Map<number, Paper[]>;
  /** The votes on each pile, kept as papers come, so that no round adds up all papers again. */
  readonly sums: Map<number, bigint>;
  readonly ended: Record<Ending, bigint>;
  cutOff: bigint;
};

export const emptyTable = (): Table => ({
  piles: new Map(),
  sums: new Map(),
  ended: Object.fromEntries(ENDINGS.map((ending) => [ending, 0n])) as Record<Ending, bigint>,
  cutOff: 0n,
});

/** Puts papers onto the piles of whom they count for next, and writes down what moved. */
export const dealOut = (
  table: Table,
  papers: readonly Paper[],
  stands: (candidate: number) => boolean,
  marks: MarkRules,
  event?: EventDraft | undefined,
  allEnd?: Ending | undefined,
): void => {
  for (const paper of papers) {
    const votes = paper.times * paper.value;
    const next = allEnd ?? nextOn(paper, stands, marks);
    if (typeof next === 'string') {
      table.ended[next] += votes;
      if (event) event.ended += votes;
      continue;
    }
    const pile = table.piles.get(next);
    if (pile) pile.push(paper);
    else table.piles.set(next, [paper]);
    table.sums.set(next, (table.sums.get(next) ?? 0n) + votes);
    if (event && votes > 0n) event.to.set(next, (event.to.get(next) ?? 0n) + votes);
  }
};

/** Takes a candidate's pile off the table. */
export const takeUp = (table: Table, candidate: number): readonly Paper[] => {
  const pile = table.piles.get(candidate) ?? [];
  table.piles.delete(candidate);
  table.sums.delete(candidate);
  return pile;
};

export const votesOn = (papers: readonly Paper[]): bigint => {
  let sum = 0n;
  for (const { times, value } of papers) sum += times * value;
  return sum;
};

/** What becomes of one whole count, as it is published. */
export const written = (
  drafts: readonly RoundDraft[],
  ids: readonly string[],
  decimals: number,
): readonly Round[] => {
  const text = (units: bigint): string => votesText(units, decimals);
  const id = (number: number): string => ids[number] ?? '';
  const elected = new Set<string>();
  return drafts.map(({ round, pass, threshold, tallies, events, ended, cutOff }) => {
    const before = new Set(elected);
    for (const { kind, candidate } of events) if (kind === 'elected') elected.add(`${pass} ${candidate}`);
    const gone = new Set(events.filter(({ kind }) => kind === 'eliminated').map((one) => one.candidate));
    const stateOf = (candidate: number): TallyState =>
      before.has(`${pass} ${candidate}`)
        ? 'elected-before'
        : elected.has(`${pass} ${candidate}`)
          ? 'elected'
          : gone.has(candidate)
            ? 'eliminated'
            : 'standing';
    return {
      round,
      pass,
      threshold: text(threshold),
      tallies: [...tallies]
        .sort(([a, some], [b, more]) => (some === more ? (id(a) < id(b) ? -1 : 1) : more > some ? 1 : -1))
        .map(([candidate, votes]) => ({
          candidate: id(candidate),
          votes: text(votes),
          state: stateOf(candidate),
        })),
      events: events.map(({ kind, candidate, why, tie, to, ended: lost, cutOff: cut }) => ({
        kind,
        candidate: id(candidate),
        why,
        ...(tie && { tie }),
        transfers: [...to]
          .sort(([a, some], [b, more]) => (some === more ? (id(a) < id(b) ? -1 : 1) : more > some ? 1 : -1))
          .map(([candidate_, votes]) => ({ to: id(candidate_), votes: text(votes) })),
        ended: text(lost),
        cutOff: text(cut),
      })),
      ended: Object.fromEntries(ENDINGS.map((ending) => [ending, text(ended[ending])])) as Record<
        Ending,
        string
      >,
      cutOff: text(cutOff),
    };
  });
};
