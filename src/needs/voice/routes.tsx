import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import type { Refusal } from '../../shared/result.ts';
import { dateIn, datePartValues, withQuery } from '../../ui/index.ts';
import type { VoiceWhole } from './answers.ts';
import { CorrectVoicePage, NewVoicePage, WithdrawVoicePage } from './forms.tsx';
import { addVoice, correctVoice, withdrawVoice } from './keep.ts';
import { voiceListRoutes } from './list-routes.tsx';
import { findVoice, voiceThemes } from './queries.ts';
import { NewQuotationPage, QUOTATIONS_IN_FORM, QuotationPage } from './quotation-forms.tsx';
import { addQuotation, permitQuotation, takeBackQuotation } from './quotations.ts';
import { themesIn } from './rules.ts';
import { VOICE_PATH, voiceHref } from './shown.ts';
import { voice, voices, voicesAboutUse } from './uses.ts';
import { VoicePage } from './voice-page.tsx';

const CRUMBS = [
  { href: '/', text: 'Home' },
  { href: '/population/needs', text: 'Population' },
] as const;

const TITLE = 'What people have told us';

const head = (title: string, form?: FormState) => ({
  title,
  current: 'population',
  crumbs: [...CRUMBS, { href: VOICE_PATH, text: TITLE }],
  ...(form ? failed(form) : {}),
});

/** Themes used most, to choose from; further ones are written. */
const SUGGESTED = 16;

const suggested = async (ask: Ask): Promise<string[]> =>
  (await voiceThemes(ask.platform.db)).slice(0, SUGGESTED).map(({ theme }) => theme);

/** What a form sends of a voice, as the use reads it. */
const inputOf = (ask: Ask) => ({
  ...ask.form,
  heardOn: dateIn(ask.form, 'heardOn'),
  themes: themesIn([...ask.all('themes'), ask.form.newThemes ?? '']),
});

/** Quotations of the form that anybody wrote something in, each with its place. */
const quotationsIn = (ask: Ask) =>
  Array.from({ length: QUOTATIONS_IN_FORM }, (_, i) => i + 1)
    .map((n) => ({
      n,
      words: ask.form[`words-${n}`] ?? '',
      speaker: ask.form[`speaker-${n}`] ?? '',
      permission: ask.form[`permission-${n}`] ?? '',
    }))
    .filter(({ words, speaker, permission }) => `${words}${speaker}${permission}`.trim() !== '');

/** The API names a quotation by its place in the list; the form by its place on the page. */
const atFields = (refusal: Refusal, places: readonly number[]): Refusal => {
  const place = (index: string | undefined): number => places[Number(index)] ?? 1;
  if (refusal.kind === 'bad-input' && 'problems' in refusal) {
    const problems = refusal.problems as readonly { field: string; message: string }[];
    return {
      ...refusal,
      problems: problems.map((one) => {
        const [list, index, name] = one.field.split('.');
        return list === 'quotations' && name ? { ...one, field: `${name}-${place(index)}` } : one;
      }),
    } as Refusal;
  }
  const numbered = /^(words|speaker)-(\d+)$/.exec(refusal.field ?? '');
  return numbered
    ? { ...refusal, field: `${numbered[1]}-${place(String(Number(numbered[2]) - 1))}` }
    : refusal;
};

const withVoice = async (
  ask: Ask,
  show: (found: VoiceWhole) => Response | Promise<Response>,
): Promise<Response> => {
  const result = await ask.perform(voice, { reference: ask.param('reference') });
  return result.ok ? show(result.value) : ask.refused(result.refusal);
};

/** For pages that change a voice: those who may not, and voices that are withdrawn, are told so. */
const toChange = (ask: Ask, show: (found: VoiceWhole) => Response | Promise<Response>): Promise<Response> =>
  withVoice(ask, (found) =>
    found.may.change
      ? show(found)
      : ask.refused({ kind: found.withdrawnOn ? 'voice-withdrawn' : 'voice-not-yours' }),
  );

const text = (value: number | null): string => (value === null ? '' : String(value));

/** What was written, as it was written: also numbers that are too small to be shown. */
const valuesOf = async (ask: Ask, found: VoiceWhole): Promise<FormState> => {
  const kept = await findVoice(ask.platform.db, found.reference);
  return emptyForm(
    {
      subject: found.subject,
      area: found.area,
      kind: found.kind,
      source: kept?.source ?? '',
      ...datePartValues('heardOn', found.heardOn),
      how: found.how,
      place: found.place ?? '',
      people: text(kept?.heard_people ?? null),
      with: text(kept?.heard_with ?? null),
      heardWho: found.heardWho ?? '',
      notHeard: found.notHeard.join('\n'),
      summary: found.summary,
      newThemes: '',
      version: String(found.version),
    },
    { themes: found.themes },
  );
};

const newPage = async (ask: Ask, form: FormState): Promise<Response> => {
  const { subject } = form.values;
  return ask.page(
    head('Add a voice', form),
    <NewVoicePage
      form={form}
      csrf={ask.shell.token}
      themes={await suggested(ask)}
      back={withQuery(VOICE_PATH, { subject })}
    />,
  );
};

const correctPage = async (ask: Ask, found: VoiceWhole, form: FormState): Promise<Response> => {
  // Its own themes stand among those to choose from, however seldom they are used.
  const themes = [...new Set([...found.themes, ...(await suggested(ask))])];
  return ask.page(
    head(`Correct ${found.reference}`, form),
    <CorrectVoicePage form={form} csrf={ask.shell.token} reference={found.reference} themes={themes} />,
  );
};

