import { oneVote } from './decimal-rules.ts';
import {
  dealOut,
  type EventDraft,
  emptyTable,
  eventDraft,
  type RoundDraft,
  takeUp,
  votesOn,
  written,
} from './draft-rules.ts';
import type { Ballot, Candidate, Count, MarkRules, Stopped, Tie, TieRule } from './election-rules.ts';
import { papersOf } from './paper-rules.ts';
import { tieSettler } from './tie-rules.ts';
import { quotaOf } from './winner-rules.ts';

/** Five places, any remainder ignored: rule 48(3). */
const DECIMALS = 5;
/** The form takes only whole rankings; whatever else comes is read as far as it is clear. */
const MARKS: MarkRules = { over: 'end', skips: 0, endAtRepeat: true };

export type ScottishRules = {
  readonly seats: number;
  readonly quota: 'droop' | 'hare';
  /** For what the earlier stages leave tied. */
  readonly ties: Omit<TieRule, 'earlierFirst'>;
};

/**
 * Single transferable vote with the weighted inclusive Gregory method, as in the Scottish Local Government
 * Elections Order 2011, schedule 1, rules 45 to 52. A round here is a stage there. One surplus is passed on at a
 * time, the largest first, over all papers of the elected, each at the value that it came with times the
 * surplus over the votes; then the lowest is excluded. When as many are left as seats, they are elected and
 * nothing is passed on any more. Hare instead of Droop is ours, not the Order's.
 */
export const scottishCount = (
  candidates: readonly Candidate[],
  ballots: readonly Ballot[],
  rules: ScottishRules,
): Count => {
  const ids = candidates.map(({ id }) => id);
  const numbers = new Map(ids.map((id, number) => [id, number]));
  const settler = tieSettler({ ...rules.ties, earlierFirst: true }, ids);
  const papers = papersOf(ballots, numbers, undefined, oneVote(DECIMALS));
  const table = emptyTable();
  const votes = new Map<number, bigint>();
  const drafts: RoundDraft[] = [];
  const elected: number[] = [];
  const waiting = new Set<number>();
  const gone = new Set<number>();
  let quota = 0n;
  let stopped: Stopped | undefined;

  const stands = (number: number): boolean => !gone.has(number) && !elected.includes(number);
  const standing = (): number[] => ids.flatMap((_, number) => (stands(number) ? [number] : []));
  const votesOf = (number: number): bigint => votes.get(number) ?? 0n;
  const byVotes = (a: number, b: number): number =>
    votesOf(a) === votesOf(b) ? ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1) : votesOf(b) > votesOf(a) ? 1 : -1;

  const open = (): RoundDraft => {
    for (const [number, sum] of table.sums) if (stands(number)) votes.set(number, sum);
    const shown = ids.flatMap((_, number) => (gone.has(number) ? [] : [number]));
    const draft: RoundDraft = {
      round: drafts.length + 1,
      pass: 1,
      threshold: quota,
      tallies: new Map(shown.map((number) => [number, votesOf(number)])),
      events: [],
      ended: { ...table.ended },
      cutOff: table.cutOff,
    };
    drafts.push(draft);
    return draft;
  };
  const elect = (draft: RoundDraft, some: readonly number[], why: 'quota' | 'seats-left'): void => {
    for (const number of [...some].sort(byVotes)) {
      draft.events.push(eventDraft('elected', number, why));
      elected.push(number);
      if (votesOf(number) > quota) waiting.add(number);
    }
  };
  /** The one of these with most or fewest votes. */
  const choose = (
    some: readonly number[],
    which: 'winner' | 'loser',
    round: number,
  ): { readonly number: number; readonly tie?: Tie } | undefined => {
    const edge = some.map(votesOf).reduce((a, b) => ((which === 'winner') === b > a && a !== b ? b : a));
    const tied = some.filter((number) => votesOf(number) === edge);
    const [only] = tied;
    if (tied.length === 1 && only !== undefined) return { number: only };
    const between = tied.map((number) => ids[number] ?? '');
    const tie = settler(between, which, round, (at, id) =>
      drafts[at - 1]?.tallies.get(numbers.get(id) ?? -1),
    );
    const number = tie && numbers.get(tie.chosen);
    if (tie && number !== undefined) return { number, tie };
    stopped = { kind: 'tie-undecided', round, between: [...between].sort() };
    return undefined;
  };
  const passOn = (number: number, event: EventDraft): void => {
    const [all, surplus] = [votesOf(number), votesOf(number) - quota];
    const pile = takeUp(table, number);
    for (const paper of pile) paper.value = (paper.value * surplus) / all;
    event.cutOff = surplus - votesOn(pile);
    table.cutOff += event.cutOff;
    dealOut(table, pile, stands, MARKS, event);
    votes.set(number, quota);
    waiting.delete(number);
  };
  const exclude = (number: number, event: EventDraft): void => {
    gone.add(number);
    const pile = takeUp(table, number);
    dealOut(table, pile, stands, MARKS, event);
  };

  dealOut(table, papers, stands, MARKS);
  const valid = [...table.sums.values()].reduce((all, sum) => all + sum, 0n);
  quota = quotaOf(valid, {
    seats: rules.seats,
    quota: rules.quota,
    wholeQuota: true,
    decimals: DECIMALS,
    elect: 'every-winner-at-once',
    leastVotes: 0,
  });
  for (;;) {
    const draft = open();
    if (valid === 0n) {
      stopped = { kind: 'no-votes' };
      break;
    }
    elect(
      draft,
      standing().filter((number) => votesOf(number) >= quota),
      'quota',
    );
    const left = standing();
    if (left.length <= rules.seats - elected.length) elect(draft, left, 'seats-left');
    if (elected.length >= rules.seats || standing().length === 0) break;

    const surplus = waiting.size > 0;
    const chosen = choose(surplus ? [...waiting] : left, surplus ? 'winner' : 'loser', draft.round);
    if (!chosen) break;
    const event = surplus
      ? eventDraft('surplus', chosen.number, 'surplus', chosen.tie)
      : eventDraft('eliminated', chosen.number, 'fewest-votes', chosen.tie);
    draft.events.push(event);
    if (surplus) passOn(chosen.number, event);
    else exclude(chosen.number, event);
  }
  return {
    method: 'scottish-transferable-vote',
    seats: rules.seats,
    quota: rules.quota,
    candidates,
    ballots: ballots.reduce((sum, { times }) => sum + times, 0),
    rounds: written(drafts, ids, DECIMALS),
    winners: elected.map((number) => ids[number] ?? ''),
    ...(stopped && { stopped }),
  };
};
