import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/dates.ts';
import { type Days, gapsIn, overlap } from './rules.ts';

const turn = (from: string, to: string): Days => ({ from, to });
const JUNE = turn('2026-06-01', '2026-06-30');

describe('the rota of duty', () => {
  it('tells the days that nobody has', () => {
    expect(gapsIn([], JUNE)).toEqual([JUNE]);
    expect(gapsIn([turn('2026-05-20', '2026-07-04')], JUNE)).toEqual([]);
    expect(
      gapsIn(
        [
          turn('2026-06-15', '2026-06-21'),
          turn('2026-05-25', '2026-06-07'),
          turn('2026-06-22', '2026-06-28'),
        ],
        JUNE,
      ),
    ).toEqual([turn('2026-06-08', '2026-06-14'), turn('2026-06-29', '2026-06-30')]);
    expect(gapsIn([turn('2026-06-10', '2026-06-10')], JUNE)).toEqual([
      turn('2026-06-01', '2026-06-09'),
      turn('2026-06-11', '2026-06-30'),
    ]);
  });

  it('holds each day of a time in exactly one place: in a turn or in a gap', () => {
    let seed = 20_260_521;
    const below = (limit: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % limit;
    };
    for (let round = 0; round < 200; round += 1) {
      const turns = Array.from({ length: below(6) }, () => {
        const from = addDays('2026-05-20', below(50));
        return turn(from, addDays(from, below(12)));
      });
      const gaps = gapsIn(turns, JUNE);
      for (let day = JUNE.from; day <= JUNE.to; day = addDays(day, 1)) {
        const held = turns.some((one) => overlap(one, turn(day, day)));
        const missing = gaps.filter((one) => overlap(one, turn(day, day))).length;
        expect([day, missing]).toEqual([day, held ? 0 : 1]);
      }
    }
  });

  it('overlaps on one day as on many', () => {
    expect(overlap(turn('2026-06-01', '2026-06-07'), turn('2026-06-07', '2026-06-08'))).toBe(true);
    expect(overlap(turn('2026-06-01', '2026-06-07'), turn('2026-06-08', '2026-06-08'))).toBe(false);
  });
});
