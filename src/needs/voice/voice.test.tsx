import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../platform/record/record.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { dateFields, type Known, testHouse } from '../kit/test-house.tsx';
import { voiceCommands } from './commands.ts';
import { registerVoices } from './registries.ts';
import { voiceRoutes } from './routes.tsx';
import { VoiceSection } from './section.tsx';
import { findVoices } from './shown.ts';

const store = testStore();
const houseOver = async (trx: Parameters<Parameters<typeof store.rolledBack>[0]>[0]) => ({
  ...(await testHouse(store.relational(), trx, { routes: voiceRoutes, register: registerVoices })),
  db: trx,
});
type House = Awaited<ReturnType<typeof houseOver>>;
const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (trx) => work(await houseOver(trx)));

const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;

const GIVEN = {
  subject: 'copd',
  source: 'Healthwatch Ironstone Vale',
  kind: 'healthwatch',
  heardOn: '2026-02-14',
  how: 'visit',
  people: 12,
  with: 7,
  heardWho: 'Men and women over 60 of Furnace ward',
  notHeard: 'people who rent privately; night-shift workers',
  summary: 'Many took breathlessness for age, and nobody tested their breathing.',
  themes: 'being tested, transport',
};
const QUOTES = {
  public: 'I thought it was just age.',
  members: 'We stopped testing and the room became a store.',
  'not-given': 'Do not tell anybody that I said so.',
} as const;

const add = async ({ as }: House, given: object = {}, who: Known = 'locum'): Promise<string> => {
  const { status, body } = await as(who).api('POST', 'voices', {
    ...GIVEN,
    quotations: Object.entries(QUOTES).map(([permission, words]) => ({
      words,
      speaker: 'Man, 60s',
      permission,
    })),
    ...given,
  });
  expect([status, body.detail]).toEqual([200, undefined]);
  return body.reference;
};

/** Every place where voices are read, for somebody. */
const everywhere = async (
  { as, platform, actor }: House,
  reference: string,
  who?: Known,
): Promise<string> => {
  const texts = [];
  for (const path of [
    '/population/voice',
    '/population/voice.csv',
    `/population/voice/${reference}`,
    '/api/v1/voices',
    `/api/v1/voices/${reference}`,
    '/api/v1/voices-about/copd',
  ])
    texts.push((await as(who).page(path)).html);
  const found = await findVoices(platform, actor(who), { subject: 'copd' });
  texts.push(renderToStaticMarkup(<VoiceSection actor={actor(who)} found={found} />));
  for (const { ask } of platform.registries.searchable.all())
    texts.push(JSON.stringify(await ask(platform.db, actor(who), 'age store anybody breathing', 10)));
  return texts.join('\n').replaceAll('&#x27;', '’');
};

const quotation = async ({ as }: House, reference: string, words: string) => {
  const { body } = await as('lead').api('GET', `voices/${reference}`);
  return body.quotations.find((one: { words: string }) => one.words === words);
};

