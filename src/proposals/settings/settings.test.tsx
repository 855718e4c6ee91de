import { describe, expect, it } from 'vitest';
import { jobTables } from '../../platform/jobs/tables.ts';
import { verifyRecord } from '../../platform/record/record.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { settingOn, settingsOf, templatesOn } from '../kit/settings.ts';
import { testHouse } from '../kit/test-house.tsx';
import { STARTING_SCHEME } from '../routes/starting-scheme.ts';
import { REFRESH } from './job.ts';
import { settingRoutes } from './routes.tsx';

const store = testStore();
const houseOver = async (trx: Trx) => ({
  ...(await testHouse(store.relational(), trx, { routes: settingRoutes })),
  trx,
});
type House = Awaited<ReturnType<typeof houseOver>>;
const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (trx) => work(await houseOver(trx)));

const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;
const { bodies, questions } = STARTING_SCHEME;
const SCHEME = { approvedBy: 'Governing body, 26 March 2026', bodies, questions };
const SOURCE = 'Constitution, section 6, of 26 March 2026';
const enter = async ({ as }: House, given: object = {}, who: 'officer' | 'office' = 'office') => {
  const { status, body } = await as(who).api('POST', 'proposal-settings', {
    kind: 'scheme',
    inForceFrom: '2026-06-01',
    source: SOURCE,
    data: SCHEME,
    ...given,
  });
  return { status, body, id: body.id as string };
};
const dateFields = (name: string, date: string) => {
  const [year = '', month = '', day = ''] = date.split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};

