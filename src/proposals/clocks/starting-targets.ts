import { ANSWER_DAYS, type StageTarget } from './rules.ts';
import type { TargetTable } from './targets-rules.ts';

const within = (days: number, soon: number): StageTarget => ({ days, soon, again: 'adds-up' });

/**
 * The targets that a group begins with, until it sets its own. Only the 56 days of a decision have a source; the
 * others are a suggestion, so `verified` is false and pages say that nobody has checked them.
 */
export const STARTING_TARGETS: TargetTable = {
  inForceFrom: '2009-04-01',
  source: 'A suggestion to begin with; 8 weeks for a decision: practice-based commissioning, March 2009',
  verified: false,
  firstLook: 2,
  usual: {
    raised: within(7, 2),
    'taken-on': within(42, 7),
    'problem-agreed': within(7, 2),
    options: within(28, 5),
    case: within(42, 7),
    decision: { days: ANSWER_DAYS, soon: 14, again: 'starts-anew' },
    mobilising: within(90, 14),
  },
  byRoute: {
    'clinical-lead': {
      'taken-on': within(21, 5),
      options: within(14, 3),
      case: within(14, 3),
      decision: { days: 14, soon: 3, again: 'starts-anew' },
    },
  },
  lookAgain: 365,
};
