import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { idOf, type Known, nameOf } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { BODY } from './test-meeting.ts';
import { type House, inHouse, REF, typeOf } from './test-meetings-house.tsx';
import { outMeeting } from './test-out-meeting.ts';

/** The meeting held: lines in public, in private and of the item that is kept from the partner; a later one has begun. */
const heldMeeting = async (house: House) => {
  const items = await outMeeting(house);
  const { db, as } = house;
  await decisionDb(db)
    .updateTable('meeting')
    .set({ state: 'closed', closed_at: new Date('2026-06-23T15:30:00Z') })
    .execute();
  const line = (item: number | null, words: string, isPrivate = false) => ({
    meeting: REF,
    item,
    at: new Date('2026-06-23T13:26:00Z'),
    kind: 'words',
    words,
    is_private: isPrivate,
    by_name: nameOf('chair'),
  });
  await decisionDb(db)
    .insertInto('meeting_line')
    .values([
      line(null, 'The meeting opened.'),
      line(items.quality, 'The report was noted.'),
      line(items.scans, 'Scans were talked about.'),
      line(items.quality, 'A name was given.', true),
    ])
    .execute();
  await decisionDb(db)
    .insertInto('presence')
    .values(
      [
        ['chair', 'here'],
        ['gp', 'video'],
        ['lay', 'apologies'],
      ].map(([who, what]) => ({
        meeting: REF,
        person: idOf(who as Known),
        person_name: nameOf(who as Known),
        what: what as 'here',
        at: new Date('2026-06-23T13:00:00Z'),
        by_name: nameOf('chair'),
      })),
    )
    .execute();
  await as('office').api('POST', 'meetings', {
    body: BODY,
    title: 'Governing body, in July',
    day: '2026-07-14',
    from: '14:00',
    to: '16:30',
    place: 'Hall',
    inPublic: 'yes',
  });
  return items;
};

