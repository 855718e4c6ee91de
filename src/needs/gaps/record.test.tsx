import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../platform/record/record.ts';
import { GRADIENT } from '../kit/test-figures.ts';
import { inHouse, record, typeOf, WORDS } from './test-gaps.tsx';

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
