/** What was put to those whom the founding proposal touches, and how many agreed, disagreed and passed, of 51. */
export const STATEMENTS: readonly (readonly [text: string, agree: number, disagree: number])[] = [
  ['People with suspected heart failure wait too long for a scan', 47, 2],
  ['The longest waits fall on the most deprived', 40, 3],
  ['The clinic visit before the scan adds little', 34, 12],
  ['A GP can act on a scan report without a clinic visit', 31, 14],
  ['More scans will find trouble that nobody can treat in time', 13, 29],
];

export const DISSENT =
  'A scan without a question is a picture, not an answer. I want a clinician’s question on every form.';

export const AGREED =
  'Adults whose GP suspects heart failure wait three months for a heart scan, because the scan can be had only through a clinic visit that often adds nothing. Those in the most deprived fifth wait longest.';
export const BECAUSE =
  'Each request states its question, and the blood test comes first. Hospital doctors then moved from disagree to pass.';

type Said = {
  /** By name, or as whom somebody of the place speaks. */
  readonly by: string;
  readonly words: string;
  readonly day: string;
  readonly up?: readonly [what: string, where: string];
  readonly not?: string;
};

/** What people said to it: 15 taken up, 8 not. */
export const SAID: readonly Said[] = [
  {
    by: 'Tobias Emberleigh',
    day: '2026-02-20',
    words: 'A scan nobody rings me about is worse than a letter.',
    up: ['Reports come within five working days, with a cardiologist to ring.', 'Case, section 4'],
  },
  {
    by: 'Philomena Tattershay',
    day: '2026-02-24',
    words: 'Two buses to the hospital for a ten-minute test.',
    up: ['Scans at Lanternfield and Furnace Lane as well as both hospitals.', 'Case, section 3'],
  },
  {
    by: 'Barnard Coppernall',
    day: '2026-03-20',
    words: 'Let practices buy their own machines.',
    not: 'Quality checks need at least 400 scans a year for each machine; the largest practice would do 71.',
  },
  {
    by: 'Eustace Bellringham',
    day: '2026-05-12',
    words: 'Will housebound people get this?',
    not: 'Not yet: the machines cannot be carried. Those who cannot come have a visit at home, as now.',
  },
  {
    by: 'Ines Ravensmoor',
    day: '2026-02-18',
    words: 'Ask for the blood test first, or we shall scan the worried and not the ill.',
    up: ['The blood test comes first, and its level says how soon the scan is.', 'Case, section 4'],
  },
  {
    by: 'Callum Featherhay',
    day: '2026-04-28',
    words: 'Avoided is not saved. Fenmarsh’s beds were full again in a month. Please do not count £134,780.',
    up: ['No pound is counted for admissions avoided; the range stands beside it.', 'Case, section 6'],
  },
  {
    by: 'Joan Wrenfold',
    day: '2026-02-26',
    words: 'We take the blood already. Let the nurse order both.',
    up: ['Practice nurses may order test and scan under one protocol.', 'Case, section 4'],
  },
  {
    by: 'Nadia Fennimore',
    day: '2026-03-02',
    words: 'Locums change practice before the report comes.',
    up: ['The report goes to whoever asked and to the practice.', 'Case, section 4'],
  },
  {
    by: 'Amina Rockrosewell',
    day: '2026-03-03',
    words: 'Send me my own result.',
    up: ['Patients have the report in plain words the same week.', 'Case, section 4'],
  },
  {
    by: 'Greta Yaffleton',
    day: '2026-03-05',
    words: 'The letter should say whether I may drive and work meanwhile.',
    up: ['One page of advice goes out with the date.', 'Case, section 4'],
  },
  {
    by: 'Abdul Grovelock',
    day: '2026-03-06',
    words: 'Evenings, please. I lose a day’s pay.',
    up: ['One evening a week at Furnace Lane.', 'Case, section 3'],
  },
  {
    by: 'Aurelio Staveley-Wood',
    day: '2026-03-18',
    words: 'Reporters are the bottleneck, not machines.',
    up: ['Two reporting sessions are paid for, and it grows no faster than they do.', 'Case, section 8'],
  },
  {
    by: 'Gwenllian Freshwell',
    day: '2026-03-19',
    words: 'Nobody told my father that he had missed his turn.',
    up: ['Whoever does not come is rung, and asked why.', 'Case, section 7'],
  },
  {
    by: 'Brigid Osterfold',
    day: '2026-03-24',
    words: 'Give us six weeks before the first request, to train.',
    up: ['It starts in September, after training in July and August.', 'Case, section 6'],
  },
  {
    by: 'Tamsin Ploverdale',
    day: '2026-03-25',
    words: 'Breathless people have lungs too. Offer both tests on one form.',
    not: 'One form for both is a proposal of its own; this one would wait for it.',
  },
  {
    by: 'Harriet Heathermoor',
    day: '2026-03-27',
    words: 'Count who does not come, by where they live.',
    up: ['Attendance is measured by deprivation fifth.', 'Case, section 10'],
  },
  {
    by: 'Bram Fellmonger',
    day: '2026-04-02',
    words: 'Do it in the supermarket car park.',
    not: 'A van was looked at: it would stand empty two days in three.',
  },
  {
    by: 'Horace Barrowmere',
    day: '2026-04-07',
    words: 'My GP should look at it herself, why send it away?',
    not: 'Reading a scan is a trade of its own; the report says what it means.',
  },
  {
    by: 'Hisham Carrowdene',
    day: '2026-04-14',
    words: 'People in our wards need it too, without going out for it.',
    not: 'Wards have their own way to it, which is quicker already.',
  },
  {
    by: 'Giles Moorcocke',
    day: '2026-04-20',
    words: 'Why not let people refer themselves?',
    not: 'Without a blood test first half of the scans would find nothing and others would wait.',
  },
  {
    by: 'Kavita Ladymead',
    day: '2026-04-22',
    words: 'Tell us in our own language.',
    up: ['The advice is spoken on the telephone in the eight languages most used here.', 'Case, section 5'],
  },
  {
    by: 'Matteo Skepwright',
    day: '2026-05-14',
    words: 'Will there be parking at Furnace Lane?',
    not: 'There are six places, and no room for more; the bus stops at the door.',
  },
  {
    by: 'Amina Barleyholt',
    day: '2026-05-18',
    words: 'What happens to those who are waiting now?',
    up: ['Whoever waits already is offered one of the new places first.', 'Case, section 4'],
  },
];
