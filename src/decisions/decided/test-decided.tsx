import { sql } from 'kysely';
import type { Db } from '../../platform/relational/relational.ts';
import type { testStore } from '../../platform/relational/test-store.ts';
import { proposals } from '../../proposals/index.ts';
import { feedRoutes } from '../feeds/routes.ts';
import { registerFollowed } from '../follow/registries.ts';
import { followRoutes } from '../follow/routes.tsx';
import { frontRoutes } from '../front/routes.tsx';
import { registerInterests } from '../interests/registries.ts';
import { idOf, type Known, nameOf, testHouse } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { voteRoutes } from '../votes/routes.tsx';
import { insertOpenItem, insertRuling } from '../votes/test-vote.ts';
import { registerDecided } from './registries.ts';
import { decideRoutes, decisionRoutes } from './routes.tsx';

export const IDEA = 'ISV-2026-014';

/** An idea that waits for its decision: raised by the locum, led by two, supported by the manager’s colleague. */
const insertIdea = async (db: Db, given: { readonly kept?: boolean }): Promise<void> => {
  await sql`insert into proposal (reference, title, what, how_often, place, state, since, owner, owner_name, next_what,
      next_by, raised_on, raised_by, raised_by_name, raised_by_standing, name_kept, guardian, guardian_name, clinician,
      clinician_name, clinician_standing, manager, manager_name, manager_standing, taken_on_on, complete_on, answer_due)
    values (${IDEA}, 'Heart scans take twelve weeks', 'People wait twelve weeks for a heart scan.', 'most-weeks',
      'Everywhere', 'decision', '2026-05-12', ${idOf('lead')}, ${nameOf('lead')}, 'A decision', '2026-07-07',
      '2026-02-02', ${idOf('locum')}, ${nameOf('locum')}, 'Locum GP, Ironstone Vale', ${given.kept ?? false},
      ${given.kept ? idOf('lay') : null}, ${given.kept ? nameOf('lay') : null}, ${idOf('lead')}, ${nameOf('lead')},
      'Clinical lead, Ironstone Vale', ${idOf('manager')}, ${nameOf('manager')}, 'Manager, Ironstone Vale', '2026-02-05',
      '2026-05-12', '2026-07-07')`.execute(db);
  for (const [state, on, move] of [
    ['raised', '2026-02-02', 'raise'],
    ['taken-on', '2026-02-05', 'take-on'],
    ['case', '2026-04-16', 'write-case'],
    ['decision', '2026-05-12', 'send'],
  ])
    await sql`insert into proposal_entry (proposal, state, on_day, move, by_name, by_standing, at)
      values (${IDEA}, ${state}, ${on}, ${move}, '', '', ${`${on}T10:00:00Z`}::timestamptz)`.execute(db);
  await sql`insert into proposal_watcher (proposal, person) values (${IDEA}, ${idOf('office')})`.execute(db);
  await sql`insert into proposal_contribution (proposal, about, words, person, person_name, standing, said_on, at, state, due,
      answer, answer_what, answer_where, answered_on)
    values (${IDEA}, 'case:need', 'Two buses for a ten-minute test.', ${idOf('nurse')}, ${nameOf('nurse')},
      'Practice nurse, Bellpit', '2026-04-20', '2026-04-20T10:00:00Z', 'shown', '2026-05-18', 'taken-up', 'two places nearer home',
      'condition 2', '2026-04-28')`.execute(db);
};

export type DecidedHouse = Awaited<ReturnType<typeof testHouse>> & { readonly db: Db; readonly item: number };

/** The governing body in its meeting on 9 June 2026, with one item in hand on an idea that waits for its decision. */
export const inDecidedHouse = (
  store: ReturnType<typeof testStore>,
  work: (house: DecidedHouse) => Promise<void>,
  given: {
    readonly kept?: boolean;
    readonly withoutIdea?: boolean;
    readonly rulings?: readonly (readonly [Known, 'speak-not-vote' | 'leave' | 'no-papers'])[];
    readonly orders?: NonNullable<Parameters<typeof insertOpenItem>[1]>['orders'];
  } = {},
): Promise<void> =>
  store.rolledBack(async (db) => {
    const house = await testHouse(store.relational(), db, {
      routes: [
        ...frontRoutes,
        ...feedRoutes,
        ...decideRoutes,
        ...voteRoutes,
        ...followRoutes,
        ...decisionRoutes,
        ...(proposals.routes ?? []),
      ],
      register: (platform) => {
        registerInterests(platform);
        registerDecided(platform);
        registerFollowed(platform);
      },
    });
    if (!given.withoutIdea) await insertIdea(db, given);
    const item = await insertOpenItem(db, {
      item: given.withoutIdea ? {} : { proposal: IDEA },
      ...(given.orders ? { orders: given.orders } : {}),
    });
    for (const [who, ruling] of given.rulings ?? []) await insertRuling(db, item, who, ruling);
    await work({ ...house, db, item });
  });

const FOR: readonly Known[] = ['chair', 'accountable', 'finance', 'nurse', 'specialist', 'gp', 'lay'];

/** A roll call on the item, closed: seven for, and the deputy against, with why. */
export const voteOnItem = async (
  { as, item }: DecidedHouse,
  { lost = false }: { readonly lost?: boolean } = {},
): Promise<string> => {
  const opened = await as('chair').api('POST', 'votes', {
    kind: 'item',
    item,
    motion: 'That the group buys heart scans that GPs can book directly.',
    method: 'roll-call',
  });
  const vote = opened.body.reference as string;
  for (const who of FOR)
    await as(who).api('POST', `votes/${vote}/cast`, { choice: lost ? 'against' : 'for' });
  await as('deputy').api('POST', `votes/${vote}/cast`, {
    choice: 'against',
    reason: 'I would have waited for a firm price.',
  });
  await as('chair').api('POST', `votes/${vote}/close`);
  return vote;
};

export const WORDS = {
  outcome: 'yes-with-conditions',
  title: 'GPs can book heart scans directly',
  summary:
    'If your GP thinks you may have heart failure, they can book a heart scan for you. You need not go to a clinic first.',
  reasons: ['The wait for a scan had doubled.', 'For most people the clinic visit changed nothing.'],
  conditions: ['A blood test comes first.'],
  dissent: [
    { name: 'Mr Josiah Tansywick', standing: 'Lay member', words: 'I would have waited for a firm price.' },
  ],
  reviewOn: '2027-03-09',
  reviewBy: 'manager',
  publish: 'now',
};

/** A condition as it was added in the room. */
export const addCondition = (db: Db, item: number, words: string) =>
  decisionDb(db).insertInto('item_condition').values({ item, position: 1, words }).execute();
