import type { Platform } from '../../../platform/platform.ts';
import { INDICATOR_DATASETS, REGISTER_DATASETS } from '../../conditions/datasets.ts';
import { type DatedLoad, type FigureLoad, findFigureLoads } from '../../conditions/loads.ts';
import { EMERGENCY_DATASET } from '../../emergency/queries.ts';
import { LIST_DATASETS } from '../../imports/datasets.ts';
import { WAITS_DATASET } from '../../waiting/queries.ts';
import { PRACTICE_GPS_DATASET } from '../../workforce/queries.ts';

const DATASETS = [
  ...REGISTER_DATASETS,
  ...INDICATOR_DATASETS,
  ...LIST_DATASETS,
  WAITS_DATASET,
  EMERGENCY_DATASET,
  PRACTICE_GPS_DATASET,
] as const;

/** Current loads by what they hold, the one longest in force first. */
export type ConditionLoads = {
  readonly all: readonly FigureLoad[];
  readonly registers: readonly FigureLoad[];
  readonly indicators: readonly FigureLoad[];
  readonly waits: readonly FigureLoad[];
  readonly emergency: readonly FigureLoad[];
  readonly lists: readonly DatedLoad[];
  readonly gps: readonly FigureLoad[];
};

export const findConditionLoads = async (platform: Pick<Platform, 'db'>): Promise<ConditionLoads> => {
  const all = await findFigureLoads(platform.db, DATASETS);
  const of = (...datasets: readonly string[]) => all.filter(({ dataset }) => datasets.includes(dataset));
  return {
    all,
    registers: of(...REGISTER_DATASETS),
    indicators: of(...INDICATOR_DATASETS),
    waits: of(WAITS_DATASET),
    emergency: of(EMERGENCY_DATASET),
    lists: of(...LIST_DATASETS),
    gps: of(PRACTICE_GPS_DATASET),
  };
};

export const idsOf = (loads: readonly { readonly load: string }[]): string[] => loads.map(({ load }) => load);
