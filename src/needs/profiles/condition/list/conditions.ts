import { membersOfCommissioners, membersOn, organisationNames } from '../../../../people/index.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { type CalendarDate, londonDate } from '../../../../shared/dates.ts';
import { proportion } from '../../../../shared/statistics/index.ts';
import { type Comparator, findComparators } from '../../../comparators/comparators.ts';
import { namesAges } from '../../../conditions/loads.ts';
import { findIndicators, findRegisters, type IndicatorRow } from '../../../conditions/queries.ts';
import { chooseRegisters, plainAreaName, type RegisterRow } from '../../../conditions/rules.ts';
import { financialYear, lastDayOf } from '../../../conditions/years.ts';
import type { FigureQuery } from '../../../figures/topics.ts';
import { conditionHref } from '../address.ts';
import { type Condition, conditionOfRegister } from '../catalogue.ts';
import { findConditionLoads, idsOf } from '../loads.ts';
import { nearestPeriod, shownPractices } from '../rules.ts';
import { trendWords } from '../trend.ts';
import {
  findCodes,
  findModelled,
  findModels,
  findPracticeYearsOf,
  type RegisterSum,
  sumRegisters,
} from './queries.ts';
import type { ConditionList, ListedCondition } from './schema.ts';

type Own = {
  readonly condition: Condition;
  readonly people: number;
  readonly of: number;
  readonly ages: string;
  readonly load: string;
  readonly by: 'commissioner' | 'practices';
};

/** The area's registers of a year: its own rows; else its shown practices added up, register by register. */
const ownOf = (ofArea: readonly RegisterRow[], ofPractices: readonly RegisterRow[]): Own[] => {
  const own = ofArea.flatMap((row): Own[] => {
    const condition = conditionOfRegister(row.register);
    return condition && row.people !== null && row.denominator
      ? [
          {
            condition,
            people: row.people,
            of: row.denominator,
            ages: row.ages,
            load: row.load,
            by: 'commissioner',
          },
        ]
      : [];
  });
  const known = new Set(own.map(({ condition }) => condition.register));
  const registers = new Map<string, RegisterRow[]>();
  for (const row of ofPractices)
    if (!known.has(row.register)) registers.set(row.register, [...(registers.get(row.register) ?? []), row]);
  const added = [...registers].flatMap(([register, rows]): Own[] => {
    const condition = conditionOfRegister(register);
    const { shown } = shownPractices(
      rows.map(({ area, people, denominator }) => ({
        code: area,
        people,
        of: denominator,
        expected: null,
        expectedOf: null,
        fifth: undefined,
      })),
    );
    return condition && shown.length > 0
      ? [
          {
            condition,
            people: shown.reduce((sum, one) => sum + one.people, 0),
            of: shown.reduce((sum, one) => sum + one.of, 0),
            ages: [...new Set(rows.map(({ ages }) => ages))].join(' or '),
            load: rows[0]?.load ?? '',
            by: 'practices',
          },
        ]
      : [];
  });
  return [...own, ...added];
};

const percent = (people: number, of: number): number => (100 * people) / of;

/** The comparator's share in the same load, of the same ages. */
const besideOf = (
  own: Own,
  sums: ReadonlyMap<Own['by'], readonly RegisterSum[]>,
  everybody: boolean,
): number | null => {
  const sum = sums
    .get(own.by)
    ?.find(
      (one) => one.load === own.load && one.register === own.condition.register && one.ages === own.ages,
    );
  // Everybody of a file that holds the area alone is the area.
  return !sum || sum.of <= 0 || (everybody && sum.of <= own.of) ? null : percent(sum.people, sum.of);
};

