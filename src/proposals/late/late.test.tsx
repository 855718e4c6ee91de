import { describe, expect, it } from 'vitest';
import { system } from '../../platform/actor.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { waitForPublication } from '../decision/by-body.ts';
import { clockOf } from '../idea/clock.ts';
import { findProposal } from '../kit/find.ts';
import { idOf, testHouse } from '../kit/test-house.tsx';
import { insertProposal } from '../kit/test-proposal.ts';
import { raiseFor } from '../moves/test-raise.ts';
import { pipelineRoutes as listRoutes } from '../pipeline/index.ts';
import { proposalDb } from '../tables.ts';
import { tellOfLate } from './job.ts';
import { latenessOf } from './rules.ts';

const store = testStore();

describe('what somebody must hear of', () => {
  const at = {
    stage_due: '2026-05-25',
    clock_held: false,
    exempt: false,
    decision_waits: null,
    next_by: '2026-06-30',
  };

  it('is late from the day after the last in time, and soon late with few days left', () => {
    expect(latenessOf(at, 2, '2026-05-22')).toBeUndefined();
    expect(latenessOf(at, 2, '2026-05-23')).toBe('soon-late');
    expect(latenessOf(at, 2, '2026-05-25')).toBe('soon-late');
    expect(latenessOf(at, 2, '2026-05-26')).toBe('late');
  });

  it('is quiet while its clock is held or its target lifted, save for a next step whose day has gone', () => {
    expect(latenessOf({ ...at, clock_held: true }, 2, '2026-05-26')).toBeUndefined();
    expect(latenessOf({ ...at, exempt: true }, 2, '2026-05-26')).toBeUndefined();
    expect(latenessOf({ ...at, exempt: true, next_by: '2026-05-25' }, 2, '2026-05-26')).toBe('step-late');
  });
});

describe('the morning’s reminders', () => {
  it('tell owner and leads of each thing once, however often they run', () =>
    store.rolledBack(async (trx) => {
      const house = { ...(await testHouse(store.relational(), trx, { routes: [] })), trx };
      const next_by = '2026-06-30';
      const leads = {
        clinician: idOf('lead'),
        clinician_name: '',
        manager: idOf('manager'),
        manager_name: '',
        taken_on_on: '2026-05-12',
      };
      const late = await raiseFor(house, { ...leads, stage_due: '2026-05-19', next_by });
      await raiseFor(house, { stage_due: '2026-05-21', next_by });
      await raiseFor(house, { stage_due: '2026-05-19', next_by, clock_held: true });
      expect(await tellOfLate(house.platform)).toBe(2);
      const news = await house.news();
      expect(
        news
          .filter(({ kind }) => kind === 'idea.late')
          .map(({ who }) => who)
          .sort(),
      ).toEqual(['lead', 'manager']);
      expect(news.find(({ kind }) => kind === 'idea.late')?.title).toContain(`${late} is late at “Raised”`);
      expect(news.filter(({ kind }) => kind === 'idea.soon-late').map(({ who }) => who)).toEqual(['lead']);
      expect(await tellOfLate(house.platform)).toBe(0);
      expect(await house.news()).toHaveLength(news.length);
      house.clock.now = new Date('2026-05-25T06:00:00Z');
      expect(await tellOfLate(house.platform)).toBe(1);
      // What was soon late is late now.
      await proposalDb(trx)
        .updateTable('proposal')
        .set({ since: '2026-05-24' })
        .where('reference', '=', late)
        .execute();
      expect(await tellOfLate(house.platform)).toBe(1);
    }));

  it('say nothing of a late answer once a body has given it, only of the day on which it is to be published', () =>
    store.rolledBack(async (trx) => {
      const { platform, clock, as, news } = await testHouse(store.relational(), trx, { routes: listRoutes });
      const { reference } = await insertProposal(trx, { state: 'decision', stage_due: '2026-05-01' });
      const late = async () =>
        (await as('lead').api('GET', 'ideas?clock=late')).body.ideas.map(
          (one: { reference: string }) => one.reference,
        );
      expect(await late()).toEqual([reference]);
      await waitForPublication(trx, system, platform.now(), {
        reference,
        outcome: 'yes',
        on: '2026-04-20',
        address: '/decisions/DEC-2026-047',
        until: '2026-06-10',
        news: { raiser: 'It is decided', leads: 'It is decided' },
      });
      expect(await tellOfLate(platform)).toBe(0);
      expect(await late()).toEqual([]);
      const proposal = await findProposal(trx, reference);
      expect(proposal && (await clockOf(trx, proposal, '2026-05-21')).clock).toBeUndefined();
      clock.now = new Date('2026-06-11T06:00:00Z');
      expect(await tellOfLate(platform)).toBe(1);
      expect((await news()).at(-1)?.title).toContain('The decision is published');
    }));
});
