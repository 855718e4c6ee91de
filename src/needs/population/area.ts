import type { Platform } from '../../platform/platform.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { AreaPopulation, AreaPractice, TrendPoint } from './answers.ts';
import { figureFile, findListLoads, type ListLoad } from './loads.ts';
import { findMembers, findNames } from './members.ts';
import { areaNotes } from './notes.ts';
import { type BandRow, findBands, findLists, type ListRow } from './queries.ts';
import {
  type AgeBand,
  changeFrom,
  commonDetail,
  finest,
  listAYearBefore,
  listInForce,
  sumBands,
  withoutSmallBands,
} from './rules.ts';
import { listEnds, listPeriod } from './words.ts';

/** The lists of one date, with the practices that belonged to the area on it. */
export type DatedLists = {
  readonly date: CalendarDate;
  readonly membership: 'register' | 'file';
  /** Practices that belong to the area on the date, listed or not. */
  readonly members: ReadonlySet<string>;
  /** Members that the lists hold, in order of code. */
  readonly listed: readonly ListRow[];
  /** Practices that the file puts under the area and the register does not. */
  readonly strangers: readonly ListRow[];
  /** Prescribers with an empty list that the file puts under the area. */
  readonly apart: readonly ListRow[];
};

/** Names and commissioners that one layout lacks are taken from another's row of the same practice and date. */
const completed = (rows: readonly ListRow[]): ListRow[] => {
  const known = new Map<string, ListRow>();
  for (const row of rows) if (row.area) known.set(`${row.practice} ${row.date}`, row);
  return finest(rows).map((row) => {
    const other = known.get(`${row.practice} ${row.date}`);
    return row.area || !other
      ? row
      : { ...row, name: row.name || other.name, commissioner: other.commissioner, area: other.area };
  });
};

/**
 * Which of the rows of one date belong to the area: by the register where it names members on that date
 * (figures for a past month use that month's membership), else by the file's own commissioner. A layout
 * without commissioners is read with those of the nearest earlier list that has them, else the nearest later.
 */
const datedLists = (
  area: string,
  date: CalendarDate,
  rows: readonly ListRow[],
  inRegister: ReadonlySet<string>,
  all: readonly ListRow[],
): DatedLists => {
  const at = rows.filter((row) => row.date === date);
  const saysFile = (row: ListRow): boolean => row.area === area;
  const fromFile = (): Set<string> => {
    const named = at.filter(saysFile).map(({ practice }) => practice);
    if (at.every((row) => row.area !== '')) return new Set(named);
    const told = [...new Set(all.filter(saysFile).map((row) => row.date))].sort();
    const nearest = told.filter((other) => other <= date).at(-1) ?? told[0];
    const then = all.filter((row) => row.date === nearest && saysFile(row) && row.keepsList);
    const elsewhere = new Set(
      at.filter((row) => row.area !== '' && !saysFile(row)).map((row) => row.practice),
    );
    return new Set([
      ...named,
      ...then.map(({ practice }) => practice).filter((code) => !elsewhere.has(code)),
    ]);
  };
  const membership = inRegister.size > 0 ? 'register' : 'file';
  const members = membership === 'register' ? inRegister : fromFile();
  return {
    date,
    membership,
    members,
    listed: at.filter((row) => row.keepsList && members.has(row.practice)),
    strangers: at.filter((row) => row.keepsList && saysFile(row) && !members.has(row.practice)),
    apart: at.filter((row) => !row.keepsList && saysFile(row)),
  };
};

const total = (rows: readonly { people: number }[]): number => rows.reduce((sum, row) => sum + row.people, 0);

/** Every date on which lists hold practices of the area, in order. */
const findAreaLists = async (
  { db, facts }: Pick<Platform, 'db' | 'facts'>,
  area: string,
): Promise<{ loads: ListLoad[]; dates: DatedLists[] }> => {
  const loads = await findListLoads(db);
  const members = await findMembers(db, area, [...new Set(loads.map(({ date }) => date))]);
  const found = await findLists(
    facts,
    loads.map(({ load }) => load),
    { area, practices: [...new Set([...members.values()].flatMap((codes) => [...codes]))] },
  );
  const rows = completed(found);
  const dates = [...new Set(rows.map((row) => row.date))].sort();
  return {
    loads,
    dates: dates.map((date) => datedLists(area, date, rows, members.get(date) ?? new Set(), rows)),
  };
};

const coverage = ({ date, listed, members }: DatedLists) => ({
  date,
  listed: listed.length,
  members: members.size,
});

const agesOfPractices = (lists: readonly ListRow[], bands: readonly BandRow[]): Map<string, AgeBand[]> => {
  const loadOf = new Map(lists.map((list) => [list.practice, list.load]));
  const ages = new Map<string, AgeBand[]>();
  for (const { practice, load, ...band } of bands)
    if (loadOf.get(practice) === load) ages.set(practice, [...(ages.get(practice) ?? []), band]);
  return ages;
};

