/** An id from words, the same each time: `What needs you` gives `what-needs-you`. */
export const idFrom = (words: string): string => {
  const id = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return /^[a-z]/.test(id) ? id : `s-${id}`;
};

/** Class names, leaving out what does not apply. */
export const classes = (...names: readonly (string | false | undefined)[]): string =>
  names.filter(Boolean).join(' ');
