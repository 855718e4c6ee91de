import type { ReactNode } from 'react';
import type { Ask } from '../../../platform/http/ask.ts';
import { formAgain } from '../../../platform/http/form-again.ts';
import { api, page, type Route } from '../../../platform/http/routes.ts';
import { can } from '../../../platform/permissions.ts';
import { emptyForm, type FormState, failed } from '../../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  CheckboxesField,
  count,
  Empty,
  ErrorSummary,
  errorFor,
  Form,
  PageHead,
  SearchBox,
  Table,
} from '../../../ui/index.ts';
import { NeedsNav } from '../../nav.tsx';
import { chooseOwnTrusts, ownTrusts, type Trust, type Trusts } from './uses.ts';

const PATH = '/population/trusts';
const HEAD = {
  current: 'population',
  title: 'The group’s own trusts',
  crumbs: [
    { href: '/', text: 'Home' },
    { href: '/population/needs', text: 'Population' },
  ],
} as const;

/** Those that a search finds, and always those that are chosen, so that a narrowed form takes none away. */
const offered = ({ own, others }: Trusts, q: string): readonly Trust[] => {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return [
    ...own,
    ...others.filter(({ code, name }) =>
      words.every((word) => `${code} ${name}`.toLowerCase().includes(word)),
    ),
  ];
};

const Chosen = ({ own }: { readonly own: readonly Trust[] }): ReactNode => (
  <Table
    caption="Trusts that the group names as its own"
    columns={[
      { key: 'name', heading: 'Trust', cell: (row: Trust) => row.name },
      { key: 'code', heading: 'Code', cell: (row) => row.code },
      {
        key: 'attendances',
        heading: 'Attendances loaded',
        align: 'num',
        cell: (row) => count(row.attendances),
      },
    ]}
    rows={own}
    rowKey={(row) => row.code}
  />
);

const TrustsPage = ({
  ask,
  trusts,
  form,
}: {
  readonly ask: Ask;
  readonly trusts: Trusts;
  readonly form: FormState;
}): ReactNode => {
  const q = (ask.query.q ?? '').trim();
  const shown = offered(trusts, q);
  const mayChoose = can(ask.actor, 'needs.manage');
  const ticked = form.errors.length > 0 ? form.all('codes') : trusts.own.map(({ code }) => code);
  return (
    <>
      <NeedsNav current="profile" />
      <ErrorSummary errors={form.errors} />
      <PageHead
        title={HEAD.title}
        reading="Emergency attendances are published by trust, and do not tell whose people came. The group names the trusts that its people go to; every figure of emergency use is of these."
      />
      {trusts.own.length + trusts.others.length === 0 ? (
        <Empty
          title="No emergency attendances are loaded"
          hint="Load the published file; its trusts then stand here to choose from."
          action={
            <ButtonLink href="/imports/sources#nhs-england-ae-attendances">Where it is published</ButtonLink>
          }
        />
      ) : mayChoose ? (
        <>
          <SearchBox action={PATH} label="Name or code" value={q} clear={q ? PATH : undefined} />
          <Form action={PATH} csrf={ask.shell.token}>
            <CheckboxesField
              name="codes"
              label="Trusts that the people of the area go to"
              hint={`Those ticked now come first; ${count(shown.length)} are listed. Save keeps just what is ticked.`}
              small
              choices={shown.map(({ code, name, attendances }) => ({
                value: code,
                text: name === code ? code : `${name}, ${code}`,
                hint: `${count(attendances)} attendances loaded`,
              }))}
              values={ticked}
              error={errorFor(form.errors, 'codes')}
            />
            <Buttons>
              <Button>Save</Button>
              <ButtonLink look="quiet" href="/population/needs">
                Cancel
              </ButtonLink>
            </Buttons>
          </Form>
        </>
      ) : trusts.own.length > 0 ? (
        <Chosen own={trusts.own} />
      ) : (
        <Empty
          title="No trust is named yet"
          hint="A data manager or the programme office of the group names them."
        />
      )}
    </>
  );
};

const show = async (ask: Ask, form: FormState): Promise<Response> => {
  const trusts = await ask.perform(ownTrusts, {});
  if (!trusts.ok) return ask.refused(trusts.refusal);
  return ask.page({ ...HEAD, ...failed(form) }, <TrustsPage ask={ask} trusts={trusts.value} form={form} />);
};

const listRoute = page('get', PATH, 'needs.read', (ask) => show(ask, emptyForm()));

const chooseRoute = page('post', PATH, 'needs.manage', async (ask) => {
  const kept = await ask.perform(chooseOwnTrusts, { codes: ask.all('codes') });
  if (!kept.ok) return formAgain(ask, kept.refusal, (form) => show(ask, form));
  const { own } = kept.value;
  return ask.redirect(PATH, {
    kind: 'done',
    text:
      own.length === 0
        ? 'No trust is named as the group’s own.'
        : `${own.length === 1 ? 'One trust is' : `${own.length} trusts are`} named as the group’s own.`,
  });
});

export const trustRoutes: readonly Route[] = [api(ownTrusts), api(chooseOwnTrusts), listRoute, chooseRoute];
