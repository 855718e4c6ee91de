import { describe, expect, it } from 'vitest';
import { jobTables } from '../../platform/jobs/tables.ts';
import { verifyRecord } from '../../platform/record/record.ts';
import { settingOn, settingsOf, templatesOn } from '../kit/settings.ts';
import { REFRESH } from './job.ts';
import { enter, inHouse, SCHEME, SOURCE, typeOf } from './test-settings.tsx';

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
