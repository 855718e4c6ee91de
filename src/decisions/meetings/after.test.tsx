import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { registerInterests } from '../interests/registries.ts';
import { idOf, type Known, nameOf, testHouse } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { registerMeetings } from './registries.ts';
import { meetingRoutes } from './routes.tsx';
import { addBody, BODY } from './test-meeting.ts';

const store = testStore();

const inHouse = (
  work: (
    house: Awaited<ReturnType<typeof testHouse>> & { db: Parameters<typeof addBody>[0] },
  ) => Promise<void>,
) =>
  store.rolledBack(async (trx) => {
    await addBody(trx);
    const house = await testHouse(store.relational(), trx, {
      routes: meetingRoutes,
      register: (platform) => {
        registerInterests(platform);
        registerMeetings(platform);
      },
    });
    await work({ ...house, db: trx });
  });
type House = Parameters<Parameters<typeof inHouse>[0]>[0];
const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;
const REF = 'MTG-2026-001';

/** A meeting with a report of one paper, and one on Quillmoor of which the partner gets nothing; its papers are out. */
const outMeeting = async ({ as, db, clock }: House) => {
  await as('office').api('POST', 'meetings', {
    body: BODY,
    title: 'Governing body, in public',
    day: '2026-06-23',
    from: '14:00',
    to: '16:30',
    place: 'Ochre Street Hall',
    video: 'https://video.example.org/room',
    inPublic: 'yes',
  });
  const post = async (path: string, given: object) =>
    (await as('office').api('POST', `meetings/${REF}/${path}`, given)).body;
  const items: number[] = [];
  for (const [title, words] of [
    ['Quality report', 'All is well in the wards.'],
    ['Heart scans', 'Quillmoor offers 240 scans a month.'],
  ]) {
    const { item } = await post('items', { kind: 'report', title, purpose: 'note', minutes: 15 });
    await post(`items/${item}/papers`, { kind: 'words', title: `On ${title}`, words });
    items.push(item);
  }
  const version = async () => (await as('office').api('GET', `meetings/${REF}`)).body.version;
  await post('send-agenda', { version: await version() });
  await decisionDb(db)
    .insertInto('item_interest')
    .values({
      item: items[1] ?? 0,
      person: idOf('partner'),
      person_name: nameOf('partner'),
      kind: 'financial',
      direct: true,
      chain: JSON.stringify([]),
      words: 'owns a share',
      how: 'added',
      ruling: 'no-papers',
      since: clock.now,
    })
    .execute();
  await post('send-papers', { version: await version() });
  return { quality: items[0] ?? 0, scans: items[1] ?? 0 };
};

describe('a pack', () => {
  it('is one document with its contents, each paper under the number of its item and its own', () =>
    inHouse(async (house) => {
      await outMeeting(house);
      const { html } = await house.as('gp').page(`/decisions/meetings/${REF}/pack`);
      expect(html).toContain('id="pack-5.1"');
      expect(html).toContain('All is well in the wards.');
      expect(html).toContain('Quillmoor offers 240 scans a month.');
      expect(html).toContain('href="#pack-6.1"');
    }));

  it('holds nothing of an item that is kept from its reader but its number, on no page and in no file', () =>
    inHouse(async (house) => {
      await outMeeting(house);
      const { as } = house;
      for (const path of ['/pack', '', '/meeting.ics', '/minutes', '/questions']) {
        const { html } = await as('partner').page(`/decisions/meetings/${REF}${path}`);
        expect(html).not.toMatch(/Heart scans|Quillmoor/);
      }
      expect((await as('partner').page(`/decisions/meetings/${REF}/pack`)).html).toContain(
        'is not in your pack',
      );
      const papers = await decisionDb(house.db).selectFrom('paper').select(['id', 'title']).execute();
      for (const { id, title } of papers)
        expect((await as('partner').page(`/decisions/meetings/${REF}/papers/${id}`)).status).toBe(
          title.includes('Heart') ? 404 : 200,
        );
    }));

  it('is not there for others before it goes out', () =>
    inHouse(async (house) => {
      await outMeeting(house);
      await decisionDb(house.db)
        .updateTable('meeting')
        .set({ state: 'agenda-out', papers_on: null })
        .execute();
      const page = async (who?: Known) => (await house.as(who).page(`/decisions/meetings/${REF}/pack`)).html;
      for (const who of [undefined, 'gp'] as const) {
        expect(await page(who)).toContain('The papers are not out yet');
        expect(await page(who)).not.toContain('All is well');
      }
      expect(await page('office')).toContain('All is well');
      expect((await house.as().page(`/decisions/meetings/${REF}/pack.pdf`)).status).toBe(404);
    }));

  it('is a task until its reader says that they have read it, and may take that back', () =>
    inHouse(async (house) => {
      await outMeeting(house);
      const kinds = async () => (await house.tasks('gp')).map(({ kind }) => kind);
      expect(await kinds()).toContain('Papers');
      await house.as('gp').post(`/decisions/meetings/${REF}/pack`, { read: 'yes' });
      await house.as('gp').post(`/decisions/meetings/${REF}/pack`, { read: 'yes' });
      expect(await kinds()).not.toContain('Papers');
      await house.as('gp').post(`/decisions/meetings/${REF}/pack`, { read: '' });
      expect(await kinds()).toContain('Papers');
    }));
});

