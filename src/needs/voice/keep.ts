import type { Updateable } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../platform/use.ts';
import { normaliseCommissioner } from '../../shared/codes.ts';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { GENERAL } from '../kit/conditions.ts';
import { type Done, differing, keepChange } from '../kit/history.ts';
import {
  confirmedWords,
  date,
  optionalPeople,
  optionalWords,
  several,
  versionInput,
  words,
} from '../kit/input.ts';
import { nextReference } from '../kit/references.ts';
import { signatureOf } from '../kit/who.ts';
import { identifiedIn } from '../kit/words.ts';
import { findCondition } from '../profiles/condition/catalogue.ts';
import type { NeedsRefusal } from '../refusals.ts';
import { lockVoice, type Voice } from './queries.ts';
import { HOW_HEARD, listIn, PERMITTED, SOURCE_KINDS, seemsToName, themesIn } from './rules.ts';
import { mayChange, seesVoice, voiceRef } from './shown.ts';
import { type VoiceTable, voiceDb } from './tables.ts';

type Refused = NeedsRefusal | CommonRefusal;

/** Of a voice what a person writes freely. Quotations stand in no history at all. */
const FREE = [
  'place',
  'source',
  'heardWho',
  'notHeard',
  'summary',
  'themes',
  'because',
  // Not words, but numbers that may be too small to be told.
  'heardPeople',
  'heardWith',
];

/** More quotations than these are read by nobody. */
export const MOST_QUOTATIONS = 12;

const subject = z
  .string({ error: 'Choose what it is about.' })
  .trim()
  .min(1, 'Choose what it is about.')
  .refine((text) => text === GENERAL || findCondition(text) !== undefined, 'We know no such condition.')
  .transform((text) => (text === GENERAL ? GENERAL : (findCondition(text)?.slug ?? GENERAL)))
  .describe('a condition (copd), or general');

/** What a person writes of a voice. */
const said = {
  subject,
  area: optionalText(z.string().trim().max(10)).describe(
    "code of the area's commissioner; the group's own unless given",
  ),
  place: optionalWords(200).describe('where they live or were heard'),
  source: words('Say from whom it came: a group, a practice, a survey.', 200).describe(
    'from whom it came; never the name of a patient',
  ),
  kind: z.enum(SOURCE_KINDS, { error: 'Choose who it came from.' }),
  heardOn: date('Give the day on which they were heard, as a date that exists.'),
  how: z.enum(HOW_HEARD, { error: 'Choose how they were heard.' }),
  people: optionalPeople().describe('how many people were heard'),
  with: optionalPeople().describe('of them, those who live with the condition'),
  heardWho: optionalWords(500).describe('who they were'),
  notHeard: z
    .union([z.array(z.string().max(200)), optionalWords(1000)])
    .transform((given) => (typeof given === 'string' ? listIn(given) : listIn((given ?? []).join('\n'))))
    .describe('who was not heard: a list, or text with semicolons'),
  summary: words('Say what they said, in a few sentences.', 4000),
  themes: several(z.string().max(200)).describe('what it was about, in short words'),
};
type Said = z.output<z.ZodObject<typeof said>>;

const quotationWords = {
  words: words('Write what was said, word for word.', 1000),
  speaker: optionalWords(200).describe('who said it, without naming them: Man, 60s, Furnace ward'),
  permission: z.enum(PERMITTED, { error: 'Choose who may read it.' }),
};

/** What may not be kept: identifiers of a patient or names, unless confirmed; numbers that cannot be; days to come. */
const whyNot = (
  input: Said,
  today: CalendarDate,
  confirmed: boolean,
  quotations: readonly { readonly words: string; readonly speaker?: string | undefined }[] = [],
): Refused | undefined => {
  const spoken = Object.fromEntries(
    quotations.flatMap((one, i) => [
      [`words-${i + 1}`, one.words],
      [`speaker-${i + 1}`, one.speaker],
    ]),
  );
  const free = {
    place: input.place,
    source: input.source,
    heardWho: input.heardWho,
    notHeard: input.notHeard.join('\n'),
    summary: input.summary,
    themes: input.themes.join('\n'),
    ...spoken,
  };
  const identified = whyNotWords(free, confirmed);
  if (identified) return identified;
  if (input.with !== undefined && (input.people === undefined || input.with > input.people))
    return { kind: 'voice-heard-with', field: 'with' };
  if (input.heardOn > today) return { kind: 'voice-ahead', field: 'heardOn' };
  return undefined;
};

