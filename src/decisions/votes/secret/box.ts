import { sql } from 'kysely';
import type { Db, Trx } from '../../../platform/relational/relational.ts';
import { decisionDb } from '../../tables.ts';
import type { BallotContent } from '../tables.ts';

/** A ballot: its code, what was voted, and what it weighs. No name, no time, no number. */
export type Ballot = { readonly code: string; readonly content: BallotContent; readonly weight: number };

/** So many ballots lie on one leaf before it is parted in two. */
const LEAF = 128;
const ROWS_AT_ONCE = 1000;
/** Keeps these locks apart from those of other parts of the house. */
const LOCKS = 75;

type Leaf = { readonly first: string; readonly ballots: readonly Ballot[] };

/** Backups leave tables of this name out: see platform/backup/tables.ts. */
const tableOf = (number: number): string => `ballot_open_${number}`;

const numberOf = async (db: Db, contest: string): Promise<number | undefined> =>
  (
    await decisionDb(db)
      .selectFrom('ballot_box')
      .select('number')
      .where('contest', '=', contest)
      .executeTakeFirst()
  )?.number;

/** Opens the box of a secret vote or election: a working table of its own, with one empty leaf. */
export const openBox = async (trx: Trx, contest: string): Promise<void> => {
  const { number } = await decisionDb(trx)
    .insertInto('ballot_box')
    .values({ contest })
    .returning('number')
    .executeTakeFirstOrThrow();
  const table = sql.table(tableOf(number));
  // Letters by their bytes, so that the store and this code agree on the order of codes.
  await sql`create table ${table} (first text collate "C" primary key, ballots jsonb not null)`.execute(trx);
  await sql`comment on table ${table} is 'Ballots of one secret vote while it is open; dropped when it closes.'`.execute(
    trx,
  );
  await sql`comment on column ${table}.first is 'Codes from this one on lie on this leaf, up to that of the next.'`.execute(
    trx,
  );
  await sql`comment on column ${table}.ballots is 'Its ballots, in the order of their codes.'`.execute(trx);
  await sql`insert into ${table} (first, ballots) values ('', '[]')`.execute(trx);
};

/**
 * How the box of a contest stands. `gone`: it was open when a backup was written, and backups leave open ballots out,
 * so the ballots of whoever has voted are lost and the contest must be held anew.
 */
export const boxOf = async (db: Db, contest: string): Promise<'open' | 'gone' | 'none'> => {
  const number = await numberOf(db, contest);
  if (number === undefined) return 'none';
  const { rows } = await sql<{
    there: boolean;
  }>`select to_regclass(${tableOf(number)}) is not null as there`.execute(db);
  return rows[0]?.there ? 'open' : 'gone';
};

/**
 * Puts a ballot into an open box. It is written with its whole leaf, in the order of codes, so that nothing that is
 * stored of rows (number, place, transaction) tells which ballot came last. `there`: the same ballot lies in it
 * already. `other`: one of that code that says something else does.
 */
export const putBallot = async (
  trx: Trx,
  contest: string,
  ballot: Ballot,
): Promise<'put' | 'there' | 'other' | 'gone'> => {
  const number = await numberOf(trx, contest);
  if (number === undefined) return 'gone';
  const table = sql.table(tableOf(number));
  // One at a time through the slot: a lock that leaves no trace on any row.
  await sql`select pg_advisory_xact_lock(${LOCKS}::int, ${number}::int)`.execute(trx);
  if ((await boxOf(trx, contest)) !== 'open') return 'gone';
  const leaf = await leafOf(trx, number, ballot.code);
  const lies = leaf.ballots.find(({ code }) => code === ballot.code);
  if (lies)
    return JSON.stringify(lies.content) === JSON.stringify(ballot.content) && lies.weight === ballot.weight
      ? 'there'
      : 'other';
  const all = [...leaf.ballots, ballot].sort((a, b) => (a.code < b.code ? -1 : 1));
  const half = all.length > LEAF ? Math.floor(all.length / 2) : all.length;
  await sql`update ${table} set ballots = ${JSON.stringify(all.slice(0, half))}::jsonb
    where first = ${leaf.first}`.execute(trx);
  const [next] = all.slice(half);
  if (next)
    await sql`insert into ${table} (first, ballots)
      values (${next.code}, ${JSON.stringify(all.slice(half))}::jsonb)`.execute(trx);
  return 'put';
};

const leafOf = async (db: Db, number: number, code: string): Promise<Leaf> => {
  const { rows } = await sql<Leaf>`select first, ballots from ${sql.table(tableOf(number))}
    where first <= ${code} order by first desc limit 1`.execute(db);
  const [leaf] = rows;
  if (!leaf) throw new Error(`the box ${number} has no leaf`);
  return leaf;
};

/** Whether a ballot of this code was counted: what a voter’s second sending is known by. */
export const hasBallot = async (trx: Trx, contest: string, code: string): Promise<boolean> => {
  if ((await boxOf(trx, contest)) === 'open') {
    const number = (await numberOf(trx, contest)) ?? 0;
    return (await leafOf(trx, number, code)).ballots.some((one) => one.code === code);
  }
  const kept = await decisionDb(trx)
    .selectFrom('ballot')
    .select('code')
    .where('contest', '=', contest)
    .where('code', '=', code)
    .executeTakeFirst();
  return kept !== undefined;
};

/** All that lies in an open box, in the order of codes; undefined when it is gone. For the count at closing alone. */
export const readBox = async (trx: Trx, contest: string): Promise<readonly Ballot[] | undefined> => {
  const number = await numberOf(trx, contest);
  if (number === undefined) return undefined;
  await sql`select pg_advisory_xact_lock(${LOCKS}::int, ${number}::int)`.execute(trx);
  if ((await boxOf(trx, contest)) !== 'open') return undefined;
  const { rows } = await sql<Leaf>`select first, ballots from ${sql.table(tableOf(number))}
    order by first`.execute(trx);
  return rows.flatMap((leaf) => leaf.ballots);
};

/**
 * Closes the box: its ballots are written anew to `ballot`, in the order of their codes, and the working table is
 * dropped. Undefined when the box is gone.
 */
export const closeBox = async (trx: Trx, contest: string): Promise<readonly Ballot[] | undefined> => {
  const ballots = await readBox(trx, contest);
  if (!ballots) return undefined;
  for (let from = 0; from < ballots.length; from += ROWS_AT_ONCE)
    await decisionDb(trx)
      .insertInto('ballot')
      .values(
        ballots.slice(from, from + ROWS_AT_ONCE).map(({ code, content, weight }) => ({
          contest,
          code,
          content: JSON.stringify(content),
          weight,
        })),
      )
      .execute();
  await burnBox(trx, contest);
  return ballots;
};

/** Throws the box away with all that lies in it: of a contest that is void. */
export const burnBox = async (trx: Trx, contest: string): Promise<void> => {
  const number = await numberOf(trx, contest);
  if (number === undefined) return;
  await sql`drop table if exists ${sql.table(tableOf(number))}`.execute(trx);
  await decisionDb(trx).deleteFrom('ballot_box').where('contest', '=', contest).execute();
};

/** The ballots of a closed contest, in the order of their codes. */
export const ballotsOf = (db: Db, contest: string): Promise<Ballot[]> =>
  decisionDb(db)
    .selectFrom('ballot')
    .select(['code', 'content', 'weight'])
    .where('contest', '=', contest)
    .orderBy('code')
    .execute();
