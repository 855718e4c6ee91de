import { currentLoads } from '../../platform/imports/index.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { londonDate } from '../../shared/dates.ts';
import { LIST_DATASETS } from '../imports/datasets.ts';
import { needsSources } from '../imports/sources.ts';
import type { FigureFile } from './answers.ts';
import { listPeriod } from './words.ts';

/** A current load of registered people. */
export type ListLoad = FigureFile & { readonly dataset: string; readonly date: string };

/** The current loads of registered people, of every layout. */
export const findListLoads = async (db: Db): Promise<ListLoad[]> => {
  const found: ListLoad[] = [];
  for (const dataset of LIST_DATASETS)
    for (const load of await currentLoads(db, dataset)) {
      const source = needsSources.find(({ id }) => id === load.source);
      found.push({
        load: load.id,
        file: load.name,
        source: load.source,
        title: source?.title ?? load.source,
        publisher: source?.publisher ?? '',
        licence: source?.licence ?? '',
        loaded: londonDate(load.finished),
        period: listPeriod(load.period, dataset),
        dataset,
        date: load.period,
      });
    }
  return found;
};

/** Only what an answer tells of a load. */
export const figureFile = ({ dataset, date, ...file }: ListLoad): FigureFile => file;
