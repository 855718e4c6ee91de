import { randomUUID } from 'node:crypto';
import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { can } from '../../platform/permissions.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import { dateIn } from '../../ui/index.ts';
import { findItem } from '../kit/find.ts';
import { belowMeeting, DECISIONS_CRUMBS, MEETINGS_PATH } from '../kit/refs.ts';
import { addItemInterest, contestInterest } from './add.ts';
import { AddInterestPage, ContestPage, RulingPage } from './forms.tsx';
import { MeetingInterestsPage } from './meeting-page.tsx';
import { noInterest } from './open.ts';
import { addPartyTie, partyTiesUse, removePartyTie } from './party-ties.ts';
import { findItemInterest } from './queries.ts';
import { contestHref, INTERESTS_PATH, meetingInterestsHref, touchedHref } from './refs.ts';
import { dismissInterest, ruleOnInterest } from './rule.ts';
import { addTouched, removeTouched, touchedOf } from './touched.ts';
import { TiesPage, TouchedPage } from './touched-page.tsx';
import { meetingInterests, ownItemInterest } from './uses.ts';

const head = (title: string, crumbs: readonly { href: string; text: string }[], form?: FormState) => ({
  title,
  current: 'decisions',
  crumbs,
  ...(form ? failed(form) : {}),
});
const meOf = ({ actor }: Ask): string | undefined => (actor.kind === 'person' ? actor.id : undefined);

const listPage = async (ask: Ask): Promise<Response> => {
  const found = await ask.perform(meetingInterests, { meeting: ask.param('meeting') });
  if (!found.ok) return ask.refused(found.refusal);
  return ask.page(
    head('Interests and the agenda', belowMeeting(found.value.meeting)),
    <MeetingInterestsPage answer={found.value} me={meOf(ask)} />,
  );
};

const addPage = async (ask: Ask, form: FormState): Promise<Response> => {
  const found = await ask.perform(meetingInterests, { meeting: ask.param('meeting') });
  if (!found.ok) return ask.refused(found.refusal);
  if (!found.value.may.add) return ask.refused({ kind: 'interest-not-yours' });
  return ask.page(
    head('Add an interest', belowMeeting(found.value.meeting), form),
    <AddInterestPage form={form} csrf={ask.shell.token} meeting={found.value} me={meOf(ask)} />,
  );
};

const add = async (ask: Ask): Promise<Response> => {
  const done = await ask.perform(addItemInterest, ask.form);
  if (!done.ok) return formAgain(ask, done.refusal, (form) => addPage(ask, form));
  return ask.redirect(meetingInterestsHref(done.value.meeting), {
    kind: 'done',
    text: 'The interest is added. The chair rules on it.',
  });
};

/** The meeting of an item with its interests, as this reader may see them. */
const meetingOf = async (ask: Ask, item: number) => {
  const row = await findItem(ask.platform.db, item);
  const found = row && (await ask.perform(meetingInterests, { meeting: row.meeting }));
  return found?.ok ? found.value : undefined;
};

const rulingPage = async (ask: Ask, form: FormState): Promise<Response> => {
  const id = Number(ask.param('interest'));
  const row = Number.isSafeInteger(id) ? await findItemInterest(ask.platform.db, id) : undefined;
  const meeting = row && (await meetingOf(ask, row.item));
  const item = meeting?.items.find((one) => one.item === row?.item);
  const interest = item?.interests.find((one) => one.id === row?.id);
  if (!meeting || !item || !interest) return ask.refused(noInterest(id));
  if (!meeting.may.run) return ask.refused({ kind: 'ruling-not-chair' });
  return ask.page(
    head('Rule on an interest', belowMeeting(meeting.meeting), form),
    <RulingPage form={form} csrf={ask.shell.token} interest={interest} item={item} meeting={meeting} />,
  );
};

const rule = async (ask: Ask): Promise<Response> => {
  const input = { ...ask.form, interest: ask.param('interest') };
  const done =
    ask.form.ruling === 'dismiss'
      ? await ask.perform(dismissInterest, input)
      : await ask.perform(ruleOnInterest, input);
  if (!done.ok) return formAgain(ask, done.refusal, (form) => rulingPage(ask, form));
  return ask.redirect(`${meetingInterestsHref(done.value.meeting)}#item-${done.value.item}`, {
    kind: 'done',
    text: 'The ruling is kept, and the person is told.',
  });
};

const contestPage = async (ask: Ask, form: FormState): Promise<Response> => {
  const own = await ask.perform(ownItemInterest, { interest: ask.param('interest') });
  if (!own.ok) return ask.refused(own.refusal);
  return ask.page(
    head('Your interest and one item', DECISIONS_CRUMBS, form),
    <ContestPage form={form} csrf={ask.shell.token} own={own.value} />,
  );
};

