import type { PastMove } from '../../proposals/index.ts';
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import { type BodyKey, nextMeeting } from '../decisions/calendar.ts';
import type { Dice } from '../random.ts';
import type { Player } from './cast.ts';
import type { Trouble } from './troubles.ts';

/** How long each step takes, in days: usually between the first two, and now and then up to the third. */
const LENGTHS = {
  raised: [1, 7, 16],
  'taken-on': [18, 45, 80],
  'problem-agreed': [1, 8, 14],
  options: [10, 30, 48],
  case: [14, 45, 75],
  decision: [20, 56, 70],
  mobilising: [40, 95, 150],
  live: [150, 260, 340],
} as const;
type Step = keyof typeof LENGTHS;

const lasts = (dice: Dice, step: Step, small: boolean): number => {
  const [least, usual, most] = LENGTHS[step];
  const days = dice.chance(0.12) ? dice.int(usual, most) : dice.int(least, usual);
  return small && step !== 'raised' && step !== 'live' ? Math.max(1, Math.round(days * 0.4)) : days;
};

/** An answer: by a body on a day of its meetings. */
export type Decided = {
  readonly on: CalendarDate;
  readonly outcome: 'yes' | 'yes-with-conditions' | 'not-yet' | 'no';
  readonly reason: string;
};

export type Course = {
  readonly moves: readonly PastMove[];
  /** Which steps were reached, for what is told of each. */
  readonly reached: ReadonlyMap<string, CalendarDate>;
  /** In their order; one that says not yet is followed by another, or will be. */
  readonly decided: readonly Decided[];
  readonly reviewedOn?: CalendarDate;
};

/**
 * What becomes of one proposal from its raising to the day of the story: a walk along the table of moves with realistic
 * days, as chance has it. It ends where the day of the story finds it.
 */
export const courseOf = (
  dice: Dice,
  given: {
    readonly raisedOn: CalendarDate;
    readonly today: CalendarDate;
    readonly small: boolean;
    /** The body that decides; undefined where a clinical lead does. */
    readonly body: BodyKey | undefined;
    readonly duty: Player;
    readonly raiser: Player;
    readonly clinician: Player;
    readonly manager: Player;
    readonly officer: Player;
    readonly trouble: Trouble;
    /** Title of one raised before that it is the same as, if it is. */
    readonly sameAs: string | undefined;
  },
): Course => {
  const { today, small, body, duty, raiser, clinician, manager, officer, trouble } = given;
  const moves: PastMove[] = [];
  const reached = new Map<string, CalendarDate>();
  let on = given.raisedOn;
  const decided: Decided[] = [];
  /** Puts the date forward; false where that is after the day of the story. */
  const after = (step: Step): boolean => {
    const next = addDays(on, lasts(dice, step, small));
    if (next > today) return false;
    on = next;
    return true;
  };
  /** The same to the answer, which a body gives on a day on which it meets. */
  const afterDecision = (): boolean => {
    const from = addDays(on, lasts(dice, 'decision', small));
    const next = body ? nextMeeting(body, from) : from;
    if (next > today) return false;
    on = next;
    return true;
  };
  const answer = (name: PastMove['move'], outcome: Decided['outcome'], reason: string): void => {
    decided.push({ on, outcome, reason });
    move(name, officer, 'body', { reason });
  };
  const move = (
    name: PastMove['move'],
    by: Player,
    as: PastMove['as'],
    said: PastMove['given'] = {},
  ): void => {
    moves.push({ move: name, on, by: by.id, as, given: said });
    reached.set(name, on);
  };
  const course = (reviewedOn?: CalendarDate): Course => ({
    moves,
    reached,
    decided,
    ...(reviewedOn ? { reviewedOn } : {}),
  });

  if (!after('raised')) return course();
  if (given.sameAs && dice.chance(0.35)) {
    move('merge', duty, 'duty', { into: { reference: given.sameAs, state: 'taken-on', mergedInto: null } });
    return course();
  }
  const early = dice.fraction();
  if (early < 0.11) {
    move('not-pursue', duty, 'duty', { reason: trouble.notPursued });
    return course();
  }
  if (early < 0.14) {
    move('withdraw', raiser, 'raiser', { reason: 'It has been put right since: they rang me back.' });
    return course();
  }
  move('take-on', duty, 'duty', {
    clinician: { person: clinician.id, clinical: true },
    manager: { person: manager.id },
  });
  if (!after('taken-on')) return course();
  const middle = dice.fraction();
  if (middle < 0.07) {
    move('not-pursue', clinician, 'clinician', { reason: trouble.notPursued });
    return course();
  }
  if (middle < 0.14) {
    const look = addDays(on, dice.int(40, 120));
    move('pause', manager, 'manager', {
      reason: 'The service changes hands; there is nobody to speak to until it has.',
      lookAgain: look,
    });
    if (look > today) return course();
    on = look;
    move('resume', manager, 'manager');
    if (!after('taken-on')) return course();
  }
  move('agree-problem', clinician, 'clinician');
  if (!after('problem-agreed')) return course();
  move('open-options', manager, 'manager');
  if (!after('options')) return course();
  if (dice.chance(0.05)) {
    move('not-pursue', clinician, 'clinician', {
      reason: 'Doing nothing turned out best: each other way costs more people their place than it gains.',
    });
    return course();
  }
  move('write-case', manager, 'manager');
  if (!after('case')) return course();
  move('send', clinician, 'clinician');
  if (!afterDecision()) return course();
  if (dice.chance(0.12)) {
    answer(
      'decide-not-yet',
      'not-yet',
      'We want to see first what it does to people in the most deprived fifth.',
    );
    if (!after('case')) return course();
    move('send', clinician, 'clinician');
    if (!afterDecision()) return course();
  }
  if (dice.chance(0.17)) {
    answer('decide-no', 'no', 'It would help fewer people than the same money would elsewhere this year.');
    return course();
  }
  answer(
    'decide-yes',
    dice.chance(0.3) ? 'yes-with-conditions' : 'yes',
    'It meets a need that people agreed on, at a cost that the budget can bear.',
  );
  if (!after('mobilising')) return course();
  const review = addDays(on, dice.int(180, 270));
  move('go-live', manager, 'manager', { reviewOn: review });
  if (review > today) return course();
  on = addDays(review, dice.int(0, 12));
  if (on > today) return course();
  move('review', clinician, 'clinician');
  return course(on);
};
