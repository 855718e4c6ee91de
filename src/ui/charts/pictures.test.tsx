import { fileURLToPath } from 'node:url';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import {
  BARS,
  COMPARISON,
  CROWDED,
  FUNNEL,
  LONG_WAITS,
  LYING,
  NO_RUN,
  PAIRS,
  REBASED,
  RUN,
  WAITS,
} from '../gallery/condition-data.ts';
import { renderPage } from '../render.tsx';
import type { Picture } from './kinds.ts';
import {
  PictureFigure,
  pictureIsEmpty,
  pictureMeasure,
  pictureSvg,
  pictureTable,
  pictureTitle,
} from './picture.tsx';
import { chartCsv } from './table.ts';

const PICTURES: Readonly<Record<string, Picture>> = {
  pairs: { kind: 'pairs', data: PAIRS },
  bars: { kind: 'bars', data: BARS },
  'bars-lying': { kind: 'bars', data: LYING },
  funnel: { kind: 'funnel', data: FUNNEL },
  run: { kind: 'run', data: RUN },
  'run-rebased': { kind: 'run', data: REBASED },
  waits: { kind: 'waits', data: WAITS },
  'waits-long': { kind: 'waits', data: LONG_WAITS },
  comparison: { kind: 'comparison', data: COMPARISON },
};

const drawings = Object.entries(PICTURES).flatMap(([name, picture]) =>
  (['wide', 'narrow', ...(name === 'funnel' ? (['broad'] as const) : [])] as const).map(
    (size) => [`${name}-${size}`, pictureSvg(picture, size), picture] as const,
  ),
);

/** One element a line, so that a change shows as changed lines. `vitest -u` writes them anew. */
const spread = (svg: string): string => `${svg.replaceAll('><', '>\n<')}\n`;

describe('every picture', () => {
  it.each(drawings)('%s is drawn as in its golden file', async (name, svg) => {
    const file = fileURLToPath(new URL(`./golden/${name}.svg`, import.meta.url));
    await expect(spread(svg)).toMatchFileSnapshot(file);
  });

  it.each(drawings)('%s stands alone: no style, script, address or missing number', (_, svg) => {
    expect(svg).not.toMatch(/<style|\sstyle=|<script|href=/);
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toContain('http');
    expect(svg).not.toMatch(/NaN|undefined|Infinity|null/);
    expect(svg).toMatch(/role="img"/);
    expect(svg).toMatch(/<title id="[^"]+">[^<]+<\/title><desc id="[^"]+">[^<]+<\/desc>/);
  });

  it.each(Object.entries(PICTURES))('%s escapes the words that it is given', (_, picture) => {
    const wicked = { ...picture, data: { ...picture.data, title: '<script>alert("1")</script> & more' } };
    const svg = pictureSvg(wicked as Picture, 'wide', 'a');
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more</title>');
  });

  it.each(Object.entries(PICTURES))('%s takes its ids from the one it is given', (_, picture) => {
    expect(pictureSvg(picture, 'narrow', 'g7')).toContain('aria-labelledby="g7-narrow-title g7-narrow-desc"');
  });

  it.each(Object.entries(PICTURES))('%s is drawn for a phone within 358 pixels', (_, picture) => {
    const { document } = parseHTML(`<body>${pictureSvg(picture, 'narrow')}</body>`);
    const svg = document.querySelector('svg');
    expect(svg?.getAttribute('width')).toBe('358');
    for (const line of document.querySelectorAll('line, rect')) {
      const right = Number(line.getAttribute('x') ?? 0) + Number(line.getAttribute('width') ?? 0);
      expect(Math.max(right, Number(line.getAttribute('x2') ?? 0))).toBeLessThanOrEqual(358);
    }
  });

  it.each(Object.entries(PICTURES))(
    '%s has a row in its table for each thing that it shows, as long as its headings',
    (_, picture) => {
      const table = pictureTable(picture);
      for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
      expect(new Set(table.columns).size).toBe(table.columns.length);
      expect(chartCsv(table).split('\r\n')).toHaveLength(table.rows.length + 2);
    },
  );

  it('comes in its frame with the action first in the foot', () => {
    const html = renderPage(
      <html lang="en-GB">
        <body>
          <PictureFigure
            id="gap"
            picture={{ kind: 'pairs', data: PAIRS }}
            action={<a href="/gaps/new">Record this gap</a>}
            downloads={{ csv: '/gap.csv' }}
          />
        </body>
      </html>,
    );
    const { document } = parseHTML(html);
    expect(document.querySelector('h3')?.textContent).toBe(PAIRS.title);
    expect(document.querySelector('.cf-figure__foot > :first-child')?.textContent).toBe('Record this gap');
    expect(document.querySelectorAll('svg')).toHaveLength(2);
  });

  it('says that there is nothing to draw in place of an empty frame', () => {
    expect(pictureIsEmpty({ kind: 'run', data: NO_RUN })).toBe(true);
    const html = renderPage(
      <html lang="en-GB">
        <body>
          <PictureFigure id="none" picture={{ kind: 'run', data: NO_RUN }} />
        </body>
      </html>,
    );
    expect(html).toContain('There is nothing to draw until a file with these figures is loaded.');
    expect(html).not.toContain('<svg');
  });

  it('says its title, and in its measure where the scale starts when that is not nought', () => {
    expect(pictureTitle({ kind: 'run', data: RUN })).toBe(RUN.title);
    expect(pictureMeasure({ kind: 'run', data: RUN })).toBe(`${RUN.measure}; the scale starts at 70`);
    expect(pictureMeasure({ kind: 'comparison', data: COMPARISON })).toContain('the scale starts at 1.9%');
    expect(pictureMeasure({ kind: 'pairs', data: PAIRS })).toBe(PAIRS.measure);
    expect(pictureMeasure({ kind: 'bars', data: BARS })).toBe(BARS.measure);
  });

  it('shows the first rows of a table of thousands and says that the file has them all', () => {
    const html = renderPage(
      <html lang="en-GB">
        <body>
          <PictureFigure id="all" picture={{ kind: 'funnel', data: CROWDED }} />
        </body>
      </html>,
    );
    expect(parseHTML(html).document.querySelectorAll('tbody tr')).toHaveLength(400);
    expect(html).toContain('the first 400 of 7,000 rows; the CSV file has them all');
    expect(pictureTable({ kind: 'funnel', data: CROWDED }).rows).toHaveLength(7000);
  });
});
