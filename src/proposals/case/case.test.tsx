import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../platform/record/record.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { evidenceDb } from '../evidence/tables.ts';
import { conditionsMet } from '../kit/conditions.ts';
import { findProposal } from '../kit/find.ts';
import { idOf, type Known, testHouse } from '../kit/test-house.tsx';
import { insertProposal } from '../kit/test-proposal.ts';
import { moveRoutes } from '../moves/routes.tsx';
import { optionRoutes } from '../options/routes.tsx';
import { proposalDb } from '../tables.ts';
import { registerCases } from './registries.ts';
import { caseRoutes } from './routes.tsx';

const store = testStore();

const houseOver = async (db: Trx, given: Parameters<typeof insertProposal>[1] = {}) => {
  const house = {
    ...(await testHouse(store.relational(), db, {
      routes: [...optionRoutes, ...caseRoutes, ...moveRoutes],
      register: registerCases,
    })),
    db,
  };
  await insertProposal(db, { state: 'case', title: 'Direct-access echocardiography', ...given });
  return house;
};
type House = Awaited<ReturnType<typeof houseOver>>;
const inHouse = (work: (house: House) => Promise<void>, given: Parameters<typeof insertProposal>[1] = {}) =>
  store.rolledBack(async (trx) => work(await houseOver(trx, given)));

const CASE = 'ideas/ISV-2026-014/case';
const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;

const put = ({ as }: House, topic: string, content: object, version: number, who: Known = 'lead') =>
  as(who).api('PUT', `${CASE}/topics/${topic}`, { content, version });
const kept = async ({ as }: House, topic: string, who: Known = 'lead') =>
  (await as(who).api('GET', CASE)).body.topics[topic];

