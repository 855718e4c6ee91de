import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE, fieldsOf, inHouse, kept, put, typeOf } from './test-case.tsx';

describe('two who write at once', () => {
  it('in different sentences both find theirs in what is kept', () =>
    inHouse(async (house) => {
      const { as } = house;
      await put(house, 'pathway', { words: 'The GP asks. The scan is done. A nurse rings.' }, 0);
      const mine = fieldsOf((await as('lead').page(`/${CASE}/pathway`)).html);
      await put(house, 'pathway', { words: 'The GP asks. The scan is done. A doctor rings.' }, 1, 'manager');
      const saved = await as('lead').post(`/${CASE}/pathway`, {
        ...mine,
        'pathway-words': 'The GP asks at once. The scan is done. A nurse rings.',
      });
      expect(saved.location).toBe(`/${CASE}/pathway`);
      expect((await kept(house, 'pathway')).content.words).toBe(
        'The GP asks at once. The scan is done. A doctor rings.',
      );
      expect((await as('lead').page(`/${CASE}/pathway`)).html).toContain('A doctor rings.');
    }));

  it('in the same sentence are shown both side by side, and what they settle is kept with all else', () =>
    inHouse(async (house) => {
      const { as } = house;
      await put(house, 'pathway', { words: 'The GP asks. A nurse rings.' }, 0);
      const mine = fieldsOf((await as('lead').page(`/${CASE}/pathway`)).html);
      await put(house, 'pathway', { words: 'The GP asks. A doctor rings.' }, 1, 'manager');
      const differs = await as('lead').post(`/${CASE}/pathway`, {
        ...mine,
        'pathway-words': 'The GP asks. A nurse rings within a day.',
      });
      expect(differs.status).toBe(409);
      expect(differs.html).toContain('You both changed the same words');
      for (const words of ['A nurse rings.', 'A nurse rings within a day.', 'A doctor rings.'])
        expect(differs.html).toContain(words);
      expect(differs.html).toContain('The GP asks. A nurse rings within a day. A doctor rings.</textarea>');
      expect((await kept(house, 'pathway')).content.words).toBe('The GP asks. A doctor rings.');
      const settle: Record<string, string> = {};
      for (const [tag] of differs.html.matchAll(/<input type="hidden"[^>]*>/g)) {
        const [, name = ''] = /name="([^"]+)"/.exec(tag) ?? [];
        const [, value = ''] = /value="([^"]*)"/.exec(tag) ?? [];
        if (name !== 'csrf') settle[name] = value.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
      }
      const saved = await as('lead').post(`/${CASE}/pathway`, {
        ...settle,
        'settle-0-words': 'The GP asks. A nurse or a doctor rings within a day.',
      });
      expect(saved.location).toBe(`/${CASE}/pathway`);
      expect((await kept(house, 'pathway')).content.words).toBe(
        'The GP asks. A nurse or a doctor rings within a day.',
      );
    }));

  it('who change it again while one settles are shown what is new, not written over', () =>
    inHouse(async (house) => {
      await put(house, 'pathway', { words: 'A nurse rings.' }, 0);
      await put(house, 'pathway', { words: 'A doctor rings.' }, 1, 'manager');
      const settled = await house.as('lead').api('POST', `${CASE}/sections/pathway`, {
        fields: {
          'version-pathway': '1',
          'pathway-words': 'A nurse rings soon.',
          'settle-0-path': '["pathway","words"]',
          'settle-0-theirs': '"Something older that stood there."',
          'settle-0-words': 'Both ring.',
        },
      });
      expect(settled.body.type).toBe(typeOf('case-differs'));
      expect((await kept(house, 'pathway')).content.words).toBe('A doctor rings.');
    }));

  it('lose no sentence, whatever each of them types', () =>
    inHouse(async (house) => {
      const sentence = fc.constantFrom('The GP asks. ', 'A nurse rings. ', 'It waits. ', 'One blood test. ');
      const text = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((all) => all.join('').trim());
      let version = 0;
      await fc.assert(
        fc.asyncProperty(text, text, text, async (base, mine, theirs) => {
          const say = async (words: string, at: number) => {
            const { body } = await put(house, 'pathway', { words }, at, 'manager');
            version = body.topics?.[0]?.version ?? version;
          };
          await say(base, version);
          const begun = version;
          await say(`${theirs} Theirs to the end.`, begun);
          const sent = { 'version-pathway': String(begun), 'pathway-words': `Mine from the start. ${mine}` };
          const first = await house.as('lead').post(`/${CASE}/pathway`, sent);
          if (first.status === 409) {
            const both = /name="settle-0-words"[^>]*>([^<]*)</.exec(first.html)?.[1] ?? '';
            const hidden = [...first.html.matchAll(/name="(settle-0-[a-z]+)" value="([^"]*)"/g)];
            const settled = hidden.map(([, name = '', value = '']) => [
              name,
              value.replaceAll('&quot;', '"'),
            ]);
            const body = { ...sent, ...Object.fromEntries(settled), 'settle-0-words': both };
            expect((await house.as('lead').post(`/${CASE}/pathway`, body)).location).toBe(`/${CASE}/pathway`);
          } else expect(first.location).toBe(`/${CASE}/pathway`);
          const now = await kept(house, 'pathway');
          version = now.version;
          const before = new Set(base.split(/(?<=\.) /));
          for (const one of `Mine from the start. ${mine} ${theirs} Theirs to the end.`.split(/(?<=\.) /))
            if (!before.has(one)) expect(now.content.words).toContain(one);
        }),
        { seed: 65, numRuns: 12 },
      );
    }));

  it('and add a risk each, keep both', () =>
    inHouse(async (house) => {
      const { as } = house;
      const [lead, manager] = [
        fieldsOf((await as('lead').page(`/${CASE}/risks`)).html),
        fieldsOf((await as('lead').page(`/${CASE}/risks`)).html),
      ];
      await as('lead').post(`/${CASE}/risks`, { ...lead, 'risks-1-label': 'Scans outrun reporters' });
      await as('manager').post(`/${CASE}/risks`, { ...manager, 'risks-1-label': 'Nobody rings' });
      const { risks } = (await kept(house, 'risks')).content;
      expect(risks.map(({ label }: { label: string }) => label)).toEqual([
        'Scans outrun reporters',
        'Nobody rings',
      ]);
    }));

  it('are never put together by what saves itself: it waits for somebody to press Save', () =>
    inHouse(async (house) => {
      await put(house, 'pathway', { words: 'A nurse rings.' }, 0, 'manager');
      const quiet = await house.as('lead').api('POST', `${CASE}/sections/pathway`, {
        fields: { 'version-pathway': '0', 'pathway-words': 'Mine.' },
        quiet: true,
      });
      expect(quiet.body).toMatchObject({ type: typeOf('case-behind'), status: 409 });
      expect(quiet.body.detail).toContain('Ms Delphine Oakhanger');
    }));

  it('see who is in a section; the second reads, may take it over, and the first loses nothing', () =>
    inHouse(async (house) => {
      const { as, clock } = house;
      const first = fieldsOf((await as('lead').page(`/${CASE}/pathway`)).html);
      const second = await as('manager').page(`/${CASE}/pathway`);
      expect(second.html).toContain('Dr Rowan Ashcombe-Pike is writing here');
      expect(second.html).not.toContain('data-cf-autosave');
      expect((await as('manager').api('GET', CASE)).body.sections[3].writing).toBe('Dr Rowan Ashcombe-Pike');
      await as('manager').post(`/${CASE}/pathway/take-over`, {});
      const taken = await as('manager').page(`/${CASE}/pathway`);
      expect(taken.html).toContain('data-cf-autosave');
      const here = await as('lead').api('POST', `${CASE}/sections/pathway/lock`, { how: 'here' });
      expect(here.body).toEqual({ by: 'Ms Delphine Oakhanger', mine: false });
      const saved = await as('lead').post(`/${CASE}/pathway`, {
        ...first,
        'pathway-words': 'A nurse rings.',
      });
      expect(saved.location).toBe(`/${CASE}/pathway`);
      expect((await kept(house, 'pathway')).content.words).toBe('A nurse rings.');
      // Nobody says for some minutes that the page is still open: it is free again.
      clock.now = new Date(clock.now.getTime() + 300_000);
      expect((await as('lead').page(`/${CASE}/pathway`)).html).toContain('data-cf-autosave');
      const back = await as('manager').page(`/${CASE}/pathway`);
      expect(back.html).toContain('Dr Rowan Ashcombe-Pike is writing here');
    }));
});
