import type { Voice } from './voice.ts';
import { BREATHING_VOICES } from './voices-breathing.ts';
import { GENERAL_VOICES } from './voices-general.ts';
import { HEART_VOICES } from './voices-heart.ts';
import { MIND_VOICES } from './voices-mind.ts';

/** Forty voices of four years, in the order in which they were heard. */
export const VOICES: readonly Voice[] = [
  ...BREATHING_VOICES,
  ...HEART_VOICES,
  ...MIND_VOICES,
  ...GENERAL_VOICES,
].sort((one, other) => (one.heardOn < other.heardOn ? -1 : 1));
