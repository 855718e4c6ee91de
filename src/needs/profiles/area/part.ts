import { type Picture, pictureMeasure, pictureTable, pictureTitle } from '../../../ui/index.ts';
import { figureHref } from '../../figures/address.ts';
import type { Figure } from '../../figures/figure.ts';
import type { Scope } from './scope.ts';

/** What is not loaded, said once: what it would tell, and which published file has it. */
export type Missing = {
  /** `how long people wait`. */
  readonly what: string;
  /** Id of the layout to load: its place in the list of sources. */
  readonly source: string;
  /** What to do instead of loading a file, where that is what is missing. */
  readonly instead?: { readonly text: string; readonly href: string } | undefined;
};

/** One number of the strip at the head of a profile. */
export type KeyFact = { readonly name: string; readonly value: string; readonly note: string };

/** One part of a profile: its story in sentences, then its figures. Parts without figures have sentences or nothing. */
export type Part = {
  readonly key: string;
  readonly title: string;
  /** The first one alone tells the news of the part. */
  readonly sentences: readonly string[];
  readonly figures: readonly Figure[];
  readonly facts?: readonly KeyFact[] | undefined;
  readonly missing?: readonly Missing[] | undefined;
};

type Made = Pick<Figure, 'key' | 'reading' | 'period' | 'method' | 'files'> & {
  readonly picture: Picture;
  readonly where?: string | undefined;
  readonly caveats?: readonly (string | undefined)[] | undefined;
  readonly people?: Figure['people'] | undefined;
  readonly withheld?: number | undefined;
};

/** A whole figure about an area: its words are those given, its numbers those of the picture and nowhere else. */
export const figureOf =
  (topic: string) =>
  (
    scope: Scope,
    { key, picture, where, caveats = [], people = null, withheld = 0, ...told }: Made,
  ): Figure => ({
    topic,
    subject: scope.area,
    key,
    href: figureHref({
      topic,
      subject: scope.area,
      key,
      query: { ...scope.query, area: undefined, year: scope.yearText },
    }),
    title: pictureTitle(picture),
    measure: pictureMeasure(picture),
    where: where ?? scope.name,
    caveats: caveats.flatMap((caveat) => (caveat ? [caveat] : [])),
    people,
    withheld,
    ...told,
    table: tableOf(picture),
    picture,
  });

const tableOf = (picture: Picture): Figure['table'] => {
  const { caption, columns, rows, gap } = pictureTable(picture);
  return { caption, columns: [...columns], rows: rows.map((row) => [...row]), gap };
};

export const areaFigure = figureOf('areas');
