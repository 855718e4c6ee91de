import { describe, expect, it } from 'vitest';
import { haveShared } from '../../shared/test-material.ts';
import { tabulate } from './tabulate-rules.ts';
import { asReport, referenceElections, reported } from './test-reference-elections.ts';

describe.skipIf(!haveShared)('against the reference elections', () => {
  const elections = haveShared ? referenceElections() : [];

  it('has at least the ten that came with the reference', () => {
    expect(elections.length).toBeGreaterThanOrEqual(10);
  });

  it.each(elections.map((election) => [election.name, election] as const))(
    '%s: every round exactly',
    (_, { candidates, ballots, rules, reports }) => {
      const count = tabulate(candidates, ballots, rules);
      expect(count.stopped).toBeUndefined();
      reports.forEach((report, at) => {
        expect(asReport(count, at + 1)).toEqual(reported(report, rules.decimals));
        // Blank papers are left out of some of the files; they change no round.
        const blank = Number(report.summary.totalNumBallots) - count.ballots;
        expect([0, report.summary.undervotes]).toContain(blank);
      });
    },
  );
});