/** What a browser sends of a form: its hidden fields and texts, as the page had them. */
const fieldsOf = (html: string): Record<string, string> => {
  const form = html.slice(html.indexOf('data-cf-autosave'));
  const plain = (text: string) =>
    text
      .replaceAll('&#x27;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
  const found: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(tag)?.[1];
    if (name && !/type="(checkbox|radio)"/.test(tag))
      found[name] ??= plain(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [, name = '', text = ''] of form.matchAll(
    /<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g,
  ))
    found[name] ??= plain(text);
  delete found.csrf;
  return found;
};

describe('writing a section', () => {
  it('begins with what the idea said already, and keeps what the person made of it', () =>
    inHouse(
      async ({ as }) => {
        const { html, status } = await as('lead').page(`/${CASE}/need`);
        expect(status).toBe(200);
        expect(html).toContain('People wait twelve weeks for a heart scan.</textarea>');
        const fields = fieldsOf(html);
        const saved = await as('lead').post(`/${CASE}/need`, {
          ...fields,
          'need-words': 'People wait twelve weeks. Some come to harm.',
          'evidence-1-words': 'Early scans find failing hearts.',
          'evidence-1-source': 'Invented guideline 12, 2024',
        });
        expect(saved.location).toBe(`/${CASE}/need`);
        const again = await as('manager').page(`/${CASE}`);
        expect(again.html).toContain('Some come to harm.');
        expect(again.html).toContain('Invented guideline 12, 2024');
        const people = await as('lead').api('GET', CASE);
        expect(people.body.topics.people.content.aYear).toBe(2880);
      },
      {
        benefit: JSON.stringify({
          value: 240,
          lower: 200,
          upper: 280,
          from: '24 months of requests',
          assumes: 'all are scanned',
          setBy: 'Dr Ashcombe-Pike',
          setOn: '2026-03-01',
        }),
      },
    ));

  it('comes back with what was typed where it cannot be, said at its field, and keeps nothing', () =>
    inHouse(async (house) => {
      const { as } = house;
      const fields = fieldsOf((await as('lead').page(`/${CASE}/people`)).html);
      const sent = { ...fields, 'people-aYear': 'many', 'people-words': 'Older people <b>mostly</b>.' };
      const refused = await as('lead').post(`/${CASE}/people`, sent);
      expect(refused.status).toBe(422);
      expect(refused.html).toContain('href="#people-aYear"');
      expect(refused.html).toContain('Older people &lt;b&gt;mostly&lt;/b&gt;.');
      expect((await kept(house, 'people')).version).toBe(0);
      const dated = await as('lead').post(`/${CASE}/measures`, {
        ...fieldsOf((await as('lead').page(`/${CASE}/measures`)).html),
        'measures-2-label': 'Weeks to a scan',
        'measures-2-reviewOn-day': '31',
        'measures-2-reviewOn-month': '2',
        'measures-2-reviewOn-year': '2027',
      });
      expect(dated.html).toContain('href="#measures-2-reviewOn"');
    }));

  it('asks before words are kept that may tell who a patient is', () =>
    inHouse(async (house) => {
      const words = { words: 'Her number is 943 476 5919.' };
      const refused = await put(house, 'pathway', words, 0);
      expect(refused.body.type).toBe(typeOf('words-identify'));
      const body = { content: words, version: 0, confirmed: true };
      expect((await house.as('lead').api('PUT', `${CASE}/topics/pathway`, body)).status).toBe(200);
    }));

  it('is for the two leads and the programme office; others read, the public not yet', () =>
    inHouse(async (house) => {
      const { as } = house;
      for (const [i, who] of (['lead', 'manager', 'office'] as const).entries())
        expect((await put(house, 'pathway', { words: `By ${who}` }, i, who)).status).toBe(200);
      expect((await put(house, 'pathway', { words: 'By me' }, 3, 'partner')).body.type).toBe(
        typeOf('case-not-yours'),
      );
      const read = await as('partner').page(`/${CASE}/pathway`);
      expect(read.html).toContain('By office');
      expect(read.html).not.toContain('data-cf-autosave');
      expect((await as().page(`/${CASE}`)).status).toBe(404);
      expect((await as().api('GET', CASE)).status).toBe(404);
    }));

  it('keeps nothing of somebody who is signed out meanwhile, and says so', () =>
    inHouse(async (house) => {
      const { as } = house;
      const fields = fieldsOf((await as('lead').page(`/${CASE}/pathway`)).html);
      const page = await as().post(`/${CASE}/pathway`, { ...fields, 'pathway-words': 'Half a case' });
      expect(page.status).toBe(403);
      const sent = { fields: { ...fields, 'pathway-words': 'Half a case' }, quiet: true };
      const api = await as().api('POST', `${CASE}/sections/pathway`, sent);
      expect(api.status).toBe(403);
      expect(api.body.type).toBe(typeOf('not-allowed'));
      expect((await kept(house, 'pathway')).version).toBe(0);
    }));

  it('that saves itself is told to history once while one person writes, and the record holds no words', () =>
    inHouse(async (house) => {
      const { as, clock, db } = house;
      const quiet = (words: string, version: number, who: Known = 'lead') =>
        as(who).api('POST', `${CASE}/sections/pathway`, {
          fields: { 'version-pathway': String(version), 'pathway-words': words },
          quiet: true,
        });
      for (let i = 0; i < 4; i += 1) {
        expect((await quiet(`Words ${i}`, i)).body.topics).toEqual([
          { topic: 'pathway', version: i + 1, merged: false },
        ]);
        clock.now = new Date(clock.now.getTime() + 5000);
      }
      await quiet('By the manager', 4, 'manager');
      const events = await db
        .withTables<{ event: { kind: string; object: string; after: unknown } }>()
        .selectFrom('event')
        .selectAll()
        .where('kind', '=', 'case.written')
        .execute();
      expect(events).toHaveLength(2);
      expect(JSON.stringify(events)).not.toMatch(/Words/);
      expect((await verifyRecord(db)).broken).toBeUndefined();
    }));
});

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
    }));
});

