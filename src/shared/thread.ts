import type { CalendarDate } from './dates.ts';

/** One object on a thread. */
export type ThreadObject = {
  readonly kind: string;
  readonly id: string;
  /** Its station, in a word: `Gap`. */
  readonly station: string;
  /** Place of its station on the line: 1 for figures. */
  readonly order: number;
  readonly label: string;
  readonly href: string;
  /** The day that it is kept under; empty where none is known. */
  readonly date: CalendarDate | '';
};

/** From what to what something led, each as `kind:id`. */
export type ThreadLink = { readonly from: string; readonly to: string };

/** A thread as one reader may see it, from any of its objects: the nearest first. */
export type Thread = {
  /** The object that it was asked from, as `kind:id`. */
  readonly here: string;
  readonly objects: readonly ThreadObject[];
  readonly links: readonly ThreadLink[];
  /** True where there is more than was followed. */
  readonly more: boolean;
};

/** One station of the strip: what stands there, or that nothing does yet. */
export type ThreadStep = {
  readonly name: string;
  readonly state: 'done' | 'here' | 'to-come';
  /** How far the thread has come, where that is not here. */
  readonly isNow: boolean;
  readonly label?: string | undefined;
  readonly href?: string | undefined;
  readonly date?: CalendarDate | undefined;
  /** When, in words, where it is no date yet: `from September`. */
  readonly when?: string | undefined;
  /** How many more of its kind there are. */
  readonly others: number;
};

/** The place of an object on its thread. */
export type ThreadPlace = {
  readonly steps: readonly ThreadStep[];
  /** Address of the whole thread, as picture and list; undefined while nothing is joined to it. */
  readonly href: string | undefined;
};

export const threadKey = ({ kind, id }: { readonly kind: string; readonly id: string }): string =>
  `${kind}:${id}`;

/** Address of the thread of an object; ids with slashes go in the query. */
export const threadHref = ({ kind, id }: { readonly kind: string; readonly id: string }): string =>
  /^[\w.-]+$/.test(id) ? `/thread/${kind}/${id}` : `/thread?of=${encodeURIComponent(`${kind}:${id}`)}`;