const contest = async (ask: Ask): Promise<Response> => {
  const done = await ask.perform(contestInterest, { ...ask.form, interest: ask.param('interest') });
  if (!done.ok) return formAgain(ask, done.refusal, (form) => contestPage(ask, form));
  return ask.redirect(contestHref(done.value.id), {
    kind: 'done',
    text: 'Sent to whoever chairs the meeting.',
  });
};

const touchedPage = async (ask: Ask, form: FormState): Promise<Response> => {
  const found = await ask.perform(touchedOf, { reference: ask.param('reference') });
  if (!found.ok) return ask.refused(found.refusal);
  const { reference } = found.value;
  return ask.page(
    head(
      'Whom this idea touches',
      [...DECISIONS_CRUMBS, { href: `/ideas/${reference}`, text: reference }],
      form,
    ),
    <TouchedPage form={form} csrf={ask.shell.token} answer={found.value} />,
  );
};

const touch = async (ask: Ask): Promise<Response> => {
  const reference = ask.param('reference');
  const done = await ask.perform(addTouched, { ...ask.form, reference });
  if (!done.ok) return formAgain(ask, done.refusal, (form) => touchedPage(ask, form));
  return ask.redirect(touchedHref(reference), { kind: 'done', text: 'Added; interests are matched anew.' });
};

const untouch = async (ask: Ask): Promise<Response> => {
  const reference = ask.param('reference');
  const done = await ask.perform(removeTouched, { reference, id: ask.param('id') });
  if (!done.ok) return ask.refused(done.refusal);
  return ask.redirect(touchedHref(reference), {
    kind: 'done',
    text: 'Taken off; interests are matched anew.',
  });
};

const tiesPage = async (ask: Ask, form: FormState): Promise<Response> => {
  const found = await ask.perform(partyTiesUse, {});
  if (!found.ok) return ask.refused(found.refusal);
  return ask.page(
    head('Who owns or works with whom', DECISIONS_CRUMBS, form),
    <TiesPage
      form={form}
      csrf={ask.shell.token}
      ties={found.value.ties}
      mayChange={can(ask.actor, 'decisions.plan')}
    />,
  );
};

const tie = async (ask: Ask): Promise<Response> => {
  const done = await ask.perform(addPartyTie, {
    ...ask.form,
    since: dateIn(ask.form, 'since'),
    until: dateIn(ask.form, 'until'),
  });
  if (!done.ok) return formAgain(ask, done.refusal, (form) => tiesPage(ask, form));
  return ask.redirect(`${INTERESTS_PATH}/ties`, { kind: 'done', text: 'Added; interests are matched anew.' });
};

const untie = async (ask: Ask): Promise<Response> => {
  const done = await ask.perform(removePartyTie, { id: ask.param('id') });
  if (!done.ok) return ask.refused(done.refusal);
  return ask.redirect(`${INTERESTS_PATH}/ties`, { kind: 'done', text: 'Taken back.' });
};

const LIST = `${MEETINGS_PATH}/:meeting/interests`;

/** Pages and JSON faces of the interests that touch items. */
export const itemInterestRoutes: readonly Route[] = [
  api(meetingInterests),
  api(partyTiesUse),
  api(addPartyTie),
  api(removePartyTie),
  api(touchedOf),
  api(addTouched),
  api(removeTouched),
  api(addItemInterest),
  api(ownItemInterest),
  api(ruleOnInterest),
  api(dismissInterest),
  api(contestInterest),
  page('get', LIST, 'decisions.read', listPage),
  page('get', `${LIST}/add`, 'decisions.member', (ask) =>
    addPage(ask, emptyForm({ item: ask.query.item ?? '', once: randomUUID() })),
  ),
  page('post', `${LIST}/add`, 'decisions.member', add),
  page('get', `${INTERESTS_PATH}/ties`, 'decisions.member', (ask) => tiesPage(ask, emptyForm())),
  page('post', `${INTERESTS_PATH}/ties`, 'decisions.plan', tie),
  page('post', `${INTERESTS_PATH}/ties/:id/remove`, 'decisions.plan', untie),
  page('get', `${INTERESTS_PATH}/ideas/:reference`, 'decisions.member', (ask) =>
    touchedPage(ask, emptyForm()),
  ),
  page('post', `${INTERESTS_PATH}/ideas/:reference`, 'decisions.member', touch),
  page('post', `${INTERESTS_PATH}/ideas/:reference/:id/remove`, 'decisions.member', untouch),
  page('get', `${INTERESTS_PATH}/:interest/ruling`, 'decisions.run', (ask) =>
    rulingPage(ask, emptyForm({ once: randomUUID() })),
  ),
  page('post', `${INTERESTS_PATH}/:interest/ruling`, 'decisions.run', rule),
  page('get', `${INTERESTS_PATH}/:interest/contest`, 'decisions.member', (ask) =>
    contestPage(ask, emptyForm()),
  ),
  page('post', `${INTERESTS_PATH}/:interest/contest`, 'decisions.member', contest),
];
