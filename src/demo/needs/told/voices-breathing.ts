import type { Voice } from './voice.ts';

/** Voices about COPD and asthma. Of those about COPD, 41 people are told by number, 29 of whom live with it. */
export const BREATHING_VOICES: readonly Voice[] = [
  {
    heardOn: '2022-10-18',
    subject: 'copd',
    kind: 'patient',
    how: 'letter',
    source: 'A letter to the patients’ advice line',
    place: 'Kestrelbridge',
    notHeard: ['people who do not write letters'],
    summary:
      'Waited eleven months for a breathing test after a second chest infection, and was then told that the practice no longer did them.',
    themes: ['breathing tests', 'waiting'],
  },
  {
    heardOn: '2023-02-09',
    subject: 'copd',
    kind: 'carer',
    how: 'phone',
    source: 'Carers’ telephone line of healthwatch',
    place: 'Lanternfield',
    notHeard: ['carers under 25'],
    summary:
      'Carers said that nobody had shown them what to do when breathing gets worse at night, so that they call an ambulance.',
    themes: ['flare-ups', 'carers'],
    quotations: [
      {
        words: 'I ring 999 because I do not know what else there is at three in the morning.',
        speaker: 'Wife and carer, Lanternfield',
        permission: 'public',
      },
    ],
  },
  {
    heardOn: '2023-09-26',
    subject: 'copd',
    kind: 'practice',
    how: 'meeting',
    source: 'Practice nurses’ forum',
    notHeard: ['healthcare assistants', 'receptionists'],
    summary:
      'Nurses in the north of the vale said that trained colleagues had left and the machines were past their calibration date.',
    themes: ['breathing tests', 'training', 'staff'],
  },
  {
    heardOn: '2024-05-14',
    subject: 'asthma',
    kind: 'survey',
    how: 'survey',
    source: 'Survey of parents at two primary schools',
    place: 'Hollowmere',
    people: 63,
    heardWho: 'Parents and guardians of children with an inhaler',
    notHeard: ['parents who do not read English', 'children themselves'],
    summary: 'Most had no written plan for an attack. Half had not been asked to a review in the year.',
    themes: ['plans', 'reviews', 'schools'],
    quotations: [
      {
        words: 'The school has his inhaler. Nobody there has a plan.',
        speaker: 'Mother of a boy of nine',
        permission: 'public',
      },
    ],
  },
  {
    heardOn: '2024-11-20',
    subject: 'copd',
    kind: 'community-group',
    how: 'visit',
    source: 'Food bank at Slagbank',
    place: 'Kestrelbridge',
    heardWho: 'People who came for food and had a cough that did not go',
    notHeard: ['people who are ashamed to come', 'people at work in the day'],
    summary:
      'Several had not been to their practice for years: the telephone queue, the fare, and the fear of being told off for smoking.',
    themes: ['access', 'smoking', 'stigma'],
    quotations: [
      {
        words: 'They will only tell me to stop smoking, and I know that already.',
        speaker: 'Man, 50s, Kestrelbridge',
        permission: 'public',
      },
    ],
  },
  {
    heardOn: '2025-06-03',
    subject: 'asthma',
    kind: 'patient',
    how: 'online',
    source: 'Comments on the group’s page about inhalers',
    notHeard: ['people without the internet'],
    summary: 'People had been changed to another inhaler without being shown how to use it.',
    themes: ['inhalers', 'explaining'],
  },
  {
    heardOn: '2025-10-15',
    subject: 'copd',
    kind: 'carer',
    how: 'meeting',
    source: 'Carers’ café at the Old Forge',
    place: 'Lanternfield',
    people: 6,
    with: 6,
    heardWho: 'Couples who came together; each of the six lives with COPD',
    notHeard: ['people who live alone', 'people who cannot leave the house'],
    summary:
      'Rehabilitation was spoken of as the best thing that had happened to them, and as the hardest to reach.',
    themes: ['rehabilitation', 'transport'],
    quotations: [
      {
        words: 'Six weeks and I could climb my own stairs. Then it stopped and so did I.',
        speaker: 'Man, 70s, Lanternfield',
        permission: 'members',
      },
    ],
  },
  {
    heardOn: '2026-01-21',
    subject: 'copd',
    kind: 'practice',
    how: 'visit',
    source: 'Visits to five practices of the poorest fifth',
    place: 'Kestrelbridge and Quarrygate',
    people: 12,
    with: 0,
    heardWho: 'Practice nurses and GPs',
    notHeard: ['locums', 'practice managers'],
    summary:
      'Breathing tests stopped in the pandemic and were never begun again: the room went, then the nurse, then the habit.',
    themes: ['breathing tests', 'rooms', 'staff'],
    quotations: [
      {
        words: 'We stopped testing in the pandemic and the room became a store. That is the truth of it.',
        speaker: 'Practice nurse',
        permission: 'public',
      },
      {
        words: 'I diagnose by ear now. I should not have to.',
        speaker: 'GP of a practice without a machine',
        permission: 'members',
      },
    ],
  },
  {
    heardOn: '2026-02-17',
    subject: 'copd',
    kind: 'healthwatch',
    how: 'visit',
    source: 'Home visits by healthwatch',
    place: 'Furnace ward, Kestrelbridge',
    people: 9,
    with: 9,
    heardWho: 'People of 55 to 81 who had been in hospital for their breathing in the last year',
    notHeard: ['people who rent privately', 'people whose first language is not English'],
    summary:
      'Seven of nine first heard the name of what they have in hospital. None had been offered rehabilitation before.',
    themes: ['breathing tests', 'hospital', 'late diagnosis'],
    quotations: [
      {
        words: 'I thought it was just age. Nobody blew into a tube with me until I’d been in hospital twice.',
        speaker: 'Man, 60s, Furnace ward',
        permission: 'public',
      },
      {
        words: 'They were kind. They were just late.',
        speaker: 'Woman, 50s, Furnace ward',
        permission: 'public',
      },
    ],
  },
  {
    heardOn: '2026-03-11',
    subject: 'copd',
    kind: 'community-group',
    how: 'meeting',
    source: 'Tipple Hill breathing group',
    place: 'Tipple Hill',
    people: 14,
    with: 14,
    heardWho: 'Members of the group, mostly over 65',
    notHeard: ['night-shift workers', 'people who do not join groups'],
    summary:
      'The rehabilitation class is held on weekday mornings at one place. Whoever works, cares or depends on the bus cannot come.',
    themes: ['rehabilitation', 'transport', 'times'],
    quotations: [
      {
        words: 'The class is in the morning and two buses away. By the time I am there I need a lie down.',
        speaker: 'Woman, 70s, Tipple Hill',
        permission: 'public',
      },
      {
        words: 'Put it on at seven in the evening and I would be first through the door.',
        speaker: 'Man, 50s, works in a warehouse',
        permission: 'public',
      },
    ],
  },
];
