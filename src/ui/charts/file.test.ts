import { describe, expect, it } from 'vitest';
import { pictureFile } from './file.ts';
import type { Picture } from './kinds.ts';

const picture: Picture = {
  kind: 'trend',
  data: {
    title: 'Fewer than <last> year & before',
    measure: 'People registered, each quarter',
    unit: 'people',
    points: [
      { date: '2015-01-01', value: 120 },
      { date: '2016-01-01', value: 100 },
    ],
  },
};

describe('a picture as a file', () => {
  const notes = [`${'word '.repeat(60)}end.`, 'list.csv, A Publisher, load 7.'];
  const file = pictureFile(picture, notes);
  const texts = [...file.matchAll(/<text x="20"[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

  it('says its finding, measure and notes round the drawing, with nothing left out or let through', () => {
    expect(texts[0]).toBe('Fewer than &lt;last&gt; year &amp; before');
    expect(texts.join(' ')).toContain(`${'word '.repeat(60)}end. list.csv, A Publisher, load 7.`);
    expect(file.match(/<svg/g)).toHaveLength(2);
  });

  it('is as high as what stands in it', () => {
    const height = Number(/ height="(\d+)"/.exec(file)?.[1]);
    const lowest = Math.max(...[...file.matchAll(/<text x="20" y="([\d.]+)"/g)].map(([, y]) => Number(y)));
    expect(height).toBeGreaterThan(lowest);
    expect(height).toBeLessThan(lowest + 40);
  });
});
