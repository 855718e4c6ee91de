import { describe, expect, it } from 'vitest';
import { isFresh, isOver, shortName, standingOf } from './rules.ts';

const at = (role: string, organisationName = 'Bellpit Medical Centre') => ({
  role,
  organisationName,
  elsewhere: true,
});
const of = (role: string) => ({ role, organisationName: 'NHS Ironstone Vale CCG', elsewhere: false });

describe('what stands under a name', () => {
  it.each([
    [[at('locum-gp')], 'Locum GP'],
    [[of('locum-gp')], 'Locum GP'],
    [[at('gp-partner')], 'GP partner, Bellpit'],
    [[of('clinical-lead'), at('gp-partner')], 'GP partner, Bellpit'],
    [[at('gp-partner'), of('chair')], 'Chair'],
    [[at('chair', 'Ironstone Vale LMC'), at('gp-partner')], 'GP partner, Bellpit'],
    [[at('chair', 'Ironstone Vale LMC')], 'Chair, Ironstone Vale LMC'],
    [[of('committee-member'), of('lay-member')], 'Lay member'],
    [[], 'No current role'],
  ])('of %j is %s', (held, words) => {
    expect(standingOf(held)).toBe(words);
  });

  it.each([
    ['Bellpit Medical Centre', 'Bellpit'],
    ['Lanternfield Surgery', 'Lanternfield'],
    ['Ochre Street Family Practice', 'Ochre Street'],
    ['The Surgery', 'The Surgery'],
    ['Practice', 'Practice'],
    ['Ochre Street Hall', 'Ochre Street Hall'],
  ])('%s is called %s', (name, short) => {
    expect(shortName(name)).toBe(short);
  });
});

describe('when a session is over', () => {
  const start = new Date('2026-05-21T08:00:00Z');
  const plus = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
  it.each([
    [0, 119, false],
    [0, 120, true],
    [700, 719, false],
    [700, 720, true],
  ])('last used after %i minutes and asked after %i: %s', (seen, now, over) => {
    expect(isOver({ started: start, seen: plus(seen) }, plus(now))).toBe(over);
  });
});

describe('a second factor', () => {
  const now = new Date('2026-05-21T08:00:00Z');
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

  it('is fresh for a quarter of an hour, and never when none was given', () => {
    expect([ago(0), ago(15), ago(15.1), null, undefined].map((at) => isFresh(at, now))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
