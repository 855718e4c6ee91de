import { describe, expect, it } from 'vitest';
import { CROWDED, FUNNEL } from '../gallery/condition-data.ts';
import { funnelNote } from './funnel-words.ts';
import type { FunnelChart, Picture } from './kinds.ts';
import { pictureNote, pictureSvg, pictureTable } from './picture.tsx';
import { dom, words } from './test-drawn.ts';

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
