import type { Actor } from '../../platform/actor.ts';
import { can } from '../../platform/permissions.ts';
import { longDate } from '../../shared/dates.ts';
import type { FigureSource } from '../../ui/index.ts';
import type { Figure } from './figure.ts';

/** A series of months is made of dozens of files; more than this nobody reads. */
const MOST_NAMED = 12;

const once = (texts: readonly string[]): string => [...new Set(texts.filter(Boolean))].join('; ');

/** "What is this figure?" of a figure: files, publishers, period, load, method and caveats. */
export const sourceOfFigure = (
  actor: Actor,
  {
    files,
    method,
    caveats,
    period,
    withheld,
  }: Pick<Figure, 'files' | 'method' | 'caveats' | 'period' | 'withheld'>,
): FigureSource => {
  const newest = files.at(-1);
  const kept =
    withheld === 0
      ? []
      : [
          withheld === 1
            ? 'One number is withheld, because it is small or would give a small one away.'
            : `${withheld} numbers are withheld, because they are small or would give a small one away.`,
        ];
  return {
    file:
      files.length > 3
        ? `${files.length} files, the newest ${newest?.file}`
        : once(files.map((one) => one.file)) || 'what was entered here',
    publisher: once(files.map((one) => one.publisher)) || 'the group itself',
    period,
    loadedOn: newest ? longDate(newest.loaded) : 'the day it was entered',
    loadId: newest?.load.slice(0, 8) ?? '',
    ...(newest && can(actor, 'loads.read') ? { loadHref: `/imports/${newest.load}` } : {}),
    each: files.slice(-MOST_NAMED).map((one) => ({
      file: one.file,
      publisher: one.publisher,
      period: one.period,
      loadedOn: longDate(one.loaded),
      loadId: one.load.slice(0, 8),
      ...(can(actor, 'loads.read') ? { loadHref: `/imports/${one.load}` } : {}),
    })),
    method,
    caveats: [
      ...(files.length > MOST_NAMED
        ? [`The ${MOST_NAMED} newest of ${files.length} files are named; JSON has them all.`]
        : []),
      ...caveats,
      ...kept,
    ].join(' '),
  };
};
