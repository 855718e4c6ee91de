import { z } from 'zod';
import { optionalText } from '../../platform/use.ts';

export const interestInput = z.coerce
  .number({ error: 'Say which interest.' })
  .int('Say which interest.')
  .positive('Say which interest.')
  .describe('number of the interest on the item');

/** Key of the form or the tablet: the same one twice does one thing. */
export const onceInput = optionalText(z.string().max(100)).describe(
  'key of the form: sent twice, it counts once',
);

/** When it happened, where a tablet was without its connection. */
export const atInput = optionalText(
  z.iso.datetime({ offset: true, error: 'Give an instant, such as 2026-06-09T13:28:00Z.' }),
).describe('when it happened, if before now');

/** That instant, never later than now. */
export const whenOf = (at: string | undefined, now: Date): Date =>
  at !== undefined && new Date(at) < now ? new Date(at) : now;
