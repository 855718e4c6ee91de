import { describe, expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { registerInterests } from '../interests/registries.ts';
import { idOf, nameOf, testHouse } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { meetingRoutes } from './routes.tsx';
import { addBody, addOrders, BODY } from './test-meeting.ts';

const store = testStore();

const inHouse = (
  work: (
    house: Awaited<ReturnType<typeof testHouse>> & { db: Parameters<typeof addBody>[0] },
  ) => Promise<void>,
  orders: Parameters<typeof addBody>[1] = {},
) =>
  store.rolledBack(async (trx) => {
    await addBody(trx, orders);
    await work({
      ...(await testHouse(store.relational(), trx, { routes: meetingRoutes, register: registerInterests })),
      db: trx,
    });
  });
type House = Parameters<Parameters<typeof inHouse>[0]>[0];

const MEETING = {
  body: BODY,
  title: 'Governing body, in public',
  day: '2026-06-23',
  from: '14:00',
  to: '16:30',
  place: 'Ochre Street Hall',
  inPublic: 'yes',
};
const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;
const REF = 'MTG-2026-001';

const add = async ({ as }: House, given: object = {}) => {
  const { status, body } = await as('office').api('POST', 'meetings', { ...MEETING, ...given });
  expect([status, body.detail]).toEqual([200, undefined]);
  return body.reference as string;
};
const read = async ({ as }: House, who?: Parameters<House['as']>[0]) =>
  (await as(who).api('GET', `meetings/${REF}`)).body;
const post = async ({ as }: House, path: string, given: object = {}, who: 'office' | 'chair' = 'office') =>
  (await as(who).api('POST', `meetings/${REF}/${path}`, given)).body;
const versionOf = async (house: House) => (await read(house, 'office')).version as number;

const ITEM = { kind: 'report', title: 'Quality report', purpose: 'note', minutes: 15 };
const addItem = async (house: House, given: object = {}) => {
  const body = await post(house, 'items', { ...ITEM, ...given });
  expect(body.detail).toBeUndefined();
  return body.item as number;
};
const sendAgenda = async (house: House) => post(house, 'send-agenda', { version: await versionOf(house) });
const sendPapers = async (house: House, given: object = {}) =>
  post(house, 'send-papers', { version: await versionOf(house), ...given });

describe('planning a year', () => {
  const PLAN = {
    ...MEETING,
    rhythm: 'months',
    nth: '2',
    weekday: '2',
    every: '1',
    first: '2026-09-01',
    last: '2026-12-31',
    once: 'a-form',
  };

  it('shows the days first and keeps nothing; then makes one set, however often it is sent', () =>
    inHouse(async ({ as, db }) => {
      const fields = {
        ...PLAN,
        'first-day': '1',
        'first-month': '9',
        'first-year': '2026',
        'last-day': '31',
        'last-month': '12',
        'last-year': '2026',
      };
      const shown = await as('office').post('/decisions/meetings/plan', { ...fields, step: 'preview' });
      expect(shown.html).toContain('Tuesday 8 September 2026');
      expect(shown.html).toContain('Keep 4 meetings');
      const count = async () =>
        (await decisionDb(db).selectFrom('meeting').select('starts').execute()).length;
      expect(await count()).toBe(0);
      const sent = await as('office').post('/decisions/meetings/plan', { ...fields, step: 'keep' });
      expect(sent.location).toBe(`/decisions/meetings?body=${BODY}`);
      await as('office').post('/decisions/meetings/plan', { ...fields, step: 'keep' });
      const rows = await decisionDb(db).selectFrom('meeting').select('starts').orderBy('starts').execute();
      expect(rows.map(({ starts }) => starts.toISOString())).toEqual([
        '2026-09-08T13:00:00.000Z',
        '2026-10-13T13:00:00.000Z',
        '2026-11-10T14:00:00.000Z',
        '2026-12-08T14:00:00.000Z',
      ]);
    }));

  it('leaves out a day on which the body meets already', () =>
    inHouse(async (house) => {
      await add(house, { day: '2026-10-13' });
      const { body } = await house.as('office').api('POST', 'meetings/plan', PLAN);
      expect(body.meetings).toMatchObject([
        { day: '2026-09-08' },
        { day: '2026-10-13', reference: null, taken: 'MTG-2026-001' },
        { day: '2026-11-10' },
        { day: '2026-12-08' },
      ]);
    }));

  it('is for planners; refused for days past, no day, and privacy without its reason', () =>
    inHouse(async ({ as }) => {
      expect((await as('gp').page('/decisions/meetings/plan')).status).toBe(403);
      expect((await as().api('POST', 'meetings/plan', PLAN)).status).toBe(403);
      const ask = async (given: object) =>
        (await as('office').api('POST', 'meetings/plan', { ...PLAN, ...given })).body.type;
      expect(await ask({ first: '2026-01-01' })).toBe(typeOf('meeting-past'));
      expect(await ask({ last: '2026-09-02' })).toBe(typeOf('plan-empty'));
      expect(await ask({ rhythm: 'weeks', last: '2027-12-01' })).toBe(typeOf('plan-too-many'));
      expect(await ask({ inPublic: '' })).toBe(typeOf('meeting-needs'));
      expect(await ask({ body: 'nobody' })).toBe(typeOf('meeting-body-unknown'));
    }));
});

describe('a meeting', () => {
  it('has the items that every agenda begins with, its papers’ day and its chair', () =>
    inHouse(async (house) => {
      expect(await add(house)).toBe(REF);
      expect(await read(house, 'office')).toMatchObject({
        starts: '2026-06-23T13:00:00.000Z',
        papersDue: '2026-06-18',
        agendaBy: '2026-06-16',
        chair: nameOf('chair'),
        items: [
          { number: 1, kind: 'opening', planned: '2026-06-23T13:00:00.000Z' },
          { number: 2, kind: 'minutes', planned: '2026-06-23T13:05:00.000Z' },
          { number: 3, kind: 'actions' },
          { number: 4, kind: 'questions' },
        ],
      });
    }));

  it('is made once, however often its form is sent', () =>
    inHouse(async (house) => {
      expect(await add(house, { once: 'a' })).toBe(await add(house, { once: 'a' }));
    }));

  it('is known to the public when its agenda goes out, not before', () =>
    inHouse(async (house) => {
      await add(house);
      expect((await house.as().page(`/decisions/meetings/${REF}`)).status).toBe(404);
      expect((await house.as('gp').page(`/decisions/meetings/${REF}`)).html).toContain(
        'The agenda is not out yet',
      );
      expect((await house.as().api('GET', 'meetings')).body.total).toBe(0);
      await sendAgenda(house);
      const { html } = await house.as().page(`/decisions/meetings/${REF}`);
      expect(html).toContain('Questions from the public');
      expect(html).toContain('Tuesday 23 June 2026</time>, 14.00 to 16.30');
      expect((await house.as().api('GET', 'meetings')).body.total).toBe(1);
      expect((await house.as().page('/decisions/meetings.csv')).html).toContain(
        'MTG-2026-001,"Governing body, in public",Governing body,2026-06-23,14:00,16:30',
      );
    }));

  it('moves with a reason once it is called; members are told and calendars follow', () =>
    inHouse(async (house) => {
      await add(house);
      await sendAgenda(house);
      const move = async (given: object) =>
        post(house, 'edit', { ...MEETING, day: '2026-06-30', version: await versionOf(house), ...given });
      expect((await move({})).type).toBe(typeOf('meeting-needs'));
      await move({ why: 'The hall is flooded.' });
      expect(await read(house)).toMatchObject({
        starts: '2026-06-30T13:00:00.000Z',
        papersDue: '2026-06-25',
      });
      const row = await decisionDb(house.db)
        .selectFrom('meeting')
        .select('sequence')
        .executeTakeFirstOrThrow();
      expect(row.sequence).toBe(2);
      expect((await house.news()).filter(({ who }) => who === 'lay').map(({ title }) => title)).toEqual([
        'The agenda is out: Governing body, in public, Tuesday 23 June 2026, 14.00, Ochre Street Hall',
        'Changed: Governing body, in public, now Tuesday 30 June 2026, 14.00, Ochre Street Hall',
      ]);
    }));

  it('goes across midnight and the change of the clocks', () =>
    inHouse(async (house) => {
      await add(house, { day: '2026-10-24', from: '22:00', to: '03:00' });
      expect(await read(house, 'office')).toMatchObject({
        starts: '2026-10-24T21:00:00.000Z',
        ends: '2026-10-25T03:00:00.000Z',
      });
      expect((await house.as('office').page(`/decisions/meetings/${REF}`)).html).toContain(
        '22.00 to 03.00 the next day',
      );
    }));

  it('is called off with a reason that everybody reads', () =>
    inHouse(async (house) => {
      await add(house);
      const { status, location } = await house.as('office').post(`/decisions/meetings/${REF}/cancel`, {
        version: '1',
        why: 'Snow.',
      });
      expect([status, location]).toEqual([303, `/decisions/meetings/${REF}`]);
      expect((await house.as().page(`/decisions/meetings/${REF}`)).html).toContain('called off: Snow.');
      expect((await post(house, 'items', ITEM)).type).toBe(typeOf('meeting-state'));
    }));

  it('is refused to change for whoever had an older version before them', () =>
    inHouse(async (house) => {
      await add(house);
      await addItem(house);
      expect((await post(house, 'edit', { ...MEETING, version: 1 })).status).toBe(409);
    }));
});

describe('an agenda', () => {
  it('is built in order, moved up and down, and stays as it was when a form comes twice', () =>
    inHouse(async (house) => {
      await add(house);
      const item = await addItem(house, { version: 1 });
      expect((await post(house, 'items', { ...ITEM, version: 1 })).type).toBe(typeOf('changed-meanwhile'));
      await house
        .as('office')
        .post(`/decisions/meetings/${REF}/items/${item}/move`, { to: 'up', version: '1' });
      expect((await read(house, 'office')).items.map(({ title }: { title: string }) => title)).toEqual([
        'Welcome, apologies and interests',
        'Minutes of the last meeting',
        'Actions and matters arising',
        'Quality report',
        'Questions from the public',
      ]);
    }));

  it('says what is missing, beside what the person wrote', () =>
    inHouse(async (house) => {
      await add(house);
      const { status, html } = await house.as('office').post(`/decisions/meetings/${REF}/items/new`, {
        ...ITEM,
        minutes: '15',
        purpose: 'decide',
      });
      expect(status).toBe(422);
      expect(html).toContain('it votes on these words');
      expect(html).toContain('value="Quality report"');
      const secret = await post(house, 'items', { ...ITEM, isPrivate: 'yes' });
      expect(secret).toMatchObject({ type: typeOf('meeting-needs') });
      expect((await post(house, 'items', { ...ITEM, kind: 'proposal', proposal: 'ISV-2026-001' })).type).toBe(
        typeOf('item-idea-unknown'),
      );
    }));

  it('takes a late item with its reason, marked, and tells members', () =>
    inHouse(async (house) => {
      await add(house);
      await sendAgenda(house);
      expect((await post(house, 'items', ITEM)).type).toBe(typeOf('meeting-needs'));
      await addItem(house, { why: 'The inspectors came on Monday.' });
      expect((await read(house)).items.at(-1)).toMatchObject({
        title: 'Quality report',
        late: true,
        lateReason: 'The inspectors came on Monday.',
      });
      expect((await house.news()).at(-1)).toMatchObject({
        kind: 'meeting.agenda-changed',
        title: 'A new item on the agenda of Governing body, in public',
      });
    }));

  it('keeps the numbers of the others when an item is withdrawn after it went out', () =>
    inHouse(async (house) => {
      await add(house);
      const [first, second] = [await addItem(house), await addItem(house, { title: 'Finance' })];
      await post(house, `items/${first}/withdraw`, { version: 1, why: 'Not ready.' });
      expect(
        (await read(house, 'office')).items
          .map(({ number, id }: { number: number; id: number }) => [number, id])
          .at(-1),
      ).toEqual([5, second]);
      await sendAgenda(house);
      const third = await addItem(house, { title: 'Risk', why: 'New.' });
      await post(house, `items/${second}/withdraw`, { version: 1, why: 'Withdrawn by its author.' });
      const items = (await read(house)).items as { number: number; id: number; state: string }[];
      expect(items.slice(-2)).toMatchObject([
        { number: 5, id: second, state: 'withdrawn' },
        { number: 6, id: third },
      ]);
    }));

  it('tells the public of its private part the number and the reason alone', () =>
    inHouse(async (house) => {
      await add(house);
      await addItem(house, {
        title: 'Contract with Quillmoor',
        isPrivate: 'yes',
        privateReason: 'Commercial interests',
      });
      await sendAgenda(house);
      for (const who of [undefined, 'locum'] as const) {
        const { html } = await house.as(who).page(`/decisions/meetings/${REF}`);
        expect(html).not.toContain('Quillmoor');
        expect(html).toMatch(/Item (<!-- -->)?5(<!-- -->)?: (<!-- -->)?Commercial interests/);
      }
      expect((await house.as('gp').page(`/decisions/meetings/${REF}`)).html).toContain(
        'Contract with Quillmoor',
      );
    }));

  it('needs a reason when it goes out with less notice than the orders ask for', () =>
    inHouse(async (house) => {
      await add(house, { day: '2026-06-12' });
      expect((await sendAgenda(house)).type).toBe(typeOf('meeting-needs'));
      await post(house, 'send-agenda', { version: await versionOf(house), why: 'A ward closes.' });
      expect((await read(house)).notes).toEqual([
        'Called with 4 days less notice than the orders ask for: A ward closes.',
      ]);
    }));

  it('tells of orders that changed between notice and meeting', () =>
    inHouse(async (house) => {
      await addOrders(house.db, '2026-06-15');
      await add(house);
      await sendAgenda(house);
      expect((await read(house)).notes[0]).toContain('On the day those of Monday 15 June 2026 hold');
    }));
});

describe('papers', () => {
  const paper = (house: House, item: number, given: object = {}) =>
    post(house, `items/${item}/papers`, {
      kind: 'words',
      title: 'The report',
      words: 'All is well.',
      ...given,
    });

  it('are read by everybody once they are out, private ones by the body', () =>
    inHouse(async (house) => {
      await add(house);
      const item = await addItem(house);
      const { paper: open } = await paper(house, item);
      await paper(house, item, { title: 'Names', words: 'Of staff.', privateReason: 'Of people' });
      await sendAgenda(house);
      const page = (who?: 'gp' | 'office') => house.as(who).page(`/decisions/meetings/${REF}/papers/${open}`);
      expect([(await page()).status, (await page('gp')).status, (await page('office')).status]).toEqual([
        404, 404, 200,
      ]);
      await sendPapers(house);
      expect((await page()).html).toContain('All is well.');
      expect((await read(house)).items.at(-1)).toMatchObject({
        papers: [{ title: 'The report' }],
        papersKept: 1,
      });
      expect((await read(house, 'gp')).items.at(-1).papers).toHaveLength(2);
    }));

  it('that come late need the chair and a reason, or are refused, as the orders say', () =>
    inHouse(async (house) => {
      await add(house);
      const item = await addItem(house);
      house.clock.now = new Date('2026-06-19T09:00:00Z');
      expect((await paper(house, item)).detail).toContain('when the chair agrees');
      expect((await paper(house, item, { chairAgrees: 'yes' })).type).toBe(typeOf('meeting-needs'));
      await paper(house, item, { chairAgrees: 'yes', lateReason: 'Figures came on Thursday.' });
      expect((await read(house, 'office')).items.at(-1).papers).toMatchObject([
        { late: true, lateReason: 'Figures came on Thursday.' },
      ]);
    }));

  it('are not asked for by a day that is past: the page of the meeting says what holds then', () =>
    inHouse(async (house) => {
      await add(house);
      await addItem(house);
      await sendAgenda(house);
      const page = async () => (await house.as('office').page(`/decisions/meetings/${REF}`)).html;
      expect(await page()).toContain('Their papers are due by');
      house.clock.now = new Date('2026-06-19T09:00:00Z');
      const late = await page();
      expect(late).not.toContain('Their papers are due by');
      expect(late).toContain('Their papers were due by');
      expect(late).toContain('A later paper is taken when the chair agrees and says why');
    }));

  it('are refused after their day where the orders take none', () =>
    inHouse(
      async (house) => {
        await add(house);
        const item = await addItem(house);
        house.clock.now = new Date('2026-06-19T09:00:00Z');
        expect((await paper(house, item, { chairAgrees: 'yes', lateReason: 'x' })).type).toBe(
          typeOf('paper-late'),
        );
      },
      { latePapers: 'refused' },
    ));

  it('are one when sent twice, and are in no agenda when taken back', () =>
    inHouse(async (house) => {
      await add(house);
      const item = await addItem(house);
      const first = await paper(house, item);
      expect(await paper(house, item)).toEqual(first);
      await post(house, `papers/${first.paper}/take-back`, { why: 'Wrong figures.' });
      expect((await read(house, 'office')).items.at(-1).papers).toEqual([]);
      expect((await post(house, `papers/${first.paper}/take-back`, { why: 'Again.' })).type).toBe(
        typeOf('paper-back'),
      );
    }));

  it('wait for the agenda, and stop for interests that have no ruling', () =>
    inHouse(async (house) => {
      await add(house);
      const item = await addItem(house);
      await paper(house, item);
      expect((await sendPapers(house)).type).toBe(typeOf('meeting-state'));
      await sendAgenda(house);
      await decisionDb(house.db)
        .insertInto('item_interest')
        .values({
          item,
          person: idOf('partner'),
          person_name: nameOf('partner'),
          kind: 'financial',
          direct: true,
          chain: JSON.stringify([]),
          words: 'owns 8% of Quillmoor Ultrasound Ltd',
          how: 'added',
          since: house.clock.now,
        })
        .execute();
      const looked = await house.as('office').page(`/decisions/meetings/${REF}/send-papers`);
      expect(looked.html).toContain('owns 8% of Quillmoor Ultrasound Ltd');
      expect(looked.html).toContain('Waits for a ruling');
      expect((await sendPapers(house)).type).toBe(typeOf('pack-unruled'));
      await sendPapers(house, { goOn: 'yes' });
      // Who waits for a ruling has the agenda and no paper of that item.
      expect((await read(house, 'partner')).items.at(-1)).toMatchObject({ papers: [], papersKept: 1 });
      await decisionDb(house.db).updateTable('item_interest').set({ ruling: 'no-papers' }).execute();
      expect(await read(house, 'partner')).toMatchObject({ kept: [5] });
      expect(JSON.stringify(await read(house, 'partner'))).not.toContain('Quality report');
      expect((await house.as('partner').page(`/decisions/meetings/${REF}`)).html).toContain(
        'is not in your pack',
      );
    }));
});

describe('questions from the public', () => {
  const ask = (house: House, given: object = {}) =>
    house
      .as()
      .api('POST', `meetings/${REF}/questions`, { words: 'Will Saturday scans be offered?', ...given });

  it('are taken while the agenda is out, shown when they are read, and answered', () =>
    inHouse(async (house) => {
      await add(house);
      expect((await ask(house)).status).toBe(404);
      await sendAgenda(house);
      await house.as().post(`/decisions/meetings/${REF}/ask`, {
        words: 'Will Saturday scans be offered?',
        asker: 'Mr W. Ludd',
        once: 'a',
      });
      await ask(house, { once: 'a' });
      const page = async (who?: 'office') => (await house.as(who).page(`/decisions/meetings/${REF}`)).html;
      expect(await page()).not.toContain('Saturday');
      expect(await page('office')).toContain('1 to be read');
      const [{ id }] = (await decisionDb(house.db).selectFrom('public_question').select('id').execute()) as [
        { id: number },
      ];
      expect(
        (await house.as('gp').api('POST', `meetings/${REF}/questions/${id}`, { state: 'shown' })).status,
      ).toBe(403);
      await house.as('office').post(`/decisions/meetings/${REF}/questions/${id}`, {
        state: 'shown',
        answer: 'At Lanternfield, yes.',
      });
      expect(await page()).toContain('Will Saturday scans be offered?');
      expect(await page()).toContain('At Lanternfield, yes.');
    }));

  it('are not taken in private, nor with what may tell who a patient is', () =>
    inHouse(async (house) => {
      await add(house);
      await sendAgenda(house);
      expect((await ask(house, { words: 'My NHS number is 943 476 5919, when?' })).body.type).toBe(
        typeOf('words-identify'),
      );
      await decisionDb(house.db).updateTable('meeting').set({ in_public: false }).execute();
      expect((await ask(house)).body.type).toBe(typeOf('question-closed'));
    }));

  it('keep no word of them in the record', () =>
    inHouse(async (house) => {
      await add(house);
      await sendAgenda(house);
      await ask(house, { asker: 'Mr W. Ludd' });
      const events = await house.db
        .selectFrom('event')
        .selectAll()
        .where('kind', '=', 'question.asked')
        .execute();
      expect(events).toHaveLength(1);
      expect(JSON.stringify(events)).not.toMatch(/Saturday|Ludd/);
    }));
});