const whyNotWords = (
  free: Readonly<Record<string, string | undefined>>,
  confirmed: boolean,
): Refused | undefined => {
  const identified = identifiedIn(free, confirmed);
  if (identified || confirmed) return identified;
  const named = Object.entries(free).find(([, text]) => text !== undefined && seemsToName(text));
  return named ? { kind: 'voice-names', field: named[0] } : undefined;
};

const rowOf = (input: Said, area: string) => ({
  subject: input.subject,
  area,
  place: input.place ?? null,
  source: input.source,
  source_kind: input.kind,
  heard_on: input.heardOn,
  how: input.how,
  heard_people: input.people ?? null,
  heard_with: input.with ?? null,
  heard_who: input.heardWho ?? null,
  not_heard: input.notHeard,
  summary: input.summary,
  themes: themesIn(input.themes),
});

const FIELDS: readonly (readonly [keyof ReturnType<typeof rowOf>, string])[] = [
  ['subject', 'subject'],
  ['area', 'area'],
  ['place', 'place'],
  ['source', 'source'],
  ['source_kind', 'sourceKind'],
  ['heard_on', 'heardOn'],
  ['how', 'how'],
  ['heard_people', 'heardPeople'],
  ['heard_with', 'heardWith'],
  ['heard_who', 'heardWho'],
  ['not_heard', 'notHeard'],
  ['summary', 'summary'],
  ['themes', 'themes'],
];

const areaOf = async (platform: Platform, given: string | undefined): Promise<string | undefined> =>
  given ? normaliseCommissioner(given) : (await platform.group())?.area;

const output = z.object({ reference: z.string() });
type Answer = Result<{ reference: string }, Refused>;

