/** Shortest and longest password, in characters as people count them. Nothing is asked about its composition. */
export const SHORTEST = 12;
export const LONGEST = 256;

/**
 * Words that common passwords are made of (from the published lists of leaked passwords, by family), and
 * words that anybody would try first here.
 */
const COMMON =
  `password passwort passwd pass pwd secret letmein welcome admin administrator root login user guest test
qwerty qwertz azerty qwertyuiop asdfgh asdfghjkl zxcvbnm qazwsx abc monkey dragon shadow master princess sunshine
football baseball basketball superman batman pokemon starwars trustno iloveyou loveyou love lovely baby angel
michael jordan jessica ashley charlie daniel thomas george andrew robert matthew jennifer hannah oliver
liverpool arsenal chelsea manchester united tottenham everton rangers celtic england london scotland ireland
summer winter spring autumn monday friday january february march april june july august september october november
december flower butterfly chocolate cheese cookie computer internet killer hello freedom whatever blink access
mustang soccer hockey ginger pepper orange banana purple rainbow silver golden diamond
nhs nhsuk doctor surgery practice clinic medical health centre center hospital patient nurse group commissioning
coalface changeme default temp temporary please enter open sesame god jesus christ mum dad`.split(/\s+/);

const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb',
];

const LOOKALIKES: Readonly<Record<string, string>> = {
  '@': 'a',
  $: 's',
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '5': 's',
  '!': 'i',
};

const YEAR = /(19|20)\d\d/g;

const backwards = (text: string): string => [...text].reverse().join('');

/** Cuts out what anybody would guess: known words, years, runs of the keyboard, one character many times. */
const withoutGuessable = (text: string, words: readonly string[]): string => {
  let rest = text;
  for (const word of words) rest = rest.replaceAll(word, ' ');
  rest = rest.replaceAll(YEAR, ' ').replaceAll(/(.)\1{2,}/g, ' ');
  for (const run of RUNS.flatMap((line) => [line, backwards(line)]))
    for (let length = run.length; length >= 3; length -= 1)
      for (let start = 0; start + length <= run.length; start += 1)
        rest = rest.replaceAll(run.slice(start, start + length), ' ');
  return rest.replaceAll(/[^\p{L}\p{N}]/gu, '');
};

const isRepeated = (text: string): boolean => /^(.{1,6})\1+$/u.test(text);

export type PasswordProblem = 'too-short' | 'too-long' | 'common' | 'own-name';

/**
 * Why a password may not be chosen; undefined when it may. Length and guessability only, as the National Cyber
 * Security Centre and NIST SP 800-63B (5.1.1.2) advise: no composition rules, no expiry.
 * `own` are words about the person and the group: names, address, group's name.
 */
export const passwordProblem = (
  password: string,
  own: readonly string[] = [],
): PasswordProblem | undefined => {
  const characters = [...password.normalize('NFKC')];
  if (characters.length < SHORTEST) return 'too-short';
  if (characters.length > LONGEST) return 'too-long';
  const plain = characters.join('').toLowerCase();
  if (isRepeated(plain) || new Set(characters).size < 5) return 'common';
  // Years first: as letters they would no longer be known.
  const decoded = [...plain.replaceAll(YEAR, ' ')]
    .map((character) => LOOKALIKES[character] ?? character)
    .join('');
  const weakest = (words: readonly string[]) =>
    Math.min(withoutGuessable(plain, words).length, withoutGuessable(decoded, words).length);
  const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length);
  if (weakest(longestFirst(COMMON)) < 4) return 'common';
  const ownWords = own
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length > 2);
  return weakest(longestFirst([...COMMON, ...ownWords])) < 4 ? 'own-name' : undefined;
};

/** What the person reads at the field. */
export const passwordWords: Readonly<Record<PasswordProblem, string>> = {
  'too-short': `Choose at least ${SHORTEST} characters. Three words that have nothing to do with each other are easy to remember.`,
  'too-long': `Choose at most ${LONGEST} characters.`,
  common:
    'This is one of the passwords that are tried first. Choose something that nobody else would think of.',
  'own-name':
    'This is little more than your own name or the group’s. Choose something that nobody would think of.',
};
