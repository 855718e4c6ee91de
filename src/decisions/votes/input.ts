import { z } from 'zod';
import { confirmedWords, date, optionalChoice, optionalWords, words } from '../../platform/input.ts';
import { optionalText } from '../../platform/use.ts';
import { parseDate } from '../../shared/dates.ts';
import { londonInstant, parseTime } from '../meetings/times-rules.ts';
import { voteInput } from './find.ts';
import { CHOICES, VOTE_METHODS } from './frozen-rules.ts';

/** `2026-06-16 17:00`, as clocks in London show it. */
export const instantAt = (text: string): Date | undefined => {
  const [, day = '', time = ''] = /^(\S+)[ T]+(.+)$/.exec(text.trim()) ?? [];
  const [on, at] = [parseDate(day), parseTime(time)];
  return on && at ? londonInstant(on, at) : undefined;
};

const count = (asked: string) =>
  z.preprocess(
    (value) => (value === '' || value === undefined || value === null ? 0 : value),
    z.coerce.number({ error: asked }).int(asked).min(0, asked).max(100_000_000, asked),
  );

const once = optionalText(z.string().trim().max(100)).describe(
  'a key of your own: what is sent again under it counts once',
);

export const newVoteInput = z.object({
  kind: z.enum(['item', 'members', 'written', 'urgent'], { error: 'Say how it is held.' }),
  body: optionalText(z.string().trim().toLowerCase().max(60)).describe('of a vote between meetings'),
  item: z
    .preprocess((value) => (value === '' ? undefined : value), z.coerce.number().int().positive().optional())
    .describe('number of the item, of a vote in a meeting'),
  proposal: optionalText(z.string().trim().toUpperCase().max(40)).describe('reference of the idea'),
  title: optionalWords(200),
  motion: words('Write what is voted upon, word for word.', 2000),
  method: z.enum(VOTE_METHODS, { error: 'Choose how votes are given.' }),
  majority: optionalText(z.string().trim().max(60)).describe(
    'kind of item in the standing orders; ordinary unless given',
  ),
  closes: optionalText(z.string().trim())
    .transform((text, context) => {
      if (text === undefined) return undefined;
      const at = instantAt(text);
      if (!at)
        context.addIssue({ code: 'custom', message: 'Give a day and a time, such as 2026-06-16 17:00.' });
      return at;
    })
    .describe('when it closes by itself, in London: 2026-06-16 17:00'),
  weightedOn: optionalText(date()).describe('votes weigh by the lists of this day'),
  sizes: optionalWords(200_000).describe('list sizes by hand: a practice code and a number on each line'),
  weightsFrom: optionalWords(300).describe('where those sizes come from'),
  why: optionalWords(1000).describe('of an urgent decision: why it cannot wait'),
  consulted: z
    .preprocess(
      (value) => (typeof value === 'string' ? value.split('\n') : value),
      z.array(z.string().trim().max(200)).max(50).optional(),
    )
    .describe('of an urgent decision: who was asked first'),
  ratifies: optionalText(voteInput).describe('the urgent decision that the meeting is asked to stand by'),
  once,
  confirmed: confirmedWords,
});

export const castInput = z.object({
  reference: voteInput,
  voter: optionalText(z.string().trim().max(100)).describe(
    'whose vote: the id of a person or the code of a practice; your own unless given',
  ),
  choice: optionalChoice(CHOICES, 'Choose one: for, against or abstain.').describe('for, against or abstain'),
  for: count('Give a whole number of votes.').describe('of a vote that is split'),
  against: count('Give a whole number of votes.'),
  abstain: count('Give a whole number of votes.'),
  reason: optionalWords(1000).describe('why; published with the vote where it has a name'),
  code: optionalText(z.string().trim().max(40)).describe('of a secret vote: the code of your ballot paper'),
  proof: optionalText(z.string().trim().max(100)).describe(
    'of a secret vote: the proof of your ballot paper',
  ),
  once,
  confirmed: confirmedWords,
});

export const handsInput = {
  for: count('Count the hands for.'),
  against: count('Count the hands against.'),
  abstain: count('Count those who abstain.'),
};
