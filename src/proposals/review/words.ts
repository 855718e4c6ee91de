/** Whether it did what its case promised. */
export const AS_PROMISED = ['yes', 'partly', 'no'] as const;
/** What becomes of it. */
export const GOES_ON = ['as-it-is', 'changed', 'stops'] as const;

export const promisedWords = (how: (typeof AS_PROMISED)[number]): string =>
  ({
    yes: 'It did what was promised',
    partly: 'It did part of what was promised',
    no: 'It did not do what was promised',
  })[how];

export const goesOnWords = (how: (typeof GOES_ON)[number]): string =>
  ({ 'as-it-is': 'It goes on as it is', changed: 'It goes on, changed', stops: 'It stops' })[how];
