import type { Told, ToldContribution, ToldVote } from '../../proposals/index.ts';
import { FOUNDING_DECIDED } from '../decisions/founding-words.ts';
import { HOLLOWMERE_GENERAL, KESTRELBRIDGE_INFIRMARY } from '../place/codes.ts';
import type { Place } from '../place/types.ts';
import { diceFor } from '../random.ts';
import { type Cast, namedOf, type Player } from './cast.ts';
import { foundingTopics } from './founding-case.ts';
import { AGREED, BECAUSE, DISSENT, SAID, STATEMENTS } from './founding-words.ts';
import { FOUNDED_ON } from './invent.ts';

export const FOUNDING_TITLE = 'Direct-access echocardiography';

/** Fifty-one who answered: thirty GPs, the hospital doctors, nurses, people who speak for patients, managers. */
const votersOf = (cast: Cast, place: Place): readonly (readonly [who: Player, camp: string])[] => {
  const dice = diceFor(place.seed, 'founding');
  const some = (roles: readonly string[], many: number, camp: string) =>
    dice
      .shuffled([...cast.all.values()].filter(({ role }) => roles.includes(role)))
      .slice(0, many)
      .map((who) => [who, camp] as const);
  const cardiologist = cast.named('Ines Ravensmoor');
  const hospital = some(['trust-medical-leader', 'secondary-care-specialist'], 6, 'Hospital doctors').filter(
    ([{ id }]) => id !== cardiologist.id,
  );
  return [
    ...some(['gp-partner', 'salaried-gp', 'locum-gp'], 30, 'GPs'),
    [cardiologist, 'Hospital doctors'] as const,
    ...hospital.slice(0, 5),
    ...some(['practice-nurse'], 6, 'Nurses'),
    ...some(['patient-representative'], 5, 'Patients'),
    ...some(['practice-manager'], 4, 'Managers'),
  ];
};

/** Of a GP’s acting on a report: 25 of 30 GPs agree, and one hospital doctor of six. */
const onReports = (camp: string, place: number): ToldVote['stance'] => {
  const [agree, disagree] = { GPs: [25, 28], 'Hospital doctors': [1, 5] }[camp] ?? [5, 12];
  return place < (agree ?? 0) ? 'agree' : place < (disagree ?? 0) ? 'disagree' : 'pass';
};

const votes = (cast: Cast, place: Place, at: number): readonly ToldVote[] => {
  const voters = votersOf(cast, place);
  const [, agree = 0, disagree = 0] = STATEMENTS[at] ?? [];
  const within = new Map<string, number>();
  return voters.map(([who, camp], index) => {
    // The fifteen of the three small camps are counted as one.
    const of = camp === 'GPs' || camp === 'Hospital doctors' ? camp : 'the others';
    const nth = within.get(of) ?? 0;
    within.set(of, nth + 1);
    const turned = (index + at * 7) % voters.length;
    const said = who.name.endsWith('Ravensmoor');
    const hospital = camp === 'Hospital doctors';
    const stance =
      at === 3
        ? onReports(of, hospital ? (nth + 1) % 6 : nth)
        : turned < agree
          ? 'agree'
          : turned < agree + disagree
            ? 'disagree'
            : 'pass';
    return {
      who: namedOf(who),
      camp,
      stance,
      words: said && stance === 'disagree' && at === 3 ? DISSENT : '',
    };
  });
};

const contributions = (cast: Cast, clinician: Player, manager: Player): readonly ToldContribution[] =>
  SAID.map(({ by, words, day, up, not }, at) => ({
    who: namedOf(cast.named(by)),
    words,
    on: day,
    ...(up || not
      ? {
          answer: {
            on: day < '2026-05-08' ? `${day.slice(0, 8)}28` : day,
            by: namedOf(at % 2 ? manager : clinician),
            ...(up ? { takenUp: { what: up[0], where: up[1] } } : { why: not ?? '' }),
          },
        }
      : {}),
  }));

