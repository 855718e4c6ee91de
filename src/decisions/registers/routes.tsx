import type { ReactNode } from 'react';
import { GIFT_SORTS, INTEREST_SORTS } from '../../people/index.ts';
import type { Ask } from '../../platform/http/ask.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { cursorOf } from '../../platform/input.ts';
import { can } from '../../platform/permissions.ts';
import type { Result } from '../../shared/result.ts';
import { type ChartTable, chartCsv, listState, WHOLE_LIST } from '../../ui/index.ts';
import { allBodies } from '../kit/find.ts';
import { DECISIONS_CRUMBS, REGISTERS_PATH } from '../kit/refs.ts';
import { BreachRegisterPage } from './breaches-page.tsx';
import { GiftRegisterPage } from './gifts-page.tsx';
import { InterestRegisterPage } from './interests-page.tsx';
import { breachRegister, PROCUREMENT_SORTS, procurementRegister } from './other-uses.ts';
import { ProcurementRegisterPage } from './procurement-page.tsx';
import { REGISTER_FILTERS, REGISTERS, type RegisterAsked, type RegisterKey } from './register.tsx';
import { giftRegister, interestRegister } from './uses.ts';

type Order = { readonly sort: string; readonly dir: 'ascending' | 'descending' };

/** Empty fields of a filter’s form are none, and what is no choice of it is left to the use to refuse. */
const filtersOf = ({ query }: Ask): Record<string, string> =>
  Object.fromEntries(
    ['q', ...REGISTER_FILTERS].flatMap((name) => {
      const value = query[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );

/** A register as a page and as a file: both ask the same use, for a part and for the whole. */
const register = <Answer,>({
  key,
  title,
  sorts,
  order,
  find,
  Page,
  file,
  columns,
  rows,
}: {
  readonly key: RegisterKey;
  readonly title: string;
  readonly sorts: readonly string[];
  readonly order: Order;
  readonly find: (ask: Ask, input: object) => Promise<Result<Answer>>;
  readonly Page: (props: RegisterAsked & { readonly answer: Answer }) => ReactNode;
  readonly file: string;
  readonly columns: ChartTable['columns'];
  readonly rows: (answer: Answer) => ChartTable['rows'];
}): readonly Route[] => {
  const path = `${REGISTERS_PATH}/${key}`;
  const asked = (ask: Ask) => {
    const state = listState(path, ask.query, sorts, order);
    return { state, input: { ...filtersOf(ask), sort: state.sort, dir: state.dir } };
  };
  return [
    page('get', path, 'decisions.read', async (ask) => {
      const { state, input } = asked(ask);
      const part = { limit: state.pageSize, cursor: cursorOf((state.page - 1) * state.pageSize) };
      const found = await find(ask, { ...input, ...part });
      if (!found.ok) return ask.refused(found.refusal);
      const bodies = (await allBodies(ask.platform.db)).map(({ key, name }) => ({ key, name }));
      return ask.page(
        { title, current: 'decisions', crumbs: DECISIONS_CRUMBS },
        <Page
          query={ask.query}
          state={state}
          bodies={bodies}
          mayManage={can(ask.actor, 'interests.manage')}
          answer={found.value}
        />,
      );
    }),
    page('get', `${path}.csv`, 'decisions.read', async (ask) => {
      const found = await find(ask, { ...asked(ask).input, limit: WHOLE_LIST });
      if (!found.ok) return ask.refused(found.refusal);
      const table = { caption: title, columns, rows: rows(found.value), gap: '' };
      return ask.download(`${file}.csv`, 'text/csv; charset=utf-8', `\uFEFF${chartCsv(table)}`);
    }),
  ];
};

/** The public registers as pages, files and JSON. */
export const registerRoutes: readonly Route[] = [
  api(interestRegister),
  api(giftRegister),
  api(procurementRegister),
  api(breachRegister),
  page('get', REGISTERS_PATH, 'decisions.read', (ask) => ask.redirect(REGISTERS[0].href)),
  ...register({
    key: 'interests',
    title: 'Register of interests',
    sorts: INTEREST_SORTS,
    order: { sort: 'person', dir: 'ascending' },
    find: (ask, input) => ask.perform(interestRegister, input),
    Page: InterestRegisterPage,
    file: 'register-of-interests',
    columns: [
      'who',
      'what',
      'organisation',
      'code',
      'kind',
      'words',
      'money',
      'from',
      'to',
      'declared',
      'days late',
    ],
    rows: (answer) =>
      answer.interests.map((row) => [
        row.personName,
        row.what,
        row.organisationName,
        row.organisation,
        row.kindWords,
        row.words,
        row.band,
        row.from,
        row.to,
        row.declaredOn,
        row.lateDays,
      ]),
  }),
  ...register({
    key: 'gifts',
    title: 'Register of gifts and hospitality',
    sorts: GIFT_SORTS,
    order: { sort: 'day', dir: 'descending' },
    find: (ask, input) => ask.perform(giftRegister, input),
    Page: GiftRegisterPage,
    file: 'register-of-gifts',
    columns: [
      'to whom',
      'what',
      'kind',
      'offered by',
      'code',
      'pounds',
      'outcome',
      'why',
      'when',
      'declared',
      'days late',
    ],
    rows: (answer) =>
      answer.gifts.map((row) => [
        row.personName,
        row.what,
        row.kind,
        row.giver,
        row.organisation,
        row.pence === null ? null : row.pence / 100,
        row.outcome,
        row.words,
        row.onDay,
        row.declaredOn,
        row.lateDays,
      ]),
  }),
  ...register({
    key: 'procurement',
    title: 'Decisions on contracts',
    sorts: PROCUREMENT_SORTS,
    order: { sort: 'day', dir: 'descending' },
    find: (ask, input) => ask.perform(procurementRegister, input),
    Page: ProcurementRegisterPage,
    file: 'decisions-on-contracts',
    columns: [
      'decision',
      'service',
      'how',
      'supplier',
      'pounds',
      'body',
      'who took part',
      'interests',
      'when',
    ],
    rows: (answer) =>
      answer.decisions.map((line) => [
        line.decision,
        line.service,
        line.how,
        line.supplier,
        line.valuePence === null ? null : line.valuePence / 100,
        line.bodyName,
        line.who.join('; '),
        line.interests.map(({ words, ruling }) => `${words}: ${ruling}`).join('; '),
        line.day,
      ]),
  }),
  ...register({
    key: 'breaches',
    title: 'Register of breaches',
    sorts: ['day'],
    order: { sort: 'day', dir: 'descending' },
    find: (ask, input) => ask.perform(breachRegister, input),
    Page: BreachRegisterPage,
    file: 'register-of-breaches',
    columns: ['found', 'what everybody reads'],
    rows: (answer) => answer.breaches.map(({ foundOn, publicWords }) => [foundOn, publicWords]),
  }),
];