describe('calendars', () => {
  const unfolded = (text: string) => text.replaceAll('\r\n ', '');

  it('have a meeting in UTC with the sequence of its changes, and one called off as cancelled', () =>
    inHouse(async (house) => {
      await outMeeting(house);
      const get = async (path: string, who?: Known) => unfolded((await house.as(who).page(path)).html);
      const text = await get(`/decisions/meetings/${REF}/meeting.ics`);
      expect(text).toContain('BEGIN:VCALENDAR');
      expect(text).toContain('DTSTART:20260623T130000Z');
      expect(text).toContain('DTEND:20260623T153000Z');
      expect(text).toContain('SEQUENCE:1');
      expect(text).toContain('STATUS:CONFIRMED');
      expect(text).not.toContain('video.example.org');
      expect(await get(`/decisions/meetings/${REF}/meeting.ics`, 'gp')).toContain('video.example.org');
      const version = (await house.as('office').api('GET', `meetings/${REF}`)).body.version;
      await house.as('office').api('POST', `meetings/${REF}/cancel`, { version, why: 'Snow.' });
      const feed = await get(`/decisions/bodies/${BODY}/meetings.ics`);
      expect(feed).toContain('STATUS:CANCELLED');
      expect(feed).toContain('SEQUENCE:2');
      expect(feed).toContain('SUMMARY:Called off: Governing body\\, in public');
    }));

  it('keep the time of day over the change of the clocks', () =>
    inHouse(async (house) => {
      for (const day of ['2026-10-20', '2026-10-27'])
        await house.as('office').api('POST', 'meetings', {
          body: BODY,
          title: day,
          day,
          from: '14:00',
          to: '16:00',
          place: 'Hall',
          inPublic: 'yes',
        });
      await decisionDb(house.db)
        .updateTable('meeting')
        .set({ notice_on: '2026-06-09', state: 'agenda-out' })
        .execute();
      const text = unfolded((await house.as().page(`/decisions/bodies/${BODY}/meetings.ics`)).html);
      expect(text).toContain('DTSTART:20261020T130000Z');
      expect(text).toContain('DTSTART:20261027T140000Z');
    }));

  it('are each person’s own by a secret address, which a new one closes', () =>
    inHouse(async (house) => {
      await outMeeting(house);
      const address = async () =>
        /\/decisions\/calendar\/[\w-]+\.ics/.exec((await house.as('gp').page('/decisions/mine')).html)?.[0];
      expect(await address()).toBeUndefined();
      await house.as('gp').post('/decisions/mine/calendar', {});
      const first = (await address()) ?? '';
      expect(unfolded((await house.as().page(first)).html)).toContain('video.example.org');
      const kept = await decisionDb(house.db).selectFrom('calendar_address').selectAll().execute();
      expect(JSON.stringify(kept)).not.toContain(first.slice(20, 50));
      await house.as('gp').post('/decisions/mine/calendar', {});
      expect((await house.as().page(first)).status).toBe(404);
      expect((await house.as().page((await address()) ?? '')).status).toBe(200);
      expect((await house.as().page('/decisions/calendar/guessed-guessed-guessed-guessed.ics')).status).toBe(
        404,
      );
    }));
});

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
        .select('words')
        .where('meeting', '=', 'MTG-2026-002')
        .execute();
      expect(lines).toEqual([{ words: 'The minutes of 23 June 2026 (MTG-2026-001) were approved.' }]);
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

