// What a run of vitest proved, read from the file of its json reporter.

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {Counts} */
export const none = { passed: 0, failed: 0, skipped: 0 };

/** @param {Counts[]} parts @returns {Counts} */
export const sum = (parts) =>
  parts.reduce(
    (all, part) => ({
      passed: all.passed + part.passed,
      failed: all.failed + part.failed,
      skipped: all.skipped + part.skipped,
    }),
    none,
  );

/** The closing line of the test command. @param {Counts} counts */
export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/**
 * Tests that passed, failed and were skipped. A file that could not be loaded, or a run that failed outside
 * every test (an unhandled error), counts as one failure: the sum never says "0 failed" of a failed run.
 * @param {string | undefined} report text of the json reporter's file; undefined when it wrote none
 * @param {number} exitCode of vitest
 * @returns {Counts}
 */
export const countsOf = (report, exitCode) => {
  const atLeast = (/** @type {number} */ failed) => Math.max(failed, exitCode === 0 ? 0 : 1);
  if (!report) return { ...none, failed: atLeast(0) };
  const {
    testResults = [],
    numPassedTests = 0,
    numFailedTests = 0,
    numPendingTests = 0,
    numTodoTests = 0,
  } = JSON.parse(report);
  const unloaded = testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  return {
    passed: numPassedTests,
    failed: atLeast(numFailedTests + unloaded),
    skipped: numPendingTests + numTodoTests,
  };
};
