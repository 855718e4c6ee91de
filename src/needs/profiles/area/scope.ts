import { membersOn, organisationNames } from '../../../people/index.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type CalendarDate, londonDate, longDate } from '../../../shared/dates.ts';
import { financialYear, financialYearOf, lastDayOf } from '../../conditions/years.ts';
import type { FigureQuery } from '../../figures/topics.ts';
import type { AreaPopulation } from '../../population/answers.ts';
import { areaPopulation } from '../../population/area.ts';
import { findListLoads } from '../../population/loads.ts';
import { findNeedsLoads, idsOf, type NeedsLoads } from './loads.ts';
import { findAreaCode, findRegisterYears } from './queries.ts';
import { defaultYear, yearsOf } from './rules.ts';

/** What every part of a profile is told: which area, as it was on which day, from which loads, for whose eyes. */
export type Scope = {
  readonly platform: Platform;
  readonly area: string;
  readonly name: string;
  /** The same area in the codes of the Office for National Statistics, where a file of registers tells it. */
  readonly ons: string | undefined;
  /** First day of the financial year asked for, and the same as people write it: `2014/15`. */
  readonly year: CalendarDate;
  readonly yearText: string;
  /** The day that membership and people are of: the last of the year, or today while it runs. */
  readonly day: CalendarDate;
  /** Years that can be asked for, the newest first. */
  readonly years: readonly CalendarDate[];
  /** Undefined where no list of the area is dated on or before the day. */
  readonly population: AreaPopulation | undefined;
  /** People of each of its practices on that list. */
  readonly people: ReadonlyMap<string, number>;
  /** Practices of the area on the day, by the register of organisations; by the list where it names none. */
  readonly members: readonly string[];
  readonly membership: 'register' | 'file';
  /** Practices are named to people who have signed in, and to nobody else. */
  readonly named: boolean;
  /** Name of an organisation, or its code where the register has no name. */
  readonly nameOf: (code: string) => string;
  readonly loads: NeedsLoads;
  /** What was asked, for addresses of the same figures. */
  readonly query: FigureQuery;
};

const earlier = (a: CalendarDate, b: CalendarDate): CalendarDate => [a, b].sort()[0] ?? a;

/** Members are told apart by code only within the house; everybody else sees practices without a name. */
export const seesNames = (actor: Actor): boolean => actor.kind !== 'public';

/**
 * Everything that the parts share. The year is the newest one with registers and a list of people unless it is
 * asked for; words that tell no year count as not asked.
 */
export const findScope = async (
  platform: Platform,
  actor: Actor,
  area: string,
  query: FigureQuery,
): Promise<Scope> => {
  const { db, facts } = platform;
  const loads = await findNeedsLoads(db);
  const registers = idsOf(
    loads,
    'qof-ccg',
    'qof-ccg-workbook',
    'qof-practice',
    'qof-practice-ages',
    'qof-practice-reshaped',
  );
  const today = londonDate(platform.now());
  const [registerYears, ons] = await Promise.all([
    findRegisterYears(facts, registers),
    findAreaCode(facts, registers, area),
  ]);
  const lists = (await findListLoads(db)).map(({ date }) => date);
  const years = yearsOf(registerYears, lists, today);
  const year = financialYearOf(query.year ?? '') ?? defaultYear(registerYears, lists, today);
  const day = earlier(lastDayOf(year), today);
  const answer = await areaPopulation(platform, area, day);
  const population = 'found' in answer ? answer.found : undefined;
  const inRegister = (await membersOn(db, area, day)).map(({ code }) => code);
  const listed = population?.practices ?? [];
  const members = inRegister.length > 0 ? inRegister : listed.map(({ code }) => code);
  const names = await organisationNames(db, [area, ...members]);
  const inLists = new Map(listed.map(({ code, name }) => [code, name]));
  return {
    platform,
    area,
    name: names.get(area) ?? area,
    ons,
    year,
    yearText: financialYear(year),
    day,
    years,
    population,
    people: new Map(listed.map(({ code, people }) => [code, people])),
    members,
    membership: inRegister.length > 0 ? 'register' : 'file',
    named: seesNames(actor),
    nameOf: (code) => names.get(code) ?? inLists.get(code) ?? code,
    loads,
    query,
  };
};

/** `the 69 practices of NHS Nene CCG on 31 March 2015`. */
export const practicesWords = ({ members, name, day }: Scope): string =>
  `the ${members.length} practices of ${name} on ${longDate(day)}`;
