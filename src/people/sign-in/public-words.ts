import type { Ask } from '../../platform/http/ask.ts';
import { attempt, type TooMany } from './limits.ts';
import { callerAddress } from './ways.ts';

/**
 * Counts once that somebody who has not signed in sends words, by their address; the refusal when there were too many
 * from it. `field` is where a form tells it, so that what they wrote comes back to them.
 */
export const countPublicWords = async <Field extends string>(
  ask: Pick<Ask, 'platform' | 'hono'>,
  field: Field,
): Promise<(TooMany & { readonly field: Field }) | undefined> => {
  const refused = await attempt(ask.platform, { 'words-address': callerAddress(ask.hono) });
  return refused && { ...refused, field };
};
