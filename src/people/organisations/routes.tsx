import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { can } from '../../platform/permissions.ts';
import { londonDate } from '../../shared/dates.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import type { Result } from '../../shared/result.ts';
import { dateIn, datePartsOf, listState, PAGE_SIZE, Panel, pageNumber } from '../../ui/index.ts';
import { CSV_TYPE, csvText } from '../csv.ts';
import { cursorOf } from '../input.ts';
import { PEOPLE_CRUMBS, spanText } from '../pages.tsx';
import { keepsPeopleOf } from '../register/rules.ts';
import { organisationPeople } from '../register/uses.ts';
import { addOrganisation, correctOrganisation, endOrganisation } from './enter.ts';
import { EndOrganisationForm, OrganisationForm, ParentForm, SuccessionForm } from './forms.tsx';
import { parentWords } from './kinds.ts';
import { filesOf, notesOf } from './kits.tsx';
import { OrganisationPage, OrganisationsPage } from './pages.tsx';
import { organisationHref } from './pieces.tsx';
import type { ListedOrganisation } from './queries.ts';
import { changeParent, enterSuccession } from './relate.ts';
import { organisation, organisations, type WholeOrganisation } from './uses.ts';

const PATH = '/people/organisations';
const CRUMBS = [...PEOPLE_CRUMBS, { href: PATH, text: 'Organisations' }];
const SORTS = ['name', 'code', 'kind', 'opened'] as const;

type Listed = { total: number; organisations: ListedOrganisation[] };

const askList = (asked: Ask, limit: number, offset: number): Promise<Result<Listed>> => {
  const { page: _, print: __, sort, dir, ...filters } = asked.query;
  const known = SORTS.find((one) => one === sort);
  return asked.perform(organisations, {
    ...filters,
    // The list opens on what is not a practice: those have a list of their own.
    kind: filters.kind ?? 'bodies',
    state: filters.state || undefined,
    ...(known ? { sort: known } : {}),
    ...(dir === 'descending' ? { dir } : {}),
    limit,
    cursor: cursorOf(offset),
  });
};

const listPage = page('get', PATH, 'organisations.read', async (asked) => {
  const number = pageNumber(asked.query.page);
  const result = await askList(asked, PAGE_SIZE, (number - 1) * PAGE_SIZE);
  if (!result.ok) return asked.refused(result.refusal);
  return asked.page(
    { title: 'Organisations', current: 'people', crumbs: PEOPLE_CRUMBS },
    <OrganisationsPage
      total={result.value.total}
      rows={result.value.organisations}
      query={asked.query}
      today={londonDate(asked.platform.now())}
      page={number}
      pageSize={PAGE_SIZE}
      state={listState(PATH, asked.query, SORTS, { sort: 'name', dir: 'ascending' })}
      mayEdit={can(asked.actor, 'organisations.edit')}
      mayLoad={can(asked.actor, 'loads.manage')}
    />,
  );
});

const listCsv = page('get', `${PATH}.csv`, 'organisations.read', async (asked) => {
  const result = await askList(asked, 10_000, 0);
  if (!result.ok) return asked.refused(result.refusal);
  const text = csvText(
    ['code', 'name', 'kind', 'status', 'opened', 'closed', 'postcode'],
    result.value.organisations.map((row) => [
      row.code,
      row.name,
      row.kind,
      row.status,
      row.opened,
      row.closed,
      row.postcode,
    ]),
  );
  return asked.download('organisations.csv', CSV_TYPE, text);
});

const withOrganisation = async (
  asked: Ask,
  show: (found: WholeOrganisation) => Response | Promise<Response>,
): Promise<Response> => {
  const result = await asked.perform(organisation, { code: asked.param('code') });
  return result.ok ? show(result.value) : asked.refused(result.refusal);
};

const organisationPage = page('get', `${PATH}/:code`, 'organisations.read', (asked) =>
  withOrganisation(asked, async (found) => {
    const { actor, platform } = asked;
    const href = organisationHref(found.code, found.kind);
    if (!href.startsWith(PATH)) return asked.redirect(href);
    const there = can(actor, 'people.read')
      ? await asked.perform(organisationPeople, { code: found.code })
      : undefined;
    return asked.page(
      { title: found.name, current: 'people', crumbs: CRUMBS },
      <OrganisationPage
        organisation={found}
        today={londonDate(platform.now())}
        people={there?.ok && there.value.people.length > 0 ? there.value : undefined}
        mayEdit={can(actor, 'organisations.edit')}
        mayKeepPeople={keepsPeopleOf(actor, found.code)}
        notes={await notesOf(asked, found.code)}
        files={await filesOf(asked, found.code)}
      />,
    );
  }),
);

const parts = (name: string, date: string | null) => {
  const { day, month, year } = datePartsOf(date ?? undefined);
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};

const addPage = (asked: Ask, form: FormState): Response =>
  asked.page(
    { title: 'Add an organisation', current: 'people', crumbs: CRUMBS, ...failed(form) },
    <OrganisationForm {...form} csrf={asked.shell.token} action={`${PATH}/add`} back={PATH} />,
  );

const correctPage = (asked: Ask, found: WholeOrganisation, form?: FormState): Response => {
  const values = {
    name: found.name,
    kind: found.kind,
    address: found.address?.lines.join('\n') ?? '',
    postcode: found.address?.postcode ?? '',
    telephone: found.address?.telephone ?? '',
    ...parts('opened', found.opened),
    ...parts('closed', found.closed),
  };
  const shown = form ?? emptyForm(values);
  return asked.page(
    { title: `Correct ${found.name}`, current: 'people', crumbs: CRUMBS, ...failed(shown) },
    <OrganisationForm
      {...shown}
      csrf={asked.shell.token}
      action={`${PATH}/${found.code}/correct`}
      back={organisationHref(found.code, found.kind)}
      code={found.code}
    />,
  );
};

