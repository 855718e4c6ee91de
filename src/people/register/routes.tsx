import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { can } from '../../platform/permissions.ts';
import { londonDate } from '../../shared/dates.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import type { Result } from '../../shared/result.ts';
import { dateIn, listState, PAGE_SIZE, pageNumber } from '../../ui/index.ts';
import { placesOf } from '../appointments/places.ts';
import { CSV_TYPE, csvText } from '../csv.ts';
import { cursorOf } from '../input.ts';
import { organisationName } from '../organisations/queries.ts';
import { PEOPLE_CRUMBS } from '../pages.tsx';
import { contractLabel, roleLabel } from '../roles.ts';
import { AddPersonForm, CorrectPersonForm, EndPersonForm } from './forms.tsx';
import { addPerson, correctPerson, endPerson } from './keep.ts';
import { PeoplePage } from './list-page.tsx';
import { PersonPage } from './person-page.tsx';
import { nameOf, PEOPLE_SORTS } from './queries.ts';
import { whyNotAppoint } from './rules.ts';
import { organisationPeople, type PeopleList, people, person, type WholePerson } from './uses.ts';

const HOME = [{ href: '/', text: 'Home' }] as const;

const askList = (asked: Ask, limit: number, offset: number): Promise<Result<PeopleList>> => {
  const { page: _, print: __, sort, dir, ...filters } = asked.query;
  const known = PEOPLE_SORTS.find((one) => one === sort);
  return asked.perform(people, {
    ...filters,
    state: filters.state || undefined,
    ...(known ? { sort: known } : {}),
    ...(dir === 'descending' ? { dir } : {}),
    limit,
    cursor: cursorOf(offset),
  });
};

const listPage = page('get', '/people', 'people.read', async (asked) => {
  const whole = asked.query.print === 'yes';
  const pageSize = whole ? 10_000 : PAGE_SIZE;
  const number = whole ? 1 : pageNumber(asked.query.page);
  const result = await askList(asked, pageSize, (number - 1) * pageSize);
  if (!result.ok) return asked.refused(result.refusal);
  const code = asked.query.organisation?.toUpperCase();
  return asked.page(
    { title: 'People', current: 'people', crumbs: HOME },
    <PeoplePage
      list={result.value}
      query={asked.query}
      page={number}
      pageSize={pageSize}
      state={listState('/people', asked.query, PEOPLE_SORTS, { sort: 'name', dir: 'ascending' })}
      mayAdd={can(asked.actor, 'people.edit')}
      place={code ? await organisationName(asked.platform.db, code) : undefined}
    />,
  );
});

const listCsv = page('get', '/people/register.csv', 'people.read', async (asked) => {
  const result = await askList(asked, 10_000, 0);
  if (!result.ok) return asked.refused(result.refusal);
  const text = csvText(
    [
      'title',
      'given_name',
      'family_name',
      'email',
      'role',
      'organisation_code',
      'organisation',
      'contract_type',
      'sessions',
      'from',
      'to',
    ],
    result.value.people.flatMap((one) => {
      const who = [one.title, one.givenName, one.familyName, one.email];
      return one.appointments.length === 0
        ? [who]
        : one.appointments.map((a) => [
            ...who,
            roleLabel(a.role),
            a.organisation,
            a.organisationName,
            contractLabel(a.contractType),
            a.sessions,
            a.started,
            a.ended,
          ]);
    }),
  );
  return asked.download(`people-${result.value.on}.csv`, CSV_TYPE, text);
});

const personPage = page('get', '/people/:id', 'people.read', async (asked) => {
  const result = await asked.perform(person, { id: asked.param('id') });
  if (!result.ok) return asked.refused(result.refusal);
  const { actor, platform } = asked;
  const whole = result.value;
  const now = platform.now();
  const mayChange = (one: WholePerson['appointments'][number]): boolean => {
    const why = whyNotAppoint(actor, one, now);
    return why === undefined || why.kind === 'second-factor-needed';
  };
  return asked.page(
    { title: nameOf(whole), current: 'people', crumbs: PEOPLE_CRUMBS },
    <PersonPage
      person={whole}
      today={londonDate(now)}
      mayAppoint={can(actor, 'people.edit')}
      mayEnd={can(actor, 'roles.manage')}
      mayChange={mayChange}
      self={actor.kind === 'person' && actor.id === whole.id}
    />,
  );
});

const addPage = (asked: Ask, form: FormState) =>
  placesOf(asked).then((places) =>
    asked.page(
      {
        title: 'Add a person',
        current: 'people',
        crumbs: PEOPLE_CRUMBS,
        ...failed(form),
      },
      <AddPersonForm {...form} csrf={asked.shell.token} back="/people" places={places} />,
    ),
  );

