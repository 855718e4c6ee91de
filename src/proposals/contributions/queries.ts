import { type Selectable, sql } from 'kysely';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import { fits } from '../../platform/relational/search-sql.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { Contribution } from './rules.ts';
import { type ContributionTable, contributionDb, type Moderation } from './tables.ts';

export type ContributionRow = Omit<Selectable<ContributionTable>, 'search'>;

const plain = <T extends { search: string }>({ search: _, ...row }: T) => row;

const isId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

export const findContribution = async (db: Db, id: string): Promise<ContributionRow | undefined> => {
  if (!isId(id)) return undefined;
  const row = await contributionDb(db)
    .selectFrom('proposal_contribution')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && plain(row);
};

/** The same, locked until the transaction ends. */
export const lockContribution = async (trx: Trx, id: string): Promise<ContributionRow | undefined> => {
  if (!isId(id)) return undefined;
  const row = await contributionDb(trx)
    .selectFrom('proposal_contribution')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && plain(row);
};

/** A proposal and all that joined it, directly or through another; whether the public may read each of them. */
export const familyOf = async (
  db: Db,
  reference: string,
): Promise<{ readonly reference: string; readonly taken_on_on: CalendarDate | null }[]> => {
  const { rows } = await sql<{ reference: string; taken_on_on: CalendarDate | null }>`
    with recursive family as (
      select reference, taken_on_on from proposal where reference = ${reference}
      union
      select p.reference, p.taken_on_on from proposal p join family f on p.merged_into = f.reference
    )
    select * from family order by reference`.execute(db);
  return rows;
};

/** Everything said of these proposals, in the order in which it was said. */
export const contributionsOf = async (db: Db, references: readonly string[]): Promise<ContributionRow[]> =>
  references.length === 0
    ? []
    : (
        await contributionDb(db)
          .selectFrom('proposal_contribution')
          .selectAll()
          .where('proposal', 'in', references)
          .orderBy('at')
          .orderBy('id')
          .execute()
      ).map(plain);

/** Ids of those of these proposals whose words, or the words of whose replies, fit what is looked for. */
export const contributionsThatFit = async (
  db: Db,
  references: readonly string[],
  words: string,
): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    select coalesce(c.reply_to, c.id) as id from proposal_contribution c
    where c.proposal = any(${sql.val([...references])}::text[])
      and ${fits(words, sql.ref('c.search'), sql.ref('c.words'))}`.execute(db);
  return new Set(rows.map(({ id }) => id));
};

/** What its rules read of a contribution. Whoever owns the next step of its proposal answers. */
export const ruleOf = (row: ContributionRow, owner: string): Contribution => ({
  id: row.id,
  replyTo: row.reply_to,
  answer:
    row.answer === 'taken-up'
      ? { kind: 'taken-up', what: row.answer_what ?? '', where: row.answer_where ?? '' }
      : row.answer === 'not-taken-up'
        ? { kind: 'not-taken-up', why: row.answer_why ?? '' }
        : null,
  owedBy: owner,
  due: row.due ?? '9999-12-31',
  removedUnder: row.taken_under,
});

/** What waits for a moderator, the longest wait first. */
export const heldContributions = async (db: Db): Promise<(ContributionRow & { readonly title: string })[]> =>
  (
    await contributionDb(db)
      .selectFrom('proposal_contribution as c')
      .innerJoin('proposal as p', 'p.reference', 'c.proposal')
      .selectAll('c')
      .select('p.title')
      .where('c.state', '=', 'held')
      .orderBy('c.at')
      .orderBy('c.id')
      .execute()
  ).map(plain);

export type Moderated = {
  readonly contribution: string;
  readonly proposal: string;
  readonly words: string;
  readonly act: Moderation;
  readonly under: string | null;
  readonly underWords: string | null;
  readonly note: string | null;
  readonly byName: string;
  readonly onDay: CalendarDate;
};

/** The log, the newest first. */
export const moderationLog = async (db: Db): Promise<Moderated[]> =>
  contributionDb(db)
    .selectFrom('proposal_moderation as m')
    .innerJoin('proposal_contribution as c', 'c.id', 'm.contribution')
    .select([
      'm.contribution',
      'c.proposal',
      'c.words',
      'm.act',
      'm.under',
      'm.under_words as underWords',
      'm.note',
      'm.by_name as byName',
      'm.on_day as onDay',
    ])
    .orderBy('m.id', 'desc')
    .execute();

/** Proposals that a person raised under a kept name: what stands there unnamed may be theirs. */
export const keptRaisedBy = async (db: Db, person: string): Promise<ReadonlySet<string>> => {
  const rows = await contributionDb(db)
    .selectFrom('proposal')
    .select('reference')
    .where('raised_by', '=', person)
    .where('name_kept', '=', true)
    .execute();
  return new Set(rows.map(({ reference }) => reference));
};

/** Who wrote something, as notifications reach them; a raiser whose name is kept hears of theirs too. */
export const writersOf = async (
  db: Db,
  row: Pick<ContributionRow, 'person' | 'kept_of'>,
): Promise<string[]> => {
  if (row.person !== null || row.kept_of === null) return row.person === null ? [] : [row.person];
  const raised = await contributionDb(db)
    .selectFrom('proposal')
    .select('raised_by')
    .where('reference', '=', row.kept_of)
    .executeTakeFirst();
  return raised?.raised_by ? [raised.raised_by] : [];
};
