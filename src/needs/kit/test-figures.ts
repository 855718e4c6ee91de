import type { Actor } from '../../platform/actor.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { pictureTable } from '../../ui/index.ts';
import { type FigureAddress, figureHref } from '../figures/address.ts';
import type { Figure } from '../figures/figure.ts';

/** What the made-up figures are of; tests change it, as a newer file would. */
export type Loaded = {
  /** Recorded prevalence in the most deprived fifth, per cent. */
  recorded: number;
  year: string;
  /** False: nothing is loaded that they could be made of. */
  there: boolean;
};

export const LOADED: Loaded = { recorded: 2.3, year: '2025/26', there: true };

const WORDS = {
  period: '31 March 2026',
  where: 'Ironstone Vale, by deprivation fifth',
  method: 'People on the register / people registered.',
  caveats: [],
  files: [],
  withheld: 0,
};

const gradient = (address: FigureAddress, loaded: Loaded): Figure => {
  const picture = {
    kind: 'pairs',
    data: {
      title: 'The poorer the place, the wider the difference',
      measure: 'People with COPD, % of everyone registered, by deprivation fifth',
      unit: '%',
      firstName: 'recorded',
      secondName: 'expected',
      groups: [
        { name: '1', note: 'most deprived', first: loaded.recorded, second: 3.6 },
        { name: '5', note: 'least deprived', first: 1.7, second: 1.8 },
      ],
    },
  } as const;
  const table = pictureTable(picture);
  return {
    ...WORDS,
    ...address,
    period: address.query.year ?? loaded.year,
    href: figureHref({ ...address, query: { ...address.query, year: address.query.year ?? loaded.year } }),
    title: picture.data.title,
    measure: picture.data.measure,
    reading: `${loaded.recorded}% are on a register in the most deprived fifth; 3.6% are expected.`,
    people: { people: 3689, lower: 2500, upper: 4900, words: 'fewer people on registers than expected' },
    table: { ...table, columns: [...table.columns], rows: table.rows.map((row) => [...row]) },
    picture,
  };
};

/** Practices against the limits of chance, named to members only. */
const practices = (address: FigureAddress, named: boolean): Figure => {
  const point = (code: string, name: string, letter: string | undefined, size: number, value: number) => ({
    code: named ? code : null,
    name: named ? name : null,
    ...(letter ? { letter } : {}),
    size,
    value,
    standing: letter ? ('below' as const) : ('within' as const),
  });
  const picture = {
    kind: 'funnel',
    data: {
      title: '1 of 2 practices records fewer people with COPD than chance would explain',
      measure: 'Recorded as % of expected',
      unit: '% of the number expected',
      sizeName: 'people expected to have COPD',
      points: [
        point('Z00001', 'Bellpit Medical Centre', 'A', 290, 41),
        point('Z00002', 'Ochre Street Surgery', undefined, 180, 82),
      ],
      centre: { name: 'Area', value: 78 },
      limits: [
        { size: 100, lower95: 60, upper95: 98, lower998: 50, upper998: 110 },
        { size: 500, lower95: 70, upper95: 88, lower998: 64, upper998: 94 },
      ],
    },
  } as const;
  const table = pictureTable(picture);
  return {
    ...WORDS,
    ...address,
    period: address.query.year ?? LOADED.year,
    href: figureHref({ ...address, query: { ...address.query, year: address.query.year ?? LOADED.year } }),
    where: 'Practices of Ironstone Vale',
    title: picture.data.title,
    measure: picture.data.measure,
    reading: 'One practice records 41% of the number expected.',
    people: null,
    table: { ...table, columns: [...table.columns], rows: table.rows.map((row) => [...row]) },
    picture,
  };
};

/** Two figures about COPD, made of what `loaded` says. */
export const figuresOf =
  (loaded: Loaded) =>
  async (
    _: unknown,
    actor: Actor,
    { topic, subject, key, query }: FigureAddress,
  ): Promise<Result<Figure>> => {
    const address = { topic, subject: 'COPD', key, query };
    if (loaded.there && topic === 'conditions' && subject.toUpperCase() === 'COPD') {
      if (key === 'gradient') return ok(gradient(address, loaded));
      if (key === 'practices') return ok(practices(address, actor.kind !== 'public'));
    }
    return refuse({ kind: 'not-found', what: `the figure ${key}` } as never);
  };

export const GRADIENT = '/population/figures/conditions/COPD/gradient?year=2025%2F26';
export const PRACTICES = '/population/figures/conditions/COPD/practices?year=2025%2F26';