const sumsOf = async (
  { db, facts }: Pick<Platform, 'db' | 'facts'>,
  loads: readonly string[],
  year: CalendarDate,
  day: CalendarDate,
  comparator: Comparator | undefined,
) => {
  const codes = comparator?.codes;
  const practices = codes && (await membersOfCommissioners(db, codes, day)).map(({ code }) => code);
  const [ofAreas, ofPractices] = await Promise.all([
    sumRegisters(facts, loads, { kind: 'ccg', year, areas: codes }),
    sumRegisters(facts, loads, { kind: 'practice', year, areas: practices }),
  ]);
  return new Map([
    ['commissioner', ofAreas],
    ['practices', ofPractices],
  ] as const);
};

type Modelled = { readonly people: number; readonly ages: string; readonly period: string };

/** What models expect of the area: its own row, or the sum over its practices where each has one. */
const modelledOf = async (
  { facts }: Pick<Platform, 'facts'>,
  loads: readonly string[],
  area: string,
  codes: { readonly ons: string; readonly name: string } | undefined,
  members: readonly string[],
  day: CalendarDate,
): Promise<ReadonlyMap<string, Modelled>> => {
  const models = await findModels(facts, loads);
  const chosen = [...new Set(models.map(({ indicator }) => indicator))].flatMap((indicator) => {
    const own = models.filter((one) => one.indicator === indicator);
    const near = nearestPeriod(own, day, 1);
    return near ? [{ indicator, period: near.period }] : [];
  });
  const question = {
    indicators: chosen.map(({ indicator }) => indicator),
    periods: [...new Set(chosen.map(({ period }) => period))],
  };
  if (chosen.length === 0) return new Map();
  const [ofAreas, ofPractices] = await Promise.all([
    findModelled(facts, loads, question),
    members.length === 0
      ? []
      : findIndicators(facts, loads, { ...question, kind: 'practice', areas: members }),
  ]);
  const plain = plainAreaName(codes?.name ?? '');
  const isOwn = (row: IndicatorRow) => row.area === area || row.area === codes?.ons;
  const isNamed = (row: IndicatorRow) => plain !== '' && plainAreaName(row.areaName) === plain;
  return new Map(
    chosen.flatMap(({ indicator, period }): (readonly [string, Modelled])[] => {
      const of = (rows: readonly IndicatorRow[]) =>
        rows.filter((row) => row.indicator === indicator && row.period === period && row.numerator !== null);
      const rows = of(ofAreas);
      const named = rows.filter(isNamed);
      const row = rows.find(isOwn) ?? (named.length === 1 ? named[0] : undefined);
      const register = indicator.slice('expected/'.length);
      if (row) return [[register, { people: row.numerator ?? 0, ages: row.age, period }]];
      const practices = of(ofPractices);
      return practices.length > 0 && practices.length === members.length
        ? [
            [
              register,
              {
                people: practices.reduce((sum, { numerator }) => sum + (numerator ?? 0), 0),
                ages: practices[0]?.age ?? '',
                period,
              },
            ],
          ]
        : [];
    }),
  );
};

const TRENDS = { up: 'rising', down: 'falling', none: 'no clear change', few: 'one year only' } as const;

/** The marker of the recent trend in a word; years of other ages are left out. */
const trendOf = (rows: readonly RegisterRow[], ages: string): string => {
  const points = rows
    .filter((row) => row.ages === ages && row.people !== null && row.denominator)
    .flatMap(({ year, people, denominator }) => {
      const share = proportion(people, denominator, { per: 100 });
      return share?.lower === undefined || share.upper === undefined
        ? []
        : [{ year: Number(year.slice(0, 4)), value: share.value, lower: share.lower, upper: share.upper }];
    })
    .sort((a, b) => a.year - b.year);
  if (points.length < 2) return TRENDS.few;
  const { way } = trendWords('', points);
  return way === 'risen' ? TRENDS.up : way === 'fallen' ? TRENDS.down : TRENDS.none;
};

export type ListQuestion = {
  readonly area: string;
  readonly year?: CalendarDate | undefined;
  readonly beside?: string | undefined;
  readonly list?: string | undefined;
};

