import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../platform/record/record.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { IDS, parts, TODAY, testHouse } from '../test-house.tsx';
import { interestCommands } from './commands.ts';
import { monthsOn } from './months-rules.ts';
import { lateDays, STARTING_RULES, standingOf } from './register-rules.ts';
import { clearRegisters, registerInterestTasks, remindDeclarers } from './registries.ts';
import { interestDb } from './tables.ts';

const store = testStore();
const inHouse = (work: (house: Awaited<ReturnType<typeof testHouse>> & { trx: Trx }) => Promise<void>) =>
  store.rolledBack(async (trx) => {
    const house = await testHouse(store.relational(), trx);
    registerInterestTasks(house.platform);
    await work({ ...house, trx });
  });
const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;
const SHARE = {
  organisation: 'Quillmoor Ultrasound Ltd',
  whose: 'mine',
  kind: 'financial',
  tie: 'owns-share-in',
  words: '8% of the shares',
  band: 'under-1k',
  from: '2026-05-01',
};

describe('the rules of the register', () => {
  it('count late from the day after the last, and months by the calendar', () => {
    expect(lateDays('2026-04-01', '2026-04-29', STARTING_RULES)).toBe(0);
    expect(lateDays('2026-04-01', '2026-04-30', STARTING_RULES)).toBe(1);
    expect(monthsOn('2026-08-31', 6)).toBe('2027-02-28');
    expect(monthsOn('2026-08-31', -6)).toBe('2026-02-28');
    expect(standingOf('2026-01-01', '2026-07-01', STARTING_RULES)).toBe('ended');
    expect(standingOf('2026-01-01', '2026-07-02', STARTING_RULES)).toBe('off');
    expect(standingOf('2026-01-01', '2026-01-01', STARTING_RULES)).toBe('current');
  });
});

