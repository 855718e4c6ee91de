import type { Updateable } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import { type Done, keepChange } from '../../platform/history/history.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import { type Gap, watchersOf } from './queries.ts';
import { gapHref, gapRef } from './shown.ts';
import { type GapTable, gapDb } from './tables.ts';

/** What a person writes freely of a gap. */
const FREE = ['statement', 'detail', 'place', 'evidence', 'peopleWords', 'note', 'title', 'source'];

type DoneToGap = Omit<Done, 'version' | 'free'>;

/** Keeps in the gap's own history and in the record that something was done to it. */
export const keepGapChange = (
  trx: Trx,
  actor: Actor,
  now: Date,
  reference: string,
  version: number,
  done: DoneToGap,
): Promise<void> => keepChange(trx, actor, now, gapRef(reference), { ...done, version, free: FREE });

/** Changes a locked gap, its version, its history and the record together. */
export const changeGap = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  gap: Gap,
  set: Updateable<GapTable>,
  done: DoneToGap,
): Promise<number> => {
  const version = gap.version + 1;
  await gapDb(trx)
    .updateTable('gap')
    .set({ ...set, version })
    .where('reference', '=', gap.reference)
    .execute();
  await keepGapChange(trx, actor, now, gap.reference, version, done);
  return version;
};

/** Those who hear of what happens to a gap: who recorded it, its owner, and who watches it. */
export const concernedBy = async (
  db: Db,
  gap: Pick<Gap, 'reference' | 'owner' | 'recorded_by'>,
): Promise<string[]> => [
  ...new Set([
    ...(gap.owner ? [gap.owner] : []),
    ...(gap.recorded_by ? [gap.recorded_by] : []),
    ...(await watchersOf(db, gap.reference)),
  ]),
];

/** Tells people of a gap, never the one who did it. */
export const tellOfGap = (
  trx: Trx,
  actor: Actor,
  reference: string,
  people: readonly string[],
  news: { readonly kind: string; readonly title: string },
): Promise<void> =>
  notify(trx, {
    ...news,
    people: people.filter((person) => actor.kind !== 'person' || person !== actor.id),
    href: gapHref(reference),
    object: gapRef(reference),
  });
