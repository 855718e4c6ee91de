import type { Actor } from '../../platform/actor.ts';
import { can } from '../../platform/permissions.ts';
import { longDate } from '../../shared/dates.ts';
import type { FigureSource } from '../../ui/index.ts';
import type { FigureFile } from './answers.ts';
import { LIST_CAVEAT } from './findings.ts';

const NO_FILE: FigureFile = {
  load: '',
  file: 'no file',
  source: '',
  title: '',
  publisher: '',
  licence: '',
  loaded: '1970-01-01',
  period: '',
};

const once = (texts: readonly string[]): string => [...new Set(texts)].join('; ');

/** "What is this figure?" of figures that come from these files, oldest list first: the newest list is the one linked. */
export const figureSource = (
  actor: Actor,
  files: readonly FigureFile[],
  method: string,
  notes: readonly string[] = [],
): FigureSource => {
  const newest = files.at(-1) ?? NO_FILE;
  return {
    file:
      files.length > 3 ? `${files.length} files, the newest ${newest.file}` : once(files.map((f) => f.file)),
    publisher: once(files.map((f) => f.publisher)),
    period:
      files.length > 3 ? `${files[0]?.period} to ${files.at(-1)?.period}` : once(files.map((f) => f.period)),
    loadedOn: longDate(newest.loaded),
    loadId: newest.load.slice(0, 8),
    ...(can(actor, 'loads.read') ? { loadHref: `/imports/${newest.load}` } : {}),
    method,
    caveats: [...notes, LIST_CAVEAT].join(' '),
  };
};
