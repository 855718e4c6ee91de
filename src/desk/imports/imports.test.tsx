import { describe, expect, it } from 'vitest';
import { publicActor } from '../../platform/actor.ts';
import type { LoadReport } from './answers.ts';
import { readWaiting } from './queue.ts';
import { importTables } from './tables.ts';
import { BAD_ROWS, GOOD, idIn, inHouse, member, NEWER, withToken } from './test-imports-page.tsx';

describe('a file sent on the imports page', () => {
  it('leads to its own page, which reports rows read and accepted, as JSON does', () =>
    inHouse(async (house) => {
      const answer = await house.upload([['lists-2016-01-01.csv', GOOD]]);
      expect(answer.status).toBe(303);
      const id = idIn(answer);
      const page = await (await house.get(`/imports/${id}`)).text();
      expect(page).toContain('2 rows read, 2 accepted, 0 rejected. It is in force.');
      const report = await house.json<LoadReport>(`/api/v1/loads/${id}`);
      expect(report).toMatchObject({
        state: 'current',
        rowsRead: 2,
        accepted: 2,
        who: 'Ms Oakhanger',
        period: '2016-01-01',
        source: { id: 'test-lists', publisher: 'Test Authority' },
      });
      expect(await house.json(`/imports/${id}/progress`)).toMatchObject({ state: 'done' });
      const list = await (await house.get('/imports')).text();
      expect(list).toContain('1 file is in force');
    }));

  it('is read after those before it, when several are sent at once', () =>
    inHouse(async (house) => {
      const answer = await house.upload([
        ['lists-2016-01-01.csv', GOOD],
        ['lists-2016-04-01.csv', NEWER],
        ['other.csv', 'a,b\r\n1,2\r\n'],
      ]);
      expect(answer.headers.get('location')).toBe('/imports');
      const { items, total, inForce } = await house.json<{
        items: LoadReport[];
        total: number;
        inForce: number;
      }>('/api/v1/loads?sort=file&dir=ascending');
      expect(items.map(({ file, state }) => [file, state])).toEqual([
        ['lists-2016-01-01.csv', 'current'],
        ['lists-2016-04-01.csv', 'current'],
        ['other.csv', 'refused'],
      ]);
      expect([total, inForce]).toEqual([3, 2]);
      expect(await importTables(house.platform.db).selectFrom('import_queue').selectAll().execute()).toEqual(
        [],
      );
    }));

  it('waits in the store with an id of its own until it is read', () =>
    inHouse(async (house) => {
      await importTables(house.platform.db)
        .insertInto('import_queue')
        .values({
          id: '00000000-0000-4000-8000-00000000000a',
          name: 'lists-2016-01-01.csv',
          path: '/nowhere/on/this/machine',
          size: 10,
          period_hint: null,
          who: JSON.stringify({ kind: 'owner' }),
          received: house.platform.now(),
          owner: null,
          phase: null,
        })
        .execute();
      const report = await house.json<LoadReport>('/api/v1/loads/00000000-0000-4000-8000-00000000000a');
      expect(report).toMatchObject({ state: 'waiting', text: 'It is read next.' });
      const page = await (await house.get('/imports')).text();
      expect(page).toContain('data-cf-progress="/imports/00000000-0000-4000-8000-00000000000a/progress"');
    }));

  it('is refused without a token, before anything is written, and when nothing was chosen', () =>
    inHouse(async (house) => {
      const body = new FormData();
      body.append('csrf', 'made up');
      body.append('files', new File([GOOD], 'lists-2016-01-01.csv'));
      expect((await house.app.request('/imports', { method: 'POST', body })).status).toBe(403);
      const nothing = await house.upload([]);
      expect(nothing.status).toBe(422);
      expect(await nothing.text()).toContain('Choose a file to load.');
    }));

  it('of two gigabytes is refused at once by what it announces', () =>
    inHouse(async (house) => {
      const answer = await house.app.request('/imports', {
        method: 'POST',
        body: 'x',
        headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '2147483648' },
      });
      expect(answer.status).toBe(413);
      expect(await answer.text()).toContain('more than 1 MB');
    }));
});

