import { createHash } from 'node:crypto';
import { canonical } from './record/record.ts';

/**
 * The key under which what a form says is kept once: of the form’s own key, and of what it says. Sent twice a form counts
 * once; gone back to, changed and sent again it says something new, of which nothing is lost. Null without a key.
 */
export const onceKey = (once: string | undefined, said: unknown): string | null =>
  once ? `${once} ${createHash('sha256').update(canonical(said)).digest('hex').slice(0, 24)}` : null;
