import { describe, expect, it } from 'vitest';
import { idOf, nameOf } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import {
  add,
  addItem,
  type House,
  inHouse,
  post,
  REF,
  read,
  sendAgenda,
  sendPapers,
  typeOf,
} from './test-meetings-house.tsx';

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
      const form = { words: 'Will Saturday scans be offered?', asker: 'Mr W. Ludd', once: 'a' };
      for (let sent = 0; sent < 2; sent += 1) await house.as().post(`/decisions/meetings/${REF}/ask`, form);
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
      // Gone back to and written anew, the same form asks something else.
      await house.as().post(`/decisions/meetings/${REF}/ask`, { ...form, words: 'And on Sundays?' });
      expect(await page('office')).toContain('1 to be read');
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
