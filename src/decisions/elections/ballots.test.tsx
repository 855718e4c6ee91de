import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { countElection } from '../counting/count-rules.ts';
import { outcomeWords } from '../counting/outcome-rules.ts';
import { idOf, type Known, nameOf } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { hashOfSeed, seedNumber } from './open.ts';
import { electionHouse, HANDS, type House, on, rank, withVoting } from './test-election.tsx';

const store = testStore();
const STANDING = ['gp', 'partner', 'lay'] as const;
/** How the six practices rank the three. */
const BALLOTS: Readonly<Partial<Record<Known, readonly (typeof STANDING)[number][]>>> = {
  gp: ['gp', 'lay'],
  partner: ['partner', 'lay', 'gp'],
  locum: ['gp', 'lay'],
  nurse: ['gp', 'partner'],
  lay: ['lay'],
  manager: ['partner'],
};

type Open = House & { readonly reference: string; readonly id: (who: Known) => string };
const inVoting = (work: (open: Open) => Promise<void>, more: object = {}) =>
  store.rolledBack(async (db) => {
    const house = await electionHouse(store, db);
    await work({ ...house, ...(await withVoting(house, STANDING, more)) });
  });
const kindOf = ({ body }: { body: { type?: string } }): string | undefined =>
  body.type?.replace('urn:coalface:refusal:', '');

/** All six vote; gives their codes by who they are. */
const voteAll = async (open: Open): Promise<ReadonlyMap<Known, string>> => {
  const codes = new Map<Known, string>();
  for (const [, who] of HANDS) {
    const sent = await rank(open, open.reference, who, (BALLOTS[who] ?? []).map(open.id));
    expect(sent.status).toBe(200);
    codes.set(who, sent.body.code);
  }
  return codes;
};

