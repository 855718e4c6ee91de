import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { system } from '../../platform/actor.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { STARTING_BODIES } from '../bodies/starting-bodies.ts';
import { STARTING_ORDERS } from '../orders/starting-orders.ts';
import { decisionDb } from '../tables.ts';
import { loadDecisions } from './load.ts';
import type { ToldBody, ToldDecision, ToldDecisions, ToldItem, ToldMeeting, ToldVote } from './told.ts';

const store = testStore();
const NOW = new Date('2026-06-20T09:00:00Z');
const someone = (key: string) => ({ id: `person-${key}`, name: `Dr ${key}`, standing: 'GP' });
const officer = someone('Officer');

const SEATS = [
  ['Chair', 'chair', true],
  ['Lay', 'lay', false],
  ['One', 'clinician', true],
  ['Two', 'clinician', true],
  ['Money', 'finance', false],
] as const;

const body: ToldBody = {
  key: 'committee',
  name: 'Committee',
  kind: 'committee',
  about: 'Decides.',
  inPublic: true,
  composition: [{ ...STARTING_BODIES.committee, body: 'committee', inForceTo: null }],
  foundedOn: '2020-01-01',
  members: SEATS.map(([key, seat, isClinician]) => ({
    key,
    who: someone(key),
    seat,
    isClinician,
    from: '2020-01-01',
  })),
  orders: [
    {
      from: '2020-01-01',
      orders: { ...STARTING_ORDERS.committee, body: 'committee' },
      source: 'Ours',
      enteredOn: '2020-01-01',
    },
  ],
};

const vote: ToldVote = { motion: 'That we do it.', method: 'roll-call', at: '10:15', until: '10:18' };
const yes: ToldDecision = {
  outcome: 'yes',
  title: 'We do it',
  summary: 'We said yes.',
  reasons: ['It helps.'],
  publishedOn: '2026-06-10',
};
const item = (more: Partial<ToldItem> = {}): ToldItem => ({
  kind: 'other',
  title: 'A thing to decide',
  purpose: 'decide',
  minutes: 20,
  at: '10:00',
  until: '10:20',
  vote,
  decision: yes,
  ...more,
});
const meeting = (more: Partial<ToldMeeting> = {}): ToldMeeting => ({
  key: 'june',
  body: 'committee',
  title: 'Committee',
  on: '2026-06-09',
  from: '10:00',
  to: '11:00',
  place: 'A hall',
  inPublic: true,
  state: 'closed',
  chair: someone('Chair'),
  items: [item()],
  minutes: 'draft',
  ...more,
});

const load = (trx: Trx, more: Partial<ToldDecisions> = {}, ideas: ReadonlyMap<string, string> = new Map()) =>
  loadDecisions(trx, system, {
    told: {
      bodies: [body],
      touches: [],
      ties: [],
      meetings: [meeting()],
      ballots: [],
      elections: [],
      portfolios: [],
      breaches: [],
      officer,
      ...more,
    },
    ideas,
    today: '2026-06-20',
    now: NOW,
  });

/** An idea that another system decided, with the date on which it moved on. */
const insertIdea = (trx: Trx) =>
  sql`insert into proposal (reference, title, what, how_often, place, state, since, owner, owner_name, next_what, next_by,
      raised_on, raised_by_name, raised_by_standing)
    values ('ISV-2026-001', 'An idea', 'Something.', 'most-weeks', 'Everywhere', 'mobilising', '2026-06-09', 'person-One', '',
      'A contract', '2026-07-07', '2026-02-02', '', '')`.execute(trx);

const refused = (more: Partial<ToldDecisions>, why: RegExp) =>
  store.rolledBack(async (trx) => {
    await expect(load(trx, more)).rejects.toThrow(why);
  });

