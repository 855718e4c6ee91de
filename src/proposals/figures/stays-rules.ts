import { LEAST_SHOWN } from '../../shared/small-numbers.ts';
import { type HowLong, howLong } from '../clocks/figures-rules.ts';
import { STAGES, type Stage } from '../stages/table-rules.ts';

/** A stage, or the whole way from the first word to an answer. */
export type Way = Stage | 'whole';

/** Stages that have an end: how long a thing is live is no delay. */
export const TIMED: readonly Stage[] = STAGES.filter((stage) => stage !== 'live' && stage !== 'reviewed');

/** Days that ideas of one route took for a stage, by the month in which they left it. */
export type Stays = {
  readonly way: Way;
  /** Key of the body that decides; null while no route is known. */
  readonly route: string | null;
  /** `2026-05`. */
  readonly month: string;
  readonly days: readonly number[];
};

/** How many are there now. */
export type StillThere = { readonly way: Way; readonly route: string | null; readonly ideas: number };

type Choice = {
  readonly way: Way;
  /** Of this route alone; all of them unless given. */
  readonly route?: string | undefined;
  readonly fits?: ((month: string) => boolean) | undefined;
  /** To be told of at least so many: of fewer it would be told of single ones. */
  readonly least?: number | undefined;
};

const chosen =
  ({ way, route }: Choice) =>
  (one: { readonly way: Way; readonly route: string | null }) =>
    one.way === way && (route === undefined || one.route === route);

/** How long a stage took, of those that left it. Undefined when fewer than five did, unless `least` says otherwise. */
export const howLongFor = (
  stays: readonly Stays[],
  still: readonly StillThere[],
  choice: Choice,
): HowLong | undefined => {
  const { fits = () => true, least = LEAST_SHOWN } = choice;
  const days = stays.filter((one) => chosen(choice)(one) && fits(one.month)).flatMap((one) => one.days);
  const open = still.filter(chosen(choice)).reduce((sum, { ideas }) => sum + ideas, 0);
  return days.length >= least ? howLong(days, open) : undefined;
};

/** The median of each month in which any ended, in order of time. Null where fewer than `least` did. */
export const monthlyMedians = (
  stays: readonly Stays[],
  choice: Omit<Choice, 'fits'>,
): readonly { readonly month: string; readonly median: number | null; readonly of: number }[] => {
  const months = [...new Set(stays.filter(chosen(choice)).map(({ month }) => month))].sort();
  return months.map((month) => {
    const days = stays.filter((one) => chosen(choice)(one) && one.month === month).flatMap((one) => one.days);
    const found = howLong(days, 0);
    return {
      month,
      median: found && found.of >= (choice.least ?? 1) ? found.median : null,
      of: days.length,
    };
  });
};
