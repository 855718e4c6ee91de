import { describe, expect, it } from 'vitest';
import { haveShared } from '../../shared/test-material.ts';
import { tabulate } from './tabulate-rules.ts';
import { asReport, referenceElection, referenceNames, reported } from './test-reference-elections.ts';

describe.skipIf(!haveShared)('against the reference elections', () => {
  const names = haveShared ? referenceNames() : [];

  it('has at least the ten that came with the reference', () => {
    expect(names.filter(referenceElection).length).toBeGreaterThanOrEqual(10);
  });

  it.for(names)('%s: every round exactly', (name, { skip }) => {
    const election = referenceElection(name);
    if (!election) return skip('its ballots are in no table');
    const { candidates, ballots, rules, reports } = election;
    const count = tabulate(candidates, ballots, rules);
    expect(count.stopped).toBeUndefined();
    expect(reports.length).toBeGreaterThan(0);
    reports.forEach((report, at) => {
      expect(asReport(count, at + 1)).toEqual(reported(report, rules.decimals));
      // Blank papers are left out of some of the files; they change no round.
      const blank = Number(report.summary.totalNumBallots) - count.ballots;
      expect([0, report.summary.undervotes]).toContain(blank);
    });
  });
});
