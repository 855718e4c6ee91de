import { sql } from 'kysely';
import { z } from 'zod';
import { factTablesOf } from '../../platform/backup/facts.ts';
import { verifyRecord } from '../../platform/record/record.ts';
import { sourcesOf } from '../../platform/registries.ts';
import { defineUse } from '../../platform/use.ts';
import { ok } from '../../shared/result.ts';

/**
 * Whether both stores hold what they should: the chain of the record, and for each current load its facts.
 * Two deployments with the same answer hold the same record.
 */
export const verify = defineUse({
  name: 'verify',
  method: 'get',
  permission: 'machine.manage',
  summary:
    'Recomputes the chain of the record and the hashes of what was frozen, and looks for the facts of each current load.',
  input: z.object({}),
  output: z.object({
    holds: z.boolean(),
    record: z.object({
      events: z.number(),
      end: z.string(),
      broken: z.object({ id: z.number(), why: z.string() }).optional(),
    }),
    facts: z.array(z.object({ table: z.string(), loads: z.number(), rows: z.number(), sum: z.string() })),
    missing: z.array(z.object({ load: z.string(), name: z.string() })),
    frozen: z.array(z.object({ object: z.string(), why: z.string() })).describe('frozen, and changed since'),
  }),
  run: async ({ db, facts, registries }) => {
    const { broken, ...record } = await verifyRecord(db);
    const { rows: current } = await sql<{ id: string; name: string; source: string; accepted: number }>`
      select id::text as id, name, source, rows_accepted as accepted
      from import_load where status = 'current' order by id`.execute(db);
    const ofFacts = new Set(
      sourcesOf(registries)
        .filter((source) => source.kind === 'facts')
        .map((source) => source.id),
    );
    const ids = current.map((load) => load.id);
    const tables = [];
    const found = new Set<string>();
    for (const table of await factTablesOf(facts)) {
      const [sums] = await facts.query<{ loads: number; rows: number; sum: string }>(
        `SELECT uniqExact(load_id) AS loads, count() AS rows, hex(sum(cityHash64(toString(tuple(*))))) AS sum
         FROM ${table} WHERE load_id IN {ids:Array(UUID)}`,
        { ids },
      );
      if (sums && sums.loads > 0) tables.push({ table, ...sums });
      const loads = await facts.query<{ id: string }>(
        `SELECT DISTINCT toString(load_id) AS id FROM ${table} WHERE load_id IN {ids:Array(UUID)}`,
        { ids },
      );
      for (const { id } of loads) found.add(id);
    }
    const missing = current
      .filter((load) => ofFacts.has(load.source) && load.accepted > 0 && !found.has(load.id))
      .map(({ id, name }) => ({ load: id, name }));
    const frozen = [];
    for (const { ask } of registries.frozen.all()) frozen.push(...(await ask(db)));
    return ok({
      holds: !broken && missing.length === 0 && frozen.length === 0,
      record: { ...record, ...(broken ? { broken } : {}) },
      facts: tables,
      missing,
      frozen,
    });
  },
});
