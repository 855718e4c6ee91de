import { sql } from 'kysely';
import type { Db } from '../../platform/relational/relational.ts';
import type { Proposal } from '../kit/find.ts';
import type { State } from '../stages/table-rules.ts';

export type AlikeProposal = { readonly reference: string; readonly title: string; readonly state: State };

/** How alike the words of two must be before one is offered as the same as the other. */
const ALIKE = 0.12;

/** Proposals that this one may be the same as and could join: those whose words are most like its own. */
export const alikeTo = async (
  db: Db,
  { reference, title, what }: Pick<Proposal, 'reference' | 'title' | 'what'>,
): Promise<AlikeProposal[]> => {
  const { rows } = await sql<AlikeProposal>`
    select reference, title, state from (
      select reference, title, state, similarity(lower(title || ' ' || what), lower(${`${title} ${what}`})) as likeness
      from proposal
      where reference <> ${reference} and merged_into is null and state not in ('withdrawn', 'not-pursued', 'reviewed')
    ) as found
    where likeness >= ${ALIKE}
    order by likeness desc, reference
    limit 5`.execute(db);
  return rows;
};
