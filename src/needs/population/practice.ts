import type { Platform } from '../../platform/platform.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { PracticePopulation } from './answers.ts';
import { areaPopulation } from './area.ts';
import { figureFile, findListLoads } from './loads.ts';
import { areaAmong, findNames } from './members.ts';
import { findBands, findLists } from './queries.ts';
import {
  type AgeBand,
  changeFrom,
  finest,
  inBandsOf,
  listAYearBefore,
  type PracticeList,
  withoutSmallBands,
} from './rules.ts';
import { listEnds, listPeriod } from './words.ts';

const withArea = async (
  store: Pick<Platform, 'db' | 'facts'>,
  area: string | undefined,
  date: CalendarDate,
  ages: readonly AgeBand[] | null,
): Promise<PracticePopulation['area']> => {
  if (!area) return null;
  const answer = await areaPopulation(store, area, date);
  if (!('found' in answer)) return { code: area, name: area, ages: null };
  const { name, ages: whole, agesList } = answer.found;
  const outline = ages && whole && agesList?.date === date ? inBandsOf(whole, ages) : undefined;
  return { code: area, name, ages: outline ?? null };
};

/**
 * The people registered with one practice: its newest list dated on or before a day, and every list as a
 * trend. Undefined when no list answers; `first` then is the date of the earliest that there is.
 */
export const practicePopulation = async (
  store: Pick<Platform, 'db' | 'facts' | 'group'>,
  code: string,
  on: CalendarDate,
): Promise<{ readonly found: PracticePopulation } | { readonly first: CalendarDate | undefined }> => {
  const loads = await findListLoads(store.db);
  const rows = await findLists(
    store.facts,
    loads.map(({ load }) => load),
    { practices: [code] },
  );
  const kept = rows.filter((row) => row.keepsList);
  const lists = finest(kept);
  const now = lists.filter(({ date }) => date <= on).at(-1);
  if (!now) return { first: lists[0]?.date };

  const loadOf = new Map(loads.map((load) => [load.load, load]));
  const datasetOf = (load: string): string => loadOf.get(load)?.dataset ?? '';
  const before = lists.find(
    ({ date }) =>
      date ===
      listAYearBefore(
        lists.map((list) => list.date),
        now.date,
      ),
  );
  const aged = lists.filter(({ date, detail }) => date <= now.date && detail > 0).at(-1);
  const bands = aged ? await findBands(store.facts, [aged.load], aged.date, [code]) : [];
  const shown = withoutSmallBands(bands.map(({ practice, load, ...band }) => band));
  const ages = shown.length > 0 ? shown : null;
  // The area of that month stands beside the ages. A layout without commissioners is read with that of the
  // nearest other list of this practice.
  const day = aged?.date ?? now.date;
  const inFile =
    kept.filter((row) => row.area && row.date <= day).at(-1) ?? kept.find((row) => row.area !== '');
  const area = await areaAmong(store.db, code, day, [inFile?.area, (await store.group())?.area]);
  const name =
    (await findNames(store.db, [code])).get(code) ?? kept.findLast((row) => row.name)?.name ?? code;
  const joined = bands.length > shown.length && shown.length > 0;
  const listOf = ({ date, load }: PracticeList) => ({
    date,
    ends: listEnds(date, datasetOf(load)),
    period: listPeriod(date, datasetOf(load)),
    files: loads.filter((one) => one.load === load).map(figureFile),
  });
  return {
    found: {
      code,
      name,
      on,
      list: listOf(now),
      people: now.people,
      male: now.detail > 0 ? now.male : null,
      female: now.detail > 0 ? now.female : null,
      ages,
      agesList: ages && aged ? listOf(aged) : null,
      area: await withArea(store, area, day, ages),
      yearBefore: before
        ? {
            date: before.date,
            period: listPeriod(before.date, datasetOf(before.load)),
            people: before.people,
          }
        : null,
      change: before ? changeFrom(before.people, now.people) : null,
      trend: lists.map(({ date, people, load }) => ({
        date,
        period: listPeriod(date, datasetOf(load)),
        people,
        load,
      })),
      files: loads.filter(({ load }) => lists.some((list) => list.load === load)).map(figureFile),
      notes: [
        ...(aged ? [] : ['The lists loaded give totals only, no sex and no age.']),
        ...(aged && aged !== now
          ? [
              `The newest list gives totals only; the ages are those of the list of ${listPeriod(aged.date, datasetOf(aged.load))}.`,
            ]
          : []),
        ...(joined ? ['Ages with fewer than five men or women are joined with their neighbours.'] : []),
      ],
    },
  };
};
