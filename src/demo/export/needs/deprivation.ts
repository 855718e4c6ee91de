import { COUNTRY, OWN_COMMISSIONER } from '../../needs/commissioners.ts';
import { peopleOf } from '../../needs/elsewhere.ts';
import { type Needs, peopleIn, sumOfMembers } from '../../needs/needs.ts';
import { LATEST } from '../../needs/years.ts';
import { type Cell, csvText, type ExportFile } from '../csv.ts';

const HEADER = ['IndicatorID', 'Year', 'AreaCode', 'AreaName', 'IsAreaCurrent', 'Value'];

/** Index years, and how far scores of the older one lie beside the newer. */
const INDEX_YEARS = [
  [2019, 1.015],
  [2025, 1],
] as const;

/** Score of the group: that of its practices, weighted by their lists. */
export const ownScore = (needs: Needs): number =>
  sumOfMembers(needs, LATEST, (one) => one.practice.deprivationScore * peopleIn(one, LATEST)) /
  (needs.people[LATEST] ?? 1);

/** Deprivation scores of practices, commissioners and the country, in the short layout. */
export const deprivationScores = (needs: Needs): ExportFile => {
  const own = ownScore(needs);
  const others = needs.others.map((other) => ({ ...other, list: peopleOf(needs, other, LATEST) }));
  const people = others.reduce((sum, { list }) => sum + list, needs.people[LATEST] ?? 0);
  const country =
    others.reduce((sum, { list, score }) => sum + list * score, own * (needs.people[LATEST] ?? 0)) / people;
  const areas: readonly (readonly [string, string, number])[] = [
    [COUNTRY.code, COUNTRY.name, country],
    [OWN_COMMISSIONER.code, `NHS ${OWN_COMMISSIONER.name}`, own],
    ...others.map(({ code, name, score }) => [code, `NHS ${name}`, score] as const),
    ...needs.surgeries.map(
      ({ practice }) => [practice.code, practice.name, practice.deprivationScore] as const,
    ),
  ];
  return {
    path: 'deprivation/fingertips_93553_by_practice.csv',
    content: csvText(
      [
        HEADER,
        ...areas.flatMap(([code, name, score]) =>
          INDEX_YEARS.map(([year, beside]): Cell[] => [
            93553,
            year,
            code,
            name,
            1,
            (score * beside).toFixed(8),
          ]),
        ),
      ],
      { mark: true, lineEnd: '\r\n' },
    ),
  };
};
