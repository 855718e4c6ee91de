import { sql } from 'kysely';
import type { Trx } from '../../platform/relational/relational.ts';
import { insertMany } from '../bulk.ts';
import type { PeopleTables } from '../tables.ts';
import { closesCircle } from './rules.ts';
import { EVER_SAID, IN_FORCE } from './said.ts';
import { settleParents } from './settle-parents.ts';

/**
 * One row a code from all that is said of it: people's corrections first, then the sources by rank, and for
 * codes that others only name, the code itself. Codes that nobody names any more are marked, never deleted.
 * Gives the codes whose row changed.
 */
const settleOrganisations = async (trx: Trx, codes: readonly string[] | undefined): Promise<string[]> => {
  const only = sql.val(codes ?? null);
  const wanted = (column: string) =>
    sql`(${only}::text[] is null or ${sql.ref(column)} = any(${only}::text[]))`;
  const changed = await sql<{ code: string }>`
    with said as (
      select s.* from organisation_statement s left join import_load l on l.id = s.load_id
      where ${IN_FORCE} and ${wanted('s.code')}
    ), best as (
      select code,
        (array_agg(name order by rank, id desc) filter (where name is not null))[1] as name,
        (array_agg(kind order by rank, id desc))[1] as kind,
        (array_agg(status order by rank, id desc))[1] as status,
        (array_agg(opened order by rank, id desc) filter (where opened is not null))[1] as opened,
        (array_agg(closed order by rank, id desc) filter (where closed is not null))[1] as closed,
        (array_agg(prescribing_setting order by rank, id desc) filter (where prescribing_setting is not null))[1]
          as prescribing_setting,
        (array_agg(address order by rank, id desc) filter (where address is not null))[1] as address,
        (array_agg(source order by rank, id desc))[1] as source,
        (array_agg(load_id order by rank, id desc))[1] as load_id,
        array_agg(distinct name) filter (where name is not null) as names
      from said group by code
    ), named as (
      select unnest(array[s.child, s.parent]) as code
      from organisation_parent_statement s left join import_load l on l.id = s.load_id where ${EVER_SAID}
      union select unnest(array[s.predecessor, s.successor])
      from organisation_succession_statement s left join import_load l on l.id = s.load_id where ${IN_FORCE}
      union select code from organisation_correction
      union select code from best
    ), settled as (
      select n.code,
        coalesce(c.fields ->> 'name', b.name, n.code) as name,
        coalesce(c.fields ->> 'kind', b.kind, case when n.code ~ '^5[A-Z0-9]{2}$' then 'pct' else 'other' end) as kind,
        coalesce(c.fields ->> 'status', b.status, case when c.code is null then 'named-only' else 'active' end) as status,
        case when c.fields ? 'opened' then (c.fields ->> 'opened')::date else b.opened end as opened,
        case when c.fields ? 'closed' then (c.fields ->> 'closed')::date else b.closed end as closed,
        case when c.fields ? 'prescribing_setting' then (c.fields ->> 'prescribing_setting')::smallint
          else b.prescribing_setting end as prescribing_setting,
        case when c.fields ? 'address' then nullif(c.fields -> 'address', 'null'::jsonb) else b.address end as address,
        coalesce(array_remove(b.names, coalesce(c.fields ->> 'name', b.name)), '{}') as other_names,
        case when c.code is not null and b.code is null then 'entered'
          else coalesce(b.source, 'reference') end as source,
        b.load_id
      from named n left join best b using (code) left join organisation_correction c using (code)
      where n.code is not null and ${wanted('n.code')}
    )
    insert into organisation as o
      (code, name, kind, status, opened, closed, prescribing_setting, address, other_names, source, load_id)
    select code, name, kind, status, opened, closed, prescribing_setting, address, other_names, source, load_id
    from settled
    on conflict (code) do update set (name, kind, status, opened, closed, prescribing_setting, address, other_names,
        source, load_id) = (excluded.name, excluded.kind, excluded.status, excluded.opened, excluded.closed,
        excluded.prescribing_setting, excluded.address, excluded.other_names, excluded.source, excluded.load_id)
    where (o.name, o.kind, o.status, o.opened, o.closed, o.prescribing_setting, o.address, o.other_names, o.source,
        o.load_id) is distinct from (excluded.name, excluded.kind, excluded.status, excluded.opened, excluded.closed,
        excluded.prescribing_setting, excluded.address, excluded.other_names, excluded.source, excluded.load_id)
    returning code`.execute(trx);
  const withdrawn = await sql<{ code: string }>`
    update organisation o set status = 'withdrawn', load_id = null
    where o.status <> 'withdrawn' and ${wanted('o.code')}
      and not exists (select from organisation_correction c where c.code = o.code)
      and not exists (select from organisation_statement s left join import_load l on l.id = s.load_id
        where s.code = o.code and ${IN_FORCE})
      and o.code not in (
        select unnest(array[s.child, coalesce(s.parent, s.child)])
        from organisation_parent_statement s left join import_load l on l.id = s.load_id where ${EVER_SAID})
      and o.code not in (
        select unnest(array[s.predecessor, s.successor])
        from organisation_succession_statement s left join import_load l on l.id = s.load_id where ${IN_FORCE})
    returning o.code`.execute(trx);
  return [...changed.rows, ...withdrawn.rows].map((row) => row.code);
};

