import { describe, expect, it } from 'vitest';
import { settingOn, settingsOf, templatesOn } from '../kit/settings.ts';
import { STARTING_SCHEME } from '../routes/starting-scheme.ts';
import { dateFields, enter, inHouse, SOURCE } from './test-settings.tsx';

/** The fields of the form as it stands on a page. */
const fieldsIn = (html: string): Record<string, string> => {
  const text = (escaped: string) =>
    escaped
      .replaceAll('&quot;', '"')
      .replaceAll('&#x27;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&amp;', '&');
  const fields: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input [^>]*>/g)) {
    const name = / name="([^"]*)"/.exec(tag)?.[1];
    if (name && !tag.includes('type="checkbox"'))
      fields[name] = text(/ value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [, name = '', value = ''] of html.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>([^<]*)</g))
    fields[name] = text(value);
  for (const [, name = '', options = ''] of html.matchAll(
    /<select [^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/g,
  ))
    fields[name] = /value="([^"]*)" selected=""/.exec(options)?.[1] ?? '';
  const { csrf: _, do: __, ...rest } = fields;
  return rest;
};

describe('the form of a scheme of delegation', () => {
  const NEW = '/ideas/settings/scheme/new';

  it('begins with the one in force, grows and shrinks without a script, and loses nothing', () =>
    inHouse(async ({ as }) => {
      const first = await as('office').page(NEW);
      expect(first.html).toContain('value="25,000"');
      const fields = fieldsIn(first.html);
      const added = await as('office').post(NEW, {
        ...fields,
        source: 'Half written',
        do: 'add:questions.0.lines',
      });
      expect(added.status).toBe(200);
      const grown = fieldsIn(added.html);
      expect([grown['questions.0.lines.3.goesTo'], grown.source]).toEqual(['', 'Half written']);
      const removed = await as('office').post(NEW, { ...grown, do: 'remove:questions.0.lines.1' });
      const shrunk = fieldsIn(removed.html);
      expect(shrunk['questions.0.lines.1.limits.0.over']).toBe('250,000');
      expect(Object.keys(shrunk)).not.toContain('questions.0.lines.3.goesTo');
    }));

  it('keeps its questions closed, and opens the one that is worked on, new or to be put right', () =>
    inHouse(async ({ as }) => {
      const opened = (html: string) =>
        [...html.matchAll(/id="question-(\d+)".*?<details[^>]*?( open="")?>/g)]
          .filter(([, , open]) => open)
          .map(([, place]) => Number(place));
      const first = await as('office').page(NEW);
      expect([first.html.match(/id="question-/g)?.length, opened(first.html)]).toEqual([6, []]);
      const fields = fieldsIn(first.html);
      for (const [pressed, open] of [
        ['add:questions.1.lines', [1]],
        ['remove:questions.1.lines.0', [1]],
        ['check:questions.2', [2]],
        ['up:questions.3', [2]],
        ['remove:questions.3', []],
        ['add:questions', [6]],
      ] as const) {
        const { html } = await as('office').post(NEW, { ...fields, do: pressed });
        expect([pressed, opened(html)]).toEqual([pressed, open]);
      }
      const wrong = { ...fields, 'questions.3.lines.0.limits.0.upTo': 'many', do: 'keep' };
      expect(opened((await as('office').post(NEW, wrong)).html)).toEqual([3]);
    }));

  it('tells each gap and overlap at its question with a case that falls into it, and keeps nothing', () =>
    inHouse(async ({ as, trx }) => {
      const fields = fieldsIn((await as('office').page(NEW)).html);
      const holed = {
        ...fields,
        ...dateFields('inForceFrom', '2026-06-01'),
        source: SOURCE,
        'questions.0.lines.1.limits.0.over': '30,000',
        'questions.1.lines.2.limits.0.over': '400000',
        'questions.3.lines.0.limits.0.upTo': 'many',
      };
      const unread = await as('office').post(NEW, { ...holed, do: 'keep' });
      expect([unread.status, unread.html.includes('href="#questions.3.lines.0.limits.0.upTo"')]).toEqual([
        422,
        true,
      ]);
      const refused = await as('office').post(NEW, { ...holed, 'questions.3.lines.0.limits.0.upTo': '14' });
      expect(refused.status).toBe(422);
      for (const words of [
        '“What it costs each year”: no line answers this case: Recurring cost £30,000.',
        '“What it costs once”: lines 2 and 3 all answer this case: One-off cost £500,000.',
        'href="#questions.0.title"',
      ])
        expect(refused.html).toContain(words);
      expect(await settingsOf(trx, 'scheme')).toHaveLength(1);
    }));

  it('is checked and tried on a made-up case before it is kept, then kept, told back and passed on as a file', () =>
    inHouse(async ({ as, trx }) => {
      const fields = {
        ...fieldsIn((await as('office').page(NEW)).html),
        ...dateFields('inForceFrom', '2026-06-01'),
        source: SOURCE,
        'try.recurringPence': '£414,960',
      };
      const checked = await as('office').post(NEW, { ...fields, do: 'check' });
      expect(checked.html).toContain('It would go to: <b>Governing body</b>');
      expect(await settingsOf(trx, 'scheme')).toHaveLength(1);
      const kept = await as('office').post(NEW, { ...fields, do: 'keep' });
      expect(kept.status).toBe(303);
      const own = await settingOn(trx, 'scheme', '2026-06-01');
      expect(own?.questions).toEqual(STARTING_SCHEME.questions);
      expect(own?.bodies).toEqual(STARTING_SCHEME.bodies);
      const shown = await as('locum').page(kept.location ?? '');
      expect(shown.html).toContain('Recurring cost over £25,000 and up to £250,000: Commissioning committee');
      const file = await as('locum').page(`${kept.location}/scheme.json`);
      const form = new FormData();
      form.set('file', new File([file.html], 'scheme.json', { type: 'application/json' }));
      const opened = await as('office').post('/ideas/settings/scheme/import', form);
      expect([opened.status, fieldsIn(opened.html).source]).toEqual([200, SOURCE]);
      expect(opened.html).toContain('every case has one answer in each question');
      const wrong = new FormData();
      wrong.set('file', new File(['{"scheme":{}}'], 'scheme.json'));
      expect((await as('office').post('/ideas/settings/scheme/import', wrong)).status).toBe(422);
    }));

  it('is corrected in the same form until it is in force', () =>
    inHouse(async (house) => {
      const { as, trx } = house;
      const { id } = await enter(house);
      const href = `/ideas/settings/scheme/${id}/correct`;
      const fields = fieldsIn((await as('office').page(href)).html);
      expect([fields['inForceFrom-day'], fields.source, fields.version]).toEqual(['1', SOURCE, '1']);
      const kept = await as('office').post(href, { ...fields, 'bodies.0.days': '10', do: 'keep' });
      expect(kept.status).toBe(303);
      expect((await settingOn(trx, 'scheme', '2026-06-01'))?.bodies[0]?.answerWithin.days).toBe(10);
      const again = await as('office').post(href, { ...fields, do: 'keep' });
      expect([again.status, again.html.includes('changed after you opened it')]).toEqual([409, true]);
    }));

  it('of one in force is tried on a page whose address holds the case', () =>
    inHouse(async ({ as }) => {
      const { html, status } = await as('nurse').page('/ideas/settings/scheme/try?restricts=yes&practices=0');
      expect([status, html.includes('because a treatment is restricted')]).toEqual([200, true]);
      const wrong = await as('nurse').page('/ideas/settings/scheme/try?practices=some');
      expect([wrong.status, wrong.html.includes('Give a number (practices)')]).toEqual([422, true]);
      const { body } = await as('nurse').api('POST', 'proposal-settings/try', { facts: { restricts: true } });
      expect([body.detail, body.body, body.atMost]).toEqual([undefined, 'Governing body', 'Members']);
    }));
});

describe('the forms of other settings', () => {
  it('come back whole when they are kept as they are shown', () =>
    inHouse(async ({ as, trx }) => {
      for (const kind of ['targets', 'rate', 'stop', 'closing', 'moderation'] as const) {
        const href = `/ideas/settings/${kind}/new`;
        const fields = fieldsIn((await as('office').page(href)).html);
        const kept = await as('office').post(href, {
          ...fields,
          ...dateFields('inForceFrom', '2026-06-01'),
          source: SOURCE,
        });
        expect([kind, kept.status]).toEqual([kind, 303]);
        const [starting, own] = await settingsOf(trx, kind);
        const bare = ({
          id: _,
          key: __,
          inForceFrom: ___,
          inForceTo: ____,
          source: _____,
          ...rest
        }: object & {
          id: string;
          key: string;
          inForceFrom: string;
          inForceTo: string | null;
          source: string;
        }) => rest;
        expect(own && bare(own)).toEqual(starting && bare(starting));
      }
    }));

  it('of a form of case keep which section asks what, and a section that moves takes its asks along', () =>
    inHouse(async ({ as, trx }) => {
      const href = '/ideas/settings/template/new?from=starting-small';
      const { html } = await as('office').page(href);
      const fields = { ...fieldsIn(html), 'forBodies.clinical-lead': 'yes' };
      const moved = await as('office').post('/ideas/settings/template/new', {
        ...fields,
        do: 'up:sections.1',
      });
      const kept = await as('office').post('/ideas/settings/template/new', {
        ...fieldsIn(moved.html),
        'forBodies.clinical-lead': 'yes',
        ...dateFields('inForceFrom', '2026-05-21'),
        source: SOURCE,
      });
      expect(kept.status).toBe(303);
      const small = (await templatesOn(trx, '2026-05-21')).filter(({ key }) => key === 'small');
      expect(small).toHaveLength(1);
      expect(small[0]?.sections.map(({ key, asks }) => [key, asks.length])).toEqual([
        ['change', 5],
        ['need', 4],
        ['money', 3],
        ['after', 4],
      ]);
    }));
});
