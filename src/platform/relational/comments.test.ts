import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testFacts } from '../facts/test-facts.ts';
import { testStore } from './test-store.ts';

describe('every table and column says what it is', () => {
  const { relational } = testStore();
  const { facts } = testFacts();

  it('in the relational store, whose queue of jobs (in a schema of its own) is not ours', async () => {
    const { rows } = await sql<{ place: string; comment: string | null }>`
      select c.relname || coalesce('.' || a.attname, '') as place, d.description as comment
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
      left join lateral (
        select null::name as attname, 0 as attnum
        union all
        select attname, attnum from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped
      ) a on true
      left join pg_description d
        on d.classoid = 'pg_class'::regclass and d.objoid = c.oid and d.objsubid = a.attnum
      where c.relkind in ('r', 'p', 'v', 'm')
        and not exists (
          select from pg_depend e
          where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
      order by place`.execute(relational().db);
    expect(rows.map(({ place }) => place)).toEqual(
      expect.arrayContaining(['event', 'event.hash', 'migration', 'person']),
    );
    expect(rows.filter(({ comment }) => !comment?.trim()).map(({ place }) => place)).toEqual([]);
  });

  it('in the fact store', async () => {
    const rows = await facts().query<{ place: string; comment: string }>(
      `SELECT place, comment FROM (
         SELECT name AS place, comment FROM system.tables WHERE database = currentDatabase()
         UNION ALL
         SELECT concat(table, '.', name) AS place, comment FROM system.columns
         WHERE database = currentDatabase()
       ) ORDER BY place`,
    );
    expect(rows.map(({ place }) => place)).toEqual(
      expect.arrayContaining(['fact_migration', 'list_size', 'list_size.people']),
    );
    expect(rows.filter(({ comment }) => comment.trim() === '').map(({ place }) => place)).toEqual([]);
  });
});
