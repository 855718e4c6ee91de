import type { ReactNode } from 'react';
import type { z } from 'zod';
import { findPerson, heldBy, isClinicalRole, personName } from '../../people/index.ts';
import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { findByWords } from '../../platform/registries.ts';
import { notFound, type Use } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { emptyForm, type FormState } from '../../shared/form-state.ts';
import { datePartValues } from '../../ui/index.ts';
import { BODIES_PATH, bodyHref } from '../kit/refs.ts';
import type { BodyAnswer, MemberAnswer } from './answers.ts';
import { appointMember } from './appoint.ts';
import { AppointPage, type Candidate, FindPersonPage } from './appoint-pages.tsx';
import { correctMember, takeBackMember } from './correct-member.ts';
import { bodyHead, withBody, withDates } from './heads.ts';
import { CorrectPage, EndPage, MemberPage, RenewPage, TakeBackPage } from './member-forms.tsx';
import { endMember, renewMember } from './members.ts';

const MEMBERS = `${BODIES_PATH}/:key/members`;
const MOST_FOUND = 20;

/** People whose names fit, as search finds them for this reader. */
const candidates = async ({ platform, actor }: Ask, asked: string): Promise<readonly Candidate[]> => {
  const people = await findByWords(platform, actor, asked, ['person'], MOST_FOUND);
  return people.map(({ object, title, detail }) => ({ id: object.id, name: title, detail }));
};

const memberOf = (body: BodyAnswer, id: string | undefined): MemberAnswer | undefined =>
  body.members.find((member) => String(member.id) === id);

/** What is known of a person already: the practice that they work for, and whether they are a clinician. */
const knownOf = async (ask: Ask, person: string, today: string): Promise<Record<string, string>> => {
  const posts = await heldBy(ask.platform.db, [person], today);
  const practice = posts.find(({ organisation }) => /^[A-Z]\d{5}$/.test(organisation));
  return {
    isClinician: posts.some(({ role }) => isClinicalRole(role)) ? 'yes' : '',
    organisation: practice?.organisation ?? '',
  };
};

const appointPage = async (ask: Ask, body: BodyAnswer, form: FormState): Promise<Response> => {
  const { db } = ask.platform;
  const person = form.values.person ? await findPerson(db, form.values.person) : undefined;
  const name = person && (await personName(db, person.id));
  if (!name) return findPage(ask, body);
  const member = memberOf(body, form.values.deputyFor);
  return ask.page(
    bodyHead(body, member ? 'Give a member a deputy' : 'Appoint a member', form),
    <AppointPage form={form} csrf={ask.shell.token} body={body} member={member} name={name} />,
  );
};

const findPage = async (ask: Ask, body: BodyAnswer): Promise<Response> => {
  const asked = ask.query.name?.trim() || undefined;
  const member = memberOf(body, ask.query.deputyFor);
  return ask.page(
    bodyHead(body, member ? 'Who stands in?' : 'Who is appointed?'),
    <FindPersonPage
      body={body}
      member={member}
      asked={asked}
      found={asked ? await candidates(ask, asked) : []}
    />,
  );
};

const newPage = (ask: Ask): Promise<Response> =>
  withBody(ask, async (body) => {
    const { person, deputyFor = '' } = ask.query;
    if (!person) return findPage(ask, body);
    const today = londonDate(ask.platform.now());
    const from = body.standing === 'to come' ? body.foundedOn : today;
    const known = await knownOf(ask, person, today);
    const speaks = body.kind === 'members' || memberOf(body, deputyFor)?.organisation;
    return appointPage(
      ask,
      body,
      emptyForm({
        ...known,
        organisation: speaks ? (known.organisation ?? '') : '',
        person,
        deputyFor,
        ...datePartValues('from', from),
      }),
    );
  });

type Props = {
  readonly form: FormState;
  readonly csrf: string;
  readonly body: BodyAnswer;
  readonly member: MemberAnswer;
};

