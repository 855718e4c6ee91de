import { currentLoads } from '../../platform/imports/index.ts';
import type { Db } from '../../platform/relational/relational.ts';

/**
 * Ids of the current loads of a data set, the one longest in force first: where files overlap, readers let
 * the last one speak.
 */
export const loadsInOrder = async (db: Db, dataset: string): Promise<string[]> => {
  const loads = await currentLoads(db, dataset);
  const since = (load: (typeof loads)[number]) => (load.currentSince ?? load.finished)?.getTime() ?? 0;
  return [...loads].sort((a, b) => since(a) - since(b) || a.key.localeCompare(b.key)).map(({ id }) => id);
};
