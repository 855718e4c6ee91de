import { describe, expect, it } from 'vitest';
import { system } from '../../platform/actor.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { writeLine } from '../kit/change.ts';
import { decisionDb } from '../tables.ts';
import { createWatch, liveEvents, type Watch } from './live.ts';
import { pulseOf } from './pulse.ts';
import { insertMeeting, MEETING } from './test-room.ts';

const store = testStore();

const say = (trx: Trx, isPrivate = false) =>
  writeLine(trx, system, {
    meeting: MEETING,
    item: null,
    at: new Date('2026-06-09T13:10:00Z'),
    kind: 'words',
    words: 'Something was said.',
    isPrivate,
  });

/** Reads events as a browser does, until one of a name comes. */
const ears = (watch: Watch, ear: 'inside' | 'outside') => {
  const reader = liveEvents(watch, MEETING, ear).getReader();
  let text = '';
  return {
    until: async (event: string): Promise<string> => {
      while (!text.includes(`event: ${event}\n`)) {
        const { value, done } = await reader.read();
        if (done) return text;
        text += new TextDecoder().decode(value);
      }
      const heard = text;
      text = '';
      return heard;
    },
    close: () => reader.cancel(),
  };
};

describe('the live events of a meeting', () => {
  it('reach everybody who listens from one look into the store, tell nothing of what changed, and end with the last', () =>
    store.rolledBack(async (trx) => {
      await insertMeeting(trx);
      const watch = createWatch(trx, 5);
      const [one, other] = [ears(watch, 'outside'), ears(watch, 'inside')];
      expect(await one.until('hello')).toContain('retry: 3000');
      await other.until('hello');
      expect(watch.watching()).toBe(1);
      await watch.looked(MEETING);
      await say(trx);
      expect(await one.until('changed')).toBe('event: changed\ndata: 1\n\n');
      await other.until('changed');
      await one.close();
      expect(watch.watching()).toBe(1);
      await other.close();
      expect(watch.watching()).toBe(0);
    }));

  it('tell the outside nothing of what is private, nor when somebody votes', () =>
    store.rolledBack(async (trx) => {
      const { scans } = await insertMeeting(trx);
      const before = await pulseOf(trx, MEETING);
      await say(trx, true);
      const then = await pulseOf(trx, MEETING);
      expect(then?.outside).toBe(before?.outside);
      expect(then?.inside).not.toBe(before?.inside);
      await decisionDb(trx)
        .insertInto('vote')
        .values({
          reference: 'VOTE-2026-001',
          body: 'governing-body',
          kind: 'item',
          item: scans,
          title: 'Heart scans',
          motion: 'That we buy them.',
          method: 'roll-call',
          secret: false,
          state: 'open',
          frozen: JSON.stringify({}),
          frozen_hash: '',
          opened_at: new Date(),
          opened_name: 'Coalface',
        })
        .execute();
      await decisionDb(trx)
        .insertInto('vote_voter')
        .values({ vote: 'VOTE-2026-001', voter: 'one', voter_name: 'One', has_voted: false })
        .execute();
      const open = await pulseOf(trx, MEETING);
      expect(open?.outside).not.toBe(then?.outside);
      await decisionDb(trx).updateTable('vote_voter').set({ has_voted: true }).execute();
      const voted = await pulseOf(trx, MEETING);
      expect(voted?.outside).toBe(open?.outside);
      expect(voted?.inside).not.toBe(open?.inside);
    }));

  it('are silent about a meeting that is not there', () =>
    store.rolledBack(async (trx) => {
      expect(await pulseOf(trx, 'MTG-2026-099')).toBeUndefined();
    }));
});
