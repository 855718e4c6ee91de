import { scansMoney, type ToldParts } from '../../proposals/index.ts';

/** The worked example with its hospitals, and the beds that avoided admissions leave to others. */
const MONEY = {
  ...scansMoney({
    payer: 'The group',
    hollowmere: 'Hollowmere General',
    kestrelbridge: 'Kestrelbridge Infirmary',
  }),
  none: false,
  accounts: [
    {
      effect: 'admissions',
      daysEach: 6,
      emergencyPence: 2_926_00,
      plannedDays: 2,
      plannedPence: 3_100_00,
      low: 4_000,
      likely: 6_000,
      high: 9_000,
    },
  ],
};

const same = (words: string) => ({ effect: 'same', words, answer: '' });

/** What the two leads wrote of direct-access echocardiography. `owner` and `signed` are people by name and id. */
export const foundingTopics = (who: {
  readonly manager: string;
  readonly clinician: string;
  readonly signed: string;
}): NonNullable<ToldParts['topics']> => ({
  need: {
    words:
      'Adults whose GP suspects heart failure wait 12.9 weeks for a heart scan, twice as long as two years ago. The scan can be had only through a clinic visit that often adds nothing. 7,540 people are on the register of heart failure; a model expects about 9,410.',
  },
  evidence: {
    items: [
      {
        key: 'evidence-1',
        words: 'A raised blood test first, and a scan within two or six weeks by its level.',
        source: 'National guideline on chronic heart failure',
      },
      {
        key: 'evidence-2',
        words: 'First visits to heart clinics fell by 57% in two years, and waits to five weeks.',
        source: 'Fenmarsh (invented), review of 2024',
      },
    ],
  },
  people: {
    aYear: 2_880,
    words:
      'Adults with breathlessness or swelling whose GP suspects heart failure; 31% of them live in the most deprived fifth.',
  },
  pathway: {
    words:
      'The practice takes the blood test and writes the question.\nBy its level the scan is within two or six weeks, at one of four places.\nThe report comes within five working days, with a cardiologist to ring.\nThe GP begins treatment, or sends the person on with the scan in hand.\nWhoever does not come is rung.',
  },
  quality: {
    effects: {
      safety: { direction: 'same', words: 'Scans are read by the same people, to the same standard.' },
      effectiveness: { direction: 'better', words: 'Treatment begins weeks sooner, while it helps most.' },
      experience: { direction: 'better', words: 'One visit fewer, closer to home, with a date on the day.' },
    },
    risks: [
      {
        key: 'reporters',
        domain: 'safety',
        label: 'Scans outrun reporters',
        likelihood: 4,
        consequence: 3,
        after: {
          likelihood: 2,
          consequence: 4,
          action: 'Places are opened only as reporting sessions are filled',
          owner: who.manager,
        },
      },
      {
        key: 'found-late',
        domain: 'effectiveness',
        label: 'More is found than can be treated in time',
        likelihood: 2,
        consequence: 3,
        after: null,
      },
    ],
    signedBy: who.signed,
    signedAs: 'GP partner',
    signedOn: '2026-05-11',
  },
  equality: {
    age: { effect: 'better', words: 'Older people gain most: they have it most often.', answer: '' },
    disability: { effect: 'better', words: 'Two of the four places have no step.', answer: '' },
    'gender-reassignment': same('Nothing in it asks for or depends on this.'),
    'marriage-and-civil-partnership': same('Nothing in it asks for or depends on this.'),
    'pregnancy-and-maternity': same('Pregnant women have their own way, within a week, and keep it.'),
    race: {
      effect: 'not-known',
      words: 'The register does not say enough of ethnicity to tell.',
      answer: 'It is asked with the request from the first day, and looked at after six months.',
    },
    'religion-or-belief': same('A woman may ask for a woman.'),
    sex: {
      effect: 'better',
      words: 'Women are sent later than men now; the blood test does not ask.',
      answer: '',
    },
    'sexual-orientation': same('Nothing in it asks for or depends on this.'),
    deprivation: {
      effect: 'better',
      words: 'Waits are longest in the most deprived fifth, and two of the places are there.',
      answer: '',
    },
  },
  hoops: {
    noHoops: false,
    hoops: [
      {
        key: 'visit',
        change: 'removed',
        what: 'a clinic visit before the scan',
        asks: '',
        support: '',
        likelyToFail: '',
      },
      {
        key: 'blood',
        change: 'added',
        what: 'one blood test',
        asks: 'A tube of blood at the practice, on the day.',
        support: 'District nurses take it at home.',
        likelyToFail: 'People who are afraid of needles, and people whom nobody visits.',
      },
    ],
  },
  money: MONEY,
  risks: {
    risks: [
      {
        key: 'risk-1',
        label: 'Scans outrun reporters',
        action: 'Places are opened only as reporting sessions are filled',
        owner: who.manager,
      },
      {
        key: 'risk-2',
        label: 'Visits that are freed are not filled, and clinics stay half empty',
        action: 'The hospitals fill them from the list; numbers are looked at every month',
        owner: who.clinician,
      },
    ],
  },
  involvement: {
    words:
      'Practices, hospital doctors, healthwatch and patients’ groups were asked what the problem is before anybody offered a solution.',
  },
  measures: {
    measures: [
      {
        key: 'measure-1',
        label: 'Wait for a scan',
        what: 'Median weeks from request to report, by deprivation fifth',
        byWhom: who.manager,
        reviewOn: '2027-03-09',
      },
      {
        key: 'measure-2',
        label: 'Review at six months',
        what: 'Scans that found something, treatment begun, visits really not paid for',
        byWhom: who.clinician,
        reviewOn: '2027-03-09',
      },
    ],
  },
});