/** The founding story from the first word to the first months of what came of it, and an idea that joined it. */
export const foundingOf = (cast: Cast, place: Place): readonly Told[] => {
  const raiser = cast.named('Amara Thistlewood');
  const clinician = cast.named('Rowan Ashcombe-Pike');
  const manager = cast.named('Delphine Oakhanger');
  const nurse = cast.named('Joan Wrenfold');
  const signed = cast.named('Nadia Fennimore');
  const dice = diceFor(place.seed, 'founding-crowd');
  const crowd = dice.shuffled(cast.clinicians.filter(({ id }) => id !== raiser.id && id !== nurse.id));
  const voters = votersOf(cast, place);
  const practices = [...new Set(voters.map(([{ practice }]) => practice))].filter((one) => one !== null);
  const silent = place.practices.filter(({ code }) => !practices.includes(code)).slice(0, 7);
  const asked = [...practices, ...silent.map(({ code }) => code)].map((code) => ({
    code,
    name: place.practices.find((one) => one.code === code)?.name ?? code,
    people: [...cast.all.values()].filter(({ practice }) => practice === code).map(({ id }) => id),
  }));
  return [
    {
      title: FOUNDING_TITLE,
      what: 'Breathless people wait three months for a heart scan, because it can be had only through a clinic. One woman went to the emergency department twice while she waited.',
      howOften: 'most-weeks',
      place: 'Everywhere they work',
      condition: 'heart-failure',
      gap: undefined,
      reading:
        'People who may have heart failure must see a clinic before they can have a heart scan, and that wait had doubled to 12.9 weeks. The governing body said yes on three conditions, and it has begun.',
      phase: 'detection',
      fifth: 1,
      touches: {
        practices: 'all',
        specialties: ['Cardiologist'],
        partners: [HOLLOWMERE_GENERAL, KESTRELBRIDGE_INFIRMARY],
        patients: ['heart-failure'],
      },
      budgetShare: 4,
      restricts: false,
      partnersChange: true,
      benefit: {
        value: 240,
        lower: 190,
        upper: 290,
        from: '24 months of requests',
        assumes: 'All of them would have been scanned within six weeks',
        setBy: clinician.name,
        setOn: '2026-05-12',
      },
      body: 'governing-body',
      raisedOn: FOUNDED_ON,
      lookBy: '2026-02-04',
      onDuty: namedOf(clinician),
      raiser: {
        ...namedOf(raiser),
        standing: 'Locum GP',
        role: 'locum-gp',
        contract: raiser.contract,
        practicePeople: null,
      },
      moves: [
        {
          move: 'take-on',
          on: '2026-02-05',
          by: clinician.id,
          as: 'duty',
          given: { clinician: { person: clinician.id, clinical: true }, manager: { person: manager.id } },
        },
        { move: 'agree-problem', on: '2026-03-12', by: clinician.id, as: 'clinician', given: {} },
        { move: 'open-options', on: '2026-03-16', by: manager.id, as: 'manager', given: {} },
        { move: 'write-case', on: '2026-04-16', by: manager.id, as: 'manager', given: {} },
        {
          move: 'send',
          on: '2026-05-12',
          by: clinician.id,
          as: 'clinician',
          given: {
            next: { what: 'A decision: yes, yes with conditions, no, or not yet', by: FOUNDING_DECIDED.on },
          },
        },
        {
          move: 'decide-yes',
          on: FOUNDING_DECIDED.on,
          by: cast.officer.id,
          as: 'body',
          given: { reason: FOUNDING_DECIDED.reasons.join(' ') },
        },
        {
          move: 'go-live',
          on: FOUNDING_DECIDED.liveOn,
          by: manager.id,
          as: 'manager',
          given: { reviewOn: FOUNDING_DECIDED.reviewOn },
        },
      ],
      decisions: [
        {
          on_day: FOUNDING_DECIDED.on,
          body: 'Governing body',
          outcome: 'yes-with-conditions',
          conditions: FOUNDING_DECIDED.conditions.join(' '),
          reasons: FOUNDING_DECIDED.reasons.join(' '),
          address: null,
          recorded_by: cast.officer.id,
          recorded_by_name: cast.officer.name,
          recorded_on: FOUNDING_DECIDED.on,
        },
      ],
      supporters: crowd.slice(0, 64).map(namedOf),
      otherwise: crowd.slice(64, 69).map((who, at) => ({ ...namedOf(who), words: OTHERWISE[at] ?? DISSENT })),
      watchers: crowd.slice(0, 111).map(({ id }) => id),
      parts: {
        problem: {
          openedOn: '2026-02-09',
          asked,
          statements: STATEMENTS.map(([text], at) => ({ text, votes: votes(cast, place, at) })),
          closing: {
            on: '2026-03-12',
            text: AGREED,
            because: BECAUSE,
            signedBy: [namedOf(clinician), namedOf(manager)],
          },
        },
        options: OPTIONS,
        caseStartedOn: '2026-04-16',
        caseSentOn: '2026-05-12',
        topics: foundingTopics({ clinician: clinician.name, manager: manager.name, signed: signed.id }),
        said: contributions(cast, clinician, manager),
      },
    },
    {
      title: 'Nurses cannot order a heart scan',
      what: 'People whom I see with swollen legs wait for a doctor to ask for what I could have asked for, and then for the clinic.',
      howOften: 'most-weeks',
      place: 'Bellpit Medical Centre',
      practice: nurse.practice ?? undefined,
      condition: 'heart-failure',
      raisedOn: '2026-03-30',
      lookBy: '2026-04-01',
      onDuty: namedOf(clinician),
      raiser: {
        ...namedOf(nurse),
        role: nurse.role,
        contract: nurse.contract,
        practicePeople: nurse.practicePeople,
      },
      moves: [
        {
          move: 'merge',
          on: '2026-04-02',
          by: clinician.id,
          as: 'duty',
          given: { into: { reference: FOUNDING_TITLE, state: 'options', mergedInto: null } },
        },
      ],
      supporters: crowd.slice(70, 79).map(namedOf),
      otherwise: [],
      watchers: [],
    },
  ];
};

const OTHERWISE: readonly string[] = [
  'Practices will scan instead of listening to the chest.',
  'The hospital should put its own house in order first.',
  'Money for breathing would help more people.',
  'Two more forms for every breathless patient.',
  'The clinic visit is where people are told what they have. Who does that now?',
];

const OPTIONS: NonNullable<NonNullable<Told['parts']>['options']> = [
  {
    kind: 'nothing',
    label: 'Do nothing',
    words: 'The wait grows by about three days a month. About 55 more people a week wait than need to.',
  },
  {
    kind: 'elsewhere',
    label: 'As Fenmarsh does it',
    words:
      'In Fenmarsh (invented), first visits to heart clinics fell by 57% in two years, and waits to five weeks.',
    source: 'Their review, 2024',
  },
  {
    kind: 'other',
    label: 'More clinics at both hospitals',
    words:
      'It would bring the wait to nine weeks and cost more than twice as much, for a visit that often adds nothing.',
  },
  {
    kind: 'other',
    label: 'Scans asked for by practices, blood test first',
    words: 'Four places, a report within five working days, a cardiologist to ring.',
    chosenBecause:
      'It halves the wait, comes closer to where people live, and costs £99 for each person scanned.',
  },
];
