import {
  type PracticeColumns,
  type PracticeSections,
  practiceColumns,
  practiceSections,
} from '../../people/index.ts';
import { can } from '../../platform/permissions.ts';
import { type CalendarDate, longDate } from '../../shared/dates.ts';
import { count, counted, WhatIsThis } from '../../ui/index.ts';
import { changeText } from './findings.ts';
import { figureFile, findListLoads } from './loads.ts';
import { practicePopulation } from './practice.ts';
import { PracticePyramid, PracticeTrend } from './practice-page.tsx';
import { findLists, type ListRow } from './queries.ts';
import { finest } from './rules.ts';
import { figureSource } from './sources.ts';

/** On a practice's own page: its people in the reading, who they are to the left, the trend to the right. */
const sections: PracticeSections = async (platform, actor, { code, on }) => {
  if (!can(actor, 'population.read')) return [];
  const answer = await practicePopulation(platform, code, on);
  if (!('found' in answer)) return [];
  const { found } = answer;
  const { change, yearBefore, list } = found;
  return [
    {
      place: 'reading',
      order: 10,
      content: (
        <>
          <b>{count(found.people)} people</b>
          {change && yearBefore ? `, ${changeText(change)} than a year before (${yearBefore.period})` : ''}{' '}
          (list of {list.period}).
        </>
      ),
    },
    { place: 'left', order: 10, content: <PracticePyramid actor={actor} answer={found} /> },
    { place: 'right', order: 10, content: <PracticeTrend actor={actor} answer={found} /> },
  ];
};

/** `1 April 2026 (60 practices), 1 January 2026 (1 practice)`: the newest first. */
const datesText = (rows: readonly { readonly date: CalendarDate }[]): string =>
  [...new Set(rows.map(({ date }) => date))]
    .sort()
    .reverse()
    .map((date) => {
      const of = rows.filter((row) => row.date === date).length;
      return `${longDate(date)} (${counted(of, 'practice', 'practices')})`;
    })
    .join(', ');

/**
 * A column of the list of practices: people, from the newest list of each on or before the day, with the loads
 * that were read. Lists of several dates are not added up: people who moved between them would count twice.
 */
const people: PracticeColumns = async ({ db, facts }, actor, on, codes) => {
  const loads = (await findListLoads(db)).filter(({ date }) => date <= on);
  const found = await findLists(
    facts,
    loads.map(({ load }) => load),
    { practices: codes },
  );
  const newest = new Map<string, ListRow>();
  for (const row of finest(found.filter((one) => one.keepsList)))
    if (row.date >= (newest.get(row.practice)?.date ?? '')) newest.set(row.practice, row);
  const rows = [...newest.values()];
  if (rows.length === 0) return undefined;
  const files = loads
    .filter(({ load }) => rows.some((row) => row.load === load))
    .sort((a, b) => a.date.localeCompare(b.date))
    .map(figureFile);
  const oneDate = rows.every(({ date }) => date === rows[0]?.date);
  return {
    key: 'people',
    heading: 'People',
    align: 'num',
    values: new Map(rows.map((row) => [row.practice, row.people])),
    cells: new Map(rows.map((row) => [row.practice, count(row.people)])),
    ...(oneDate ? { total: count(rows.reduce((sum, row) => sum + row.people, 0)) } : {}),
    about: (
      <WhatIsThis
        about="people by practice"
        source={figureSource(
          actor,
          files,
          `Everyone on the practice’s list, from its newest list dated on or before ${longDate(on)}.`,
          oneDate ? [] : [`The lists are of several dates, so they are not added up: ${datesText(rows)}.`],
        )}
      />
    ),
  };
};

export const addPracticeParts = (): void => {
  practiceSections.add('needs', sections);
  practiceColumns.add('needs', people);
};
