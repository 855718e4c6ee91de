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
import { funnelNote } from './funnel-words.ts';
import type { FunnelChart, Picture } from './kinds.ts';
import {
  PictureFigure,
  pictureIsEmpty,
  pictureMeasure,
  pictureNote,
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

const dom = (svg: string): Document => parseHTML(`<body>${svg}</body>`).document;

const words = (svg: string): readonly string[] =>
  [...dom(svg).querySelectorAll('text')].map((element) => element.textContent ?? '');

/** Subpaths of the marks that are drawn with `fill`, leaving out those of the keys. */
const marks = (svg: string, fill: string): number =>
  [...dom(svg).querySelectorAll(`g[fill="${fill}"] > path`)].reduce(
    (sum, path) => sum + (path.getAttribute('d')?.match(/M/g)?.length ?? 0),
    0,
  );

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

describe('pairs', () => {
  it('has the unrounded figures and the counts behind them in the table', () => {
    const table = pictureTable({ kind: 'pairs', data: PAIRS });
    expect(table.columns).toEqual([
      'Deprivation fifth',
      'Recorded, %',
      'Expected, %',
      'People',
      'Practices',
      'On the register',
      'Expected by the model',
    ]);
    expect(table.rows[0]).toEqual([
      '1, most deprived',
      (2862 / 124_722) * 100,
      (4489 / 124_722) * 100,
      124_722,
      14,
      2862,
      4489,
    ]);
  });

  it('draws no dot, ring or bar for what is withheld, and says so in the picture and the table', () => {
    const [first, ...rest] = PAIRS.groups;
    if (!first) throw new Error('no groups');
    const picture: Picture = {
      kind: 'pairs',
      data: { ...PAIRS, groups: [{ ...first, first: null }, ...rest] },
    };
    const svg = pictureSvg(picture, 'wide');
    expect(marks(svg, '#003087')).toBe(4);
    expect(marks(svg, '#fff')).toBe(5);
    expect(dom(svg).querySelectorAll('rect')).toHaveLength(4);
    expect(words(svg)).toContain('recorded withheld');
    expect(svg).not.toContain('2.3');
    expect(pictureTable(picture).rows[0]?.[1]).toBeNull();
    expect(chartCsv(pictureTable(picture))).toContain('"1, most deprived",withheld,');
  });

  it('says "no figure" instead where nothing was published', () => {
    const groups = PAIRS.groups.map((group) => ({ ...group, second: null }));
    const svg = pictureSvg({ kind: 'pairs', data: { ...PAIRS, groups, gap: 'no figure' } }, 'wide');
    expect(words(svg)).toContain('expected no figure');
  });
});

describe('bars', () => {
  it('start at nought, with the limits and the comparators in the table', () => {
    const table = pictureTable({ kind: 'bars', data: BARS });
    expect(table.columns.slice(0, 6)).toEqual([
      'Deprivation fifth',
      'Per 100,000',
      'Lower limit',
      'Upper limit',
      'Numerator',
      'Denominator',
    ]);
    expect(table.rows[0]?.slice(4)).toEqual([436, 124_722]);
    expect(table.rows.at(-1)).toEqual(['England', 205, '', '', '', '']);
    const bases = [...dom(pictureSvg({ kind: 'bars', data: BARS }, 'wide')).querySelectorAll('rect')].map(
      (rect) => Number(rect.getAttribute('y')) + Number(rect.getAttribute('height')),
    );
    expect(new Set(bases.map((base) => base.toFixed(1))).size).toBe(1);
  });

  it('lie down where their names are long, and draw no bar for a withheld group', () => {
    const svg = pictureSvg({ kind: 'bars', data: LYING }, 'wide');
    expect(dom(svg).querySelectorAll('rect')).toHaveLength(5);
    expect(words(svg)).toContain('withheld');
    expect(pictureTable({ kind: 'bars', data: LYING }).rows[2]).toEqual([
      'Mixed or multiple ethnic groups',
      null,
      null,
      null,
    ]);
  });

  it('leave out columns that nothing is given for, and say "none" where one limit is missing', () => {
    const groups = [
      { name: 'A', value: 1, lower: null, upper: null },
      { name: 'B', value: 2, lower: 1.5, upper: null },
    ];
    const table = pictureTable({ kind: 'bars', data: { ...BARS, lines: [], groups } });
    expect(table.columns).toEqual(['Deprivation fifth', 'Per 100,000', 'Lower limit']);
    expect(table.rows).toEqual([
      ['A', 1, 'none'],
      ['B', 2, 1.5],
    ]);
  });
});

describe('the funnel', () => {
  it('tells within chance from outside by shape and by letter, not by colour only', () => {
    const svg = pictureSvg({ kind: 'funnel', data: FUNNEL }, 'wide');
    const outlines = [...dom(svg).querySelectorAll('g[fill="#003087"] > path')].map(
      (path) => path.getAttribute('d') ?? '',
    );
    expect(outlines.every((d) => d.split('L').length === 4 && !d.includes('a'))).toBe(true);
    expect(outlines).toHaveLength(4);
    expect(words(svg)).toEqual(
      expect.arrayContaining(['A', 'B', 'C', 'below: A, B, C', 'within chance: 64']),
    );
  });

  it('says how small a practice must be before it can never stand outside', () => {
    const note =
      'A practice with fewer than 15 people expected to have COPD in the practice can never stand below the outer limits, whatever it records.';
    expect(pictureNote({ kind: 'funnel', data: FUNNEL })).toBe(note);
    expect(pictureSvg({ kind: 'funnel', data: FUNNEL }, 'narrow')).toContain(note);
    expect(funnelNote({ ...FUNNEL, smallest: undefined })).toBeUndefined();
  });

  it('never draws a withheld practice: its size and its figure leave no trace in the picture', () => {
    const hidden = (size: number, value: number | null): FunnelChart => ({
      ...FUNNEL,
      points: FUNNEL.points.map((point) =>
        point.standing === 'withheld' ? { ...point, size, value } : point,
      ),
    });
    const svg = pictureSvg({ kind: 'funnel', data: FUNNEL }, 'wide');
    expect(pictureSvg({ kind: 'funnel', data: hidden(900, null) }, 'wide')).toBe(svg);
    expect(pictureSvg({ kind: 'funnel', data: hidden(300, 4) }, 'wide')).toBe(svg);
    expect(svg).not.toContain('Slag Lane');
    expect(words(svg)).toContain('withheld: 1');
  });

  it('names nobody where the data name nobody, and numbers the rows of its table', () => {
    const points = FUNNEL.points.map((point) => ({ ...point, code: null, name: null }));
    const picture: Picture = { kind: 'funnel', data: { ...FUNNEL, points } };
    expect(pictureSvg(picture, 'wide')).not.toMatch(/Z0\d{4}|Surgery|Kiln/);
    const table = pictureTable(picture);
    expect(table.columns[0]).toBe('Practice');
    expect(table.rows.map((row) => row[0])).toEqual(points.map((_, i) => String(i + 1)));
  });

  it('keeps the order that it is given: no ranking', () => {
    expect(pictureTable({ kind: 'funnel', data: FUNNEL }).rows.map((row) => row[0])).toEqual(
      FUNNEL.points.map((point) => point.code),
    );
  });

  it('sends 7,000 practices in a size that a page can carry', () => {
    const svg = pictureSvg({ kind: 'funnel', data: CROWDED }, 'wide');
    expect(svg.length).toBeLessThan(120_000);
    expect(svg).toContain('6,900 within the limits of chance');
  });
});

describe('the run chart', () => {
  it('marks signals by shape and words, and says each in its description', () => {
    const svg = pictureSvg({ kind: 'run', data: RUN }, 'wide');
    expect(words(svg)).toEqual(
      expect.arrayContaining(['above the upper limit: 4', '124 in January 2026', 'limit 103', 'mean 88']),
    );
    expect(marks(svg, '#003087')).toBe(5);
    expect(svg).toContain('January 2026 (above the upper limit)');
  });

  it('says why limits were set anew, and gives each date the limits that held', () => {
    const svg = pictureSvg({ kind: 'run', data: REBASED }, 'wide');
    expect(words(svg).join(' ')).toContain('second clinic opened, limits set anew by Dr Ploverdale');
    const table = pictureTable({ kind: 'run', data: REBASED });
    expect(table.columns).toEqual(['Date', 'Days', 'Mean', 'Lower limit', 'Upper limit', 'Signal']);
    expect(table.rows[0]?.slice(2)).toEqual([28.6, 10.2, 47, '']);
    expect(table.rows[20]?.slice(2)).toEqual([18.1, 9.4, 26.8, '']);
  });

  it('breaks the line at a date without a figure and says that there is none', () => {
    const svg = pictureSvg({ kind: 'run', data: REBASED }, 'wide');
    const line = dom(svg).querySelector('g[stroke="#8db8e2"] path')?.getAttribute('d');
    expect(line?.match(/M/g)).toHaveLength(2);
    expect(svg).toContain('1 of 30 dates have no figure');
    expect(chartCsv(pictureTable({ kind: 'run', data: REBASED }))).toContain('2024-03-01,no figure,28.6');
  });

  it('shades three winters where it is asked to', () => {
    expect(dom(pictureSvg({ kind: 'run', data: RUN }, 'wide')).querySelectorAll('rect')).toHaveLength(3);
    const plain = { ...RUN, shadeWinters: false };
    expect(dom(pictureSvg({ kind: 'run', data: plain }, 'wide')).querySelectorAll('rect')).toHaveLength(0);
  });
});

describe('the waits', () => {
  it('count every person over the standard, and only those', () => {
    const svg = pictureSvg({ kind: 'waits', data: WAITS }, 'wide');
    expect(words(svg)).toEqual(
      expect.arrayContaining(['62 people', 'over 18 weeks', 'half under 9.8 weeks']),
    );
    expect(dom(svg).querySelectorAll('g[fill="#003087"] > rect')).toHaveLength(9);
    expect(dom(svg).querySelectorAll('g[fill="#8db8e2"] > rect')).toHaveLength(18);
  });

  it('mark the open end, leave withheld weeks out and say how many', () => {
    const svg = pictureSvg({ kind: 'waits', data: LONG_WAITS }, 'wide');
    expect(words(svg)).toContain('52+');
    expect(dom(svg).querySelectorAll('g[fill="#fff"] > rect')).toHaveLength(1);
    const known = LONG_WAITS.weeks.filter((people) => people !== null).length;
    expect(dom(svg).querySelectorAll('rect')).toHaveLength(known);
    expect(pictureMeasure({ kind: 'waits', data: LONG_WAITS })).toContain(
      '17 weeks are withheld and left out',
    );
    expect(pictureTable({ kind: 'waits', data: LONG_WAITS }).rows.at(-1)).toEqual(['52 or more', 31]);
  });
});

describe('the comparison', () => {
  it('keeps the order of its areas, the own one bold and filled, the withheld one without a dot', () => {
    const svg = pictureSvg({ kind: 'comparison', data: COMPARISON }, 'narrow');
    expect(
      words(svg)
        .filter((text) => COMPARISON.rows.some((row) => row.name === text))
        .sort(),
    ).toEqual(COMPARISON.rows.map((row) => row.name).sort());
    expect(marks(svg, '#003087')).toBe(1);
    expect(marks(svg, '#fff')).toBe(5);
    expect(words(svg)).toContain('withheld');
    const table = pictureTable({ kind: 'comparison', data: COMPARISON });
    expect(table.rows.map((row) => row[0])).toEqual(COMPARISON.rows.map((row) => row.name));
    expect(table.rows[1]).toEqual(['England', 'ENG', 1.94, 'none', 'none']);
    expect(table.rows[5]).toEqual(['Slate Hills', 'E13', null, null, null]);
  });
});
