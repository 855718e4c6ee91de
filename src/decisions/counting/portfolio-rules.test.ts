import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { haveShared, sharedFile } from '../../shared/test-material.ts';
import {
  choosePortfolio,
  type PortfolioBallot,
  type Project,
  pointsOfRanking,
  supportOf,
} from './portfolio-rules.ts';
import { portfolioRuleWords, portfolioSumWords, portfolioWords } from './portfolio-words-rules.ts';

const FOLDER = 'reference/budget-ballots';

/** One reference election: sections of `;`-separated lines, each with its own header. */
const read = (name: string) => {
  const sections = new Map<string, string[]>();
  for (const line of readFileSync(sharedFile(`${FOLDER}/${name}`), 'utf8').split(/\r?\n/)) {
    if (/^(META|PROJECTS|VOTES)$/.test(line)) sections.set(line, []);
    else [...sections.values()].at(-1)?.push(line);
  }
  const rows = (section: string): Record<string, string>[] =>
    parse((sections.get(section) ?? []).join('\n'), {
      delimiter: ';',
      columns: true,
      skip_empty_lines: true,
      relax_quotes: true,
      relax_column_count: true,
    });
  const meta = Object.fromEntries(rows('META').map(({ key = '', value = '' }) => [key, value]));
  const official = rows('PROJECTS');
  const longest = Number(meta.max_length ?? 0);
  const ballots = rows('VOTES').map(({ vote = '', points = '' }): PortfolioBallot => {
    const ids = vote.split(',').filter(Boolean);
    const given = points.split(',').map(Number);
    return {
      times: 1,
      points:
        meta.vote_type === 'ordinal'
          ? pointsOfRanking(ids, longest || Math.max(...ids.map((_, place) => place + 1)))
          : Object.fromEntries(ids.map((id, place) => [id, points ? (given[place] ?? 0) : 1])),
    };
  });
  const projects = official.map(
    ({ project_id: id = '', name: title = '', cost = '' }): Project => ({
      id,
      name: title,
      cost: Number(cost),
    }),
  );
  return { meta, official, projects, ballots };
};

describe.skipIf(!haveShared)('against the reference portfolios', () => {
  const names = haveShared ? readdirSync(sharedFile(FOLDER)).filter((name) => name.endsWith('.pb')) : [];

  it.each(names)('%s: the recount is the stated score, the choice the official one', (name) => {
    const { meta, official, projects, ballots } = read(name);
    const budget = Number(meta.budget);
    for (const { project, points, voters } of supportOf(projects, ballots)) {
      const stated = official.find((one) => one.project_id === project.id);
      expect(String(points), project.id).toBe(stated?.score ?? stated?.votes);
      if (stated?.votes) expect(String(voters), project.id).toBe(stated.votes);
    }
    const chosen = choosePortfolio(projects, ballots, budget, 'most-support');
    expect(chosen.spent).toBeLessThanOrEqual(budget);
    expect(chosen.lines.flatMap(({ project, funded }) => (funded ? [project] : [])).sort()).toEqual(
      official.flatMap((one) => (one.selected === '1' ? [one.project_id] : [])).sort(),
    );
    const shares = choosePortfolio(projects, ballots, budget, 'equal-shares');
    expect(shares.spent).toBeLessThanOrEqual(budget);
  });
});

describe('a portfolio', () => {
  const projects: Project[] = [
    { id: 'a', name: 'Ultrasound in the valley', cost: 70_000 },
    { id: 'b', name: 'Walks', cost: 40_000 },
    { id: 'c', name: 'A lift', cost: 25_000 },
    { id: 'd', name: 'Nobody’s', cost: 100 },
  ];
  const ballots: PortfolioBallot[] = [
    { times: 6, points: { a: 1 } },
    { times: 4, points: { b: 1, c: 1 } },
  ];

  it('passes over what does not fit, and says of each why', () => {
    const chosen = choosePortfolio(projects, ballots, 100_000, 'most-support');
    expect(
      chosen.lines.map((line) => {
        const project = projects.find(({ id }) => id === line.project);
        return project && `${project.name}: ${portfolioWords(line, project)}`;
      }),
    ).toEqual([
      'Ultrasound in the valley: Paid for. It had 6 votes. When its turn came there was £1,000; it costs £700, and £300 was left.',
      'Walks: Not paid for. It had 4 votes. When its turn came there was £300, and it costs £400: £100 too much.',
      'A lift: Paid for. It had 4 votes. When its turn came there was £300; it costs £250, and £50 was left.',
      'Nobody’s: Not paid for. Nobody chose it.',
    ]);
    expect(portfolioSumWords(chosen)).toBe('2 of 4 projects are paid for: £950 of £1,000, with £50 left.');
  });

  it('by equal shares lets four of ten voters have their four tenths', () => {
    // Each voter has 10,000. Six cannot pay 70,000; four can pay 25,000, and then 15,000 of 40,000.
    const chosen = choosePortfolio(projects, ballots, 100_000, 'equal-shares');
    expect(chosen.lines.map(({ project, funded, why }) => [project, funded, why])).toEqual([
      ['c', true, 'own-supporters-paid'],
      ['a', true, 'left-over-money'],
      ['b', false, 'does-not-fit'],
      ['d', false, 'no-support'],
    ]);
  });

  it('never spends more than there is, whatever is asked for, and the order of ballots changes nothing', () => {
    const some = fc.array(
      fc.record({
        times: fc.integer({ min: 1, max: 5 }),
        points: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 3 })),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 150_000 }), (votes, budget) => {
        for (const rule of ['most-support', 'equal-shares'] as const) {
          const chosen = choosePortfolio(projects, votes, budget, rule);
          const costs = chosen.lines.map(({ project, funded }) =>
            funded ? (projects.find(({ id }) => id === project)?.cost ?? 0) : 0,
          );
          expect(costs.reduce((a, b) => a + b, 0)).toBe(chosen.spent);
          expect(chosen.spent + chosen.left).toBe(budget);
          expect(chosen.left).toBeGreaterThanOrEqual(0);
          expect(chosen.lines).toHaveLength(projects.length);
          expect(choosePortfolio(projects, [...votes].reverse(), budget, rule)).toEqual(chosen);
        }
      }),
      { seed: 33, numRuns: 300 },
    );
  });

  it('throws for strangers and for money that is none', () => {
    expect(() => choosePortfolio(projects, [{ times: 1, points: { z: 1 } }], 100, 'most-support')).toThrow(
      'z',
    );
    expect(() => choosePortfolio(projects, [], 1.5, 'most-support')).toThrow('1.5');
  });

  it('say on the paper what each rule does with the money', () => {
    expect(portfolioRuleWords('most-support')).toContain('the one with most votes first');
    expect(portfolioRuleWords('equal-shares')).toContain('equal shares, one for each vote');
  });
});
