import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import { counted, dateIn, datePartsOf } from '../../ui/index.ts';
import { PEOPLE_CRUMBS } from '../pages.tsx';
import { type Appointment, findAppointment, nameOf } from '../register/queries.ts';
import { person } from '../register/uses.ts';
import { roleInWords } from '../roles.ts';
import { AppointForm, EndAppointmentForm } from './forms.tsx';
import { placesOf } from './places.ts';
import { addAppointment, checkPeople, correctAppointment, endAppointment } from './uses.ts';

const crumbsOf = (id: string, name: string) => [...PEOPLE_CRUMBS, { href: `/people/${id}`, text: name }];

const appointPage = async (asked: Ask, form: FormState): Promise<Response> => {
  const id = asked.param('id');
  const found = await asked.perform(person, { id });
  if (!found.ok) return asked.refused(found.refusal);
  const name = nameOf(found.value);
  return asked.page(
    {
      title: `Add an appointment for ${name}`,
      current: 'people',
      crumbs: crumbsOf(id, name),
      ...(form.errors.length > 0 ? { hasErrors: true, status: 422 } : {}),
    },
    <AppointForm
      {...form}
      csrf={asked.shell.token}
      action={`/people/${id}/appoint`}
      back={`/people/${id}`}
      title={`Add an appointment for ${name}`}
      reading="As what, where, from when. Roles of the group are given by the governance officer."
      button="Add this appointment"
      places={await placesOf(asked)}
    />,
  );
};

const dated = (form: Readonly<Record<string, string>>) => ({
  ...form,
  started: dateIn(form, 'started'),
  ended: dateIn(form, 'ended'),
});

/** The appointment of the path with its person, if this actor may see them. */
const withAppointment = async (
  asked: Ask,
  show: (one: Appointment, name: string) => Response | Promise<Response>,
): Promise<Response> => {
  const one = await findAppointment(asked.platform.db, asked.param('id'));
  const who = one && (await asked.perform(person, { id: one.person }));
  if (!one || !who?.ok)
    return asked.refused({ kind: 'not-found', what: 'this appointment' } as { kind: string });
  return show(one, nameOf(who.value));
};

const parts = (name: string, date: string | null) => {
  const { day, month, year } = datePartsOf(date ?? undefined);
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};

const correctPage = (asked: Ask, again?: FormState): Promise<Response> =>
  withAppointment(asked, async (one, name) => {
    const title = `Correct ${name}: ${roleInWords(one.role)} at ${one.organisationName}`;
    const values = {
      role: one.role,
      organisation: one.organisation,
      contractType: one.contractType ?? '',
      sessions: one.sessions === null ? '' : String(one.sessions),
      note: one.note ?? '',
      ...parts('started', one.started),
      ...parts('ended', one.ended),
    };
    return asked.page(
      {
        title,
        current: 'people',
        crumbs: crumbsOf(one.person, name),
        ...(again ? failed(again) : {}),
      },
      <AppointForm
        {...(again ?? emptyForm(values))}
        csrf={asked.shell.token}
        action={`/people/appointments/${one.id}/correct`}
        back={`/people/${one.person}`}
        title={title}
        reading="For what was entered wrongly. Something that changed from a day on is ended there and added anew, so that the past stays true."
        button="Save"
        places={await placesOf(asked)}
        version={again?.values.version ?? String(one.version)}
      />,
    );
  });

const endPage = (asked: Ask, again?: FormState): Promise<Response> =>
  withAppointment(asked, (one, name) => {
    const title = `End ${name}: ${roleInWords(one.role)} at ${one.organisationName}`;
    return asked.page(
      {
        title,
        current: 'people',
        crumbs: crumbsOf(one.person, name),
        ...(again ? failed(again) : {}),
      },
      <EndAppointmentForm
        {...(again ?? emptyForm())}
        csrf={asked.shell.token}
        action={`/people/appointments/${one.id}/end`}
        back={`/people/${one.person}`}
        title={title}
      />,
    );
  });

export const appointmentRoutes: readonly Route[] = [
  api(addAppointment),
  api(correctAppointment),
  api(endAppointment),
  api(checkPeople),
  page('get', '/people/:id/appoint', 'people.edit', (asked) => appointPage(asked, emptyForm())),
  page('post', '/people/:id/appoint', 'people.edit', async (asked) => {
    const id = asked.param('id');
    const result = await asked.perform(addAppointment, { ...dated(asked.form), id });
    if (!result.ok) return formAgain(asked, result.refusal, (again) => appointPage(asked, again));
    return asked.redirect(`/people/${id}`, { kind: 'done', text: 'The appointment is there.' });
  }),
  page('get', '/people/appointments/:id/correct', 'people.edit', (asked) => correctPage(asked)),
  page('post', '/people/appointments/:id/correct', 'people.edit', async (asked) => {
    const result = await asked.perform(correctAppointment, { ...dated(asked.form), id: asked.param('id') });
    if (!result.ok) return formAgain(asked, result.refusal, (again) => correctPage(asked, again));
    return asked.redirect(`/people/${result.value.person}`, {
      kind: 'done',
      text: 'The correction is kept.',
    });
  }),
  page('get', '/people/appointments/:id/end', 'people.edit', (asked) => endPage(asked)),
  page('post', '/people/appointments/:id/end', 'people.edit', async (asked) => {
    const { reason } = asked.form;
    const given = { id: asked.param('id'), ended: dateIn(asked.form, 'ended'), reason };
    const result = await asked.perform(endAppointment, given);
    if (!result.ok) return formAgain(asked, result.refusal, (again) => endPage(asked, again));
    return asked.redirect(`/people/${result.value.person}`, {
      kind: 'done',
      text: 'The appointment is ended.',
    });
  }),
  page('post', '/people/organisations/:code/people-checked', 'people.edit', async (asked) => {
    const code = asked.param('code');
    const result = await asked.perform(checkPeople, { code });
    if (!result.ok) return asked.refused(result.refusal);
    return asked.redirect(`/people/practices/${code}`, {
      kind: 'done',
      text: `Thank you: ${counted(result.value.checked, 'person is', 'people are')} marked as right today.`,
    });
  }),
];
