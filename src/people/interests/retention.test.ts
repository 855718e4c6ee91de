import { describe, expect, it } from 'vitest';
import {
  daysLate,
  declareBy,
  isOnPublicRegister,
  keptUntil,
  publicUntil,
  renewalOf,
  STARTING_INTEREST_SETTINGS as SETTINGS,
} from './retention-rules.ts';

describe('how long interests are declared, shown and kept', () => {
  it('within 28 days of knowing, that day not counted', () => {
    expect(declareBy('2026-02-02', SETTINGS)).toBe('2026-03-02');
    expect(daysLate({ knewOn: '2026-02-02', declaredOn: '2026-03-02' }, SETTINGS)).toBe(0);
    expect(daysLate({ knewOn: '2026-02-02', declaredOn: '2026-03-05' }, SETTINGS)).toBe(3);
  });

  it('again each year, with a reminder; who never declared owes it 28 days after joining', () => {
    const since = { confirmedOn: '2025-06-30', joinedOn: '2020-04-01' };
    expect(renewalOf(since, SETTINGS, '2026-06-01')).toEqual({ due: '2026-06-30', state: 'in-time' });
    expect(renewalOf(since, SETTINGS, '2026-06-02').state).toBe('remind');
    expect(renewalOf(since, SETTINGS, '2026-06-30').state).toBe('remind');
    expect(renewalOf(since, SETTINGS, '2026-07-01').state).toBe('overdue');
    expect(renewalOf({ ...since, confirmedOn: null }, SETTINGS, '2020-04-20').due).toBe('2020-04-29');
  });

  it('six months on the public register after its end, and six years in the record', () => {
    expect(publicUntil('2025-08-31', SETTINGS)).toBe('2026-02-28');
    expect(publicUntil(null, SETTINGS)).toBeNull();
    const shown = (on: string) => isOnPublicRegister({ from: '2020-01-01', to: '2025-12-09' }, SETTINGS, on);
    expect([shown('2019-12-31'), shown('2026-06-09'), shown('2026-06-10')]).toEqual([false, true, false]);
    expect(keptUntil('2025-12-09', SETTINGS)).toBe('2031-12-09');
    expect(keptUntil(null, SETTINGS)).toBeNull();
  });

  it('says which of these have a source', () => {
    expect(SETTINGS.declareDays.verified).toBe(true);
    expect(SETTINGS.renewMonths.verified).toBe(false);
  });
});
