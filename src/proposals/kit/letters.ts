import type { Db } from '../../platform/relational/relational.ts';
import type { Group } from '../../platform/settings.ts';
import { proposalDb } from '../tables.ts';

/** The letters that references begin with, where a group has set none: the first of its name. */
const usualLetters = (group: Pick<Group, 'name'> | undefined): string => {
  const letters = (group?.name ?? '').toUpperCase().replaceAll(/[^A-Z]/g, '');
  return letters.length >= 2 ? letters.slice(0, 3) : 'CCG';
};

/** The letters of the group's references: `ISV`. */
export const lettersOf = async (db: Db, group: Pick<Group, 'name'> | undefined): Promise<string> => {
  const row = await proposalDb(db)
    .selectFrom('proposal_setting')
    .select('data')
    .where('kind', '=', 'letters')
    .where('withdrawn_on', 'is', null)
    .orderBy('in_force_from', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (row?.data as { letters?: string } | undefined)?.letters ?? usualLetters(group);
};
