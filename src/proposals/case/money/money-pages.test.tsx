import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { Trx } from '../../../platform/relational/relational.ts';
import { testStore } from '../../../platform/relational/test-store.ts';
import { findProposal } from '../../kit/find.ts';
import { idOf, type Known, testHouse } from '../../kit/test-house.tsx';
import { insertProposal } from '../../kit/test-proposal.ts';
import { optionRoutes } from '../../options/routes.tsx';
import { factsOf } from '../../routes/facts.ts';
import { registerCases } from '../registries.ts';
import { caseRoutes } from '../routes.tsx';
import { caseDb } from '../tables.ts';
import { SCANS } from '../test-scans-money.ts';

const store = testStore();
const REFERENCE = 'ISV-2026-014';
const CASE = `ideas/${REFERENCE}/case`;

const houseOver = async (db: Trx, given: Parameters<typeof insertProposal>[1] = {}) => {
  const house = await testHouse(store.relational(), db, {
    routes: [...optionRoutes, ...caseRoutes],
    register: registerCases,
  });
  await insertProposal(db, { state: 'case', title: 'Direct-access echocardiography', ...given });
  return { ...house, db };
};
type House = Awaited<ReturnType<typeof houseOver>>;
const inHouse = (work: (house: House) => Promise<void>, given: Parameters<typeof insertProposal>[1] = {}) =>
  store.rolledBack(async (trx) => work(await houseOver(trx, given)));

const put = ({ as }: House, topic: string, content: object, version = 0, who: Known = 'lead') =>
  as(who).api('PUT', `${CASE}/topics/${topic}`, { content, version });

/** The words of a page, spaces made one. */
const words = (html: string): string =>
  (parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body.textContent ?? '').replaceAll(
    /\s+/g,
    ' ',
  );

const ACCOUNT = {
  effect: 'admissions',
  daysEach: 3,
  emergencyPence: 2_000_00,
  plannedDays: 2,
  plannedPence: 3_000_00,
  low: 4000,
  likely: 6000,
  high: 9000,
};
const money = { ...SCANS, accounts: [ACCOUNT] };

