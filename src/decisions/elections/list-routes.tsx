import { randomUUID } from 'node:crypto';
import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { page, type Route } from '../../platform/http/routes.ts';
import { cursorOf } from '../../platform/input.ts';
import { londonDate } from '../../shared/dates.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import { type ChartTable, chartCsv, listState, WHOLE_LIST } from '../../ui/index.ts';
import { allBodies } from '../kit/find.ts';
import { mayKeep } from '../kit/may.ts';
import { narrowedBy } from '../kit/narrowed.ts';
import { DECISIONS_CRUMBS, ELECTIONS_PATH, electionHref } from '../kit/refs.ts';
import type { ListedElection } from './answers.ts';
import { ELECTIONS_CRUMBS, withElectionDates } from './heads.ts';
import { ElectionsPage } from './list-page.tsx';
import { addElectionUse } from './officer-uses.ts';
import { ELECTION_SORTS, electionsUse } from './read-uses.ts';
import { seatsOn } from './set-up.ts';
import { NewElectionPage } from './set-up-page.tsx';
import { stepWords } from './state-rules.ts';

const stateOf = (ask: Ask) =>
  listState(ELECTIONS_PATH, ask.query, ELECTION_SORTS, { sort: 'voting', dir: 'descending' });

const askList = (ask: Ask, limit: number, offset: number) => {
  const { sort, dir } = stateOf(ask);
  return ask.perform(electionsUse, {
    ...narrowedBy(ask.query),
    sort,
    dir,
    limit,
    cursor: cursorOf(offset),
  });
};

const tableOf = (rows: readonly ListedElection[]): ChartTable => ({
  caption: 'Elections',
  gap: '',
  columns: [
    'reference',
    'title',
    'body',
    'seat',
    'seats',
    'how far',
    'names by',
    'voting from',
    'voting to',
    'elected',
  ],
  rows: rows.map((row) => [
    row.reference,
    row.title,
    row.bodyName,
    row.seatLabel,
    row.seats,
    stepWords(row.step),
    row.nominationsTo,
    row.votingFrom,
    row.votingTo,
    row.elected.join('; '),
  ]),
});

const newPage = async (ask: Ask, form: FormState): Promise<Response> => {
  const today = londonDate(ask.platform.now());
  const bodies = (await allBodies(ask.platform.db)).filter(
    ({ closed_on }) => closed_on === null || closed_on >= today,
  );
  const body = bodies.find(({ key }) => key === form.values.body);
  return ask.page(
    { title: 'Set up an election', current: 'decisions', crumbs: ELECTIONS_CRUMBS, ...failed(form) },
    <NewElectionPage
      form={form}
      csrf={ask.shell.token}
      bodies={bodies}
      seats={body ? seatsOn(body, today) : []}
    />,
  );
};

/** Elections as a list and a file, and setting one up. */
export const electionListRoutes: readonly Route[] = [
  page('get', ELECTIONS_PATH, 'decisions.read', async (ask) => {
    const state = stateOf(ask);
    const result = await askList(ask, state.pageSize, (state.page - 1) * state.pageSize);
    if (!result.ok) return ask.refused(result.refusal);
    return ask.page(
      { title: 'Elections', current: 'decisions', crumbs: DECISIONS_CRUMBS },
      <ElectionsPage
        total={result.value.total}
        rows={result.value.elections}
        query={ask.query}
        state={state}
        bodies={await allBodies(ask.platform.db)}
        mayAdd={mayKeep(ask.actor)}
      />,
    );
  }),
  page('get', `${ELECTIONS_PATH}.csv`, 'decisions.read', async (ask) => {
    const result = await askList(ask, WHOLE_LIST, 0);
    if (!result.ok) return ask.refused(result.refusal);
    return ask.download(
      'elections.csv',
      'text/csv; charset=utf-8',
      `\uFEFF${chartCsv(tableOf(result.value.elections))}`,
    );
  }),
  page('get', `${ELECTIONS_PATH}/new`, 'decisions.manage', (ask) =>
    newPage(
      ask,
      emptyForm({ body: ask.query.body ?? '', once: randomUUID(), seats: '1', electorate: 'practices' }),
    ),
  ),
  page('post', `${ELECTIONS_PATH}/new`, 'decisions.manage', async (ask) => {
    const result = await ask.perform(addElectionUse, withElectionDates(ask));
    if (!result.ok) return formAgain(ask, result.refusal, (form) => newPage(ask, form));
    return ask.redirect(electionHref(result.value.reference), {
      kind: 'done',
      text: `It is set up as ${result.value.reference}. It opens for names by itself on its day.`,
    });
  }),
];
