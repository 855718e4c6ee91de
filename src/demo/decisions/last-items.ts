import type { ToldItem } from '../../decisions/index.ts';
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import type { Dice } from '../random.ts';
import type { BodyKey } from './calendar.ts';
import { FOUNDING_DECIDED } from './founding-words.ts';

const COMMERCIAL = 'it would harm a purchase that is not closed';

/** The contract in private, at the end of the meeting that approved heart scans: decided, and withheld for a time. */
const privatePart = (on: CalendarDate): ToldItem => ({
  kind: 'other',
  title: 'Price of reports',
  purpose: 'decide',
  asks: 'That the group offers up to the price in the paper.',
  minutes: 10,
  privateReason: COMMERCIAL,
  papers: [
    {
      title: 'What reports cost elsewhere',
      kind: 'words',
      words: 'Prices of four hospitals, as they gave them in confidence.',
    },
  ],
  lines: [{ at: '', kind: 'words', words: 'The highest price was agreed.' }],
  vote: {
    motion: 'That the group offers up to the price in the paper.',
    method: 'consent',
    at: '',
    until: '',
  },
  decision: {
    outcome: 'yes',
    title: 'The most that we pay for a report',
    summary: 'We agreed on the most that the group offers for each report of a heart scan.',
    reasons: ['Reports are what scans wait for.', 'Both hospitals can do it at this price.'],
    withheld: {
      reason: 'Whoever bids would know our highest price.',
      until: addDays(on, 365),
    },
  },
});

/** What a meeting ends with. */
export const closingItems = (dice: Dice, body: BodyKey, on: CalendarDate): readonly ToldItem[] => {
  const risk: ToldItem = {
    kind: 'report',
    title: 'Risk register',
    purpose: 'note',
    minutes: 5,
    lines: [
      {
        at: '',
        kind: 'words',
        words: dice.pick(['One risk grew, none is new.', 'Nothing grew.', 'Two were closed.']),
      },
    ],
  };
  if (body === 'governing-body' && on === FOUNDING_DECIDED.on)
    return [
      {
        kind: 'report',
        title: 'Stroke pathway',
        purpose: 'discuss',
        minutes: 15,
        lines: [
          { at: '', kind: 'words', words: 'It comes back in the autumn with the figures of the first year.' },
        ],
      },
      risk,
      privatePart(on),
    ];
  return body === 'governing-body' || (body === 'commissioning' && dice.chance(0.4)) ? [risk] : [];
};
