import { type RawBuilder, sql } from 'kysely';

/** How alike a misspelt word and a name must be; found by trying misspellings of practices' names. */
const ALIKE = 0.5;

/** The words as beginnings of words: `bell med` finds Bellpit Medical Centre. Undefined when no word is left. */
export const prefixQuery = (words: string): string | undefined => {
  const parts = words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return parts.length > 0 ? parts.map((part) => `${part}:*`).join(' & ') : undefined;
};

/**
 * Whether a row fits the words a person wrote: by the beginnings of its words, or as a forgiving match of
 * its name. `search` is its tsvector, `name` its text.
 */
export const fits = (words: string, search: RawBuilder<unknown>, name: RawBuilder<unknown>) => {
  const query = prefixQuery(words);
  return query === undefined
    ? sql<boolean>`false`
    : sql<boolean>`(${search} @@ to_tsquery('simple', ${query})
        or word_similarity(lower(${words}), lower(${name})) >= ${ALIKE})`;
};

/** How well it fits, 0 to 1. */
export const fitness = (words: string, search: RawBuilder<unknown>, name: RawBuilder<unknown>) => {
  const query = prefixQuery(words);
  return query === undefined
    ? sql<number>`0::float8`
    : sql<number>`(case when ${search} @@ to_tsquery('simple', ${query}) then 0.5 else 0 end
        + 0.3 * word_similarity(lower(${words}), lower(${name}))
        + 0.2 * similarity(lower(${words}), lower(${name})))::float8`;
};
