import type { Updateable } from 'kysely';
import { type Actor, recorded } from '../../platform/actor.ts';
import { notify } from '../../platform/notifications/index.ts';
import { recordEvent } from '../../platform/record/record.ts';
import { refText } from '../../platform/registries.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import { signatureOf } from '../kit/who.ts';
import { type Gap, watchersOf } from './queries.ts';
import { gapHref, gapRef } from './shown.ts';
import { type GapTable, gapDb } from './tables.ts';

type Words = Readonly<Record<string, unknown>>;

/**
 * What a person wrote freely. Its words stand in the gap and in its history, which can forget; the record, which
 * cannot, keeps only that they changed.
 */
const FREE = new Set(['statement', 'detail', 'place', 'evidence', 'peopleWords', 'note', 'title', 'source']);

const withoutFreeWords = (words: Words | undefined): Words | undefined => {
  if (!words) return undefined;
  const kept = Object.entries(words).filter(([key]) => !FREE.has(key));
  const free = Object.keys(words).filter((key) => FREE.has(key));
  return { ...Object.fromEntries(kept), ...(free.length > 0 ? { words: free } : {}) };
};

export type Done = {
  /** What was done: `gap.closed`. */
  readonly kind: string;
  /** What changed, as it was and as it became, under names of the field. */
  readonly before?: Words | undefined;
  readonly after?: Words | undefined;
};

/** Keeps in the gap's own history and in the record that something was done to it, in the caller's transaction. */
export const keepChange = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  reference: string,
  version: number,
  done: Done,
): Promise<void> => {
  const by = signatureOf(actor);
  const json = (words: Words | undefined) => (words ? JSON.stringify(words) : null);
  await gapDb(trx)
    .insertInto('gap_change')
    .values({
      gap: reference,
      version,
      at: now,
      person: by.person,
      person_name: by.name,
      standing: by.standing,
      kind: done.kind,
      before: json(done.before),
      after: json(done.after),
    })
    .execute();
  const [before, after] = [withoutFreeWords(done.before), withoutFreeWords(done.after)];
  await recordEvent(
    trx,
    {
      actor: recorded(actor),
      kind: done.kind,
      object: refText(gapRef(reference)),
      ...(before ? { before } : {}),
      ...(after ? { after } : {}),
    },
    now,
  );
};

/** Changes a locked gap, its version, its history and the record together. */
export const changeGap = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  gap: Gap,
  set: Updateable<GapTable>,
  done: Done,
): Promise<number> => {
  const version = gap.version + 1;
  await gapDb(trx)
    .updateTable('gap')
    .set({ ...set, version })
    .where('reference', '=', gap.reference)
    .execute();
  await keepChange(trx, actor, now, gap.reference, version, done);
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
