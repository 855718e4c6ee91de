import { sql } from 'kysely';
import { attachmentsOn } from '../../platform/attachments/index.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { contributionDb } from '../contributions/tables.ts';
import { ideaRef } from '../kit/refs.ts';
import { type Gathered, type Gathering, gathered, goesOnIn } from '../stages/merge-rules.ts';
import { proposalDb } from '../tables.ts';

/** All that joined a proposal, those that joined one of them among them; itself not. */
export const joinedTo = async (db: Db, reference: string): Promise<string[]> => {
  const { rows } = await sql<{ reference: string }>`
    with recursive joined as (
      select reference from proposal where merged_into = ${reference}
      union
      select p.reference from proposal p join joined j on p.merged_into = j.reference
    )
    select reference from joined where reference <> ${reference} order by reference`.execute(db);
  return rows.map((row) => row.reference);
};

/** Where a joined proposal goes on in the end; itself when it joined none. */
export const goesOnAs = async (db: Db, reference: string): Promise<string> => {
  const { rows } = await sql<{ reference: string; into: string | null }>`
    with recursive chain as (
      select reference, merged_into from proposal where reference = ${reference}
      union
      select p.reference, p.merged_into from proposal p join chain c on p.reference = c.merged_into
    )
    select reference, merged_into as "into" from chain`.execute(db);
  const into = new Map(rows.map((row) => [row.reference, row.into]));
  return goesOnIn(reference, (one) => into.get(one) ?? null);
};

/** What people did to one proposal. */
const gatheringOf = async (db: Db, reference: string): Promise<Gathering> => {
  const stances = await proposalDb(db)
    .selectFrom('proposal_stance')
    .select(['person', 'stance'])
    .where('proposal', '=', reference)
    .execute();
  const watchers = await proposalDb(db)
    .selectFrom('proposal_watcher')
    .select('person')
    .where('proposal', '=', reference)
    .execute();
  const said = await contributionDb(db)
    .selectFrom('proposal_contribution')
    .select('id')
    .where('proposal', '=', reference)
    .execute();
  const files = await attachmentsOn(db, ideaRef(reference));
  const of = (which: string) => stances.filter(({ stance }) => stance === which).map(({ person }) => person);
  return {
    reference,
    supporters: of('supports'),
    otherwise: of('otherwise'),
    watchers: watchers.map(({ person }) => person),
    comments: said.map(({ id }) => id),
    files: files.map(({ id }) => id),
  };
};

/** What people did to a proposal and to all that joined it, each person once: nobody and nothing is lost. */
export const gatheredOf = async (db: Db, reference: string): Promise<Gathered> => {
  const all: Gathering[] = [];
  for (const one of [reference, ...(await joinedTo(db, reference))]) all.push(await gatheringOf(db, one));
  return gathered(all);
};
