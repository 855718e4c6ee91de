import type { Db } from '../../../platform/relational/relational.ts';
import { parseDate } from '../../../shared/dates.ts';
import { APPOINTMENTS_DATASET } from '../../appointments/queries.ts';
import { INDICATOR_DATASETS, REGISTER_DATASETS } from '../../conditions/datasets.ts';
import { type DatedLoad, findFigureLoads } from '../../conditions/loads.ts';
import { EMERGENCY_DATASET } from '../../emergency/queries.ts';
import { LIST_DATASETS } from '../../imports/datasets.ts';
import { PAYMENTS_DATASET, WEIGHTED_DATASET } from '../../payments/queries.ts';
import type { FigureFile } from '../../population/answers.ts';
import { WAITS_DATASET } from '../../waiting/queries.ts';
import { NETWORK_STAFF_DATASET, PRACTICE_GPS_DATASET } from '../../workforce/queries.ts';
import { monthWords } from './words.ts';

/** Every data set that a needs profile is made of. */
const DATASETS: readonly string[] = [
  ...LIST_DATASETS,
  ...REGISTER_DATASETS,
  ...INDICATOR_DATASETS,
  WAITS_DATASET,
  EMERGENCY_DATASET,
  APPOINTMENTS_DATASET,
  NETWORK_STAFF_DATASET,
  PRACTICE_GPS_DATASET,
  PAYMENTS_DATASET,
  WEIGHTED_DATASET,
];

/** The current loads of needs, the one longest in force first: where two hold a figure, the last speaks. */
export type NeedsLoads = readonly DatedLoad[];

export const findNeedsLoads = (db: Db): Promise<NeedsLoads> => findFigureLoads(db, DATASETS);

/** The ids of the loads of some data sets, in order, for queries. */
export const idsOf = (loads: NeedsLoads, ...datasets: readonly string[]): string[] =>
  loads.filter(({ dataset }) => datasets.includes(dataset)).map(({ load }) => load);

/** `2017-09-01` is September 2017, `2014-15` 2014/15; other words stand as they are. */
const plainPeriod = (period: string): string => {
  const [from, to] = period.split(' to ');
  if (from && to && parseDate(from) && parseDate(to)) return `${monthWords(from)} to ${monthWords(to)}`;
  if (parseDate(period)) return monthWords(period);
  return /^\d{4}-\d{2}$/.test(period) ? period.replace('-', '/') : period;
};

/** What a figure tells of the loads that its rows name. */
export const filesOf = (loads: NeedsLoads, used: Iterable<string>): FigureFile[] => {
  const wanted = new Set(used);
  return loads
    .filter(({ load }) => wanted.has(load))
    .map(({ load, file, source, title, publisher, licence, loaded, period }) => ({
      load,
      file,
      source,
      title,
      publisher,
      licence,
      loaded,
      period: plainPeriod(period),
    }));
};
