import { oneVote } from './decimal-rules.ts';
import {
  dealOut,
  type EventDraft,
  emptyTable,
  eventDraft,
  type RoundDraft,
  type Table,
  takeUp,
  written,
} from './draft-rules.ts';
import type { Ballot, Candidate, Count, CountRules, Stopped } from './election-rules.ts';
import { losersOf } from './loser-rules.ts';
import { papersOf } from './paper-rules.ts';
import { tieSettler } from './tie-rules.ts';
import {
  type Chosen,
  quotaOf,
  type Settle,
  type Standing,
  usesSurpluses,
  winnersOf,
} from './winner-rules.ts';

type Pass = {
  readonly drafts: readonly RoundDraft[];
  /** By candidate's number, in the order of election. */
  readonly winners: readonly number[];
  readonly stopped?: Stopped;
};

/** Cuts each paper of a winner into what stays and what goes on, and gives back what stays. */
const keepQuota = (table: Table, { candidate, votes }: Standing, threshold: bigint, one: bigint): bigint => {
  const fraction = votes > threshold ? ((votes - threshold) * one) / votes : 0n;
  let kept = 0n;
  for (const paper of table.piles.get(candidate) ?? []) {
    const goesOn = (paper.value * fraction) / one;
    kept += paper.times * (paper.value - goesOn);
    paper.value = goesOn;
  }
  return kept;
};

/** One count from the first round to the last. */
const onePass = (
  candidates: readonly Candidate[],
  ballots: readonly Ballot[],
  rules: CountRules,
  leftOut: ReadonlySet<string>,
  pass: number,
): Pass => {
  const ids = candidates.map(({ id }) => id);
  const numbers = new Map(ids.map((id, number) => [id, number]));
  const one = oneVote(rules.decimals);
  const writeIns = rules.writeIns === undefined ? undefined : numbers.get(rules.writeIns);
  const running = ids.flatMap((id, number) => (leftOut.has(id) ? [] : [number]));
  const declared = running.filter((number) => number !== writeIns);
  const settler = tieSettler(
    rules.ties,
    ids.filter((id) => id !== rules.writeIns),
  );

  const table = emptyTable();
  const drafts: RoundDraft[] = [];
  const electedIn = new Map<number, number>();
  const goneIn = new Map<number, number>();
  const kept = new Map<number, bigint>();
  let stopped: Stopped | undefined;
  let round = 0;

  const stands = (number: number): boolean =>
    !leftOut.has(ids[number] ?? '') && !goneIn.has(number) && (!electedIn.has(number) || rules.toLastTwo);
  const goesOn = (): boolean => {
    if (stopped || round >= (rules.lastRound ?? Number.POSITIVE_INFINITY)) return false;
    if (electedIn.size === declared.length && rules.seats > running.length) return false;
    if (round > 0 && !running.some(stands) && electedIn.size < Math.max(1, rules.seats)) return false;
    if (rules.toLastTwo)
      return (
        goneIn.size + electedIn.size + 1 < running.length || [...goneIn.values()].some((at) => at === round)
      );
    if (rules.elect === 'all-above-share') return electedIn.size === 0;
    // Where surpluses go on, one round more shows what became of the last.
    return (
      electedIn.size < rules.seats ||
      (usesSurpluses(rules) && [...electedIn.values()].some((at) => at === round))
    );
  };
  const settle: Settle = (tied, choose) => {
    const tie = settler(
      tied.map((number) => ids[number] ?? ''),
      choose,
      round,
      (at, id) => drafts[at - 1]?.tallies.get(numbers.get(id) ?? -1),
    );
    const candidate = tie && numbers.get(tie.chosen);
    if (tie && candidate !== undefined) return { candidate, tie };
    stopped = { kind: 'tie-undecided', round, between: tied.map((number) => ids[number] ?? '').sort() };
    return undefined;
  };
  const moveOn = (events: readonly EventDraft[], threshold: bigint): void => {
    for (const event of events) {
      if (stands(event.candidate)) continue;
      const pile = takeUp(table, event.candidate);
      const filled = usesSurpluses(rules) && electedIn.size === rules.seats;
      dealOut(table, pile, stands, rules.marks, event, filled ? 'seats-filled' : undefined);
      const stays = kept.get(event.candidate);
      if (stays === undefined || stays <= threshold) continue;
      event.cutOff = stays - threshold;
      table.cutOff += event.cutOff;
      kept.set(event.candidate, threshold);
    }
  };
  const record = (some: readonly Chosen[], kind: 'elected' | 'eliminated'): EventDraft[] =>
    some.map(({ candidate, why, tie }) => {
      (kind === 'elected' ? electedIn : goneIn).set(candidate, round);
      return eventDraft(kind, candidate, why, tie);
    });

  const papers = papersOf(ballots, numbers, rules.marks.most, one);
  while (goesOn()) {
    const last = drafts.at(-1);
    if (last) moveOn(last.events, last.threshold);
    else dealOut(table, papers, stands, rules.marks);
    round += 1;

    const standings: Standing[] = running
      .filter(stands)
      .map((candidate) => ({ candidate, votes: table.sums.get(candidate) ?? 0n }))
      .sort((a, b) => (a.votes === b.votes ? 0 : b.votes > a.votes ? 1 : -1));
    const inPlay = standings.reduce((sum, { votes }) => sum + votes, 0n);
    const fixed = last && (rules.seats > 1 || rules.firstRoundQuota);
    const draft: RoundDraft = {
      round,
      pass,
      threshold: fixed ? last.threshold : quotaOf(inPlay, rules),
      tallies: new Map(standings.map(({ candidate, votes }) => [candidate, votes])),
      events: [],
      ended: { ...table.ended },
      cutOff: table.cutOff,
    };
    for (const [candidate, votes] of kept) draft.tallies.set(candidate, votes);
    drafts.push(draft);

    const open = rules.seats - electedIn.size;
    const winners = winnersOf(standings, draft.threshold, open, rules, writeIns, settle);
    if (winners === undefined) break;
    if (winners.length > 0) {
      draft.events.push(...record(winners, 'elected'));
      if (usesSurpluses(rules))
        for (const winner of standings.filter((standing) => electedIn.get(standing.candidate) === round))
          kept.set(winner.candidate, keepQuota(table, winner, draft.threshold, one));
      continue;
    }
    const leftToGo = running.length - 2 - goneIn.size;
    if (open <= 0 && !(rules.toLastTwo && leftToGo > 0) && rules.elect !== 'all-above-share') continue;
    if (standings.length === 0) break;
    const losers = losersOf(standings, rules, writeIns, leftToGo, settle);
    if (losers === undefined) break;
    if (losers.length === declared.length && losers.every(({ why }) => why === 'below-least')) {
      stopped = { kind: 'nobody-has-the-least' };
      break;
    }
    draft.events.push(...record(losers, 'eliminated'));
  }
  const votesAt = (number: number): bigint =>
    drafts[(electedIn.get(number) ?? 1) - 1]?.tallies.get(number) ?? 0n;
  const winners = [...electedIn]
    .sort(([a, one_], [b, two]) => {
      if (one_ !== two) return one_ - two;
      const [some, more] = [votesAt(a), votesAt(b)];
      return some === more ? ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1) : more > some ? 1 : -1;
    })
    .map(([number]) => number);
  return { drafts, winners, ...(stopped && { stopped }) };
};