/** All that the small form of case asks for. */
const fillSmall = async (house: House) => {
  const { as } = house;
  await put(house, 'people', { aYear: 40, words: 'People at home.' }, 0);
  await put(house, 'pathway', { words: 'The nurse rings.' }, 0);
  await put(house, 'hoops', { hoops: [], noHoops: true }, 0);
  const none = { none: true, pricesOf: '', payer: 'group', recurring: [], once: [], effects: [], freed: [] };
  expect((await put(house, 'money', none, 0)).status).toBe(200);
  const risk = { key: 'a', label: 'It is forgotten', action: 'A list', owner: 'Otis' };
  await put(house, 'risks', { risks: [risk] }, 0);
  const measure = { key: 'a', label: 'Calls', what: 'Calls a week', byWhom: 'Otis', reviewOn: '2027-03-01' };
  await put(house, 'measures', { measures: [measure] }, 0);
  await as('lead').api('PUT', 'ideas/ISV-2026-014/options/0', { words: 'They wait.', version: 0 });
  await as('lead').api('POST', 'ideas/ISV-2026-014/options/0/choice', { because: 'Cheapest' });
  // What it costs is told, so its route is worked out anew; the tests here are of this body's form of case.
  await proposalDb(house.db).updateTable('proposal').set({ body: 'clinical-lead' }).execute();
};

describe('what is missing', () => {
  it('is told in a sentence, and each thing leads to where it is written', () =>
    inHouse(async (house) => {
      const { html } = await house.as('lead').page(`/${CASE}`);
      expect(html).toMatch(/(None|One|Two) of ten sections (is|are) complete/);
      expect(html).toContain('stop it being sent');
      expect(html).toContain(`href="/${CASE}/risks">No risk named</a>: name what could go wrong`);
      await put(house, 'risks', { risks: [{ key: 'a', label: 'scans outrun reporters' }] }, 0);
      const { body } = await house.as('lead').api('GET', CASE);
      expect(body.stops).toContainEqual({
        ask: 'risks.owner',
        item: 'Risk 1, “scans outrun reporters”',
        words: 'name an owner',
        section: 'risks',
      });
      expect(body.why).toBe('case-incomplete');
    }));

  it('stops it being sent until it is there; sent, it is kept as it stood and closed', () =>
    inHouse(
      async (house) => {
        const { as } = house;
        const met = async () => {
          const proposal = await findProposal(house.db, 'ISV-2026-014');
          return proposal ? [...(await conditionsMet(house.db, proposal))] : [];
        };
        const send = () => as('lead').api('POST', 'ideas/ISV-2026-014/moves', { move: 'send', version: 1 });
        expect(await met()).not.toContain('case-complete');
        expect((await send()).body.type).toBe(typeOf('proposal-waits'));
        await fillSmall(house);
        expect((await as('lead').api('GET', CASE)).body.stops).toEqual([]);
        expect(await met()).toContain('case-complete');
        expect((await as('lead').page(`/${CASE}`)).html).toContain('/move/send');
        expect((await send()).body.detail).toBeUndefined();
        const { body } = await as('partner').api('GET', `${CASE}/versions`);
        expect(body.versions).toMatchObject([{ number: 1, note: 'Sent for a decision', sent: true }]);
        expect((await put(house, 'pathway', { words: 'Later.' }, 1)).body.type).toBe(typeOf('case-closed'));
        expect((await as().api('GET', `${CASE}/versions`)).body.versions).toHaveLength(1);
      },
      { body: 'clinical-lead' },
    ));

  it('is also a pinned figure that was taken back: it cannot be sent with it, and leads to the evidence', () =>
    inHouse(
      async (house) => {
        await fillSmall(house);
        const load = '00000000-0000-4000-8000-00000000beef';
        await sql`insert into import_load (id, name, status, who, owner)
          values (${load}, 'waits.csv', 'taken-back', '{}', 'test')`.execute(house.db);
        await evidenceDb(house.db)
          .insertInto('proposal_evidence')
          .values({
            proposal: 'ISV-2026-014',
            kind: 'figure',
            title: 'Waits for heart scans',
            figure: JSON.stringify({ files: [{ load }] }),
            figure_hash: 'a'.repeat(64),
            href: '/population/figures/conditions/COPD/gradient',
            stood_on: '2026-05-01',
            added_by_name: 'Dr Ashcombe-Pike',
            added_by_standing: 'clinical-lead',
            added_on: '2026-05-01',
          } as never)
          .execute();
        const { body } = await house.as('lead').api('GET', CASE);
        expect(body.stops).toMatchObject([{ ask: 'need.stands', section: 'need' }]);
        const { html } = await house.as('lead').page(`/${CASE}/need`);
        expect(html).toContain('Taken back');
        expect(html).toContain('href="/ideas/ISV-2026-014/evidence">pin a newer one, or take it out</a>');
        const sent = await house
          .as('lead')
          .api('POST', 'ideas/ISV-2026-014/moves', { move: 'send', version: 1 });
        expect(sent.body.type).toBe(typeOf('proposal-waits'));
      },
      { body: 'clinical-lead' },
    ));

  it('of a case that restricts care comes before all else, whatever its template asks', () =>
    inHouse(
      async ({ as }) => {
        expect((await as('lead').api('GET', CASE)).body.why).toBe('case-care-first');
        expect((await as('lead').page(`/${CASE}`)).html).toContain('Care comes before money');
      },
      { body: 'clinical-lead', restricts: true },
    ));

  it('is asked by the template of its route; when the route brings another, the texts stay', () =>
    inHouse(async (house) => {
      await put(house, 'pathway', { words: 'The nurse rings.' }, 0);
      expect((await house.as('lead').api('GET', CASE)).body.template.key).toBe('standard');
      await proposalDb(house.db).updateTable('proposal').set({ body: 'clinical-lead' }).execute();
      const { body } = await house.as('lead').api('GET', CASE);
      expect(body.template.key).toBe('small');
      expect(body.sections.map(({ key }: { key: string }) => key)).toEqual([
        'need',
        'change',
        'money',
        'after',
      ]);
      expect(body.topics.pathway.content.words).toBe('The nurse rings.');
    }));
});