const addRoutes: readonly Route[] = [
  page('get', '/people/add', 'people.edit', (asked) =>
    addPage(asked, emptyForm({ organisation: asked.query.organisation ?? '' })),
  ),
  page('post', '/people/add', 'people.edit', async (asked) => {
    const { form } = asked;
    const appointment = { started: dateIn(form, 'started'), ended: dateIn(form, 'ended') };
    // A keeper of one place has it chosen already; that alone asks for no appointment.
    const asks = Boolean(form.role || appointment.started);
    const result = await asked.perform(addPerson, {
      ...form,
      ...appointment,
      organisation: asks ? form.organisation : undefined,
      somebodyElse: form.somebodyElse || undefined,
    });
    if (!result.ok) return formAgain(asked, result.refusal, (again) => addPage(asked, again));
    return asked.redirect(`/people/${result.value.id}`, { kind: 'done', text: 'They are in the register.' });
  }),
];

const withPerson = async (
  asked: Ask,
  show: (whole: WholePerson) => Response | Promise<Response>,
): Promise<Response> => {
  const result = await asked.perform(person, { id: asked.param('id') });
  return result.ok ? show(result.value) : asked.refused(result.refusal);
};

const crumbsOf = (whole: WholePerson) => [
  ...PEOPLE_CRUMBS,
  { href: `/people/${whole.id}`, text: nameOf(whole) },
];

const correctPage = (asked: Ask, whole: WholePerson, form: FormState) =>
  asked.page(
    {
      title: `Correct ${nameOf(whole)}`,
      current: 'people',
      crumbs: crumbsOf(whole),
      ...failed(form),
    },
    <CorrectPersonForm
      {...form}
      csrf={asked.shell.token}
      action={`/people/${whole.id}/correct`}
      back={`/people/${whole.id}`}
      name={nameOf(whole)}
      version={form.values.version ?? String(whole.version)}
    />,
  );

const correctRoutes: readonly Route[] = [
  page('get', '/people/:id/correct', 'people.edit', (asked) =>
    withPerson(asked, (whole) =>
      whole.mayKeepDetails
        ? correctPage(
            asked,
            whole,
            emptyForm({
              title: whole.title ?? '',
              givenName: whole.givenName,
              familyName: whole.familyName,
              email: whole.email ?? '',
              phone: whole.phone ?? '',
              registrationBody: whole.registrationBody ?? '',
              registrationNumber: whole.registrationNumber ?? '',
            }),
          )
        : asked.refused({ kind: 'details-are-their-own' }),
    ),
  ),
  page('post', '/people/:id/correct', 'people.edit', async (asked) => {
    const id = asked.param('id');
    const result = await asked.perform(correctPerson, { ...asked.form, id });
    if (result.ok) return asked.redirect(`/people/${id}`, { kind: 'done', text: 'The change is kept.' });
    return formAgain(asked, result.refusal, (again) =>
      withPerson(asked, (whole) => correctPage(asked, whole, again)),
    );
  }),
];

const endPage = (asked: Ask, whole: WholePerson, form: FormState) =>
  asked.page(
    {
      title: `End ${nameOf(whole)}’s time in the register`,
      current: 'people',
      crumbs: crumbsOf(whole),
      ...failed(form),
    },
    <EndPersonForm
      {...form}
      csrf={asked.shell.token}
      action={`/people/${whole.id}/end`}
      back={`/people/${whole.id}`}
      name={nameOf(whole)}
    />,
  );

const endRoutes: readonly Route[] = [
  page('get', '/people/:id/end', 'roles.manage', (asked) =>
    withPerson(asked, (whole) => endPage(asked, whole, emptyForm())),
  ),
  page('post', '/people/:id/end', 'roles.manage', async (asked) => {
    const id = asked.param('id');
    const result = await asked.perform(endPerson, {
      id,
      ended: dateIn(asked.form, 'ended'),
      note: asked.form.note,
    });
    if (result.ok)
      return asked.redirect(`/people/${id}`, { kind: 'done', text: 'Their time in the register is ended.' });
    return formAgain(asked, result.refusal, (again) =>
      withPerson(asked, (whole) => endPage(asked, whole, again)),
    );
  }),
];

/** `/people/:id` comes last: the fixed names below /people are matched before it. */
export const registerRoutes: readonly Route[] = [
  api(people),
  api(person),
  api(organisationPeople),
  api(addPerson),
  api(correctPerson),
  api(endPerson),
  listPage,
  listCsv,
  ...addRoutes,
  ...correctRoutes,
  ...endRoutes,
];

export const personRoutes: readonly Route[] = [personPage];
