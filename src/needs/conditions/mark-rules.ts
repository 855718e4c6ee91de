/** What publishers write in place of a figure, and what they mean by it. */
const MEANINGS: Readonly<Record<string, string>> = {
  '*': 'withheld by the publisher, as the number is small',
  '**': 'withheld by the publisher, so that a small number cannot be worked out',
  '[c]': 'withheld by the publisher as confidential',
  '[low]': 'too small to be shown, says the publisher',
  '[x]': 'not available, says the publisher',
  '[z]': 'not applicable, says the publisher',
  '[u]': 'too uncertain to be shown, says the publisher',
  suppressed: 'withheld by the publisher',
  '-': 'a dash: nought or not published, the file does not say which',
  '–': 'a dash: nought or not published, the file does not say which',
  '..': 'not available, says the publisher',
  ':': 'not available, says the publisher',
  NA: 'not available, says the publisher',
  'N/A': 'not available, says the publisher',
  'n/a': 'not available, says the publisher',
  NULL: 'empty in the publisher’s own data',
  '#N/A': 'a fault in the publisher’s workbook',
  '#DIV/0!': 'a fault in the publisher’s workbook',
};

/** Every mark that stands for no figure: cells with one are empty, and the mark is kept beside them. */
export const MARKS: readonly string[] = Object.keys(MEANINGS);

/** What a mark means, in words; a mark that is not known is quoted. */
export const markMeaning = (mark: string): string =>
  MEANINGS[mark] ?? `the publisher writes “${mark}” in its place`;