type SaidSuccession = {
  predecessor: string;
  successor: string;
  date: string;
  kind: string;
  share: string | null;
  source: string;
  load_id: string | null;
};

/**
 * What people entered, then what files say; a file's succession by the era (a CCG into its ICB) gives way
 * where the predecessor was succeeded before, and none may lead back to where it began. Gives the
 * predecessors to whom something changed.
 */
const settleSuccessions = async (trx: Trx): Promise<string[]> => {
  const { rows } = await sql<SaidSuccession>`
    select distinct on (s.predecessor, s.successor)
      s.predecessor, s.successor, s.date, s.kind, s.share, s.source, s.load_id
    from organisation_succession_statement s left join import_load l on l.id = s.load_id
    where ${IN_FORCE}
    order by s.predecessor, s.successor, (s.load_id is not null), s.id desc`.execute(trx);
  const byDate = [...rows].sort((a, b) =>
    a.date !== b.date ? (a.date < b.date ? -1 : 1) : a.predecessor < b.predecessor ? -1 : 1,
  );
  const kept: SaidSuccession[] = [];
  const ended = new Map<string, string>();
  for (const row of byDate) {
    const before = ended.get(row.predecessor);
    if (before !== undefined && before < row.date) continue;
    if (closesCircle(kept, row)) continue;
    kept.push(row);
    ended.set(row.predecessor, row.date);
  }
  const db = trx.withTables<PeopleTables>();
  const wordsOf = (row: SaidSuccession): string =>
    [row.predecessor, row.successor, row.date, row.kind, row.share, row.source, row.load_id].join('|');
  const before = new Map(
    (await db.selectFrom('organisation_succession').selectAll().execute()).map((row) => [wordsOf(row), row]),
  );
  const after = new Map(kept.map((row) => [wordsOf(row), row]));
  const changed = [
    ...[...before].filter(([words]) => !after.has(words)),
    ...[...after].filter(([words]) => !before.has(words)),
  ].map(([, row]) => row.predecessor);
  if (changed.length === 0) return [];
  await db.deleteFrom('organisation_succession').execute();
  await insertMany(
    trx,
    'organisation_succession',
    ['predecessor', 'successor', 'date', 'kind', 'share', 'source', 'load_id'],
    kept,
  );
  return changed;
};

/** Codes of which the loads say anything at all. */
const codesSaidBy = async (trx: Trx, loads: readonly string[]): Promise<string[]> => {
  const among = sql`load_id = any(${sql.val(loads)}::uuid[])`;
  const { rows } = await sql<{ code: string }>`
    select code from organisation_statement where ${among}
    union select unnest(array[child, parent]) from organisation_parent_statement where ${among}
    union select unnest(array[predecessor, successor]) from organisation_succession_statement where ${among}
  `.execute(trx);
  return rows.flatMap(({ code }) => (code === null ? [] : [code]));
};

/** Children of which the loads say something, or whose parents changed. */
const childrenTouched = async (
  trx: Trx,
  loads: readonly string[],
  parents: readonly string[],
): Promise<string[]> => {
  const { rows } = await sql<{ child: string }>`
    select child from organisation_parent_statement where load_id = any(${sql.val(loads)}::uuid[])
    union select child from organisation_parent_statement where parent = any(${sql.val(parents)}::text[])
    union select child from organisation_parent where parent = any(${sql.val(parents)}::text[])`.execute(trx);
  return rows.map((row) => row.child);
};

/** Two settlings at once would each miss the other's words. */
const oneAtATime = (trx: Trx) => sql`lock table organisation_correction in exclusive mode`.execute(trx);

/**
 * Settles what is in force after some loads began or ceased to count, within the transaction in which they
 * did; `loads` undefined settles everything from the beginning.
 */
export const settleLoads = async (trx: Trx, loads?: readonly (string | undefined)[]): Promise<void> => {
  await oneAtATime(trx);
  const ids = loads?.filter((id): id is string => id !== undefined);
  const codes = ids && (await codesSaidBy(trx, ids));
  const changed = await settleOrganisations(trx, codes);
  const handedOver = await settleSuccessions(trx);
  await settleParents(trx, ids && (await childrenTouched(trx, ids, [...changed, ...handedOver])));
};

/** Settles after people entered or corrected something about these organisations. */
export const settleEntered = async (trx: Trx, codes: readonly string[]): Promise<void> => {
  await oneAtATime(trx);
  const changed = await settleOrganisations(trx, codes);
  const handedOver = await settleSuccessions(trx);
  const touched = await childrenTouched(trx, [], [...changed, ...handedOver]);
  await settleParents(trx, [...new Set([...codes, ...touched])]);
};
