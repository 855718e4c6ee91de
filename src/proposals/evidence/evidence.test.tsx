import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../platform/record/record.ts';
import { linksOf } from '../../platform/registries.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { findProposal } from '../kit/find.ts';
import { idOf, type Known, nameOf, testHouse } from '../kit/test-house.tsx';
import { insertProposal } from '../kit/test-proposal.ts';
import { pinFromGap } from './pin.ts';
import { registerEvidence } from './registries.ts';
import { evidenceRoutes } from './routes.tsx';
import { evidenceStanding, pinnedOf } from './standing.ts';
import { figuresOf, LOAD, type Loaded, WAITS } from './test-figures.ts';

const store = testStore();
const REFERENCE = 'ISV-2026-014';
const PATH = `ideas/${REFERENCE}/evidence`;

const houseOver = async (db: Trx, given: Parameters<typeof insertProposal>[1] = {}) => {
  const loaded: Loaded = { weeks: 12.4, there: true };
  const house = await testHouse(store.relational(), db, {
    routes: evidenceRoutes(figuresOf(loaded)),
    register: registerEvidence,
  });
  await insertProposal(db, given);
  return { ...house, db, loaded, find: figuresOf(loaded) };
};
type House = Awaited<ReturnType<typeof houseOver>>;
const inHouse = (work: (house: House) => Promise<void>, given: Parameters<typeof insertProposal>[1] = {}) =>
  store.rolledBack(async (trx) => work(await houseOver(trx, given)));

const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;

const add = ({ as }: House, given: object, who: Known = 'nurse') =>
  as(who).api('POST', PATH, { kind: 'figure', figure: WAITS, ...given });
const pinned = async (house: House, given: object = {}, who: Known = 'nurse') => {
  const { status, body } = await add(house, given, who);
  expect([status, body.detail]).toEqual([200, undefined]);
  return body.id as string;
};
const evidenceFor = async ({ as }: House, who?: Known) => (await as(who).api('GET', PATH)).body;

const SERVICE = {
  kind: 'service',
  title: 'First visits to heart clinics fell by half in Fenmarsh',
  source: 'Their review, 2024',
  address: 'https://fenmarsh.example/review',
};

/** The file behind the figures is in the register of loads, and its publisher took it back. */
const takeBack = ({ db }: House) =>
  db
    .withTables<{ import_load: { id: string; name: string; status: string; who: string; owner: string } }>()
    .insertInto('import_load')
    .values({ id: LOAD, name: 'waits.csv', status: 'taken-back', who: '{}', owner: 'test' })
    .execute();

describe('choosing the idea that a figure is pinned to', () => {
  it('offers the ideas of whoever asks, and leads to the form with the figure in it', () =>
    inHouse(async (house) => {
      const at = `/ideas/pin?figure=${encodeURIComponent(WAITS)}`;
      const { html } = await house.as('lead').page(at);
      expect(html).toContain('The wait for a heart scan is 12.4 weeks');
      expect(html).toContain(
        `/${PATH}/new?kind=figure&amp;figure=${encodeURIComponent(WAITS).replaceAll('%20', '+')}`,
      );
      expect((await house.as('nurse').page(at)).html).toContain('None goes on now');
      const gap = await house.as('lead').page('/ideas/pin?gap=gap-2026-003');
      expect(gap.html).toContain(`/${PATH}/new?kind=gap&amp;gap=GAP-2026-003`);
    }));

  it('says where figures are when none is named, or it cannot be made', () =>
    inHouse(async (house) => {
      for (const query of ['', '?figure=/elsewhere', '?gap=%3Cscript%3E'])
        expect((await house.as('nurse').page(`/ideas/pin${query}`)).html).toContain('No figure is named');
      expect((await house.as().page('/ideas/pin')).status).not.toBe(200);
    }));
});

