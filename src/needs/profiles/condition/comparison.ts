import { longDate } from '../../../shared/dates.ts';
import { proportion } from '../../../shared/statistics/index.ts';
import { figure } from '../../../ui/index.ts';
import type { Comparator } from '../../comparators/comparators.ts';
import { SIMILAR_FORMULA } from '../../comparators/rules.ts';
import type { FigureQuery } from '../../figures/topics.ts';
import { capital } from '../area/words.ts';
import { countsWords, type Recorded } from './area.ts';
import type { ConditionData } from './data.ts';
import { figureOf, type Made } from './made.ts';
import type { Together } from './queries.ts';

/** One comparator's register in the same load and year. */
export type Beside = {
  readonly kind: Comparator['kind'];
  readonly name: string;
  /** Per cent. */
  readonly value: number;
  readonly people: number;
  readonly of: number;
  readonly areas: number;
  readonly loads: readonly string[];
};

/**
 * The comparators' registers: from the commissioners' rows of the load that the area's own row comes from, with
 * the same ages; else from what was added up over practices (`together`, by the comparator's kind).
 */
export const besides = (
  data: ConditionData,
  recorded: Recorded | undefined,
  together: ReadonlyMap<string, Together>,
): readonly Beside[] =>
  data.comparators.flatMap((comparator): Beside[] => {
    if (!recorded) return [];
    if (recorded.by === 'practices') {
      const sum = together.get(comparator.kind);
      return sum && sum.of > 0
        ? [
            {
              kind: comparator.kind,
              name: comparator.name,
              value: (100 * sum.people) / sum.of,
              people: sum.people,
              of: sum.of,
              areas: comparator.codes?.length ?? 0,
              loads: recorded.loads,
            },
          ]
        : [];
    }
    const codes = comparator.codes && new Set(comparator.codes);
    const rows = data.everyArea.filter(
      (row) =>
        (codes === undefined || codes.has(row.area)) &&
        row.people !== null &&
        row.denominator !== null &&
        row.ages === recorded.ages,
    );
    const people = rows.reduce((sum, row) => sum + (row.people ?? 0), 0);
    const of = rows.reduce((sum, row) => sum + (row.denominator ?? 0), 0);
    // England of one commissioner is that commissioner.
    if (of <= 0 || (comparator.kind === 'england' && rows.length < 2)) return [];
    return [
      {
        kind: comparator.kind,
        name: comparator.name,
        value: (100 * people) / of,
        people,
        of,
        areas: rows.length,
        loads: recorded.loads,
      },
    ];
  });

/** More rows than this in one picture are a list, not a comparison. */
const MOST_ROWS = 12;

/** As the register of organisations has it, else as the file, else the code. */
const named = (inRegister: string, inFile: string, code: string): string =>
  inRegister !== code ? inRegister : inFile || code;

/** The areas of one comparator, each by itself: those asked for, where they are not too many. */
const partsOf = (data: ConditionData, recorded: Recorded, comparator: Comparator | undefined) => {
  if (!comparator?.codes || recorded.by === 'practices') return [];
  const rows = comparator.codes.flatMap((code) => {
    const row = data.everyArea.find((one) => one.area === code);
    return row && row.people !== null && row.denominator && row.ages === recorded.ages
      ? [
          {
            code,
            name: named(data.nameOf(code), row.areaName, code),
            people: row.people,
            of: row.denominator,
          },
        ]
      : [];
  });
  return rows.length <= MOST_ROWS ? rows.sort((a, b) => a.name.localeCompare(b.name)) : [];
};

/** The area beside England, its region, areas like it and the reader's own list; undefined without a register. */
export const comparison = (
  data: ConditionData,
  query: FigureQuery,
  recorded: Recorded | undefined,
  found: readonly Beside[],
): Made | undefined => {
  if (!recorded || found.length === 0) return undefined;
  const { condition } = data;
  const asked = query.beside ?? 'england';
  const row = (people: number, of: number) => {
    const share = proportion(people, of, { per: 100 });
    return {
      value: share?.value ?? null,
      lower: share?.lower ?? null,
      upper: share?.upper ?? null,
      also: [people, of],
    };
  };
  const own = proportion(recorded.people, recorded.of, { per: 100 });
  const other = found.find(({ kind }) => kind === asked) ?? found[0];
  const parts = partsOf(
    data,
    recorded,
    data.comparators.find(({ kind }) => kind === (asked === 'england' ? 'similar' : asked)),
  );
  const known = new Set(data.everyArea.map(({ area }) => area));
  const missing = data.comparators
    .flatMap(({ kind, codes }) => (kind === 'list' ? (codes ?? []) : []))
    .filter((code) => recorded.by === 'commissioner' && !known.has(code));
  const differs = own && other ? wordsOf(own, other) : '';
  return {
    figure: figureOf(data, query, {
      key: 'comparison',
      picture: {
        kind: 'comparison',
        data: {
          title: `${capital(condition.name)} recorded: ${figure(own?.value ?? 0, 2)}% here, ${figure(other?.value ?? 0, 2)}% in ${other?.name ?? 'England'}`,
          measure: `${capital(condition.people)} on registers, % of ${countsWords(recorded.ages)}, ${longDate(data.day)}, with 95% limits`,
          unit: '%',
          places: 2,
          alsoNames: ['On the register', 'Of'],
          rows: [
            { code: data.area, name: data.areaName, own: true, ...row(recorded.people, recorded.of) },
            ...found.map((one) => ({ code: null, name: one.name, ...row(one.people, one.of) })),
            ...parts.map((one) => ({ code: one.code, name: one.name, ...row(one.people, one.of) })),
          ],
        },
      },
      reading: differs,
      period: longDate(data.day),
      method: `People on registers / people whom the registers count × 100, with Wilson's 95% limits; several areas are added up, person for person, from the same file and year. ${data.comparators.map(({ name, how }) => `${name}: ${how}`).join(' ')} Areas like it: ${SIMILAR_FORMULA}.`,
      caveats: [
        'What is recorded depends on how old people are and how much is looked for, not only on how many are ill. The order says nothing: it is not one of merit.',
        missing.length > 0 ? `Not in the file: ${missing.join(', ')}.` : undefined,
        recorded.by === 'practices'
          ? 'Added up from practices, those with one to four people left out on all sides.'
          : undefined,
      ],
      loads: [...recorded.loads, ...found.flatMap(({ loads }) => loads)],
    }),
  };
};

const wordsOf = (
  own: { readonly value: number; readonly lower: number | undefined; readonly upper: number | undefined },
  other: Beside,
): string => {
  const where = `${other.name} (${figure(other.value, 2)}%)`;
  const limits = `${figure(own.value, 2)}%, limits ${figure(own.lower ?? own.value, 2)} to ${figure(own.upper ?? own.value, 2)}`;
  if (own.lower !== undefined && own.lower > other.value)
    return `More people are on record here (${limits}) than in ${where}, by more than chance.`;
  if (own.upper !== undefined && own.upper < other.value)
    return `Fewer people are on record here (${limits}) than in ${where}, by more than chance.`;
  return `As many people are on record here (${limits}) as in ${where}, within chance.`;
};