/** A form about one membership: shown with what it begins with, and shown again with what is wrong. */
const formRoutes = <I extends z.ZodObject, O>(given: {
  readonly name: string;
  readonly title: string;
  readonly use: Use<I, O>;
  readonly dates: readonly string[];
  readonly Page: (props: Props) => ReactNode;
  readonly begins: (member: MemberAnswer) => Readonly<Record<string, string>>;
  readonly done: string;
}): readonly Route[] => {
  const show = (ask: Ask, form: (member: MemberAnswer) => FormState): Promise<Response> =>
    withBody(ask, (body) => {
      const member = memberOf(body, ask.param('member'));
      if (!member) return ask.refused(notFound(`this membership of the ${body.name}`));
      const state = form(member);
      return ask.page(
        bodyHead(body, `${given.title}: ${member.name}`, state),
        <given.Page form={state} csrf={ask.shell.token} body={body} member={member} />,
      );
    });
  const path = `${MEMBERS}/:member/${given.name}`;
  return [
    page('get', path, 'decisions.manage', (ask) =>
      show(ask, (member) => emptyForm({ ...given.begins(member), version: String(member.version) })),
    ),
    page('post', path, 'decisions.manage', async (ask) => {
      const result = await ask.perform(given.use, {
        ...withDates(ask, ...given.dates),
        key: ask.param('key'),
        member: ask.param('member'),
      });
      if (!result.ok) return formAgain(ask, result.refusal, (form) => show(ask, () => form));
      return ask.redirect(bodyHref(ask.param('key')), { kind: 'done', text: given.done });
    }),
  ];
};

const day = (name: string, value: string | null): Record<string, string> =>
  value === null ? {} : datePartValues(name, value);

/** Pages and JSON faces of who sits on a body. */
export const memberRoutes: readonly Route[] = [
  api(appointMember),
  api(renewMember),
  api(endMember),
  api(correctMember),
  api(takeBackMember),
  page('get', `${MEMBERS}/new`, 'decisions.manage', newPage),
  page('post', `${MEMBERS}/new`, 'decisions.manage', async (ask) => {
    const key = ask.param('key');
    const result = await ask.perform(appointMember, { ...withDates(ask, 'from', 'termEnds'), key });
    if (!result.ok)
      return formAgain(ask, result.refusal, (form) => withBody(ask, (body) => appointPage(ask, body, form)));
    return ask.redirect(bodyHref(key), { kind: 'done', text: 'It is kept, and the person is told.' });
  }),
  ...formRoutes({
    name: 'renew',
    title: 'A new term',
    use: renewMember,
    dates: ['termEnds'],
    Page: RenewPage,
    begins: () => ({}),
    done: 'The new term is kept, and the person is told.',
  }),
  ...formRoutes({
    name: 'end',
    title: 'End',
    use: endMember,
    dates: ['lastDay'],
    Page: EndPage,
    begins: () => ({}),
    done: 'The last day is kept, and the person is told.',
  }),
  ...formRoutes({
    name: 'correct',
    title: 'Correct',
    use: correctMember,
    dates: ['from', 'termEnds', 'lastDay'],
    Page: CorrectPage,
    begins: (member) => ({
      seat: member.seat,
      organisation: member.organisation?.code ?? '',
      isClinician: member.byProfession ? 'yes' : '',
      ...day('from', member.from),
      ...day('termEnds', member.termEnds),
      ...day('lastDay', member.to),
    }),
    done: 'The correction is kept; the history has both.',
  }),
  ...formRoutes({
    name: 'take-back',
    title: 'Take back',
    use: takeBackMember,
    dates: [],
    Page: TakeBackPage,
    begins: () => ({}),
    done: 'It is taken back; the history keeps that it was there.',
  }),
  page('get', `${MEMBERS}/:member`, 'decisions.manage', (ask) =>
    withBody(ask, (body) => {
      const member = memberOf(body, ask.param('member'));
      return member
        ? ask.page(bodyHead(body, member.name), <MemberPage body={body} member={member} />)
        : ask.refused(notFound(`this membership of the ${body.name}`));
    }),
  ),
];
