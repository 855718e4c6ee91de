import { randomUUID } from 'node:crypto';
import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { cursorOf } from '../../platform/input.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import { counted, dateIn, datePartValues, PAGE_SIZE, pageNumber } from '../../ui/index.ts';
import {
  confirmInterests,
  correctInterest,
  declareInterest,
  endInterest,
  takeBackInterest,
} from './declare.ts';
import { DECLARING, DeclaringPage } from './declaring-page.tsx';
import { CorrectPage, DeclarePage, EndPage } from './forms.tsx';
import { GiftPage } from './gift-page.tsx';
import { declareGift, takeBackGift } from './gifts.ts';
import { MINE } from './interest-fields.tsx';
import { type Mine, myInterests, whoMustDeclare } from './mine.ts';
import { MinePage } from './mine-page.tsx';
import { findInterest } from './queries.ts';
import { rulesOn } from './settings.ts';
import { withholdLine } from './withhold.ts';

const CRUMBS = [
  { href: '/', text: 'Home' },
  { href: '/people', text: 'People' },
];
const head = (title: string, form?: FormState) => ({
  title,
  current: 'people',
  crumbs: [...CRUMBS, { href: MINE, text: 'Interests' }],
  ...(form ? failed(form) : {}),
});

/** The page of whoever it is about: oneself, or the person whom the officer enters for. */
const withMine = async (ask: Ask, show: (mine: Mine) => Response | Promise<Response>): Promise<Response> => {
  const found = await ask.perform(myInterests, { person: ask.query.person || ask.form.person || 'me' });
  return found.ok ? show(found.value) : ask.refused(found.refusal);
};
const rulesNow = async ({ platform }: Ask) => (await rulesOn(platform.db, londonDate(platform.now()))).rules;

const gone = (what: string): CommonRefusal => ({ kind: 'not-found', what });

const days = (ask: Ask, ...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, dateIn(ask.form, name)]));
const norm = (name: string | undefined): string => (name ?? '').trim().toLowerCase();
/** An organisation that was chosen counts for the name it was chosen for; a name that was changed is looked for anew. */
const sameParty = (form: Readonly<Record<string, string>>): boolean =>
  !form.choiceFor || norm(form.choiceFor) === norm(form.organisation);
const given = (form: Readonly<Record<string, string>>): Record<string, string> =>
  sameParty(form) ? { ...form } : { ...form, choice: '', choiceFor: '' };

const said = (ask: Ask): Record<string, string> => ({
  ...given(ask.form),
  person: ask.form.person || 'me',
  ...days(ask, 'from', 'to', 'knownOn', 'declaredOn', 'onDay'),
});
const again = (form: FormState): FormState => ({ ...form, values: given(form.values) });

const declarePage = (ask: Ask, form: FormState): Promise<Response> =>
  withMine(ask, async (mine) =>
    ask.page(
      head('Declare an interest', form),
      <DeclarePage form={form} csrf={ask.shell.token} mine={mine} rules={await rulesNow(ask)} />,
    ),
  );

const backTo = (ask: Ask): string => (ask.form.person ? `${MINE}?person=${ask.form.person}` : MINE);

const declare = async (ask: Ask): Promise<Response> => {
  const done = await ask.perform(declareInterest, said(ask));
  if (!done.ok) return formAgain(ask, done.refusal, (form) => declarePage(ask, again(form)));
  const { late } = done.value;
  return ask.redirect(backTo(ask), {
    kind: 'done',
    text:
      late > 0
        ? `It is declared, ${counted(late, 'day', 'days')} late. The register says so; thank you for declaring it.`
        : 'It is declared. Thank you.',
  });
};

const giftPage = (ask: Ask, form: FormState): Promise<Response> =>
  withMine(ask, (mine) =>
    ask.page(head('Declare a gift', form), <GiftPage form={form} csrf={ask.shell.token} mine={mine} />),
  );

const gift = async (ask: Ask): Promise<Response> => {
  const done = await ask.perform(declareGift, said(ask));
  if (!done.ok) return formAgain(ask, done.refusal, (form) => giftPage(ask, again(form)));
  return ask.redirect(backTo(ask), { kind: 'done', text: 'It is declared. Thank you.' });
};

const correctPage = (ask: Ask, form?: FormState): Promise<Response> =>
  withMine(ask, async (mine) => {
    const row = await findInterest(ask.platform.db, ask.param('id'));
    if (!row || row.person !== mine.person || row.taken_back_on !== null)
      return ask.refused(gone('that interest'));
    const filled =
      form ??
      emptyForm({
        organisation: row.organisation ?? row.organisation_name,
        ...(row.organisation === null ? { choice: 'none' } : {}),
        tie: row.tie,
        whose: row.close_tie === null ? 'mine' : 'close',
        kind: row.kind,
        closeTie: row.close_tie ?? '',
        closeName: row.close_name ?? '',
        words: row.words,
        band: row.band ?? '',
        version: String(row.version),
        ...datePartValues('from', row.from_day),
        ...datePartValues('to', row.to_day),
        ...datePartValues('knownOn', row.known_on),
      });
    return ask.page(
      head('Correct an interest', form),
      <CorrectPage
        form={filled}
        csrf={ask.shell.token}
        mine={mine}
        rules={await rulesNow(ask)}
        id={row.id}
      />,
    );
  });

