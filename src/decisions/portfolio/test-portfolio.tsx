import { sql } from 'kysely';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { testStore } from '../../platform/relational/test-store.ts';
import { electionHouse, HANDS } from '../elections/test-election.tsx';
import { registerInterests } from '../interests/registries.ts';
import { idOf, type Known } from '../kit/test-house.tsx';
import { registerPortfolios } from './registries.ts';
import { portfolioRoutes } from './routes.tsx';

/** Now is 9 June 2026, 14.20 in London; voting opens the next day. */
export const SET_UP = {
  body: 'members',
  title: 'What the freed-up theatre time pays for',
  why: 'A change of pathway saved money. Practices choose what it pays for.',
  sum: '£100,000',
  source: 'Fewer first visits to the heart clinic since September',
  rule: 'most-support',
  opens: '2026-06-10 09:00',
  closes: '2026-06-24 17:00',
} as const;

/** Voting is over by then. */
export const CLOSED = new Date('2026-06-24T16:00:00Z');

export const typeOf = (kind: string): string => `urn:coalface:refusal:${kind}`;

export const IDEA = 'ISV-2026-014';

/** An idea whose case, version 2, was sent: it costs £42,500 once. */
export const insertIdea = async (db: Trx, reference = IDEA): Promise<void> => {
  const money = {
    none: false,
    pricesOf: '2026/27',
    payer: 'group',
    recurring: [],
    once: [{ key: 'kit', label: 'Machines', payments: [{ month: '2026-09', pence: 4_250_000 }] }],
    effects: [],
    freed: [],
    accounts: [],
  };
  const content = { title: 'Heart scans', template: 'small', topics: { money }, options: [], pinned: [] };
  await sql`insert into proposal (reference, title, what, how_often, place, state, since, owner, owner_name, next_what,
      next_by, raised_on, raised_by, raised_by_name, raised_by_standing, clinician, clinician_name, clinician_standing,
      manager, manager_name, manager_standing, taken_on_on, complete_on)
    values (${reference}, 'Heart scans take twelve weeks', 'People wait.', 'most-weeks', 'Everywhere', 'decision',
      '2026-05-12', ${idOf('lead')}, 'Somebody', 'A decision', '2026-07-07', '2026-02-02', ${idOf('locum')}, 'Somebody',
      'Locum GP', ${idOf('lead')}, 'Dr Rowan Ashcombe-Pike', 'Clinical lead', ${idOf('manager')}, 'Ms Delphine Oakhanger', 'Manager',
      '2026-02-05', '2026-05-12')`.execute(db);
  await sql`insert into proposal_entry (proposal, state, on_day, move, by_name, by_standing, at)
    values (${reference}, 'raised', '2026-02-02', 'raise', '', '', '2026-02-02T10:00:00Z')`.execute(db);
  await sql`insert into case_version (proposal, number, content, note, sent, kept_by_name, kept_by_standing, kept_at)
    values (${reference}, 2, ${JSON.stringify(content)}, 'Sent', true, 'Somebody', '', '2026-05-12T10:00:00Z')`.execute(
    db,
  );
};

/** The house with a members’ council of six practices, and routes of portfolio ballots alone. */
export const portfolioHouse = (store: ReturnType<typeof testStore>, db: Trx) =>
  electionHouse(store, db, {
    routes: portfolioRoutes,
    register: (platform: Platform) => {
      registerInterests(platform);
      registerPortfolios(platform);
    },
  });
export type House = Awaited<ReturnType<typeof portfolioHouse>>;

export const inPortfolioHouse = (
  store: ReturnType<typeof testStore>,
  work: (house: House) => Promise<void>,
): Promise<void> => store.rolledBack(async (db) => work(await portfolioHouse(store, db)));

export const PROJECTS = [
  { title: 'Ultrasound in the valley', words: 'A machine and a day a week.', cost: '70,000' },
  { title: 'Walks', words: 'Walks for lonely people.', cost: '40,000' },
  { title: 'A lift', words: 'A lift to the first floor.', cost: '25,000' },
] as const;

/** Sets one up with its projects. Gives its reference. */
export const planned = async (
  { as }: House,
  more: object = {},
  projects: readonly object[] = PROJECTS,
): Promise<string> => {
  const { body, status } = await as('officer').api('POST', 'portfolios', { ...SET_UP, ...more });
  if (status !== 200) throw new Error(JSON.stringify(body));
  for (const project of projects) {
    const added = await as('officer').api('POST', `portfolios/${body.reference}/projects`, project);
    if (added.status !== 200) throw new Error(JSON.stringify(added.body));
  }
  return body.reference;
};

/** One that is open, with the numbers that the lot gave its projects by their titles. */
export const opened = async (house: House, more: object = {}, projects: readonly object[] = PROJECTS) => {
  const reference = await planned(house, more, projects);
  const open = await house.as('officer').api('POST', `portfolios/${reference}/open`, {});
  if (open.status !== 200) throw new Error(JSON.stringify(open.body));
  const { body } = await house.as('officer').api('GET', `portfolios/${reference}`);
  const numbers: Record<string, number> = Object.fromEntries(
    body.projects.map((one: { title: string; number: number }) => [one.title, one.number]),
  );
  const tick = (who: Known, titles: readonly string[], given: object = {}) =>
    house.as(who).api('POST', `portfolios/${reference}/vote`, {
      projects: titles.map((title) => numbers[title]),
      ...given,
    });
  return { reference, numbers, tick };
};

/** Those who vote for the practices of the small place. */
export const VOTERS: readonly Known[] = HANDS.map(([, who]) => who);
