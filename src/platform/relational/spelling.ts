import { sql } from 'kysely';
import type { Db } from './relational.ts';

/** How alike a word must be to one that nothing holds, and to one that something does. */
const UNKNOWN_ALIKE = 0.4;
const KNOWN_ALIKE = 0.6;
/** The most spellings of one word that are looked for. */
const MOST_SPELLINGS = 8;
/** The most words of one search. */
const MOST_WORDS = 12;

export type Spelt = {
  /** All of the words as beginnings of words, as they were typed: the best fits. */
  readonly typed: string;
  /** All of them, each as typed or spelt like it. */
  readonly all: string;
  /** Any of them. */
  readonly any: string;
};

/**
 * What a person typed as queries for `to_tsquery('simple', …)`, forgiving of spelling: each word is held against the
 * words that stand in what is searched (`search_word`), so that the texts themselves are found by their index alone.
 * Undefined when no word is left.
 */
export const spelledOut = async (db: Db, words: string): Promise<Spelt | undefined> => {
  const parts = [...new Set(words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])].slice(0, MOST_WORDS);
  if (parts.length === 0) return undefined;
  const { rows } = await sql<{ typed: string; word: string }>`
    select t.typed, w.word
    from unnest(${sql.val(parts)}::text[]) t(typed)
    cross join lateral (
      select exists (select from search_word k where k.word like t.typed || '%') as known
    ) k
    cross join lateral (
      select s.word from search_word s
      where s.word % t.typed
        and similarity(s.word, t.typed) >= case when k.known then ${KNOWN_ALIKE}::float8 else ${UNKNOWN_ALIKE}::float8 end
      order by similarity(s.word, t.typed) desc, s.word limit ${MOST_SPELLINGS}
    ) w
    where length(t.typed) > 2`.execute(db);
  const spellings = parts.map((part) => {
    const found = rows
      .filter(({ typed }) => typed === part)
      .map(({ word }) => `'${word.replaceAll("'", "''")}'`);
    return `(${[`${part}:*`, ...found].join(' | ')})`;
  });
  return {
    typed: parts.map((part) => `${part}:*`).join(' & '),
    all: spellings.join(' & '),
    any: spellings.join(' | '),
  };
};
