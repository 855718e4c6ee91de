import type { CalendarDate } from '../../shared/dates.ts';
import type { NextDays } from '../stages/rules.ts';
import { ASIDE, STAGES, type Stage, type State } from '../stages/table-rules.ts';
import type { StageTarget } from './rules.ts';

type StageTargets = Readonly<Partial<Record<Stage, StageTarget>>>;

/** How long stages may take, by route: data of the group, dated, edited by it. */
export type TargetTable = {
  readonly inForceFrom: CalendarDate;
  readonly source: string;
  /** Whether a person of the group has checked them; else every page that shows them says so. */
  readonly verified: boolean;
  /** Working days from raising until somebody on duty has looked. */
  readonly firstLook: number;
  /** Where no other line says otherwise, and while the route is not known. */
  readonly usual: StageTargets;
  /** What differs for a route, by the key of its body. */
  readonly byRoute: Readonly<Record<string, StageTargets>>;
  /** After how many days somebody looks again at what is aside or reviewed. */
  readonly lookAgain: number;
};

/**
 * The body by whose targets a proposal is held: none while it is not known where it could still go, so that nobody is
 * held to the tight days of a small case before it is known to be one.
 */
export const settledBody = ({
  body,
  route,
}: {
  readonly body: string | null;
  readonly route: {
    readonly body: { readonly key: string };
    readonly atMost: { readonly key: string };
  } | null;
}): string | undefined =>
  body === null || (route !== null && route.atMost.key !== route.body.key) ? undefined : body;

/** The targets of a route: its own, else the usual ones. An unknown route has the usual ones. */
export const targetsOf = (table: TargetTable, route: string | undefined): StageTargets => ({
  ...table.usual,
  ...(route === undefined ? {} : table.byRoute[route]),
});

/** Within how many days the next step of each state is due when nobody says a date. */
export const nextDaysOf = (table: TargetTable, route: string | undefined): NextDays => {
  const targets = targetsOf(table, route);
  const states: readonly State[] = [...STAGES, ...ASIDE];
  const days = states.map((state) => [
    state,
    STAGES.some((stage) => stage === state) && state !== 'reviewed'
      ? (targets[state as Stage]?.days ?? table.lookAgain)
      : table.lookAgain,
  ]);
  return Object.fromEntries(days) as Record<State, number>;
};

/** The table in force on a day: the newest that began by then. Undefined before the first. */
export const targetsOn = (tables: readonly TargetTable[], date: CalendarDate): TargetTable | undefined =>
  tables
    .filter(({ inForceFrom }) => inForceFrom <= date)
    .sort((a, b) => (a.inForceFrom < b.inForceFrom ? 1 : -1))[0];

/** What of a table cannot be: days that are no whole number from 1 on, a warning longer than its target. */
export const whatIsWrongWithTargets = (table: TargetTable): readonly string[] => {
  const wrong = (name: string, targets: StageTargets) =>
    Object.entries(targets).flatMap(([stage, { days, soon }]) => [
      ...(Number.isSafeInteger(days) && days >= 1 ? [] : [`${name}, ${stage}: ${days} is no number of days`]),
      ...(Number.isSafeInteger(soon) && soon >= 0 && soon <= days
        ? []
        : [
            `${name}, ${stage}: “soon late” lies between 0 and the ${days} days of the target, not at ${soon}`,
          ]),
    ]);
  return [
    ...wrong('usual', table.usual),
    ...Object.entries(table.byRoute).flatMap(([route, targets]) => wrong(route, targets)),
    ...([table.firstLook, table.lookAgain].every((days) => Number.isSafeInteger(days) && days >= 1)
      ? []
      : ['the first look and the look again are whole days from 1 on']),
  ];
};
