import { type RawBuilder, sql } from 'kysely';

/** How alike a misspelt word and the text must be. */
const ALIKE = 0.5;

/** The words as beginnings of words: `breath test` finds Breathing tests. Undefined when no word is left. */
const prefixQuery = (words: string): string | undefined => {
  const parts = words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return parts.length > 0 ? parts.map((part) => `${part}:*`).join(' & ') : undefined;
};

/**
 * Whether a row fits the words a person wrote: by the beginnings of its words, or as a forgiving match of its
 * text. `search` is its tsvector.
 */
export const fits = (words: string, search: RawBuilder<unknown>, text: RawBuilder<unknown>) => {
  const query = prefixQuery(words);
  return query === undefined
    ? sql<boolean>`false`
    : sql<boolean>`(${search} @@ to_tsquery('simple', ${query})
        or word_similarity(lower(${words}), lower(${text})) >= ${ALIKE})`;
};

/**
 * The same where both have an index: a gin index of `search`, and one with gin_trgm_ops of the very `text`. Words must
 * be as alike as the store’s own threshold asks (0.6), which is what its index answers.
 */
export const fitsByIndex = (words: string, search: RawBuilder<unknown>, text: RawBuilder<unknown>) => {
  const query = prefixQuery(words);
  return query === undefined
    ? sql<boolean>`false`
    : sql<boolean>`(${search} @@ to_tsquery('simple', ${query}) or ${words}::text <% ${text})`;
};

/** How well it fits, 0 to 1. */
export const fitness = (words: string, search: RawBuilder<unknown>, text: RawBuilder<unknown>) => {
  const query = prefixQuery(words);
  return query === undefined
    ? sql<number>`0::float8`
    : sql<number>`(case when ${search} @@ to_tsquery('simple', ${query}) then 0.5 else 0 end
        + 0.5 * word_similarity(lower(${words}), lower(${text})))::float8`;
};
