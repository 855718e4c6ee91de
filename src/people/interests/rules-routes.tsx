import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { londonDate } from '../../shared/dates.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import { dateIn } from '../../ui/index.ts';
import { NewRulesPage } from './new-rules-page.tsx';
import { bandsOffered } from './register-rules.ts';
import { RULES, RulesPage } from './rules-page.tsx';
import { RULE_NUMBERS } from './rules-rules.ts';
import {
  enterInterestRules,
  interestRules,
  takeBackInterestRules,
  verifyInterestRules,
} from './rules-uses.ts';
import { rulesOn } from './settings.ts';

const CRUMBS = [
  { href: '/', text: 'Home' },
  { href: '/decisions', text: 'Decisions' },
  { href: '/decisions/registers/interests', text: 'Register of interests' },
];
const head = (title: string, form?: FormState, below: typeof CRUMBS = []) => ({
  title,
  current: 'decisions',
  crumbs: [...CRUMBS, ...below],
  ...(form ? failed(form) : {}),
});

const rulesPage = async (
  ask: Ask,
  form?: { readonly id: string; readonly state: FormState },
): Promise<Response> => {
  const found = await ask.perform(interestRules, {});
  if (!found.ok) return ask.refused(found.refusal);
  return ask.page(
    head('Rules of the registers', form?.state),
    <RulesPage answer={found.value} csrf={ask.shell.token} {...(form ? { form } : {})} />,
  );
};

const newPage = (ask: Ask, form: FormState): Response | Promise<Response> =>
  ask.page(
    head('Enter new rules', form, [{ href: RULES, text: 'Rules' }]),
    <NewRulesPage form={form} csrf={ask.shell.token} />,
  );

/** The form begins with the rules of today, so that only what changes is written. */
const asToday = async ({ platform }: Ask): Promise<FormState> => {
  const { rules } = await rulesOn(platform.db, londonDate(platform.now()));
  return emptyForm({
    ...Object.fromEntries(RULE_NUMBERS.map((part) => [part, String(rules[part].value)])),
    bands: bandsOffered(rules)
      .map(({ words }) => words)
      .join('\n'),
  });
};

const enter = async (ask: Ask): Promise<Response> => {
  const done = await ask.perform(enterInterestRules, { ...ask.form, from: dateIn(ask.form, 'from') });
  if (!done.ok) return formAgain(ask, done.refusal, (form) => newPage(ask, form));
  return ask.redirect(`${RULES}#rules-${done.value.id}`, { kind: 'done', text: 'The rules are entered.' });
};

const verify = async (ask: Ask): Promise<Response> => {
  const id = ask.param('id');
  const done = await ask.perform(verifyInterestRules, { id, parts: ask.all('parts') });
  if (!done.ok) return formAgain(ask, done.refusal, (state) => rulesPage(ask, { id, state }));
  return ask.redirect(RULES, { kind: 'done', text: 'That is kept, with your name and the day.' });
};

const takeBack = async (ask: Ask): Promise<Response> => {
  const done = await ask.perform(takeBackInterestRules, { id: ask.param('id') });
  if (!done.ok) return ask.refused(done.refusal);
  return ask.redirect(RULES, { kind: 'done', text: 'The rules are taken back. Those before them go on.' });
};

/** The rules of the registers: for everybody to read, for the governance officer to set. */
export const rulesRoutes: readonly Route[] = [
  api(interestRules),
  api(enterInterestRules),
  api(verifyInterestRules),
  api(takeBackInterestRules),
  page('get', RULES, 'decisions.read', (ask) => rulesPage(ask)),
  page('get', `${RULES}/new`, 'interests.manage', async (ask) => newPage(ask, await asToday(ask))),
  page('post', `${RULES}/new`, 'interests.manage', enter),
  page('post', `${RULES}/:id/verify`, 'interests.manage', verify),
  page('post', `${RULES}/:id/take-back`, 'interests.manage', takeBack),
];