describe('pinning evidence', () => {
  it('shows the figure before it is pinned, and keeps it whole as it stood, with its hash', () =>
    inHouse(async (house) => {
      const form = await house
        .as('nurse')
        .page(`/${PATH}/new?kind=figure&figure=${encodeURIComponent(WAITS)}`);
      expect(form.html).toContain('The wait for a heart scan is 12.4 weeks');
      const seen = /name="seen" value="([0-9a-f]{64})"/.exec(form.html)?.[1] ?? '';
      const sent = await house.as('nurse').post(`/${PATH}/new`, {
        kind: 'figure',
        figure: `https://coalface.example${WAITS}`,
        seen,
        note: 'Both hospitals',
      });
      expect(sent.location).toBe(`/${PATH}`);
      const { evidence } = await evidenceFor(house, 'nurse');
      expect(evidence).toMatchObject([
        {
          title: 'The wait for a heart scan is 12.4 weeks',
          figureHash: seen,
          stoodOn: '2026-05-21',
          note: 'Both hospitals',
          today: { same: true },
          takenBack: false,
          by: { name: nameOf('nurse') },
        },
      ]);
      const { html } = await house.as('nurse').page(`/${PATH}`);
      expect(html).toContain('Today it says the same, number for number.');
      expect((await house.news()).map(({ who }) => who).sort()).toEqual(['lead', 'manager']);
      expect((await verifyRecord(house.db)).broken).toBeUndefined();
    }));

  it('asks for what is missing at its field, keeps what was written, and takes nothing without a source', () =>
    inHouse(async (house) => {
      expect((await add(house, { figure: '/people/me' })).body.type).toBe(typeOf('evidence-figure-gone'));
      expect((await add(house, { figure: '' })).body.type).toBe(typeOf('evidence-needs'));
      expect((await add(house, { seen: '0'.repeat(64) })).body.type).toBe(typeOf('evidence-figure-changed'));
      expect((await add(house, { kind: 'gap', gap: 'GAP-2026-999' })).body.type).toBe(
        typeOf('evidence-gap-unknown'),
      );
      expect((await add(house, { kind: 'voice', voice: 'VOI-1' })).body.type).toBe(
        typeOf('evidence-voice-unknown'),
      );
      expect((await add(house, { ...SERVICE, address: 'javascript:alert(1)' })).status).toBe(422);
      const sent = await house.as('nurse').post(`/${PATH}/new`, { ...SERVICE, source: '' });
      expect(sent.status).toBe(422);
      expect(sent.html).toContain('without a source it convinces nobody');
      expect(sent.html).toContain('fell by half in Fenmarsh</textarea>');
    }));

  it('is any member’s, once, and nobody’s who has not signed in or when the idea is over', () =>
    inHouse(async (house) => {
      await pinned(house);
      await pinned(house, SERVICE, 'patient');
      expect((await add(house, {})).body.type).toBe(typeOf('evidence-already'));
      expect((await add(house, SERVICE)).body.type).toBe(typeOf('evidence-already'));
      expect((await house.as().api('POST', PATH, SERVICE)).status).toBe(403);
      await house.db
        .withTables<{ proposal: { state: string; aside_from: string } }>()
        .updateTable('proposal')
        .set({ state: 'withdrawn', aside_from: 'taken-on' })
        .execute();
      expect((await add(house, { ...SERVICE, title: 'Another' })).body.type).toBe(typeOf('evidence-closed'));
    }));

  it('pins by itself what the idea was raised from, once', () =>
    inHouse(
      async (house) => {
        const proposal = await findProposal(house.db, REFERENCE);
        if (!proposal) throw new Error('it was inserted');
        for (const _ of [1, 2])
          await pinFromGap(house.db, house.platform, house.actor('lead'), proposal, house.find);
        const { evidence } = await evidenceFor(house, 'lead');
        expect(
          evidence.map(({ kind, stoodOn }: { kind: string; stoodOn: string }) => [kind, stoodOn]),
        ).toEqual([['figure', '2026-05-21']]);
      },
      { gap: WAITS },
    ));
});

describe('a pinned figure whose numbers have changed', () => {
  it('says so beside it, in words, and can be pinned anew while the former stays', () =>
    inHouse(async (house) => {
      const id = await pinned(house);
      house.loaded.weeks = 12.9;
      const { html } = await house.as('lead').page(`/${PATH}`);
      expect(html).toContain('Changed since pinned');
      expect(html).toContain('then 12.4, now 12.9');
      const refresh = (version: string, who: Known) =>
        house.as(who).post(`/${PATH}/${id}/refresh`, { version });
      expect((await refresh('1', 'patient')).status).toBe(403);
      house.clock.now = new Date('2026-05-25T09:00:00Z');
      expect((await refresh('1', 'lead')).location).toBe(`/${PATH}`);
      expect((await refresh('1', 'lead')).status).toBe(409);
      expect((await refresh('2', 'lead')).html).toContain('It has not changed');
      const { evidence } = await evidenceFor(house, 'lead');
      expect(evidence[0]).toMatchObject({
        title: 'The wait for a heart scan is 12.9 weeks',
        stoodOn: '2026-05-25',
        today: { same: true },
        former: [
          {
            stoodOn: '2026-05-21',
            until: '2026-05-25',
            figure: {
              table: {
                rows: [
                  ['2026-02-01', 6.1],
                  ['2026-03-01', 12.4],
                ],
              },
            },
          },
        ],
      });
      const after = await house.as('lead').page(`/${PATH}`);
      expect(after.html).toContain('As it was from 21 May 2026 to 25 May 2026');
      const csv = await house.as('lead').page(`/${PATH}/${id}/figure.csv`);
      expect(csv.html).toContain('12.9');
    }));

  it('is no evidence any more when its publisher took it back, or when it can no longer be made', () =>
    inHouse(async (house) => {
      await pinned(house);
      await pinned(house, SERVICE);
      const standing = () => evidenceStanding(house.platform, house.actor('lead'), REFERENCE, house.find);
      const back = (all: readonly { takenBack: boolean }[]) => all.map(({ takenBack }) => takenBack);
      expect([back(await pinnedOf(house.db, REFERENCE)), back(await standing())]).toEqual([
        [false, false],
        [false, false],
      ]);
      await takeBack(house);
      expect(back(await pinnedOf(house.db, REFERENCE))).toEqual([true, false]);
      expect((await pinnedOf(house.db, REFERENCE))[0]?.label).toBe(
        'Figure: The wait for a heart scan is 12.4 weeks',
      );
      await house.db.withTables<{ import_load: { id: string } }>().deleteFrom('import_load').execute();
      house.loaded.there = false;
      expect(back(await standing())).toEqual([true, false]);
      const { html } = await house.as().page(`/${PATH}`);
      expect(html).toContain('Taken back.');
      expect(html).toContain('The wait for a heart scan is 12.4 weeks');
      const [first] = (await evidenceFor(house, 'lead')).evidence;
      const refused = await house.as('lead').api('POST', `${PATH}/${first.id}/refresh`, { version: 1 });
      expect(refused.body.type).toBe(typeOf('evidence-taken-back'));
    }));
});