describe('adding a voice', () => {
  it('from the form keeps who was heard, who was not, themes old and new, and quotations with permission', () =>
    inHouse(async (house) => {
      await add(house, { themes: ['cost of heating'], quotations: [] });
      const form = await house.as('partner').page('/population/voice/new?subject=copd');
      expect(form.html).toContain('<option value="copd" selected="">COPD</option>');
      expect(form.html).toContain('value="cost of heating"');
      const sent = await house.as('partner').post(
        '/population/voice/new',
        {
          subject: 'copd',
          kind: 'community-group',
          source: 'The breathing group at Tipple Hill',
          ...dateFields('heardOn', '2026-03-03'),
          how: 'meeting',
          people: '29',
          with: '',
          notHeard: 'people whose first language is not English\nnight-shift workers',
          summary: 'The class is in the morning only.',
          newThemes: 'Transport, opening times',
          'words-2': 'The class is two buses away.',
          'speaker-2': 'Woman, 70s, Tipple Hill',
          'permission-2': 'public',
        },
        [['themes', 'cost of heating']],
      );
      expect([sent.status, sent.location]).toEqual([303, '/population/voice/VOI-2026-002']);
      const { body } = await house.as().api('GET', 'voices/VOI-2026-002');
      expect(body).toMatchObject({
        people: 29,
        notHeard: ['people whose first language is not English', 'night-shift workers'],
        themes: ['cost of heating', 'transport', 'opening times'],
        quotations: [{ words: 'The class is two buses away.', permission: 'public' }],
        area: 'Z0X',
        recordedBy: { name: null, role: 'gp-partner' },
      });
    }));

  it('asks before it keeps what may tell who a patient is, or seems to name somebody; at the field', () =>
    inHouse(async ({ as }) => {
      const post = (given: object) => as('locum').api('POST', 'voices', { ...GIVEN, ...given });
      const number = { quotations: [{ words: 'My number is 943 476 5919.', permission: 'public' }] };
      expect((await post(number)).body).toMatchObject({
        type: typeOf('words-identify'),
        problems: [{ field: 'words-1' }],
      });
      expect((await post({ summary: 'Mrs Example waited.' })).body.type).toBe(typeOf('voice-names'));
      expect((await post({ summary: 'Mrs Example waited.', confirmed: true })).status).toBe(200);
      const page = await as('locum').post('/population/voice/new', {
        ...Object.fromEntries(Object.entries(GIVEN).map(([field, value]) => [field, String(value)])),
        ...dateFields('heardOn', '2026-02-14'),
        'words-3': 'My number is 943 476 5919.',
        'permission-3': 'public',
      });
      expect(page.status).toBe(422);
      expect(page.html).toContain('href="#words-3"');
      expect(page.html).toContain('I have checked');
    }));

  it('refuses a quotation without permission, a day to come, and more who live with it than were heard', () =>
    inHouse(async ({ as }) => {
      const post = async (given: object) =>
        ((await as('locum').api('POST', 'voices', { ...GIVEN, ...given })).body.problems ?? []).map(
          ({ field }: { field: string }) => field,
        );
      expect(await post({ quotations: [{ words: 'x' }] })).toEqual(['quotations.0.permission']);
      expect(await post({ heardOn: '2026-05-22' })).toEqual(['heardOn']);
      expect(await post({ people: 5, with: 6 })).toEqual(['with']);
      expect(await post({ subject: 'the dropsy' })).toEqual(['subject']);
      const page = await as('locum').post('/population/voice/new', { 'words-2': 'Only words' });
      expect(page.html).toContain('href="#permission-2"');
      expect((await as().api('POST', 'voices', GIVEN)).status).toBe(403);
    }));
});

describe('quotations', () => {
  it('are read everywhere by those whom the speaker allowed, and by nobody else', () =>
    inHouse(async (house) => {
      const reference = await add(house);
      const open = await everywhere(house, reference);
      expect(open).toContain(QUOTES.public);
      expect(open).not.toContain(QUOTES.members);
      expect(open).not.toContain(QUOTES['not-given']);
      const member = await everywhere(house, reference, 'locum');
      expect(member).toContain(QUOTES.members);
      expect(member).not.toContain(QUOTES['not-given']);
      // Those who manage see what was not permitted on the voice's own page, and in no list, file or section.
      expect((await house.as('lead').page(`/population/voice/${reference}`)).html).toContain(
        QUOTES['not-given'],
      );
      expect((await house.as('lead').page('/population/voice.csv')).html).not.toContain(QUOTES['not-given']);
    }));

  it('are gone everywhere at once when permission is taken back; that it happened stays, and no word in the record', () =>
    inHouse(async (house) => {
      const reference = await add(house);
      const { id } = await quotation(house, reference, QUOTES.public);
      const path = `/population/voice/${reference}/quotations/${id}`;
      expect((await house.as('partner').page(path)).status).toBe(403);
      expect((await house.as('locum').page(path)).html).toContain('Take it back for good');
      expect((await house.as('locum').post(`${path}/take-back`, {})).status).toBe(303);
      for (const who of [undefined, 'locum', 'lead'] as const)
        expect(await everywhere(house, reference, who)).not.toContain(QUOTES.public);
      const { html } = await house.as().page(`/population/voice/${reference}`);
      expect(html).toContain('Permission was taken back');
      expect(html).toContain('Permission for a quotation was taken back');
      const kept = JSON.stringify(
        await Promise.all(
          (['event', 'object_change', 'voice_quotation'] as const).map((table) =>
            house.db.withTables<Record<string, object>>().selectFrom(table).selectAll().execute(),
          ),
        ),
      );
      expect(kept).not.toContain(QUOTES.public);
      expect(kept).not.toContain('just age');
      expect((await verifyRecord(house.db)).broken).toBeUndefined();
      const again = await house.as('locum').api('POST', `voices/${reference}/quotations/${id}/take-back`);
      expect(again.body.type).toBe(typeOf('quotation-taken-back'));
    }));

  it('are added, and change hands as their speaker wishes', () =>
    inHouse(async (house) => {
      const reference = await add(house, { quotations: [] });
      const href = `/population/voice/${reference}`;
      const words = 'Nobody blew into a tube with me.';
      expect((await house.as('locum').post(`${href}/quotations/new`, { words })).html).toContain(
        'Choose who may read it',
      );
      expect(
        (await house.as('locum').post(`${href}/quotations/new`, { words, permission: 'members' })).status,
      ).toBe(303);
      expect(await everywhere(house, reference)).not.toContain(words);
      const { id } = await quotation(house, reference, words);
      await house.as('office').post(`${href}/quotations/${id}`, { permission: 'public' });
      expect(await everywhere(house, reference)).toContain(words);
    }));
});