/** Adds a voice: what people said, who was heard and who was not, with the quotations that were given. */
export const addVoice = defineUse({
  name: 'add-voice',
  path: 'voices',
  method: 'post',
  permission: 'voice.record',
  summary:
    'Adds what people said of a need: who was heard and who was not, themes, and quotations with permission.',
  input: z.object({
    ...said,
    quotations: z.array(z.object(quotationWords)).max(MOST_QUOTATIONS).default([]),
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, { quotations, confirmed, ...input }): Promise<Answer> => {
    const now = platform.now();
    const today = londonDate(now);
    const wrong = whyNot(input, today, confirmed, quotations);
    if (wrong) return refuse(wrong);
    const area = await areaOf(platform, input.area);
    if (!area) return refuse({ kind: 'no-area' });
    const by = signatureOf(actor);
    return inTransaction(platform.db, async (trx) => {
      const reference = await nextReference(trx, 'VOI', today);
      await voiceDb(trx)
        .insertInto('voice')
        .values({
          reference,
          ...rowOf(input, area),
          withdrawn_on: null,
          withdrawn_because: null,
          recorded_by: by.person,
          recorded_by_name: by.name,
          recorded_by_standing: by.standing,
          recorded_on: today,
        })
        .execute();
      for (const [i, one] of quotations.entries()) await insertQuotation(trx, reference, i + 1, one);
      await keepChange(trx, actor, now, voiceRef(reference), {
        version: 1,
        kind: 'voice.recorded',
        after: {
          subject: input.subject,
          sourceKind: input.kind,
          heardOn: input.heardOn,
          quotations: quotations.map(({ permission }) => permission),
          ...(confirmed ? { confirmed: true } : {}),
        },
        free: FREE,
      });
      return ok({ reference });
    });
  },
});

type NewQuotation = z.output<z.ZodObject<typeof quotationWords>>;

const insertQuotation = async (
  trx: Trx,
  voice: string,
  place: number,
  { words: text, speaker, permission }: NewQuotation,
): Promise<string> => {
  const { id } = await voiceDb(trx)
    .insertInto('voice_quotation')
    .values({
      voice,
      place,
      words: text,
      speaker: speaker ?? null,
      permission,
      taken_back_on: null,
      taken_back_by_name: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

/** A locked voice that this actor may change and that stands; nobody changed it meanwhile. */
const openVoice = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: { readonly reference: string; readonly version?: number },
): Promise<Result<Voice, Refused>> => {
  const voice = await lockVoice(trx, given.reference);
  if (!voice || !(await seesVoice({ ...platform, db: trx }, actor, given.reference)))
    return refuse({ kind: 'not-found', what: `the voice ${given.reference}` });
  if (!mayChange(actor, voice)) return refuse({ kind: 'voice-not-yours' });
  if (voice.withdrawn_on !== null) return refuse({ kind: 'voice-withdrawn' });
  if (given.version !== undefined && given.version !== voice.version)
    return refuse({ kind: 'changed-meanwhile', what: `The voice ${given.reference}` });
  return ok(voice);
};

/** Changes a locked voice, its version, its history and the record together. */
const changeVoice = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  voice: Voice,
  set: Updateable<VoiceTable>,
  done: Omit<Done, 'version' | 'free'>,
): Promise<void> => {
  const version = voice.version + 1;
  await voiceDb(trx)
    .updateTable('voice')
    .set({ ...set, version })
    .where('reference', '=', voice.reference)
    .execute();
  await keepChange(trx, actor, now, voiceRef(voice.reference), { ...done, version, free: FREE });
};

const reference = z.string().trim().toUpperCase().describe('VOI-2026-001');

/** Corrects what was written of a voice; what was before stays in its history. */
export const correctVoice = defineUse({
  name: 'correct-voice',
  path: 'voices/{reference}',
  method: 'put',
  permission: 'voice.record',
  summary: 'Corrects a voice; what was written before stays in its history.',
  input: z.object({ reference, ...said, version: versionInput, confirmed: confirmedWords }),
  output,
  run: async (platform, actor, { reference: which, version, confirmed, ...input }): Promise<Answer> => {
    const now = platform.now();
    const wrong = whyNot(input, londonDate(now), confirmed);
    if (wrong) return refuse(wrong);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openVoice(platform, trx, actor, { reference: which, version });
      if (!opened.ok) return opened;
      const voice = opened.value;
      const row = rowOf(input, input.area ? normaliseCommissioner(input.area) : voice.area);
      const changed = differing<Readonly<Record<string, unknown>>>(voice, row, FIELDS);
      if (!changed) return ok({ reference: which });
      await changeVoice(trx, actor, now, voice, row, { kind: 'voice.corrected', ...changed });
      return ok({ reference: which });
    });
  },
});

/** Withdraws a voice: from now on only that it was, and why, is shown. Its quotations are gone for good. */
export const withdrawVoice = defineUse({
  name: 'withdraw-voice',
  path: 'voices/{reference}/withdraw',
  method: 'post',
  permission: 'voice.record',
  summary: 'Withdraws a voice with its reason; its quotations are taken back with it.',
  input: z.object({
    reference,
    because: words('Say why it is withdrawn: everyone can read it.', 500),
    version: versionInput,
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, { reference: which, version, because, confirmed }): Promise<Answer> => {
    const wrong = whyNotWords({ because }, confirmed);
    if (wrong) return refuse(wrong);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openVoice(platform, trx, actor, { reference: which, version });
      if (!opened.ok) return opened;
      const now = platform.now();
      const today = londonDate(now);
      const { numUpdatedRows } = await voiceDb(trx)
        .updateTable('voice_quotation')
        .set({
          words: null,
          speaker: null,
          permission: 'not-given',
          taken_back_on: today,
          taken_back_by_name: signatureOf(actor).name,
        })
        .where('voice', '=', which)
        .where('taken_back_on', 'is', null)
        .executeTakeFirstOrThrow();
      await changeVoice(
        trx,
        actor,
        now,
        opened.value,
        { withdrawn_on: today, withdrawn_because: because },
        { kind: 'voice.withdrawn', after: { because, quotationsTakenBack: Number(numUpdatedRows) } },
      );
      return ok({ reference: which });
    });
  },
});

