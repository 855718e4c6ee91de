import type { Ballot, Ending, Mark, MarkRules } from './election-rules.ts';

/** Equal papers together. `value` is what one of them counts for now; `places` are candidates by number. */
export type Paper = {
  readonly places: readonly (number | readonly number[] | null)[];
  readonly times: bigint;
  value: bigint;
};

const BETWEEN = '\u0000';

/** Equal for equal marks alone: no id that a store can hold has the character between them. */
const keyOf = (marks: readonly Mark[]): string =>
  marks.every((mark) => typeof mark === 'string')
    ? marks.join(BETWEEN)
    : `${BETWEEN}${JSON.stringify(marks)}`;

/** Equal ballots as one, with the sum of their times; the order of the first of each. */
export const grouped = (ballots: readonly Ballot[]): readonly Ballot[] => {
  const groups = new Map<string, { marks: readonly Mark[]; times: number }>();
  for (const { marks, times } of ballots) {
    const key = keyOf(marks);
    const group = groups.get(key);
    if (group) group.times += times;
    else groups.set(key, { marks, times });
  }
  return [...groups.values()];
};

/** Papers ready to be counted. A ballot that names somebody unknown is a fault: the form refuses it. */
export const papersOf = (
  ballots: readonly Ballot[],
  numbers: ReadonlyMap<string, number>,
  most: number | undefined,
  value: bigint,
): Paper[] => {
  const numberOf = (id: string): number => {
    const number = numbers.get(id);
    if (number === undefined) throw new Error(`a ballot names ${id}, who is no candidate`);
    return number;
  };
  return grouped(ballots).map(({ marks, times }) => {
    if (!Number.isSafeInteger(times) || times < 0) throw new Error(`${times} is no number of papers`);
    const places = marks
      .slice(0, most)
      .map((mark) => (mark === null ? null : typeof mark === 'string' ? numberOf(mark) : mark.map(numberOf)));
    while (places.length && places.at(-1) === null) places.pop();
    return { places, times: BigInt(times), value };
  });
};

/** Whether a rank names somebody whom an earlier one named. Ranks with several unknown repeat each other. */
const repeats = (places: Paper['places'], at: number): boolean => {
  const place = places[at];
  for (let before = 0; before < at; before += 1) {
    const other = places[before];
    if (other === null || other === undefined || place === null || place === undefined) continue;
    if (typeof place === 'number' && typeof other === 'number') {
      if (place === other) return true;
      continue;
    }
    const [some, others] = [[place].flat(), [other].flat()];
    if (some.length === 0 ? others.length === 0 : some.some((one) => others.includes(one))) return true;
  }
  return false;
};

/** What several candidates at one rank come to: an end, nothing, or the one of them who still stands. */
const several = (
  place: readonly number[],
  over: MarkRules['over'],
  stands: (candidate: number) => boolean,
): number | Ending | undefined => {
  if (over === 'end') return 'several-at-a-rank';
  if (over === 'pass-by') return undefined;
  const standing = place.filter(stands);
  return standing.length > 1 ? 'several-at-a-rank' : standing[0];
};

/**
 * Whom a paper counts for next: the highest-ranked candidate who stands, or why it counts for nobody.
 * It is read from its first rank each time, because skipped and repeated ranks end it where they are met.
 */
export const nextOn = (
  paper: Paper,
  stands: (candidate: number) => boolean,
  rules: MarkRules,
): number | Ending => {
  if (paper.places.length === 0) return 'nothing-ranked';
  let skipped = 0;
  for (let at = 0; at < paper.places.length; at += 1) {
    const place = paper.places[at] ?? null;
    if (place === null) {
      skipped += 1;
      continue;
    }
    if (rules.skips !== undefined && skipped > rules.skips) return 'skipped-ranks';
    skipped = 0;
    if (rules.endAtRepeat && repeats(paper.places, at)) return 'repeated';
    const next =
      typeof place === 'number'
        ? stands(place)
          ? place
          : undefined
        : place.length === 1 && place[0] !== undefined
          ? stands(place[0])
            ? place[0]
            : undefined
          : several(place, rules.over, stands);
    if (next !== undefined) return next;
  }
  return 'nobody-left';
};
