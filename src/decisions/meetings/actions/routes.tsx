import type { Ask } from '../../../platform/http/ask.ts';
import { formAgain } from '../../../platform/http/form-again.ts';
import { api, page, type Route } from '../../../platform/http/routes.ts';
import { cursorOf } from '../../../platform/input.ts';
import { emptyForm, type FormState, failed } from '../../../shared/form-state.ts';
import { chartCsv, dateIn, listState, WHOLE_LIST } from '../../../ui/index.ts';
import { allBodies } from '../../kit/find.ts';
import { DECISIONS_CRUMBS } from '../../kit/refs.ts';
import { ReasonPage } from '../meeting-forms.tsx';
import { ActionPage, ActionsPage } from './pages.tsx';
import { carryAction, doneAction, dropAction } from './settle.ts';
import { ACTION_SORTS, ACTIONS_PATH, type ActionAnswer, actionHref, actionsUse, actionUse } from './uses.ts';

const stateOf = (ask: Ask) =>
  listState(ACTIONS_PATH, ask.query, ACTION_SORTS, { sort: 'due', dir: 'ascending' });

const askList = (ask: Ask, limit: number, offset: number) => {
  const { q, body, state, whose } = ask.query;
  const { sort, dir } = stateOf(ask);
  return ask.perform(actionsUse, {
    q,
    body,
    state: state === 'settled' || state === 'all' ? state : 'open',
    mine: whose === 'mine',
    sort,
    dir,
    limit,
    cursor: cursorOf(offset),
  });
};

const head = (title: string, form?: FormState) => ({
  title,
  current: 'decisions',
  crumbs: [...DECISIONS_CRUMBS, { href: ACTIONS_PATH, text: 'Actions' }],
  ...(form ? failed(form) : {}),
});

const withAction = async (
  ask: Ask,
  show: (action: ActionAnswer) => Response | Promise<Response>,
): Promise<Response> => {
  const result = await ask.perform(actionUse, { action: ask.param('action') });
  return result.ok ? show(result.value) : ask.refused(result.refusal);
};

type Did = 'done' | 'carry' | 'drop';

const actionPage = (ask: Ask, form: FormState, did?: Did): Promise<Response> =>
  withAction(ask, (action) =>
    ask.page(
      head(action.reference, form),
      <ActionPage action={action} form={form} csrf={ask.shell.token} did={did} />,
    ),
  );

const dropPage = (ask: Ask, form: FormState): Promise<Response> =>
  withAction(ask, (action) =>
    action.mayAnswer
      ? ask.page(
          head(`${action.reference}: not needed any more`, form),
          <ReasonPage
            form={form}
            csrf={ask.shell.token}
            reference={action.reference}
            title="It is not needed any more"
            reading={action.what}
            action={`${actionHref(action.reference)}/drop`}
            back={actionHref(action.reference)}
            button="Ask it no more"
            hidden={{ version: String(action.version) }}
          />,
        )
      : ask.refused({ kind: 'action-settled' }),
  );

const answered = (
  path: Did,
  use: typeof doneAction | typeof carryAction | typeof dropAction,
  text: string,
): Route =>
  page('post', `${ACTIONS_PATH}/:action/${path}`, 'decisions.member', async (ask) => {
    const result = await ask.perform(use as typeof doneAction, {
      ...ask.form,
      action: ask.param('action'),
      ...(path === 'carry' ? { due: dateIn(ask.form, 'due') || undefined } : {}),
    });
    if (result.ok) return ask.redirect(actionHref(ask.param('action').toUpperCase()), { kind: 'done', text });
    return formAgain(ask, result.refusal, (form) =>
      path === 'drop' ? dropPage(ask, form) : actionPage(ask, form, path),
    );
  });

/** Actions as a list and a file, and each with what came of it. */
export const actionRoutes: readonly Route[] = [
  api(actionsUse),
  api(actionUse),
  api(doneAction),
  api(carryAction),
  api(dropAction),
  page('get', ACTIONS_PATH, 'decisions.member', async (ask) => {
    const state = stateOf(ask);
    const result = await askList(ask, state.pageSize, (state.page - 1) * state.pageSize);
    if (!result.ok) return ask.refused(result.refusal);
    return ask.page(
      { title: 'Actions', current: 'decisions', crumbs: DECISIONS_CRUMBS },
      <ActionsPage
        total={result.value.total}
        rows={result.value.actions}
        query={ask.query}
        state={state}
        bodies={await allBodies(ask.platform.db)}
      />,
    );
  }),
  page('get', `${ACTIONS_PATH}.csv`, 'decisions.member', async (ask) => {
    const result = await askList(ask, WHOLE_LIST, 0);
    if (!result.ok) return ask.refused(result.refusal);
    const table = {
      caption: 'Actions',
      columns: [
        'reference',
        'meeting',
        'body',
        'action',
        'owner',
        'due',
        'done on',
        'what came of it',
        'no longer asked',
      ],
      rows: result.value.actions.map((one) => [
        one.reference,
        one.meeting,
        one.bodyName,
        one.what,
        one.owner,
        one.due,
        one.doneOn,
        one.doneWords,
        one.droppedReason,
      ]),
      gap: '',
    };
    return ask.download('actions.csv', 'text/csv; charset=utf-8', `\uFEFF${chartCsv(table)}`);
  }),
  page('get', `${ACTIONS_PATH}/:action/drop`, 'decisions.member', (ask) => dropPage(ask, emptyForm())),
  answered('done', doneAction, 'It is done; the next meeting reads what came of it.'),
  answered('carry', carryAction, 'It is carried on.'),
  answered('drop', dropAction, 'It is asked no more.'),
  page('get', `${ACTIONS_PATH}/:action`, 'decisions.member', (ask) => actionPage(ask, emptyForm())),
];
