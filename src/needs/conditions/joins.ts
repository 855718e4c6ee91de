import { membersOn, organisationNames } from '../../people/index.ts';
import type { Facts } from '../../platform/facts/index.ts';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { findIndicatorLoads, findRegisterLoads } from './loads.ts';
import { findAreaCodes, findIndicatorAreas, findRegisterAreas } from './queries.ts';
import { joinCodes } from './rules.ts';
import { lastDayOf } from './years.ts';

type Stores = { readonly db: Db; readonly facts: Facts };

export type PracticeJoin = {
  /** Practices of the area on the last day of the year that have registers. */
  readonly both: readonly string[];
  /** Practices of the area on that day without registers: they took no part, or the file is incomplete. */
  readonly withoutRegisters: readonly string[];
  /** Practices with registers that were of the area when the year began and no longer when it ended. */
  readonly leftInTheYear: readonly string[];
  /** Codes with registers that the register of organisations does not know at all, of any area. */
  readonly unknown: readonly string[];
};

/** How the practices of the register of organisations and those of the files of a financial year join, both ways. */
export const joinPractices = async (
  { db, facts }: Stores,
  { area, year }: { readonly area: string; readonly year: CalendarDate },
): Promise<PracticeJoin> => {
  const loads = (await findRegisterLoads(db)).map(({ load }) => load);
  const inFiles = await findRegisterAreas(facts, loads, 'practice', year);
  const atEnd = (await membersOn(db, area, lastDayOf(year))).map(({ code }) => code);
  const atStart = (await membersOn(db, area, year)).map(({ code }) => code);
  const known = await organisationNames(db, inFiles);
  const { both, onlyLeft } = joinCodes(atEnd, inFiles);
  const gone = new Set(joinCodes(atStart, atEnd).onlyLeft);
  return {
    both,
    withoutRegisters: onlyLeft,
    leftInTheYear: inFiles.filter((code) => gone.has(code)),
    unknown: inFiles.filter((code) => !known.has(code)),
  };
};

export type AreaJoin = {
  /** Commissioners with registers and with the indicator. */
  readonly both: readonly string[];
  readonly onlyRegisters: readonly string[];
  /** As the indicator's file has them: nobody put their codes beside those of the register. */
  readonly onlyIndicator: readonly string[];
};

/** How the commissioners of registers and of an indicator join, both ways, over the codes that files put side by side. */
export const joinCommissioners = async (
  { db, facts }: Stores,
  question: { readonly year: CalendarDate; readonly indicator: string; readonly period: string },
): Promise<AreaJoin> => {
  const registers = (await findRegisterLoads(db)).map(({ load }) => load);
  const indicators = (await findIndicatorLoads(db)).map(({ load }) => load);
  const areaOf = new Map((await findAreaCodes(facts, registers)).map(({ ons, area }) => [ons, area]));
  const right = await findIndicatorAreas(facts, indicators, question.indicator, 'ccg', question.period);
  const { both, onlyLeft, onlyRight } = joinCodes(
    await findRegisterAreas(facts, registers, 'ccg', question.year),
    right.map((code) => areaOf.get(code) ?? code),
  );
  return { both, onlyRegisters: onlyLeft, onlyIndicator: onlyRight };
};
