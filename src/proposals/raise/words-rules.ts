import type { HowOften } from '../tables.ts';

/** A title is at most so long until its leads name it. */
const LONGEST = 90;

/** What an idea is called until its leads name it: its first sentence, cut at a word where that is long. */
export const titleFrom = (what: string): string => {
  const line = what.trim().split('\n')[0]?.trim() ?? '';
  // A sentence ends at a stop before a capital or at the end: `Dr.` and `3.5` do not end one.
  const sentence = /^.{12,}?[.!?](?=\s+[“"(]?\p{Lu}|\s*$)/u.exec(line)?.[0] ?? line;
  const plain = sentence.replaceAll(/\s+/g, ' ').replace(/[\s.,;:!]+$/, '');
  if (plain.length <= LONGEST) return plain || what.trim().slice(0, LONGEST);
  const cut = plain.slice(0, LONGEST);
  const word = cut.lastIndexOf(' ');
  return `${(word > LONGEST / 2 ? cut.slice(0, word) : cut).replace(/[\s.,;:–-]+$/, '')} …`;
};

const OFTEN: Readonly<Record<HowOften, string>> = {
  'most-days': 'Most days',
  'most-weeks': 'Most weeks',
  'most-months': 'Most months',
  once: 'Once',
};
export const oftenWords = (often: HowOften): string => OFTEN[often];

const EVERYWHERE = 'Everywhere they work';

/** Whether these words of `everywhereWords` name no one place. */
export const isEverywhere = (place: string): boolean => place.startsWith(EVERYWHERE);

/** Where, in words that others read: `Everywhere they work: Bellpit Medical Centre and Ochre Street Surgery`. */
export const everywhereWords = (places: readonly string[]): string =>
  places.length === 0 || places.length > 4
    ? EVERYWHERE
    : `${EVERYWHERE}: ${
        places.length === 1 ? places[0] : `${places.slice(0, -1).join(', ')} and ${places.at(-1)}`
      }`;
