import type { Picture } from '../../../ui/index.ts';
import { financialYear } from '../../conditions/years.ts';
import type { Figure } from '../../figures/figure.ts';
import { makeFigure } from '../../figures/make.ts';
import type { FigureQuery } from '../../figures/topics.ts';
import type { FigureFile } from '../../population/answers.ts';
import type { ConditionData } from './data.ts';

/** A figure of a condition together with what it says for the reading of the whole page. */
export type Made = {
  readonly figure: Figure;
  /** A sentence for the head of the page, where the figure has news. */
  readonly news?: string | undefined;
};

type Told = Pick<Figure, 'key' | 'reading' | 'period' | 'method'> & {
  readonly picture: Picture;
  readonly where?: string | undefined;
  readonly caveats?: readonly (string | undefined)[] | undefined;
  /** Ids of the loads that its numbers come from. */
  readonly loads: Iterable<string>;
  readonly people?: Figure['people'] | undefined;
  readonly withheld?: number | undefined;
};

/** What a figure tells of the loads that it is made of. */
export const filesOf = (data: ConditionData, loads: Iterable<string>): FigureFile[] => {
  const wanted = new Set(loads);
  return data.loads.all
    .filter(({ load }) => wanted.has(load))
    .map(({ load, file, source, title, publisher, licence, loaded, period }) => ({
      load,
      file,
      source,
      title,
      publisher,
      licence,
      loaded,
      period,
    }));
};

/** The whole figure: its words are those given, its numbers those of the picture and nowhere else. */
export const figureOf = (
  data: ConditionData,
  query: FigureQuery,
  { key, where, loads, ...told }: Told,
): Figure => {
  const { condition, area, areaName, year } = data;
  return makeFigure(
    {
      topic: 'conditions',
      subject: condition.register,
      key,
      query: { ...query, area, year: year && financialYear(year) },
    },
    { ...told, where: where ?? areaName, files: filesOf(data, loads) },
  );
};
