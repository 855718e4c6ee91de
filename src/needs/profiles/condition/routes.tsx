import type { Ask } from '../../../platform/http/ask.ts';
import { api, page, type Route } from '../../../platform/http/routes.ts';
import { problemOf } from '../../../platform/refusals.ts';
import type { Refusal } from '../../../shared/result.ts';
import { ButtonLink, chartCsv, Empty, PageHead } from '../../../ui/index.ts';
import { NeedsNav } from '../../nav.tsx';
import { needsRefusals } from '../../refusals.ts';
import { ConditionsPage } from './list/page.tsx';
import { conditionsTable, conditionsUse } from './list/uses.ts';
import { ConditionPage } from './page.tsx';
import type { ConditionProfile } from './schema.ts';
import { loadSections } from './sections.tsx';
import { conditionProfileUse } from './uses.ts';

const HEAD = {
  current: 'population',
  crumbs: [
    { href: '/', text: 'Home' },
    { href: '/population/needs', text: 'Population' },
    { href: '/population/conditions', text: 'Conditions' },
  ],
} as const;

/** Nobody said which area this is: what to do, not an error. */
const noArea = (ask: Ask, refusal: Refusal): Promise<Response> | Response => {
  if (refusal.kind !== 'no-area') return ask.refused(refusal);
  const { title, detail } = problemOf([needsRefusals], refusal);
  return ask.page(
    { ...HEAD, title: 'Conditions' },
    <>
      <NeedsNav current="conditions" />
      <PageHead title="Conditions" />
      <Empty
        title={title}
        hint={detail}
        action={<ButtonLink href="/imports/sources">Which files can be read</ButtonLink>}
      />
    </>,
  );
};

const conditionRoute = page('get', '/population/conditions/:condition', 'needs.read', async (ask) => {
  const found = await ask.perform(conditionProfileUse, { ...ask.query, condition: ask.param('condition') });
  if (!found.ok) return noArea(ask, found.refusal);
  const answer: ConditionProfile = found.value;
  return ask.page(
    { ...HEAD, title: `${answer.condition.name} in ${answer.area.name}` },
    <ConditionPage ask={ask} answer={answer} sections={await loadSections(ask, answer)} />,
  );
});

const listRoute = page('get', '/population/conditions', 'needs.read', async (ask) => {
  const found = await ask.perform(conditionsUse, ask.query);
  if (!found.ok) return noArea(ask, found.refusal);
  return ask.page(
    { ...HEAD, crumbs: HEAD.crumbs.slice(0, 2), title: `Conditions of ${found.value.area.name}` },
    <ConditionsPage ask={ask} answer={found.value} />,
  );
});

const listCsvRoute = page('get', '/population/conditions.csv', 'needs.read', async (ask) => {
  const found = await ask.perform(conditionsUse, ask.query);
  if (!found.ok) return ask.refused(found.refusal);
  return ask.download(
    `conditions-${found.value.area.code}.csv`,
    'text/csv; charset=utf-8',
    chartCsv(conditionsTable(found.value)),
  );
});

export const conditionRoutes: readonly Route[] = [
  api(conditionsUse),
  api(conditionProfileUse),
  listRoute,
  listCsvRoute,
  conditionRoute,
];
