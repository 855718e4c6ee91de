import { EQUALITY_GROUPS, type Money, type ToldParts } from '../../proposals/index.ts';
import { monthOfDate, yearOfMonth } from '../../shared/calendar/index.ts';
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import type { Place } from '../place/types.ts';
import type { Dice } from '../random.ts';
import type { Cast, Player } from './cast.ts';
import type { Course } from './course.ts';
import { atStart, type Service } from './services.ts';
import type { Trouble } from './troubles.ts';

/** What is known of a proposal when its parts are written. */
export type Given = {
  readonly dice: Dice;
  readonly cast: Cast;
  readonly place: Place;
  readonly service: Service;
  readonly trouble: Trouble;
  readonly number: number;
  readonly course: Course;
  readonly clinician: Player;
  readonly manager: Player;
  readonly body: string;
  readonly fifth: number | undefined;
  /** Why somebody sees the whole of it otherwise: theirs, and nobody else’s. */
  readonly spoken: readonly string[];
};

/** Round amounts that fit the body which decides, in pence. */
const PRICES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  'clinical-lead': [4_000, 22_000],
  committee: [32_000, 220_000],
  'governing-body': [270_000, 900_000],
  members: [400_000, 1_200_000],
};

const moneyOf = (
  given: Given,
  on: CalendarDate,
): Money & { readonly none: boolean; readonly accounts: readonly unknown[] } => {
  const { dice, body } = given;
  const [least, most] = PRICES[body] ?? [4_000, 22_000];
  const unitsAYear = dice.int(8, 60) * 20;
  const yearly = dice.int(least, most) * 100;
  const pencePerUnit = Math.max(1, Math.floor(yearly / unitsAYear));
  const released = Math.floor(unitsAYear * 0.3);
  const starts = monthOfDate(addDays(on, 150));
  const hospital = 'Hollowmere General';
  return {
    pricesOf: yearOfMonth(starts),
    payer: 'The group',
    recurring: [
      {
        key: 'places',
        label: 'More of it, closer and sooner',
        unit: 'people',
        unitsAYear,
        pencePerUnit,
        timing: { starts, ramp: [2_500, 5_000, 7_500], lag: 0 },
        paidTo: [{ organisation: hospital, units: unitsAYear }],
      },
    ],
    once: [
      {
        key: 'setup',
        label: 'Training and set-up',
        payments: [{ month: starts, pence: Math.floor(yearly / 10) }],
      },
    ],
    effects: [
      {
        kind: 'cash-releasing',
        key: 'visits',
        label: 'Visits that are not paid for any more',
        unit: 'visits',
        unitsAYear: released,
        pencePerUnit: 9_800,
        cashable: 4_000,
        confidence: 6_000,
        timing: { starts, ramp: [], lag: 2 },
        noLongerPaidTo: [{ organisation: hospital, units: released }],
      },
      {
        kind: 'capacity-releasing',
        key: 'time',
        label: 'Visits freed, and filled by others who wait',
        unit: 'visits',
        unitsAYear: Math.floor(unitsAYear * 0.2),
        confidence: 5_000,
        timing: { starts, ramp: [], lag: 1 },
      },
    ],
    freed: [],
    none: false,
    accounts: [],
  };
};

/** What its case says, topic by topic. */
export const topicsOf = (given: Given, on: CalendarDate): NonNullable<ToldParts['topics']> => {
  const { dice, service, trouble, number, clinician, manager } = given;
  const people = dice.int(8, 60) * 20;
  return {
    need: { words: `${trouble.agreed(service, number)} ${trouble.reading(service, number)}` },
    evidence: {
      items: [
        {
          key: 'evidence-1',
          words: 'A year of referrals of twelve practices, counted by hand, says the same as the statements.',
          source: 'Programme office, count of referrals',
        },
      ],
    },
    people: {
      aYear: people,
      words: `People who need ${service.name}, about ${Math.round(people * 0.3)} of whom live in the most deprived fifth.`,
    },
    pathway: {
      words: `The practice asks once. ${atStart(service.name)} answers within five days, and the person has a date.\nWhoever cannot come is rung by somebody who speaks their language.`,
    },
    quality: {
      effects: {
        safety: { direction: 'same', words: 'Nobody is seen by fewer people than before.' },
        effectiveness: { direction: 'better', words: 'People are seen while it can still help.' },
        experience: { direction: 'better', words: 'One telephone call instead of four.' },
      },
      risks: [
        {
          key: 'staff',
          domain: 'safety',
          label: 'The team is too small for it',
          likelihood: 3,
          consequence: 4,
          after: {
            likelihood: 2,
            consequence: 4,
            action: 'It grows as posts are filled, and not before',
            owner: manager.name,
          },
        },
      ],
      signedBy: given.cast.chair.id,
    },
    equality: Object.fromEntries(
      EQUALITY_GROUPS.map((group) => [
        group,
        group === 'deprivation' || group === 'disability'
          ? { effect: 'better', words: 'Those who could not chase their place gain most.', answer: '' }
          : { effect: 'same', words: 'Nothing in it asks for or depends on this.', answer: '' },
      ]),
    ),
    hoops: {
      hoops: [
        {
          key: 'call',
          change: 'removed',
          what: 'a telephone call to chase a place',
          asks: '',
          support: '',
          likelyToFail: '',
        },
      ],
      noHoops: false,
    },
    money: moneyOf(given, on),
    risks: {
      risks: [
        {
          key: 'risk-1',
          label: 'More people come than are planned for',
          action: 'Numbers are looked at every month; it stops growing when half over plan',
          owner: manager.name,
        },
      ],
    },
    involvement: {
      words: 'Those it touches were asked what the problem is before anybody offered a solution.',
    },
    measures: {
      measures: [
        {
          key: 'measure-1',
          label: 'People seen in time',
          what: 'Share seen within the days promised, by fifth of deprivation',
          byWhom: clinician.name,
          reviewOn: addDays(on, 540),
        },
      ],
    },
  };
};
