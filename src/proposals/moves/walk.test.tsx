import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { changesOf } from '../../platform/history/history.ts';
import { verifyRecord } from '../../platform/record/record.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { addDays, londonDate } from '../../shared/dates.ts';
import { ageOf, daysByState } from '../clocks/rules.ts';
import { moverOf } from '../kit/capacity.ts';
import { dutyOn } from '../kit/duty.ts';
import { entriesOf, findProposal, standingOf, stopsOf } from '../kit/find.ts';
import { ideaRef } from '../kit/refs.ts';
import { actorOf, idOf, type Known, testHouse } from '../kit/test-house.tsx';
import { buttonsOf } from '../stages/rules.ts';
import type { Condition, ProposalMove } from '../stages/table-rules.ts';
import { proposalDb } from '../tables.ts';
import { moveInput } from './input.ts';
import { moveOne } from './move.ts';
import { raiseFor } from './test-raise.ts';

const store = testStore();
const STEPS = 40;
const WHO: readonly Known[] = ['locum', 'lead', 'manager', 'office', 'chair', 'officer'];
/** Parts of a proposal meet their conditions by their own rules; here only moves that ask for none of theirs are made. */
const OWN: ReadonlySet<Condition> = new Set(['review-written', 'route-known']);

describe('any walk through the moves', () => {
  it(
    'leaves an owner, a dated next step and a way out, days that add up to the age, and each step in the record',
    () =>
      store.rolledBack(async (trx) => {
        const house = await testHouse(store.relational(), trx, { routes: [] });
        const random = xoroshiro128plus(20_260_521);
        const chance = () => uniformInt(random, 0, 9999) / 10_000;
        const one = <T,>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
        const reference = await raiseFor({ trx });
        const other = await raiseFor({ trx });
        const read = async () => {
          const found = await findProposal(trx, reference);
          if (!found) throw new Error('it is gone');
          return found;
        };
        const made: ProposalMove[] = [];
        let entries = 1;
        for (let step = 0; step < STEPS; step += 1) {
          house.clock.now = new Date(house.clock.now.getTime() + Math.floor(chance() * 12) * 86_400_000);
          const today = londonDate(house.clock.now);
          const before = await read();
          // Past the options and the case other parts lead, by their own rules; the walk is put where they lead.
          const on = ({ options: 'case', case: 'decision' } as const)[before.state as 'case'];
          if (on && chance() < 0.7) {
            await proposalDb(trx)
              .updateTable('proposal')
              .set({ state: on, since: today })
              .where('reference', '=', reference)
              .execute();
            await proposalDb(trx)
              .insertInto('proposal_entry')
              .values({
                proposal: reference,
                state: on,
                on_day: today,
                move: 'send',
                by_name: '',
                by_standing: '',
                at: house.clock.now,
              })
              .execute();
            entries += 1;
          }
          if (before.state === 'live')
            await proposalDb(trx)
              .insertInto('proposal_review')
              .values({
                proposal: reference,
                words: 'It works',
                as_promised: 'yes',
                goes_on: 'as-it-is',
                written_by_name: '',
                written_on: today,
              })
              .execute();
          const now = await read();
          const duty = await dutyOn(trx, today);
          const open = WHO.flatMap((who) =>
            buttonsOf(standingOf(now), moverOf(actorOf(who), now, duty), OWN)
              .filter(({ waits }) => waits.length === 0)
              .map(({ move, forward }) => ({ who, move, on: forward || move === 'set-problem-aside' })),
          );
          // A way out of wherever it stands, for somebody.
          expect([now.state, open.length > 0]).toEqual([now.state, true]);
          const leading = open.filter(({ on }) => on);
          const { who, move } = one(leading.length > 0 && chance() < 0.6 ? leading : open);
          const result = await inTransaction(trx, (inner) =>
            moveOne(
              house.platform,
              inner,
              actorOf(who),
              moveInput.parse({
                reference,
                move,
                reason: 'So it was said',
                clinician: one([idOf('lead'), idOf('partner')]),
                manager: one([idOf('manager'), idOf('office')]),
                lookAgain: addDays(today, 30),
                reviewOn: addDays(today, 180),
                into: other,
                body: 'Governing body',
                version: now.version,
              }),
            ),
          );
          expect([move, result]).toMatchObject([move, { ok: true }]);
          made.push(move);
          if (move !== 'hand-over') entries += 1;
          const after = await read();
          expect(after.version).toBe(now.version + 1);
          expect(after.owner).toMatch(/^00000000-/);
          expect(after.owner_name).not.toBe('');
          expect(after.next_what).not.toBe('');
          expect(after.next_by >= today).toBe(true);
          expect(after.clinician === null).toBe(after.manager === null);
          if (after.clinician) expect([after.clinician, after.manager]).toContain(after.owner);
          const history = (await entriesOf(trx, [reference])).get(reference) ?? [];
          const stops = (await stopsOf(trx, [reference])).get(reference) ?? [];
          expect(history).toHaveLength(entries);
          expect(history.at(-1)?.state).toBe(after.state);
          const sum = daysByState(history, stops, today).reduce((days, { calendar }) => days + calendar, 0);
          expect(sum).toBe(ageOf(history, today));
        }
        const kinds = (await changesOf(trx, ideaRef(reference))).map(({ kind }) => kind).reverse();
        // The route is worked out beside the moves, and kept when it answers otherwise.
        const steps = (of: readonly string[]) => of.filter((kind) => kind !== 'idea.routed');
        expect(steps(kinds)).toEqual(made.map((move) => `idea.${move}`));
        const events = await trx
          .selectFrom('event')
          .select('kind')
          .where('object', '=', `idea:${reference}`)
          .orderBy('id')
          .execute();
        expect(events.map(({ kind }) => kind)).toEqual(kinds);
        expect((await verifyRecord(trx)).broken).toBeUndefined();
        expect(new Set(made).size).toBeGreaterThan(7);
      }),
    30_000,
  );
});
