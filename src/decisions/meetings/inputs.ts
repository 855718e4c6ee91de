import { z } from 'zod';
import { date, optionalWords, ticked, words } from '../../platform/input.ts';
import { optionalText } from '../../platform/use.ts';
import { meetingTimes, parseTime } from './times-rules.ts';

const ASK_TIME = 'Give a time of day, such as 14:00.';

export const timeInput = z
  .string({ error: ASK_TIME })
  .refine((text) => parseTime(text) !== undefined, ASK_TIME)
  .describe('a time of day in London, 14:00');

/** When and where: the same for one meeting, for an edited one, and for a year of them. */
export const wherein = {
  title: words('Say what it is called, such as: Governing body, in public.', 120),
  from: timeInput,
  to: timeInput.describe('when it ends; not after its beginning: on the next day'),
  place: words('Say where it is: a room, or “by video”.', 200),
  video: optionalText(
    z.url({ protocol: /^https$/, error: 'Give the whole address, beginning with https://.' }).max(500),
  ).describe('address to join from afar'),
  inPublic: ticked('the public may come'),
  privateReason: optionalWords(300).describe('why not, where the public may not come'),
};
export type Wherein = z.output<z.ZodObject<typeof wherein>>;

export const dayInput = date('Give a day, such as 9 6 2026.').describe('the day, 2026-06-09');

/** Beginning and end of a meeting whose times were checked by `timeInput`. */
export const timesOn = (day: string, { from, to }: Pick<Wherein, 'from' | 'to'>) =>
  meetingTimes(day, parseTime(from) ?? from, parseTime(to) ?? to);

export const minutesInput = z.coerce
  .number({ error: 'Give a whole number of minutes.' })
  .int('Give a whole number of minutes.')
  .min(1, 'Give at least one minute.')
  .max(480, 'Give at most 480 minutes.')
  .describe('minutes');

export const onceInput = optionalText(z.string().max(80)).describe(
  'key of the form: sent twice, it makes one',
);
