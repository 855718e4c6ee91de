import { describe, expect, it } from 'vitest';
import { LONG_WAITS, REBASED, RUN, WAITS } from '../gallery/condition-data.ts';
import { pictureMeasure, pictureSvg, pictureTable } from './picture.tsx';
import { chartCsv } from './table.ts';
import { dom, marks, words } from './test-drawn.ts';

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
