import { describe, expect, it } from 'vitest';
import { cut } from './facts.ts';

const parts = (text: string, size: number) =>
  [...cut(Buffer.from(text), size)].map((part) => part.toString());

describe('parts of a load', () => {
  it('end where a row ends, each begins with the header, and none is lost', () => {
    expect(parts('a\tb\n1\té\n2\t\n3\tz\n', 4)).toEqual(['a\tb\n1\té\n', 'a\tb\n2\t\n3\tz\n']);
    expect(parts('a\n1\n2\n3\n', 2)).toEqual(['a\n1\n', 'a\n2\n', 'a\n3\n']);
    expect(parts('a\n1\n2\n3\n', 3)).toEqual(['a\n1\n2\n', 'a\n3\n']);
  });

  it('are whole rows, however long one is, also without a line end at the last', () => {
    expect(parts('a\nlonger than a part\n2', 4)).toEqual(['a\nlonger than a part\n', 'a\n2']);
  });

  it('are none of a load without rows', () => {
    expect(parts('a\tb\n', 4)).toEqual([]);
  });
});
