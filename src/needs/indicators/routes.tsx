import { api, page, type Route } from '../../platform/http/routes.ts';
import { cursorOf } from '../../platform/input.ts';
import { PAGE_SIZE, pageNumber } from '../../ui/index.ts';
import { INDICATORS, IndicatorPage, IndicatorsPage } from './pages.tsx';
import { INDICATOR_SORTS } from './rules.ts';
import { indicators, indicatorUse } from './uses.ts';

const HEAD = {
  current: 'population',
  crumbs: [
    { href: '/', text: 'Home' },
    { href: '/population/needs', text: 'Population' },
  ],
} as const;

const list = page('get', INDICATORS, 'needs.read', async (ask) => {
  const { q = '' } = ask.query;
  const sort = INDICATOR_SORTS.find((one) => one === ask.query.sort) ?? 'name';
  const dir = ask.query.dir === 'descending' ? 'descending' : 'ascending';
  const number = pageNumber(ask.query.page);
  const answer = await ask.perform(indicators, {
    q,
    sort,
    dir,
    limit: PAGE_SIZE,
    cursor: cursorOf((number - 1) * PAGE_SIZE),
  });
  if (!answer.ok) return ask.refused(answer.refusal);
  return ask.page(
    { ...HEAD, title: 'Published indicators' },
    <IndicatorsPage {...answer.value} page={number} q={q} sort={sort} dir={dir} />,
  );
});

const one = page('get', `${INDICATORS}/:indicator`, 'needs.read', async (ask) => {
  const answer = await ask.perform(indicatorUse, { ...ask.query, indicator: ask.param('indicator') });
  if (!answer.ok) return ask.refused(answer.refusal);
  return ask.page(
    {
      ...HEAD,
      crumbs: [...HEAD.crumbs, { href: INDICATORS, text: 'Published indicators' }],
      title: answer.value.title,
    },
    <IndicatorPage ask={ask} answer={answer.value} />,
  );
});

export const indicatorRoutes: readonly Route[] = [api(indicators), api(indicatorUse), list, one];
