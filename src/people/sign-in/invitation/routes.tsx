import type { Ask } from '../../../platform/http/ask.ts';
import { page, type Route } from '../../../platform/http/routes.ts';
import { can } from '../../../platform/permissions.ts';
import { londonDate } from '../../../shared/dates.ts';
import type { FieldError } from '../../../ui/index.ts';
import { findAccount } from '../account/account.ts';
import { type InvitationsAnswer, inviteMany } from './many.ts';
import { invitePerson } from './one.ts';
import { InvitationsPage, InvitePage, PlanPage } from './pages.tsx';
import { findNoWayIn, findOpenInvitations } from './queries.ts';
import { COLUMNS } from './rules.ts';

const HERE = '/people/invitations';

const crumbs = [
  { href: '/', text: 'Home' },
  { href: '/people', text: 'People' },
];

const show = async (ask: Ask, errors?: readonly FieldError[]): Promise<Response> => {
  const { platform, actor } = ask;
  // Whom others invited is shown to those who invite for all; a practice sees its own people in the register.
  const forAll = can(actor, 'invitations.manage', { organisation: '' });
  const open = forAll ? await findOpenInvitations(platform.db, platform.now()) : undefined;
  const noWayIn = forAll ? await findNoWayIn(platform.db, londonDate(platform.now())) : undefined;
  return ask.page(
    {
      title: 'Invite people',
      current: 'people',
      crumbs,
      ...(errors ? { status: 422, hasErrors: true } : {}),
    },
    <InvitationsPage csrf={ask.shell.token} open={open} noWayIn={noWayIn} errors={errors} />,
  );
};

const showPlan = (ask: Ask, answer: InvitationsAnswer, csv: string, changed: boolean): Response =>
  ask.page(
    {
      title: 'What this file would do',
      current: 'people',
      crumbs: [...crumbs, { href: HERE, text: 'Invite people' }],
    },
    <PlanPage csrf={ask.shell.token} answer={answer} csv={csv} changed={changed} />,
  );

const done = ({ invite, appoint }: InvitationsAnswer): string =>
  [
    ...(invite > 0 ? [`${invite} invited`] : []),
    ...(appoint > 0 ? [`${appoint} appointed`] : []),
    ...(invite + appoint === 0 ? ['Nothing was to be done'] : []),
  ].join(', ');

const many = async (ask: Ask): Promise<Response> => {
  const file = ask.file('csv');
  const csv = file ? await file.text() : (ask.form.csv ?? '');
  const confirm = ask.form.confirm || undefined;
  if (!csv.trim()) return show(ask, [{ field: 'csv', message: 'Choose a file.' }]);
  const answer = await ask.perform(inviteMany, { csv, ...(confirm ? { confirm } : {}) });
  if (!answer.ok)
    return 'problems' in answer.refusal
      ? show(ask, answer.refusal.problems as FieldError[])
      : ask.refused(answer.refusal);
  return answer.value.done
    ? ask.redirect(HERE, { kind: 'done', text: `${done(answer.value)}.` })
    : showPlan(ask, answer.value, csv, confirm !== undefined);
};

const example = async (ask: Ask): Promise<Response> =>
  ask.download(
    'invitations.csv',
    'text/csv; charset=utf-8',
    `${COLUMNS.join(',')}\r\nDr,Ann,Example,ann@example.org,salaried-gp,Z00023,salaried,6,2026-04-01,\r\n`,
  );

const findInvited = async (ask: Ask) => {
  const id = ask.param('person');
  const { platform } = ask;
  return /^[0-9a-f-]{36}$/.test(id) ? findAccount(platform.db, id, londonDate(platform.now())) : undefined;
};

const oneForm = async (ask: Ask): Promise<Response> => {
  const account = await findInvited(ask);
  if (!account) return ask.refused({ kind: 'not-found', what: 'that person' } as { kind: string });
  return ask.page(
    { title: `Invite ${account.name}`, current: 'people', crumbs },
    <InvitePage csrf={ask.shell.token} account={account} />,
  );
};

const one = async (ask: Ask): Promise<Response> => {
  const sent = await ask.perform(invitePerson, { person: ask.param('person') });
  if (!sent.ok) return ask.refused(sent.refusal);
  return ask.redirect(`/people/${ask.param('person')}`, {
    kind: 'done',
    text: `An invitation is on its way to ${sent.value.email}.`,
  });
};

export const invitationRoutes: readonly Route[] = [
  page('get', HERE, 'invitations.manage', (ask) => show(ask)),
  page('post', HERE, 'invitations.manage', many),
  page('get', `${HERE}/example.csv`, 'invitations.manage', example),
  page('get', '/people/:person/invitation', 'invitations.manage', oneForm),
  page('post', '/people/:person/invitation', 'invitations.manage', one),
];
