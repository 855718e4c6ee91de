import type { Actor } from '../../platform/actor.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { type CalendarDate, longDate } from '../../shared/dates.ts';
import { tellOfProposal } from '../kit/change.ts';
import type { Proposal } from '../kit/find.ts';
import type { Asking } from './find.ts';
import { problemHref } from './hrefs.ts';
import type { KnownOn } from './known.ts';
import { problemDb } from './tables.ts';

/**
 * Tells everybody behind those who are asked, once each. While they are being asked, whoever was told before hears
 * nothing anew; with `all`, when the asking is opened, everybody does. Returns how many were told.
 */
export const invite = async (
  trx: Trx,
  actor: Actor,
  today: CalendarDate,
  proposal: Proposal,
  asking: Asking,
  known: Pick<KnownOn, 'peopleOf'>,
  all = false,
): Promise<number> => {
  const { reference, title } = proposal;
  const before = await problemDb(trx)
    .selectFrom('problem_invited')
    .select(['kind', 'key', 'person'])
    .where('proposal', '=', reference)
    .execute();
  const there = new Set(before.map(({ kind, key, person }) => `${kind} ${key} ${person}`));
  const rows = asking.asked.flatMap(({ kind, key }) =>
    known
      .peopleOf(kind, key)
      .map((person) => ({ proposal: reference, kind, key, person, invited_on: today })),
  );
  const added = rows.filter(({ kind, key, person }) => !there.has(`${kind} ${key} ${person}`));
  if (added.length > 0) await problemDb(trx).insertInto('problem_invited').values(added).execute();
  const told = new Set(all ? [] : before.map(({ person }) => person));
  const people = [...new Set(rows.map(({ person }) => person))].filter((person) => !told.has(person));
  await tellOfProposal(trx, actor, reference, people, {
    kind: 'problem.asked',
    title: `You are asked what the problem is: ${title}${asking.due ? `. Until ${longDate(asking.due)}` : ''}`,
    href: problemHref(reference, 'answer'),
  });
  return people.length;
};
