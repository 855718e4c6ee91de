import { figureOfHref, figureRef, gapHref, gapRef } from '../../needs/index.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Link, ObjectRef } from '../../platform/registries.ts';
import { refText } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { findProposal } from '../kit/find.ts';
import { ideaHref, ideaRef } from '../kit/refs.ts';
import { proposalDb } from '../tables.ts';

const COLUMNS = ['reference', 'title', 'raised_on', 'since', 'merged_into', 'gap', 'practice'] as const;

const select = (db: Db) => proposalDb(db).selectFrom('proposal').select(COLUMNS);
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

const toIdea = (from: ObjectRef, row: Row): Link => ({
  from,
  to: ideaRef(row.reference),
  label: `${row.reference}: ${row.title}`,
  href: ideaHref(row.reference),
  date: row.raised_on,
});

/** What led to an idea: the gap or the figure that it came from. */
const ledTo = (row: Pick<Row, 'reference' | 'gap' | 'raised_on'>): readonly Link[] => {
  if (!row.gap) return [];
  const to = ideaRef(row.reference);
  const figure = figureOfHref(row.gap);
  return figure
    ? [
        {
          from: figureRef(figure),
          to,
          label: `${figure.subject}: ${figure.key}`,
          href: row.gap,
          date: row.raised_on,
        },
      ]
    : [{ from: gapRef(row.gap), to, label: row.gap, href: gapHref(row.gap), date: row.raised_on }];
};

/** From gaps, figures and practices to the ideas that came of them, and back; between ideas that were joined. */
export const ideaLinks = async (db: Db, object: ObjectRef): Promise<readonly Link[]> => {
  const { kind, id } = object;
  if (kind === 'gap')
    return (await select(db).where('gap', '=', id).orderBy('reference').execute()).map((row) =>
      toIdea(object, row),
    );
  if (kind === 'figure') {
    // The same figure stands at one address for each year and area: all of them begin alike.
    const begin = `/population/figures/${id.split('/').map(encodeURIComponent).join('/')}`;
    const rows = await select(db)
      .where('gap', '>=', begin)
      .where('gap', '<', `${begin}~`)
      .orderBy('reference')
      .execute();
    return rows.filter((row) => row.gap?.split('?')[0] === begin).map((row) => toIdea(object, row));
  }
  if (kind === 'organisation')
    return (await select(db).where('practice', '=', id).orderBy('reference').limit(50).execute()).map((row) =>
      toIdea(object, row),
    );
  if (kind !== 'idea') return [];
  const idea = await findProposal(db, id);
  if (!idea) return [];
  const took = await select(db).where('merged_into', '=', id).orderBy('reference').execute();
  return [
    ...ledTo(idea),
    ...(idea.practice
      ? [
          {
            from: { kind: 'organisation', id: idea.practice },
            to: object,
            label: idea.place,
            href: `/people/practices/${idea.practice}`,
            date: idea.raised_on,
          },
        ]
      : []),
    ...took.map((row) => ({
      ...toIdea(object, row),
      from: ideaRef(row.reference),
      to: object,
      date: row.since,
    })),
    ...(idea.merged_into
      ? [
          {
            from: object,
            to: ideaRef(idea.merged_into),
            label: `Joined with ${idea.merged_into}`,
            href: ideaHref(idea.merged_into),
            date: idea.since,
          },
        ]
      : []),
  ];
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