it('keeps a vote as it would be frozen and counted in the room, and the decision with its place in the feed', () =>
  store.rolledBack(async (trx) => {
    await load(trx, {
      meetings: [
        meeting({
          presence: [{ member: 'Two', what: 'apologies' }],
          items: [item({ vote: { ...vote, otherwise: [{ voter: 'person-Lay', choice: 'against' }] } })],
        }),
      ],
    });
    const db = decisionDb(trx);
    const kept = await db.selectFrom('vote').selectAll().executeTakeFirstOrThrow();
    expect(kept.result).toMatchObject({ outcome: 'carried', votes: { for: 3, against: 1, abstain: 0 } });
    expect(kept.frozen?.voters.find(({ voter }) => voter === 'person-Two')?.isPresent).toBe(false);
    const decision = await db.selectFrom('decision').selectAll().executeTakeFirstOrThrow();
    expect(decision).toMatchObject({
      reference: 'DEC-2026-001',
      decided_on: '2026-06-09',
      vote: kept.reference,
    });
    expect(decision.stood?.quorum).toBe('Four members count, and two are needed, so this item is quorate.');
    expect(await db.selectFrom('decision_feed').select(['number', 'what']).execute()).toEqual([
      { number: 1, what: 'published' },
    ]);
  }));

it('goes on with the numbers after those that it gave', () =>
  store.rolledBack(async (trx) => {
    await load(trx);
    const { rows } = await trx
      .withTables<{ reference_number: { series: string; year: number; last: number } }>()
      .selectFrom('reference_number')
      .selectAll()
      .orderBy('series')
      .execute()
      .then((all) => ({ rows: all }));
    expect(rows).toEqual([
      { series: 'DEC', year: 2026, last: 1 },
      { series: 'MTG', year: 2026, last: 1 },
      { series: 'VOTE', year: 2026, last: 1 },
    ]);
  }));

it('refuses a vote on an item that was not quorate', () =>
  refused({ meetings: [meeting({ presence: [{ member: 'Lay', what: 'apologies' }] })] }, /not quorate/));

it('refuses a yes on a vote that was lost', () =>
  refused(
    {
      meetings: [
        meeting({
          items: [
            item({
              vote: {
                ...vote,
                otherwise: ['Lay', 'One', 'Two'].map((key) => ({
                  voter: `person-${key}`,
                  choice: 'against' as const,
                })),
              },
            }),
          ],
        }),
      ],
    },
    /a yes on a vote that was lost/,
  ));

it('refuses conditions that do not fit the outcome, and a decision that is neither published nor withheld', async () => {
  await refused(
    { meetings: [meeting({ items: [item({ decision: { ...yes, conditions: ['A thing.'] } })] })] },
    /conditions/,
  );
  await refused(
    { meetings: [meeting({ items: [item({ decision: { ...yes, publishedOn: undefined } })] })] },
    /neither published nor withheld/,
  );
});

it('refuses a decision that is withheld though its idea has moved on by it; without an idea it is taken over', () =>
  store.rolledBack(async (trx) => {
    await insertIdea(trx);
    const decision = {
      ...yes,
      publishedOn: undefined,
      withheld: { reason: 'A tender.', until: '2026-09-01' },
    };
    const about = { kind: 'proposal', idea: 'An idea', decision } as const;
    const told = (more: Partial<ToldItem>) => ({ meetings: [meeting({ items: [item(more)] })] });
    await expect(
      inTransaction(trx, (inner) => load(inner, told(about), new Map([['An idea', 'ISV-2026-001']]))),
    ).rejects.toThrow('We do it: withheld, though its idea has moved on by it');
    await load(trx, told({ decision }));
    expect(
      await decisionDb(trx).selectFrom('decision').select(['proposal', 'withheld_until']).execute(),
    ).toEqual([{ proposal: null, withheld_until: '2026-09-01' }]);
  }));

it('refuses a member in a seat that the body does not have, and leaves nothing', () =>
  store.rolledBack(async (trx) => {
    const [first] = body.members;
    if (!first) throw new Error('nobody');
    const wrong = { ...body, members: [{ ...first, seat: 'jester' }] };
    await expect(load(trx, { bodies: [wrong] })).rejects.toThrow(/jester|unknown-seat/);
    expect(await decisionDb(trx).selectFrom('body').select('key').execute()).toEqual([]);
  }));