/** Every condition of the area that has a register in the year, by name: recorded, expected, their difference, trend. */
export const areaConditions = async (
  platform: Pick<Platform, 'db' | 'facts' | 'now'>,
  { area, year: asked, beside: besideAsked, list }: ListQuestion,
): Promise<ConditionList> => {
  const { db, facts } = platform;
  const loads = await findConditionLoads(platform);
  const ids = idsOf(loads.registers);
  const indicators = idsOf(loads.indicators);
  const today = londonDate(platform.now());
  const [areaRows, codes] = await Promise.all([
    findRegisters(facts, ids, { kind: 'ccg', areas: [area] }),
    findCodes(facts, ids, area),
  ]);
  const naming = namesAges(loads.registers);
  const ofArea = chooseRegisters(areaRows, naming).chosen.map(({ row }) => row);
  const dayOf = (one: CalendarDate | undefined) => (one && lastDayOf(one) < today ? lastDayOf(one) : today);
  const membersIn = async (one: CalendarDate | undefined) =>
    (await membersOn(db, area, dayOf(one))).map(({ code }) => code);
  // Years that practices have are the area's where its practices have them: files of other places have more.
  const now = await membersIn(asked);
  const practiceYears = await findPracticeYearsOf(facts, ids, now);
  const years = [...new Set([...ofArea.map(({ year }) => year), ...practiceYears])].sort();
  const year = asked ?? years.at(-1);
  const members = asked === undefined && year !== undefined ? await membersIn(year) : now;
  const ofPractices =
    members.length === 0 || year === undefined || !practiceYears.includes(year)
      ? []
      : chooseRegisters(
          await findRegisters(facts, ids, { kind: 'practice', areas: members, years: [year] }),
          naming,
        ).chosen.map(({ row }) => row);
  const day = dayOf(year);
  const inYear = (rows: readonly RegisterRow[]) => rows.filter((row) => row.year === year);
  const own = ownOf(inYear(ofArea), inYear(ofPractices));
  const comparators =
    year === undefined
      ? []
      : await findComparators(
          platform,
          { registers: ids, indicators, lists: loads.lists },
          { area, year, on: day, list },
        );
  const comparator =
    comparators.find(({ kind }) => kind === besideAsked) ??
    comparators.find(({ kind }) => kind === 'england');
  const [sums, modelled, names] = await Promise.all([
    year === undefined ? new Map() : sumsOf(platform, ids, year, day, comparator),
    modelledOf(platform, indicators, area, codes, members, day),
    organisationNames(db, [area]),
  ]);
  const query: FigureQuery = { area, year: year && financialYear(year), beside: besideAsked, list };
  const conditions = own
    .map((one): ListedCondition => {
      const { condition, people, of, ages } = one;
      const share = proportion(people, of, { per: 100 });
      const model = modelled.get(condition.register);
      return {
        register: condition.register,
        slug: condition.slug,
        name: condition.name,
        href: conditionHref(condition.slug, query),
        people,
        of,
        ages,
        recorded: percent(people, of),
        lower: share?.lower ?? null,
        upper: share?.upper ?? null,
        beside: besideOf(one, sums, comparator?.codes === undefined),
        expected: model?.people ?? null,
        expectedAges: model?.ages ?? null,
        difference: model ? model.people - people : null,
        ofExpected: model && model.people > 0 ? (100 * people) / model.people : null,
        trend: trendOf(
          ofArea.filter((row) => row.register === condition.register),
          ages,
        ),
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
  return {
    area: { code: area, name: names.get(area) ?? area },
    year: year ? financialYear(year) : null,
    day,
    years: [...years].reverse().map(financialYear),
    beside: comparator ? { kind: comparator.kind, name: comparator.name, how: comparator.how } : null,
    besides: comparators.map(({ kind, name }) => ({ kind, name })),
    conditions,
  };
};
