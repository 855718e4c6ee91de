import type { Figure } from '../../figures/figure.ts';
import { makeFigure, type Told } from '../../figures/make.ts';
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
  /** The news of the part in one short sentence, for the reading of the whole. */
  readonly news?: string | undefined;
  readonly sentences: readonly string[];
  readonly figures: readonly Figure[];
  readonly facts?: readonly KeyFact[] | undefined;
  readonly missing?: readonly Missing[] | undefined;
};

type Made = Omit<Told, 'where'> & { readonly key: string; readonly where?: string | undefined };

/** A whole figure about an area, of a topic: `areas`, `unseen`. */
export const figureOf =
  (topic: string) =>
  (scope: Scope, { key, where, ...told }: Made): Figure =>
    makeFigure(
      {
        topic,
        subject: scope.area,
        key,
        query: { year: scope.yearText, beside: scope.query.beside, list: scope.query.list },
      },
      { ...told, where: where ?? scope.name },
    );

export const areaFigure = figureOf('areas');