const withdrawPage = (ask: Ask, found: VoiceWhole, form: FormState): Response =>
  ask.page(
    head(`Withdraw ${found.reference}`, form),
    <WithdrawVoicePage form={form} csrf={ask.shell.token} voice={found} />,
  );

const newQuotationPage = (ask: Ask, found: VoiceWhole, form: FormState): Response =>
  ask.page(
    head('Add a quotation', form),
    <NewQuotationPage form={form} csrf={ask.shell.token} reference={found.reference} />,
  );

/** One quotation, to those who may change its voice and may read it. */
const quotationPage = (ask: Ask, found: VoiceWhole, form: FormState): Response | Promise<Response> => {
  const quotation = found.quotations.find(({ id }) => id === ask.param('id'));
  if (!quotation || quotation.words === null)
    return ask.refused(
      quotation
        ? { kind: 'quotation-taken-back' }
        : ({ kind: 'not-found', what: 'that quotation' } as Refusal),
    );
  return ask.page(
    head('Who may read this quotation?', form),
    <QuotationPage form={form} csrf={ask.shell.token} reference={found.reference} quotation={quotation} />,
  );
};

const BASE = `${VOICE_PATH}/:reference`;

const QUOTATION = `${BASE}/quotations/:id`;

const done = (ask: Ask, words: string): Promise<Response> =>
  ask.redirect(voiceHref(ask.param('reference')), { kind: 'done', text: words });

export const voiceRoutes: readonly Route[] = [
  api(voices),
  api(voice),
  api(voicesAboutUse),
  api(addVoice),
  api(correctVoice),
  api(withdrawVoice),
  api(addQuotation),
  api(permitQuotation),
  api(takeBackQuotation),
  ...voiceListRoutes,
  page('get', `${VOICE_PATH}/new`, 'voice.record', (ask) =>
    newPage(ask, emptyForm({ subject: ask.query.subject ?? '', area: ask.query.area ?? '' })),
  ),
  page('post', `${VOICE_PATH}/new`, 'voice.record', async (ask) => {
    const quotations = quotationsIn(ask);
    const places = quotations.map(({ n }) => n);
    const result = await ask.perform(addVoice, {
      ...inputOf(ask),
      quotations: quotations.map(({ n: _, ...one }) => one),
    });
    if (!result.ok) return formAgain(ask, atFields(result.refusal, places), (form) => newPage(ask, form));
    const { reference } = result.value;
    return ask.redirect(voiceHref(reference), {
      kind: 'done',
      text: `The voice is recorded as ${reference}.`,
    });
  }),
  page('get', `${BASE}/correct`, 'voice.record', (ask) =>
    toChange(ask, async (found) => correctPage(ask, found, await valuesOf(ask, found))),
  ),
  page('post', `${BASE}/correct`, 'voice.record', async (ask) => {
    const result = await ask.perform(correctVoice, { ...inputOf(ask), reference: ask.param('reference') });
    if (result.ok) return done(ask, 'The correction is kept.');
    return formAgain(ask, result.refusal, (form) => toChange(ask, (found) => correctPage(ask, found, form)));
  }),
  page('get', `${BASE}/withdraw`, 'voice.record', (ask) =>
    toChange(ask, (found) => withdrawPage(ask, found, emptyForm({ version: String(found.version) }))),
  ),
  page('post', `${BASE}/withdraw`, 'voice.record', async (ask) => {
    const result = await ask.perform(withdrawVoice, { ...ask.form, reference: ask.param('reference') });
    if (result.ok) return done(ask, 'The voice is withdrawn.');
    return formAgain(ask, result.refusal, (form) => toChange(ask, (found) => withdrawPage(ask, found, form)));
  }),
  page('get', `${BASE}/quotations/new`, 'voice.record', (ask) =>
    toChange(ask, (found) => newQuotationPage(ask, found, emptyForm())),
  ),
  page('post', `${BASE}/quotations/new`, 'voice.record', async (ask) => {
    const result = await ask.perform(addQuotation, { ...ask.form, reference: ask.param('reference') });
    if (result.ok) return done(ask, 'The quotation is added.');
    return formAgain(ask, result.refusal, (form) =>
      toChange(ask, (found) => newQuotationPage(ask, found, form)),
    );
  }),
  page('get', QUOTATION, 'voice.record', (ask) =>
    toChange(ask, (found) => quotationPage(ask, found, emptyForm())),
  ),
  page('post', QUOTATION, 'voice.record', async (ask) => {
    const result = await ask.perform(permitQuotation, {
      ...ask.form,
      reference: ask.param('reference'),
      id: ask.param('id'),
    });
    if (result.ok) return done(ask, 'Who may read it is changed.');
    return formAgain(ask, result.refusal, (form) =>
      toChange(ask, (found) => quotationPage(ask, found, form)),
    );
  }),
  page('post', `${QUOTATION}/take-back`, 'voice.record', async (ask) => {
    const result = await ask.perform(takeBackQuotation, {
      reference: ask.param('reference'),
      id: ask.param('id'),
    });
    return result.ok ? done(ask, 'It is taken back; its words are gone.') : ask.refused(result.refusal);
  }),
  page('get', BASE, 'needs.read', (ask) =>
    withVoice(ask, (found) => ask.page(head(found.reference), <VoicePage voice={found} />)),
  ),
];
