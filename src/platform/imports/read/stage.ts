import type { Facts } from '../../facts/index.ts';

/** Staging tables begin so; nothing else in the fact store does. */
export const STAGE = 'import_stage_';

export const stageName = (load: string): string => `${STAGE}${load.replaceAll('-', '_')}`;

/** A load's staging tables, those that feed others first. */
export const stageParts = (load: string) => {
  const stage = stageName(load);
  return { stage, facts: `${stage}_facts`, tally: `${stage}_tally`, wrong: `${stage}_wrong` };
};

export const dropStage = async (facts: Facts, load: string): Promise<void> => {
  const parts = stageParts(load);
  for (const name of [parts.facts, parts.tally, parts.wrong, parts.stage])
    await facts.command(`DROP TABLE IF EXISTS ${name} SYNC`);
};

/** Deletes the facts of a load that will never be current. Harmless when there are none, or no such table. */
export const eraseLoad = async (facts: Facts, table: string, load: string): Promise<void> => {
  const [there] = await facts.query<{ rows: number }>(
    'SELECT count() AS rows FROM system.tables WHERE database = currentDatabase() AND name = {table:String}',
    { table },
  );
  if (!there?.rows) return;
  const [held] = await facts.query<{ rows: number }>(
    `SELECT count() AS rows FROM ${table} WHERE load_id = {load:UUID}`,
    { load },
  );
  if (held?.rows)
    await facts.command(
      `ALTER TABLE ${table} DELETE WHERE load_id = {load:UUID} SETTINGS mutations_sync = 2`,
      {
        load,
      },
    );
};
