import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts } from '../../facts/index.ts';
import { recordEvent } from '../../record/record.ts';
import type { Db } from '../../relational/relational.ts';
import { inTransaction } from '../../relational/transaction.ts';
import { dropStage, eraseLoad, STAGE } from '../read/stage.ts';
import type { Source } from '../source.ts';
import { imports, importsIn } from '../tables.ts';
import { type Load, loadOf } from './find.ts';

export type Swept = {
  /** Loads that nobody was reading any more. */
  readonly loads: readonly Load[];
  /** Files left in the spool folder. */
  readonly files: readonly string[];
};

/** How long a reader on another server may be silent before its load is taken for dead. */
export const SILENT_AFTER_SECONDS = 90;

const prefix = (id: string): string => `import-${id}`;
/** Where a load keeps its copies while it is read. */
export const spoolFile = (folder: string, id: string, part: string): string =>
  join(folder, `${prefix(id)}.${part}.csv`);

export const removeSpool = (folder: string, id: string): string[] => {
  let names: string[] = [];
  try {
    names = readdirSync(folder).filter((name) => name.startsWith(prefix(id)));
  } catch {
    return [];
  }
  for (const name of names) rmSync(join(folder, name), { force: true });
  return names;
};

/**
 * Removes what imports left half-done when their process was killed: their facts, staging tables and copies;
 * the loads themselves stay in the list as swept. `alone` says that this process is the only one on these
 * stores, so every load at work but its own is dead; otherwise silence tells. To be run at start, before
 * the first import; what it returns is to be said aloud.
 */
export const sweepLoads = async (
  context: {
    readonly db: Db;
    readonly facts: Facts;
    readonly sources: readonly Source[];
    readonly folder: string;
    readonly owner: string;
    readonly now: () => Date;
  },
  { alone }: { readonly alone: boolean },
): Promise<Swept> => {
  const at = context.now();
  const loads = await inTransaction(context.db, async (trx) => {
    let query = importsIn(trx)
      .updateTable('import_load')
      .set({ status: 'swept', finished: at })
      .where('status', 'in', ['receiving', 'reading'])
      .where('owner', '!=', context.owner);
    if (!alone) query = query.where('heartbeat', '<', new Date(at.getTime() - SILENT_AFTER_SECONDS * 1000));
    const swept = (await query.returningAll().execute()).map(loadOf);
    for (const load of swept)
      await recordEvent(
        trx,
        {
          actor: { kind: 'system' },
          kind: 'import.swept',
          object: `load:${load.id}`,
          after: { name: load.name },
        },
        at,
      );
    return swept;
  });
  const files: string[] = [];
  // Also what was swept in a start that was itself killed before it had cleared up.
  const unfinished = await imports(context.db)
    .selectFrom('import_load')
    .selectAll()
    .where('status', 'in', ['swept', 'failed', 'refused'])
    .where('finished', '>=', new Date(at.getTime() - 7 * 86_400_000))
    .execute();
  for (const load of unfinished.map(loadOf)) {
    const source = context.sources.find((one) => one.id === load.source);
    if (source?.kind === 'facts') await eraseLoad(context.facts, source.facts.table, load.id);
    files.push(...removeSpool(context.folder, load.id));
  }
  if (alone) {
    const stages = await context.facts.query<{ name: string }>(
      'SELECT name FROM system.tables WHERE database = currentDatabase() AND startsWith(name, {stage:String})',
      { stage: STAGE },
    );
    for (const { name } of stages) await context.facts.command(`DROP TABLE IF EXISTS ${name} SYNC`);
  } else for (const load of loads) await dropStage(context.facts, load.id);
  return { loads, files };
};
