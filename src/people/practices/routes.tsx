import type { Ask } from '../../platform/http/ask.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { can } from '../../platform/permissions.ts';
import { londonDate } from '../../shared/dates.ts';
import type { Result } from '../../shared/result.ts';
import { listState, PAGE_SIZE, pageNumber } from '../../ui/index.ts';
import { CSV_TYPE, csvText } from '../csv.ts';
import { cursorOf } from '../input.ts';
import { filesOf, notesOf } from '../organisations/kits.tsx';
import { isUnchecked, organisationHref } from '../organisations/pieces.tsx';
import { organisation } from '../organisations/uses.ts';
import { PEOPLE_CRUMBS } from '../pages.tsx';
import { isHeldOn, keepsPeopleOf } from '../register/rules.ts';
import { organisationPeople } from '../register/uses.ts';
import { PracticesPage } from './list-page.tsx';
import { PracticePage } from './practice-page.tsx';
import { type PracticeList, practices } from './practices.ts';
import { PRACTICE_SORTS } from './queries.ts';
import { practiceColumns, practiceSections } from './sections.ts';

const PATH = '/people/practices';

const furtherColumns = async (ask: Ask, list: PracticeList) => {
  const codes = list.practices.map((row) => row.code);
  const found = await Promise.all(
    practiceColumns.all().map((column) => column(ask.platform, ask.actor, list.on, codes)),
  );
  return found.filter((column) => column !== undefined);
};

const ask = (asked: Ask, limit: number, offset: number): Promise<Result<PracticeList>> => {
  const { area, on, q, sort, dir } = asked.query;
  const known = PRACTICE_SORTS.find((one) => one === sort);
  return asked.perform(practices, {
    area,
    on: on || undefined,
    q,
    ...(known ? { sort: known } : {}),
    ...(dir === 'descending' ? { dir } : {}),
    limit,
    cursor: cursorOf(offset),
  });
};

const listPage = page('get', PATH, 'organisations.read', async (asked) => {
  const whole = asked.query.print === 'yes';
  const pageSize = whole ? 10_000 : PAGE_SIZE;
  const number = whole ? 1 : pageNumber(asked.query.page);
  const result = await ask(asked, pageSize, (number - 1) * pageSize);
  if (!result.ok) return asked.refused(result.refusal);
  const list = result.value;
  return asked.page(
    { title: list.area ? 'Member practices' : 'Practices', current: 'people', crumbs: PEOPLE_CRUMBS },
    <PracticesPage
      list={list}
      today={londonDate(asked.platform.now())}
      page={number}
      pageSize={pageSize}
      q={asked.query.q || undefined}
      areaGiven={asked.query.area || undefined}
      state={listState(PATH, asked.query, PRACTICE_SORTS, { sort: 'name', dir: 'ascending' })}
      further={await furtherColumns(asked, list)}
      mayLoad={can(asked.actor, 'loads.manage')}
    />,
  );
});

const listCsv = page('get', `${PATH}.csv`, 'organisations.read', async (asked) => {
  const result = await ask(asked, 10_000, 0);
  if (!result.ok) return asked.refused(result.refusal);
  const list = result.value;
  const further = await furtherColumns(asked, list);
  const text = csvText(
    [
      'code',
      'name',
      'commissioner',
      'network',
      'network_name',
      'member_since',
      'postcode',
      ...further.map((c) => c.key),
    ],
    list.practices.map((row) => [
      row.code,
      row.name,
      row.commissioner,
      row.network,
      row.networkName,
      row.since,
      row.postcode,
      ...further.map((column) => column.values.get(row.code)),
    ]),
  );
  return asked.download(`practices-${list.area?.code ?? 'all'}-${list.on}.csv`, CSV_TYPE, text);
});

const practiceListRoutes: readonly Route[] = [api(practices), listPage, listCsv];

const practicePage = page('get', `${PATH}/:code`, 'organisations.read', async (asked) => {
  const { actor, platform } = asked;
  const result = await asked.perform(organisation, { code: asked.param('code') });
  if (!result.ok) return asked.refused(result.refusal);
  const found = result.value;
  const href = organisationHref(found.code, found.kind);
  if (!href.startsWith(PATH)) return asked.redirect(href);
  const today = londonDate(platform.now());
  const there = can(actor, 'people.read')
    ? await asked.perform(organisationPeople, { code: found.code })
    : undefined;
  const about = { code: found.code, name: found.name, on: today };
  const parts = (
    await Promise.all(practiceSections.all().map((section) => section(platform, actor, about)))
  ).flat();
  const mayKeepPeople = actor.kind === 'person' && keepsPeopleOf(actor, found.code);
  const people = there?.ok ? there.value : undefined;
  return asked.page(
    {
      title: found.name,
      current: 'people',
      crumbs: [...PEOPLE_CRUMBS, { href: PATH, text: 'Practices' }],
    },
    <PracticePage
      practice={found}
      today={today}
      people={people}
      parts={[...parts].sort((a, b) => a.order - b.order)}
      mayEdit={can(actor, 'organisations.edit')}
      mayKeepPeople={mayKeepPeople}
      unchecked={people?.people.filter((one) => isHeldOn(one, today) && isUnchecked(one, today)).length ?? 0}
      csrf={asked.shell.token}
      notes={await notesOf(asked, found.code)}
      files={await filesOf(asked, found.code)}
    />,
  );
});

export const practiceRoutes: readonly Route[] = [...practiceListRoutes, practicePage];
