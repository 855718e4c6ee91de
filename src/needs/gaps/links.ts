import { sql } from 'kysely';
import { idsOfKind, type Link, type LinkEnd, type ObjectRef } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { figureRef } from '../figures/address.ts';
import { gapHref, gapRef } from './shown.ts';
import { gapDb } from './tables.ts';

/** `conditions/COPD/gradient` in its three columns. */
const figureColumns = (id: string) => {
  const [topic = '', subject = '', figure_key = ''] = id.split('/');
  return { topic, subject, figure_key };
};

/** What was recorded from these figures, these gaps themselves, and those that were merged into them: one query. */
const gapsTouching = (db: Db, figures: readonly string[], gaps: readonly string[]) =>
  gapDb(db)
    .selectFrom('gap')
    .select(['reference', 'statement', 'topic', 'subject', 'figure_key', 'href', 'stood_on'])
    .select(['merged_into', 'status_on', 'recorded_on'])
    .select(sql<string | null>`public_figure ->> 'title'`.as('title'))
    .where((eb) =>
      eb.or([
        ...figures.map((id) => eb.and(figureColumns(id))),
        ...(gaps.length > 0 ? [eb('reference', 'in', gaps), eb('merged_into', 'in', gaps)] : []),
      ]),
    )
    .orderBy('recorded_on')
    .orderBy('reference')
    .execute();
type Row = Awaited<ReturnType<typeof gapsTouching>>[number];

/** The figure that a gap was recorded from. */
const figureOf = (row: Row): LinkEnd | undefined => {
  const { topic, subject, figure_key: key, href, title, stood_on, recorded_on } = row;
  return topic && subject && key && href
    ? {
        ...figureRef({ topic, subject, key }),
        label: title ?? 'A figure',
        href,
        date: stood_on ?? recorded_on,
      }
    : undefined;
};

const oneWith = (into: string, { status_on: date }: Row): LinkEnd => ({
  ...gapRef(into),
  label: `Merged into ${into}`,
  href: gapHref(into),
  date,
});

const linksOfRow = (row: Row): Link[] => {
  const here = (date: string): LinkEnd => ({
    ...gapRef(row.reference),
    label: `${row.reference}: ${row.statement}`,
    href: gapHref(row.reference),
    date,
  });
  const figure = figureOf(row);
  return [
    ...(figure ? [{ from: figure, to: here(row.recorded_on) }] : []),
    ...(row.merged_into ? [{ from: here(row.status_on), to: oneWith(row.merged_into, row) }] : []),
  ];
};

/** From figures to the gaps recorded from them; from gaps to those that they are one with. */
export const gapLinks = async (db: Db, objects: readonly ObjectRef[]): Promise<readonly Link[]> => {
  const figures = idsOfKind(objects, 'figure');
  const gaps = idsOfKind(objects, 'gap');
  if (figures.length + gaps.length === 0) return [];
  return (await gapsTouching(db, figures, gaps)).flatMap(linksOfRow);
};
