import type { ToldAction, ToldItem, ToldLine, ToldQuestion } from '../../decisions/index.ts';
import type { Named } from '../../proposals/index.ts';
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import { TOLD_TO } from '../place/calendar.ts';
import type { Dice } from '../random.ts';
import type { BodyKey } from './calendar.ts';
import type { Seats } from './people.ts';

const REPORTS: Readonly<Record<BodyKey, readonly (readonly [title: string, words: string, by: string])[]>> = {
  'governing-body': [
    ['Quality report', 'What patients told us, what went wrong, and what was changed.', 'Joan Wrenfold'],
    ['Finance report', 'What was spent against the plan, and what is known to come.', 'Callum Featherhay'],
  ],
  commissioning: [
    ['Performance report', 'Waits, contracts, and where they stray from the plan.', 'Odette Larkspur'],
  ],
  audit: [
    [
      'Registers of interests and gifts',
      'What was declared since, and what is late.',
      'Wilhelmina Tidmarsh-Hay',
    ],
    ['Risk register', 'Risks that grew, those that went, and who sees to each.', 'Nimmi Ledgerwood-Lane'],
    ['Internal audit', 'What the auditors looked at, and what they found.', 'Josiah Tansywick'],
  ],
  'members-council': [
    [
      'What the governing body decided',
      'Each decision since the last meeting, in plain words.',
      'Ivo Marchbanks',
    ],
  ],
};

const ACTIONS: readonly (readonly [what: string, owner: string, done: string])[] = [
  [
    'Show the figures by deprivation fifth at the next meeting',
    'Imogen Pennycress',
    'They stand in the papers.',
  ],
  [
    'Ask both hospitals when the letters will come within five days',
    'Odette Larkspur',
    'Both answered in writing.',
  ],
  [
    'Bring the risk of short staff back with a date for each post',
    'Callum Featherhay',
    'It is on the risk register.',
  ],
  ['Write to the practices that did not answer', 'Silas Pennycress', 'Nine of eleven have answered.'],
  [
    'Find out what interpreters cost for this',
    'Delphine Oakhanger',
    'About £4 for each visit; it is in the case.',
  ],
  [
    'Ask the patients’ groups whether the letter can be understood',
    'Perpetua Dunnock',
    'Two changed it; it goes out.',
  ],
];

const QUESTIONS: readonly (readonly [asker: string, words: string, answer: string])[] = [
  [
    'Mrs P. Hartlow',
    'Why must I ring at eight in the morning?',
    'Practices decide that. We asked all to say what they offer.',
  ],
  ['Mr W. Ludd', 'How much of this year’s money goes to buildings?', 'About three pounds in a hundred.'],
  [
    'A carer in Lanternfield',
    'Who looks after carers when a clinic moves?',
    'Each case has to say so; this one says it in section 4.',
  ],
  ['Ms T. Overbrook', 'Are your meetings in the evening at times?', 'In March and October we meet at six.'],
  ['A patient of two practices', 'Can letters go to both of my doctors?', 'Where you ask for it, yes.'],
];

/** A small set of lines that a report calls for. */
const SAID = [
  'The report was noted. Two members asked for the figures of the poorest fifth.',
  'The report was noted.',
  'It was discussed for some time; nobody asked for a change.',
  'The chair thanked those who wrote it, and asked for it to be shorter.',
] as const;

/** What is said at a time that the schedule gives it. */
const saying = (isOver: boolean, words: string): readonly ToldLine[] =>
  isOver ? [{ at: '', kind: 'words', words }] : [];

/** Items that every meeting of a body begins with. `before` is the day of the meeting whose minutes are approved. */
export const firstItems = (
  dice: Dice,
  seats: Seats,
  body: BodyKey,
  before: CalendarDate | undefined,
  isOver: boolean,
): readonly ToldItem[] => [
  {
    kind: 'opening',
    title: 'Apologies and interests',
    purpose: 'note',
    minutes: 5,
    lines: saying(isOver, 'Nobody declared an interest beyond those on the register.'),
  },
  ...(before
    ? [
        {
          kind: 'minutes',
          title: `Minutes of {${before}}`,
          purpose: 'decide',
          minutes: 5,
          lines: saying(isOver, 'The minutes were approved as a true record.'),
        } as const,
        {
          kind: 'actions',
          title: 'Actions and matters arising',
          purpose: 'note',
          minutes: 5,
          lines: [],
        } as const,
      ]
    : []),
  ...(body === 'governing-body' ? [questionsItem(dice, isOver)] : []),
  ...REPORTS[body].map(
    ([title, words, by]): ToldItem => ({
      kind: 'report',
      title,
      purpose: 'discuss',
      minutes: body === 'governing-body' ? 20 : 15,
      presenter: seats.named(by),
      papers: [{ title, kind: 'words', words }],
      lines: saying(isOver, dice.pick(SAID)),
    }),
  ),
];

const questionsItem = (dice: Dice, isOver: boolean): ToldItem => {
  const asked = dice.shuffled(QUESTIONS).slice(0, isOver ? dice.int(0, 2) : 2);
  return {
    kind: 'questions',
    title: 'Questions from the public',
    purpose: 'discuss',
    minutes: 10,
    lines: isOver
      ? asked.map(([asker, words, answer]) => ({
          at: '',
          kind: 'question' as const,
          words: `Question from ${asker}: “${words}” Answer: ${answer}`,
        }))
      : [],
    questions: asked.map(
      ([asker, words, answer], at): ToldQuestion => ({
        asker,
        words,
        on: '',
        state: isOver || at === 0 ? 'shown' : 'new',
        answer: isOver ? answer : undefined,
      }),
    ),
  };
};

/** What the meeting asked of people: done when its day is past, else open. */
export const actionsOf = (dice: Dice, seats: Seats, on: CalendarDate): readonly ToldAction[] =>
  dice
    .shuffled(ACTIONS)
    .slice(0, dice.int(1, 2))
    .map(([what, owner, words]) => {
      const due = addDays(on, dice.int(20, 60));
      const doneOn = addDays(due, -dice.int(0, 9));
      const isDone = doneOn < TOLD_TO && !(due > addDays(TOLD_TO, -90) && dice.chance(0.35));
      return { what, owner: seats.named(owner), due, done: isDone ? { on: doneOn, words } : undefined };
    });

/** What clinical leads decided on their own since a day, for the committee to look at. */
export const delegatedItem = (titles: readonly string[], by: Named): ToldItem => ({
  kind: 'report',
  title: 'Decisions of clinical leads',
  purpose: 'note',
  minutes: 10,
  presenter: by,
  papers: [
    {
      title: 'What clinical leads decided since the last meeting',
      kind: 'words',
      words:
        titles.length > 0
          ? titles.map((title) => `- ${title}`).join('\n')
          : 'Nothing since the last meeting.',
    },
  ],
  lines: [{ at: '', kind: 'words', words: 'The decisions were noted; none was called in.' }],
});
