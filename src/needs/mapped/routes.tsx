import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { importContextOf } from '../../platform/imports/context.ts';
import { readExample, sayImportRefusal } from '../../platform/imports/index.ts';
import { refreshSources } from '../../platform/registries.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import { ExamplePage, LAYOUTS, LayoutsPage, MappingPage } from './pages.tsx';
import { proposeMapping } from './rules.ts';
import { addMappedLayout, mappedLayouts, takeUpMappedLayout, withdrawMappedLayout } from './uses.ts';

const HOME = [
  { href: '/', text: 'Home' },
  { href: '/imports', text: 'Imports' },
] as const;
const HEAD = { current: 'population', crumbs: [...HOME, { href: LAYOUTS, text: 'Own layouts' }] } as const;
/** Rows of the example that are shown. */
const SHOWN = 8;

const list = page('get', LAYOUTS, 'loads.read', async (ask) => {
  const answer = await ask.perform(mappedLayouts, {});
  if (!answer.ok) return ask.refused(answer.refusal);
  return ask.page(
    { title: 'Own layouts', current: 'population', crumbs: HOME },
    <LayoutsPage ask={ask} items={answer.value.items} />,
  );
});

const examplePage = (ask: Ask, form: FormState): Response =>
  ask.page({ ...HEAD, title: 'Describe a file', ...failed(form) }, <ExamplePage ask={ask} form={form} />);

const fresh = page('get', `${LAYOUTS}/new`, 'needs.manage', async (ask) => examplePage(ask, emptyForm()));

const wrongFile = (ask: Ask, message: string): Response =>
  examplePage(ask, { ...emptyForm(), errors: [{ field: 'file', message }] });

/** Reads the head of the posted file from a folder that is gone when the answer is given. */
const headOf = async ({ platform }: Ask, file: File) => {
  await refreshSources(platform.registries, platform.db);
  const folder = await mkdtemp(join(platform.folder('spool'), 'example-'));
  try {
    const path = join(folder, 'file.csv');
    await writeFile(path, Buffer.from(await file.arrayBuffer()));
    return await readExample(importContextOf(platform), path, join(folder, 'text.csv'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const example = page('post', `${LAYOUTS}/example`, 'needs.manage', async (ask) => {
  const file = ask.file('file');
  if (!file || file.size === 0) return wrongFile(ask, 'Choose a file.');
  const head = await headOf(ask, file);
  if (!head.ok) {
    const { title, detail, todo } = sayImportRefusal(head.refusal);
    return wrongFile(ask, `${title}. ${detail} ${todo}`);
  }
  const { headers, rows, known } = head.value;
  if (known)
    return wrongFile(ask, `Such a file can be read already, as “${known}”. Load it at Imports as it is.`);
  const proposed = proposeMapping(headers, rows);
  return ask.page(
    { ...HEAD, title: 'What are its columns?' },
    <MappingPage ask={ask} form={emptyForm(proposed)} headers={headers} rows={rows.slice(0, SHOWN)} />,
  );
});

const keep = page('post', LAYOUTS, 'needs.manage', async (ask) => {
  const done = await ask.perform(addMappedLayout, ask.form);
  const headers = (ask.form.headers ?? '').split(/\r?\n/);
  if (!done.ok)
    return formAgain(ask, done.refusal, (form) =>
      ask.page(
        { ...HEAD, title: 'What are its columns?', ...failed(form) },
        <MappingPage ask={ask} form={form} headers={headers} rows={[]} />,
      ),
    );
  return ask.redirect('/imports', {
    kind: 'done',
    text: `The layout of “${done.value.title}” is kept. Load its files here.`,
  });
});

const change = (word: 'withdraw' | 'take-up', use: typeof withdrawMappedLayout, said: string): Route =>
  page('post', `${LAYOUTS}/:slug/${word}`, 'needs.manage', async (ask) => {
    const done = await ask.perform(use, { slug: ask.param('slug') });
    return done.ok
      ? ask.redirect(LAYOUTS, { kind: 'done', text: `“${done.value.title}” ${said}.` })
      : ask.refused(done.refusal);
  });

export const mappedRoutes: readonly Route[] = [
  api(mappedLayouts),
  api(addMappedLayout),
  api(withdrawMappedLayout),
  api(takeUpMappedLayout),
  list,
  fresh,
  example,
  keep,
  change('withdraw', withdrawMappedLayout, 'is withdrawn'),
  change('take-up', takeUpMappedLayout, 'is taken up again'),
];
