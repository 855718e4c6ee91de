/** Outward and inward part of a full postcode; the inward part's letters never have C, I, K, M, O or V. */
const OUTWARD =
  '(?:[A-PR-UWYZ](?:\\d{1,2}|[A-HK-Y]\\d{1,2}|\\d[A-HJKPSTUW]|[A-HK-Y]\\d[ABEHMNPRVWXY])|GIR ?0AA)';
const INWARD = '\\d[ABD-HJLNP-UW-Z]{2}';

/** Source of a regular expression for a full postcode in capitals, spaces between its halves or none. */
export const POSTCODE = `${OUTWARD}[ \\t]{0,2}${INWARD}`;

const WHOLE = new RegExp(`^${POSTCODE}$`);

/** True when the whole text is a full postcode, whatever its capitals: `LE1 7RH`, `sw1a1aa`. */
export const isPostcode = (text: string): boolean => WHOLE.test(text.trim().toUpperCase());
