import { describe, expect, it } from 'vitest';
import { departmentText, sumAttendances, withinFourHours } from './rules.ts';

describe('emergency attendances', () => {
  it('add up, and the share within four hours is that of all of them', () => {
    const rows = [
      { attendances: 100, breaches: 10, admissions: 30 },
      { attendances: 300, breaches: 10, admissions: 5 },
    ];
    expect(sumAttendances(rows)).toEqual({ attendances: 400, breaches: 20, admissions: 35 });
    expect(withinFourHours(sumAttendances(rows))).toBe(0.95);
    expect(withinFourHours(sumAttendances([]))).toBeNull();
  });
  it('are told by a type that people know, or by the type itself', () => {
    expect([departmentText('1'), departmentText('7')]).toEqual(['major department', 'type 7']);
  });
});
