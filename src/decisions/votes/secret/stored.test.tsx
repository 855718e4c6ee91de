import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { isKept, tablesToKeep } from '../../../platform/backup/tables.ts';
import type { Db, Trx } from '../../../platform/relational/relational.ts';
import { testStore } from '../../../platform/relational/test-store.ts';
import { idOf, type Known, nameOf, testHouse } from '../../kit/test-house.tsx';
import { decisionDb } from '../../tables.ts';
import { voteRoutes } from '../routes.tsx';
import { insertOpenItem } from '../test-vote.ts';

const store = testStore();

const VOTERS: readonly Known[] = [
  'nurse',
  'chair',
  'lay',
  'gp',
  'accountable',
  'partner',
  'specialist',
  'finance',
];
const choiceOf = (who: Known): string => (['nurse', 'gp', 'lay'].includes(who) ? 'against' : 'for');

/** Every row of every table as text, by table: all that anybody who has the store can read. */
const dump = async (db: Db): Promise<ReadonlyMap<string, readonly string[]>> => {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE'`.execute(db);
  const found = new Map<string, readonly string[]>();
  for (const { name } of tables) {
    const { rows } = await sql<{
      row: string;
    }>`select to_jsonb(t)::text as row from ${sql.table(name)} t`.execute(db);
    found.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return found;
};

const places = async (db: Db, table: string) =>
  (
    await sql<{ xmin: string; place: string; row: Record<string, unknown> }>`
      select xmin::text as xmin, ctid::text as place, to_jsonb(t) as row from ${sql.table(table)} t order by ctid`.execute(
      db,
    )
  ).rows;

type House = Awaited<ReturnType<typeof testHouse>>;

const castSecret = async ({ as }: House, vote: string, who: Known, choice: string) => {
  const { papers } = (await as(who).api('GET', `votes/${vote}/papers`)).body;
  const sent = await as(who).api('POST', `votes/${vote}/cast`, { choice, ...papers[0] });
  return { ...sent, paper: papers[0] as { code: string; proof: string } };
};

const openSecret = async ({ as }: House, item: number): Promise<string> =>
  (
    await as('chair').api('POST', 'votes', {
      kind: 'item',
      item,
      motion: 'That the post goes to the second candidate.',
      method: 'secret',
    })
  ).body.reference;

describe('a secret vote, by all that is stored of it', () => {
  let db: Db;
  let house: House;
  let vote: string;
  const codes: string[] = [];
  beforeAll(async () => {
    db = store.relational().db;
    // Committed vote by vote, as in life: each has a transaction of its own that the store remembers.
    house = await testHouse(store.relational(), db as Trx, { routes: voteRoutes });
    const item = await insertOpenItem(db as Trx);
    vote = await openSecret(house, item);
    for (const who of VOTERS) {
      const sent = await castSecret(house, vote, who, choiceOf(who));
      expect([sent.status, sent.body.code]).toEqual([200, sent.paper.code]);
      codes.push(sent.paper.code);
    }
  });

  const noVoterBeside = async (ballotTable: (name: string) => boolean) => {
    const people = VOTERS.flatMap((who) => [idOf(who), nameOf(who)]);
    for (const [table, rows] of await dump(db))
      for (const row of rows) {
        const withCode = codes.filter((code) => row.includes(code));
        if (ballotTable(table)) {
          for (const word of people) expect(row).not.toContain(word);
          // Neither a time nor a number in it tells when it was given.
          expect(row).not.toMatch(/\d{4}-\d\d-\d\dT|"at"|"id"|_at"/);
        } else expect([table, withCode]).toEqual([table, []]);
      }
  };

  it('while it is open, joins no ballot to a voter: not by key, time or event, and not by order or transaction', async () => {
    await noVoterBeside((table) => /^ballot_open_\d+$/.test(table));
    const [leaf, ...others] = await places(db, 'ballot_open_1');
    expect(others).toEqual([]);
    const ballots = leaf?.row.ballots as { code: string }[];
    expect(ballots.map(({ code }) => code)).toEqual([...codes].sort());
    // Each voter's row has a transaction of its own; all the ballots share one, whichever came last.
    const voters = await places(db, 'vote_voter');
    expect(new Set(voters.filter(({ row }) => row.has_voted).map(({ xmin }) => xmin)).size).toBe(
      VOTERS.length,
    );
    const events = await db.selectFrom('event').select('kind').where('object', 'like', 'vote:%').execute();
    expect(events.map(({ kind }) => kind)).toEqual(['vote.opened']);
    expect(await decisionDb(db).selectFrom('vote_cast').selectAll().execute()).toEqual([]);
  });

  it('stays out of backups while it is open', async () => {
    const kept = (await tablesToKeep(db)).map(({ name }) => name);
    expect(kept).toContain('vote');
    expect(kept.filter((name) => name.startsWith('ballot_open'))).toEqual([]);
    expect([isKept('ballot_open_12'), isKept('ballot'), isKept('ballot_box')]).toEqual([false, true, true]);
  });

  it('after it closes, keeps ballots and voters each in the order of their own names, written at once, and no working table', async () => {
    const closed = await house.as('chair').api('POST', `votes/${vote}/close`);
    expect(closed.body.words).toContain('Carried: 5 for, 3 against, 0 abstained.');
    await noVoterBeside((table) => table === 'ballot');
    const voters = await places(db, 'vote_voter');
    expect(voters.map(({ row }) => row.voter)).toEqual(voters.map(({ row }) => row.voter).sort());
    expect(new Set(voters.map(({ xmin }) => xmin)).size).toBe(1);
    const ballots = await places(db, 'ballot');
    expect(ballots.map(({ row }) => row.code)).toEqual([...codes].sort());
    expect(new Set(ballots.map(({ xmin }) => xmin)).size).toBe(1);
    expect([...(await dump(db)).keys()].filter((name) => name.startsWith('ballot_open'))).toEqual([]);
    expect(await decisionDb(db).selectFrom('ballot_box').selectAll().execute()).toEqual([]);
  });

  it('lets each find their code with what they chose, and anybody count again', async () => {
    const { body } = await house.as().api('GET', `votes/${vote}/ballots`);
    expect(body.total).toBe(VOTERS.length);
    const published = new Map(
      body.ballots.map(({ code, choice }: { code: string; choice: string }) => [code, choice]),
    );
    for (const [place, who] of VOTERS.entries())
      expect(published.get(codes[place] ?? '')).toBe(choiceOf(who));
  });
});