const correct = async (ask: Ask): Promise<Response> => {
  const done = await ask.perform(correctInterest, { ...said(ask), id: ask.param('id') });
  if (!done.ok) return formAgain(ask, done.refusal, (form) => correctPage(ask, again(form)));
  return ask.redirect(backTo(ask), { kind: 'done', text: 'The correction is kept.' });
};

const endPage = (ask: Ask, form?: FormState): Promise<Response> =>
  withMine(ask, (mine) => {
    const line = mine.interests.find(({ id }) => id === ask.param('id'));
    if (!line) return ask.refused(gone('that interest'));
    return ask.page(
      head('End an interest', form),
      <EndPage
        form={form ?? emptyForm({ version: String(line.version) })}
        csrf={ask.shell.token}
        mine={mine}
        what={line.what}
        action={`/people/interests/lines/${line.id}`}
        gift={false}
      />,
    );
  });

const end = async (ask: Ask): Promise<Response> => {
  const done = await ask.perform(endInterest, { ...ask.form, ...days(ask, 'to'), id: ask.param('id') });
  if (!done.ok) return formAgain(ask, done.refusal, (form) => endPage(ask, form));
  return ask.redirect(backTo(ask), { kind: 'done', text: 'It is ended.' });
};

const takeBack = async (ask: Ask): Promise<Response> => {
  const done = await ask.perform(takeBackInterest, { ...ask.form, id: ask.param('id') });
  if (!done.ok) return formAgain(ask, done.refusal, (form) => endPage(ask, form));
  return ask.redirect(backTo(ask), { kind: 'done', text: 'It is taken back.' });
};

const giftEndPage = (ask: Ask, form?: FormState): Promise<Response> =>
  withMine(ask, (mine) => {
    const line = mine.gifts.find(({ id }) => id === ask.param('id'));
    if (!line) return ask.refused(gone('that gift'));
    return ask.page(
      head('Take back a gift', form),
      <EndPage
        form={form ?? emptyForm({ version: String(line.version) })}
        csrf={ask.shell.token}
        mine={mine}
        what={`${line.what}, from ${line.giver}.`}
        action={`/people/interests/gifts/${line.id}`}
        gift={true}
      />,
    );
  });

const takeGiftBack = async (ask: Ask): Promise<Response> => {
  const done = await ask.perform(takeBackGift, { ...ask.form, id: ask.param('id') });
  if (!done.ok) return formAgain(ask, done.refusal, (form) => giftEndPage(ask, form));
  return ask.redirect(backTo(ask), { kind: 'done', text: 'It is taken back.' });
};

const minePage = (ask: Ask, form = emptyForm()): Promise<Response> =>
  withMine(ask, (mine) =>
    ask.page(head('Interests', form), <MinePage form={form} mine={mine} csrf={ask.shell.token} />),
  );

const confirm = async (ask: Ask): Promise<Response> => {
  const done = await ask.perform(confirmInterests, {
    ...ask.form,
    person: ask.form.person || 'me',
    ...days(ask, 'declaredOn'),
  });
  if (!done.ok) return formAgain(ask, done.refusal, (form) => minePage(ask, form));
  return ask.redirect(backTo(ask), {
    kind: 'done',
    text:
      done.value.said === 'nothing'
        ? 'Kept for another year: nothing to declare.'
        : 'Kept for another year: what stands here is all.',
  });
};

const declaringPage = async (ask: Ask): Promise<Response> => {
  const overdue = ask.query.overdue === 'yes';
  const number = pageNumber(ask.query.page);
  const part = { limit: PAGE_SIZE, cursor: cursorOf((number - 1) * PAGE_SIZE) };
  const found = await ask.perform(whoMustDeclare, { overdue, ...part });
  if (!found.ok) return ask.refused(found.refusal);
  return ask.page(
    head('Who must declare'),
    <DeclaringPage who={found.value} overdueOnly={overdue} page={number} />,
  );
};

const fresh = (): FormState => emptyForm({ once: randomUUID(), whose: 'mine' });

/** Declaring interests and gifts, and what stands of oneself. */
export const interestRoutes: readonly Route[] = [
  api(declareInterest),
  api(myInterests),
  api(whoMustDeclare),
  api(confirmInterests),
  api(correctInterest),
  api(endInterest),
  api(takeBackInterest),
  api(withholdLine),
  api(declareGift),
  api(takeBackGift),
  page('get', MINE, 'interests.declare', (ask) => minePage(ask)),
  page('get', DECLARING, 'interests.manage', declaringPage),
  page('get', '/people/interests/declare', 'interests.declare', (ask) => declarePage(ask, fresh())),
  page('post', '/people/interests/declare', 'interests.declare', declare),
  page('post', '/people/interests/confirm', 'interests.declare', confirm),
  page('get', '/people/interests/gifts/declare', 'interests.declare', (ask) => giftPage(ask, fresh())),
  page('post', '/people/interests/gifts/declare', 'interests.declare', gift),
  page('get', '/people/interests/gifts/:id/take-back', 'interests.declare', (ask) => giftEndPage(ask)),
  page('post', '/people/interests/gifts/:id/take-back', 'interests.declare', takeGiftBack),
  page('get', '/people/interests/lines/:id', 'interests.declare', (ask) => correctPage(ask)),
  page('post', '/people/interests/lines/:id', 'interests.declare', correct),
  page('get', '/people/interests/lines/:id/end', 'interests.declare', (ask) => endPage(ask)),
  page('post', '/people/interests/lines/:id/end', 'interests.declare', end),
  page('post', '/people/interests/lines/:id/take-back', 'interests.declare', takeBack),
];
