import { describe, expect, it } from 'vitest';
import { closingLine, countsOf, sum } from './counts.mjs';

const report = (more: object): string =>
  JSON.stringify({
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [],
    ...more,
  });

describe('the closing line of the test command', () => {
  it('adds up the runs', () => {
    const run = countsOf(report({}), 0);
    expect(closingLine(sum([run, run]))).toBe('6 passed, 0 failed, 4 skipped');
  });

  it('counts a test file that could not be loaded as a failure', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ];
    expect(countsOf(report({ numFailedTests: 1, testResults }), 1).failed).toBe(2);
  });

  it('never says 0 failed of a run that failed outside every test, or wrote no report', () => {
    expect(countsOf(report({}), 1).failed).toBe(1);
    expect(countsOf(undefined, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