describe('taking evidence off', () => {
  it('is the leads’ and whoever pinned it, needs a reason that stays on show, and tells whoever pinned it', () =>
    inHouse(async (house) => {
      const id = await pinned(house, SERVICE);
      const off = (who: Known, given: object) =>
        house.as(who).api('POST', `${PATH}/${id}/take-off`, { version: 1, ...given });
      expect((await off('patient', { because: 'No' })).body.type).toBe(typeOf('evidence-not-yours'));
      expect((await house.as('patient').page(`/${PATH}/${id}/take-off`)).status).toBe(403);
      const empty = await house.as('lead').post(`/${PATH}/${id}/take-off`, { version: '1', because: ' ' });
      expect([empty.status, empty.html.includes('Say why it is taken off')]).toEqual([422, true]);
      expect((await off('lead', { because: 'Their review was withdrawn' })).status).toBe(200);
      expect((await off('lead', { because: 'Again' })).status).toBe(404);
      const { evidence, takenOff } = await evidenceFor(house, 'patient');
      expect(evidence).toEqual([]);
      expect(takenOff).toMatchObject([{ because: 'Their review was withdrawn', by: nameOf('lead') }]);
      expect((await house.news()).filter(({ kind }) => kind === 'proposal.evidence-taken-off')).toMatchObject(
        [{ who: 'nurse' }],
      );
      await pinned(house, SERVICE);
    }));
});

describe('what the public reads of evidence', () => {
  it('names nobody, and shows no figure that names practices', () =>
    inHouse(async (house) => {
      await pinned(house, { figure: WAITS.replace('waits?', 'practices?') }, 'lead');
      await pinned(house, SERVICE);
      const open = await evidenceFor(house);
      const { html } = await house.as().page(`/${PATH}`);
      expect(open.evidence[0]).toMatchObject({
        title: 'A figure for members',
        figure: null,
        by: { name: null },
      });
      expect(JSON.stringify(open) + html).not.toMatch(/Bellpit|Wrenfold|Ashcombe/);
      expect(html).toContain('shown to members of the group only');
      expect((await house.as('nurse').page(`/${PATH}`)).html).toContain('Bellpit waits longest');
      const [first] = open.evidence;
      expect((await house.as().page(`/${PATH}/${first.id}/figure.csv`)).status).toBe(404);
    }));

  it('never has a raiser whose name is kept, nor has the record', () =>
    inHouse(
      async (house) => {
        await pinned(house, SERVICE, 'locum');
        const seen = JSON.stringify([
          await evidenceFor(house, 'nurse'),
          (await house.as('nurse').page(`/${PATH}`)).html,
          (await house.db.selectFrom('event').selectAll().execute()).filter(({ object }) =>
            object.includes(REFERENCE),
          ),
          await house.db
            .withTables<{ proposal_evidence: Record<string, unknown> }>()
            .selectFrom('proposal_evidence')
            .selectAll()
            .execute(),
        ]);
        expect(seen).toContain('A colleague whose name is kept');
        expect(seen).not.toMatch(new RegExp(`Thistlewood|${idOf('locum')}`));
      },
      { name_kept: true, guardian: idOf('officer'), guardian_name: nameOf('officer') },
    ));
});

describe('the thread', () => {
  it('leads from a pinned figure to the idea and back, and not once it is taken off', () =>
    inHouse(async (house) => {
      const id = await pinned(house);
      const links = async (kind: string, id: string) => {
        const found = await linksOf(house.platform.registries, house.db, [{ kind, id }]);
        return found.map(({ from, to }) => `${from.kind} to ${to.kind}`);
      };
      expect(await links('figure', 'conditions/heart-failure/waits')).toEqual(['figure to idea']);
      expect(await links('idea', REFERENCE)).toEqual(['figure to idea']);
      await house.as('lead').api('POST', `${PATH}/${id}/take-off`, { version: 1, because: 'Old' });
      expect(await links('figure', 'conditions/heart-failure/waits')).toEqual([]);
    }));
});
