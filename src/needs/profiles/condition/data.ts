import { membersOn, organisationNames } from '../../../people/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type CalendarDate, londonDate } from '../../../shared/dates.ts';
import { type Comparator, findComparators } from '../../comparators/comparators.ts';
import { namesAges } from '../../conditions/loads.ts';
import { findIndicators, findRegisters, type IndicatorRow } from '../../conditions/queries.ts';
import { type Chosen, chooseRegisters, plainAreaName, type RegisterRow } from '../../conditions/rules.ts';
import { lastDayOf } from '../../conditions/years.ts';
import { type AttendanceRow, findAttendances } from '../../emergency/queries.ts';
import { findTrusts } from '../../emergency/trusts/queries.ts';
import { findWaits, type WaitRow } from '../../waiting/queries.ts';
import type { Condition } from './catalogue.ts';
import { type ConditionLoads, findConditionLoads, idsOf } from './loads.ts';
import {
  findIndicatorNames,
  findOnsCode,
  findPeriods,
  findPracticeYears,
  type IndicatorNamed,
} from './queries.ts';
import { nearestPeriod } from './rules.ts';

/** Score of deprivation of practices, high where deprivation is. */
const DEPRIVATION = 'fingertips/93553';

/** The model's expectation for the area, and how the model's area was found. */
export type ExpectedOfArea = {
  readonly row: IndicatorRow;
  readonly joinedBy: 'code' | 'name';
};

/** All that the figures of one condition, area and year are made of: rows of files as they are, nothing added up. */
export type ConditionData = {
  readonly condition: Condition;
  readonly area: string;
  readonly areaName: string;
  /** First day of the financial year; undefined where no file has the register for the area. */
  readonly year: CalendarDate | undefined;
  /** Years that can be asked for, the oldest first. */
  readonly years: readonly CalendarDate[];
  /** The day that membership and waits are of. */
  readonly day: CalendarDate;
  readonly loads: ConditionLoads;
  /** The register of every commissioner of the year's chosen load: for comparators. */
  readonly everyArea: readonly RegisterRow[];
  /** The area's own register by year, where files have it by commissioner. */
  readonly ofArea: readonly Chosen[];
  /** Registers of the practices that belonged to the area on the day, by year. */
  readonly ofPractices: readonly Chosen[];
  /** Rows that their load has twice, of the area and its practices: not used. */
  readonly repeated: number;
  readonly members: readonly string[];
  readonly nameOf: (code: string) => string;
  readonly expected: ExpectedOfArea | undefined;
  readonly expectedOfPractices: ReadonlyMap<string, IndicatorRow>;
  /** Which period of the model stands beside the register. */
  readonly modelPeriod: string | undefined;
  /** Scores of the practices' deprivation, of the edition nearest to the year. */
  readonly scores: ReadonlyMap<string, number>;
  readonly scoresOf: { readonly period: string; readonly loads: readonly string[] } | undefined;
  readonly comparators: readonly Comparator[];
  readonly waits: readonly WaitRow[];
  readonly trusts: readonly string[];
  readonly attendances: readonly AttendanceRow[];
  /** Published indicators whose names link them to the condition. */
  readonly linked: readonly IndicatorNamed[];
  readonly linkedRows: readonly IndicatorRow[];
};

export type ConditionQuestion = {
  readonly condition: Condition;
  readonly area: string;
  /** First day of the financial year; the newest that has the register unless given. */
  readonly year?: CalendarDate | undefined;
  readonly list?: string | undefined;
};

/** How far a model's year may lie from the register's day: further, and they are two times. */
const MODEL_WITHIN = 1;

const findExpected = async (
  { facts }: Pick<Platform, 'facts'>,
  loads: ConditionLoads,
  {
    register,
    area,
    members,
    day,
    ons,
    name,
  }: {
    readonly register: string;
    readonly area: string;
    readonly members: readonly string[];
    readonly day: CalendarDate;
    readonly ons: string | undefined;
    readonly name: string;
  },
) => {
  const ids = idsOf(loads.indicators);
  const indicator = `expected/${register}`;
  const none = { area: undefined, practices: new Map<string, IndicatorRow>(), period: undefined };
  const [ofAreas, ofPractices] = await Promise.all(
    ['ccg', 'practice'].map((kind) => findPeriods(facts, ids, indicator, kind)),
  );
  const period = nearestPeriod([...(ofAreas ?? []), ...(ofPractices ?? [])], day, MODEL_WITHIN)?.period;
  if (period === undefined) return none;
  const has = (periods: typeof ofAreas) => periods?.some((one) => one.period === period) ?? false;
  const [models, practices] = await Promise.all([
    has(ofAreas)
      ? findIndicators(facts, ids, { indicators: [indicator], kind: 'ccg', periods: [period] })
      : [],
    has(ofPractices) && members.length > 0
      ? findIndicators(facts, ids, {
          indicators: [indicator],
          kind: 'practice',
          areas: members,
          periods: [period],
        })
      : [],
  ]);
  const byCode = models.find((one) => one.area === area || (ons !== undefined && one.area === ons));
  const plain = plainAreaName(name);
  // Two areas of one name are two areas.
  const named = byCode || plain === '' ? [] : models.filter((one) => plainAreaName(one.areaName) === plain);
  const row = byCode ?? (named.length === 1 ? named[0] : undefined);
  return {
    area: row && { row, joinedBy: byCode ? ('code' as const) : ('name' as const) },
    practices: new Map(practices.filter(({ numerator }) => numerator !== null).map((one) => [one.area, one])),
    period,
  };
};

