import fc from 'fast-check';
import type { Count, Mark } from './election-rules.ts';
import { sumText } from './picture-rules.ts';

/** Invented candidates and ballots for the counters' tests. */

export const people = (count: number) =>
  ['Aled', 'Bina', 'Cora', 'Dev', 'Efua', 'Finn', 'Gwen'].slice(0, count).map((name) => ({
    id: name.toLowerCase(),
    name,
  }));

/** `12 aled bina` for twelve papers that rank Aled first and Bina second. */
export const rankings = (...lines: readonly string[]) =>
  lines.map((line) => {
    const [times, ...ranks] = line.split(' ');
    return { ranks, times: Number(times) };
  });

/** Whole rankings, as the form takes them: from one to all candidates, each once. */
export const wholeRankings = (candidates: readonly { readonly id: string }[], papers = 60) =>
  fc.array(
    fc.record({
      ranks: fc.shuffledSubarray(
        candidates.map(({ id }) => id),
        { minLength: 1 },
      ),
      times: fc.integer({ min: 1, max: 9 }),
    }),
    { minLength: 1, maxLength: papers },
  );

/** Marks of every kind: skipped, repeated, several at a rank. */
export const oddMarks = (candidates: readonly { readonly id: string }[]) => {
  const id = fc.constantFrom(...candidates.map((one) => one.id));
  const mark: fc.Arbitrary<Mark> = fc.oneof(
    { weight: 6, arbitrary: id },
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.uniqueArray(id, { maxLength: 2 }).filter((some) => some.length !== 1) },
  );
  return fc.array(
    fc.record({ marks: fc.array(mark, { maxLength: 5 }), times: fc.integer({ min: 1, max: 9 }) }),
    {
      minLength: 1,
      maxLength: 40,
    },
  );
};

/** All votes of one round: candidates, ended, cut off. */
export const votesOfRound = ({ tallies, ended, cutOff }: Count['rounds'][number]): string =>
  sumText([...tallies.map(({ votes }) => votes), ...Object.values(ended), cutOff]);
