import { currentLoads } from '../../platform/imports/index.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { londonDate } from '../../shared/dates.ts';
import { needsSources } from '../imports/sources.ts';
import type { FigureFile } from '../population/answers.ts';
import { INDICATOR_DATASETS, REGISTER_DATASETS } from './datasets.ts';
import { registerName } from './registers.ts';
import { financialYear } from './years.ts';

/** A current load of registers or indicators, with what a reader of its figures wants to know. */
export type FigureLoad = FigureFile & { readonly dataset: string };

/** Data sets whose files name the ages that a register counts. */
const NAMES_AGES: readonly string[] = ['qof-ccg-workbook', 'qof-practice-ages', 'qof-practice-reshaped'];

const periodWords = (period: string): string => {
  if (/^[0-9]{4}-04-01$/.test(period)) return financialYear(period);
  if (period === '') return 'periods as its rows say';
  return /^[0-9]/.test(period) ? period : registerName(period);
};

/** Current loads of the data sets, the one that became current last at the end: where two hold one figure, it counts. */
const findLoads = async (db: Db, datasets: readonly string[]): Promise<FigureLoad[]> => {
  const found: { readonly since: number; readonly load: FigureLoad }[] = [];
  for (const dataset of datasets)
    for (const load of await currentLoads(db, dataset)) {
      const source = needsSources.find(({ id }) => id === load.source);
      found.push({
        since: (load.currentSince ?? load.finished).getTime(),
        load: {
          load: load.id,
          file: load.name,
          source: load.source,
          title: source?.title ?? load.source,
          publisher: source?.publisher ?? '',
          licence: source?.licence ?? '',
          loaded: londonDate(load.finished),
          period: periodWords(load.period),
          dataset,
        },
      });
    }
  return found
    .sort((a, b) => a.since - b.since || a.load.load.localeCompare(b.load.load))
    .map(({ load }) => load);
};

export const findRegisterLoads = (db: Db): Promise<FigureLoad[]> => findLoads(db, REGISTER_DATASETS);
export const findIndicatorLoads = (db: Db): Promise<FigureLoad[]> => findLoads(db, INDICATOR_DATASETS);

/** Whether a load's layout names the ages that its registers count. */
export const namesAges = (loads: readonly FigureLoad[]): ((load: string) => boolean) => {
  const naming = new Set(loads.filter(({ dataset }) => NAMES_AGES.includes(dataset)).map(({ load }) => load));
  return (load) => naming.has(load);
};
