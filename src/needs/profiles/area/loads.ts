import { currentLoads } from '../../../platform/imports/index.ts';
import type { Db } from '../../../platform/relational/relational.ts';
import { londonDate, parseDate } from '../../../shared/dates.ts';
import { APPOINTMENTS_DATASET } from '../../appointments/queries.ts';
import { INDICATOR_DATASETS, REGISTER_DATASETS } from '../../conditions/datasets.ts';
import type { FigureLoad } from '../../conditions/loads.ts';
import { financialYear, financialYearOf } from '../../conditions/years.ts';
import { EMERGENCY_DATASET } from '../../emergency/queries.ts';
import { needsSources } from '../../imports/sources.ts';
import { PAYMENTS_DATASET, WEIGHTED_DATASET } from '../../payments/queries.ts';
import type { FigureFile } from '../../population/answers.ts';
import { WAITS_DATASET } from '../../waiting/queries.ts';
import { NETWORK_STAFF_DATASET, PRACTICE_GPS_DATASET } from '../../workforce/queries.ts';
import { monthWords } from './words.ts';

/** Every data set that a needs profile is made of, beside the lists of people. */
const DATASETS = [
  ...REGISTER_DATASETS,
  ...INDICATOR_DATASETS,
  WAITS_DATASET,
  EMERGENCY_DATASET,
  APPOINTMENTS_DATASET,
  NETWORK_STAFF_DATASET,
  PRACTICE_GPS_DATASET,
  PAYMENTS_DATASET,
  WEIGHTED_DATASET,
] as const;
export type NeedsDataset = (typeof DATASETS)[number];

/** `2015-03-01` is March 2015, `2014-15` and `2014-04-01` 2014/15, and what is neither stands as it is. */
const periodWords = (period: string, dataset: string): string => {
  if (period === '') return 'periods as its rows say';
  const monthly =
    dataset === WAITS_DATASET || dataset === PRACTICE_GPS_DATASET || dataset === NETWORK_STAFF_DATASET;
  if (monthly && parseDate(period)) return monthWords(period);
  const months = /^(\d{4}-\d{2}-01) to (\d{4}-\d{2}-01)$/.exec(period);
  if (months?.[1] && months[2]) return `${monthWords(months[1])} to ${monthWords(months[2])}`;
  const year = financialYearOf(period);
  return year ? financialYear(year) : period;
};

/** The current loads of every data set of needs, the one longest in force first: where two hold a figure, the last speaks. */
export type NeedsLoads = ReadonlyMap<NeedsDataset, readonly FigureLoad[]>;

export const findNeedsLoads = async (db: Db): Promise<NeedsLoads> => {
  const found = new Map<NeedsDataset, readonly FigureLoad[]>();
  for (const dataset of DATASETS) {
    const loads = await currentLoads(db, dataset);
    const since = (load: (typeof loads)[number]) => (load.currentSince ?? load.finished)?.getTime() ?? 0;
    found.set(
      dataset,
      [...loads]
        .sort((a, b) => since(a) - since(b) || a.key.localeCompare(b.key))
        .map((load) => {
          const source = needsSources.find(({ id }) => id === load.source);
          return {
            load: load.id,
            file: load.name,
            source: load.source,
            title: source?.title ?? load.source,
            publisher: source?.publisher ?? '',
            licence: source?.licence ?? '',
            loaded: londonDate(load.finished),
            period: periodWords(load.period, dataset),
            dataset,
          };
        }),
    );
  }
  return found;
};

/** The ids of their loads, in order, for queries. */
export const idsOf = (loads: NeedsLoads, ...datasets: readonly NeedsDataset[]): string[] =>
  datasets.flatMap((dataset) => (loads.get(dataset) ?? []).map(({ load }) => load));

/** What a figure tells of the loads that its rows name. */
export const filesOf = (loads: NeedsLoads, used: Iterable<string>): FigureFile[] => {
  const wanted = new Set(used);
  return [...loads.values()]
    .flat()
    .filter(({ load }) => wanted.has(load))
    .map(({ dataset: _, ...file }) => file);
};
