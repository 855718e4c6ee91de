import { describe, expect, it } from 'vitest';
import { addAppointment } from '../../people/index.ts';
import { system } from '../../platform/actor.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { idOf, nameOf } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { turnElections } from './jobs.ts';
import {
  electionHouse,
  type House,
  namesOf,
  on,
  rank,
  SET_UP,
  stand,
  withNames,
  withVoting,
} from './test-election.tsx';

const store = testStore();
const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (db) => work(await electionHouse(store, db)));
const kindOf = ({ body }: { body: { type?: string } }): string | undefined =>
  body.type?.replace('urn:coalface:refusal:', '');

describe('setting an election up', () => {
  it('takes it from the officer alone, once from a form sent twice, and tells what cannot be', () =>
    inHouse(async ({ as }) => {
      for (const who of ['gp', 'chair', 'office', undefined] as const)
        expect((await as(who).api('POST', 'elections', SET_UP)).status).toBe(403);
      const first = await as('officer').api('POST', 'elections', { ...SET_UP, once: 'a' });
      const again = await as('officer').api('POST', 'elections', { ...SET_UP, once: 'a' });
      expect([first.body.reference, again.body.reference]).toEqual(['ELEC-2026-001', 'ELEC-2026-001']);
      const wrong = await as('officer').api('POST', 'elections', {
        ...SET_UP,
        rule: 'instant-runoff',
        votingFrom: '2026-06-12',
        termTo: '2026-01-01',
      });
      expect(kindOf(wrong)).toBe('election-wrong');
      expect(wrong.body.problems.map(({ field }: { field: string }) => field)).toEqual([
        'rule',
        'votingFrom',
        'termTo',
      ]);
      expect(kindOf(await as('officer').api('POST', 'elections', { ...SET_UP, seat: 'king' }))).toBe(
        'election-no-seat',
      );
    }));

  it('shows a form that keeps what was written, in which a body is chosen first', () =>
    inHouse(async ({ as }) => {
      expect((await as('officer').page('/decisions/elections/new')).html).toContain('Which body?');
      const page = await as('officer').page('/decisions/elections/new?body=governing-body');
      expect(page.html).toContain('GP of a member practice');
      const sent = await as('officer').post('/decisions/elections/new', {
        body: 'governing-body',
        title: 'Two GPs',
        seats: 'many',
      });
      expect(sent.status).toBe(422);
      expect(sent.html).toContain('value="Two GPs"');
      expect(sent.html).toContain('Say how many are elected.');
    }));

  it('is not known to the public before names can be given, and is then', () =>
    inHouse(async (house) => {
      const { as } = house;
      await as('officer').api('POST', 'elections', SET_UP);
      expect((await as().api('GET', 'elections/ELEC-2026-001')).status).toBe(404);
      expect((await as().api('GET', 'elections')).body.total).toBe(0);
      expect((await as('gp').api('GET', 'elections')).body.total).toBe(1);
      await as('officer').api('POST', 'elections/ELEC-2026-001/open-names', {});
      expect((await as().page('/decisions/elections/elec-2026-001')).html).toContain('Two GPs for the');
      expect((await house.news()).map(({ who, kind }) => [who, kind])).toContainEqual([
        'gp',
        'election.names-opened',
      ]);
    }));

  it('changes words and days until voting opens, its rule only while it is planned, and not behind somebody’s back', () =>
    inHouse(async (house) => {
      const { as } = house;
      const reference = await withNames(house);
      const edit = (more: object) =>
        as('officer').api('POST', `elections/${reference}/edit`, { ...SET_UP, version: 2, ...more });
      expect(kindOf(await edit({ seats: 3 }))).toBe('election-fixed');
      expect(kindOf(await edit({ version: 1 }))).toBe('changed-meanwhile');
      // Nobody’s days for names are cut short.
      expect(kindOf(await edit({ nominationsTo: '2026-06-08' }))).toBe('election-wrong');
      expect((await edit({ votingTo: '2026-06-28' })).status).toBe(200);
      expect((await as('gp').api('GET', `elections/${reference}`)).body.votingTo).toBe('2026-06-28');
    }));
});