/**
 * Counts ranked ballots by any of the general rules. The order of the ballots, and whether equal ones come
 * together or apart, changes nothing. Unknown candidates on a ballot are a fault and throw.
 */
export const tabulate = (
  candidates: readonly Candidate[],
  ballots: readonly Ballot[],
  rules: CountRules,
): Count => {
  const ids = candidates.map(({ id }) => id);
  const apart = rules.elect === 'one-seat-after-another';
  const passes: Pass[] = [];
  const leftOut = new Set(rules.leftOut);
  for (let pass = 1; pass <= (apart ? rules.seats : 1); pass += 1) {
    const counted = onePass(
      candidates,
      ballots,
      apart ? { ...rules, seats: 1, elect: 'one' } : rules,
      new Set(leftOut),
      pass,
    );
    passes.push(counted);
    for (const winner of counted.winners) leftOut.add(ids[winner] ?? '');
    if (counted.stopped || counted.winners.length === 0) break;
  }
  const stopped = passes.find((pass) => pass.stopped)?.stopped;
  return {
    method: 'general',
    seats: rules.seats,
    quota: rules.quota,
    candidates,
    ballots: ballots.reduce((sum, { times }) => sum + times, 0),
    rounds: written(
      passes.flatMap(({ drafts }) => drafts),
      ids,
      rules.decimals,
    ),
    winners: passes.flatMap(({ winners }) => winners.map((number) => ids[number] ?? '')),
    ...(stopped && { stopped }),
  };
};
