import type { Db } from '../../platform/relational/relational.ts';
import { type OptionRow, optionDb } from './tables.ts';

/** Doing nothing, before anybody has said what it would mean: it is always on the list. */
const nothing = (proposal: string): OptionRow => ({
  proposal,
  number: 0,
  kind: 'nothing',
  place: 0,
  label: 'Do nothing',
  words: '',
  source: '',
  address: null,
  chosen_because: null,
  withdrawn_because: null,
  changed_by_name: '',
  changed_at: new Date(0),
  version: 0,
});

/** What could be done, in its order; doing nothing is always among them, those withdrawn come last. */
export const optionsOf = async (db: Db, proposal: string): Promise<readonly OptionRow[]> => {
  const rows = await optionDb(db)
    .selectFrom('proposal_option')
    .selectAll()
    .where('proposal', '=', proposal)
    .orderBy('place')
    .orderBy('number')
    .execute();
  const all = rows.some(({ number }) => number === 0) ? rows : [nothing(proposal), ...rows];
  const standing = (row: OptionRow) => row.withdrawn_because === null;
  return [...all.filter(standing), ...all.filter((row) => !standing(row))];
};
