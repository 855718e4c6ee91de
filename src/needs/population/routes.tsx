import type { Ask } from '../../platform/http/ask.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { problemOf } from '../../platform/refusals.ts';
import type { Refusal, Result } from '../../shared/result.ts';
import {
  ButtonLink,
  type ChartTable,
  chartCsv,
  Empty,
  lineTrendSvg,
  PageHead,
  type Pyramid,
  populationPyramidSvg,
  pyramidTable,
  type Trend,
  trendTable,
} from '../../ui/index.ts';
import { needsRefusals } from '../refusals.ts';
import { AreaPage } from './area-page.tsx';
import { areaPyramid, areaTrend, practicePyramid, practicesTable, practiceTrend } from './charts.ts';
import { PracticePage } from './practice-page.tsx';
import { population, practicePopulationUse } from './uses.ts';

const HEAD = { current: 'population', crumbs: [{ href: '/', text: 'Home' }] } as const;

/** No list yet, or none so early: a page that says what to do, not an error. */
const noList = (ask: Ask, refusal: Refusal): Promise<Response> | Response => {
  if (refusal.kind !== 'no-list' && refusal.kind !== 'no-area') return ask.refused(refusal);
  const { title, detail } = problemOf([needsRefusals], refusal);
  const asked = Object.keys(ask.query).length > 0 || ask.param('code') !== '';
  return ask.page(
    { ...HEAD, title: 'Population', status: refusal.kind === 'no-list' && asked ? 404 : 200 },
    <>
      <PageHead title="Population" />
      <Empty
        title={title}
        hint={detail}
        action={
          <>
            <ButtonLink href="/imports">Load a list</ButtonLink>
            <ButtonLink look="quiet" href="/imports/sources">
              Where lists are published
            </ButtonLink>
          </>
        }
      />
    </>,
  );
};

const areaRoute = page('get', '/population', 'population.read', async (ask) => {
  const answer = await ask.perform(population, ask.query);
  if (!answer.ok) return noList(ask, answer.refusal);
  return ask.page(
    { ...HEAD, title: `Population of ${answer.value.name}` },
    <AreaPage ask={ask} answer={answer.value} />,
  );
});

const practiceRoute = page('get', '/population/practices/:code', 'population.read', async (ask) => {
  const answer = await ask.perform(practicePopulationUse, { ...ask.query, code: ask.param('code') });
  if (!answer.ok) return noList(ask, answer.refusal);
  return ask.page(
    {
      ...HEAD,
      crumbs: [...HEAD.crumbs, { href: '/population', text: 'Population' }],
      title: answer.value.name,
    },
    <PracticePage ask={ask} answer={answer.value} />,
  );
});

type Picture<A> = {
  readonly name: string;
  readonly svg?: (answer: A) => string;
  readonly table: (answer: A) => ChartTable;
};

const pyramidOf = <A,>(chart: (answer: A) => Pyramid): Picture<A> => ({
  name: 'ages',
  svg: (answer) => populationPyramidSvg(chart(answer), 'wide'),
  table: (answer) => pyramidTable(chart(answer)),
});

const trendOf = <A,>(chart: (answer: A) => Trend): Picture<A> => ({
  name: 'trend',
  svg: (answer) => lineTrendSvg(chart(answer), 'wide'),
  table: (answer) => trendTable(chart(answer)),
});

/** The same pictures and tables as files, each at an address that stays. */
const downloads = <A,>(
  base: string,
  pictures: readonly Picture<A>[],
  load: (ask: Ask) => Promise<Result<A>>,
  fileOf: (ask: Ask) => string,
): Route[] =>
  pictures.flatMap(({ name, svg, table }) => {
    const route = (ending: string, type: string, content: (answer: A) => string) =>
      page('get', `${base}/${name}.${ending}`, 'population.read', async (ask) => {
        const answer = await load(ask);
        if (!answer.ok) return ask.refused(answer.refusal);
        return ask.download(`${fileOf(ask)}-${name}.${ending}`, type, content(answer.value));
      });
    return [
      ...(svg ? [route('svg', 'image/svg+xml; charset=utf-8', svg)] : []),
      route('csv', 'text/csv; charset=utf-8', (answer) => chartCsv(table(answer))),
    ];
  });

export const populationRoutes: readonly Route[] = [
  api(population),
  api(practicePopulationUse),
  areaRoute,
  practiceRoute,
  ...downloads(
    '/population/areas/:area',
    [pyramidOf(areaPyramid), trendOf(areaTrend), { name: 'practices', table: practicesTable }],
    (ask) => ask.perform(population, { ...ask.query, area: ask.param('area') }),
    (ask) => `population-${ask.param('area')}`,
  ),
  ...downloads(
    '/population/practices/:code',
    [pyramidOf(practicePyramid), trendOf(practiceTrend)],
    (ask) => ask.perform(practicePopulationUse, { ...ask.query, code: ask.param('code') }),
    (ask) => `population-${ask.param('code')}`,
  ),
];