/** Adds a quotation to a voice. */
export const addQuotation = defineUse({
  name: 'add-quotation',
  path: 'voices/{reference}/quotations',
  method: 'post',
  permission: 'voice.record',
  summary: 'Adds what somebody said word for word, with the permission that they gave.',
  input: z.object({ reference, ...quotationWords, confirmed: confirmedWords }),
  output: z.object({ reference: z.string(), id: z.string() }),
  run: async (platform, actor, { reference: which, confirmed, ...input }) => {
    const wrong = whyNotWords({ words: input.words, speaker: input.speaker }, confirmed);
    if (wrong) return refuse(wrong);
    return inTransaction<Result<{ reference: string; id: string }, Refused>>(platform.db, async (trx) => {
      const opened = await openVoice(platform, trx, actor, { reference: which });
      if (!opened.ok) return opened;
      const { last } = await voiceDb(trx)
        .selectFrom('voice_quotation')
        .select((of) => of.fn.max('place').as('last'))
        .where('voice', '=', which)
        .executeTakeFirstOrThrow();
      const place = (last ?? 0) + 1;
      if (place > MOST_QUOTATIONS)
        return refuse({ kind: 'voice-quotations', field: 'words', most: MOST_QUOTATIONS });
      const id = await insertQuotation(trx, which, place, input);
      await changeVoice(
        trx,
        actor,
        platform.now(),
        opened.value,
        {},
        { kind: 'voice.quotation-added', after: { quotation: id, permission: input.permission } },
      );
      return ok({ reference: which, id });
    });
  },
});

const quotationId = z.uuid({ error: 'must be the id of a quotation' });

const lockQuotation = (trx: Trx, voice: string, id: string) =>
  voiceDb(trx)
    .selectFrom('voice_quotation')
    .selectAll()
    .where('id', '=', id)
    .where('voice', '=', voice)
    .forUpdate()
    .executeTakeFirst();

/** Changes who may read a quotation, as whoever said it wishes. */
export const permitQuotation = defineUse({
  name: 'permit-quotation',
  path: 'voices/{reference}/quotations/{id}',
  method: 'put',
  permission: 'voice.record',
  summary: 'Changes who may read a quotation: public, members, or not-given.',
  input: z.object({ reference, id: quotationId, permission: quotationWords.permission }),
  output,
  run: (platform, actor, { reference: which, id, permission }) =>
    inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openVoice(platform, trx, actor, { reference: which });
      if (!opened.ok) return opened;
      const found = await lockQuotation(trx, which, id);
      if (!found) return refuse({ kind: 'not-found', what: 'that quotation' });
      if (found.taken_back_on !== null) return refuse({ kind: 'quotation-taken-back' });
      if (found.permission === permission) return ok({ reference: which });
      await voiceDb(trx).updateTable('voice_quotation').set({ permission }).where('id', '=', id).execute();
      await changeVoice(
        trx,
        actor,
        platform.now(),
        opened.value,
        {},
        {
          kind: 'voice.quotation-permission',
          before: { quotation: id, permission: found.permission },
          after: { quotation: id, permission },
        },
      );
      return ok({ reference: which });
    }),
});

/**
 * Takes back the permission for a quotation: its words are gone from the store at once, so from every page, file
 * and answer. That it happened stays; the record never had the words.
 */
export const takeBackQuotation = defineUse({
  name: 'take-back-quotation',
  path: 'voices/{reference}/quotations/{id}/take-back',
  method: 'post',
  permission: 'voice.record',
  summary: 'Takes back the permission for a quotation: its words are gone for good.',
  input: z.object({ reference, id: quotationId }),
  output,
  run: (platform, actor, { reference: which, id }) =>
    inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openVoice(platform, trx, actor, { reference: which });
      if (!opened.ok) return opened;
      const found = await lockQuotation(trx, which, id);
      if (!found) return refuse({ kind: 'not-found', what: 'that quotation' });
      if (found.taken_back_on !== null) return refuse({ kind: 'quotation-taken-back' });
      const now = platform.now();
      await voiceDb(trx)
        .updateTable('voice_quotation')
        .set({
          words: null,
          speaker: null,
          permission: 'not-given',
          taken_back_on: londonDate(now),
          taken_back_by_name: signatureOf(actor).name,
        })
        .where('id', '=', id)
        .execute();
      await changeVoice(
        trx,
        actor,
        now,
        opened.value,
        {},
        { kind: 'voice.quotation-taken-back', before: { quotation: id, permission: found.permission } },
      );
      return ok({ reference: which });
    }),
});
