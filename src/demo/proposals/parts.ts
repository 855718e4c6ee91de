import type { Told, ToldContribution, ToldParts, ToldVote } from '../../proposals/index.ts';
import { addDays } from '../../shared/dates.ts';
import { TOLD_TO } from '../place/calendar.ts';
import type { Dice } from '../random.ts';
import { type Given, topicsOf } from './case-topics.ts';
import { namedOf, type Player } from './cast.ts';
import { atStart } from './services.ts';

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
