import type { Actor } from '../actor.ts';
import { can } from '../permissions.ts';
import type { Task } from '../registries.ts';
import type { Db } from '../relational/relational.ts';
import { mailTables } from './tables.ts';

/** For administrators' Home: mail that was given up, so that nobody waits for an invitation in vain. */
export const tellOfGivenUpMail = async (db: Db, actor: Actor): Promise<readonly Task[]> => {
  if (actor.kind !== 'person' || !can(actor, 'mail.read')) return [];
  const { count } = await mailTables(db)
    .selectFrom('mail')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('state', '=', 'given-up')
    .executeTakeFirstOrThrow();
  if (count === 0) return [];
  return [
    {
      kind: 'Mail',
      title: count === 1 ? 'One mail could not be sent' : `${count} mails could not be sent`,
      href: '/admin/mail?state=given-up',
      detail: 'See why, put it right, and try again.',
      object: { kind: 'mail', id: 'given-up' },
    },
  ];
};
