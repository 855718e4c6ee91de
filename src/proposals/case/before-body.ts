import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { State } from '../stages/table-rules.ts';
import { proposalDb } from '../tables.ts';
import { caseDb } from './tables.ts';
import { type KeptCase, textsOf } from './versions.ts';
import type { SectionTexts } from './versions-rules.ts';

/** An idea whose route leads to a body: one that waits for its decision, or whose case is still being written. */
export type BeforeBody = {
  readonly reference: string;
  readonly title: string;
  readonly state: State;
  readonly answerDue: CalendarDate | null;
};

/**
 * Ideas whose route leads to a body (its key in the scheme), those that wait longest first; who may see them is asked by
 * the caller. An idea that the body has decided waits for publication alone, and is none of them.
 */
export const ideasBefore = async (db: Db, body: string): Promise<BeforeBody[]> =>
  proposalDb(db)
    .selectFrom('proposal')
    .select(['reference', 'title', 'state', 'answer_due as answerDue'])
    .where('body', '=', body)
    .where('state', 'in', ['decision', 'case'])
    .where('decision_waits', 'is', null)
    .orderBy((eb) => eb.case().when('state', '=', 'decision').then(0).else(1).end())
    .orderBy((eb) => eb.fn.coalesce('answer_due', 'next_by'))
    .orderBy('reference')
    .execute();

/** The newest version that was kept of a case, and whether it was sent for a decision; undefined while there is none. */
export const newestCase = (
  db: Db,
  reference: string,
): Promise<{ readonly number: number; readonly sent: boolean } | undefined> =>
  caseDb(db)
    .selectFrom('case_version')
    .select(['number', 'sent'])
    .where('proposal', '=', reference)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();

/** A case as it stood in a version: its title and the texts of its parts by their headings; without names for the public. */
export const caseAsKept = async (
  db: Db,
  reference: string,
  number: number,
  withNames: boolean,
): Promise<{ readonly title: string; readonly texts: SectionTexts; readonly keptAt: Date } | undefined> => {
  const row = await caseDb(db)
    .selectFrom('case_version')
    .select(['content', 'kept_at'])
    .where('proposal', '=', reference)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!row) return undefined;
  const kept = row.content as KeptCase;
  return { title: kept.title, texts: textsOf(kept, withNames), keptAt: row.kept_at };
};
