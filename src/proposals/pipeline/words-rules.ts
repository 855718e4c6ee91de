import type { Phase } from '../tables.ts';

/** What an idea mostly is, in a word. */
export const PHASE_NAMES: Readonly<Record<Phase, string>> = {
  prevention: 'Prevention',
  detection: 'Detection',
  treatment: 'Treatment',
  care: 'Care',
};

/** Deprivation fifths as a list of choices. */
export const FIFTHS: readonly { readonly value: string; readonly text: string }[] = [
  { value: '1', text: 'Fifth 1, the most deprived' },
  { value: '2', text: 'Fifth 2' },
  { value: '3', text: 'Fifth 3' },
  { value: '4', text: 'Fifth 4' },
  { value: '5', text: 'Fifth 5, the least deprived' },
];

/** `1`: "Fifth 1, the most deprived". */
export const fifthName = (fifth: number): string =>
  FIFTHS.find(({ value }) => value === String(fifth))?.text ?? `Fifth ${fifth}`;