describe('minutes', () => {
  const page = async (house: House, who?: Known) =>
    (await house.as(who).page(`/decisions/meetings/${REF}/minutes`)).html;

  it('are made of the record, and read by everybody once they are published as a draft', () =>
    inHouse(async (house) => {
      await heldMeeting(house);
      expect(await page(house)).toContain('The minutes are not published yet');
      expect(await page(house, 'gp')).toContain('The report was noted.');
      expect((await house.as('gp').post(`/decisions/meetings/${REF}/minutes/publish`, {})).status).toBe(403);
      await house.as('officer').post(`/decisions/meetings/${REF}/minutes/publish`, {});
      const html = await page(house);
      expect(html).toContain('The report was noted.');
      expect(html).not.toContain('A name was given.');
      expect(html).toContain(`${nameOf('gp')} (by video)`);
      expect(html).toContain('Draft');
      expect(await page(house, 'partner')).not.toContain('Scans were talked about');
      const text = (await house.as().page(`/decisions/meetings/${REF}/minutes.txt`)).html;
      expect(text).toContain('14.26  The report was noted.');
    }));

  it('name guests, and who does something without a seat, to members alone', () =>
    inHouse(async (house) => {
      await heldMeeting(house);
      const { db, as } = house;
      await decisionDb(db)
        .insertInto('presence')
        .values({
          meeting: REF,
          person_name: 'Ms Una Guest',
          what: 'here',
          at: new Date('2026-06-23T13:00:00Z'),
          by_name: nameOf('chair'),
        })
        .execute();
      for (const [number, who] of [
        [1, 'gp'],
        [2, 'locum'],
      ] as const)
        await decisionDb(db)
          .insertInto('meeting_action')
          .values({
            reference: `ACT-2026-00${number}`,
            meeting: REF,
            what: 'Ask Kestrelbridge',
            owner: idOf(who),
            owner_name: nameOf(who),
            due: '2026-07-15',
          })
          .execute();
      await as('officer').post(`/decisions/meetings/${REF}/minutes/publish`, {});
      // An action of no item stands with what is of the meeting as a whole.
      expect((await page(house)).match(/ACT-2026-00\d/g)).toEqual(['ACT-2026-001', 'ACT-2026-002']);
      const all = async (who?: Known) =>
        [
          await page(house, who),
          (await as(who).page(`/decisions/meetings/${REF}/minutes.txt`)).html,
          JSON.stringify((await as(who).api('GET', `meetings/${REF}/minutes`)).body),
        ].map((text) => ['Ms Una Guest', nameOf('locum'), nameOf('gp')].map((name) => text.includes(name)));
      expect(await all()).toEqual(Array(3).fill([false, false, true]));
      expect(await all('gp')).toEqual(Array(3).fill([true, true, true]));
    }));

  it('are not corrected by whom a ruling keeps from the item, by the number of a line that they may not read', () =>
    inHouse(async (house) => {
      await heldMeeting(house);
      const hidden = () =>
        decisionDb(house.db)
          .selectFrom('meeting_line')
          .select(['id', 'struck_at'])
          .where('words', '=', 'Scans were talked about.')
          .executeTakeFirstOrThrow();
      const { id } = await hidden();
      const strike = (who: Known) =>
        house.as(who).api('POST', `meetings/${REF}/minutes/${id}`, { why: 'It was not said.' });
      await decisionDb(house.db)
        .updateTable('item_interest')
        .set({ person: idOf('chair') })
        .execute();
      expect((await strike('chair')).status).toBe(404);
      expect((await hidden()).struck_at).toBeNull();
      expect((await strike('officer')).status).toBe(200);
    }));

  it('are corrected by a struck line with its reason, until they are approved at a later meeting', () =>
    inHouse(async (house) => {
      await heldMeeting(house);
      const [row] = await decisionDb(house.db)
        .selectFrom('meeting_line')
        .select('id')
        .where('words', '=', 'The report was noted.')
        .execute();
      const correct = () =>
        house.as('chair').post(`/decisions/meetings/${REF}/minutes/${row?.id}/correct`, {
          why: 'It was approved.',
          instead: 'The report was approved.',
        });
      expect((await correct()).status).toBe(303);
      const html = await page(house, 'officer');
      expect(html).toContain('<s>The report was noted.</s>');
      expect(html).toContain('The report was approved.');
      const approve = async (approvedIn: string) =>
        (await house.as('officer').api('POST', `meetings/${REF}/minutes/approve`, { approvedIn })).body;
      expect((await approve('MTG-2026-002')).type).toBe(typeOf('minutes-in'));
      await decisionDb(house.db)
        .updateTable('meeting')
        .set({ state: 'open' })
        .where('reference', '=', 'MTG-2026-002')
        .execute();
      expect((await approve(REF)).type).toBe(typeOf('minutes-in'));
      expect((await approve('MTG-2026-002')).reference).toBe(REF);
      expect((await approve('MTG-2026-002')).reference).toBe(REF);
      expect(await page(house)).toContain('Approved at');
      const lines = await decisionDb(house.db)
        .selectFrom('meeting_line')
        .select(['kind', 'words'])
        .where('meeting', '=', 'MTG-2026-002')
        .execute();
      // A line that wrote itself: the room strikes out none of another kind than words.
      const words = 'The minutes of 23 June 2026 (MTG-2026-001) were approved.';
      expect(lines).toEqual([{ kind: 'minutes', words }]);
      expect((await correct()).status).toBe(409);
    }));

  it('are a task of whoever keeps the record', () =>
    inHouse(async (house) => {
      await heldMeeting(house);
      expect((await house.tasks('officer')).map(({ title }) => title)).toContain(
        'Publish the draft minutes: Governing body, in public',
      );
      const due = async () => (await house.tasks('officer')).find(({ kind }) => kind === 'Minutes')?.due;
      const { body } = await house.as('officer').api('GET', `meetings/${REF}/minutes`);
      expect(await due()).toBe(body.publishBy);
      await sql`update body_orders set orders = jsonb_set(orders, '{publication,draftMinutesDays}', '3')`.execute(
        house.db,
      );
      expect(await due()).toBe('2026-06-26');
      expect((await house.tasks('gp')).some(({ kind }) => kind === 'Minutes')).toBe(false);
    }));
});
