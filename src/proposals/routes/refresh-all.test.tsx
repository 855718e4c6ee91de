import { describe, expect, it } from 'vitest';
import { system } from '../../platform/actor.ts';
import { changesOf } from '../../platform/history/history.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { clockColumns } from '../kit/change.ts';
import { findProposals } from '../kit/find.ts';
import { ideaRef } from '../kit/refs.ts';
import { actorOf, testHouse } from '../kit/test-house.tsx';
import { insertProposal } from '../kit/test-proposal.ts';
import { fillIdeas } from '../pipeline/fill.ts';
import { proposalDb } from '../tables.ts';
import { refreshAll } from './refresh-all.ts';
import { STARTING_SCHEME } from './starting-scheme.ts';

const store = testStore();
const TODAY = '2026-05-21';
const PEOPLE = (['locum', 'lead', 'manager'] as const).map((who) => {
  const { id, name, standing, roles } = actorOf(who);
  return { id, name, standing, role: roles[0]?.role ?? '' };
});

/** A scheme whose every case goes to members, from today on. */
const membersOnly = {
  approvedBy: '',
  bodies: STARTING_SCHEME.bodies,
  questions: [
    { key: 'all', title: 'All', lines: [{ key: 'all', when: [], goesTo: 'members', also: [], says: '' }] },
  ],
};

describe('working everything out anew', () => {
  it('gives each open one its route and the clock that one alone would have, and changes nothing the second time', () =>
    store.rolledBack(async (trx) => {
      const { platform } = await testHouse(store.relational(), trx, { routes: [] });
      const made = await fillIdeas(trx, { count: 60, seed: 7, today: TODAY, people: PEOPLE });
      const references = made.map(({ proposal }) => proposal.reference);
      const before = new Map((await findProposals(trx, references)).map((one) => [one.reference, one]));
      await refreshAll(platform, system);
      const after = await findProposals(trx, references);
      for (const one of after) {
        const followed = ['raised', 'taken-on', 'problem-agreed', 'options', 'case', 'paused'].includes(
          one.state,
        );
        expect([one.reference, one.route?.lines.length]).toEqual([one.reference, followed ? 6 : 0]);
        if (!followed) expect(one.body).toBe(before.get(one.reference)?.body);
        const { stage_due, clock_held, exempt } = one;
        if (['withdrawn', 'not-pursued', 'reviewed', 'merged'].includes(one.state)) continue;
        expect({ stage_due, clock_held, exempt }).toEqual(await clockColumns(trx, one, TODAY));
      }
      const events = () =>
        trx
          .withTables<{ object_change: { id: number } }>()
          .selectFrom('object_change')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow();
      const kept = await events();
      await refreshAll(platform, system);
      expect(await events()).toEqual(kept);
      expect(await findProposals(trx, references)).toEqual(after);
    }));

  it('follows a new scheme from its day on, tells the leads, and leaves alone what a body owes an answer to', () =>
    store.rolledBack(async (trx) => {
      const { platform, clock, news } = await testHouse(store.relational(), trx, { routes: [] });
      await insertProposal(trx);
      await insertProposal(trx, { reference: 'ISV-2026-015', state: 'decision', since: '2026-05-12' });
      await refreshAll(platform, system);
      await proposalDb(trx)
        .insertInto('proposal_setting')
        .values({
          kind: 'scheme',
          key: 'from-2026-06-01',
          in_force_from: '2026-06-01',
          data: JSON.stringify(membersOnly),
          source: 'Constitution',
          entered_by_name: 'Ms Imogen Pennycress',
          entered_on: TODAY,
        })
        .execute();
      await refreshAll(platform, system);
      expect((await findProposals(trx, ['ISV-2026-014']))[0]?.body).toBe('clinical-lead');
      clock.now = new Date('2026-06-01T09:00:00Z');
      await refreshAll(platform, system);
      const [one] = await findProposals(trx, ['ISV-2026-014']);
      expect([one?.body, one?.scheme, one?.version]).toEqual(['members', 'from-2026-06-01', 1]);
      const [owed] = await findProposals(trx, ['ISV-2026-015']);
      expect([owed?.body, owed?.route]).toEqual([null, null]);
      expect((await news()).map(({ who, title }) => [who, title])).toEqual([
        ['lead', 'ISV-2026-014 now goes to: Members: was Clinical lead, because every case goes there'],
        ['manager', 'ISV-2026-014 now goes to: Members: was Clinical lead, because every case goes there'],
      ]);
      const kinds = (await changesOf(trx, ideaRef('ISV-2026-014'))).map(({ kind }) => kind);
      expect(kinds).toEqual(['idea.routed', 'idea.routed']);
    }));
});
