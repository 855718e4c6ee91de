import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import { ASIDE, STAGES, type State } from '../stages/table-rules.ts';
import { answeredInTime, howLong } from './figures-rules.ts';
import {
  ageOf,
  answerOwedBy,
  type ClockStop,
  daysByState,
  type Entry,
  stageClock,
  stageLine,
  stretchesOf,
  whyNotExempt,
  whyNotStop,
} from './rules.ts';
import { STARTING_TARGETS } from './starting-targets.ts';
import { nextDaysOf, targetsOf, targetsOn, whatIsWrongWithTargets } from './targets-rules.ts';

/** Direct-access echocardiography, raised 2 February 2026, as it stands on Thursday 21 May. */
const SCANS: readonly Entry[] = [
  { state: 'raised', on: '2026-02-02' },
  { state: 'taken-on', on: '2026-02-05' },
  { state: 'problem-agreed', on: '2026-03-12' },
  { state: 'options', on: '2026-03-16' },
  { state: 'case', on: '2026-04-16' },
  { state: 'decision', on: '2026-05-12' },
];
const TODAY = '2026-05-21';
const targets = targetsOf(STARTING_TARGETS, 'governing-body');
const at = (today: CalendarDate, stops: readonly ClockStop[] = [], history = SCANS) =>
  stageClock(history, { stops, target: targets.decision, today });

describe('eight weeks', () => {
  it.each([
    ['2015-02-03', '2015-03-31'],
    ['2016-02-03', '2016-03-30'],
    ['2026-05-12', '2026-07-07'],
  ])('from a case complete on %s end on %s', (complete, due) => {
    expect(answerOwedBy(complete)).toBe(due);
  });
});

describe('the clock of a stage', () => {
  it('says the day of how many, and the last day in time', () => {
    expect(at(TODAY)).toEqual({
      stage: 'decision',
      since: '2026-05-12',
      counted: 9,
      target: 56,
      over: 0,
      due: '2026-07-07',
      standing: 'in-time',
    });
    const caseClock = stageClock(SCANS.slice(0, 5), { stops: [], target: targets.case, today: '2026-04-29' });
    expect(caseClock).toMatchObject({ counted: 13, target: 42, due: '2026-05-28' });
  });

  it('is soon late, then in time to the end of its last day, then late', () => {
    expect(at('2026-06-22')?.standing).toBe('in-time');
    expect(at('2026-06-23')?.standing).toBe('soon-late');
    expect(at('2026-07-07')).toMatchObject({ standing: 'soon-late', counted: 56, over: 0 });
    expect(at('2026-07-08')).toMatchObject({ standing: 'late', over: 1, due: '2026-07-07' });
  });

  it('held for some days is late by as many days later', () => {
    const held = { from: '2026-05-20', to: '2026-06-03', reason: 'Waits for a price', by: 'delphine' };
    expect(at(TODAY, [held])).toMatchObject({ counted: 8, due: null, standing: 'stopped' });
    expect(at('2026-06-04', [held])).toMatchObject({ counted: 9, due: '2026-07-21', standing: 'in-time' });
    expect(at('2026-06-04', [{ ...held, to: null }])).toMatchObject({ standing: 'stopped', counted: 8 });
  });

  it('of an exempt proposal still counts, and is not late', () => {
    const exemption = { reason: 'Judicial review', by: 'chair', on: '2026-06-01' };
    const clock = stageClock(SCANS, { stops: [], target: targets.decision, exemption, today: '2026-08-01' });
    expect(clock).toMatchObject({ standing: 'exempt', over: 25 });
  });

  it('of a decision starts anew with a new case, and goes on after a pause; other stages add up', () => {
    const again: Entry[] = [
      ...SCANS,
      { state: 'case', on: '2026-06-09' },
      { state: 'decision', on: '2026-06-29' },
    ];
    expect(at('2026-07-03', [], again)).toMatchObject({ counted: 4, since: '2026-06-29', due: '2026-08-24' });
    const inCase = stageClock(again.slice(0, -1), { stops: [], target: targets.case, today: '2026-06-19' });
    expect(inCase).toMatchObject({ counted: 26 + 10, since: '2026-04-16' });
    const aside: Entry[] = [
      ...SCANS,
      { state: 'withdrawn', on: '2026-05-20' },
      { state: 'decision', on: '2026-05-30' },
    ];
    expect(at('2026-06-02', [], aside)).toMatchObject({ counted: 8 + 3, since: '2026-05-12' });
  });

  it('is none aside, and none where the stage has no target', () => {
    expect(at(TODAY, [], [...SCANS, { state: 'paused', on: '2026-05-13' }])).toBeUndefined();
    expect(stageClock(SCANS, { stops: [], target: undefined, today: TODAY })).toBeUndefined();
  });
});

