import type { Money, Told, ToldContribution, ToldParts, ToldVote } from '../../proposals/index.ts';
import { monthOfDate, yearOfMonth } from '../../shared/calendar/index.ts';
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import { TOLD_TO } from '../place/calendar.ts';
import type { Place } from '../place/types.ts';
import type { Dice } from '../random.ts';
import { type Cast, namedOf, type Player } from './cast.ts';
import type { Course } from './course.ts';
import { atStart, type Service } from './services.ts';
import type { Trouble } from './troubles.ts';

type Given = {
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

const CAMPS: Readonly<Record<string, string>> = {
  'practice-nurse': 'Nurses',
  pharmacist: 'Pharmacists',
  'practice-manager': 'Managers',
  'patient-representative': 'Patients',
  'lay-member': 'Patients',
  'secondary-care-specialist': 'Hospital doctors',
  'trust-medical-leader': 'Hospital doctors',
};

const WORDS = [
  'It is as it says. I see it every week.',
  'Yes, and it is worse in winter.',
  'I would put it more strongly.',
];

/** How one person answers one statement: most agree with the first, and fewer with each that follows. */
const voteOf = (dice: Dice, who: Player, place: number, against: string): ToldVote => {
  const chosen = dice.fraction();
  const agrees = [0.86, 0.66, 0.58][place] ?? 0.6;
  const stance = chosen < agrees ? 'agree' : chosen < agrees + 0.16 ? 'disagree' : 'pass';
  return {
    who: namedOf(who),
    camp: CAMPS[who.role] ?? 'GPs',
    stance,
    words: stance === 'disagree' && dice.chance(0.4) ? against : dice.chance(0.06) ? dice.pick(WORDS) : '',
  };
};

type Statement = NonNullable<ToldParts['problem']>['statements'][number];

/** The same votes with each text under one name alone: no two people write the same. */
const eachInTheirOwnWords = (
  statements: readonly Statement[],
  spoken: readonly string[],
): readonly Statement[] => {
  const taken = new Set(spoken);
  return statements.map(({ text, votes }) => ({
    text,
    votes: votes.map((vote) => {
      if (vote.words === '') return vote;
      const words = taken.has(vote.words) ? '' : vote.words;
      taken.add(vote.words);
      return { ...vote, words };
    }),
  }));
};

const problemOf = (given: Given): ToldParts['problem'] => {
  const { dice, cast, place, service, trouble, number, course, clinician, manager } = given;
  const opened = course.reached.get('take-on');
  if (!opened) return undefined;
  const openedOn = addDays(opened, dice.int(1, 4));
  if (openedOn > TOLD_TO) return undefined;
  const voters = dice.shuffled([...cast.clinicians, ...cast.others]).slice(0, dice.int(9, 26));
  const practices = [...new Set(voters.map(({ practice }) => practice))].filter((one) => one !== null);
  const silent = dice
    .shuffled(place.practices)
    .filter(({ code }) => !practices.includes(code))
    .slice(0, dice.int(1, 6));
  const asked = [
    ...practices.map((code) => ({
      code,
      name: place.practices.find((one) => one.code === code)?.name ?? code,
      people: voters.filter(({ practice }) => practice === code).map(({ id }) => id),
    })),
    ...silent.map(({ code, name }) => ({
      code,
      name,
      people: cast.clinicians.filter(({ practice }) => practice === code).map(({ id }) => id),
    })),
  ].filter(({ people }) => people.length > 0);
  const closedOn = course.reached.get('agree-problem');
  return {
    openedOn,
    asked,
    statements: eachInTheirOwnWords(
      trouble
        .statements(service)
        .map((text, at) => ({ text, votes: voters.map((who) => voteOf(dice, who, at, trouble.otherwise)) })),
      given.spoken,
    ),
    ...(closedOn
      ? {
          closing: {
            on: closedOn,
            text: trouble.agreed(service, number),
            because: 'What is counted is counted by fifth of deprivation, and shown to those who doubted it.',
            signedBy: [namedOf(clinician), namedOf(manager)] as const,
          },
        }
      : {}),
  };
};

const optionsOf = ({ course, service, trouble }: Given): ToldParts['options'] => {
  if (!course.reached.has('open-options')) return undefined;
  const chosen = course.reached.has('write-case');
  return [
    {
      kind: 'nothing',
      label: 'Do nothing',
      words: `${atStart(service.name)} stays as it is, and ${service.else}.`,
    },
    {
      kind: 'elsewhere',
      label: 'As Fenmarsh does it',
      words: 'Fenmarsh (invented) has done this for two years, with half of the staff that we thought of.',
      source: 'Their review, 2024',
    },
    {
      kind: 'other',
      label: trouble.named(service),
      words: `${trouble.named(service)}, begun in one place and spread when it is seen to work.`,
      ...(chosen ? { chosenBecause: 'It reaches most people soonest, and can be stopped again.' } : {}),
    },
  ];
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

const EQUALITY = [
  'age',
  'disability',
  'gender-reassignment',
  'marriage-and-civil-partnership',
  'pregnancy-and-maternity',
  'race',
  'religion-or-belief',
  'sex',
  'sexual-orientation',
  'deprivation',
] as const;

const topicsOf = (given: Given, on: CalendarDate): NonNullable<ToldParts['topics']> => {
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
      EQUALITY.map((group) => [
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

/** What people said while it was worked on, most of it answered by the leads within a fortnight. */
const saidOf = (given: Given): readonly ToldContribution[] => {
  const { dice, cast, trouble, course, clinician, manager } = given;
  const begun = course.reached.get('take-on');
  if (!begun) return [];
  return dice
    .shuffled(trouble.said)
    .slice(0, dice.int(0, 3))
    .flatMap((words): ToldContribution[] => {
      const on = addDays(begun, dice.int(2, 40));
      if (on > TOLD_TO) return [];
      const who = dice.chance(0.5) ? dice.pick(cast.clinicians) : dice.pick(cast.others);
      const answeredOn = addDays(on, dice.int(1, 19));
      const by = namedOf(dice.chance(0.5) ? clinician : manager);
      if (answeredOn > TOLD_TO || dice.chance(0.08)) return [{ who: namedOf(who), words, on }];
      return [
        {
          who: namedOf(who),
          words,
          on,
          answer: dice.chance(0.65)
            ? {
                on: answeredOn,
                by,
                takenUp: {
                  what: 'It is part of what is proposed now.',
                  where: 'Options, and case, section 4',
                },
              }
            : {
                on: answeredOn,
                by,
                why: 'It would take a year longer, and those who wait now would wait for it.',
              },
        },
      ];
    });
};

/** What was written of a proposal of the place beside its moves. */
export const partsOf = (given: Given): Told['parts'] => {
  const problem = problemOf(given);
  const options = optionsOf(given);
  const started = given.course.reached.get('write-case');
  const sent = given.course.reached.get('send');
  return {
    ...(problem ? { problem } : {}),
    ...(options ? { options } : {}),
    ...(started ? { caseStartedOn: started, topics: topicsOf(given, started) } : {}),
    ...(sent ? { caseSentOn: sent } : {}),
    said: saidOf(given),
  };
};
