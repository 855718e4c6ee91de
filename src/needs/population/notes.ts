import { longDate } from '../../shared/dates.ts';
import type { TrendPoint } from './answers.ts';
import type { DatedLists } from './area.ts';

const some = (codes: readonly string[]): string =>
  codes.length > 6 ? `${codes.slice(0, 6).join(', ')} and ${codes.length - 6} more` : codes.join(', ');

const isAre = (n: number): string => (n === 1 ? 'is' : 'are');

type About = {
  readonly area: string;
  readonly lists: DatedLists;
  readonly passedOver: readonly string[];
  readonly before: TrendPoint | undefined;
  /** The newest lists with ages, and of how many practices they have them. */
  readonly aged: { readonly lists: DatedLists; readonly of: number; readonly period: string } | undefined;
};

/** What to know of an area's figures: whom they leave out, where register and file differ, what is old. */
export const areaNotes = ({ area, lists, passedOver, aged, before }: About): string[] => {
  const { listed, members, strangers, apart, membership, date } = lists;
  const notes: string[] = [];
  if (membership === 'file')
    notes.push(
      `The register of organisations names no practice of ${area} on ${longDate(date)}: the practices are those that the file itself puts under it.`,
    );
  const missing = [...members].filter((code) => !listed.some((row) => row.practice === code)).sort();
  if (missing.length > 0)
    notes.push(
      `${missing.length} of ${members.size} practices ${isAre(missing.length)} not in this list and not counted: ${some(missing)}.`,
    );
  const elsewhere = listed.filter((row) => row.area !== '' && row.area !== area);
  if (elsewhere.length > 0)
    notes.push(
      `The file puts ${elsewhere.length} of these practices under ${some([...new Set(elsewhere.map((row) => row.commissioner))])}; they are counted here by the register.`,
    );
  if (strangers.length > 0)
    notes.push(
      `The file puts ${strangers.length} more under ${area} that the register does not (${some(strangers.map((row) => row.practice))}); they are not counted.`,
    );
  if (apart.length > 0)
    notes.push(
      `${apart.length} prescribers under ${area} have an empty list and are no practices (${some(apart.map((row) => row.practice))}); they are kept apart.`,
    );
  if (!aged) notes.push('The lists loaded give totals only, no sex and no age.');
  else if (aged.lists !== lists)
    notes.push(`This list gives totals only; the ages are those of the list of ${aged.period}.`);
  if (aged && aged.of < aged.lists.listed.length)
    notes.push(`Ages are known in the same bands for ${aged.of} of ${aged.lists.listed.length} practices.`);
  if (passedOver.length > 0)
    notes.push(
      `Newer lists hold fewer than half of the practices and were passed over: ${passedOver.map(longDate).join(', ')}.`,
    );
  if (before && before.practices !== listed.length)
    notes.push(
      `A year before the area had ${before.practices} practices in the list, now ${listed.length}: part of the change is theirs.`,
    );
  return notes;
};
