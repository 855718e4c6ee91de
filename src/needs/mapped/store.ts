import { randomUUID } from 'node:crypto';
import { type Actor, recorded } from '../../platform/actor.ts';
import type { Source } from '../../platform/imports/index.ts';
import { recordEvent } from '../../platform/record/record.ts';
import type { Registries } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type MappedLayout, mappedSource } from './source.ts';
import { type MappedTables, mappedTables } from './tables.ts';

type Row = {
  [K in keyof MappedTables['mapped_layout']]: K extends 'headers'
    ? readonly string[]
    : K extends 'mapping'
      ? MappedLayout['mapping']
      : K extends 'version'
        ? number
        : MappedTables['mapped_layout'][K];
};

const layoutOf = ({ made_by, ...row }: Row): MappedLayout => ({ ...row, madeBy: made_by });

/** Every layout that was described here, those withdrawn included, by title. */
export const findLayouts = async (db: Db): Promise<MappedLayout[]> =>
  (
    await mappedTables(db).selectFrom('mapped_layout').selectAll().orderBy('title').orderBy('slug').execute()
  ).map((row) => layoutOf(row as Row));

export const findLayout = async (db: Db, slug: string): Promise<MappedLayout | undefined> =>
  (await findLayouts(db)).find((layout) => layout.slug === slug);

const objectOf = (slug: string): string => `mapped-layout:${slug}`;

/** Keeps a new layout with its event; undefined where its short name is taken. */
export const keepLayout = (
  db: Db,
  actor: Actor,
  at: Date,
  layout: Omit<MappedLayout, 'id' | 'version' | 'made' | 'madeBy' | 'withdrawn'>,
): Promise<MappedLayout | undefined> =>
  inTransaction(db, async (trx) => {
    const row = await mappedTables(trx)
      .insertInto('mapped_layout')
      .values({
        ...layout,
        id: randomUUID(),
        headers: JSON.stringify(layout.headers),
        mapping: JSON.stringify(layout.mapping),
        made: at,
        made_by: recorded(actor).name ?? 'the owner of this machine',
        withdrawn: null,
      })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returningAll()
      .executeTakeFirst();
    if (!row) return undefined;
    await recordEvent(
      trx,
      {
        actor: recorded(actor),
        kind: 'mapped-layout.added',
        object: objectOf(layout.slug),
        after: { ...layout },
      },
      at,
    );
    return layoutOf(row as Row);
  });

/** Withdraws a layout, or takes it up again; undefined where there is none or it stands so already. */
export const setWithdrawn = (
  db: Db,
  actor: Actor,
  at: Date,
  slug: string,
  withdrawn: boolean,
): Promise<MappedLayout | undefined> =>
  inTransaction(db, async (trx) => {
    const row = await mappedTables(trx)
      .updateTable('mapped_layout')
      .set((set) => ({ withdrawn: withdrawn ? at : null, version: set('version', '+', withdrawn ? 0 : 1) }))
      .where('slug', '=', slug)
      .where('withdrawn', withdrawn ? 'is' : 'is not', null)
      .returningAll()
      .executeTakeFirst();
    if (!row) return undefined;
    await recordEvent(
      trx,
      {
        actor: recorded(actor),
        kind: withdrawn ? 'mapped-layout.withdrawn' : 'mapped-layout.taken-up',
        object: objectOf(slug),
        after: { title: row.title },
      },
      at,
    );
    return layoutOf(row as Row);
  });

/** Sources of the layouts in use, by house: recognition asks without waiting, so they are fetched beforehand. */
const known = new WeakMap<Registries, readonly Source[]>();

export const mappedSources = (registries: Registries): readonly Source[] => known.get(registries) ?? [];

/** Brings them up to date with the store, where another server may have added some. */
export const refreshMapped = async (registries: Registries, db: Db): Promise<void> => {
  known.set(
    registries,
    // A withdrawn one still tells what its loads are; it only recognises no further file.
    (await findLayouts(db)).filter(({ withdrawn }) => withdrawn === null).map(mappedSource),
  );
};
