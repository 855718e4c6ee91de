import { Readable } from 'node:stream';
import type { Ask } from '../../platform/http/ask.ts';
import { type ApiBytesRoute, api, page, type Route } from '../../platform/http/routes.ts';
import { rejectsCsv } from '../../platform/imports/index.ts';
import { problemOf } from '../../platform/refusals.ts';
import type { Refusal } from '../../shared/result.ts';
import type { FieldError, ProgressState } from '../../ui/index.ts';
import { hasEnded, type LoadReport } from './answers.ts';
import { ImportsPage } from './list-page.tsx';
import { LoadPage, TakeBackPage } from './load-page.tsx';
import { enqueue } from './queue.ts';
import { receiveBytes, receiveForm } from './receive.ts';
import { importsRefusals } from './refusals.ts';
import { SourcesPage } from './sources-page.tsx';
import { bringBackLoad, load, loads, PAGE_SIZE, sources, takeBackLoad } from './uses.ts';

const HOME = { href: '/', text: 'Home' } as const;
const IMPORTS = { href: '/imports', text: 'Imports' } as const;

const megabytes = (ask: Ask): number => ask.platform.config.UPLOAD_LIMIT_MB * 1_000_000;

type Tried = { readonly errors: readonly FieldError[]; readonly period: string; readonly status: number };

/** The list, also after an upload that was refused: then with what is wrong above it. */
const listPage = async (ask: Ask, tried?: Tried): Promise<Response> => {
  const pageNumber = Math.max(1, Math.trunc(Number(ask.query.page)) || 1);
  const { page: _, ...query } = ask.query;
  const answer = await ask.perform(loads, { ...query, cursor: String((pageNumber - 1) * PAGE_SIZE) });
  if (!answer.ok) return ask.refused(answer.refusal);
  return ask.page(
    {
      title: 'Imports',
      crumbs: [HOME],
      ...(tried ? { hasErrors: true, status: tried.status } : {}),
    },
    <ImportsPage
      ask={ask}
      answer={answer.value}
      page={pageNumber}
      {...(tried ? { errors: tried.errors, period: tried.period } : {})}
    />,
  );
};

const uploaded = async (ask: Ask): Promise<Response> => {
  const received = await receiveForm(ask.hono.req.raw, {
    folder: ask.platform.folder('spool'),
    limit: megabytes(ask),
    tokenFits: ask.tokenFits,
  });
  if (!received.ok) {
    if (received.refusal.kind === 'form-expired') return ask.refused(received.refusal);
    const { status, detail } = problemOf([importsRefusals], received.refusal);
    return listPage(ask, { errors: [{ field: 'files', message: detail }], period: '', status });
  }
  const { files, fields } = received.value;
  const ids: string[] = [];
  for (const file of files) ids.push(await enqueue(ask.platform, ask.actor, file, fields.get('period')));
  const [first] = ids;
  return ids.length === 1 && first
    ? ask.redirect(`/imports/${first}`)
    : ask.redirect('/imports', {
        kind: 'done',
        text: `${ids.length} files have arrived. They are read one after another.`,
      });
};

const withReport = async (ask: Ask, show: (report: LoadReport) => Promise<Response> | Response) => {
  const answer = await ask.perform(load, { id: ask.param('id') });
  return answer.ok ? show(answer.value) : ask.refused(answer.refusal);
};

const progressOf = (report: LoadReport): ProgressState => ({
  state: report.state === 'waiting' ? 'waiting' : hasEnded(report) ? 'done' : 'running',
  text: report.text,
  ...(report.total ? { value: report.done ?? 0, max: report.total } : {}),
});

const rejectsOf = (ask: Ask): Promise<Response> =>
  withReport(ask, (report) =>
    ask.download(
      `${report.file}-rejected.csv`,
      'text/csv; charset=utf-8',
      Readable.toWeb(
        Readable.from(rejectsCsv(ask.platform.db, report.id)).map((text: string) => Buffer.from(text)),
      ) as ReadableStream<Uint8Array>,
    ),
  );

