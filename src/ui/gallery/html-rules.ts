import type { ConfigData } from 'html-validate';

/** What html-validate holds every page to. */
export const HTML_RULES: ConfigData = {
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    'no-inline-style': 'error',
    // Our own files come from the same origin as the page.
    'require-sri': ['error', { target: 'crossorigin' }],
    // The summary of errors stands above the main heading, as the design system has it.
    'heading-level': ['error', { minInitialRank: 'h2' }],
    // Telephone numbers do not occur; dates and codes must not be taken for them.
    'tel-non-breaking': 'off',
  },
};
