import { findPerson } from '../../people/index.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import type { HowLong } from '../clocks/figures-rules.ts';
import { targetsOf } from '../clocks/targets-rules.ts';
import { type DutyNames, dutyOn } from '../kit/duty.ts';
import { targetsInForce } from '../kit/settings.ts';
import type { Stage } from '../stages/table-rules.ts';
import { type Guardian, guardiansOn } from './guardians.ts';
import { daysToDecision } from './how-long.ts';
import { lookBy } from './look-by-rules.ts';
import { type Work, workOf } from './places.ts';

/** What the form of an idea knows beforehand: who looks and by when, where this person works, who may keep a name. */
export type RaiseFacts = {
  readonly today: CalendarDate;
  readonly duty: DutyNames | undefined;
  readonly lookBy: CalendarDate;
  readonly firstLook: number;
  /** Days that each stage may take. */
  readonly targets: Readonly<Partial<Record<Stage, number>>>;
  /** Whether somebody of the group has checked these targets. */
  readonly verified: boolean;
  readonly work: Work;
  readonly guardians: readonly Guardian[];
  readonly howLong: HowLong | undefined;
  /** How this person hears of each step. */
  readonly hears: string;
};

const HOW_OFTEN = { 'at-once': 'at once', daily: 'once a day', weekly: 'once a week' } as const;

/** How somebody hears of news, to go on `You hear …`. */
export const hearsWords = async (platform: Pick<Platform, 'db'>, actor: Actor): Promise<string> => {
  const person = actor.kind === 'person' ? await findPerson(platform.db, actor.id) : undefined;
  return person?.hearBy === 'email' && person.email
    ? `by e-mail, ${HOW_OFTEN[person.hearHowOften]}, and under Notifications here`
    : 'under Notifications here';
};

export const raiseFacts = async (platform: Platform, actor: Actor): Promise<RaiseFacts> => {
  const { db } = platform;
  const today = londonDate(platform.now());
  const [duty, table, work] = [
    await dutyOn(db, today),
    await targetsInForce(db, today),
    await workOf(db, actor, today),
  ];
  const raiser = actor.kind === 'person' ? actor.id : '';
  const days = Object.entries(targetsOf(table, undefined)).map(([stage, target]) => [stage, target.days]);
  return {
    today,
    duty,
    lookBy: lookBy(today, table.firstLook),
    firstLook: table.firstLook,
    targets: Object.fromEntries(days),
    verified: table.verified,
    work,
    guardians: await guardiansOn(db, today, {
      raiser,
      but: duty ? [duty.clinician, duty.manager] : [],
    }),
    howLong: await daysToDecision(db, today),
    hears: await hearsWords(platform, actor),
  };
};
