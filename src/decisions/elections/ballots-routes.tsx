import type { Ask } from '../../platform/http/ask.ts';
import { page, type Route } from '../../platform/http/routes.ts';
import { cursorOf } from '../../platform/input.ts';
import { chartCsv, type FieldError, listState, WHOLE_LIST } from '../../ui/index.ts';
import { ELECTIONS_PATH, electionHref } from '../kit/refs.ts';
import { codeLookedFor, findPublishedBallot } from '../votes/secret/look.ts';
import type { Looked } from '../votes/secret/look-part.tsx';
import { BallotsPage, type ShownBallot } from './ballots-page.tsx';
import { ranksOf } from './count.ts';
import { electionHead, referenceIn, withElection } from './heads.ts';
import { rankedBallotsUse } from './read-uses.ts';

const BASE = `${ELECTIONS_PATH}/:reference/ballots`;

const ballotsPage = (
  ask: Ask,
  looked?: Looked<ShownBallot>,
  errors: readonly FieldError[] = [],
): Promise<Response> =>
  withElection(ask, async (election) => {
    const state = listState(`${electionHref(election.reference)}/ballots`, ask.query, ['code'] as const, {
      sort: 'code',
      dir: 'ascending',
    });
    const result = await ask.perform(rankedBallotsUse, {
      reference: election.reference,
      limit: state.pageSize,
      cursor: cursorOf((state.page - 1) * state.pageSize),
    });
    if (!result.ok) return ask.refused(result.refusal);
    const response = ask.page(
      {
        ...electionHead(election, `Ballots of ${election.reference}`),
        ...(errors.length > 0 ? { hasErrors: true, status: 422 } : {}),
      },
      <BallotsPage
        election={election}
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
  });

/** A column for each rank, so that others can read the file into a count of their own. */
const tableOf = (
  ballots: readonly { readonly code: string; readonly ranks: readonly string[] }[],
  names: ReadonlyMap<string, string>,
) => {
  const longest = ballots.reduce((most, { ranks }) => Math.max(most, ranks.length), 0);
  const places = Array.from({ length: longest }, (_, place) => place);
  return {
    caption: 'Ballots',
    gap: '',
    columns: ['code', ...places.map((place) => `rank${place + 1}`)],
    rows: ballots.map(({ code, ranks }) => [
      code,
      ...places.map((place) => {
        const id = ranks[place];
        return id === undefined ? '' : (names.get(id) ?? id);
      }),
    ]),
  };
};

/** The published ballots of an election, their file, and the look for one's own. */
export const electionBallotsRoutes: readonly Route[] = [
  page('get', `${BASE}.csv`, 'decisions.read', async (ask) => {
    const reference = referenceIn(ask);
    const ballots: { code: string; ranks: string[] }[] = [];
    let names = new Map<string, string>();
    let cursor: string | undefined;
    do {
      const part = await ask.perform(rankedBallotsUse, { reference, limit: WHOLE_LIST, cursor });
      if (!part.ok) return ask.refused(part.refusal);
      ballots.push(...part.value.ballots);
      names = new Map(part.value.candidates.map(({ id, name }) => [id, name]));
      cursor = part.value.next;
    } while (cursor);
    return ask.download(
      `ballots-${reference}.csv`,
      'text/csv; charset=utf-8',
      `\uFEFF${chartCsv(tableOf(ballots, names))}`,
    );
  }),
  page('get', BASE, 'decisions.read', (ask) => ballotsPage(ask)),
  // By post, so that the code is in no address: addresses are logged and remembered.
  page('post', BASE, 'decisions.read', async (ask) => {
    const reference = referenceIn(ask);
    const asked = codeLookedFor(ask);
    if ('errors' in asked) return ballotsPage(ask, undefined, asked.errors);
    const open = await ask.perform(rankedBallotsUse, { reference, limit: 1 });
    if (!open.ok) return ask.refused(open.refusal);
    const row = await findPublishedBallot(ask.platform.db, reference, asked.code);
    return ballotsPage(ask, { code: asked.code, ballot: row && { code: row.code, ranks: ranksOf(row) } });
  }),
];