describe('the money of a case on its page', () => {
  it('is the worked example: costs, effects apart, net; once, part year and full year', () =>
    inHouse(async (house) => {
      expect((await put(house, 'money', money)).status).toBe(200);
      const text = words((await house.as('lead').page(`/${CASE}`)).html);
      for (const sum of ['£264,960', '£121,440', '£42,500', '£232,690', '£414,960', '−£38,122', '−£130,704'])
        expect(text).toContain(sum);
      for (const sum of ['£194,568', '£284,256', '2,880 scans a year × £92', '277 visits', '950 visits'])
        expect(text).toContain(sum);
      expect(text).toContain('Cost comes at once; cash follows two months behind');
      expect(text).toContain('£ a month, July 2026 to March 2028, prices of 2026/27');
      expect(text).toMatch(/The group ?−£284,256/);
      expect(text).toMatch(/All together ?£0/);
    }));

  it('shows what fills the beds beside every cost avoided, and takes nothing off for it', () =>
    inHouse(async (house) => {
      await put(house, 'money', { ...money, accounts: [] });
      const before = words((await house.as('lead').page(`/${CASE}`)).html);
      expect(before).toContain('nobody has said yet what fills the beds');
      const { sections } = (await house.as('lead').api('GET', CASE)).body;
      const missing = (section: { missing: { ask: string }[] }) => section.missing.map(({ ask }) => ask);
      expect(sections.flatMap(missing)).toContain('money.avoided');
      await put(house, 'money', money, 1);
      const after = words((await house.as('lead').page(`/${CASE}`)).html);
      // 46 admissions × £2,000, less 46 × 3 × 60% ÷ 2 = 41.4 people × £3,000.
      expect(after).toContain('£32,200 more to pay');
      expect(after).toContain('None of this is taken off the cost above.');
      expect(after).toContain('£284,256');
    }));

  it('stands at the head beside what patients gain: net, once, for each person, and what they must do', () =>
    inHouse(async (house) => {
      await put(house, 'money', money);
      await put(house, 'people', { aYear: 2880, words: 'People who are short of breath.' });
      await put(house, 'quality', {
        effects: {
          safety: { direction: 'same', words: 'As now.' },
          experience: { direction: 'better', words: 'Nearer home.' },
        },
      });
      await put(house, 'hoops', {
        hoops: [
          { change: 'removed', what: 'a clinic visit' },
          { change: 'added', what: 'one blood test' },
        ],
      });
      const { html } = await house.as('lead').page(`/${CASE}`);
      const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
      const head = document.querySelector('.cf-atag')?.textContent ?? '';
      for (const said of [
        '2,880 people a year',
        'Quality: better for experience, the same for safety',
        'Hoops: 1 fewer: a clinic visit; 1 more: one blood test',
        '£284,256 net, each year',
        '£414,960 a year, less £130,704 of cash released',
        '£99 for each person',
        '£42,500 once',
        'No saving is claimed from what may not happen',
      ])
        expect(head).toContain(said);
    }));

  it('says return, payback and present value over five years, and that nobody has verified the rate', () =>
    inHouse(async (house) => {
      await put(house, 'money', money);
      const text = words((await house.as('lead').page(`/${CASE}`)).html);
      expect(text).toContain('What comes back over five years');
      expect(text).toContain('Not within five years');
      expect(text).toMatch(/Net present value ?−£1,\d{3},\d{3} at 3.5% a year/);
      expect(text).toContain('Not verified');
    }));

  it('is the same in JSON, in the picture’s file and on the page', () =>
    inHouse(async (house) => {
      await put(house, 'money', money);
      const { body } = await house.as('lead').api('GET', `${CASE}/money`);
      expect(body).toMatchObject({
        sound: true,
        once: 42_500_00,
        firstYear: { year: '2026/27', cost: 232_690_00, cashReleased: 38_122_00, net: 194_568_00 },
        fullYear: { cost: 414_960_00, cashReleased: 130_704_00, net: 284_256_00 },
        avoided: [{ units: 46, lower: 20, upper: 72 }],
      });
      const { recurring, once } = body.months.reduce(
        (
          sum: { recurring: number; once: number },
          month: { recurring: number; once: number; month: string },
        ) =>
          month.month <= '2027-03'
            ? { recurring: sum.recurring + month.recurring, once: sum.once + month.once }
            : sum,
        { recurring: 0, once: 0 },
      );
      expect(recurring + once).toBe(body.firstYear.cost);
      const csv = await house.as('lead').page(`/${CASE}/money.csv`);
      const rows = csv.html.trim().split('\r\n').slice(1);
      expect(rows).toHaveLength(body.months.length);
      expect(rows.at(-1)).toBe('2028-03,34580,0,10892');
      expect((await house.as('lead').page(`/${CASE}/money.svg`)).html).toContain('Cost comes at once');
    }));

  it('keeps what is not yet right, works nothing out of it, and says at which line', () =>
    inHouse(async (house) => {
      const [scan, ...others] = SCANS.recurring;
      await put(house, 'money', { ...money, recurring: [{ ...scan, unitsAYear: 2881 }, ...others] });
      const read = words((await house.as('lead').page(`/${CASE}`)).html);
      expect(read).toContain('Nothing is worked out yet: 1 to put right.');
      expect(read).not.toContain('£414,');
      const { html } = await house.as('lead').page(`/${CASE}/money`);
      expect(html).toContain('href="#recurring-1-paidTo-1-organisation"');
      const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
      const open = [...document.querySelectorAll('details.cf-row[open]')];
      expect(open.map((row) => row.querySelector('summary')?.textContent)).toEqual([
        expect.stringContaining('Scan with report'),
      ]);
      expect((await house.as('lead').api('GET', `${CASE}/money`)).body).toMatchObject({
        sound: false,
        fullYear: null,
      });
    }));

  it('comes back as it was typed when a price cannot be read, and when more lines are asked for', () =>
    inHouse(async (house) => {
      const sent = {
        'version-money': '0',
        pricesOf: '2026/27',
        'recurring-2-label': 'Scan <b>with</b> report',
        'recurring-2-unitsAYear': '2,880',
        'recurring-2-unit': 'scans',
        'recurring-2-pencePerUnit': 'about 90',
        'recurring-2-starts-month': '9',
        'recurring-2-starts-year': '2026',
      };
      const refused = await house.as('lead').post(`/${CASE}/money`, sent);
      expect(refused.status).toBe(422);
      expect(refused.html).toContain('href="#recurring-2-pencePerUnit"');
      expect(refused.html).toContain('value="about 90"');
      expect(refused.html).toContain('Scan &lt;b&gt;with&lt;/b&gt; report');
      const more = await house.as('lead').post(`/${CASE}/money`, { ...sent, 'add-row': 'recurring' });
      expect(more.status).toBe(200);
      expect(more.html).toContain('name="recurring-5-label"');
      expect(more.html).toContain('value="about 90"');
      expect((await house.as('lead').api('GET', CASE)).body.topics.money.version).toBe(0);
    }));

  it('is no business of the public until the case was sent', () =>
    inHouse(async (house) => {
      await put(house, 'money', money);
      expect((await house.as().api('GET', `${CASE}/money`)).status).toBe(404);
      expect((await house.as().page(`/${CASE}/money.csv`)).status).toBe(404);
    }));
});