describe('a voice', () => {
  it('is corrected with its history for members, not over another’s change, and by those who may', () =>
    inHouse(async (house) => {
      const reference = await add(house);
      const correct = (who: Known, given: object) =>
        house.as(who).api('PUT', `voices/${reference}`, { ...GIVEN, version: 1, ...given });
      expect((await correct('partner', {})).body.type).toBe(typeOf('voice-not-yours'));
      expect((await correct('locum', { summary: 'Many took it for age.', people: 3, with: 2 })).status).toBe(
        200,
      );
      expect((await correct('lead', { summary: 'Another' })).body.type).toBe(typeOf('changed-meanwhile'));
      const href = `/population/voice/${reference}`;
      const member = await house.as('partner').page(href);
      expect(member.html).toContain('became “Many took it for age.”');
      expect(member.html).toContain('fewer than five people');
      expect((await house.as().page(href)).html).not.toContain('nobody tested their breathing');
      // The small number is in no answer, the history among them; only its form has it.
      const { body } = await house.as('partner').api('GET', `voices/${reference}`);
      expect(body).toMatchObject({ people: null, with: null, few: true });
      expect(body.history[0].after).toMatchObject({ heardPeople: null });
      expect((await house.as('locum').page(`${href}/correct`)).html).toMatch(
        /value="3"[^>]*|name="people"[^>]*value="3"/,
      );
    }));

  it('is withdrawn with its reason: nothing of it is read or found any more, but by those who manage', () =>
    inHouse(async (house) => {
      const reference = await add(house);
      const href = `/population/voice/${reference}`;
      const because = 'The group asked us to.';
      expect((await house.as('locum').post(`${href}/withdraw`, { because: '', version: '1' })).status).toBe(
        422,
      );
      expect((await house.as('locum').post(`${href}/withdraw`, { because, version: '1' })).status).toBe(303);
      for (const who of [undefined, 'locum'] as const) {
        const all = await everywhere(house, reference, who);
        for (const words of [GIVEN.summary, GIVEN.heardWho, ...Object.values(QUOTES)])
          expect([who, all.includes(words)]).toEqual([who, false]);
        expect((await house.as(who).page(href)).html).toContain(because);
      }
      expect((await house.as('lead').page('/population/voice?withdrawn=yes')).html).toContain(reference);
      expect((await house.as('locum').page('/population/voice?withdrawn=yes')).html).not.toContain(reference);
      expect((await house.as('lead').page(`${href}/correct`)).status).toBe(409);
    }));

  it('of a patient or a carer tells the public no source', () =>
    inHouse(async (house) => {
      const reference = await add(house, { kind: 'patient', source: 'A man in Kiln Row, at home' });
      expect(await everywhere(house, reference)).not.toContain('Kiln Row');
      expect(await everywhere(house, reference, 'locum')).toContain('Kiln Row');
    }));
});

