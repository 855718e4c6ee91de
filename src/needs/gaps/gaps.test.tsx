import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../platform/record/record.ts';
import { linksOf } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { figuresOf, GRADIENT, LOADED, type Loaded, PRACTICES } from '../kit/test-figures.ts';
import { idOf, testHouse } from '../kit/test-house.tsx';
import { gapCommands } from './commands.ts';
import { registerGaps } from './registries.ts';
import { gapRoutes } from './routes.tsx';
import { findGapsAbout } from './shown.ts';

const store = testStore();

const houseOver = async (db: Db, loaded: Loaded = { ...LOADED }) => ({
  ...(await testHouse(store.relational(), db, {
    routes: gapRoutes(figuresOf(loaded), () => '/population/conditions/copd'),
    register: registerGaps,
  })),
  loaded,
  db,
});
type House = Awaited<ReturnType<typeof houseOver>>;
const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (trx) => work(await houseOver(trx)));

const WORDS = {
  statement: 'Breathing tests stopped in the poorest fifth',
  place: 'Practices of the most deprived fifth',
};
const PEOPLE = { people: 3689, peopleLower: 2500, peopleUpper: 4900, peopleWords: 'fewer than expected' };

const record = async ({ as }: House, given: object = {}, who: 'locum' | 'partner' | 'lead' = 'locum') => {
  const { status, body } = await as(who).api('POST', 'gaps', {
    ...WORDS,
    ...PEOPLE,
    figure: GRADIENT,
    ...given,
  });
  expect([status, body.detail]).toEqual([200, undefined]);
  return body.reference as string;
};
const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;

describe('recording a gap', () => {
  it('begins with the figure, its finding and the people that it is about, and keeps what the person made of them', () =>
    inHouse(async ({ as }) => {
      const form = await as('locum').page(`/population/gaps/new?figure=${encodeURIComponent(GRADIENT)}`);
      expect(form.status).toBe(200);
      expect(form.html).toContain('>The poorer the place, the wider the difference</textarea>');
      for (const value of ['3689', '2500', '4900', 'fewer people on registers than expected'])
        expect(form.html).toContain(`value="${value}"`);
      expect(form.html).toContain('<option value="copd" selected="">COPD</option>');
      const seen = /name="seen" value="([0-9a-f]{64})"/.exec(form.html)?.[1] ?? '';
      const sent = await as('locum').post('/population/gaps/new', {
        ...WORDS,
        people: '3,689',
        peopleWords: 'fewer than expected',
        condition: 'copd',
        figure: GRADIENT,
        seen,
      });
      expect(sent.location).toBe('/population/gaps/GAP-2026-001');
      const { html } = await as('locum').page('/population/gaps/GAP-2026-001');
      expect(html).toContain('Breathing tests stopped in the poorest fifth');
      expect(html).toContain('As it stood on 21 May 2026');
      expect(html).toContain('the figure says the same, number for number');
      expect(html).toMatch(/Figure<\/span>.*aria-current="step".*GAP-2026-001<\/span>.*You are here/);
    }));

  it('keeps the whole figure, whose hash the record holds, and the record no free words', () =>
    inHouse(async (house) => {
      const reference = await record(house, { detail: 'Nobody blew into a tube.' });
      const { body } = await house.as('locum').api('GET', `gaps/${reference}`);
      expect(body.figure.table.rows).toEqual([
        ['1, most deprived', 2.3, 3.6],
        ['5, least deprived', 1.7, 1.8],
      ]);
      const events = await house.db
        .selectFrom('event')
        .selectAll()
        .where('object', '=', `gap:${reference}`)
        .execute();
      expect(events).toMatchObject([
        { kind: 'gap.recorded', after: { figureHash: body.figureHash, people: 3689, words: ['statement'] } },
      ]);
      expect(JSON.stringify(events)).not.toMatch(/Breathing|tube/);
      expect((await verifyRecord(house.db)).broken).toBeUndefined();
    }));

  it('is refused when the figure changed after it was shown, or cannot be made', () =>
    inHouse(async (house) => {
      const post = (given: object) =>
        house.as('locum').api('POST', 'gaps', { ...WORDS, figure: GRADIENT, ...given });
      expect((await post({ seen: '0'.repeat(64) })).body).toMatchObject({
        status: 409,
        type: typeOf('gap-figure-changed'),
      });
      for (const figure of [
        '/population/figures/conditions/gout/gradient',
        '/people/me',
        'https://elsewhere.example',
      ])
        expect((await post({ figure })).body.type).toBe(typeOf('gap-figure-gone'));
      house.loaded.there = false;
      expect((await post({})).body.type).toBe(typeOf('gap-figure-gone'));
    }));

  it('goes without a figure, asking for evidence and not insisting', () =>
    inHouse(async (house) => {
      const { html } = await house.as('partner').page('/population/gaps/new?topic=conditions&subject=copd');
      expect(html).toContain('What do you know it from?');
      const reference = await record(
        house,
        { figure: undefined, topic: 'conditions', subject: 'copd' },
        'partner',
      );
      const { body } = await house.as().api('GET', `gaps/${reference}`);
      expect(body).toMatchObject({ figure: null, today: null, topic: 'conditions', subject: 'copd' });
    }));

  it('warns of what may tell who a patient is, and asks before it is kept', () =>
    inHouse(async ({ as }) => {
      const detail = 'Mrs Example, 943 476 5919, waited a year.';
      const sent = await as('locum').post('/population/gaps/new', { ...WORDS, detail });
      expect(sent.status).toBe(422);
      expect(sent.html).toContain('seem to hold an NHS number');
      expect(sent.html).toContain('I have checked: nothing in it is a patient’s');
      expect(sent.html).toContain('943 476 5919');
      expect((await as().api('GET', 'gaps')).body.total).toBe(0);
      expect(
        (await as('locum').post('/population/gaps/new', { ...WORDS, detail, confirmed: 'yes' })).status,
      ).toBe(303);
    }));

  it('refuses one to four people, limits that do not hold the number, and empty words, at their fields', () =>
    inHouse(async ({ as }) => {
      const fields = async (given: object) =>
        ((await as('locum').api('POST', 'gaps', { ...WORDS, ...given })).body.problems ?? []).map(
          ({ field }: { field: string }) => field,
        );
      expect(await fields({ people: 3, peopleWords: 'x' })).toEqual(['people']);
      expect(await fields({ people: 30, peopleLower: 40, peopleWords: 'x' })).toEqual(['peopleLower']);
      expect(await fields({ people: 30 })).toEqual(['peopleWords']);
      expect(await fields({ people: 'many' })).toEqual(['people']);
      expect(await fields({ statement: '  ', place: '' })).toEqual(['statement', 'place']);
      expect(await fields({ condition: 'the dropsy' })).toEqual(['condition']);
    }));

  it('shows what it may be the same as, and asks once before keeping another', () =>
    inHouse(async (house) => {
      const first = await record(house);
      const form = await house
        .as('partner')
        .page(`/population/gaps/new?figure=${encodeURIComponent(GRADIENT)}`);
      expect(form.html).toContain('Is it one of these?');
      expect(form.html).toContain('from the same figure');
      const again = { statement: 'Breathing test stopped in the poorest fifths', place: 'Here' };
      const asked = await house.as('partner').post('/population/gaps/new', again);
      expect(asked.status).toBe(409);
      expect(asked.html).toContain(first);
      expect(asked.html).toContain('No, mine is another gap');
      const other = { statement: 'Nobody visits people at home after a stroke', place: 'Here' };
      expect((await house.as('partner').post('/population/gaps/new', other)).status).toBe(303);
      const sure = await house.as('partner').post('/population/gaps/new', { ...again, different: 'yes' });
      expect(sure.location).toBe('/population/gaps/GAP-2026-003');
    }));

  it('is for members', () =>
    inHouse(async ({ as }) => {
      expect((await as().page('/population/gaps/new')).location).toContain('/sign-in');
      expect((await as().api('POST', 'gaps', WORDS)).status).toBe(403);
    }));
});

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