const endPage = (asked: Ask, found: WholeOrganisation, form: FormState): Response =>
  asked.page(
    { title: `End ${found.name}`, current: 'people', crumbs: CRUMBS, ...failed(form) },
    <EndOrganisationForm
      {...form}
      csrf={asked.shell.token}
      action={`${PATH}/${found.code}/end`}
      back={organisationHref(found.code, found.kind)}
      name={found.name}
    />,
  );

const parentPage = (asked: Ask, found: WholeOrganisation, form: FormState): Response =>
  asked.page(
    { title: `Change where ${found.name} belongs`, current: 'people', crumbs: CRUMBS, ...failed(form) },
    <ParentForm
      {...form}
      csrf={asked.shell.token}
      action={`${PATH}/${found.code}/parents`}
      back={organisationHref(found.code, found.kind)}
      name={found.name}
      now={
        found.belongings.length > 0 ? (
          <Panel>
            <ul>
              {found.belongings.map((one) => (
                <li key={`${one.kind} ${one.started}`}>
                  {parentWords(one.kind)}: {one.parentName} ({one.parent}), {spanText(one.started, one.ended)}
                </li>
              ))}
            </ul>
          </Panel>
        ) : null
      }
    />,
  );

const successionPage = (asked: Ask, form: FormState): Response =>
  asked.page(
    { title: 'Enter a succession', current: 'people', crumbs: CRUMBS, ...failed(form) },
    <SuccessionForm {...form} csrf={asked.shell.token} action="/people/successions/add" back={PATH} />,
  );

const dates = (form: Readonly<Record<string, string>>, ...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, dateIn(form, name)]));

const editRoutes: readonly Route[] = [
  page('get', `${PATH}/add`, 'organisations.edit', async (asked) => addPage(asked, emptyForm())),
  page('post', `${PATH}/add`, 'organisations.edit', async (asked) => {
    const result = await asked.perform(addOrganisation, {
      ...asked.form,
      ...dates(asked.form, 'opened', 'closed'),
    });
    if (!result.ok) return formAgain(asked, result.refusal, (again) => addPage(asked, again));
    return asked.redirect(`${PATH}/${result.value.code}`, {
      kind: 'done',
      text: 'The organisation is there.',
    });
  }),
  page('get', `${PATH}/:code/correct`, 'organisations.edit', (asked) =>
    withOrganisation(asked, (found) => correctPage(asked, found)),
  ),
  page('post', `${PATH}/:code/correct`, 'organisations.edit', async (asked) => {
    const code = asked.param('code');
    const result = await asked.perform(correctOrganisation, {
      ...asked.form,
      ...dates(asked.form, 'opened', 'closed'),
      code,
    });
    if (result.ok)
      return asked.redirect(`${PATH}/${code}`, { kind: 'done', text: 'The correction is kept.' });
    return formAgain(asked, result.refusal, (again) =>
      withOrganisation(asked, (found) => correctPage(asked, found, again)),
    );
  }),
  page('get', `${PATH}/:code/end`, 'organisations.edit', (asked) =>
    withOrganisation(asked, (found) => endPage(asked, found, emptyForm())),
  ),
  page('post', `${PATH}/:code/end`, 'organisations.edit', async (asked) => {
    const code = asked.param('code');
    const result = await asked.perform(endOrganisation, { code, ...dates(asked.form, 'closed') });
    if (result.ok) return asked.redirect(`${PATH}/${code}`, { kind: 'done', text: 'It is ended.' });
    return formAgain(asked, result.refusal, (again) =>
      withOrganisation(asked, (found) => endPage(asked, found, again)),
    );
  }),
  page('get', `${PATH}/:code/parents`, 'organisations.edit', (asked) =>
    withOrganisation(asked, (found) => parentPage(asked, found, emptyForm())),
  ),
  page('post', `${PATH}/:code/parents`, 'organisations.edit', async (asked) => {
    const code = asked.param('code');
    const result = await asked.perform(changeParent, {
      ...asked.form,
      ...dates(asked.form, 'started', 'ended'),
      code,
    });
    if (result.ok) return asked.redirect(`${PATH}/${code}`, { kind: 'done', text: 'The change is kept.' });
    return formAgain(asked, result.refusal, (again) =>
      withOrganisation(asked, (found) => parentPage(asked, found, again)),
    );
  }),
  page('get', '/people/successions/add', 'organisations.edit', async (asked) =>
    successionPage(asked, emptyForm({ predecessor: asked.query.predecessor ?? '' })),
  ),
  page('post', '/people/successions/add', 'organisations.edit', async (asked) => {
    const result = await asked.perform(enterSuccession, { ...asked.form, ...dates(asked.form, 'date') });
    if (!result.ok) return formAgain(asked, result.refusal, (again) => successionPage(asked, again));
    return asked.redirect(`${PATH}/${result.value.predecessor}`, {
      kind: 'done',
      text: 'The succession is there.',
    });
  }),
];

export const organisationRoutes: readonly Route[] = [
  api(organisations),
  api(organisation),
  api(addOrganisation),
  api(correctOrganisation),
  api(endOrganisation),
  api(changeParent),
  api(enterSuccession),
  listPage,
  listCsv,
  ...editRoutes,
  organisationPage,
];
