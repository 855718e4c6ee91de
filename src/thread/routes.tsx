import type { Ask } from '../platform/http/ask.ts';
import { api, page, type Route } from '../platform/http/routes.ts';
import { type Thread, threadHref } from '../shared/thread.ts';
import { type ChartTable, chartCsv, threadPictureSvg } from '../ui/index.ts';
import { rowsOf, ThreadPage, WhoseThread } from './page.tsx';
import { thread } from './use.ts';

/** Of what it is asked: in the path where the id has no slash, else as `of`. */
const asked = (ask: Ask): string => {
  const kind = ask.param('kind');
  return kind ? `${kind}:${ask.param('id')}` : (ask.query.of ?? '');
};

const withThread = async (ask: Ask, of: string, show: (found: Thread) => Response): Promise<Response> => {
  const result = await ask.perform(thread, { of });
  return result.ok ? show(result.value) : ask.refused(result.refusal);
};

const CRUMBS = [{ href: '/', text: 'Home' }];

const pageOf = (ask: Ask): Promise<Response> =>
  withThread(ask, asked(ask), (found) => {
    const here = found.objects[0];
    const of = encodeURIComponent(found.here);
    return ask.page(
      {
        title: here ? `The thread of ${here.label}` : 'The thread',
        crumbs: here?.href
          ? [...CRUMBS, { href: here.href, text: here.id.length < 24 ? here.id : here.station }]
          : CRUMBS,
      },
      <ThreadPage thread={found} svg={`/thread.svg?of=${of}`} csv={`/thread.csv?of=${of}`} />,
    );
  });

const tableOf = (found: Thread): ChartTable => ({
  caption: 'The thread',
  columns: ['kind', 'id', 'what', 'when', 'came of', 'address'],
  rows: rowsOf(found).map((row) => [
    row.station,
    row.id,
    row.label,
    row.date || null,
    row.from.map(({ id }) => id).join('; '),
    row.href,
  ]),
  gap: '',
});

const nameOf = ({ here }: Thread): string => `thread-${here.replaceAll(/[^\w-]+/g, '-')}`;

/** The page of a thread, its JSON, and its files. */
export const threadRoutes: readonly Route[] = [
  api(thread),
  page('get', '/thread', 'thread.read', async (ask) => {
    const of = ask.query.of ?? '';
    if (!of) return ask.page({ title: 'The thread', crumbs: CRUMBS }, <WhoseThread />);
    const colon = of.indexOf(':');
    const href = threadHref({ kind: of.slice(0, colon), id: of.slice(colon + 1) });
    // One address each: where the id fits into a path, that is it.
    return href.includes('?') || colon < 1 ? pageOf(ask) : ask.redirect(href);
  }),
  page('get', '/thread/:kind/:id', 'thread.read', pageOf),
  page('get', '/thread.svg', 'thread.read', (ask) =>
    withThread(ask, asked(ask), (found) =>
      ask.download(`${nameOf(found)}.svg`, 'image/svg+xml; charset=utf-8', threadPictureSvg(found)),
    ),
  ),
  page('get', '/thread.csv', 'thread.read', (ask) =>
    withThread(ask, asked(ask), (found) =>
      ask.download(`${nameOf(found)}.csv`, 'text/csv; charset=utf-8', `\uFEFF${chartCsv(tableOf(found))}`),
    ),
  ),
];