describe('the register of gaps', () => {
  it('finds by words, state, condition and owner, sorts, and is the same as page, JSON, CSV and command', () =>
    inHouse(async (house) => {
      const first = await record(house, { condition: 'copd' });
      const second = await record(house, {
        figure: undefined,
        statement: 'Waits for heart scans double',
        condition: 'hf',
        different: true,
      });
      await house.as('lead').api('POST', `gaps/${second}/owner`, { person: 'me', takeUp: true, version: 1 });
      const listed = async (query: string, who?: 'lead' | 'locum') =>
        (await house.as(who).api('GET', `gaps?${query}`)).body.gaps.map(
          ({ reference }: { reference: string }) => reference,
        );
      expect(await listed('')).toEqual([second, first]);
      expect(await listed('sort=statement')).toEqual([first, second]);
      expect(await listed('q=breath')).toEqual([first]);
      expect(await listed('q=brething')).toEqual([first]);
      expect(await listed('q=gap-2026-002')).toEqual([second]);
      expect(await listed('condition=heart-failure')).toEqual([second]);
      expect(await listed('status=taken-up')).toEqual([second]);
      expect(await listed('owner=nobody')).toEqual([first]);
      expect(await listed('mine=true', 'locum')).toEqual([second, first]);
      expect(await listed('mine=true', 'lead')).toEqual([second]);
      expect(await listed('limit=1')).toEqual([second]);
      const { html } = await house.as('lead').page('/population/gaps?whose=mine');
      expect(html).toContain('Waits for heart scans double');
      expect(html).not.toContain('Breathing tests');
      const csv = (await house.as().page('/population/gaps.csv?q=breath')).html;
      expect(csv.split('\r\n')).toHaveLength(3);
      expect(csv).toContain(`${first},Breathing tests stopped in the poorest fifth,`);
      const [command] = gapCommands(figuresOf(house.loaded));
      const answer = (await house.as('lead').api('GET', 'gaps')).body;
      expect(command?.kind === 'use' && command.text(answer)).toMatch(
        /GAP-2026-002 +Waits for heart .+Tamsin/,
      );
      const whole = gapCommands(figuresOf(house.loaded))[1];
      const gap = (await house.as('lead').api('GET', `gaps/${first}`)).body;
      expect(whole?.kind === 'use' && whole.text(gap)).toContain('Today: the same.');
    }));

  it('says what to do where there is none', () =>
    inHouse(async ({ as }) => {
      expect((await as().page('/population/gaps')).html).toContain('No gap is recorded yet');
      expect((await as().page('/population/gaps?q=zzz')).html).toContain('No gap fits');
    }));

  it('leaves out what a restriction hides, everywhere', () =>
    inHouse(async (house) => {
      const reference = await record(house);
      house.platform.registries.restrictions.add(
        'test',
        async (_db, actor, objects) =>
          new Set(
            actor.kind === 'public'
              ? objects.map(({ kind, id }) => `${kind}:${id}`).filter((ref) => ref === `gap:${reference}`)
              : [],
          ),
      );
      expect((await house.as().api('GET', 'gaps')).body.total).toBe(0);
      expect((await house.as().page(`/population/gaps/${reference}`)).status).toBe(404);
      expect((await house.as('nurse').page(`/population/gaps/${reference}`)).status).toBe(200);
      const about = { topic: 'conditions', subject: 'copd' };
      expect((await findGapsAbout(house.platform, { kind: 'public' }, about)).total).toBe(0);
    }));
});