describe('names', () => {
  it('are given by those who stand, once, proposed by somebody else, changed and withdrawn by themselves', () =>
    inHouse(async (house) => {
      const { as, db } = house;
      const reference = await withNames(house);
      await stand(house, reference, 'gp');
      expect((await stand(house, reference, 'gp')).status).toBe(200);
      expect(
        kindOf(await as('gp').api('POST', `elections/${reference}/names`, { statement: 'Another.' })),
      ).toBe('election-stands-already');
      const name = `elections/${reference}/names/${(await namesOf(db, reference))[idOf('gp')]}`;
      expect(kindOf(await as('gp').api('POST', `${name}/propose`, {}))).toBe('nomination-own');
      expect((await as('partner').api('POST', `${name}/propose`, {})).status).toBe(200);
      expect(kindOf(await as('lay').api('POST', `${name}/propose`, {}))).toBe('nomination-proposed');
      expect(kindOf(await as('lay').api('POST', `${name}/withdraw`, {}))).toBe('nomination-not-yours');
      expect(
        kindOf(await as('lay').api('POST', `${name}/statement`, { statement: 'Not mine.', version: 2 })),
      ).toBe('nomination-not-yours');
      expect(
        kindOf(await as('gp').api('POST', `${name}/statement`, { statement: 'Better.', version: 1 })),
      ).toBe('changed-meanwhile');
      expect((await as('gp').api('POST', `${name}/withdraw`, {})).status).toBe(200);
      expect(kindOf(await as('gp').api('POST', `${name}/withdraw`, {}))).toBe('nomination-gone');
      expect((await stand(house, reference, 'gp')).status).toBe(200);
    }));

  it('are read by members before voting opens; one who may not stand is seen by the officer and themselves alone', () =>
    inHouse(async (house) => {
      const { as, db } = house;
      const reference = await withNames(house);
      await stand(house, reference, 'gp');
      const name = `elections/${reference}/names/${(await namesOf(db, reference))[idOf('gp')]}`;
      const seen = async (who?: 'lay' | 'gp' | 'officer') =>
        (await as(who).api('GET', `elections/${reference}`)).body.names.length;
      expect([await seen(), await seen('lay'), await seen('gp')]).toEqual([0, 1, 1]);
      const no = { eligible: 'no', version: 1 };
      expect((await as('lay').api('POST', `${name}/judge`, no)).status).toBe(403);
      expect(kindOf(await as('officer').api('POST', `${name}/judge`, no))).toBe('nomination-needs-reason');
      await as('officer').api('POST', `${name}/judge`, { ...no, reason: 'Not in a member practice.' });
      expect([await seen(), await seen('lay'), await seen('gp'), await seen('officer')]).toEqual([
        0, 0, 1, 1,
      ]);
      expect((await as('lay').page(`/decisions/elections/${reference}`)).html).not.toContain(nameOf('gp'));
    }));

  it('may not tell of a patient, and the words come back', () =>
    inHouse(async (house) => {
      const reference = await withNames(house);
      const sent = await house.as('gp').post(`/decisions/elections/${reference}/stand`, {
        statement: 'I looked after 943 476 5919 for years.',
      });
      expect(sent.status).toBe(422);
      expect(sent.html).toContain('943 476 5919');
    }));

  it('are asked for on Home of those in practices, and of the officer to be looked at', () =>
    inHouse(async (house) => {
      const { db } = house;
      const reference = await withNames(house);
      await stand(house, reference, 'gp');
      const titles = async (who: 'officer' | 'lead' | 'manager') =>
        (await house.tasks(who)).filter(({ kind }) => kind === 'An election').map(({ title }) => title);
      expect(await titles('officer')).toEqual(['Say who may stand: Two GPs for the governing body']);
      expect(await titles('lead')).toEqual([]);
      await addAppointment(db, system, on('2025-01-01'), idOf('lead'), {
        role: 'salaried-gp',
        organisation: 'Z00001',
        started: '2025-01-01',
      });
      expect(await titles('lead')).toEqual(['Who stands? Two GPs for the governing body']);
    }));
});