describe('declaring', () => {
  it('keeps what a partner sends from a phone, once, with its history, and the record no free words', () =>
    inHouse(async ({ as, trx, platform }) => {
      const told: string[] = [];
      platform.registries.interestsChanged.add('test', async (_, person) => {
        told.push(person);
      });
      const form = await as('partner').page('/people/interests/declare');
      const once = /name="once" value="([^"]+)"/.exec(form.html)?.[1] ?? '';
      const fields = { ...SHARE, once, ...parts('from', '2026-05-01') };
      const sent = await as('partner').post('/people/interests/declare', fields);
      expect(sent.location).toBe('/people/interests/mine');
      await as('partner').post('/people/interests/declare', fields);
      const { body } = await as('partner').api('GET', 'interests/mine');
      expect(body.interests).toMatchObject([
        {
          what: 'Owns a share of Quillmoor Ultrasound Ltd',
          kindWords: 'Financial',
          band: 'Up to £1,000 a year',
          lateDays: 0,
          declaredOn: TODAY,
        },
      ]);
      expect(told).toEqual([IDS.partner]);
      const events = await trx
        .selectFrom('event')
        .selectAll()
        .where('kind', '=', 'interest.declared')
        .execute();
      expect(JSON.stringify(events)).not.toMatch(/Quillmoor|8%/);
      expect((await verifyRecord(trx)).broken).toBeUndefined();
      // Gone back to and changed, the same form declares another.
      await as('partner').post('/people/interests/declare', { ...fields, tie: 'director-of' });
      expect((await as('partner').api('GET', 'interests/mine')).body.interests).toHaveLength(2);
    }));

  it('asks which organisation is meant, and says plainly that it is late without refusing', () =>
    inHouse(async ({ as }) => {
      const fields = { ...SHARE, organisation: 'Ochre Street', ...parts('from', '2026-01-01') };
      const asked = await as('partner').post('/people/interests/declare', fields);
      expect(asked.status).toBe(422);
      expect(asked.html).toContain('Which one is it?');
      expect(asked.html).toContain('Ochre Street Surgery');
      const sent = await as('partner').post('/people/interests/declare', { ...fields, choice: 'Z00002' });
      expect(sent.location).toBe('/people/interests/mine');
      const { body } = await as('partner').api('GET', 'interests/mine');
      expect(body.interests[0]).toMatchObject({ organisation: 'Z00002', lateDays: 112 });
    }));

  it('looks for the organisation anew when the name is changed after one was chosen', () =>
    inHouse(async ({ as }) => {
      const fields = { ...SHARE, organisation: 'Ochre Street', choice: 'Z00002', choiceFor: 'Ochre Street' };
      const wrong = await as('partner').post('/people/interests/declare', { ...fields, kind: '' });
      expect(wrong.html).toContain('name="choice" value="Z00002"');
      expect(wrong.html).toContain('name="choiceFor" value="Ochre Street"');
      const sent = { ...fields, ...parts('from', '2026-05-01'), organisation: 'Bellpit Medical Centre' };
      const refused = await as('partner').post('/people/interests/declare', { ...sent, tie: '' });
      expect(refused.html).not.toContain('Z00002');
      await as('partner').post('/people/interests/declare', sent);
      const { body } = await as('partner').api('GET', 'interests/mine');
      expect(body.interests).toMatchObject([{ organisation: 'Z00001' }]);
    }));

  it('is refused for others, with no kind, nobody close, a strange band, a day to come', () =>
    inHouse(async ({ as }) => {
      const post = (given: object, who: 'partner' | 'officer' = 'partner') =>
        as(who).api('POST', 'interests', { ...SHARE, ...given });
      expect((await as().api('POST', 'interests', SHARE)).status).toBe(403);
      expect((await post({ person: IDS.locum })).body.type).toBe(typeOf('interest-others'));
      expect((await post({ kind: '' })).body.type).toBe(typeOf('interest-kind'));
      expect((await post({ whose: 'close' })).body.type).toBe(typeOf('interest-close'));
      expect((await post({ band: 'a-lot' })).body.type).toBe(typeOf('interest-band'));
      expect((await post({ from: '2027-01-01' })).body.type).toBe(typeOf('interest-future'));
      expect((await post({ to: '2026-04-01' })).body.type).toBe(typeOf('interest-ends-first'));
      expect((await post({ person: IDS.partner }, 'officer')).body.type).toBe(typeOf('interest-paper'));
      expect((await post({ person: IDS.partner, onPaper: 'Form of 3 May 2026' }, 'officer')).status).toBe(
        200,
      );
    }));

  it('can be corrected, ended and taken back by its person alone, each on the version before them', () =>
    inHouse(async ({ as }) => {
      const { body } = await as('partner').api('POST', 'interests', SHARE);
      const at = `interests/${body.id}`;
      expect((await as('locum').api('POST', `${at}/end`, { to: '2026-05-20', version: 1 })).body.type).toBe(
        typeOf('interest-others'),
      );
      const corrected = await as('partner').post(`/people/interests/lines/${body.id}`, {
        ...SHARE,
        choice: 'none',
        words: '9% of the shares',
        version: '1',
        ...parts('from', '2026-05-01'),
      });
      expect(corrected.location).toBe('/people/interests/mine');
      expect((await as('partner').api('POST', `${at}/end`, { to: '2026-05-20', version: 1 })).body.type).toBe(
        typeOf('changed-meanwhile'),
      );
      const ended = await as('partner').post(`/people/interests/lines/${body.id}/end`, {
        version: '2',
        ...parts('to', '2026-05-20'),
      });
      expect(ended.location).toBe('/people/interests/mine');
      const mine = await as('partner').page('/people/interests/mine');
      expect(mine.html).toContain('9% of the shares');
      expect(mine.html).toContain('Ended');
      expect(
        (await as('partner').api('POST', `${at}/take-back`, { reason: 'Never mine.', version: 3 })).status,
      ).toBe(200);
      expect((await as('partner').api('GET', 'interests/mine')).body.interests).toEqual([]);
    }));
});

