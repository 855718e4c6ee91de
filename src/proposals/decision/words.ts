import type { Tone } from '../../ui/index.ts';
import type { Outcome } from '../tables.ts';

const WORDS: Readonly<Record<Outcome, string>> = {
  yes: 'Yes',
  'yes-with-conditions': 'Yes, with conditions',
  'not-yet': 'Not yet',
  no: 'No',
};
export const outcomeWords = (outcome: Outcome): string => WORDS[outcome];

const TONES: Readonly<Record<Outcome, Tone>> = {
  yes: 'green',
  'yes-with-conditions': 'green',
  'not-yet': 'amber',
  no: 'line',
};
export const outcomeTone = (outcome: Outcome): Tone => TONES[outcome];
