import { type FigureAddress, type FindFigure, figureHref } from '../../needs/index.ts';
import { ok, refuse } from '../../shared/result.ts';

/** What the made-up figures are of; tests change it, as a newer file would. */
export type Loaded = { weeks: number; there: boolean };

export const WAITS = '/population/figures/conditions/heart-failure/waits?year=2025%2F26';
/** A load that is in the register of loads, as `takeBack` of a test finds it. */
export const LOAD = '00000000-0000-4000-8000-00000000f00d';

/** One figure about waits for heart scans, made of what `loaded` says; practices are named to members alone. */
export const figuresOf =
  (loaded: Loaded): FindFigure =>
  async (_, actor, address: FigureAddress) => {
    const named = address.key === 'practices';
    if (!loaded.there || (address.key !== 'waits' && !named) || (named && actor.kind === 'public'))
      return refuse({ kind: 'not-found', what: `the figure ${address.key}` } as never);
    const title = named ? 'Bellpit waits longest' : `The wait for a heart scan is ${loaded.weeks} weeks`;
    const measure = 'Median weeks from request to scan';
    const year = address.query.year ?? '2025/26';
    return ok({
      topic: address.topic,
      subject: address.subject,
      key: address.key,
      href: figureHref({ ...address, query: { ...address.query, year } }),
      title,
      measure,
      reading: `Half wait longer than ${loaded.weeks} weeks.`,
      period: year,
      where: 'Ironstone Vale',
      method: 'Median of completed waits.',
      caveats: [],
      files: [
        {
          load: LOAD,
          file: 'waits.csv',
          source: 'waits',
          title: 'Waits',
          publisher: 'Hollowmere General',
          licence: 'ours',
          loaded: '2026-05-14',
          period: year,
        },
      ],
      people: null,
      withheld: 0,
      table: {
        caption: title,
        columns: ['Month', 'Weeks'],
        rows: [
          ['2026-02-01', 6.1],
          ['2026-03-01', loaded.weeks],
        ],
        gap: 'withheld',
      },
      picture: {
        kind: 'trend',
        data: {
          title,
          measure,
          unit: 'weeks',
          points: [
            { date: '2026-02-01', value: 6.1 },
            { date: '2026-03-01', value: loaded.weeks },
          ],
        },
      },
    });
  };
