import type { Actor } from '../../platform/actor.ts';
import { can } from '../../platform/permissions.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Found, Task } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { counted } from '../../ui/index.ts';
import { gapLinks } from './links.ts';
import { GAPS_PATH } from './list-page.tsx';
import { ownerlessGaps, quietGapsOf, searchGaps } from './queries.ts';
import { standsWords } from './rules.ts';
import { gapHref, gapRef } from './shown.ts';

const found = async (db: Db, _actor: Actor, words: string, limit: number): Promise<readonly Found[]> =>
  (await searchGaps(db, words, limit)).map((gap) => ({
    object: gapRef(gap.reference),
    kind: 'Gap',
    title: gap.statement,
    detail: `${gap.reference} · ${standsWords(gap)} · ${gap.place}`,
    href: gapHref(gap.reference),
    rank: gap.rank,
  }));

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
  registries.links.add('gaps', gapLinks);
  registries.stations.add('needs', () => [
    { kind: 'figure', order: 1, name: 'Figure' },
    { kind: 'gap', order: 2, name: 'Gap' },
  ]);
  registries.tasks.add('gaps-quiet', quiet);
  registries.tasks.add('gaps-ownerless', ownerless);
};
