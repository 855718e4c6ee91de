import { ANSWER_DAYS } from '../clocks/rules.ts';
import type { NumberFact, Scheme, SchemeLine } from './scheme-rules.ts';

const POUND = 100;
const between = (fact: NumberFact, over: number | null, upTo: number | null) => ({ fact, over, upTo });

const goes = (key: string, when: SchemeLine['when'], goesTo: string, ...also: string[]): SchemeLine => ({
  key,
  when,
  goesTo,
  also,
  says: '',
});
const asks = (key: string, when: SchemeLine['when'], says: string, ...also: string[]): SchemeLine => ({
  key,
  when,
  goesTo: null,
  also,
  says,
});

/**
 * The scheme that a group begins with, until it enters its own: a suggestion of the shape, with no source but the 56
 * days, so `verified` is false and pages say that nobody has held it against a constitution.
 */
export const STARTING_SCHEME: Scheme = {
  key: 'starting',
  inForceFrom: '2009-04-01',
  inForceTo: null,
  approvedBy: '',
  source:
    'A suggestion to begin with; limits are each group’s own. 56 days: practice-based commissioning, 2009',
  verified: false,
  bodies: [
    { key: 'clinical-lead', label: 'Clinical lead', answerWithin: { days: 14, unit: 'calendar' } },
    {
      key: 'committee',
      label: 'Commissioning committee',
      answerWithin: { days: ANSWER_DAYS, unit: 'calendar' },
    },
    { key: 'governing-body', label: 'Governing body', answerWithin: { days: ANSWER_DAYS, unit: 'calendar' } },
    { key: 'members', label: 'Members', answerWithin: { days: ANSWER_DAYS, unit: 'calendar' } },
  ],
  questions: [
    {
      key: 'recurring',
      title: 'What it costs each year',
      lines: [
        goes('small', [between('recurringPence', null, 25_000 * POUND)], 'clinical-lead'),
        goes('middle', [between('recurringPence', 25_000 * POUND, 250_000 * POUND)], 'committee'),
        goes('large', [between('recurringPence', 250_000 * POUND, null)], 'governing-body'),
      ],
    },
    {
      key: 'once',
      title: 'What it costs once',
      lines: [
        asks('small', [between('oncePence', null, 50_000 * POUND)], 'within what each body may decide'),
        goes('middle', [between('oncePence', 50_000 * POUND, 500_000 * POUND)], 'committee'),
        goes('large', [between('oncePence', 500_000 * POUND, null)], 'governing-body'),
      ],
    },
    {
      key: 'net',
      title: 'What it costs each year when released cash is taken off',
      lines: [
        asks('small', [between('netPence', null, 250_000 * POUND)], 'no note of the chief finance officer'),
        asks(
          'large',
          [between('netPence', 250_000 * POUND, null)],
          '',
          'chief finance officer’s note needed',
        ),
      ],
    },
    {
      key: 'risk',
      title: 'The highest risk to quality',
      lines: [
        asks('low', [between('highestRisk', null, 14)], 'no stop'),
        goes(
          'high',
          [between('highestRisk', 14, null)],
          'governing-body',
          'it stops until the risk is lower',
        ),
      ],
    },
    {
      key: 'restriction',
      title: 'Whether it restricts a treatment',
      lines: [
        asks('no', [{ fact: 'restricts', is: false }], 'no clinical panel'),
        goes('yes', [{ fact: 'restricts', is: true }], 'governing-body', 'a clinical panel’s view needed'),
      ],
    },
    {
      key: 'touches',
      title: 'Whom it touches',
      lines: [
        asks('nobody', [between('practices', null, 0)], 'no practice is touched'),
        asks(
          'told',
          [between('practices', 0, null), between('budgetShare', null, 100)],
          'they are told, not balloted',
        ),
        goes('balloted', [between('practices', 0, null), between('budgetShare', 100, null)], 'members'),
      ],
    },
  ],
};