describe('a ranked ballot', () => {
  it('is told at its box what cannot be counted: skipped, repeated, unknown, no rank, nothing', () =>
    inVoting(async ({ as, reference, id }) => {
      const check = async (ranks: object) => {
        const { body } = await as('gp').api('POST', `elections/${reference}/check`, { ranks });
        return body.problems?.map(({ field, message }: { field: string; message: string }) => [
          field,
          message,
        ]);
      };
      const [gp, partner] = [id('gp'), id('partner')];
      expect(await check({ [gp]: 1, [partner]: 3 })).toEqual([
        [`rank-${partner}`, `${nameOf('partner')} has rank 3, and nobody has rank 2. Leave no rank out.`],
      ]);
      expect((await check({ [gp]: 1, [partner]: 1 }))[0][1]).toContain('both have rank 1');
      expect((await check({ [gp]: 'first' }))[0][1]).toContain('“first”');
      expect((await check({ 999: 1 }))[0][1]).toContain('does not stand');
      expect((await check({}))[0][1]).toBe('Put a 1 at the person whom you want most.');
      for (const ranks of [{ [gp]: 1, [partner]: 3 }, { [gp]: 1, [partner]: 1 }, { 999: 1 }, {}]) {
        const sent = await as('gp').api('POST', `elections/${reference}/cast`, { ranks });
        expect(kindOf(sent)).toBe('ballot-faults');
      }
    }));

  it('is ranked, looked at, changed and put in the box on pages, and its code is in no address', () =>
    inVoting(async ({ as, reference, id }) => {
      const path = `/decisions/elections/${reference}/vote`;
      const paper = await as('gp').page(path);
      expect(paper.html).toContain('Bellpit Medical Centre');
      const hidden = (html: string, name: string) =>
        new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
      const fields = {
        voter: 'Z00001',
        code: hidden(paper.html, 'code'),
        proof: hidden(paper.html, 'proof'),
        [`rank-${id('gp')}`]: '2',
      };
      const wrong = await as('gp').post(path, { step: 'check', ...fields });
      expect(wrong.status).toBe(422);
      expect(wrong.html).toContain('nobody has rank 1');
      expect(hidden(wrong.html, 'code')).toBe(fields.code);
      const right = { ...fields, [`rank-${id('lay')}`]: '1' };
      const look = await as('gp').post(path, { step: 'check', ...right });
      expect(look.html).toMatch(new RegExp(`<li>${nameOf('lay')}</li><li>${nameOf('gp')}</li>`));
      expect((await as('gp').post(path, { step: 'change', ...right })).html).toContain('1st choice');
      const done = await as('gp').post(path, { step: 'cast', ...right });
      expect([done.status, done.location]).toEqual([200, null]);
      expect(done.html).toContain(fields.code);
      expect((await as('gp').page(path)).status).toBe(409);
      expect((await as('gp').page(`/decisions/elections/${reference}`)).html).not.toContain(fields.code);
    }));

  it('counts once: the same paper gets the same answer, a second device is told, nobody else’s paper fits', () =>
    inVoting(async (open) => {
      const { as, reference, id } = open;
      const cast = (who: Known, given: object) =>
        as(who).api('POST', `elections/${reference}/cast`, { ranks: { [id('gp')]: 1 }, ...given });
      const other = (await as('partner').api('GET', `elections/${reference}/papers`)).body.papers[0];
      const own = (await as('gp').api('GET', `elections/${reference}/papers`)).body.papers[0];
      for (const given of [
        { code: other.code, proof: other.proof },
        { code: 'AAAA-AAAA-AAAA', proof: own.proof },
        {},
      ])
        expect(kindOf(await cast('gp', given))).toBe('ballot-paper');
      expect(kindOf(await cast('gp', { ...own, voter: 'Z00002' }))).toBe('ballot-not-on-list');
      expect((await cast('gp', own)).body).toMatchObject({ code: own.code, again: false });
      expect((await cast('gp', own)).body).toMatchObject({ code: own.code, again: true });
      const fresh = (await rank(open, reference, 'gp', [id('lay')])).body;
      expect(kindOf({ body: fresh })).toBe('ballot-given');
      expect((await as('officer').api('GET', `elections/${reference}`)).body.voted).toBe(1);
    }));

  it('is refused from who is not on the list, from the public, and outside the days of voting', () =>
    inVoting(async (open) => {
      const { as, clock, reference, id } = open;
      const ranks = { [id('gp')]: 1 };
      const cast = (who?: Known) => as(who).api('POST', `elections/${reference}/cast`, { ranks });
      expect(kindOf(await cast('finance'))).toBe('ballot-not-on-list');
      expect((await cast()).status).toBe(403);
      const { papers } = (await as('gp').api('GET', `elections/${reference}/papers`)).body;
      clock.now = on('2026-06-27');
      expect(kindOf(await as('gp').api('POST', `elections/${reference}/cast`, { ranks, ...papers[0] }))).toBe(
        'ballot-over',
      );
      expect((await as('gp').api('GET', `elections/${reference}/papers`)).body.papers).toEqual([]);
    }));
});

