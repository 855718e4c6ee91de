import { AGE_BANDS, peopleOn, WIDE_BANDS, widened } from '../place/bands.ts';
import { OTHER_PRESCRIBERS } from '../place/organisations/others.ts';
import type { Place, PracticeList } from '../place/types.ts';
import { type Cell, csvText, type ExportFile, listDate, registerText } from './csv.ts';
import { AREA_TEAM, onsCodeOf, organisationOf, parentOn, quartersOf, REGION } from './surroundings.ts';

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

const groupOn = (place: Place, list: PracticeList): string => {
  const group = parentOn(place, list.practice, 'commissioner', list.date)?.parent;
  if (group === undefined) throw new Error(`${list.practice} has no commissioner on ${list.date}`);
  return group;
};

const listsOn = (place: Place, date: string): PracticeList[] =>
  place.lists.filter((list) => list.date === date);

const WIDE_HEADER = [
  'Regional Office Name',
  'Regional Office Code',
  'Area Team Name',
  'Area Team Code',
  'PCO Name',
  'PCO Code',
  'Practice Name',
  'Practice Code',
  ...WIDE_BANDS.flatMap((band) => [`Male ${band}`, `Female ${band}`]),
];

const wideRow = (
  place: Place,
  payer: readonly [code: string, name: string],
  code: string,
  counts: readonly Cell[],
): Cell[] => [
  registerText(REGION.name),
  REGION.code,
  registerText(AREA_TEAM.name),
  AREA_TEAM.code,
  registerText(payer[1]),
  `${payer[0]}00`,
  registerText(organisationOf(place, code).name),
  code,
  ...counts,
];

/** A quarter of the prescribing service's list sizes; `2026_04-06` holds the lists of 1 April 2026. */
const wideFile = (place: Place, date: string): ExportFile => {
  const lastMonth = String(Number(date.slice(5, 7)) + 2).padStart(2, '0');
  const practices = listsOn(place, date).map((list) => {
    const group = groupOn(place, list);
    const [men, women] = [widened(list.male), widened(list.female)];
    const counts = men.flatMap((count, band) => [count, women[band] ?? 0]);
    return wideRow(place, [group, organisationOf(place, group).name], list.practice, counts);
  });
  const others = OTHER_PRESCRIBERS.map(({ code, payer }) =>
    wideRow(
      place,
      payer,
      code,
      Array.from({ length: WIDE_BANDS.length * 2 }, () => 0),
    ),
  );
  const byNames = (one: readonly Cell[], other: readonly Cell[]): number =>
    `${one[4]}\t${one[6]}` < `${other[4]}\t${other[6]}` ? -1 : 1;
  return {
    path: `list-size/Patient_List_Size_${date.slice(0, 4)}_${date.slice(5, 7)}-${lastMonth}.csv`,
    content: csvText([WIDE_HEADER, ...[...practices, ...others].sort(byNames)]),
  };
};

/** One row a practice, everybody together: `ALL` in both columns. */
const totalsFile = (place: Place, date: string): ExportFile => ({
  path: `list-size/gp-reg-pat-prac-all_${date.slice(0, 7)}.csv`,
  content: csvText(
    [
      'PUBLICATION,EXTRACT_DATE,TYPE,CCG_CODE,ONS_CCG_CODE,CODE,POSTCODE,SEX,AGE,NUMBER_OF_PATIENTS'.split(
        ',',
      ),
      ...listsOn(place, date).map((list) => {
        const group = groupOn(place, list);
        const postcode = organisationOf(place, list.practice).address?.postcode ?? '';
        return [
          'GP_PRAC_PAT_LIST',
          listDate(date),
          'GP',
          group,
          onsCodeOf(group),
          list.practice,
          postcode,
          'ALL',
          'ALL',
          peopleOn(list),
        ];
      }),
    ],
    { lineEnd: '\r\n' },
  ),
});

/** Five-year bands as this layout writes them: `0_4`, and `95+` as it is. */
const bandName = (band: string): string => band.replace('-', '_');

/** By sex and five-year band, with an `ALL` row for each sex and for everybody. */
const bandsFile = (place: Place, date: string): ExportFile => ({
  path: `list-size/gp-reg-pat-prac-quin-age_${date.slice(0, 7)}.csv`,
  content: csvText(
    [
      'PUBLICATION,EXTRACT_DATE,ORG_TYPE,ORG_CODE,ONS_CODE,POSTCODE,SEX,AGE_GROUP_5,NUMBER_OF_PATIENTS'.split(
        ',',
      ),
      ...listsOn(place, date).flatMap((list) => {
        const postcode = organisationOf(place, list.practice).address?.postcode ?? '';
        const row = (sex: string, band: string, count: number): Cell[] => [
          'GP_PRAC_PAT_LIST',
          listDate(date),
          'GP',
          list.practice,
          '',
          postcode,
          sex,
          bandName(band),
          count,
        ];
        const bySex = (sex: string, counts: readonly number[]): Cell[][] => [
          ...AGE_BANDS.map((band, index) => row(sex, band, counts[index] ?? 0)),
          row(sex, 'ALL', total(counts)),
        ];
        return [
          row('ALL', 'ALL', peopleOn(list)),
          ...bySex('FEMALE', list.female),
          ...bySex('MALE', list.male),
        ];
      }),
    ],
    { lineEnd: '\r\n' },
  ),
});

/** The lists by five-year age band alone, one file a quarter: what the place itself is filled from. */
export const ageFiles = (place: Place): ExportFile[] =>
  quartersOf(place).map((date) => bandsFile(place, date));

/** Three files a quarter, one at a time: sixteen quarters are about four megabytes in all. */
export function* listFiles(place: Place): Iterable<ExportFile> {
  for (const date of quartersOf(place)) {
    yield wideFile(place, date);
    yield totalsFile(place, date);
    yield bandsFile(place, date);
  }
}
