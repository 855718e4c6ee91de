import { type Picture, pictureMeasure, pictureTable, pictureTitle } from '../../ui/index.ts';
import { type FigureAddress, figureHref } from './address.ts';
import type { Figure } from './figure.ts';

export type Told = Pick<Figure, 'reading' | 'period' | 'where' | 'method' | 'files'> & {
  readonly picture: Picture;
  readonly caveats?: readonly (string | undefined)[] | undefined;
  readonly people?: Figure['people'] | undefined;
  readonly withheld?: number | undefined;
};

/** A whole figure: its words are those given, its numbers those of the picture and nowhere else. */
export const makeFigure = (
  address: FigureAddress,
  { picture, caveats = [], people = null, withheld = 0, ...told }: Told,
): Figure => {
  const { caption, columns, rows, gap } = pictureTable(picture);
  return {
    topic: address.topic,
    subject: address.subject,
    key: address.key,
    href: figureHref(address),
    title: pictureTitle(picture),
    measure: pictureMeasure(picture),
    caveats: caveats.flatMap((caveat) => (caveat ? [caveat] : [])),
    people,
    withheld,
    ...told,
    table: { caption, columns: [...columns], rows: rows.map((row) => [...row]), gap },
    picture,
  };
};
