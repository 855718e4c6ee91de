import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { SpreadChart } from './kinds.ts';
import { pictureSvg, pictureTable } from './picture.tsx';

const data: SpreadChart = {
  title: 'Fewer of our people are seen within four weeks than in the middle of England',
  measure: 'People seen within four weeks, %, each quarter',
  unit: '%',
  ofName: '191 commissioners',
  ownName: 'Ironstone Vale',
  periods: Array.from({ length: 12 }, (_, i) => ({
    name: `${2023 + Math.floor(i / 4)} Q${(i % 4) + 1}`,
    own: i === 5 ? null : 61 - i * 0.8,
    areas: 191,
    deciles: Array.from({ length: 9 }, (_, d) => 44 + d * 4 + Math.sin(i + d)),
  })),
};
const picture = { kind: 'spread', data } as const;

describe('how areas spread', () => {
  it.each(['broad', 'wide', 'narrow'] as const)('is drawn %s as in its golden file', async (size) => {
    const svg = pictureSvg(picture, size);
    expect(svg).not.toContain('NaN');
    const file = fileURLToPath(new URL(`./golden/spread-${size}.svg`, import.meta.url));
    await expect(`${svg.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot(file);
  });

  it('tells its middle, its band and the own area to those who listen, and has every number in its table', () => {
    expect(pictureSvg(picture, 'wide')).toMatch(
      /In 2025 Q4: middle 60\.7%, eight in ten between 4\d\.\d% and 7\d\.\d%; Ironstone Vale 52\.2%\./,
    );
    const table = pictureTable(picture);
    expect(table.columns).toHaveLength(12);
    expect(table.rows).toHaveLength(12);
    expect(table.rows[5]?.[1]).toBeNull();
    expect(table.rows[0]?.slice(2, 11)).toEqual(data.periods[0]?.deciles);
  });

  it('needs no area of its own', () => {
    const { ownName: _, ...alone } = data;
    const drawn = pictureSvg({ kind: 'spread', data: alone }, 'narrow');
    expect(drawn).not.toContain('Ironstone');
    expect(pictureTable({ kind: 'spread', data: alone }).columns).toHaveLength(11);
  });
});