/** A cookie alone may not send files here: another site could make a browser do so. */
const mayWrite = ({ actor }: Ask): Refusal | undefined => {
  if (actor.kind !== 'person') return undefined;
  if (actor.via !== 'token') return { kind: 'token-needed' };
  return actor.scopes && !actor.scopes.includes('write')
    ? ({ kind: 'not-allowed', permission: 'loads.manage' } as Refusal)
    : undefined;
};

const sendBytes: ApiBytesRoute = {
  face: 'api-bytes',
  method: 'post',
  path: '/loads',
  permission: 'loads.manage',
  summary:
    'Sends one file as the raw body; `name` is its name, `period` what it is for. Answers 202 with its id.',
  handle: async (ask) => {
    const refused = mayWrite(ask);
    if (refused) return ask.refused(refused);
    const name = ask.query.name?.trim();
    if (!name)
      return ask.refused({
        kind: 'bad-input',
        problems: [{ field: 'name', message: 'Give the name of the file.' }],
      } as Refusal);
    const received = await receiveBytes(ask.hono.req.raw, name, {
      folder: ask.platform.folder('spool'),
      limit: megabytes(ask),
    });
    if (!received.ok) return ask.refused(received.refusal);
    const id = await enqueue(ask.platform, ask.actor, received.value, ask.query.period);
    return ask.hono.json({ id, href: `/api/v1/loads/${id}` }, 202, { location: `/api/v1/loads/${id}` });
  },
};

const rejectsBytes: ApiBytesRoute = {
  face: 'api-bytes',
  method: 'get',
  path: '/loads/:id/rejects',
  permission: 'loads.read',
  summary: 'The rejected rows of a load as CSV: line, column, value, reason.',
  handle: rejectsOf,
};

export const importRoutes: readonly Route[] = [
  api(loads),
  api(load),
  api(takeBackLoad),
  api(bringBackLoad),
  api(sources),
  sendBytes,
  rejectsBytes,
  page('get', '/imports', 'loads.read', (ask) => listPage(ask)),
  page('post', '/imports', 'loads.manage', uploaded, 'stream'),
  page('get', '/imports/sources', 'public.read', async (ask) => {
    const answer = await ask.perform(sources, {});
    if (!answer.ok) return ask.refused(answer.refusal);
    return ask.page(
      { title: 'The files that can be read', crumbs: [HOME, IMPORTS] },
      <SourcesPage sources={answer.value.items} />,
    );
  }),
  page('get', '/imports/:id', 'loads.read', (ask) =>
    withReport(ask, (report) =>
      ask.page({ title: report.file, crumbs: [HOME, IMPORTS] }, <LoadPage ask={ask} report={report} />),
    ),
  ),
  page('get', '/imports/:id/progress', 'loads.read', (ask) =>
    withReport(ask, (report) => ask.hono.json(progressOf(report))),
  ),
  page('get', '/imports/:id/rejects.csv', 'loads.read', rejectsOf),
  page('get', '/imports/:id/take-back', 'loads.manage', (ask) =>
    withReport(ask, (report) =>
      report.canTakeBack
        ? ask.page(
            {
              title: 'Take this file back?',
              crumbs: [HOME, IMPORTS, { href: `/imports/${report.id}`, text: report.file }],
            },
            <TakeBackPage ask={ask} report={report} />,
          )
        : ask.redirect(`/imports/${report.id}`),
    ),
  ),
  page('post', '/imports/:id/take-back', 'loads.manage', async (ask) => {
    const answer = await ask.perform(takeBackLoad, { id: ask.param('id') });
    if (!answer.ok) return ask.refused(answer.refusal);
    return ask.redirect(`/imports/${answer.value.id}`, { kind: 'done', text: 'The file is taken back.' });
  }),
  page('post', '/imports/:id/bring-back', 'loads.manage', async (ask) => {
    const answer = await ask.perform(bringBackLoad, { id: ask.param('id') });
    if (!answer.ok) return ask.refused(answer.refusal);
    return ask.redirect(`/imports/${answer.value.id}`, { kind: 'done', text: 'The file is in force again.' });
  }),
];
