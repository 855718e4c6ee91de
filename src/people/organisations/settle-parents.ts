import { sql } from 'kysely';
import type { Trx } from '../../platform/relational/relational.ts';
import { insertMany } from '../bulk.ts';
import type { PeopleTables } from '../tables.ts';
import { datedRelations, type ParentStatement, type Parents, type Relation } from './rules.ts';
import { EVER_SAID } from './said.ts';

/** Bodies that hold practices: one may hand all its members to another of these. */
const COMMISSIONERS = new Set(['pct', 'ccg', 'sub-icb']);

const readParents = async (trx: Trx): Promise<Parents> => {
  const db = trx.withTables<PeopleTables>();
  const lives = new Map(
    (
      await db
        .selectFrom('organisation')
        .select(['code', 'kind', 'opened', 'closed'])
        .where('kind', '!=', 'practice')
        .where('kind', '!=', 'prescriber-not-practice')
        .execute()
    ).map((row) => [row.code, row]),
  );
  const whole = await db
    .selectFrom('organisation_succession')
    .select(['predecessor', 'successor', 'date'])
    .where('kind', '!=', 'split')
    .execute();
  const successors = new Map<string, { code: string; date: string } | undefined>();
  for (const { predecessor, successor, date } of whole) {
    const [from, to] = [lives.get(predecessor)?.kind, lives.get(successor)?.kind];
    if (!from || !to || !(from === to || (COMMISSIONERS.has(from) && COMMISSIONERS.has(to)))) continue;
    // Two that took over wholly contradict each other; then nobody follows either.
    successors.set(predecessor, successors.has(predecessor) ? undefined : { code: successor, date });
  }
  return { life: (code) => lives.get(code), successor: (code) => successors.get(code) };
};

type Said = Omit<ParentStatement, 'basis' | 'order' | 'load'> & {
  child: string;
  kind: string;
  seen: boolean;
  load_id: string | null;
  id: number;
};

const readStatements = async (trx: Trx, children: readonly string[] | undefined): Promise<Said[]> => {
  const only = sql.val(children ?? null);
  const { rows } = await sql<Said>`
    select s.id, s.child, s.kind, s.parent, s.started, s.ended, s.seen, s.source, s.load_id
    from organisation_parent_statement s left join import_load l on l.id = s.load_id
    where ${EVER_SAID} and (${only}::text[] is null or s.child = any(${only}::text[]))`.execute(trx);
  return rows;
};

/**
 * The order of releases: a release is as new as the newest date that it holds, so that loading them out of
 * order gives the same memberships; of two that are equally new the one loaded last counts.
 */
const releaseOrder = async (trx: Trx): Promise<Map<string, number>> => {
  const { rows } = await sql<{ load_id: string }>`
    select s.load_id from organisation_parent_statement s where s.load_id is not null
    group by s.load_id order by max(s.started) filter (where not s.seen) nulls first, max(s.id)`.execute(trx);
  return new Map(rows.map((row, i) => [row.load_id, i]));
};

const COLUMNS = ['child', 'kind', 'started', 'ended', 'parent', 'basis', 'source', 'load_id'] as const;
type Stored = { child: string; kind: string; load_id: string | null } & Omit<Relation, 'load'>;
const keyOf = (row: { child: string; kind: string; started: string }): string =>
  `${row.child} ${row.kind} ${row.started}`;
const textOf = (row: Stored): string => COLUMNS.map((column) => row[column] ?? '').join('|');

/** Everybody's dated belongings anew, or those of some children; only what changed is written. */
export const settleParents = async (trx: Trx, children: readonly string[] | undefined): Promise<void> => {
  const [statements, order, parents] = [
    await readStatements(trx, children),
    await releaseOrder(trx),
    await readParents(trx),
  ];
  const groups = new Map<string, Said[]>();
  for (const said of statements) {
    const key = `${said.child} ${said.kind}`;
    const group = groups.get(key);
    if (group) group.push(said);
    else groups.set(key, [said]);
  }
  const settled = [...groups.values()].flatMap((said) =>
    datedRelations(
      said.map((one) => ({
        ...one,
        load: one.load_id,
        basis:
          one.load_id === null ? ('entered' as const) : one.seen ? ('seen' as const) : ('register' as const),
        order: one.load_id === null ? one.id : (order.get(one.load_id) ?? 0),
      })),
      // A partnership had the code that its board has now, and ended where that began.
      said[0]?.kind === 'stp' ? { ...parents, life: () => undefined } : parents,
    ).map(({ load, ...relation }): Stored => {
      const [first] = said;
      return { ...relation, load_id: load, child: first?.child ?? '', kind: first?.kind ?? '' };
    }),
  );
  const db = trx.withTables<PeopleTables>();
  const standing = await db
    .selectFrom('organisation_parent')
    .select([...COLUMNS])
    .$if(children !== undefined, (query) => query.where('child', 'in', [...(children ?? []), '']))
    .execute();
  const before = new Map(standing.map((row) => [keyOf(row), textOf(row as Stored)]));
  const after = new Map(settled.map((row) => [keyOf(row), row]));
  const gone = [...before].filter(([key, text]) => {
    const now = after.get(key);
    return now === undefined || textOf(now) !== text;
  });
  const keys = JSON.stringify(
    gone.map(([key]) => {
      const [child, kind, started] = key.split(' ');
      return { child, kind, started };
    }),
  );
  if (gone.length > 0)
    await sql`delete from organisation_parent p
      using jsonb_to_recordset(${keys}::jsonb) as g(child text, kind text, started date)
      where p.child = g.child and p.kind = g.kind and p.started = g.started`.execute(trx);
  await insertMany(
    trx,
    'organisation_parent',
    COLUMNS,
    [...after].filter(([key, row]) => before.get(key) !== textOf(row)).map(([, row]) => row),
  );
};
