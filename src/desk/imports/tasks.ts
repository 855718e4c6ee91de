import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { LoadStatus } from '../../platform/imports/index.ts';
import { can } from '../../platform/permissions.ts';
import type { Task } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { addDays } from '../../shared/dates.ts';
import { counted } from '../../ui/index.ts';
import { importTables } from './tables.ts';

/** After so many days it is known, or nobody minds. */
const DAYS = 30;
/** So many files are named; the rest are a number. */
const NAMED = 3;

const NOT_READ: readonly LoadStatus[] = ['refused', 'failed', 'swept'];

const titleOf = (load: { name: string; status: LoadStatus; rejected: number }): string =>
  load.status === 'current'
    ? `${counted(load.rejected, 'row', 'rows')} of ${load.name} ${load.rejected === 1 ? 'was' : 'were'} rejected`
    : `${load.name} ${load.status === 'refused' ? 'was refused' : 'was not read to its end'}`;

/**
 * Those who load files: files of the last thirty days that are in force without some of their rows, or that were
 * not taken at all, newest first. Nobody notes who looked at a report, so a task goes when something was done: the
 * file was replaced or taken back, or one of the same name was sent since, which then speaks for itself.
 */
export const tellOfRejected = async (db: Db, actor: Actor, today: string): Promise<readonly Task[]> => {
  if (actor.kind !== 'person' || !can(actor, 'loads.manage')) return [];
  const rows = await importTables(db)
    .selectFrom('import_load as l')
    .select(['l.id', 'l.name', 'l.status', 'l.rows_rejected as rejected'])
    .select(sql<number>`count(*) over ()::int`.as('total'))
    .where(sql<boolean>`l.started >= ${addDays(today, -DAYS)}::date`)
    .where((where) =>
      where.or([
        where.and([where('l.status', '=', 'current'), where('l.rows_rejected', '>', 0)]),
        where.and([
          where('l.status', 'in', [...NOT_READ]),
          sql<boolean>`not exists (select from import_load later where later.name = l.name
            and later.started > l.started)`,
        ]),
      ]),
    )
    .orderBy('l.started', 'desc')
    .orderBy('l.id')
    .limit(NAMED)
    .execute();
  const more = (rows[0]?.total ?? 0) - rows.length;
  const tasks = rows.map((load) => ({
    kind: 'Imports',
    title: titleOf(load),
    href: `/imports/${load.id}`,
    detail:
      'Its report says why. It stands here until the file is replaced or taken back, or for thirty days.',
    object: { kind: 'load', id: load.id },
  }));
  if (more <= 0) return tasks;
  return [
    ...tasks,
    {
      kind: 'Imports',
      title: `${counted(more, 'file', 'files')} more with rejected rows, or refused`,
      href: '/imports?sort=received&dir=descending',
      object: { kind: 'load', id: 'rejected' },
    },
  ];
};
