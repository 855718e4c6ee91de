import { normalDeviate } from '../distributions.ts';

/**
 * The normal deviate of funnels that a transformation makes: rounded to six places at 95% and 99.8%, as in
 * the source, so that limits agree with it to the last digit; exact at other levels.
 */
export const funnelDeviate = (confidence: number): number => {
  if (confidence === 0.95) return 1.959964;
  return confidence === 0.998 ? 3.090232 : normalDeviate(confidence);
};
