import type { Condition } from '../../needs/condition.ts';
import { CONDITIONS } from '../../needs/conditions.ts';
import type { CountryRegisters } from '../../needs/elsewhere.ts';
import type { Needs } from '../../needs/needs.ts';
import { peopleFrom } from '../../needs/people.ts';
import { YEARS } from '../../needs/years.ts';
import { csvText, type ExportFile } from '../csv.ts';

/** `TOTAL`, `06OV`: whom a list counts, as the framework's files write it. */
const listType = ({ ages }: Condition): string =>
  ages === 0 ? 'TOTAL' : `${String(ages).padStart(2, '0')}OV`;

const PRACTICE_HEADER = [
  'PRACTICE_CODE',
  'GROUP_CODE',
  'REGISTER',
  'PATIENT_LIST_TYPE',
  'PRACTICE_LIST_SIZE',
];

/** Registers by practice with the list of their ages, one file a year. */
export const practiceRegisters = (needs: Needs): ExportFile[] =>
  YEARS.map(({ short, place }) => ({
    path: `qof/PREVALENCE_${short}.csv`,
    content: csvText([
      PRACTICE_HEADER,
      ...needs.surgeries.flatMap(({ practice, lists }) =>
        CONDITIONS.map((condition) => {
          const list = lists[place];
          const people = needs.registers.get(condition.register)?.get(practice.code)?.register[place] ?? null;
          return [
            practice.code,
            condition.register,
            people,
            listType(condition),
            list ? peopleFrom(list, condition.ages) : null,
          ];
        }),
      ),
    ]),
  }));

const CCG_HEADER = [
  'ccgcode',
  'indicator_group',
  'Register_description',
  'disease_register_size',
  'ccg_listsize',
  'prevalence',
];

/** Registers by commissioner over whole lists, one file a year, the whole country in each. */
export const commissionerRegisters = (country: CountryRegisters): ExportFile[] =>
  YEARS.map(({ short, place }) => ({
    path: `qof/prevalencebyccg_${short}.csv`,
    content: csvText(
      [
        CCG_HEADER,
        ...CONDITIONS.flatMap(({ register, description }) =>
          (country.get(register)?.[place] ?? []).map(({ area, people, list }) => [
            area,
            register,
            description,
            people,
            list,
            ((100 * people) / list).toFixed(10),
          ]),
        ),
      ],
      { lineEnd: '\r\n' },
    ),
  }));
