import { randomUUID } from 'node:crypto';
import type { Db } from '../../platform/relational/relational.ts';
import { decisionDb } from '../tables.ts';
import type { Place } from './place.ts';
import { stoodNow } from './stood.ts';

/** A row of the form for somebody who saw it otherwise. */
export type DissentRow = { readonly name: string; readonly standing: string; readonly words: string };

/** Rows of who saw it otherwise as fields of a form, with one empty row to write in. */
export const dissentValues = (rows: readonly DissentRow[]): Record<string, string> =>
  Object.fromEntries(
    [...rows, { name: '', standing: '', words: '' }].flatMap(({ name, standing, words }, i) => [
      [`dissentName-${i}`, name],
      [`dissentStanding-${i}`, standing],
      [`dissentWords-${i}`, words],
    ]),
  );

/** How many rows a form has. */
export const dissentCount = (values: Readonly<Record<string, string>>): number =>
  Object.keys(values).filter((name) => name.startsWith('dissentWords-')).length;

/** Those rows of a form in which something was said; a name without words said nothing. */
export const dissentIn = (values: Readonly<Record<string, string>>): readonly DissentRow[] =>
  Array.from({ length: dissentCount(values) }, (_, i) => ({
    name: values[`dissentName-${i}`]?.trim() ?? '',
    standing: values[`dissentStanding-${i}`]?.trim() ?? '',
    words: values[`dissentWords-${i}`]?.trim() ?? '',
  })).filter(({ words }) => words !== '');

const conditionsOf = async (db: Db, item: number | undefined): Promise<string[]> =>
  item === undefined
    ? []
    : (
        await decisionDb(db)
          .selectFrom('item_condition')
          .select('words')
          .where('item', '=', item)
          .where('taken_back_at', 'is', null)
          .orderBy('position')
          .execute()
      ).map(({ words }) => words);

/** What a form begins with: the result of the vote, the conditions as they were added, who voted against and why. */
export const prefilled = async (db: Db, place: Place): Promise<Record<string, string>> => {
  const { item, voted, proposal } = place;
  const conditions = await conditionsOf(db, item?.id);
  const carried = voted?.vote.result?.outcome === 'carried';
  const against = (await stoodNow(db, place)).who.filter(({ vote }) => vote === 'against');
  const reasons = new Map(
    (voted?.casts ?? []).flatMap(({ voter, reason }) =>
      reason === null
        ? []
        : [[voted?.voters.find((one) => one.voter === voter)?.voter_name ?? '', reason] as const],
    ),
  );
  return {
    title: proposal?.title ?? item?.title ?? voted?.vote.title ?? '',
    outcome: voted ? (carried ? (conditions.length > 0 ? 'yes-with-conditions' : 'yes') : 'no') : '',
    conditions: conditions.join('\n'),
    ...dissentValues(
      against.map(({ name, standing }) => ({ name, standing, words: reasons.get(name) ?? '' })),
    ),
    reviewBy: proposal?.manager ? 'manager' : 'body',
    publish: 'by-rules',
    once: randomUUID(),
  };
};