describe('settings', () => {
  it('are read by members, changed by few, and kept from the public except the policy', () =>
    inHouse(async (house) => {
      const { as } = house;
      for (const path of [
        '/ideas/settings',
        '/ideas/settings/scheme',
        '/ideas/settings/targets/starting-targets',
      ]) {
        expect((await as('locum').page(path)).status).toBe(200);
        expect((await as().page(path)).status).not.toBe(200);
      }
      expect((await as('locum').page('/ideas/settings/scheme/new')).status).toBe(403);
      expect((await as('locum').page('/ideas/settings/nothing')).status).toBe(404);
      expect((await as('locum').page('/ideas/settings/rate/scheme-x')).status).toBe(404);
      const policy = await as().page('/ideas/policy');
      expect([policy.status, policy.html.includes('It could tell somebody who a patient is.')]).toEqual([
        200,
        true,
      ]);
      expect((await as('locum').api('POST', 'proposal-settings', { kind: 'scheme' })).status).toBe(403);
    }));

  it('of a later day leave today as it is, end the one before, and ask for routes and clocks to be worked out anew', () =>
    inHouse(async (house) => {
      const { trx } = house;
      const { status } = await enter(house);
      expect(status).toBe(200);
      expect((await settingOn(trx, 'scheme', '2026-05-31'))?.key).toBe('starting');
      expect((await settingOn(trx, 'scheme', '2026-06-01'))?.key).toBe('from-2026-06-01');
      const [starting, own] = await settingsOf(trx, 'scheme');
      expect([starting?.inForceTo, own?.inForceTo, own?.verified]).toEqual(['2026-05-31', null, false]);
      const asked = await jobTables(trx).selectFrom('job_request').select('name').execute();
      expect(asked.map(({ name }) => name)).toContain(REFRESH);
      expect((await verifyRecord(trx)).broken).toBeUndefined();
    }));

  it('of the past, of a day that is taken, or that end before they begin are refused', () =>
    inHouse(async (house) => {
      await enter(house);
      const kinds = [];
      for (const given of [
        { inForceFrom: '2026-05-20' },
        { inForceFrom: '2026-06-01' },
        { inForceFrom: '2026-07-01', inForceTo: '2026-06-30' },
        { inForceFrom: '2026-02-30' },
        { inForceFrom: '2026-07-01', source: ' ' },
      ])
        kinds.push((await enter(house, given)).body.type);
      expect(kinds).toEqual([
        typeOf('setting-past'),
        typeOf('setting-same-day'),
        typeOf('setting-ends-early'),
        typeOf('bad-input'),
        typeOf('bad-input'),
      ]);
    }));

  it('can be corrected and taken back until they are in force, and never after', () =>
    inHouse(async (house) => {
      const { as, trx, clock } = house;
      const { id } = await enter(house);
      const corrected = await as('officer').api('POST', `proposal-settings/${id}/correct`, {
        inForceFrom: '2026-06-08',
        source: SOURCE,
        data: SCHEME,
        version: 1,
      });
      expect(corrected.status).toBe(200);
      expect((await settingsOf(trx, 'scheme')).map(({ key }) => key)).toEqual([
        'starting',
        'from-2026-06-08',
      ]);
      const stale = await as('officer').api('POST', `proposal-settings/${id}/withdraw`, {
        reason: 'Not approved',
        version: 1,
      });
      expect(stale.body.type).toBe(typeOf('changed-meanwhile'));
      clock.now = new Date('2026-06-08T09:00:00Z');
      for (const [what, given] of [
        ['withdraw', { reason: 'Not approved' }],
        ['correct', { inForceFrom: '2026-06-09', source: SOURCE, data: SCHEME }],
      ] as const) {
        const late = await as('officer').api('POST', `proposal-settings/${id}/${what}`, {
          ...given,
          version: 2,
        });
        expect(late.body.type).toBe(typeOf('setting-in-force'));
      }
      clock.now = new Date('2026-06-07T09:00:00Z');
      const page = await as('officer').post(`/ideas/settings/scheme/${id}/withdraw`, {
        reason: 'Not approved',
        version: '2',
      });
      expect(page.status).toBe(303);
      expect((await settingsOf(trx, 'scheme')).map(({ key }) => key)).toEqual(['starting']);
      const shown = await as('locum').page(`/ideas/settings/scheme/${id}`);
      expect([shown.status, shown.html.includes('Not approved')]).toEqual([200, true]);
      expect((await enter(house, { inForceFrom: '2026-06-08' })).status).toBe(200);
    }));

  it('are verified with a name and a source, and a correction must be held against it again', () =>
    inHouse(async (house) => {
      const { as, trx } = house;
      const { id } = await enter(house);
      const href = `/ideas/settings/scheme/${id}`;
      expect((await as('locum').page(href)).html).toContain('Not verified');
      const sent = await as('office').post(`${href}/verify`, {
        verified: 'yes',
        source: 'Constitution of 26 March 2026, pages 31 to 40',
        version: '1',
      });
      expect(sent.status).toBe(303);
      const { body } = await as('locum').api('GET', `proposal-settings/scheme/${id}`);
      expect([body.verified, body.verifiedBy, body.source]).toEqual([
        true,
        'Ms Imogen Pennycress',
        'Constitution of 26 March 2026, pages 31 to 40',
      ]);
      expect((await as('locum').page(href)).html).not.toContain('Not verified');
      await as('office').api('POST', `proposal-settings/${id}/correct`, {
        inForceFrom: '2026-06-01',
        source: SOURCE,
        data: SCHEME,
        version: 2,
      });
      expect((await settingOn(trx, 'scheme', '2026-06-01'))?.verified).toBe(false);
      const starting = await as('office').api('POST', 'proposal-settings/starting-starting/verify', {
        verified: true,
        source: SOURCE,
        version: 1,
      });
      expect(starting.body.type).toBe(typeOf('setting-starting'));
    }));

  it('follow each other by their key where they are forms of case', () =>
    inHouse(async (house) => {
      const { trx } = house;
      const sections = [{ key: 'need', title: 'Need', asks: [{ ask: 'need.words', stops: true }] }];
      const data = { title: 'One page', forBodies: ['clinical-lead'], pages: 1, sections };
      const given = { kind: 'template', inForceFrom: '2026-05-21', data };
      await enter(house, { ...given, key: 'small' });
      await enter(house, { ...given, data: { ...data, title: 'Urgent case' } });
      expect((await templatesOn(trx, '2026-05-21')).map(({ key, title }) => `${key}: ${title}`)).toEqual([
        'standard: Standard case',
        'full: Full case',
        'small: One page',
        'urgent-case: Urgent case',
      ]);
      const twice = [...sections, { ...sections[0], key: 'other' }];
      const wrong = await enter(house, { ...given, data: { ...data, sections: twice } });
      expect(wrong.body.type).toBe(typeOf('setting-wrong'));
    }));

  it.each([
    ['rate', { aYear: 350, forYears: 30 }, { aYear: 3.5, forYears: 30 }],
    ['stop', { stopAt: 12 }, { stopAt: 26 }],
    ['closing', { openFor: 21 }, { openFor: 0 }],
    ['letters', { letters: 'ISV' }, { letters: 'I5' }],
    ['moderation', { rules: [{ key: 'kind', words: 'Be kind.' }] }, { rules: [] }],
    [
      'targets',
      {
        firstLook: 2,
        lookAgain: 365,
        usual: { raised: { days: 7, soon: 2, again: 'adds-up' } },
        byRoute: {},
      },
      {
        firstLook: 2,
        lookAgain: 365,
        usual: { raised: { days: 7, soon: 8, again: 'adds-up' } },
        byRoute: {},
      },
    ],
  ])('of the kind %s are kept when they can be, and refused when they cannot', (kind, good, bad) =>
    inHouse(async (house) => {
      const given = { kind, inForceFrom: '2026-05-21' };
      expect((await enter(house, { ...given, data: good })).status).toBe(200);
      expect((await enter(house, { ...given, data: bad })).body.type).toBe(typeOf('setting-wrong'));
      const { html } = await house.as('office').page(`/ideas/settings/${kind}`);
      expect(html).toContain('from ');
      expect((await house.as('office').page(`/ideas/settings/${kind}/new`)).status).toBe(200);
    }),
  );

  it('do not keep what may tell who a patient is unless somebody confirms that it does not', () =>
    inHouse(async (house) => {
      const data = { rules: [{ key: 'one', words: 'Do not write such as 943 476 5919.' }] };
      const given = { kind: 'moderation', inForceFrom: '2026-05-21', data };
      expect((await enter(house, given)).body.type).toBe(typeOf('words-identify'));
      expect((await enter(house, { ...given, confirmed: true })).status).toBe(200);
    }));
});

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
