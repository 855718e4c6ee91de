/** Words that half of all ideas hold tell none of them from another. */
const COMMON = new Set(
  `about after again also always another anybody anything because been before being between both cannot come
  comes could days department does doing done down during each emergency even every everybody everywhere from
  gets getting give given goes going have having here hospital hospitals into just know like made make many
  month months more most much must need needs never nobody nothing often only other over patient patients people
  person practice practices said same seen should since some somebody something still such surgeries surgery
  take taken takes than that their them then there these they thing things this those three through time times
  today told under until used very want wants week weeks well went were what when where which while with within
  without would year years your`.split(/\s+/),
);

/** At most so many words are looked for. */
const MOST = 12;

/**
 * The words of a text by which others like it are found, longest first, each as the beginning of a word: letters
 * only, no endings of plurals, so that `scans` finds `scan`.
 */
export const tellingWords = (text: string): readonly string[] => {
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const telling = words
    .filter((word) => !COMMON.has(word))
    .map((word) => (word.length > 4 ? word.replace(/(?:ings?|es|ed|(?<!s)s)$/, '') : word))
    .filter((word) => word.length >= 4);
  return [...new Set(telling)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, MOST);
};

/** How many of its telling words another must share to be shown beside it: two fifths, and never fewer than two. */
export const sharedToShow = (words: number): number => Math.max(2, Math.ceil(words * 0.4));

/** Whether so much is shared that a form asks once before it sends: three quarters, and three words or more. */
export const isVeryAlike = (shared: number, words: number): boolean => shared >= 3 && shared / words >= 0.75;