/**
 * The people registered with an area's practices, from the list in force on a day. Undefined when no list
 * answers for it; `first` then is the date of the earliest that there is.
 */
export const areaPopulation = async (
  store: Pick<Platform, 'db' | 'facts'>,
  area: string,
  on: CalendarDate,
): Promise<{ readonly found: AreaPopulation } | { readonly first: CalendarDate | undefined }> => {
  const { loads, dates } = await findAreaLists(store, area);
  const whole = dates.filter((lists) => listInForce([coverage(lists)], lists.date));
  const inForce = listInForce(dates.map(coverage), on);
  const now = dates.find(({ date }) => date === inForce?.date);
  if (!inForce || !now) return { first: whole[0]?.date };

  const loadOf = new Map(loads.map((load) => [load.load, load]));
  const periodOf = (lists: DatedLists): string => {
    const datasets = new Set(lists.listed.map(({ load }) => loadOf.get(load)?.dataset ?? ''));
    return [...datasets].map((dataset) => listPeriod(lists.date, dataset))[0] ?? lists.date;
  };
  const point = (lists: DatedLists): TrendPoint => ({
    date: lists.date,
    period: periodOf(lists),
    people: total(lists.listed),
    practices: lists.listed.length,
  });
  const trend = whole.map(point);
  const yearBeforeDate = listAYearBefore(
    trend.map(({ date }) => date),
    now.date,
  );
  const before = trend.find(({ date }) => date === yearBeforeDate);
  const peopleBefore = new Map(
    whole.find(({ date }) => date === yearBeforeDate)?.listed.map((row) => [row.practice, row.people]),
  );

  const listOf = (lists: DatedLists) => {
    const used = loads.filter(({ load }) => lists.listed.some((row) => row.load === load));
    const ends = used.map(({ dataset }) => listEnds(lists.date, dataset)).sort();
    return {
      date: lists.date,
      ends: ends.at(-1) ?? lists.date,
      period: periodOf(lists),
      files: used.map(figureFile),
    };
  };
  const agesAt = async (lists: DatedLists) =>
    agesOfPractices(
      lists.listed,
      await findBands(
        store.facts,
        [...new Set(lists.listed.map(({ load }) => load))],
        lists.date,
        lists.listed.map(({ practice }) => practice),
      ),
    );
  const ages = await agesAt(now);
  // A list of totals has no ages: the picture is then of the newest list before it that has.
  const aged = whole.filter(
    ({ date, listed }) => date <= now.date && commonDetail(listed.map((row) => row.detail)) !== undefined,
  );
  const agedLists = aged.at(-1);
  const detail = commonDetail(agedLists?.listed.map((row) => row.detail) ?? []);
  const withAges = agedLists?.listed.filter((row) => row.detail === detail) ?? [];
  const thenAges = agedLists === now || !agedLists ? ages : await agesAt(agedLists);
  const areaAges = withoutSmallBands(
    sumBands(withAges.flatMap(({ practice }) => thenAges.get(practice) ?? [])),
  );
  const everyAge = now.listed.every((row) => row.detail > 0);

  const names = await findNames(store.db, [area, ...now.listed.map(({ practice }) => practice)]);
  const practices = now.listed.map((row): AreaPractice => {
    const yearBefore = peopleBefore.get(row.practice) ?? null;
    const shown = withoutSmallBands(ages.get(row.practice) ?? []);
    return {
      code: row.practice,
      name: names.get(row.practice) ?? (row.name || row.practice),
      people: row.people,
      commissioner: row.commissioner,
      load: row.load,
      ages: shown.length > 0 ? shown : null,
      yearBefore,
      change: yearBefore === null ? null : changeFrom(yearBefore, row.people),
    };
  });
  const people = total(now.listed);
  return {
    found: {
      area,
      name: names.get(area) ?? area,
      on,
      list: listOf(now),
      membership: now.membership,
      people,
      male: everyAge ? now.listed.reduce((sum, row) => sum + row.male, 0) : null,
      female: everyAge ? now.listed.reduce((sum, row) => sum + row.female, 0) : null,
      ages: areaAges.length > 0 ? areaAges : null,
      agesList: areaAges.length > 0 && agedLists ? listOf(agedLists) : null,
      agesOf: areaAges.length > 0 ? withAges.length : 0,
      yearBefore: before ?? null,
      change: before ? changeFrom(before.people, people) : null,
      practices,
      apart: now.apart.map(({ practice, name }) => ({ code: practice, name: name || practice })),
      trend,
      notes: areaNotes({
        area,
        lists: now,
        passedOver: inForce.passedOver,
        before,
        aged: agedLists && { lists: agedLists, of: withAges.length, period: periodOf(agedLists) },
      }),
    },
  };
};
