import { type CurrentLoad, currentLoadsOf, type Source } from '../../platform/imports/index.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { londonDate, longDate, parseDate } from '../../shared/dates.ts';
import { EMERGENCY_DATASET } from '../emergency/queries.ts';
import { LIST_DATASETS } from '../imports/datasets.ts';
import { needsSources } from '../imports/sources.ts';
import { MAPPED_DATASET, mappedSource } from '../mapped/source.ts';
import { findLayouts } from '../mapped/store.ts';
import type { FigureFile } from '../population/answers.ts';
import { listPeriod } from '../population/words.ts';
import { WAITS_DATASET } from '../waiting/queries.ts';
import { INDICATOR_DATASETS, REGISTER_DATASETS } from './datasets.ts';
import { registerName } from './registers.ts';
import { financialYear } from './years.ts';

/** A current load of registers or indicators, with what a reader of its figures wants to know. */
export type FigureLoad = FigureFile & { readonly dataset: string };

/** The same with its period as the import keeps it: a day, the first day of a month or year, a condition. */
export type DatedLoad = FigureLoad & { readonly date: string };

/** Data sets whose files name the ages that a register counts. */
const NAMES_AGES: readonly string[] = ['qof-ccg-workbook', 'qof-practice-ages', 'qof-practice-reshaped'];

/** Data sets whose periods are months. */
const MONTHLY: readonly string[] = [WAITS_DATASET, EMERGENCY_DATASET];
const LISTS: readonly string[] = LIST_DATASETS;

const monthWords = (month: string): string =>
  parseDate(month) ? longDate(month).replace(/^\d+ /, '') : month;

const periodWords = (period: string, dataset: string): string => {
  if (LISTS.includes(dataset)) return listPeriod(period, dataset);
  if (MONTHLY.includes(dataset)) return period.split(' to ').map(monthWords).join(' to ');
  if (/^[0-9]{4}-04-01$/.test(period)) return financialYear(period);
  if (period === '') return 'periods as its rows say';
  return /^[0-9]/.test(period) ? period : registerName(period);
};

const figureLoadOf = (load: CurrentLoad, sources: readonly Source[]): DatedLoad => {
  const source = sources.find(({ id }) => id === load.source);
  return {
    load: load.id,
    file: load.name,
    source: load.source,
    title: source?.title ?? load.source,
    publisher: source?.publisher ?? '',
    licence: source?.licence ?? '',
    loaded: londonDate(load.finished),
    period: periodWords(load.period, load.dataset),
    dataset: load.dataset,
    date: load.period,
  };
};

/** Current loads of the data sets, the one that became current last at the end: where two hold one figure, it counts. */
export const findFigureLoads = async (db: Db, datasets: readonly string[]): Promise<DatedLoad[]> => {
  const loads = await currentLoadsOf(db, datasets);
  const mapped = loads.some(({ dataset }) => dataset === MAPPED_DATASET) ? await findLayouts(db) : [];
  const sources = [...needsSources, ...mapped.map(mappedSource)];
  return loads
    .map((load) => ({
      since: (load.currentSince ?? load.finished).getTime(),
      load: figureLoadOf(load, sources),
    }))
    .sort((a, b) => a.since - b.since || a.load.load.localeCompare(b.load.load))
    .map(({ load }) => load);
};

export const findRegisterLoads = (db: Db): Promise<FigureLoad[]> => findFigureLoads(db, REGISTER_DATASETS);
export const findIndicatorLoads = (db: Db): Promise<FigureLoad[]> => findFigureLoads(db, INDICATOR_DATASETS);

/** Whether a load's layout names the ages that its registers count. */
export const namesAges = (loads: readonly FigureLoad[]): ((load: string) => boolean) => {
  const naming = new Set(loads.filter(({ dataset }) => NAMES_AGES.includes(dataset)).map(({ load }) => load));
  return (load) => naming.has(load);
};
