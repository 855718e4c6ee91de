import { figureOfHref, figureRef, gapHref, gapRef } from '../../needs/index.ts';
import type { Actor } from '../../platform/actor.ts';
import { idsOfKind, type Link, type LinkEnd, type ObjectRef, refText } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { ideaHref, ideaRef } from '../kit/refs.ts';
import { proposalDb } from '../tables.ts';

/** The same figure stands at one address for each year and area: all of them begin alike. */
const figureBegins = (id: string): string =>
  `/population/figures/${id.split('/').map(encodeURIComponent).join('/')}`;

type Asked = Readonly<Record<'figures' | 'gaps' | 'practices' | 'ideas', readonly string[]>>;

/** Ideas of these figures, gaps and practices, these ideas themselves, and those that were joined with them: one query. */
const ideasTouching = (db: Db, { figures, gaps, practices, ideas }: Asked) =>
  proposalDb(db)
    .selectFrom('proposal')
    .select(['reference', 'title', 'raised_on', 'since', 'merged_into', 'gap', 'practice', 'place'])
    .where((eb) =>
      eb.or([
        ...figures
          .map(figureBegins)
          .map((begin) => eb.and([eb('gap', '>=', begin), eb('gap', '<', `${begin}~`)])),
        ...(gaps.length > 0 ? [eb('gap', 'in', gaps)] : []),
        ...(practices.length > 0 ? [eb('practice', 'in', practices)] : []),
        ...(ideas.length > 0 ? [eb('reference', 'in', ideas), eb('merged_into', 'in', ideas)] : []),
      ]),
    )
    .orderBy('reference')
    .execute();
type Row = Awaited<ReturnType<typeof ideasTouching>>[number];

/** The figure or the gap that an idea came from. */
const sourceOf = (gap: string, date: string): LinkEnd => {
  const figure = figureOfHref(gap);
  return figure
    ? { ...figureRef(figure), label: `${figure.subject}: ${figure.key}`, href: gap, date }
    : { ...gapRef(gap), label: gap, href: gapHref(gap), date };
};

const placeOf = (practice: string, { place, raised_on: date }: Row): LinkEnd => ({
  kind: 'organisation',
  id: practice,
  label: place,
  href: `/people/practices/${practice}`,
  date,
});

const goesOnAs = (into: string, { since: date }: Row): LinkEnd => ({
  ...ideaRef(into),
  label: `Joined with ${into}`,
  href: ideaHref(into),
  date,
});

const linksOfRow = (row: Row): Link[] => {
  const here = (date: string): LinkEnd => ({
    ...ideaRef(row.reference),
    label: `${row.reference}: ${row.title}`,
    href: ideaHref(row.reference),
    date,
  });
  const { gap, practice, merged_into: into } = row;
  return [
    ...(gap ? [{ from: sourceOf(gap, row.raised_on), to: here(row.raised_on) }] : []),
    ...(practice ? [{ from: placeOf(practice, row), to: here(row.raised_on) }] : []),
    ...(into ? [{ from: here(row.since), to: goesOnAs(into, row) }] : []),
  ];
};

/** From gaps, figures and practices to the ideas that came of them, and back; between ideas that were joined. */
export const ideaLinks = async (db: Db, objects: readonly ObjectRef[]): Promise<readonly Link[]> => {
  const asked = {
    figures: idsOfKind(objects, 'figure'),
    gaps: idsOfKind(objects, 'gap'),
    practices: idsOfKind(objects, 'organisation'),
    ideas: idsOfKind(objects, 'idea'),
  };
  if (Object.values(asked).every(({ length }) => length === 0)) return [];
  return (await ideasTouching(db, asked)).flatMap(linksOfRow);
};

const OF_IDEAS = ['idea', 'problem', 'case', 'decision'];

/** What nobody has taken on is hidden from the public, and so are its parts: nobody has looked at the words yet. */
export const notTakenOn = async (
  db: Db,
  actor: Actor,
  objects: readonly ObjectRef[],
): Promise<ReadonlySet<string>> => {
  const asked = actor.kind === 'public' ? objects.filter(({ kind }) => OF_IDEAS.includes(kind)) : [];
  if (asked.length === 0) return new Set();
  const open = await proposalDb(db)
    .selectFrom('proposal')
    .select('reference')
    .where('reference', 'in', [...new Set(asked.map(({ id }) => id))])
    .where('taken_on_on', 'is not', null)
    .execute();
  const seen = new Set(open.map(({ reference }) => reference));
  return new Set(asked.filter(({ id }) => !seen.has(id)).map(refText));
};