describe('actions', () => {
  const addAction = (house: House, item: number | null, given: object = {}) =>
    decisionDb(house.db)
      .insertInto('meeting_action')
      .values({
        reference: 'ACT-2026-001',
        meeting: REF,
        item,
        what: 'Ask Kestrelbridge for its waiting times',
        owner: idOf('gp'),
        owner_name: nameOf('gp'),
        due: '2026-06-15',
        ...given,
      })
      .execute();

  it('are a task of their owner until they say what came of them', () =>
    inHouse(async (house) => {
      const { quality } = await outMeeting(house);
      await addAction(house, quality);
      expect((await house.tasks('gp')).map(({ title }) => title)).toContain(
        'Ask Kestrelbridge for its waiting times',
      );
      const done = (who: Known, given: object = {}) =>
        house.as(who).api('POST', 'meeting-actions/ACT-2026-001/done', {
          version: 1,
          words: 'They wait 11 weeks.',
          ...given,
        });
      expect((await done('nurse')).body.type).toBe(typeOf('action-not-yours'));
      const sent = await house.as('gp').post('/decisions/actions/ACT-2026-001/done', {
        version: '1',
        words: 'They wait 11 weeks.',
      });
      expect(sent.location).toBe('/decisions/actions/ACT-2026-001');
      expect((await done('gp')).body.type).toBe(typeOf('action-settled'));
      expect((await house.as('nurse').page('/decisions/actions?state=settled')).html).toContain(
        'They wait 11 weeks.',
      );
      expect(await house.tasks('gp')).not.toContainEqual(
        expect.objectContaining({ kind: 'An action of a meeting' }),
      );
    }));

  it('are carried on to a later day with the reason, or asked no more', () =>
    inHouse(async (house) => {
      await outMeeting(house);
      await addAction(house, null);
      const carried = await house.as('gp').post('/decisions/actions/ACT-2026-001/carry', {
        version: '1',
        'due-day': '1',
        'due-month': '9',
        'due-year': '2026',
        why: 'They answer in August.',
      });
      expect(carried.status).toBe(303);
      expect((await house.as('gp').page('/decisions/actions/ACT-2026-001')).html).toContain(
        '1 September 2026',
      );
      const drop = (version: number) =>
        house.as('chair').api('POST', 'meeting-actions/ACT-2026-001/drop', { version, why: 'Known.' });
      expect((await drop(1)).body.type).toBe(typeOf('changed-meanwhile'));
      await drop(2);
      expect((await house.news()).at(-1)).toMatchObject({ who: 'gp', kind: 'action.dropped' });
    }));

  it('of an item that is kept from a person are not there for them', () =>
    inHouse(async (house) => {
      const { scans } = await outMeeting(house);
      await addAction(house, scans);
      expect((await house.as('partner').api('GET', 'meeting-actions')).body.total).toBe(0);
      expect((await house.as('partner').page('/decisions/actions/ACT-2026-001')).status).toBe(404);
      expect((await house.as('nurse').api('GET', 'meeting-actions')).body.total).toBe(1);
    }));
});

describe('a member’s one page', () => {
  it('has their next meetings, papers, interests and actions, and tells no name of what is kept from them', () =>
    inHouse(async (house) => {
      await outMeeting(house);
      const { html } = await house.as('partner').page('/decisions/mine');
      expect(html).toContain('Governing body, in public');
      expect(html).toContain('1 pack to read');
      expect(html).toContain('No papers, leaves the room');
      expect(html).not.toContain('Heart scans');
      expect((await house.as('locum').page('/decisions/mine')).html).toContain(
        'No meeting of yours is planned',
      );
      expect((await house.as().page('/decisions/mine')).status).not.toBe(200);
    }));
});
