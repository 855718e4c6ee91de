import { Empty } from '../grammar/pieces.tsx';
import { comparisonMeasure, comparisonSvg } from './comparison.ts';
import type { Size } from './draw.ts';
import { Figure, type FigureExtras } from './figure.tsx';
import { flowsSvg, flowsTable } from './flows.ts';
import { funnelSvg } from './funnel.ts';
import { funnelMeasure, funnelNote } from './funnel-words.ts';
import type { Picture } from './kinds.ts';
import { groupBarsSvg } from './lying-bars.ts';
import { pairsMeasure, pairsSvg } from './pairs.ts';
import { populationPyramidSvg, pyramidMeasure, pyramidTable } from './pyramid.ts';
import { runSvg } from './run.ts';
import { runMeasure } from './run-words.ts';
import { spreadMeasure, spreadSvg, spreadTable } from './spread.ts';
import type { ChartTable } from './table.ts';
import { comparisonTable, funnelTable, groupBarsTable, pairsTable, runTable, waitTable } from './tables.ts';
import { lineTrendSvg, trendMeasure, trendTable } from './trend.ts';
import { waitMeasure, waitSvg } from './waits.ts';

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
    case 'spread':
      return spreadTable(picture.data);
    case 'flows':
      return flowsTable(picture.data);
  }
};

const drawSvgOf = (picture: Picture, size: Size, id: string): string => {
  switch (picture.kind) {
    case 'pyramid':
      return populationPyramidSvg(picture.data, size, id);
    case 'trend':
      return lineTrendSvg(picture.data, size, id);
    case 'pairs':
      return pairsSvg(picture.data, size, id);
    case 'bars':
      return groupBarsSvg(picture.data, size, id);
    case 'funnel':
      return funnelSvg(picture.data, size, id);
    case 'run':
      return runSvg(picture.data, size, id);
    case 'waits':
      return waitSvg(picture.data, size, id);
    case 'comparison':
      return comparisonSvg(picture.data, size, id);
    case 'spread':
      return spreadSvg(picture.data, size, id);
    case 'flows':
      return flowsSvg(picture.data, size, id);
  }
};

/** Drawings of late, by all that decides them; the one longest unasked makes room. */
const drawn = new Map<string, string>();
const MOST_DRAWN = 240;

/**
 * Any picture as a bare SVG that stands alone as a file; `id` makes the ids within it unique on a page. The same
 * figures are drawn once: a drawing is some ten milliseconds of work, and pages of one area share most of theirs.
 */
export const pictureSvg = (picture: Picture, size: Size, id: string = picture.kind): string => {
  const key = JSON.stringify([size, id, picture]);
  const svg = drawn.get(key) ?? drawSvgOf(picture, size, id);
  drawn.delete(key);
  drawn.set(key, svg);
  const oldest = drawn.size > MOST_DRAWN ? drawn.keys().next().value : undefined;
  if (oldest !== undefined) drawn.delete(oldest);
  return svg;
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
    case 'pairs':
      return pairsMeasure(picture.data);
    case 'bars':
    case 'flows':
      return picture.data.measure;
    case 'funnel':
      return funnelMeasure(picture.data);
    case 'run':
      return runMeasure(picture.data);
    case 'waits':
      return waitMeasure(picture.data);
    case 'comparison':
      return comparisonMeasure(picture.data);
    case 'spread':
      return spreadMeasure(picture.data);
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
    case 'spread':
      return picture.data.periods.length === 0;
    case 'flows':
      return picture.data.months.length === 0;
  }
};

/** What must be said under a picture for it to be read rightly, in a sentence; a funnel has such a thing. */
export const pictureNote = (picture: Picture): string | undefined =>
  picture.kind === 'funnel' ? funnelNote(picture.data) : undefined;

/**
 * Any picture in its frame: finding, measure, drawing, what must be said of it, then `action` (a link such as "Record
 * this gap"), its source, table and files. Where there is nothing to draw, it says so. With `room="main"` it has a
 * drawing for the main column of `<Columns>` too, else it is drawn for half a page and for phones.
 */
export const PictureFigure = ({
  picture,
  room = 'half',
  ...extras
}: FigureExtras & { readonly picture: Picture; readonly room?: 'half' | 'main' | undefined }) => {
  if (pictureIsEmpty(picture))
    return (
      <Empty
        title={pictureTitle(picture)}
        hint="There is nothing to draw until a file with these figures is loaded."
      />
    );
  const must = pictureNote(picture);
  return (
    <Figure
      {...extras}
      note={
        must && extras.note ? (
          <>
            {must} {extras.note}
          </>
        ) : (
          (must ?? extras.note)
        )
      }
      title={pictureTitle(picture)}
      measure={pictureMeasure(picture)}
      wide={pictureSvg(picture, 'wide', extras.id)}
      narrow={pictureSvg(picture, 'narrow', extras.id)}
      broad={room === 'main' ? pictureSvg(picture, 'broad', extras.id) : undefined}
      table={pictureTable(picture)}
    />
  );
};
