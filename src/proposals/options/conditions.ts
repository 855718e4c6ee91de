import type { Db } from '../../platform/relational/relational.ts';
import type { Proposal } from '../kit/find.ts';
import type { Condition } from '../stages/table-rules.ts';
import { optionsOf } from './queries.ts';

/** Which conditions of the stage machine this part meets: doing nothing is told, and one option is chosen. */
export const optionConditions = async (db: Db, { reference }: Proposal): Promise<readonly Condition[]> => {
  const options = await optionsOf(db, reference);
  const weighed = options.some(({ kind, words }) => kind === 'nothing' && words.trim() !== '');
  const chosen = options.some(({ chosen_because }) => chosen_because !== null);
  return [
    ...(weighed ? (['doing-nothing-weighed'] as const) : []),
    ...(chosen ? (['option-chosen'] as const) : []),
  ];
};