describe('the register of voices', () => {
  it('finds by words, subject, theme and kind, and is the same as page, JSON and command', () =>
    inHouse(async (house) => {
      const one = await add(house);
      const two = await add(house, {
        subject: 'general',
        kind: 'survey',
        how: 'survey',
        heardOn: '2026-04-01',
        summary: 'Buses do not go to the hospital.',
        themes: ['transport'],
        quotations: [],
      });
      const listed = async (query: string) =>
        (await house.as().api('GET', `voices?${query}`)).body.voices.map(
          ({ reference }: { reference: string }) => reference,
        );
      expect(await listed('')).toEqual([two, one]);
      expect(await listed('sort=heard&dir=ascending')).toEqual([one, two]);
      expect(await listed('subject=COPD')).toEqual([one]);
      expect(await listed('theme=transport')).toEqual([two, one]);
      expect(await listed('theme=being%20tested')).toEqual([one]);
      expect(await listed('kind=survey')).toEqual([two]);
      expect(await listed('q=breath')).toEqual([one]);
      expect(await listed('limit=1')).toEqual([two]);
      const { html } = await house.as().page('/population/voice?subject=general');
      expect(html).toContain('Buses do not go');
      expect(html).not.toContain('breathlessness');
      const texts = voiceCommands.map((command) => (command.kind === 'use' ? command : undefined));
      expect(texts[0]?.text((await house.as().api('GET', 'voices')).body)).toContain('2 voices.');
      expect(texts[1]?.text((await house.as().api('GET', `voices/${one}`)).body)).toContain(
        '“I thought it was just age.” Man, 60s',
      );
    }));

  it('says what to do where there is none', () =>
    inHouse(async ({ as }) => {
      expect((await as().page('/population/voice')).html).toContain('No voice is recorded yet');
      expect((await as().page('/population/voice?q=zzz')).html).toContain('No voice fits');
      expect((await as().page('/population/voice/VOI-2026-777')).status).toBe(404);
    }));
});

describe('on the page of a condition', () => {
  it('up to three quotations stand with permission, who was heard in sum and who was not', () =>
    inHouse(async (house) => {
      await add(house);
      await add(house, {
        people: 29,
        with: undefined,
        heardOn: '2026-03-03',
        notHeard: 'Night-shift workers',
      });
      await add(house, { people: 2, with: undefined, heardOn: '2026-03-04', quotations: [] });
      const found = await findVoices(house.platform, house.actor('locum'), { subject: 'copd' });
      expect(found).toMatchObject({
        heard: { people: 41, with: 7, voices: 3, few: 1 },
        notHeard: ['night-shift workers', 'people who rent privately'],
        quotations: 4,
      });
      expect(new Set(found.shown.map((one) => one.voice)).size).toBe(2);
      const html = renderToStaticMarkup(<VoiceSection actor={house.actor('locum')} found={found} />);
      expect(html).toContain('3 of 4 quotations, with permission');
      expect(html).toContain('41 people, 7 with COPD, in 3 voices (1 of fewer than five people each');
      expect(html).toContain('/population/voice/new?subject=copd');
      expect(html).toContain('Man, 60s · visit, healthwatch, March 2026');
      const open = renderToStaticMarkup(
        <VoiceSection
          actor={house.actor()}
          found={await findVoices(house.platform, house.actor(), { subject: 'copd' })}
        />,
      );
      expect(open).toContain('2 of 2 quotations, with permission');
      expect(open).not.toContain('Add a voice');
    }));

  it('says so where nobody was heard', () =>
    inHouse(async (house) => {
      const found = await findVoices(house.platform, house.actor('locum'), { subject: 'asthma' });
      expect(renderToStaticMarkup(<VoiceSection actor={house.actor('locum')} found={found} />)).toContain(
        'Nobody has been asked yet',
      );
    }));
});
