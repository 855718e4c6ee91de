import { describe, expect, it } from 'vitest';
import { inListOrder, whatIsWrongWithTicks } from './ballot-rules.ts';
import { countBallots } from './count-rules.ts';
import { exampleOf } from './example-rules.ts';
import {
  costOfCase,
  MOST_PROJECTS,
  stepAt,
  whatIsWrongWithProject,
  whatIsWrongWithSetUp,
  whyNotOpen,
} from './set-up-rules.ts';

const NOW = new Date('2026-06-09T13:20:00Z');
const later = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);

describe('how a portfolio ballot is set up', () => {
  const good = { sumPence: 100_00, opensAt: later(1), closesAt: later(15) };
  const fieldsOf = (given: object, projects: { title: string; costPence: number }[] = []) =>
    whatIsWrongWithSetUp({ ...good, ...given }, projects, NOW).map(({ field }) => field);

  it('cannot be without money, with less of it than a project costs, or with no time to vote', () => {
    expect(fieldsOf({})).toEqual([]);
    expect(fieldsOf({ sumPence: 0 })).toEqual(['sum']);
    expect(fieldsOf({ sumPence: -5 })).toEqual(['sum']);
    expect(fieldsOf({}, [{ title: 'Walks', costPence: 100_01 }])).toEqual(['sum']);
    expect(fieldsOf({}, [{ title: 'Walks', costPence: 100_00 }])).toEqual([]);
    expect(fieldsOf({ closesAt: good.opensAt })).toEqual(['closes']);
    expect(fieldsOf({ opensAt: later(-3), closesAt: NOW })).toEqual(['closes']);
  });

  it('has each project once, none free of cost and none dearer than the sum', () => {
    const walks = { title: 'Walks', proposal: 'ISV-2026-014', costPence: 60_00 };
    const faultOf = (given: object, listed = [walks]) =>
      whatIsWrongWithProject({ title: 'A lift', proposal: null, costPence: 1, ...given }, 100_00, listed)
        ?.field;
    expect(faultOf({})).toBeUndefined();
    expect(faultOf({ proposal: 'ISV-2026-014' })).toBe('proposal');
    expect(faultOf({ title: 'WALKS' })).toBe('title');
    expect(faultOf({ costPence: 0 })).toBe('cost');
    expect(faultOf({ costPence: 100_00 })).toBeUndefined();
    expect(faultOf({ costPence: 100_01 })).toBe('cost');
    expect(
      faultOf(
        {},
        Array.from({ length: MOST_PROJECTS }, () => walks),
      ),
    ).toBe('title');
  });

  it('takes the cost of an idea from its case: once and a full year, and no savings', () => {
    expect(costOfCase({ costs: [{ pence: 10 }, { pence: -4 }, { pence: 5 }], oncePence: 7 })).toEqual({
      once: 7,
      aYear: 15,
    });
    expect(costOfCase({ costs: [], oncePence: null })).toEqual({ once: 0, aYear: 0 });
  });

  it('opens once, with something on its list, before its time is past', () => {
    const asked = { state: 'planned', closesAt: later(1), projects: 1 } as const;
    expect(whyNotOpen(asked, NOW)).toBeUndefined();
    expect(whyNotOpen({ ...asked, projects: 0 }, NOW)?.kind).toBe('portfolio-no-projects');
    expect(whyNotOpen({ ...asked, closesAt: NOW }, NOW)?.kind).toBe('portfolio-days-past');
    expect(whyNotOpen({ ...asked, state: 'closed' }, NOW)).toEqual({
      kind: 'portfolio-not-at-this-step',
      step: 'closed',
    });
  });

  it('is over from its closing time on, though nobody has counted yet', () => {
    expect(stepAt({ state: 'open', closesAt: later(1) }, NOW)).toBe('open');
    expect(stepAt({ state: 'open', closesAt: NOW }, NOW)).toBe('over');
    expect(stepAt({ state: 'planned', closesAt: NOW }, NOW)).toBe('planned');
  });
});

describe('a ballot', () => {
  it('ticks at least one project, each once, and only those on the list', () => {
    const wrong = (...ticks: number[]) => whatIsWrongWithTicks(ticks, 3)[0]?.message;
    expect(wrong(1, 3)).toBeUndefined();
    expect(wrong()).toContain('at least one');
    expect(wrong(2, 2)).toContain('twice');
    for (const strange of [0, 4, -1, 1.5, Number.NaN]) expect(wrong(strange)).toContain('no project');
    expect(inListOrder([3, 1, 2])).toEqual([1, 2, 3]);
  });
});

describe('the count', () => {
  const project = (number: number, costPence: number) => ({
    number,
    project: number,
    proposal: null,
    title: `Project ${number}`,
    costPence,
  });
  const frozen = { sumPence: 100, rule: 'most-support' as const, projects: [project(1, 60), project(2, 60)] };
  const funded = (ballots: Parameters<typeof countBallots>[1], given: object = {}) =>
    countBallots({ ...frozen, ...given }, ballots)
      .lines.filter((line) => line.funded)
      .map((line) => Number(line.project));

  it('gives a voter of three votes the weight of three voters', () => {
    const two = { projects: [1], weight: 1 };
    expect(funded([two, two, { projects: [2], weight: 3 }])).toEqual([2]);
    expect(funded([two, two, { projects: [2], weight: 1 }])).toEqual([1]);
  });

  it('settles ties by the list, also past its ninth project', () => {
    const twelve = Array.from({ length: 12 }, (_, place) => project(place + 1, 60));
    expect(funded([{ projects: [2, 10, 11], weight: 1 }], { projects: twelve })).toEqual([2]);
    expect(funded([{ projects: [10, 11], weight: 1 }], { projects: twelve })).toEqual([10]);
  });
});

describe('the example that explains the rules', () => {
  it('ends otherwise by each of them, so that it shows what differs', () => {
    const paid = (rule: 'most-support' | 'equal-shares') =>
      exampleOf(rule)
        .filter((line) => line.funded)
        .map(({ name }) => name);
    expect(paid('most-support')).toEqual(['A heart clinic', 'A foot clinic']);
    expect(paid('equal-shares')).toEqual(['A heart clinic', 'Walks for lonely people']);
  });
});