describe('what may be wrong with a file', () => {
  it('an unknown layout names the nearest one with the columns that differ', () =>
    inHouse(async (house) => {
      const text = 'Practice Code,Practice Title,People\r\nZ00001,Bellpit,1\r\n';
      const report = await house.send('lists-2016-01-01.csv', text);
      expect(report.state).toBe('refused');
      expect(report.refusal?.detail).toMatch(/“Quarterly lists”.*Practice Name.*Practice Title/);
      const page = await (await house.get(`/imports/${report.id}`)).text();
      expect(page).toContain('Practice Title');
    }));

  it('bad rows are rejected with line, column, value and reason, as CSV', () =>
    inHouse(async (house) => {
      const report = await house.send('lists-2016-01-01.csv', BAD_ROWS);
      expect(report).toMatchObject({ state: 'current', rowsRead: 4, accepted: 2, rejected: 2 });
      expect(report.notes).toEqual([{ note: 'empty lists', rows: 1 }]);
      expect(report.reasons.map(({ column, rows }) => [column, rows])).toEqual(
        expect.arrayContaining([
          ['Practice Code', 1],
          ['People', 1],
        ]),
      );
      const csv = await house.get(`/imports/${report.id}/rejects.csv`);
      expect(csv.headers.get('content-disposition')).toContain('lists-2016-01-01.csv-rejected.csv');
      const lines = (await csv.text()).trimEnd().split('\r\n');
      expect(lines[0]).toBe('line,column,value,reason');
      expect(lines[1]).toMatch(/^3,Practice Code,wrong,/);
      expect(lines[2]).toMatch(/^4,People,many,/);
      const same = await house.get(`/api/v1/loads/${report.id}/rejects`);
      expect((await same.text()).split('\r\n')).toHaveLength(4);
    }));

  it('a period that neither file nor name tells is asked for, and taken from the form', () =>
    inHouse(async (house) => {
      expect(await house.send('lists.csv', GOOD)).toMatchObject({
        state: 'refused',
        refusal: { kind: 'period-missing' },
      });
      const answer = await house.upload([['lists.csv', GOOD]], '2016-01-01');
      expect(await house.json(`/api/v1/loads/${idIn(answer)}`)).toMatchObject({
        state: 'current',
        period: '2016-01-01',
      });
    }));

  it('the same file again is known by its content and changes nothing', () =>
    inHouse(async (house) => {
      const first = await house.send('lists-2016-01-01.csv', GOOD);
      const again = await house.send('copy-of-lists-2016-01-01.csv', GOOD);
      expect(again).toMatchObject({ state: 'unchanged', sameAs: { id: first.id } });
      expect(again.text).toContain('Nothing was changed');
    }));
});

describe('a load that is wrong', () => {
  it('is replaced by a newer file for its period, which when taken back puts the former in force', () =>
    inHouse(async (house) => {
      const former = await house.send('lists-2016-01-01.csv', GOOD);
      const newer = await house.send('newer-2016-01-01.csv', NEWER);
      expect(newer).toMatchObject({ state: 'current', replaced: { id: former.id } });
      expect(await house.json(`/api/v1/loads/${former.id}`)).toMatchObject({
        state: 'superseded',
        replacedBy: { id: newer.id },
      });
      const ask = await (await house.get(`/imports/${newer.id}/take-back`)).text();
      expect(ask).toContain('Take this file back?');
      expect((await house.press(`/imports/${newer.id}/take-back`)).status).toBe(303);
      const state = async (id: string) => (await house.json<LoadReport>(`/api/v1/loads/${id}`)).state;
      expect([await state(former.id), await state(newer.id)]).toEqual(['current', 'taken-back']);
      expect((await house.press(`/imports/${newer.id}/bring-back`)).status).toBe(303);
      expect([await state(former.id), await state(newer.id)]).toEqual(['superseded', 'current']);
    }));

  it('is taken back once: a second time is refused in words', () =>
    inHouse(async (house) => {
      const load = await house.send('lists-2016-01-01.csv', GOOD);
      await house.press(`/imports/${load.id}/take-back`);
      const again = await house.press(`/imports/${load.id}/take-back`);
      expect(again.status).toBe(409);
      expect(await again.text()).toContain('This file is not in force');
    }));
});

describe('who may', () => {
  it('look is every member, send and take back only a data manager', () =>
    inHouse(async (house) => {
      const load = await house.send('lists-2016-01-01.csv', GOOD);
      house.as = member;
      expect((await house.get(`/imports/${load.id}`)).status).toBe(200);
      expect(await (await house.get('/imports')).text()).not.toContain('type="file"');
      expect((await house.get(`/imports/${load.id}/take-back`)).status).toBe(403);
      house.as = publicActor;
      expect((await house.get('/imports')).headers.get('location')).toBe('/sign-in?to=%2Fimports');
      expect((await house.get('/imports/sources')).status).toBe(200);
    }));

  it('send to the API needs a token that may write: a cookie alone does not do', () =>
    inHouse(async (house) => {
      const post = () =>
        house.app.request('/api/v1/loads?name=lists-2016-01-01.csv', { method: 'POST', body: GOOD });
      expect((await post()).status).toBe(403);
      house.as = withToken(['read']);
      expect((await post()).status).toBe(403);
      house.as = withToken(['read', 'write']);
      expect((await post()).status).toBe(202);
      await readWaiting(house.platform);
      expect((await house.app.request('/api/v1/loads', { method: 'POST', body: GOOD })).status).toBe(422);
    }));
});