describe('the stage line', () => {
  it('of the founding story shows its days and where it was over', () => {
    const line = stageLine(SCANS, { stops: [], targets, today: TODAY });
    expect(line.map(({ counted, target, over, place }) => [counted, target, over, place])).toEqual([
      [3, 7, 0, 'done'],
      [35, 42, 0, 'done'],
      [4, 7, 0, 'done'],
      [31, 28, 3, 'done'],
      [26, 42, 0, 'done'],
      [9, 56, 0, 'now'],
      [null, 90, 0, 'to-come'],
      [null, null, 0, 'to-come'],
      [null, null, 0, 'to-come'],
    ]);
  });

  it('does not count a stage ahead that it came back from', () => {
    const back: Entry[] = [...SCANS, { state: 'options', on: '2026-05-15' }];
    const line = stageLine(back, { stops: [], targets, today: TODAY });
    expect(line.find(({ stage }) => stage === 'options')).toMatchObject({ counted: 37, place: 'now' });
    expect(line.find(({ stage }) => stage === 'case')).toMatchObject({ counted: null, place: 'to-come' });
  });
});

describe('days', () => {
  it('in each state are told in calendar and in working days', () => {
    const days = daysByState(SCANS, [], TODAY);
    expect(days.at(-1)).toEqual({ state: 'decision', calendar: 9, working: 7, stopped: 0, times: 1 });
    expect(ageOf(SCANS, TODAY)).toBe(108);
    expect(days.reduce((sum, { calendar }) => sum + calendar, 0)).toBe(108);
  });

  it('in working days are not told beyond the years whose bank holidays are known', () => {
    const far = daysByState([{ state: 'raised', on: '2027-12-20' }], [], '2028-01-10');
    expect(far).toEqual([{ state: 'raised', calendar: 21, working: undefined, stopped: 0, times: 1 }]);
  });

  it('end on the day when it is over, and not for one that joined another', () => {
    const closed: Entry[] = [
      { state: 'raised', on: '2025-10-06' },
      { state: 'not-pursued', on: '2025-11-14' },
    ];
    expect(ageOf(closed, TODAY)).toBe(39);
    const joined: Entry[] = [
      { state: 'raised', on: '2025-11-01' },
      { state: 'merged', on: '2025-11-20' },
    ];
    expect(ageOf(joined, TODAY)).toBe(201);
  });

  it('add up to the age, whatever the history, with stops and without', () => {
    const history = fc
      .array(fc.tuple(fc.constantFrom<State>(...STAGES, ...ASIDE), fc.nat(90)), {
        minLength: 1,
        maxLength: 20,
      })
      .map((steps) => {
        let on = '2016-01-04';
        return steps.map(([state, days], place): Entry => {
          if (place > 0) on = addDays(on, days);
          return { state: place === 0 ? 'raised' : state, on };
        });
      });
    const stop = fc.tuple(fc.nat(800), fc.nat(60)).map(
      ([from, days]): ClockStop => ({
        from: addDays('2016-01-04', from),
        to: addDays('2016-01-04', from + days),
        reason: 'because',
        by: 'somebody',
      }),
    );
    fc.assert(
      fc.property(history, fc.option(stop, { nil: undefined }), fc.nat(120), (entries, held, later) => {
        const today = addDays(entries.at(-1)?.on ?? '', later);
        const days = daysByState(entries, held ? [held] : [], today);
        const sum = (of: 'calendar' | 'stopped') => days.reduce((all, one) => all + one[of], 0);
        expect(sum('calendar')).toBe(ageOf(entries, today));
        expect(sum('stopped')).toBeLessThanOrEqual(sum('calendar'));
        expect(stretchesOf(entries, today)).toHaveLength(entries.length);
        const worked = days.reduce((all, { working = 0 }) => all + working, 0);
        expect(worked).toBeLessThanOrEqual(sum('calendar'));
      }),
      { seed: 48, numRuns: 200 },
    );
  });

  it('of a history out of order, or of none, are a fault', () => {
    expect(() => stretchesOf([], TODAY)).toThrow(RangeError);
    expect(() => stretchesOf(SCANS, '2026-05-01')).toThrow(RangeError);
  });
});

