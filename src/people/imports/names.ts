/** Words that stay in capitals in the names of health bodies. */
const KEPT = new Set([
  'NHS',
  'CCG',
  'ICB',
  'PCN',
  'PCT',
  'GP',
  'GPS',
  'PMS',
  'APMS',
  'GMS',
  'LLP',
  'UK',
  'HQ',
  'CIC',
  'OOH',
  'MIU',
  'II',
  'III',
  'IV',
  'HMP',
  'HM',
  'RAF',
  'MOD',
  'CATS',
  'ICATS',
  'CAMHS',
  'YMCA',
  'LIFT',
  'BMI',
  'BUPA',
  'MSK',
]); // prettier-ignore
const SMALL = new Set([
  'and',
  'of',
  'the',
  'in',
  'on',
  'at',
  'for',
  'by',
  'with',
  'upon',
  'under',
  'le',
  'de',
  'la',
  'to',
]);
/** Short words without a vowel that are words and no initials. */
const WORDS = new Set([
  'DR',
  'DRS',
  'MR',
  'MRS',
  'MS',
  'ST',
  'CTR',
  'RD',
  'LTD',
  'PTNRS',
  'SGY',
  'HLTH',
  'BLDG',
  'PK',
  'NR',
  'MT',
  'SQ',
  'FLR',
  'GRD',
  'CT',
]);

const capital = (word: string): string =>
  word
    .toLowerCase()
    .replace(/(^|[^a-z'’])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());

const word = (text: string, isFirst: boolean): string => {
  const bare = text.replaceAll(/[^A-Z]/g, '');
  if (KEPT.has(bare)) return text;
  if (!isFirst && SMALL.has(text.toLowerCase())) return text.toLowerCase();
  // Initials: J, DK, A.B.; and postcodes or numbers with letters.
  if (/\d/.test(text) && /^[A-Z0-9]+$/.test(text)) return text;
  if (!WORDS.has(bare) && bare.length <= 3 && !/[AEIOUY]/.test(bare)) return text;
  if (/^([A-Z]\.)+[A-Z]?$/.test(text)) return text;
  return capital(text);
};

/**
 * A name as people write it, from one all in capitals as the registers have them: `THE DENSHAM SURGERY` is The
 * Densham Surgery. A name that has small letters already is left as it is.
 */
export const readable = (name: string): string =>
  /[a-z]/.test(name)
    ? name
    : name
        .split(/(\s+|-)/)
        .map((part, i) => (/^(\s+|-)?$/.test(part) ? part : word(part, i === 0)))
        .join('');
