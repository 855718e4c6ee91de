import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Task } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { counted } from '../../ui/index.ts';
import { ideaRef } from '../kit/refs.ts';
import { MODERATION_PATH } from './moderation-page.tsx';
import { mayModerate, saidHref } from './shown.ts';

/** Whoever owns the next step: what people said and nobody has answered, proposal by proposal. */
const toAnswer = async (db: Db, actor: Actor): Promise<readonly Task[]> => {
  if (actor.kind !== 'person') return [];
  const { rows } = await sql<{ reference: string; title: string; count: number; due: string }>`
    with recursive family as (
      select reference, reference as into_one from proposal where owner = ${actor.id} and merged_into is null
      union
      select p.reference, f.into_one from proposal p join family f on p.merged_into = f.reference
    )
    select f.into_one as reference, p.title, count(*)::int as count, min(c.due)::text as due
    from proposal_contribution c join family f on f.reference = c.proposal
      join proposal p on p.reference = f.into_one
    where c.state = 'shown' and c.answer is null and c.reply_to is null
    group by f.into_one, p.title order by due, reference`.execute(db);
  return rows.map(({ reference, title, count, due }) => ({
    kind: 'What people said',
    title: `Answer ${counted(count, 'contribution', 'contributions')}: ${title}`,
    href: `${saidHref(reference)}?status=to-answer&sort=due`,
    detail: `${reference}: say of each what changed because of it, or why nothing did.`,
    due,
    minutes: count * 3,
    object: ideaRef(reference),
    ways: [
      {
        text: count === 1 ? 'Answer it' : 'Answer them',
        href: `${saidHref(reference)}?status=to-answer&sort=due`,
      },
    ],
  }));
};

/** Moderators: what the public wrote and nobody has read. */
const toRead = async (db: Db, actor: Actor): Promise<readonly Task[]> => {
  if (actor.kind !== 'person' || !mayModerate(actor)) return [];
  const { rows } = await sql<{ count: number; due: string | null }>`
    select count(*)::int as count, (min(said_on) + 2)::text as due
    from proposal_contribution where state = 'held'`.execute(db);
  const { count = 0, due = null } = rows[0] ?? {};
  return count === 0 || due === null
    ? []
    : [
        {
          kind: 'To be shown',
          title: `Read ${counted(count, 'thing', 'things')} that the public wrote`,
          href: MODERATION_PATH,
          detail: 'Nobody sees it until a moderator has read it.',
          due,
          minutes: count,
          object: { kind: 'moderation', id: 'held' },
        },
      ];
};

/** What contributions give to Home. */
export const registerContributions = ({ registries }: Platform): void => {
  registries.tasks.add('contributions-to-answer', toAnswer);
  registries.tasks.add('contributions-to-read', toRead);
};