describe('versions', () => {
  const keep = ({ as }: House, note: string, who: Known = 'lead') =>
    as(who).api('POST', `${CASE}/versions`, { note });

  it('are kept with a note, once when sent twice, and compared word by word', () =>
    inHouse(async (house) => {
      await put(house, 'pathway', { words: 'All release cash.' }, 0);
      expect((await keep(house, 'The first')).body).toEqual({ number: 1 });
      expect((await keep(house, 'The first')).body).toEqual({ number: 1 });
      await put(house, 'pathway', { words: '45% release cash.' }, 1);
      const { html } = await house.as('lead').page(`/${CASE}/versions`);
      expect(html).toMatch(/<del[^>]*>(<span[^>]*>taken out: <\/span>)?All/);
      expect(html).toMatch(/<ins[^>]*>(<span[^>]*>added: <\/span>)?45%/);
      const { body } = await house.as('partner').api('GET', `${CASE}/changes?from=1&to=now`);
      expect(body.changes).toMatchObject([{ section: 'The pathway', added: 1, removed: 1 }]);
      expect((await house.as('lead').api('GET', `${CASE}/changes?from=9`)).status).toBe(404);
      expect((await keep(house, 'Not mine', 'partner')).body.type).toBe(typeOf('case-not-yours'));
    }));

  it('give one part back as a new change, with what stood before kept', () =>
    inHouse(async (house) => {
      await put(house, 'pathway', { words: 'As it was.' }, 0);
      await keep(house, 'The first');
      await put(house, 'pathway', { words: 'As it became.' }, 1);
      const back = await house.as('manager').post(`/${CASE}/versions/1/restore`, { topic: 'pathway' });
      expect(back.location).toBe(`/${CASE}/versions`);
      expect((await kept(house, 'pathway')).content.words).toBe('As it was.');
      const { body } = await house.as('lead').api('GET', `${CASE}/changes?from=1&to=2`);
      expect(JSON.stringify(body.changes)).toContain('became');
    }));
});

