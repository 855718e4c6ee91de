import { fileURLToPath } from 'node:url';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { FlowChart } from './kinds.ts';
import { pictureIsEmpty, pictureSvg, pictureTable } from './picture.tsx';
import { chartCsv } from './table.ts';

const months = Array.from({ length: 21 }, (_, i) => ({
  month: `${2026 + Math.floor((6 + i) / 12)}-${String(((6 + i) % 12) + 1).padStart(2, '0')}`,
  steady: Math.min(34_580, Math.max(0, i - 1) * 8_645),
  once: [8_500, 18_000, 16_000][i] ?? 0,
  back: Math.min(10_892, Math.max(0, i - 3) * 2_723),
}));
const data: FlowChart = {
  title: 'Cost comes at once; cash follows two months behind',
  measure: '£ a month, July 2026 to March 2028',
  names: { steady: 'recurring cost', once: 'once', back: 'cash released' },
  months,
};
const picture = { kind: 'flows', data } as const;
const drawn = (size: 'wide' | 'narrow', of: FlowChart = data) =>
  parseHTML(`<body>${pictureSvg({ kind: 'flows', data: of }, size)}</body>`).document;

describe('money month by month', () => {
  it.each(['wide', 'narrow'] as const)('is drawn %s as in its golden file', async (size) => {
    const file = fileURLToPath(new URL(`./golden/flows-${size}.svg`, import.meta.url));
    await expect(`${pictureSvg(picture, size).replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot(file);
  });

  it('stands alone: no style, script, address or missing number', () => {
    const svg = pictureSvg(picture, 'wide');
    expect(svg).not.toMatch(/<style|\sstyle=|<script|href=|NaN|undefined|Infinity/);
  });

  it('has a bar for each sum that is not nought, the one that is paid once upon the other', () => {
    const filled = [...drawn('wide').querySelectorAll('g[fill="#005eb8"] rect')];
    const hollow = [...drawn('wide').querySelectorAll('g[fill="#fff"] rect')];
    // One more of each is its key.
    expect(filled).toHaveLength(months.filter(({ steady }) => steady > 0).length + 1);
    expect(hollow).toHaveLength(months.filter(({ once }) => once > 0).length + 1);
    const place = (rect: Element | undefined, name: string) => Number(rect?.getAttribute(name));
    const [below, above] = [filled[1], hollow[3]];
    expect(place(above, 'y') + place(above, 'height')).toBeCloseTo(place(below, 'y'), 0);
  });

  it('says in words what it shows, also when nothing comes back', () => {
    const said = (of: FlowChart) => drawn('narrow', of).querySelector('desc')?.textContent;
    expect(said(data)).toContain('cash released from November 2026');
    expect(said({ ...data, months: months.map((month) => ({ ...month, back: 0 })) })).toContain(
      'No cash released.',
    );
  });

  it('has the same numbers in its table and file', () => {
    const table = pictureTable(picture);
    expect(table.rows).toEqual(months.map(({ month, steady, once, back }) => [month, steady, once, back]));
    expect(chartCsv(table).split('\r\n')[1]).toBe('2026-07,0,8500,0');
    expect(pictureIsEmpty({ kind: 'flows', data: { ...data, months: [] } })).toBe(true);
  });
});
