import type { Actor } from '../../platform/actor.ts';
import { can } from '../../platform/permissions.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Found, Link, ObjectRef, Task } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { counted } from '../../ui/index.ts';
import { figureRef } from '../figures/address.ts';
import { GAPS_PATH } from './list-page.tsx';
import { findGap, gapsMergedInto, ownerlessGaps, quietGapsOf, searchGaps } from './queries.ts';
import { standsWords } from './rules.ts';
import { gapHref, gapRef } from './shown.ts';
import { gapDb } from './tables.ts';

const found = async (db: Db, _actor: Actor, words: string, limit: number): Promise<readonly Found[]> =>
  (await searchGaps(db, words, limit)).map((gap) => ({
    object: gapRef(gap.reference),
    kind: 'Gap',
    title: gap.statement,
    detail: `${gap.reference} · ${standsWords(gap)} · ${gap.place}`,
    href: gapHref(gap.reference),
    rank: gap.rank,
  }));

/** From a figure to the gaps recorded from it; from a gap to its figure, and to those it is one with. */
const links = async (db: Db, object: ObjectRef): Promise<readonly Link[]> => {
  if (object.kind === 'figure') {
    const [topic = '', subject = '', key = ''] = object.id.split('/');
    const rows = await gapDb(db)
      .selectFrom('gap')
      .select(['reference', 'statement', 'recorded_on'])
      .where('topic', '=', topic)
      .where('subject', '=', subject)
      .where('figure_key', '=', key)
      .orderBy('recorded_on')
      .orderBy('reference')
      .execute();
    return rows.map((gap) => ({
      from: object,
      to: gapRef(gap.reference),
      label: `${gap.reference}: ${gap.statement}`,
      href: gapHref(gap.reference),
      date: gap.recorded_on,
    }));
  }
  if (object.kind !== 'gap') return [];
  const gap = await findGap(db, object.id);
  if (!gap) return [];
  const here = gapRef(gap.reference);
  const from =
    gap.topic && gap.subject && gap.figure_key && gap.href
      ? [
          {
            from: figureRef({ topic: gap.topic, subject: gap.subject, key: gap.figure_key }),
            to: here,
            label: gap.public_figure?.title ?? 'A figure',
            href: gap.href,
            date: gap.stood_on ?? gap.recorded_on,
          },
        ]
      : [];
  const merged = gap.merged_into
    ? [
        {
          from: here,
          to: gapRef(gap.merged_into),
          label: `Merged into ${gap.merged_into}`,
          href: gapHref(gap.merged_into),
          date: gap.status_on,
        },
      ]
    : [];
  const taken = (await gapsMergedInto(db, gap.reference)).map((one) => ({
    from: gapRef(one.reference),
    to: here,
    label: `${one.reference}: ${one.statement}`,
    href: gapHref(one.reference),
    date: one.status_on,
  }));
  return [...from, ...taken, ...merged];
};

/** An owner: gaps of which nothing was heard for a season. */
const quiet = async (db: Db, actor: Actor, today: string): Promise<readonly Task[]> =>
  actor.kind !== 'person'
    ? []
    : (await quietGapsOf(db, actor.id, today)).map((gap) => ({
        kind: 'A gap that you own',
        title: `Say how it goes: ${gap.statement}`,
        href: `${gapHref(gap.reference)}/status`,
        detail: `${gap.reference}: nothing was heard of it for 90 days. Take it up, say how it goes, or close it with a reason.`,
        due: gap.due,
        minutes: 3,
        object: gapRef(gap.reference),
      }));

/** Those who lead: gaps that nobody answers for. */
const ownerless = async (db: Db, actor: Actor): Promise<readonly Task[]> => {
  if (actor.kind !== 'person' || !can(actor, 'gaps.manage')) return [];
  const { count, due } = await ownerlessGaps(db);
  return count === 0 || due === null
    ? []
    : [
        {
          kind: 'Gaps',
          title: `Find an owner for ${counted(count, 'gap', 'gaps')}`,
          href: `${GAPS_PATH}?status=open&whose=nobody`,
          detail: 'Somebody recorded what people need and do not have; nobody answers for it yet.',
          due,
          minutes: count * 2,
          object: { kind: 'gaps', id: 'nobody' },
        },
      ];
};

/** What gaps give to search, the thread and Home. */
export const registerGaps = ({ registries }: Platform): void => {
  registries.searchable.add('gaps', found);
  registries.links.add('gaps', links);
  registries.stations.add('needs', () => [
    { kind: 'figure', order: 1, name: 'Figure' },
    { kind: 'gap', order: 2, name: 'Gap' },
  ]);
  registries.tasks.add('gaps-quiet', quiet);
  registries.tasks.add('gaps-ownerless', ownerless);
};
