import { createHash } from 'node:crypto';
import type { Place } from '../place/types.ts';

/** The same person has the same id in every copy of the place, so that a link to a page goes on working. */
export const personId = (place: Pick<Place, 'seed'>, id: string): string => {
  const hash = createHash('sha256').update(`${place.seed}:${id}`).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
};
