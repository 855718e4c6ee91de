import { describe, expect, it } from 'vitest';
import { PRACTICES } from '../kit/test-figures.ts';
import { idOf } from '../kit/test-house.tsx';
import { inHouse, PEOPLE, record, typeOf, WORDS } from './test-gaps.tsx';

describe('a gap', () => {
  it('shows today’s figure beside the one that was kept, and says what changed', () =>
    inHouse(async (house) => {
      const reference = await record(house);
      house.loaded.recorded = 2.9;
      house.loaded.year = '2026/27';
      const { html } = await house.as('locum').page(`/population/gaps/${reference}`);
      expect(html).toContain('What has changed since');
      expect(html).toContain('It was of 2025/26; now it is of 2026/27.');
      expect(html).toContain('then 2.3, now 2.9');
      const { body } = await house.as('locum').api('GET', `gaps/${reference}`);
      expect(body.figure.table.rows[0]).toEqual(['1, most deprived', 2.3, 3.6]);
      expect(body.today.figure.table.rows[0]).toEqual(['1, most deprived', 2.9, 3.6]);
    }));

  it('says plainly when its figure can no longer be made, and still draws the one that was kept', () =>
    inHouse(async (house) => {
      const reference = await record(house);
      house.loaded.there = false;
      const { html } = await house.as().page(`/population/gaps/${reference}`);
      expect(html).toContain('It can no longer be made');
      expect(html).toContain('As it stood on 21 May 2026');
      const csv = await house.as().page(`/population/gaps/${reference}/figure.csv`);
      expect(csv.html).toContain('most deprived"');
      expect((await house.as().page(`/population/gaps/${reference}/figure.svg`)).html).toMatch(/^<svg/);
    }));

  it('names no practice and nobody to the public: roles alone', () =>
    inHouse(async (house) => {
      const reference = await record(house, {
        figure: PRACTICES,
        people: undefined,
        peopleLower: undefined,
        peopleUpper: undefined,
      });
      await house.as('lead').api('POST', `gaps/${reference}/owner`, { person: 'me', version: 1 });
      await house.as('partner').post(`/comments/gap/${reference}`, { text: 'The spirometer is broken.' });
      const member = await house.as('locum').page(`/population/gaps/${reference}`);
      for (const named of ['Z00001', 'Thistlewood', 'Ploverdale', 'The spirometer'])
        expect(member.html).toContain(named);
      const paths = [`/population/gaps/${reference}`, '/population/gaps', '/population/gaps.csv'];
      for (const path of [
        ...paths,
        `/api/v1/gaps/${reference}`,
        `/population/gaps/${reference}/figure.csv`,
      ]) {
        const { html, status } = await house.as().page(path);
        expect([path, status]).toEqual([path, 200]);
        for (const named of ['Z00001', 'Bellpit', 'Thistlewood', 'Ploverdale', 'spirometer', idOf('lead')])
          expect([path, named, html.includes(named)]).toEqual([path, named, false]);
      }
      expect((await house.as().page('/population/gaps')).html).toContain('clinical-lead');
    }));

  it('is corrected by whoever recorded it, with what was before in its history; and not over another’s change', () =>
    inHouse(async (house) => {
      const reference = await record(house);
      const correct = (who: 'locum' | 'partner' | 'lead', given: object) =>
        house.as(who).api('PUT', `gaps/${reference}`, { ...WORDS, ...PEOPLE, version: 1, ...given });
      expect((await correct('partner', { statement: 'Mine' })).body.type).toBe(typeOf('gap-not-yours'));
      expect((await correct('locum', { statement: 'Breathing tests ended' })).status).toBe(200);
      expect((await correct('lead', { statement: 'Another' })).body).toMatchObject({
        status: 409,
        type: typeOf('changed-meanwhile'),
      });
      const { html } = await house.as('lead').page(`/population/gaps/${reference}`);
      expect(html).toContain(
        'Statement: “Breathing tests stopped in the poorest fifth” became “Breathing tests ended”.',
      );
      const { body } = await house.as().api('GET', `gaps/${reference}`);
      expect(body.history[0].before).toBeNull();
      expect(body.version).toBe(2);
    }));

  it('gets an owner by name, who is told; is taken up, closed with a reason, and opened again', () =>
    inHouse(async (house) => {
      const reference = await record(house);
      const href = `/population/gaps/${reference}`;
      const lead = house.as('lead');
      expect((await house.as('partner').page(`${href}/owner`)).status).toBe(403);
      const found = await lead.page(`${href}/owner?name=pennycres`);
      expect(found.html).toContain('Priya Pennycress');
      const post = (path: string, fields: Record<string, string>) => lead.post(`${href}/${path}`, fields);
      expect((await post('status', { move: 'take-up', version: '1' })).html).toContain(
        'Give it an owner first',
      );
      expect((await post('owner', { person: idOf('office'), version: '1' })).status).toBe(303);
      expect(await house.news()).toContainEqual({
        who: 'office',
        kind: 'gap.owned',
        title: `You own ${reference}: ${WORDS.statement}`,
      });
      const office = house.as('office');
      expect((await office.post(`${href}/status`, { move: 'take-up', version: '2' })).status).toBe(303);
      const bare = await office.post(`${href}/status`, { move: 'close', version: '3' });
      expect(bare.html).toContain('Choose why it is closed.');
      const closed = { move: 'close', because: 'met', note: 'Tests are back in all nine.', version: '3' };
      expect((await office.post(`${href}/status`, closed)).status).toBe(303);
      expect((await house.as().page(href)).html).toContain('Closed: the need is met');
      expect((await office.post(`${href}/status`, { ...closed, version: '4' })).html).toContain(
        'cannot be closed',
      );
      await office.post(`${href}/status`, { move: 'reopen', note: 'They stopped again.', version: '4' });
      const { body } = await house.as('locum').api('GET', `gaps/${reference}`);
      expect(body).toMatchObject({ status: 'recorded', owner: { name: 'Priya Pennycress' } });
      expect(body.history.map(({ kind }: { kind: string }) => kind)).toEqual([
        'gap.reopened',
        'gap.closed',
        'gap.taken-up',
        'gap.owned',
        'gap.recorded',
      ]);
      expect((await house.news()).filter(({ who }) => who === 'locum').map(({ kind }) => kind)).toEqual([
        'gap.owner-changed',
        'gap.taken-up',
        'gap.closed',
        'gap.reopened',
      ]);
    }));

  it('refuses an owner whom nobody knows, and a change by those it is not theirs to make', () =>
    inHouse(async (house) => {
      const reference = await record(house);
      const own = (who: 'lead' | 'partner', person: string) =>
        house.as(who).api('POST', `gaps/${reference}/owner`, { person, version: 1 });
      for (const person of ['nobody', '00000000-0000-4000-8000-000000000099'])
        expect((await own('lead', person)).body.type).toBe(typeOf('gap-owner-unknown'));
      expect((await own('partner', 'me')).body.type).toBe(typeOf('gap-not-yours'));
      const move = { move: 'close', because: 'met', note: 'x', version: 1 };
      expect((await house.as('locum').api('POST', `gaps/${reference}/status`, move)).status).toBe(403);
    }));

  it('is merged into another, from which its evidence is read; never into itself, a merged or a closed one', () =>
    inHouse(async (house) => {
      const one = await record(house);
      const two = await record(
        house,
        { ...WORDS, statement: 'No breathing tests at Bellpit', different: true },
        'partner',
      );
      const three = await record(house, {
        figure: undefined,
        statement: 'Morning classes only',
        different: true,
      });
      const merge = (from: string, into: string, version: number) =>
        house.as('lead').api('POST', `gaps/${from}/status`, { move: 'merge', into, version });
      expect((await merge(one, one, 1)).body.type).toBe(typeOf('gap-into-itself'));
      expect((await merge(one, 'GAP-2026-999', 1)).body.type).toBe(typeOf('gap-into-unknown'));
      expect((await merge(two, one, 1)).status).toBe(200);
      expect((await merge(one, two, 1)).body).toMatchObject({
        type: typeOf('gap-into-merged'),
        detail: `${two} is merged into ${one}. Merge this one into ${one}.`,
      });
      expect((await merge(one, three, 1)).status).toBe(200);
      const { html } = await house.as('locum').page(`/population/gaps/${one}`);
      expect(html).toContain('Its figure as it stood on 21 May 2026');
      expect(html).toContain(`Merged into ${three}`);
      const parted = { move: 'part', note: 'It is another after all.', version: 2 };
      expect((await house.as('lead').api('POST', `gaps/${two}/status`, parted)).status).toBe(200);
      await house.as('lead').api('POST', `gaps/${three}/status`, {
        move: 'close',
        because: 'not-a-gap',
        note: 'It is offered.',
        version: 1,
      });
      expect((await merge(two, three, 3)).body.type).toBe(typeOf('gap-into-closed'));
    }));

  it('gathers guidelines and services elsewhere; what is taken off stays in the history', () =>
    inHouse(async (house) => {
      const reference = await record(house);
      const href = `/population/gaps/${reference}`;
      const guideline = {
        kind: 'guideline',
        title: 'COPD in over 16s',
        source: 'NICE NG115',
        address: 'https://www.nice.org.uk/guidance/ng115',
      };
      const bad = await house
        .as('partner')
        .post(`${href}/bearings/new`, { ...guideline, address: 'javascript:alert(1)' });
      expect(bad.html).toContain('Give an address that begins with https://');
      expect((await house.as('partner').post(`${href}/bearings/new`, guideline)).status).toBe(303);
      expect((await house.as().page(href)).html).toContain('https://www.nice.org.uk/guidance/ng115');
      const { body } = await house.as().api('GET', `gaps/${reference}`);
      const [{ id }] = body.bearings;
      expect((await house.as('nurse').api('DELETE', `gaps/${reference}/bearings/${id}`)).status).toBe(403);
      expect((await house.as('partner').api('DELETE', `gaps/${reference}/bearings/${id}`)).status).toBe(200);
      const after = await house.as().page(href);
      expect(after.html).not.toContain('ng115');
      expect(after.html).toContain('A guideline or service was taken off');
    }));

  it('tells those who watch it, until they no longer wish', () =>
    inHouse(async (house) => {
      const reference = await record(house);
      const href = `/population/gaps/${reference}`;
      await house.as('nurse').post(`${href}/watch`, { watch: 'yes' });
      expect((await house.as('nurse').page(href)).html).toContain('Stop telling me');
      await house.as('partner').post(`/comments/gap/${reference}`, { text: 'Seen here too.' });
      const told = (await house.news()).filter(({ kind }) => kind === 'comment.added').map(({ who }) => who);
      expect(told.sort()).toEqual(['locum', 'nurse']);
      await house.as('nurse').post(`${href}/watch`, { watch: '' });
      expect((await house.as('nurse').page(href)).html).toContain('Tell me what happens');
    }));

  it('that does not exist is not found, whatever is asked of it', () =>
    inHouse(async ({ as }) => {
      expect((await as().page('/population/gaps/GAP-2026-777')).status).toBe(404);
      expect((await as('lead').page('/population/gaps/GAP-2026-777/status')).status).toBe(404);
      expect((await as('lead').api('POST', 'gaps/GAP-2026-777/watch', { watch: true })).status).toBe(404);
    }));
});
