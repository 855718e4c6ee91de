import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { testBrowser } from '../platform/http/test-browser.ts';
import { testStore } from '../platform/relational/test-store.ts';
import { isSmall } from '../shared/small-numbers.ts';
import { proposals } from './index.ts';
import { testHouse } from './kit/test-house.tsx';
import { insertProposal } from './kit/test-proposal.ts';
import { fillIdeas } from './pipeline/fill.ts';
import { proposalDb } from './tables.ts';

const store = testStore();

/** People with names that stand nowhere else, so that any trace of them is one. */
const PEOPLE = ['Zanthe Quorlwick', 'Yoric Xanderby', 'Vespera Umbridgen', 'Thessaly Wrexmoor'].map(
  (name, place) => ({
    id: `person-${name.split(' ')[1]?.toLowerCase()}`,
    name: `Dr ${name}`,
    standing: 'GP partner, Bellpit Medical Centre',
    role: ['gp-partner', 'practice-nurse', 'locum-gp', 'pharmacist'][place] ?? 'gp-partner',
  }),
);
const NAMES = new RegExp(PEOPLE.flatMap(({ name, id }) => [...name.split(' ').slice(1), id]).join('|'), 'i');

/** Lists, pictures and files that the public reads of all ideas together. */
const TOGETHER = [
  '/ideas',
  '/ideas?q=scans',
  '/ideas?sort=days',
  '/ideas.csv',
  '/ideas/board',
  '/ideas/calendar',
  '/ideas/calendar.csv',
  '/ideas/figures',
  '/ideas/figures/professions.csv',
  '/ideas/figures/delay.csv',
  '/ideas/moderation/log',
  '/ideas/policy',
  '/api/v1/ideas?limit=200',
  '/api/v1/ideas-figures',
];

/** What the public may read of one idea; some of it is not there at every stage. */
const ofOne = (reference: string): string[] => [
  ...['', '/problem', '/said', '/evidence', '/options', '/clock', '/route', '/decision', '/said.csv'].map(
    (below) => `/ideas/${reference}${below}`,
  ),
  ...['', '/problem', '/said', '/evidence', '/options', '/clock', '/route', '/case', '/decisions'].map(
    (below) => `/api/v1/ideas/${reference}${below}`,
  ),
];

type Figure = { readonly key: string; readonly table: { readonly rows: readonly (readonly unknown[])[] } };

describe('what the public reads of ideas', () => {
  it.each([11, 4_071, 20_260_521])(
    'never tells of what nobody has taken on, names nobody and shows no small number, from seed %i',
    (seed) =>
      store.rolledBack(async (trx) => {
        const { platform } = await testHouse(store.relational(), trx, {
          routes: [],
          register: (house) => {
            proposals.register?.(house);
          },
        });
        const read = testBrowser(platform, {
          routes: proposals.routes,
          refusals: [proposals.refusals ?? {}],
          actorOf: () => undefined,
          render: (content) => renderToStaticMarkup(content),
        })();
        const all = await fillIdeas(trx, { count: 60, seed, today: '2026-05-21', people: PEOPLE });
        // Every fourth is only raised.
        const isHidden = ({ proposal }: (typeof all)[number], place: number) =>
          place % 4 === 0 || proposal.taken_on_on == null;
        const hidden = all.filter(isHidden).map(({ proposal }) => proposal.reference);
        const open = all.map(({ proposal }) => proposal.reference).filter((one) => !hidden.includes(one));
        await proposalDb(trx)
          .updateTable('proposal')
          .set({ state: 'raised', taken_on_on: null, clinician: null, manager: null, aside_from: null })
          .where('reference', 'in', hidden)
          .execute();
        await proposalDb(trx)
          .deleteFrom('proposal_entry')
          .where('proposal', 'in', hidden)
          .where('state', '<>', 'raised')
          .execute();
        expect(open.length).toBeGreaterThan(20);
        const [raiser, clinician, manager, owner] = PEOPLE.map(({ name }) => name);
        const taken = await insertProposal(trx, {
          raised_by_name: raiser ?? '',
          clinician_name: clinician ?? '',
          manager_name: manager ?? '',
          owner_name: owner ?? '',
        });
        const secret = new RegExp(hidden.join('|'));
        for (const path of [...TOGETHER, ...ofOne(taken.reference)]) {
          const { status, html } = await read.page(path);
          expect([path, status < 500, NAMES.exec(html)?.[0], secret.exec(html)?.[0]]).toEqual([
            path,
            true,
            undefined,
            undefined,
          ]);
        }
        for (const path of hidden.slice(0, 2).flatMap(ofOne)) {
          const { status } = await read.page(path);
          expect([path, status]).toEqual([path, 404]);
        }
        const { body } = await read.api('GET', 'ideas-figures');
        const raisers = (body.figures as Figure[]).filter(({ key }) =>
          ['professions', 'contracts', 'sizes'].includes(key),
        );
        expect(raisers).toHaveLength(3);
        const counts = raisers.flatMap(({ table }) => table.rows.map((row) => row[1]));
        expect(counts.filter((one) => typeof one === 'number' && isSmall(one))).toEqual([]);
      }),
    60_000,
  );
});
