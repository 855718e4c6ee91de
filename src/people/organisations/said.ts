import { sql } from 'kysely';
import { ACCUMULATES } from './sources.ts';

/** Statements of loads that are current, and those that no load made. */
export const IN_FORCE = sql<boolean>`(s.load_id is null or l.status = 'current')`;

/** `current` for every source; for registers that accumulate, also what newer releases have superseded. */
export const EVER_SAID = sql<boolean>`(s.load_id is null or l.status = 'current'
  or (l.status = 'superseded' and s.source = any(${sql.val(ACCUMULATES)}::text[])))`;
