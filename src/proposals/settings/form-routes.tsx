import { z } from 'zod';
import type { Ask } from '../../platform/http/ask.ts';
import { page, type Route } from '../../platform/http/routes.ts';
import { londonDate } from '../../shared/dates.ts';
import { type FormState, failed } from '../../shared/form-state.ts';
import { type Refusal, refuse } from '../../shared/result.ts';
import { dateIn, datePartValues } from '../../ui/index.ts';
import type { SettingKind } from '../kit/settings.ts';
import { checkSetting } from './check.ts';
import { type Draft, draftFrom, editedDraft, fieldsOf, partIn } from './draft-rules.ts';
import { bodiesOf, settingAnswers } from './find.ts';
import { type Found, ImportPage, SettingFormPage } from './form-page.tsx';
import { draftOfSetting, KIND_FORMS, keyedDraft } from './form-rules.ts';
import { KIND_WORDS, SETTINGS_PATH, settingHref } from './kinds.ts';
import { BELOW, kindOf, withSetting } from './kit.tsx';
import type { SettingRefusal } from './refusals.ts';
import { type SchemeData, SHAPES } from './shapes.ts';
import { readFacts } from './try.ts';
import { correctSetting, enterSetting } from './write.ts';

type Problems = readonly { readonly field: string; readonly message: string }[];

/** A problem stands at the field that it is about, or at the nearest one above it in its part. */
const atField = (field: string, values: Readonly<Record<string, string>>): string => {
  const names = Object.keys(values);
  for (let path = field; path !== ''; path = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '')
    if (path in values || names.some((name) => name.startsWith(`${path}.`) || name.startsWith(`${path}-`)))
      return path;
  return '';
};

const formOf = (draft: Draft, errors: Problems = [], refusal?: Refusal, status?: number): FormState => {
  const values = fieldsOf(draft);
  return {
    values,
    all: (name) => (values[name] === undefined ? [] : [values[name]]),
    errors: errors.map(({ field, message }) => ({ field: atField(field, values), message })),
    refusal,
    status,
  };
};

type Shown = {
  readonly kind: SettingKind;
  readonly draft: Draft;
  readonly form: FormState;
  readonly correcting?: string | undefined;
  readonly checked?: Found | undefined;
};

const actionOf = ({ kind, correcting }: Pick<Shown, 'kind' | 'correcting'>): string =>
  correcting ? `${settingHref(kind, correcting)}/correct` : `${settingHref(kind)}/new`;

const show = async (ask: Ask, shown: Shown): Promise<Response> => {
  const { kind, correcting } = shown;
  const today = londonDate(ask.platform.now());
  return ask.page(
    {
      title: correcting ? `Correct this ${KIND_WORDS[kind].one}` : `Enter a ${KIND_WORDS[kind].one}`,
      current: 'ideas',
      crumbs: [...BELOW, { href: settingHref(kind), text: KIND_WORDS[kind].title }],
      ...failed(shown.form),
    },
    <SettingFormPage
      {...shown}
      csrf={ask.shell.token}
      action={actionOf(shown)}
      correcting={correcting !== undefined}
      bodies={await bodiesOf(ask.platform.db, today)}
      checked={shown.checked}
      pressed={ask.form.do}
    />,
  );
};

/** What the form says, looked through without keeping it: every fault at once, or the scheme and its made-up case. */
const look = (ask: Ask, kind: SettingKind, draft: Draft): Pick<Shown, 'form' | 'checked'> => {
  const { data, problems } = KIND_FORMS[kind].read(draft);
  if (problems.length > 0) return { form: formOf(draft, problems) };
  const found = checkSetting(kind, data, londonDate(ask.platform.now()));
  if (found.problems.length > 0) return { form: formOf(draft, found.problems) };
  if (kind !== 'scheme') return { form: formOf(draft) };
  const tried = readFacts(partIn(draft, 'try'), 'try.');
  return {
    form: formOf(draft, tried.problems),
    checked: { scheme: found.data as SchemeData, facts: tried.facts },
  };
};

/** Fields that belong to the sending of a form and not to what it says. */
const draftOfForm = ({ csrf: _, do: __, ...fields }: Readonly<Record<string, string>>): Draft =>
  keyedDraft(draftFrom(fields));

