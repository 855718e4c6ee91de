import { membersOn, unknownCodes } from '../../people/index.ts';
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

const codesOf = (members: readonly { readonly code: string }[]): string[] => members.map(({ code }) => code);

/** How the practices of the register of organisations and those of the files of a financial year join, both ways. */
export const joinPractices = async (
  { db, facts }: Stores,
  { area, year }: { readonly area: string; readonly year: CalendarDate },
): Promise<PracticeJoin> => {
  const loads = (await findRegisterLoads(db)).map(({ load }) => load);
  const [inFiles, end, start] = await Promise.all([
    findRegisterAreas(facts, loads, 'practice', year),
    membersOn(db, area, lastDayOf(year)),
    membersOn(db, area, year),
  ]);
  const { both, onlyLeft } = joinCodes(codesOf(end), inFiles);
  const gone = new Set(joinCodes(codesOf(start), codesOf(end)).onlyLeft);
  return {
    both,
    withoutRegisters: onlyLeft,
    leftInTheYear: inFiles.filter((code) => gone.has(code)),
    unknown: await unknownCodes(db, inFiles),
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
