import type { Named } from '../../proposals/index.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { PortfolioRule } from '../counting/portfolio-rules.ts';

/** An election that is counted, with every ballot. */
export type ToldElection = {
  readonly body: string;
  readonly seat: string;
  readonly title: string;
  readonly seats: number;
  readonly eligible: string;
  readonly nominations: readonly [from: CalendarDate, to: CalendarDate];
  readonly voting: readonly [from: CalendarDate, to: CalendarDate];
  readonly term: readonly [from: CalendarDate, to: CalendarDate];
  readonly seed: string;
  readonly candidates: readonly {
    readonly who: Named;
    readonly statement: string;
    readonly proposer: Named;
    readonly on: CalendarDate;
  }[];
  /** Whose practice casts one vote each, whether it did, by whom. */
  readonly voters: readonly {
    readonly voter: string;
    readonly name: string;
    readonly castBy: string;
    readonly ranks: readonly string[] | null;
  }[];
  readonly countedOn: CalendarDate;
};

/** A portfolio ballot that is counted. Its projects stand in the order of its list. */
export type ToldPortfolio = {
  readonly body: string;
  readonly title: string;
  readonly why: string;
  readonly sumPence: number;
  readonly source: string;
  readonly rule: PortfolioRule;
  readonly openedOn: CalendarDate;
  readonly closedOn: CalendarDate;
  readonly projects: readonly (
    | { readonly idea: string; readonly words: string }
    | { readonly title: string; readonly words: string; readonly costPence: number }
  )[];
  /** Whose practice has one vote each, and which projects it ticked by their numbers; null where it did not vote. */
  readonly voters: readonly {
    readonly voter: string;
    readonly name: string;
    readonly castBy: Named;
    readonly ticks: readonly number[] | null;
  }[];
};
