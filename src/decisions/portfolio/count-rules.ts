import { choosePortfolio, type Portfolio, type Project } from '../counting/portfolio-rules.ts';
import type { ListedProject } from './tables.ts';

/** Two figures, so that ids stand in the order of the list: the counter settles ties by its ids. */
export const countingId = (number: number): string => String(number).padStart(2, '0');

export type CountedBallot = { readonly projects: readonly number[]; readonly weight: number };

/** A project as the counter knows it. */
export const asCounted = ({ number, title, costPence }: ListedProject): Project => ({
  id: countingId(number),
  name: title,
  cost: costPence,
});

/** Chooses projects within the sum: each tick is a vote, and a voter of three votes counts as three voters. */
export const countBallots = (
  frozen: {
    readonly sumPence: number;
    readonly rule: Portfolio['rule'];
    readonly projects: readonly ListedProject[];
  },
  ballots: readonly CountedBallot[],
): Portfolio =>
  choosePortfolio(
    frozen.projects.map(asCounted),
    ballots.map(({ projects, weight }) => ({
      points: Object.fromEntries(projects.map((number) => [countingId(number), 1])),
      times: weight,
    })),
    frozen.sumPence,
    frozen.rule,
  );