describe('every year', () => {
  it('whoever must declare is asked on Home and reminded until one button says that nothing has changed', () =>
    inHouse(async ({ as, trx, platform }) => {
      const ask = platform.registries.tasks.all().find(({ name }) => name === 'interests-to-confirm');
      const partner = {
        kind: 'person' as const,
        id: IDS.partner,
        name: 'Tobias Emberleigh',
        standing: 'GP partner',
        roles: [{ role: 'gp-partner' as const, organisation: 'Z00001' }],
        secondFactor: 'not-asked' as const,
        via: 'session' as const,
      };
      const tasks = () => ask?.ask(trx, partner, TODAY);
      expect(await tasks()).toMatchObject([{ title: 'Declare your interests', due: '2020-01-29' }]);
      expect((await as('partner').page('/people/interests/mine')).html).toContain('Was due');
      const who = await as('officer').api('GET', 'interests/declaring');
      expect(who.body.people.map(({ name }: { name: string }) => name)).toContain('Tobias Emberleigh');
      expect((await as('partner').api('GET', 'interests/declaring')).status).toBe(403);
      const page = await as('officer').page('/people/interests/declaring?overdue=yes');
      expect(page.html).toContain('Tobias Emberleigh');
      // The register of a whole group is long: a page of it that is not there is empty, and not the whole again.
      const beyond = await as('officer').page('/people/interests/declaring?overdue=yes&page=9');
      expect(beyond.html).not.toContain('Tobias Emberleigh');
      expect(beyond.html).toContain('The list ends before this page');
      const [declaring] = interestCommands;
      expect(declaring?.kind === 'use' && declaring.text(who.body)).toMatch(
        /Tobias Emberleigh .+2020-01-29, overdue/,
      );
      await as('partner').post('/people/interests/confirm', {});
      await as('partner').post('/people/interests/confirm', {});
      expect(await tasks()).toEqual([]);
      const checks = await interestDb(trx).selectFrom('interest_check').selectAll().execute();
      expect(checks).toMatchObject([{ person: IDS.partner, said: 'nothing', on_day: TODAY }]);
      await remindDeclarers({ ...platform, now: () => new Date('2027-04-23T06:00:00Z') });
      const news = await trx
        .withTables<{ notification: { person: string; title: string } }>()
        .selectFrom('notification')
        .select(['person', 'title'])
        .where('person', '=', IDS.partner)
        .execute();
      expect(news).toEqual([{ person: IDS.partner, title: 'Confirm your interests by 21 May 2027' }]);
    }));

  it('is entered by the officer from a paper, of the day on it; without one it is asked for at its field', () =>
    inHouse(async ({ as, trx }) => {
      const send = (given: Record<string, string>) =>
        as('officer').post('/people/interests/confirm', { person: IDS.partner, ...given });
      const day = { 'declaredOn-day': '3', 'declaredOn-month': '5', 'declaredOn-year': '2026' };
      const refused = await send(day);
      expect(refused.status).toBe(422);
      expect(refused.html).toContain('href="#onPaper"');
      expect(refused.html).toContain('name="declaredOn-day" value="3"');
      const { location } = await send({ ...day, onPaper: 'Form of 3 May 2026, signed' });
      expect(location).toBe(`/people/interests/mine?person=${IDS.partner}`);
      const checks = await interestDb(trx).selectFrom('interest_check').selectAll().execute();
      expect(checks).toMatchObject([{ on_day: '2026-05-03', on_paper: 'Form of 3 May 2026, signed' }]);
    }));

  it('what has been kept long enough is cleared with its history, and the record says so', () =>
    inHouse(async ({ as, trx, platform }) => {
      await as('partner').api('POST', 'interests', { ...SHARE, to: '2026-05-10' });
      await as('partner').api('POST', 'interests', SHARE);
      await clearRegisters({ ...platform, now: () => new Date('2032-05-10T03:00:00Z') });
      expect(await interestDb(trx).selectFrom('interest').select('id').execute()).toHaveLength(2);
      await clearRegisters({ ...platform, now: () => new Date('2032-05-11T03:00:00Z') });
      expect(await interestDb(trx).selectFrom('interest').select('to_day').execute()).toEqual([
        { to_day: null },
      ]);
      const [event] = await trx
        .selectFrom('event')
        .selectAll()
        .where('kind', '=', 'registers.cleared')
        .execute();
      expect(event?.after).toMatchObject({ interests: 1, gifts: 0, before: '2026-05-11' });
    }));
});

describe('gifts', () => {
  it('are declared with their worth in pounds, and taken back with a reason', () =>
    inHouse(async ({ as, trx }) => {
      const sent = await as('partner').post('/people/interests/gifts/declare', {
        kind: 'hospitality',
        what: 'Dinner after a talk',
        organisation: 'Quillmoor Ultrasound Ltd',
        pounds: '£42.50',
        outcome: 'declined',
        ...parts('onDay', '2026-05-02'),
      });
      expect(sent.location).toBe('/people/interests/mine');
      const [gift] = await interestDb(trx).selectFrom('gift').select(['id', 'pence']).execute();
      expect(gift?.pence).toBe(4250);
      const back = await as('partner').post(`/people/interests/gifts/${gift?.id}/take-back`, {
        reason: 'It was for a colleague.',
        version: '1',
      });
      expect(back.location).toBe('/people/interests/mine');
      expect((await as('partner').api('GET', 'interests/mine')).body.gifts).toEqual([]);
    }));
});
