import { drawnOrder, drawsFrom } from './draw-rules.ts';
import type { Tie, TieRule } from './election-rules.ts';

/** Votes of one candidate in one earlier round; undefined where there were none to tell. */
export type Earlier = (round: number, candidate: string) => bigint | undefined;

/** Settles ties of one count, in the order in which they come up; undefined when nobody has decided. */
export type TieSettler = (
  tied: readonly string[],
  choose: 'winner' | 'loser',
  round: number,
  earlier: Earlier,
) => Tie | undefined;

/** Those who still tie after looking back, and the round that left one alone. */
const lookBack = (
  tied: readonly string[],
  choose: 'winner' | 'loser',
  round: number,
  earlier: Earlier,
): { readonly left: readonly string[]; readonly at?: number } => {
  let left = tied;
  for (let at = round - 1; at > 0; at -= 1) {
    const votes = left.map((candidate) => earlier(at, candidate) ?? 0n);
    const wanted = votes.reduce((best, one) =>
      (choose === 'winner' ? one > best : one < best) ? one : best,
    );
    left = left.filter((_, place) => votes[place] === wanted);
    if (left.length === 1) return { left, at };
  }
  return { left };
};

/**
 * The settler of one count. In an order the earliest is preferred: it wins, and the latest of the tied loses.
 * Names written in by hand stand in no order.
 * @param listed candidates in the order of the ballot paper, without those written in
 */
export const tieSettler = (rule: TieRule, listed: readonly string[]): TieSettler => {
  const seed = rule.seed ?? 0;
  const order = rule.by === 'drawn-order' ? drawnOrder(listed, seed) : listed;
  const draws = drawsFrom(seed);
  const answers = [...(rule.answers ?? [])];

  return (unsorted, choose, round, earlier) => {
    const between = [...unsorted].sort();
    const back = rule.earlierFirst ? lookBack(between, choose, round, earlier) : { left: between };
    const [first] = back.left;
    if (back.at !== undefined && first !== undefined)
      return { between, chosen: first, by: 'earlier-round', round: back.at };
    if (rule.by === 'asked') {
      const at = answers.findIndex((answer) => back.left.includes(answer));
      const [chosen] = at < 0 ? [] : answers.splice(at, 1);
      return chosen === undefined ? undefined : { between, chosen, by: 'asked' };
    }
    if (rule.by === 'draw') {
      const chosen = back.left[draws.oneOf(back.left.length)];
      return chosen === undefined ? undefined : { between, chosen, by: 'draw' };
    }
    const tied = order.filter((candidate) => back.left.includes(candidate));
    const chosen = choose === 'winner' ? tied[0] : tied.at(-1);
    if (chosen === undefined) return undefined;
    return rule.by === 'drawn-order'
      ? { between, chosen, by: 'drawn-order', order }
      : { between, chosen, by: 'listed-order' };
  };
};