describe('gaps and the rest of the house', () => {
  it('are found by words, linked from their figure, and show what came of them', () =>
    inHouse(async (house) => {
      const reference = await record(house);
      const { registries } = house.platform;
      const search = registries.searchable.all().find(({ name }) => name === 'gaps');
      expect(await search?.ask(house.db, { kind: 'public' }, 'breathing', 5)).toMatchObject([
        { object: { kind: 'gap', id: reference }, href: `/population/gaps/${reference}` },
      ]);
      const figure = { kind: 'figure', id: 'conditions/COPD/gradient' };
      const gap = { kind: 'gap', id: reference };
      for (const asked of [[figure], [gap], [gap, figure]])
        expect(await linksOf(registries, house.db, asked)).toMatchObject([{ from: figure, to: gap }]);
      expect(await linksOf(registries, house.db, [{ kind: 'figure', id: 'conditions/COPD/other' }])).toEqual(
        [],
      );
      registries.stations.add('ideas', () => [{ kind: 'idea', order: 3, name: 'Idea' }]);
      registries.links.add('ideas', async () => [
        {
          from: { ...gap, label: reference, href: `/population/gaps/${reference}`, date: '2026-05-21' },
          to: {
            kind: 'idea',
            id: 'ISV-2026-061',
            label: 'ISV-2026-061, options',
            href: '/ideas/ISV-2026-061',
            date: '2026-05-22',
          },
        },
      ]);
      expect((await house.as().page(`/population/gaps/${reference}`)).html).toContain(
        'ISV-2026-061, options',
      );
      const { gaps } = await findGapsAbout(house.platform, house.actor('lead'), {
        topic: 'conditions',
        subject: 'copd',
      });
      expect(gaps[0]?.cameOfIt).toMatchObject([{ href: '/ideas/ISV-2026-061' }]);
    }));

  it('ask leaders for an owner at once, and an owner how it goes after 90 days', () =>
    inHouse(async (house) => {
      const reference = await record(house);
      const due = async (who: 'lead' | 'office' | 'locum') =>
        (await house.tasks(who))
          .filter(({ object }) => object.kind.startsWith('gap'))
          .map(({ title, due }) => [title, due]);
      expect(await due('locum')).toEqual([]);
      expect(await due('office')).toEqual([['Find an owner for 1 gap', '2026-06-04']]);
      await house
        .as('lead')
        .api('POST', `gaps/${reference}/owner`, { person: 'me', takeUp: true, version: 1 });
      expect(await due('office')).toEqual([]);
      house.clock.now = new Date('2026-08-18T09:00:00Z');
      expect(await due('lead')).toEqual([]);
      house.clock.now = new Date('2026-08-19T09:00:00Z');
      expect(await due('lead')).toEqual([[`Say how it goes: ${WORDS.statement}`, '2026-08-19']]);
      const goesOn = { move: 'go-on', note: 'Two rooms are found.', version: 2 };
      await house.as('lead').api('POST', `gaps/${reference}/status`, goesOn);
      expect(await due('lead')).toEqual([]);
    }));
});