describe('the count', () => {
  it('is that of the counter over the published ballots and seed, so that anybody can do it again', () =>
    inVoting(async (open) => {
      const { as, reference } = open;
      const count = () => as('officer').api('POST', `elections/${reference}/count`, {});
      expect(kindOf(await count())).toBe('election-voting-open');
      expect((await as('gp').api('POST', `elections/${reference}/count`, {})).status).toBe(403);
      const { seedHash } = (await as().api('GET', `elections/${reference}`)).body;
      const codes = await voteAll(open);
      expect([(await count()).status, (await count()).status]).toEqual([200, 200]);
      const shown = (await as().api('GET', `elections/${reference}`)).body;
      const { candidates, ballots, total } = (await as().api('GET', `elections/${reference}/ballots`)).body;
      expect([total, shown.voted]).toEqual([6, 6]);
      expect(hashOfSeed(shown.seed)).toBe(seedHash);
      const again = countElection(
        {
          method: 'scottish-transferable-vote',
          seats: 2,
          quota: 'droop',
          candidates,
          seed: seedNumber(shown.seed),
        },
        ballots.map(({ ranks }: { ranks: string[] }) => ({ ranks, times: 1 })),
      );
      expect(shown.result.count).toEqual(JSON.parse(JSON.stringify(again)));
      expect(shown.elected).toEqual([nameOf('gp'), nameOf('partner')]);
      expect(shown.result.lines.map(({ words }: { words: string }) => words)).toEqual(
        shown.result.lines.map(({ id }: { id: string }) => outcomeWords(again, id)),
      );
      // Each finds their own ballot by its code.
      const published = new Map(
        ballots.map(({ code, ranks }: { code: string; ranks: string[] }) => [code, ranks]),
      );
      for (const [who, code] of codes) expect(published.get(code)).toEqual((BALLOTS[who] ?? []).map(open.id));
    }));

  it('is read by the public with rounds and reasons, and ballots as a file in the order of codes', () =>
    inVoting(async (open) => {
      const { as, reference } = open;
      const codes = [...(await voteAll(open)).values()];
      await as('officer').api('POST', `elections/${reference}/count`, {});
      const path = `/decisions/elections/${reference}`;
      const { html } = await as().page(path);
      for (const words of ['Round 1', 'was elected', 'was not elected', 'Votes that elect'])
        expect(html).toContain(words);
      for (const who of ['locum', 'nurse', 'manager'] as const) expect(html).not.toContain(nameOf(who));
      const csv = (await as().page(`${path}/ballots.csv`)).html;
      expect(csv.match(/[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/g)).toEqual([...codes].sort());
      const mine = await as().post(`${path}/ballots`, { code: (codes[0] ?? '').toLowerCase() });
      expect(mine.html).toContain('was counted');
      expect((await as().post(`${path}/ballots`, { code: 'no' })).status).toBe(422);
    }));

  it('tells only who was elected where fewer than five voted, and keeps no rounds', () =>
    inVoting(async (open) => {
      const { as, clock, db, reference, id } = open;
      for (const who of ['gp', 'partner'] as const) await rank(open, reference, who, [id(who), id('lay')]);
      clock.now = on('2026-06-27');
      await as('officer').api('POST', `elections/${reference}/count`, {});
      const shown = (await as('officer').api('GET', `elections/${reference}`)).body;
      expect(shown.elected).toHaveLength(2);
      expect([shown.result.shown, shown.result.count]).toEqual(['outcome', null]);
      expect(shown.result.lines[0].words).toBe(`${shown.elected[0]} was elected.`);
      expect(kindOf(await as('officer').api('GET', `elections/${reference}/ballots`))).toBe('ballots-kept');
      const { result } = await decisionDb(db)
        .selectFrom('election')
        .select('result')
        .where('reference', '=', reference)
        .executeTakeFirstOrThrow();
      expect(result?.count.rounds).toEqual([]);
    }));

  it('gives the elected their seats for the term, once, and whoever holds the seat a new term', () =>
    inVoting(async (open) => {
      const { as, db, reference } = open;
      await voteAll(open);
      await decisionDb(db)
        .insertInto('body_member')
        .values({
          body: 'governing-body',
          person: idOf('partner'),
          person_name: nameOf('partner'),
          seat: 'clinician',
          from_day: '2023-07-01',
          term_ends: '2026-06-30',
        })
        .execute();
      await as('officer').api('POST', `elections/${reference}/count`, {});
      expect((await as('gp').api('POST', `elections/${reference}/seat`, {})).status).toBe(403);
      const seat = () => as('officer').api('POST', `elections/${reference}/seat`, {});
      expect((await seat()).body).toEqual({ reference });
      expect(kindOf(await seat())).toBe('election-seated');
      const rows = await decisionDb(db)
        .selectFrom('body_member')
        .select(['person', 'from_day', 'term_ends', 'is_clinician'])
        .where('body', '=', 'governing-body')
        .orderBy('from_day')
        .execute();
      expect(rows.map(({ person, from_day, term_ends }) => [person, from_day, term_ends])).toEqual([
        [idOf('partner'), '2023-07-01', '2029-06-30'],
        [idOf('gp'), '2026-07-01', '2029-06-30'],
      ]);
      expect(
        kindOf(await as('officer').api('POST', `elections/${reference}/void`, { reason: 'Too late.' })),
      ).toBe('election-seated');
    }));

  it('is not held where the election is void: its ballots are burnt unread, and the page says why', () =>
    inVoting(async (open) => {
      const { as, db, reference, id } = open;
      await rank(open, reference, 'gp', [id('gp')]);
      const reason = 'A candidate was left out.';
      expect((await as('gp').api('POST', `elections/${reference}/void`, { reason })).status).toBe(403);
      expect((await as('officer').api('POST', `elections/${reference}/void`, { reason })).status).toBe(200);
      expect((await as().page(`/decisions/elections/${reference}`)).html).toContain(reason);
      expect(await decisionDb(db).selectFrom('ballot').selectAll().execute()).toEqual([]);
      expect(await decisionDb(db).selectFrom('ballot_box').selectAll().execute()).toEqual([]);
      expect(kindOf(await as('officer').api('POST', `elections/${reference}/count`, {}))).toBe(
        'election-not-at-this-step',
      );
    }));

  it('says after a restore that it must be held again', () =>
    inVoting(async (open) => {
      const { as, clock, db, reference, id } = open;
      await rank(open, reference, 'gp', [id('gp')]);
      const { number } = await decisionDb(db)
        .selectFrom('ballot_box')
        .select('number')
        .where('contest', '=', reference)
        .executeTakeFirstOrThrow();
      await sql`drop table ${sql.table(`ballot_open_${number}`)}`.execute(db);
      expect(kindOf(await rank(open, reference, 'partner', [id('gp')]))).toBe('ballot-box-gone');
      clock.now = on('2026-06-27');
      expect(kindOf(await as('officer').api('POST', `elections/${reference}/count`, {}))).toBe(
        'ballot-box-gone',
      );
      expect((await as('officer').page(`/decisions/elections/${reference}`)).html).toContain(
        'put back from a backup',
      );
    }));
});

describe('secrecy', () => {
  it('joins no ballot to a voter, by anything stored: while voting is open, and after the count', () =>
    inVoting(async (open) => {
      const { as, db, reference } = open;
      const codes = [...(await voteAll(open)).values()];
      const people = HANDS.flatMap(([code, who]) => [code, idOf(who), nameOf(who)]);
      const look = async () => {
        const { rows: tables } = await sql<{ name: string }>`select table_name as name
          from information_schema.tables
          where table_schema = current_schema() and table_type = 'BASE TABLE'`.execute(db);
        for (const { name } of tables) {
          const { rows } = await sql<{ row: string }>`select to_jsonb(t)::text as row
            from ${sql.table(name)} t`.execute(db);
          for (const { row } of rows) {
            if (!codes.some((code) => row.includes(code))) continue;
            expect(name).toMatch(/^ballot(_open_\d+)?$/);
            for (const word of people) expect(row).not.toContain(word);
            expect(row).not.toMatch(/\d{4}-\d\d-\d\dT|"at"|_at"/);
          }
        }
      };
      await look();
      const kinds = await db
        .selectFrom('event')
        .select('kind')
        .where('object', '=', `election:${reference}`)
        .execute();
      expect(kinds.map(({ kind }) => kind)).not.toContain('election.voted');
      await as('officer').api('POST', `elections/${reference}/count`, {});
      await look();
      // All voters were written anew at once, so that no row tells when its voter came.
      const voters = await sql<{ xmin: string }>`select distinct xmin::text as xmin
        from election_voter`.execute(db);
      expect(voters.rows).toHaveLength(1);
    }));
});
