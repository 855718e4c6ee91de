import type { Ask } from '../../platform/http/ask.ts';
import type { TooMany } from './limits.ts';

/** The answer to one attempt too many: in words, and for programs in the header that they read. */
export const tooMany = (ask: Ask, refused: TooMany): Promise<Response> => {
  ask.hono.header('retry-after', String(refused.minutes * 60));
  return ask.refused(refused);
};