describe('opening the vote', () => {
  it('waits for the last day for names, for a look at each, and for somebody who stands', () =>
    inHouse(async (house) => {
      const { as, clock, db } = house;
      const reference = await withNames(house);
      const open = () => as('officer').api('POST', `elections/${reference}/open-voting`, {});
      expect(kindOf(await open())).toBe('election-names-open');
      clock.now = on('2026-06-13');
      expect(kindOf(await open())).toBe('election-nobody-stands');
      clock.now = on('2026-06-12');
      await stand(house, reference, 'gp');
      clock.now = on('2026-06-13');
      expect(kindOf(await open())).toBe('election-names-unread');
      await as('officer').api(
        'POST',
        `elections/${reference}/names/${(await namesOf(db, reference))[idOf('gp')]}/judge`,
        { eligible: true, version: 1 },
      );
      expect((await open()).status).toBe(200);
      expect((await open()).status).toBe(200);
    }));

  it('fixes who stands and who votes: later changes of the council change nothing, and the store refuses others', () =>
    inHouse(async (house) => {
      const { as, db } = house;
      const { reference } = await withVoting(house, ['gp', 'partner', 'lay']);
      const read = async () => (await as('officer').api('GET', `elections/${reference}`)).body;
      const before = await read();
      await decisionDb(db)
        .updateTable('body_member')
        .set({ person: idOf('finance'), person_name: nameOf('finance') })
        .where('organisation', '=', 'Z00001')
        .execute();
      expect((await as('finance').api('GET', `elections/${reference}/papers`)).body.papers).toEqual([]);
      expect((await as('gp').api('GET', `elections/${reference}/papers`)).body.papers).toHaveLength(1);
      expect((await read()).frozenHash).toBe(before.frozenHash);
      expect([before.seed, before.seedHash.length]).toEqual([null, 64]);
      await expect(
        inTransaction(db, (trx) =>
          decisionDb(trx)
            .updateTable('election')
            .set({ seats: 5 })
            .where('reference', '=', reference)
            .execute(),
        ),
      ).rejects.toThrow('what was frozen when voting opened is never changed');
      const stranger = { voter: 'Z00009', voter_name: 'Kiln Row Surgery', cast_by: idOf('locum') };
      const tampering: readonly ((trx: Trx) => Promise<unknown>)[] = [
        (trx: Trx) =>
          decisionDb(trx)
            .deleteFrom('election_voter')
            .where('election', '=', reference)
            .where('voter', '=', 'Z00001')
            .execute(),
        (trx: Trx) =>
          decisionDb(trx)
            .insertInto('election_voter')
            .values({ election: reference, ...stranger })
            .execute(),
      ];
      for (const tamper of tampering)
        await expect(inTransaction(db, tamper)).rejects.toThrow('the list of an election');
    }));

  it('chooses a voter for a practice without a representative among its partners and managers, and leaves out who has none', () =>
    inHouse(async (house) => {
      const { as, db } = house;
      await decisionDb(db).deleteFrom('body_member').where('organisation', '=', 'Z00003').execute();
      const reference = await withNames(house);
      const hands = (given: object) => as('officer').api('POST', `elections/${reference}/hands`, given);
      expect(kindOf(await hands({ practice: 'Z00001', person: idOf('lay') }))).toBe('hand-represented');
      expect(kindOf(await hands({ practice: 'Z00003', person: idOf('lay') }))).toBe('hand-not-there');
      await addAppointment(db, system, on('2025-01-01'), idOf('locum'), {
        role: 'gp-partner',
        organisation: 'Z00003',
        started: '2025-01-01',
      });
      expect((await hands({ practice: 'Z00003', person: idOf('locum') })).status).toBe(200);
      const shown = (await as('officer').api('GET', `elections/${reference}`)).body.practices;
      expect(shown.find(({ code }: { code: string }) => code === 'Z00003')).toMatchObject({
        castBy: nameOf('locum'),
        how: 'chosen',
      });
      expect((await hands({ practice: 'Z00003' })).status).toBe(200);
      expect((await as('gp').api('POST', `elections/${reference}/hands`, {})).status).toBe(403);
    }));
});

describe('the clock', () => {
  it('opens names, opens the vote and counts, each on its day, and leaves to the officer what waits for them', () =>
    inHouse(async (house) => {
      const { as, clock, db, platform } = house;
      const { reference } = (await as('officer').api('POST', 'elections', SET_UP)).body;
      const step = async () => (await as('gp').api('GET', `elections/${reference}`)).body.step;
      await turnElections(platform);
      expect(await step()).toBe('nominations');
      for (const who of ['gp', 'partner'] as const) await stand(house, reference, who);
      clock.now = on('2026-06-15');
      await turnElections(platform);
      expect(await step()).toBe('between');
      for (const id of Object.values(await namesOf(db, reference)))
        await as('officer').api('POST', `elections/${reference}/names/${id}/judge`, {
          eligible: true,
          version: 1,
        });
      await turnElections(platform);
      expect(await step()).toBe('voting');
      const votes = async () =>
        (await house.tasks('gp')).filter(({ kind }) => kind === 'An election').map(({ href }) => href);
      expect(await votes()).toEqual([`/decisions/elections/${reference}/vote`]);
      await rank(house, reference, 'gp', [String((await namesOf(db, reference))[idOf('partner')])]);
      expect(await votes()).toEqual([]);
      // The whole of the last day counts, in London.
      clock.now = new Date('2026-06-26T22:30:00Z');
      await turnElections(platform);
      expect(await step()).toBe('voting');
      clock.now = new Date('2026-06-26T23:05:00Z');
      await turnElections(platform);
      expect(await step()).toBe('counted');
    }));
});
