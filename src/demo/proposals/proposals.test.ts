import { beforeAll, describe, expect, it } from 'vitest';
import { TOLD_TO } from '../place/calendar.ts';
import { inventPlace } from '../place/place.ts';
import type { Place } from '../place/types.ts';
import { castOf } from './cast.ts';
import { foundingOf } from './founding.ts';
import { daysOn, FOUNDED_ON, type Invented, inventProposals, putForward } from './invent.ts';

let place: Place;
let all: readonly Invented[];
beforeAll(() => {
  place = inventPlace(1948);
  all = inventProposals(place);
});

const lastMove = ({ told }: Invented): string => told.moves.at(-1)?.move ?? 'raise';

describe('the proposals of the place', () => {
  it('are two years of them, each by its own name, none after the day of the story', () => {
    expect(all).toHaveLength(299);
    expect(new Set(all.map(({ told }) => told.title)).size).toBe(299);
    const days = all.flatMap(({ told }) => [told.raisedOn, ...told.moves.map(({ on }) => on)]);
    expect(days.every((day) => day >= '2024-11-19' && day <= TOLD_TO)).toBe(true);
  });

  it('stand at every stage and beside the line', () => {
    const moves = new Set(all.map(lastMove));
    for (const move of [
      'raise',
      'take-on',
      'agree-problem',
      'open-options',
      'write-case',
      'send',
      'decide-yes',
      'go-live',
      'review',
      'merge',
      'pause',
      'withdraw',
      'not-pursue',
      'decide-no',
    ])
      expect(moves).toContain(move);
  });

  it('leave the fourteenth place of 2026 to the founding one', () => {
    const before = all.filter(({ told }) => told.raisedOn >= '2026-01-01' && told.raisedOn < FOUNDED_ON);
    expect(before).toHaveLength(13);
  });

  it('are raised by every sort of member, the locum among them, and led by a clinician and somebody else', () => {
    const roles = new Set(all.map(({ told }) => told.raiser.role));
    for (const role of ['gp-partner', 'salaried-gp', 'locum-gp', 'practice-nurse', 'practice-manager'])
      expect(roles).toContain(role);
    for (const { told } of all)
      for (const { given } of told.moves)
        if (given.clinician) expect(given.clinician.person).not.toBe(given.manager?.person);
  });

  it('are never supported by whoever raised them, and seen otherwise only with a reason', () => {
    for (const { told } of all) {
      expect(told.supporters.map(({ id }) => id)).not.toContain(told.raiser.id);
      expect(told.otherwise.every(({ words }) => words.length > 20)).toBe(true);
      const both = told.otherwise.filter(({ id }) => told.supporters.some((one) => one.id === id));
      expect(both).toEqual([]);
    }
  });

  it('have each dissent under one name alone', () => {
    const told = [...all.map((one) => one.told), ...foundingOf(castOf(place), place)];
    for (const { title, otherwise, parts } of told) {
      const votes = parts?.problem?.statements.flatMap((one) => one.votes) ?? [];
      const words = [...otherwise.map((one) => one.words), ...votes.map((one) => one.words)].filter(Boolean);
      expect([title, words.length]).toEqual([title, new Set(words).size]);
    }
    const dissent = told.filter(({ parts }) =>
      parts?.problem?.statements.some(({ votes }) =>
        votes.some(({ stance, words }) => stance === 'disagree' && words !== ''),
      ),
    );
    expect(dissent.length).toBeGreaterThan(50);
  });

  it('join only what was taken on before they came', () => {
    const titles = new Map(all.map((one) => [one.told.title, one]));
    for (const { told } of all)
      for (const { given, on } of told.moves)
        if (given.into) {
          const into = titles.get(given.into.reference);
          expect(into?.course.reached.get('take-on')?.localeCompare(on)).toBeLessThanOrEqual(0);
        }
  });

  it('are the same each time', () => {
    expect(inventProposals(inventPlace(1948))).toEqual(all);
  });
});

describe('the day of the story', () => {
  it('is put forward by whole weeks, and never back', () => {
    expect(daysOn('2026-11-19')).toBe(0);
    expect(daysOn('2026-11-25')).toBe(0);
    expect(daysOn('2026-11-26')).toBe(7);
    expect(daysOn('2025-01-01')).toBe(0);
  });

  it('takes every date with it and no other word', () => {
    expect(
      putForward({ on: '2026-02-26', words: 'on 2026-02-26', deep: [{ to: null, at: '2025-12-31' }] }, 7),
    ).toEqual({
      on: '2026-03-05',
      words: 'on 2026-02-26',
      deep: [{ to: null, at: '2026-01-07' }],
    });
  });
});
