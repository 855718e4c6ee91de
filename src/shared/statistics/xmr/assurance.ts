import type { ProcessLimits } from './limits.ts';

/** Whether a process, left as it is, meets its target always, never, or now and then. */
export type Assurance = 'consistently-pass' | 'consistently-fail' | 'inconsistent';

/**
 * The target against the limits in force: beyond one of them the process passes, or fails, each time; between
 * or on them it is chance. Undefined without a target, without limits, or when neither way is better.
 */
export const assuranceOf = (
  limits: ProcessLimits | undefined,
  target: number | undefined,
  better: 'higher' | 'lower' | 'neither',
): Assurance | undefined => {
  if (limits?.lower === undefined || limits.upper === undefined) return undefined;
  if (target === undefined || better === 'neither') return undefined;
  if (target > limits.upper) return better === 'higher' ? 'consistently-fail' : 'consistently-pass';
  if (target < limits.lower) return better === 'higher' ? 'consistently-pass' : 'consistently-fail';
  return 'inconsistent';
};
