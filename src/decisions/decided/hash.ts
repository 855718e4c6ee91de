import { createHash } from 'node:crypto';
import { canonical } from '../../platform/record/record.ts';

/** The text that is hashed of what stood, or of words: JSON with its keys in order, the same from every store. */
export const hashedText = (what: unknown): string => canonical(what);

/** SHA-256 of it, as `sha256sum` writes it. */
export const hashOf = (what: unknown): string => createHash('sha256').update(hashedText(what)).digest('hex');
