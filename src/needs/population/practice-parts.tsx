import {
  type PracticeColumns,
  type PracticeSections,
  practiceColumns,
  practiceSections,
} from '../../people/index.ts';
import { can } from '../../platform/permissions.ts';
import { count } from '../../ui/index.ts';
import { changeText } from './findings.ts';
import { findListLoads } from './loads.ts';
import { practicePopulation } from './practice.ts';
import { PracticePyramid, PracticeTrend } from './practice-page.tsx';
import { findLists } from './queries.ts';
import { finest } from './rules.ts';

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
          {change && yearBefore ? `, ${changeText(change)} than in ${yearBefore.period}` : ''} (list of{' '}
          {list.period}).
        </>
      ),
    },
    { place: 'left', order: 10, content: <PracticePyramid actor={actor} answer={found} /> },
    { place: 'right', order: 10, content: <PracticeTrend actor={actor} answer={found} /> },
  ];
};

/** A column of the list of practices: people, from the newest list of each on or before the day. */
const people: PracticeColumns = async ({ db, facts }, _actor, on, codes) => {
  const loads = (await findListLoads(db)).filter(({ date }) => date <= on).map(({ load }) => load);
  const rows = await findLists(facts, loads, { practices: codes });
  if (rows.length === 0) return undefined;
  const values = new Map<string, number>();
  for (const row of finest(rows.filter((one) => one.keepsList))) values.set(row.practice, row.people);
  return {
    key: 'people',
    heading: 'People',
    align: 'num',
    values,
    cells: new Map([...values].map(([code, n]) => [code, count(n)])),
    total: count([...values.values()].reduce((sum, n) => sum + n, 0)),
  };
};

export const addPracticeParts = (): void => {
  practiceSections.add('needs', sections);
  practiceColumns.add('needs', people);
};
