import type { Reject } from '../loads/find.ts';
import type { ImportRefusal, RejectCount } from '../refusals.ts';

/** What reading a file brought, before any of it is visible. */
export type Outcome = {
  /** Where the rows themselves tell it. */
  readonly period?: string;
  readonly rowsRead: number;
  readonly rowsRejected: number;
  readonly reasons: readonly RejectCount[];
  readonly notes: Readonly<Record<string, number>>;
  /** Mistakes in the order of the file, up to the cap. */
  readonly rejects: readonly Reject[];
  readonly rejectsFound: number;
  /** The values of the source's key columns, the period's first. */
  readonly values: readonly string[];
};

/** A file that was read and cannot be used; its rejected rows may say why. */
export type Unusable = {
  readonly refusal: ImportRefusal;
  readonly counts?: { readonly read: number; readonly rejected: number };
  readonly rejects?: readonly Reject[];
};

/** Mistakes kept as lines; further ones are only counted. */
export const MOST_REJECTS = 10_000;