describe('holding the clock', () => {
  const stop: ClockStop = { from: TODAY, to: null, reason: 'Waits for the regulator', by: 'delphine' };

  it('needs a reason and a name', () => {
    expect(whyNotStop([], stop, TODAY)).toBeUndefined();
    expect(whyNotStop([], { ...stop, reason: '  ' }, TODAY)).toEqual({
      kind: 'clock-needs',
      field: 'reason',
    });
    expect(whyNotStop([], { ...stop, by: '' }, TODAY)).toEqual({ kind: 'clock-needs', field: 'by' });
    expect(whyNotExempt({ reason: '', by: 'chair', on: TODAY })?.field).toBe('reason');
    expect(whyNotExempt({ reason: 'Judicial review', by: 'chair', on: TODAY })).toBeUndefined();
  });

  it('is not done afterwards, nor twice, nor backwards', () => {
    expect(whyNotStop([], { ...stop, from: '2026-05-20' }, TODAY)?.kind).toBe('clock-backdated');
    expect(whyNotStop([stop], { ...stop, from: '2026-06-01' }, TODAY)).toMatchObject({
      kind: 'clock-stopped-already',
      since: TODAY,
    });
    expect(whyNotStop([], { ...stop, to: TODAY }, TODAY)?.kind).toBe('clock-ends-early');
    const before = { ...stop, from: '2026-05-01', to: TODAY };
    expect(whyNotStop([before], stop, TODAY)).toBeUndefined();
  });
});

describe('targets', () => {
  it('are those of the route, else the usual ones', () => {
    expect(targetsOf(STARTING_TARGETS, 'clinical-lead').decision?.days).toBe(14);
    expect(targetsOf(STARTING_TARGETS, 'clinical-lead').mobilising?.days).toBe(90);
    expect(targetsOf(STARTING_TARGETS, undefined).decision?.days).toBe(56);
    expect(nextDaysOf(STARTING_TARGETS, undefined)).toMatchObject({
      raised: 7,
      decision: 56,
      live: 365,
      reviewed: 365,
      'not-pursued': 365,
    });
  });

  it('are dated, begin unverified, and are refused when they cannot be', () => {
    expect(targetsOn([STARTING_TARGETS], '2009-03-31')).toBeUndefined();
    const own = { ...STARTING_TARGETS, inForceFrom: '2026-04-01', verified: true };
    expect(targetsOn([STARTING_TARGETS, own], '2026-05-01')).toBe(own);
    expect(targetsOn([own, STARTING_TARGETS], '2026-03-31')).toBe(STARTING_TARGETS);
    expect(STARTING_TARGETS.verified).toBe(false);
    expect(whatIsWrongWithTargets(STARTING_TARGETS)).toEqual([]);
    const bad = {
      ...own,
      firstLook: 0,
      usual: { case: { days: 0, soon: 3, again: 'adds-up' as const } },
    };
    expect(whatIsWrongWithTargets(bad)).toHaveLength(3);
  });
});

describe('how long things take', () => {
  it('is told as the median and the 90th percentile, in whole days that hold', () => {
    expect(howLong([10, 20, 30, 40], 3)).toEqual({ of: 4, median: 25, nineInTen: 37, stillOpen: 3 });
    expect(howLong([119], 0)).toMatchObject({ median: 119, nineInTen: 119 });
    expect(howLong([], 5)).toBeUndefined();
  });

  it('and in time with a reason counts what is owed and not there', () => {
    const answers = [
      { due: '2026-05-01', answeredOn: '2026-05-01', reasoned: true },
      { due: '2026-05-01', answeredOn: '2026-05-02', reasoned: true },
      { due: '2026-05-01', answeredOn: '2026-04-30', reasoned: false },
      { due: '2026-05-20', answeredOn: null, reasoned: false },
      { due: TODAY, answeredOn: null, reasoned: false },
    ];
    expect(answeredInTime(answers, TODAY)?.value).toBe(25);
    expect(answeredInTime([], TODAY)?.value).toBeUndefined();
  });
});