describe('what the route is worked out from', () => {
  it('is the sums and the highest risk of the case as it is kept; what is not told is not known', () =>
    inHouse(async (house) => {
      const factsNow = async () => {
        const row = await findProposal(house.db, REFERENCE);
        return row && (await factsOf(house.db, [row], '2026-05-21')).get(REFERENCE);
      };
      expect(await factsNow()).not.toHaveProperty('netPence');
      await put(house, 'money', money);
      await put(house, 'quality', {
        effects: {},
        risks: [
          {
            domain: 'safety',
            label: 'Scans outrun reporters',
            likelihood: 4,
            consequence: 4,
            after: {
              action: 'A second reader',
              owner: 'The lead cardiologist',
              likelihood: 2,
              consequence: 4,
            },
          },
        ],
      });
      expect(await factsNow()).toMatchObject({
        recurringPence: 414_960_00,
        oncePence: 42_500_00,
        netPence: 284_256_00,
        highestRisk: 8,
      });
      await put(
        house,
        'money',
        { none: true, pricesOf: '', payer: 'group', recurring: [], once: [], effects: [], freed: [] },
        1,
      );
      expect(await factsNow()).toMatchObject({ recurringPence: 0, oncePence: 0, netPence: 0 });
    }));
});

describe('signing the quality impact', () => {
  const SIGN = `/${CASE}/quality/sign`;
  const whole = {
    effects: Object.fromEntries(
      ['safety', 'effectiveness', 'experience'].map((domain) => [
        domain,
        { direction: 'better', words: 'Found earlier.' },
      ]),
    ),
    risks: [],
  };
  const signed = async ({ db }: House) => {
    const row = await caseDb(db)
      .selectFrom('case_topic')
      .select('content')
      .where('proposal', '=', REFERENCE)
      .where('topic', '=', 'quality')
      .executeTakeFirst();
    return (row?.content as { signedBy: string | null } | undefined)?.signedBy;
  };
  const sign = ({ as }: House, who: Known, given: object = {}) =>
    as(who).api('POST', `${CASE}/quality/signature`, { version: 1, agreed: true, ...given });

  it('is for a clinician who does not lead the case, under their own name', () =>
    inHouse(async (house) => {
      await put(house, 'quality', whole);
      for (const who of ['lead', 'manager', 'patient', 'office'] as const)
        expect([who, (await sign(house, who)).status]).toEqual([who, 403]);
      expect(
        (await house.as().api('POST', `${CASE}/quality/signature`, { version: 1, agreed: true })).status,
      ).toBe(403);
      expect(await signed(house)).toBeNull();
      expect((await house.as('specialist').page(`/${CASE}`)).html).toContain(SIGN);
      expect((await house.as('lead').page(`/${CASE}`)).html).not.toContain(SIGN);
      const unread = await house.as('specialist').post(SIGN, { version: '1', how: 'sign' });
      expect(unread.status).toBe(422);
      expect(words(unread.html)).toContain('Tick that you have read it');
      const done = await house.as('specialist').post(SIGN, { version: '1', how: 'sign', agreed: 'yes' });
      expect(done.location).toBe(SIGN);
      expect(await signed(house)).toBe(idOf('specialist'));
      expect((await sign(house, 'nurse')).status).toBe(409);
    }));

  it('waits until each part of quality is told, and for the version that was read', () =>
    inHouse(async (house) => {
      await put(house, 'quality', {
        effects: { safety: { direction: 'same', words: 'As now.' } },
        risks: [],
      });
      const unsaid = await sign(house, 'specialist');
      expect([unsaid.status, unsaid.body.detail]).toEqual([
        422,
        expect.stringContaining('effectiveness, experience'),
      ]);
      await put(house, 'quality', whole, 1);
      expect((await sign(house, 'specialist')).body.type).toContain('changed-meanwhile');
      expect((await sign(house, 'specialist', { version: 2 })).status).toBe(200);
    }));

  it('stands while nothing changes, goes with any change, cannot be written, and can be taken back', () =>
    inHouse(async (house) => {
      await put(house, 'quality', { ...whole, signedBy: idOf('specialist'), signedOn: '2026-05-01' });
      expect(await signed(house)).toBeNull();
      await sign(house, 'specialist');
      await put(house, 'quality', whole, 1);
      expect(await signed(house)).toBe(idOf('specialist'));
      const changed = {
        ...whole,
        effects: { ...whole.effects, safety: { direction: 'worse', words: 'Later.' } },
      };
      await put(house, 'quality', changed, 1);
      expect(await signed(house)).toBeNull();
      await sign(house, 'specialist', { version: 2 });
      expect((await sign(house, 'nurse', { version: 2, how: 'take-back' })).status).toBe(403);
      expect((await sign(house, 'specialist', { version: 2, how: 'take-back' })).status).toBe(200);
      expect(await signed(house)).toBeNull();
    }));

  it('tells members who signed, and the public the role alone', () =>
    inHouse(async (house) => {
      await put(house, 'quality', whole);
      await sign(house, 'specialist');
      expect(words((await house.as('locum').page(`/${CASE}`)).html)).toContain('Ravensmoor');
      await house.db
        .withTables<{ proposal: { reference: string; state: string } }>()
        .updateTable('proposal')
        .set({ state: 'decision' })
        .where('reference', '=', REFERENCE)
        .execute();
      const { html } = await house.as().page(`/${CASE}`);
      expect(words(html)).toContain('✓ Signed');
      expect(html).not.toContain('Ravensmoor');
      expect(JSON.stringify((await house.as().api('GET', CASE)).body)).not.toContain(idOf('specialist'));
    }));
});
