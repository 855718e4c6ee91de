import { createHash } from 'node:crypto';
import { canonical } from '../../platform/record/record.ts';

/** SHA-256, as `sha256sum` writes it, of what was frozen, cast or decided: JSON with its keys in order, the same from every store. */
export const hashOf = (what: unknown): string => createHash('sha256').update(canonical(what)).digest('hex');
