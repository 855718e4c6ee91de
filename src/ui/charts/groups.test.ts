import { describe, expect, it } from 'vitest';
import { BARS, COMPARISON, LYING, PAIRS } from '../gallery/condition-data.ts';
import type { Picture } from './kinds.ts';
import { pictureSvg, pictureTable } from './picture.tsx';
import { chartCsv } from './table.ts';
import { dom, marks, words } from './test-drawn.ts';

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
