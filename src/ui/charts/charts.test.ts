import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { MEMBERSHIPS, PYRAMID, TREND, TWO_POINTS, UNEQUAL } from '../gallery/chart-data.ts';
import { bandShapes } from './bands.ts';
import { membershipSvg, membershipTable } from './membership.ts';
import { populationPyramidSvg, pyramidMeasure, pyramidTable } from './pyramid.ts';
import { chartCsv } from './table.ts';
import { lineTrendSvg, trendMeasure, trendScale, trendTable } from './trend.ts';

const SIZES = ['wide', 'narrow'] as const;

const drawings: Readonly<Record<string, string>> = Object.fromEntries(
  SIZES.flatMap((size) => [
    [`pyramid-${size}`, populationPyramidSvg(PYRAMID, size)],
    [`pyramid-unequal-${size}`, populationPyramidSvg(UNEQUAL, size)],
    [`trend-${size}`, lineTrendSvg(TREND, size)],
    [`trend-from-nought-${size}`, lineTrendSvg(TWO_POINTS, size)],
    [`membership-${size}`, membershipSvg(MEMBERSHIPS, size)],
  ]),
);

/** One element a line, so that a change shows as changed lines. `vitest -u` writes them anew. */
const spread = (svg: string): string => `${svg.replaceAll('><', '>\n<')}\n`;

describe('charts', () => {
  it.each(Object.entries(drawings))('%s is drawn as in its golden file', async (name, svg) => {
    const file = fileURLToPath(new URL(`./golden/${name}.svg`, import.meta.url));
    await expect(spread(svg)).toMatchFileSnapshot(file);
  });

  it.each(Object.entries(drawings))(
    '%s carries no style, script or outside address, and has a title and description',
    (_, svg) => {
      expect(svg).not.toMatch(/<style|\sstyle=|<script|href=/);
      expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toContain('http');
      expect(svg).toMatch(/role="img"/);
      expect(svg).toMatch(/<title id="[^"]+">[^<]+<\/title><desc id="[^"]+">[^<]+<\/desc>/);
      expect(svg).not.toContain('NaN');
    },
  );

  it('are the same text however often they are drawn', () => {
    expect(lineTrendSvg(TREND, 'wide')).toBe(drawings['trend-wide']);
    expect(populationPyramidSvg(PYRAMID, 'wide')).toBe(drawings['pyramid-wide']);
  });

  it('escape the words they are given', () => {
    const svg = lineTrendSvg({ ...TREND, title: '<script>alert(1)</script> & "more"' }, 'wide');
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script');
  });
});

describe('the pyramid', () => {
  it('gives bars whose area is the number of people, so that a band of ten years is not drawn twice as long', () => {
    const [one, two] = bandShapes([
      { from: 0, to: 4, male: 100, female: 0 },
      { from: 5, to: 14, male: 200, female: 0 },
    ]);
    expect(one?.male).toBeCloseTo(two?.male ?? 0, 10);
    for (const bands of [PYRAMID.bands, UNEQUAL.bands]) {
      const all = bands.reduce((sum, band) => sum + (band.male ?? 0) + (band.female ?? 0), 0);
      for (const [i, shape] of bandShapes(bands).entries()) {
        const people = (((shape.male ?? 0) * (shape.y2 - shape.y1)) / 5 / 100) * all;
        expect(people).toBeCloseTo(bands[i]?.male ?? 0, 6);
      }
    }
  });

  it('says when bands are unequal, where the open band ends and that numbers are withheld', () => {
    expect(pyramidMeasure(UNEQUAL)).toContain('for each five years of age');
    expect(pyramidMeasure(UNEQUAL)).toContain('75 and over is drawn up to age 100');
    expect(pyramidMeasure(UNEQUAL)).toContain('withheld numbers are left out');
    expect(pyramidMeasure(PYRAMID)).not.toContain('five years');
  });

  it('gives its numbers as people and shares in the table, and says "withheld" for what is not shown', () => {
    const csv = chartCsv(pyramidTable(UNEQUAL)).split('\r\n');
    expect(csv[0]).toBe('Age,Male,Female,% of the list,% of NHS Nene CCG');
    expect(csv[1]).toMatch(/^0 to 4,612,588,7\.23,/);
    expect(csv[9]).toMatch(/^75 and over,260,withheld,withheld,/);
  });
});

describe('the trend', () => {
  it('says where the scale starts when it is not nought, and keeps quiet when it is', () => {
    expect(trendMeasure(TREND)).toBe('People registered, each quarter; the scale starts at 9,000');
    expect(trendScale(TWO_POINTS).from).toBe(0);
    expect(trendMeasure(TWO_POINTS)).toBe('People registered, two quarters');
    expect(trendScale({ ...TREND, fromNought: true }).from).toBe(0);
  });

  it('breaks the line where a figure is missing and says how many are', () => {
    expect(drawings['trend-wide']).toContain('1 of 16 dates have no figure');
    expect(trendTable(TREND).rows[6]).toEqual(['2024-01-01', null]);
  });

  it('draws a single point, a flat line and none at all', () => {
    const points = TREND.points.slice(0, 1);
    expect(lineTrendSvg({ ...TREND, points }, 'wide')).toContain('9,214');
    const flat = TREND.points.slice(0, 3).map((point) => ({ ...point, value: 500 }));
    expect(lineTrendSvg({ ...TREND, points: flat }, 'wide')).not.toContain('NaN');
    expect(lineTrendSvg({ ...TREND, points: [] }, 'narrow')).toContain('No figures.');
  });
});

describe('the membership', () => {
  it('says each body and its dates in the description and the table', () => {
    expect(drawings['membership-wide']).toContain('Ironstone Vale CCG: 1 April 2013 to now');
    expect(membershipTable(MEMBERSHIPS).rows[2]).toEqual(['Ironstone Vale CCG', '2013-04-01', null]);
  });
});

describe('a chart as CSV', () => {
  it('quotes what must be quoted and disarms text that begins like a formula', () => {
    const csv = chartCsv({
      caption: '',
      columns: ['Name', 'n'],
      rows: [
        ['=HYPERLINK("x")', -3],
        ['Smith, "Jo"', null],
      ],
      gap: 'withheld',
    });
    expect(csv).toBe('Name,n\r\n"\'=HYPERLINK(""x"")",-3\r\n"Smith, ""Jo""",withheld\r\n');
  });
});
