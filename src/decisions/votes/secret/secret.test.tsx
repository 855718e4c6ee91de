import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Trx } from '../../../platform/relational/relational.ts';
import { testStore } from '../../../platform/relational/test-store.ts';
import { idOf, type Known, testHouse } from '../../kit/test-house.tsx';
import { decisionDb } from '../../tables.ts';
import { voteRoutes } from '../routes.tsx';
import { insertOpenItem } from '../test-vote.ts';
import { ballotPaper, codeFrom } from './paper.ts';

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

const inSecret = (work: (house: House & { db: Trx; item: number; vote: string }) => Promise<void>) =>
  store.rolledBack(async (db) => {
    const house = await testHouse(store.relational(), db, { routes: voteRoutes });
    const item = await insertOpenItem(db);
    await work({ ...house, db, item, vote: await openSecret(house, item) });
  });

describe('voting in secret', () => {
  it('counts a paper once, gives the same answer when it is sent again, and tells a second device', () =>
    inSecret(async (house) => {
      const { as, vote } = house;
      const first = await castSecret(house, vote, 'gp', 'for');
      const again = await as('gp').api('POST', `votes/${vote}/cast`, { choice: 'for', ...first.paper });
      expect(again.body).toMatchObject({ code: first.paper.code, again: true, votes: null });
      const other = ballotPaper(house.platform.secret, vote, idOf('gp'));
      expect(
        (await as('gp').api('POST', `votes/${vote}/cast`, { choice: 'against', ...other })).body.type,
      ).toBe('urn:coalface:refusal:vote-in-already');
      expect((await as('gp').api('GET', `votes/${vote}/papers`)).body.papers).toEqual([]);
      await as('chair').api('POST', `votes/${vote}/close`);
      // Sent once more after the vote closed, it is still acknowledged.
      expect(
        (await as('gp').api('POST', `votes/${vote}/cast`, { choice: 'for', ...first.paper })).body.again,
      ).toBe(true);
    }));

  it('takes no paper of somebody else, none with a changed code, and none at all without one', () =>
    inSecret(async ({ as, vote }) => {
      const { papers } = (await as('lay').api('GET', `votes/${vote}/papers`)).body;
      const send = (given: object) => as('gp').api('POST', `votes/${vote}/cast`, { choice: 'for', ...given });
      const own = (await as('gp').api('GET', `votes/${vote}/papers`)).body.papers[0];
      for (const paper of [
        { code: papers[0].code, proof: papers[0].proof },
        { code: 'AAAA-AAAA-AAAA', proof: own.proof },
        {},
      ])
        expect((await send(paper)).body.type).toBe('urn:coalface:refusal:vote-paper');
    }));

  it('from fewer than five, or all alike, is published as carried or lost only, and its numbers are not even kept', () =>
    inSecret(async (house) => {
      const { as, db, vote } = house;
      for (const who of VOTERS) await castSecret(house, vote, who, 'for');
      const { body } = await as('chair').api('POST', `votes/${vote}/close`);
      expect(body.words).toBe('Carried. The numbers are not shown: they would tell how somebody voted.');
      const read = (await as('officer').api('GET', `votes/${vote}`)).body;
      expect(read).toMatchObject({
        shown: 'outcome',
        sums: null,
        outcome: 'carried',
        may: { ballots: false },
      });
      expect((await as('officer').api('GET', `votes/${vote}/ballots`)).body.type).toBe(
        'urn:coalface:refusal:vote-codes-kept',
      );
      const row = await decisionDb(db)
        .selectFrom('vote')
        .select('result')
        .where('reference', '=', vote)
        .executeTakeFirstOrThrow();
      expect(row.result?.votes).toEqual({ for: 0, against: 0, abstain: 0 });
    }));

  it('says after a restore that it must be held again, and can be made void', () =>
    inSecret(async (house) => {
      const { as, db, vote } = house;
      await castSecret(house, vote, 'gp', 'for');
      const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
        where table_schema = current_schema() and table_name like 'ballot_open_%'`.execute(db);
      for (const { name } of rows) await sql`drop table ${sql.table(name)}`.execute(db);
      expect((await castSecret(house, vote, 'lay', 'for')).body.type).toBe(
        'urn:coalface:refusal:vote-box-gone',
      );
      expect((await as('chair').api('POST', `votes/${vote}/close`)).body.type).toBe(
        'urn:coalface:refusal:vote-box-gone',
      );
      expect(
        (await as('chair').api('POST', `votes/${vote}/void`, { reason: 'Put back from a backup.' })).status,
      ).toBe(200);
    }));

  it('lets nobody take a secret vote down for the room', () =>
    inSecret(async ({ as, vote }) => {
      expect(
        (await as('chair').api('POST', `votes/${vote}/room`, { voter: idOf('gp'), choice: 'for' })).body.type,
      ).toBe('urn:coalface:refusal:vote-not-in-room');
    }));
});

describe('a code', () => {
  it('is read however it was written down, and nothing else is', () => {
    expect(codeFrom('k7qm 3xpa-92rt')).toBe('K7QM-3XPA-92RT');
    for (const no of ['', 'K7QM-3XPA', 'K7QM-3XPA-92R0', 'K7QM-3XPA-92RTX'])
      expect(codeFrom(no)).toBeUndefined();
  });
});