/** A posted form: a step that keeps nothing, or the keeping. Nothing that was written is lost by either. */
const posted = async (ask: Ask, kind: SettingKind, correcting: string | undefined): Promise<Response> => {
  const draft = draftOfForm(ask.form);
  const step = ask.form.do ?? 'keep';
  // `check:questions.2` looks the whole form through as well, and comes back at that question.
  if (step === 'check' || step.startsWith('check:'))
    return show(ask, { kind, draft, correcting, ...look(ask, kind, draft) });
  if (step !== 'keep') {
    const edited = keyedDraft(editedDraft(draft, step));
    return show(ask, { kind, draft: edited, correcting, form: formOf(edited) });
  }
  const { data, problems } = KIND_FORMS[kind].read(draft);
  if (problems.length > 0)
    return show(ask, { kind, draft, correcting, form: formOf(draft, problems, undefined, 422) });
  const given = {
    kind,
    key: ask.form.key,
    id: correcting,
    version: ask.form.version,
    inForceFrom: dateIn(ask.form, 'inForceFrom'),
    inForceTo: dateIn(ask.form, 'inForceTo'),
    source: ask.form.source,
    confirmed: ask.form.confirmed ?? '',
    data,
  };
  const result = correcting
    ? await ask.perform(correctSetting, given)
    : await ask.perform(enterSetting, given);
  if (result.ok)
    return ask.redirect(settingHref(kind, result.value.id), {
      kind: 'done',
      text: correcting
        ? 'The correction is kept. It is not verified again yet.'
        : 'It is kept. It is not verified yet.',
    });
  const { status, detail, problems: told } = ask.problem(result.refusal);
  if (status !== 422 && status !== 409) return ask.refused(result.refusal);
  const errors = told.length > 0 ? told : [{ field: '', message: detail }];
  return show(ask, { kind, draft, correcting, form: formOf(draft, errors, result.refusal, status) });
};

/** A new one begins with one that is there: the one asked for, else the newest, else empty. */
const beginning = async (ask: Ask, kind: SettingKind): Promise<Draft> => {
  const today = londonDate(ask.platform.now());
  const all = await settingAnswers(ask.platform.db, ask.actor, kind, today);
  const standing = all.filter((one) => one.standing !== 'withdrawn');
  const from =
    all.find(({ id }) => id === ask.query.from) ??
    (kind === 'template' ? undefined : (standing.find((one) => one.standing === 'in force') ?? standing[0]));
  const draft = from ? draftOfSetting(kind, from.data) : kind === 'template' ? { sections: [{}] } : {};
  return keyedDraft({
    ...draft,
    source: from && !from.starting ? from.source : '',
    ...(from && kind === 'template' ? { key: from.key } : {}),
  });
};

/** A file of a scheme: its shape is checked before the form opens; gaps and overlaps are told in the form. */
const SchemeFile = z.object({ source: z.string().max(300).default(''), scheme: SHAPES.scheme });
/** More than any scheme needs. */
const MOST_BYTES = 200_000;

const readFile = async (file: File | undefined): Promise<z.output<typeof SchemeFile> | undefined> => {
  if (!file || file.size > MOST_BYTES) return undefined;
  try {
    const read = SchemeFile.safeParse(JSON.parse(await file.text()));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
};

const importPage = (ask: Ask, form: FormState): Response =>
  ask.page(
    {
      title: 'A scheme of delegation from a file',
      current: 'ideas',
      crumbs: [...BELOW, { href: settingHref('scheme'), text: KIND_WORDS.scheme.title }],
      ...failed(form),
    },
    <ImportPage form={form} csrf={ask.shell.token} />,
  );

/** The forms of settings. */
export const settingFormRoutes: readonly Route[] = [
  page('get', `${SETTINGS_PATH}/:kind/new`, 'proposals.settings', async (ask) => {
    const kind = kindOf(ask);
    if (!kind) return ask.refused({ kind: 'not-found', what: 'such a setting' });
    const draft = await beginning(ask, kind);
    return show(ask, { kind, draft, form: formOf(draft) });
  }),
  page('post', `${SETTINGS_PATH}/:kind/new`, 'proposals.settings', (ask) => {
    const kind = kindOf(ask);
    return kind ? posted(ask, kind, undefined) : ask.refused({ kind: 'not-found', what: 'such a setting' });
  }),
  page('get', `${SETTINGS_PATH}/scheme/import`, 'proposals.settings', async (ask) =>
    importPage(ask, formOf({})),
  ),
  page('post', `${SETTINGS_PATH}/scheme/import`, 'proposals.settings', async (ask) => {
    const read = await readFile(ask.file('file'));
    if (!read) {
      const { refusal } = refuse<SettingRefusal>({ kind: 'setting-file', field: 'file' });
      const { problems, status } = ask.problem(refusal);
      return importPage(ask, { ...formOf({}), errors: problems, status, refusal });
    }
    const draft = { ...draftOfSetting('scheme', read.scheme), source: read.source };
    return show(ask, { kind: 'scheme', draft, ...look(ask, 'scheme', draft) });
  }),
  page('get', `${SETTINGS_PATH}/:kind/:id/correct`, 'proposals.settings', (ask) =>
    withSetting(ask, (setting) => {
      if (!setting.may.correct)
        return ask.refused(
          setting.starting
            ? { kind: 'setting-starting' }
            : { kind: 'setting-in-force', from: setting.inForceFrom },
        );
      const draft: Draft = {
        ...draftOfSetting(setting.kind, setting.data),
        source: setting.source,
        version: String(setting.version),
        ...datePartValues('inForceFrom', setting.inForceFrom),
        ...(setting.kind === 'scheme' ? datePartValues('inForceTo', setting.inForceTo) : {}),
      };
      return show(ask, { kind: setting.kind, draft, form: formOf(draft), correcting: setting.id });
    }),
  ),
  page('post', `${SETTINGS_PATH}/:kind/:id/correct`, 'proposals.settings', (ask) =>
    withSetting(ask, (setting) => posted(ask, setting.kind, setting.id)),
  ),
];