const findScores = async (
  { facts }: Pick<Platform, 'facts'>,
  loads: ConditionLoads,
  members: readonly string[],
  day: CalendarDate,
) => {
  const ids = idsOf(loads.indicators);
  const found = nearestPeriod(await findPeriods(facts, ids, DEPRIVATION, 'practice'), day);
  if (!found) return { scores: new Map<string, number>(), of: undefined };
  const rows =
    members.length === 0
      ? []
      : await findIndicators(facts, ids, {
          indicators: [DEPRIVATION],
          kind: 'practice',
          areas: members,
          periods: [found.period],
        });
  return {
    scores: new Map(rows.flatMap(({ area, value }) => (value === null ? [] : [[area, value] as const]))),
    of: { period: found.period, loads: [...new Set(rows.map(({ load }) => load))] },
  };
};

/** Names with "prevalence" are registers and models by another way: they are no use of services. */
const isUse = ({ name }: IndicatorNamed): boolean => !/prevalence/i.test(name);

const findLinked = async (
  { facts }: Pick<Platform, 'facts'>,
  loads: ConditionLoads,
  condition: Condition,
  areas: readonly string[],
) => {
  const ids = idsOf(loads.indicators);
  const named = (await findIndicatorNames(facts, ids)).filter(
    (one) => isUse(one) && condition.words?.test(one.name),
  );
  const rows = await findIndicators(facts, ids, {
    indicators: named.map(({ indicator }) => indicator),
    areas,
  });
  return { linked: named, rows: rows.filter(({ categoryType }) => categoryType === '') };
};

/**
 * Reads all that the figures of a condition are made of. Questions that do not need each other's answers are asked
 * side by side.
 */
export const findConditionData = async (
  platform: Pick<Platform, 'db' | 'facts' | 'now'>,
  { condition, area, year: asked, list }: ConditionQuestion,
): Promise<ConditionData> => {
  const { db, facts } = platform;
  const { register } = condition;
  const [loads, trusts] = await Promise.all([findConditionLoads(platform), findTrusts(db)]);
  const ids = idsOf(loads.registers);
  const today = londonDate(platform.now());
  const [areaRows, practiceYears, codes, waits, attendances] = await Promise.all([
    findRegisters(facts, ids, { kind: 'ccg', registers: [register] }),
    findPracticeYears(facts, ids, register),
    findOnsCode(facts, ids, { area, register }),
    condition.treatments.length === 0
      ? []
      : findWaits(facts, idsOf(loads.waits), {
          commissioners: [area],
          treatments: condition.treatments,
          part: 'incomplete',
        }),
    findAttendances(facts, idsOf(loads.emergency), { providers: trusts }),
  ]);
  const naming = namesAges(loads.registers);
  const ofArea = chooseRegisters(
    areaRows.filter((row) => row.area === area),
    naming,
  );
  const areaYears = ofArea.chosen.filter(({ row }) => row.people !== null).map(({ row }) => row.year);
  const newest = [...areaYears, ...practiceYears].sort().at(-1);
  const wanted = asked ?? newest;
  const day = wanted && lastDayOf(wanted) < today ? lastDayOf(wanted) : today;
  const members = (await membersOn(db, area, day)).map(({ code }) => code);
  const [practiceRows, names, scores, expected] = await Promise.all([
    members.length === 0 || practiceYears.length === 0
      ? []
      : findRegisters(facts, ids, { kind: 'practice', registers: [register], areas: members }),
    organisationNames(db, [area, ...members, ...trusts]),
    findScores(platform, loads, members, day),
    findExpected(platform, loads, { register, area, members, day, ons: codes?.ons, name: codes?.name ?? '' }),
  ]);
  const ofPractices = chooseRegisters(practiceRows, naming);
  const years = [...new Set([...areaYears, ...ofPractices.chosen.map(({ row }) => row.year)])].sort();
  // Practice files of another place have years that this area has not.
  const year = asked ?? years.at(-1);
  if (asked === undefined && year !== undefined && year !== wanted)
    return findConditionData(platform, { condition, area, year, list });
  const chosenLoad =
    ofArea.chosen.find(({ row }) => row.year === year)?.row.load ??
    ofPractices.chosen.find(({ row }) => row.year === year)?.row.load;
  const [comparators, linked] = await Promise.all([
    year === undefined
      ? []
      : findComparators(
          platform,
          { registers: ids, indicators: idsOf(loads.indicators), lists: loads.lists },
          { area, year, on: day, list, scores: scores.of?.period },
        ),
    findLinked(platform, loads, condition, [area, ...(codes ? [codes.ons] : []), ...members]),
  ]);
  const others = await organisationNames(
    db,
    comparators.flatMap(({ kind, codes }) => (kind === 'similar' || kind === 'list' ? (codes ?? []) : [])),
  );
  return {
    condition,
    area,
    areaName: names.get(area) ?? area,
    year,
    years,
    day,
    loads,
    everyArea: areaRows.filter((row) => row.year === year && row.load === chosenLoad && row.times === 1),
    ofArea: ofArea.chosen,
    ofPractices: ofPractices.chosen,
    repeated: ofArea.repeated.length + ofPractices.repeated.length,
    members,
    nameOf: (code) => names.get(code) ?? others.get(code) ?? code,
    expected: expected.area,
    expectedOfPractices: expected.practices,
    modelPeriod: expected.period,
    scores: scores.scores,
    scoresOf: scores.of,
    comparators,
    waits,
    trusts,
    attendances,
    linked: linked.linked,
    linkedRows: linked.rows,
  };
};
