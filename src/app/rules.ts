/** What stands under the group's name, by its kind in the register. */
export const groupKind = (kind: string | undefined): string =>
  kind === 'icb' || kind === 'sub-icb'
    ? 'Integrated Care Board'
    : kind === 'pct'
      ? 'Primary Care Trust'
      : 'Clinical Commissioning Group';

const SMALL = new Set(['and', 'of', 'the', 'in', 'on', 'upon', 'with', 'for']);
const CAPITALS = new Set(['NHS', 'GP', 'UK', 'ICB', 'CCG']);

/**
 * A name as people write it, without its kind: the register has `NHS NENE CCG`, the page `NHS Nene` over its
 * kind. Names that are not in capitals stay as they are.
 */
export const readableName = (name: string): string => {
  const plain = name.replace(/\s+(CCG|ICB|PCT|INTEGRATED CARE BOARD|Integrated Care Board)$/, '');
  if (plain !== plain.toUpperCase()) return plain;
  return plain
    .toLowerCase()
    .split(' ')
    .map((word, i) => {
      if (CAPITALS.has(word.toUpperCase())) return word.toUpperCase();
      if (i > 0 && SMALL.has(word)) return word;
      return word.replace(/(^|[-(])\p{L}/gu, (letter) => letter.toUpperCase());
    })
    .join(' ');
};
