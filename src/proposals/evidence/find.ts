import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { type Figure, figureHref, figureOfHref, withdrawnVoices } from '../../needs/index.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { seesNames } from '../kit/capacity.ts';
import { evidenceDb, type ProposalEvidenceTable } from './tables.ts';

export type Pin = Selectable<ProposalEvidenceTable>;

/** What is pinned to a proposal, in its order; with `removed`, what was taken off too. */
export const pinsOf = async (db: Db, proposal: string): Promise<Pin[]> =>
  evidenceDb(db)
    .selectFrom('proposal_evidence')
    .selectAll()
    .where('proposal', '=', proposal)
    .orderBy(sql`array_position(array['figure', 'gap', 'voice', 'service', 'guideline', 'document'], kind)`)
    .orderBy('added_on')
    .orderBy('id')
    .execute();

export const findPin = (db: Db, proposal: string, id: string): Promise<Pin | undefined> =>
  evidenceDb(db)
    .selectFrom('proposal_evidence')
    .selectAll()
    .where('proposal', '=', proposal)
    .where('id', '=', id)
    .executeTakeFirst();

/** The figure of a pin as this reader may see it: of practices, the public sees no names. */
export const figureFor = (
  actor: Actor,
  { figure, public_figure }: Pick<Pin, 'figure' | 'public_figure'>,
): Figure | null => (seesNames(actor) ? figure : public_figure);

/** The address that makes the figure of the newest year, whatever year was pinned. */
export const newestHref = (href: string): string | undefined => {
  const address = figureOfHref(href);
  if (!address) return undefined;
  const { year: _, ...query } = address.query;
  return figureHref({ ...address, query });
};

/** Those of the loads that were taken back. */
const takenBackLoads = async (db: Db, loads: readonly string[]): Promise<ReadonlySet<string>> => {
  if (loads.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id::text from import_load
    where status = 'taken-back' and id::text = any(${sql.val([...new Set(loads)])}::text[])`.execute(db);
  return new Set(rows.map(({ id }) => id));
};

/** Ids of the pins whose publisher took back what they were made of: a load, or the voice itself. */
export const takenBackOf = async (db: Db, pins: readonly Pin[]): Promise<ReadonlySet<string>> => {
  const loads = await takenBackLoads(
    db,
    pins.flatMap(({ figure }) => figure?.files.map(({ load }) => load) ?? []),
  );
  const voices = await withdrawnVoices(
    db,
    pins.flatMap(({ kind, object }) => (kind === 'voice' && object ? [object.slice('voice:'.length)] : [])),
  );
  const isBack = ({ figure, object }: Pin): boolean =>
    (figure?.files.some(({ load }) => loads.has(load)) ?? false) ||
    (object !== null && voices.has(object.slice('voice:'.length)));
  return new Set(pins.filter(isBack).map(({ id }) => id));
};
