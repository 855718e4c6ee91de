import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as statistics from './index.ts';

/** The examples of README.md: each block is run as it stands, and each `expression; // value` compared. */
const text = readFileSync(new URL('./README.md', import.meta.url), 'utf8');

type Statement = { readonly code: string; readonly shown: string | undefined };

const blocks: readonly (readonly Statement[])[] = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(
  ([, block = '']) =>
    [...block.matchAll(/([\s\S]*?);(?: \/\/ (.*))?\n/g)].map(([, code = '', shown]) => ({ code, shown })),
);

const valuesOf = (statements: readonly Statement[]): unknown[] => {
  const body = statements.map(({ code, shown }) =>
    shown === undefined ? `${code};` : `found.push(${code});`,
  );
  const run = new Function(...Object.keys(statistics), `const found = []; ${body.join('\n')} return found;`);
  return run(...Object.values(statistics)) as unknown[];
};

/** As many decimals as are printed. */
const rounded = (value: unknown, shown = ''): string =>
  typeof value === 'number' ? value.toFixed(shown.split('.')[1]?.length ?? 0) : String(value);

describe('the examples of the statistics', () => {
  it.each(blocks.map((block, i) => [i + 1, block] as const))('of block %i give what they say', (_, block) => {
    const expected = block.flatMap(({ shown }) => shown ?? []);
    expect(expected.length).toBeGreaterThan(0);
    expect(valuesOf(block).map((value, i) => rounded(value, expected[i]))).toEqual(expected);
  });

  it('are nine blocks', () => {
    expect(blocks).toHaveLength(9);
  });
});
