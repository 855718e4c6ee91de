import { COUNTRY } from '../../needs/commissioners.ts';
import type { Condition } from '../../needs/condition.ts';
import { CONDITIONS } from '../../needs/conditions.ts';
import type { AreaRegister, CountryRegisters } from '../../needs/elsewhere.ts';
import type { Needs } from '../../needs/needs.ts';
import { peopleFrom } from '../../needs/people.ts';
import { YEARS } from '../../needs/years.ts';
import { type Cell, csvText, type ExportFile } from '../csv.ts';

const HEADER = ['org_name', 'org_code', 'numerator', 'value', 'period', 'denominator', 'multiplier', 'age'];

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** Whom a model counts, as registers write theirs: `all`, `16+`. */
const agesOf = ({ modelAges }: Condition): string => (modelAges === 0 ? 'all' : `${modelAges}+`);

const fileOf = (needs: Needs, country: CountryRegisters, condition: Condition, path: string): ExportFile => {
  const row = (name: string, code: string, expected: number, year: number, of: number): Cell[] => [
    name,
    code,
    expected,
    expected / of,
    year,
    of,
    1,
    agesOf(condition),
  ];
  const sum = (areas: readonly AreaRegister[], key: 'expected' | 'of') =>
    areas.reduce((total, area) => total + area[key], 0);
  return {
    path,
    content: csvText([
      HEADER,
      ...YEARS.flatMap(({ place, ends }) => {
        const areas = country.get(condition.register)?.[place] ?? [];
        return [
          row(COUNTRY.name, COUNTRY.code, tenths(sum(areas, 'expected')), ends, sum(areas, 'of')),
          ...areas.map((area) => row(`NHS ${area.name}`, area.area, area.expected, ends, area.of)),
          ...needs.surgeries.flatMap(({ practice, lists }) => {
            const list = lists[place];
            const found = needs.registers.get(condition.register)?.get(practice.code)?.expected[place];
            return list && found !== undefined
              ? [row(practice.name, practice.code, found, ends, peopleFrom(list, condition.modelAges))]
              : [];
          }),
        ];
      }),
    ]),
  };
};

/** Modelled expected prevalence, one file a condition: the country, its commissioners, the place's practices. */
export const expectedPrevalence = (needs: Needs, country: CountryRegisters): ExportFile[] =>
  CONDITIONS.flatMap((condition) =>
    condition.model === undefined
      ? []
      : [fileOf(needs, country, condition, `expected-prevalence/${condition.model}`)],
  );
