import { Empty } from '../grammar/pieces.tsx';
import type { Size } from './draw.ts';
import { Figure, type FigureExtras } from './figure.tsx';
import type { Picture } from './kinds.ts';
import { plainSvg } from './plain.ts';
import { populationPyramidSvg, pyramidMeasure, pyramidTable } from './pyramid.ts';
import type { ChartTable } from './table.ts';
import { comparisonTable, funnelTable, groupBarsTable, pairsTable, runTable, waitTable } from './tables.ts';
import { lineTrendSvg, trendMeasure, trendTable } from './trend.ts';

/** The numbers of any picture, unrounded: what its page shows, its CSV holds and a recorded gap keeps. */
export const pictureTable = (picture: Picture): ChartTable => {
  switch (picture.kind) {
    case 'pyramid':
      return pyramidTable(picture.data);
    case 'trend':
      return trendTable(picture.data);
    case 'pairs':
      return pairsTable(picture.data);
    case 'bars':
      return groupBarsTable(picture.data);
    case 'funnel':
      return funnelTable(picture.data);
    case 'run':
      return runTable(picture.data);
    case 'waits':
      return waitTable(picture.data);
    case 'comparison':
      return comparisonTable(picture.data);
  }
};

/** Any picture as a bare SVG that stands alone as a file; `id` makes the ids within it unique on a page. */
export const pictureSvg = (picture: Picture, size: Size, id: string = picture.kind): string => {
  switch (picture.kind) {
    case 'pyramid':
      return populationPyramidSvg(picture.data, size, id);
    case 'trend':
      return lineTrendSvg(picture.data, size, id);
    default:
      return plainSvg(picture.data.title, picture.data.measure, size, id);
  }
};

/** The finding, in words. */
export const pictureTitle = (picture: Picture): string => picture.data.title;

/** The small line under the title: measure, unit and day; what is withheld, and where a scale does not start at nought. */
export const pictureMeasure = (picture: Picture): string => {
  switch (picture.kind) {
    case 'pyramid':
      return pyramidMeasure(picture.data);
    case 'trend':
      return trendMeasure(picture.data);
    default:
      return picture.data.measure;
  }
};

/** True when there is no figure to draw. Withheld figures only still make a picture, which says so. */
export const pictureIsEmpty = (picture: Picture): boolean => {
  switch (picture.kind) {
    case 'pyramid':
      return picture.data.bands.length === 0;
    case 'trend':
      return picture.data.points.every((point) => point.value === null);
    case 'pairs':
    case 'bars':
      return picture.data.groups.length === 0;
    case 'funnel':
      return picture.data.points.length === 0;
    case 'run':
      return picture.data.points.every((point) => point.value === null);
    case 'waits':
      return picture.data.weeks.length === 0;
    case 'comparison':
      return picture.data.rows.length === 0;
  }
};

/**
 * Any picture in its frame: finding, measure, drawing, then `action` (a link such as "Record this gap"), its source,
 * table and files. Where there is nothing to draw, it says so.
 */
export const PictureFigure = ({ picture, ...extras }: FigureExtras & { readonly picture: Picture }) =>
  pictureIsEmpty(picture) ? (
    <Empty
      title={pictureTitle(picture)}
      hint="There is nothing to draw until a file with these figures is loaded."
    />
  ) : (
    <Figure
      {...extras}
      title={pictureTitle(picture)}
      measure={pictureMeasure(picture)}
      wide={pictureSvg(picture, 'wide', extras.id)}
      narrow={pictureSvg(picture, 'narrow', extras.id)}
      table={pictureTable(picture)}
    />
  );
