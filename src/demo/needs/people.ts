import { organisationOf, parentOn } from '../export/surroundings.ts';
import { GROUP } from '../place/codes.ts';
import type { Place, Practice, PracticeList } from '../place/types.ts';
import type { Ages } from './condition.ts';
import { type NeedsYear, YEARS } from './years.ts';

/** A live practice of the place with its list at the end of each year of the needs files. */
export type Surgery = {
  readonly practice: Practice;
  readonly postcode: string;
  /** By place of the year. */
  readonly lists: readonly PracticeList[];
  /** Its commissioner on the last day of each year. */
  readonly payers: readonly string[];
};

/** Practices that have lists, in the order of their codes. */
export const surgeriesOf = (place: Place): Surgery[] =>
  place.practices.flatMap((practice) => {
    const own = place.lists.filter((list) => list.practice === practice.code);
    const lists = YEARS.flatMap((year) => own.find(({ date }) => date === year.list) ?? []);
    if (lists.length < YEARS.length) return [];
    const payers = YEARS.map(
      ({ last }) => parentOn(place, practice.code, 'commissioner', last)?.parent ?? '',
    );
    const postcode = organisationOf(place, practice.code).address?.postcode ?? '';
    return [{ practice, postcode, lists, payers }];
  });

/** Practices that belonged to the group on the last day of a year. */
export const membersIn = (surgeries: readonly Surgery[], year: NeedsYear): Surgery[] =>
  surgeries.filter(({ payers }) => payers[year.place] === GROUP);

/** Shares of a five-year band that are of an age and over, the ages within a band being alike. */
const shareFrom = (band: number, age: number): number => {
  const first = band * 5;
  return first >= age ? 1 : first + 5 <= age ? 0 : (first + 5 - age) / 5;
};

/** People of an age and over on a list, whole: where the age lies inside a band, its years are taken to be alike. */
export const peopleFrom = (list: PracticeList, ages: Ages): number =>
  Math.round(
    [list.male, list.female].reduce(
      (total, counts) => total + counts.reduce((sum, count, band) => sum + count * shareFrom(band, ages), 0),
      0,
    ),
  );

/** Men and women of a list weighed by age, in the middle of each band; `men` weighs men beside women. */
export const weighed = (list: PracticeList, at: (age: number) => number, men = 1): number =>
  list.female.reduce(
    (sum, count, band) => sum + (count + (list.male[band] ?? 0) * men) * at(band * 5 + 2.5),
    0,
  );
