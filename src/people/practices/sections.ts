import type { ReactNode } from 'react';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { CalendarDate } from '../../shared/dates.ts';

/** The practice whose page is drawn, or the area whose list is. */
export type About = { readonly code: string; readonly name: string; readonly on: CalendarDate };

/**
 * What a later module adds to a practice's page: a sentence of the `reading` under the name, a wide `section`
 * above the pictures, a `left` or `right` half beside the membership by date, or something in the `side`
 * column beside the people.
 */
export type PracticePart = {
  readonly place: 'reading' | 'section' | 'left' | 'right' | 'side';
  /** Lower stands first within its place. */
  readonly order: number;
  readonly content: ReactNode;
};

export type PracticeSections = (
  platform: Platform,
  actor: Actor,
  about: About,
) => Promise<readonly PracticePart[]>;

/** A further column of the list of practices, its cells by practice code. */
export type PracticeColumn = {
  readonly key: string;
  readonly heading: string;
  readonly align?: 'num';
  readonly cells: ReadonlyMap<string, ReactNode>;
  /** For the CSV. */
  readonly values: ReadonlyMap<string, string | number>;
  /** Cell of the row of totals, when the whole list is shown; none where the cells cannot be added. */
  readonly total?: ReactNode;
  /** "What is this figure?", shown under the table: the loads, the dates and how the figure is made. */
  readonly about?: ReactNode;
};

export type PracticeColumns = (
  platform: Platform,
  actor: Actor,
  on: CalendarDate,
  codes: readonly string[],
) => Promise<PracticeColumn | undefined>;

/** By name, so that a module registered again (another platform in one process) replaces itself. */
const registry = <Ask>() => {
  const asks = new Map<string, Ask>();
  return {
    add: (name: string, ask: Ask): void => void asks.set(name, ask),
    all: (): Ask[] => [...asks.values()],
  };
};

/** needs/ adds the list-size trend and the age pyramid, budgets/ the budget, and so on. */
export const practiceSections = registry<PracticeSections>();

export const practiceColumns = registry<PracticeColumns>();
