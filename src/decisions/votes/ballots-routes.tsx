import type { Ask } from '../../platform/http/ask.ts';
import { page, type Route } from '../../platform/http/routes.ts';
import { cursorOf } from '../../platform/input.ts';
import { chartCsv, type FieldError, listState, WHOLE_LIST } from '../../ui/index.ts';
import { DECISIONS_CRUMBS, VOTES_PATH, voteHref } from '../kit/refs.ts';
import { BallotsPage, type ShownBallot } from './ballots-page.tsx';
import { ballotsUse, voteUse } from './read-uses.ts';
import { codeLookedFor, findPublishedBallot } from './secret/look.ts';
import type { Looked } from './secret/look-part.tsx';

const BASE = `${VOTES_PATH}/:reference/ballots`;

const ballotsPage = async (
  ask: Ask,
  looked?: Looked<ShownBallot>,
  errors: readonly FieldError[] = [],
): Promise<Response> => {
  const reference = ask.param('reference').toUpperCase();
  const vote = await ask.perform(voteUse, { reference });
  if (!vote.ok) return ask.refused(vote.refusal);
  const state = listState(`${voteHref(reference)}/ballots`, ask.query, ['code'] as const, {
    sort: 'code',
    dir: 'ascending',
  });
  const result = await ask.perform(ballotsUse, {
    reference,
    limit: state.pageSize,
    cursor: cursorOf((state.page - 1) * state.pageSize),
  });
  if (!result.ok) return ask.refused(result.refusal);
  const response = ask.page(
    {
      title: `Ballots of ${reference}`,
      current: 'decisions',
      crumbs: [
        ...DECISIONS_CRUMBS,
        { href: VOTES_PATH, text: 'Votes' },
        { href: voteHref(reference), text: reference },
      ],
      ...(errors.length > 0 ? { hasErrors: true, status: 422 } : {}),
    },
    <BallotsPage
      vote={vote.value}
      total={result.value.total}
      ballots={result.value.ballots}
      state={state}
      csrf={ask.shell.token}
      looked={looked}
      errors={errors}
      given={ask.form.code}
    />,
  );
  // Whose code was looked for stays with whoever looked.
  if (looked) response.headers.set('cache-control', 'no-store');
  return response;
};

/** The published ballots of a secret vote, their file, and the look for one's own. */
export const ballotsRoutes: readonly Route[] = [
  page('get', `${BASE}.csv`, 'decisions.read', async (ask) => {
    const reference = ask.param('reference').toUpperCase();
    const result = await ask.perform(ballotsUse, { reference, limit: WHOLE_LIST });
    if (!result.ok) return ask.refused(result.refusal);
    const table = {
      caption: 'Ballots',
      gap: '',
      columns: ['code', 'choice', 'votes'],
      rows: result.value.ballots.map(({ code, choice, weight }) => [code, choice, weight]),
    };
    return ask.download(`ballots-${reference}.csv`, 'text/csv; charset=utf-8', `\uFEFF${chartCsv(table)}`);
  }),
  page('get', BASE, 'decisions.read', (ask) => ballotsPage(ask)),
  // By post, so that the code is in no address: addresses are logged and remembered.
  page('post', BASE, 'decisions.read', async (ask) => {
    const reference = ask.param('reference').toUpperCase();
    const asked = codeLookedFor(ask);
    if ('errors' in asked) return ballotsPage(ask, undefined, asked.errors);
    const open = await ask.perform(ballotsUse, { reference, limit: 1 });
    if (!open.ok) return ask.refused(open.refusal);
    const row = await findPublishedBallot(ask.platform.db, reference, asked.code);
    const ballot = row && {
      code: row.code,
      choice: 'choice' in row.content ? row.content.choice : '',
      weight: row.weight,
    };
    return ballotsPage(ask, { code: asked.code, ballot });
  }),
];