describe('the board paper', () => {
  const fill = async (house: House) => {
    const risk = {
      key: 'a',
      label: 'Scans outrun reporters',
      action: 'Two sessions',
      owner: 'Dr Ines Ravensmoor',
    };
    await put(house, 'risks', { risks: [risk] }, 0);
  };

  it('has numbered sections under what patients gain and what it costs, and comes as a Word file', () =>
    inHouse(async (house) => {
      await fill(house);
      const { html } = await house.as('partner').page(`/${CASE}/paper`);
      expect(html).toContain('1 Need and evidence');
      expect(html).toContain('What patients gain');
      expect(html).toContain('This is a draft');
      expect(html).not.toContain('Write the case');
      const { html: file, status } = await house.as('partner').page(`/${CASE}/paper.docx`);
      expect(status).toBe(200);
      expect(file.startsWith('PK')).toBe(true);
    }));

  it('is read by the public once it was sent, with roles and without names of people', () =>
    inHouse(async (house) => {
      await fill(house);
      await put(house, 'measures', { measures: [{ key: 'a', label: 'Weeks', byWhom: 'Otis Wrenfold' }] }, 0);
      await proposalDb(house.db).updateTable('proposal').set({ state: 'decision' }).execute();
      for (const path of ['', '/paper', '/versions', '/changes']) {
        const { html } =
          path === '/changes'
            ? { html: JSON.stringify((await house.as().api('GET', CASE + path)).body) }
            : await house.as().page(`/${CASE}${path}`);
        expect(html).not.toMatch(/Ravensmoor|Wrenfold|Ashcombe|Oakhanger|Thistlewood/);
      }
      expect((await house.as().page(`/${CASE}`)).html).toContain('a named person');
      expect(JSON.stringify((await house.as().api('GET', CASE)).body)).not.toMatch(/Ravensmoor|Ashcombe/);
      expect((await put(house, 'risks', { risks: [] }, 1)).body.type).toBe(typeOf('case-closed'));
    }));
});

describe('a raiser whose name is kept and who works on it', () => {
  it('signs their writing by name as its other writers do, so that nothing tells that they raised it', () =>
    inHouse(
      async (house) => {
        await put(house, 'pathway', { words: 'The nurse rings.' }, 0, 'office');
        await house.as('office').api('POST', `${CASE}/versions`, { note: 'The first' });
        const seen = [
          JSON.stringify((await house.as('partner').api('GET', CASE)).body),
          JSON.stringify((await house.as('partner').api('GET', `${CASE}/versions`)).body),
          JSON.stringify(
            await house.db
              .withTables<{ event: { kind: string; actor: unknown; after: unknown } }>()
              .selectFrom('event')
              .selectAll()
              .where('kind', 'like', 'case.%')
              .execute(),
          ),
        ].join('\n');
        expect(seen).toContain('Pennycress');
        expect(seen).not.toContain('whose name is kept');
      },
      { raised_by: idOf('office'), name_kept: true, guardian: idOf('officer'), guardian_name: 'Ms Tidmarsh' },
    ));
});

describe('comments on a section', () => {
  it('stand beside it, are told to both leads, and are for members', () =>
    inHouse(async (house) => {
      const path = `/comments/case/${encodeURIComponent('ISV-2026-014/money')}`;
      const sent = await house.as('partner').post(path, { text: 'Avoided is not saved.' });
      expect(sent.location).toBe(`/${CASE}/money#comments`);
      expect((await house.as('lead').page(`/${CASE}/money`)).html).toContain('Avoided is not saved.');
      expect((await house.as('lead').page(`/${CASE}/need`)).html).not.toContain('Avoided is not saved.');
      expect((await house.news()).map(({ who }) => who).sort()).toEqual(['lead', 'manager']);
      expect((await house.as().post(path, { text: 'Me too' })).status).toBe(403);
    }));
});
