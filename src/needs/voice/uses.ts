import { z } from 'zod';
import { changesOf } from '../../platform/history/history.ts';
import { nextPart, offsetOf, optionalChoice, partInput, ticked } from '../../platform/input.ts';
import { can } from '../../platform/permissions.ts';
import { visibleTo } from '../../platform/registries.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../platform/use.ts';
import { normaliseCommissioner } from '../../shared/codes.ts';
import { ok, refuse } from '../../shared/result.ts';
import { seesNames, somebody } from '../gaps/shown.ts';
import { subjectSlug } from '../kit/conditions.ts';
import { QuotationShown, VoiceListed, VoicesAbout, VoiceWhole } from './answers.ts';
import { findVoice, quotationsOf, VOICE_SORTS, voiceReferences, voicesListed } from './queries.ts';
import { SOURCE_KINDS } from './rules.ts';
import {
  closeReaderOf,
  findVoices,
  mayChange,
  readerOf,
  seesVoice,
  shownQuotations,
  shownVoice,
  voiceRef,
} from './shown.ts';

/** The register of voices, each with the quotations that this reader may read. */
export const voices = defineUse({
  name: 'voices',
  method: 'get',
  permission: 'needs.read',
  summary:
    'What people have said of needs: who was heard and who was not, themes, quotations with permission.',
  input: z.object({
    q: optionalText(z.string().trim().max(200)).describe('words of what they said, or a reference'),
    subject: optionalText(z.string().trim().max(80)).describe('a condition (copd), or general'),
    area: optionalText(z.string().trim()).describe("code of an area's commissioner"),
    theme: optionalText(z.string().trim().toLowerCase()).describe('one theme'),
    kind: optionalChoice(SOURCE_KINDS, 'Choose a kind of source.').describe(SOURCE_KINDS.join(', ')),
    withdrawn: ticked('only those withdrawn; for those who manage voices'),
    sort: z.enum(VOICE_SORTS).default('heard').describe(VOICE_SORTS.join(', ')),
    dir: z.enum(['ascending', 'descending']).optional(),
    ...partInput(1000),
  }),
  output: z.object({
    total: z.number(),
    voices: z.array(VoiceListed.extend({ quotations: z.array(QuotationShown) })),
    next: z.string().optional(),
  }),
  run: async (platform, actor, input) => {
    const { db, registries } = platform;
    const found = await voiceReferences(db, {
      ...input,
      subject: input.subject && subjectSlug(input.subject),
      area: input.area ? normaliseCommissioner(input.area) : undefined,
      withdrawn: input.withdrawn && can(actor, 'voice.manage'),
      dir: input.dir ?? (input.sort === 'heard' || input.sort === 'recorded' ? 'descending' : 'ascending'),
    });
    const seen = await visibleTo(registries, db, actor, found, voiceRef);
    const offset = offsetOf(input.cursor);
    const rows = await voicesListed(db, seen.slice(offset, offset + input.limit));
    const quotations = await quotationsOf(
      db,
      rows.map(({ reference }) => reference),
    );
    return ok({
      total: seen.length,
      voices: rows.map((voice) => ({
        ...shownVoice(actor, voice),
        quotations: shownQuotations(
          readerOf(actor),
          quotations.filter((one) => one.voice === voice.reference && one.words !== null),
        ),
      })),
      ...nextPart(offset, rows.length, seen.length),
    });
  },
});

/** Numbers of people in a history are told to nobody: what is withheld must not come back there. */
const withoutNumbers = (words: Readonly<Record<string, unknown>> | null) =>
  words &&
  Object.fromEntries(
    Object.entries(words).map(([name, value]) =>
      name === 'heardPeople' || name === 'heardWith' ? [name, null] : [name, value],
    ),
  );

/** One voice, whole. */
export const voice = defineUse({
  name: 'voice',
  path: 'voices/{reference}',
  method: 'get',
  permission: 'needs.read',
  summary:
    'One voice: what was said, who was heard and who was not, its quotations with permission, its history.',
  input: z.object({ reference: z.string().trim().toUpperCase().describe('VOI-2026-001') }),
  output: VoiceWhole,
  run: async (platform, actor, { reference }) => {
    const { db } = platform;
    const found = await findVoice(db, reference);
    if (!found || !(await seesVoice(platform, actor, reference)))
      return refuse<CommonRefusal>({ kind: 'not-found', what: `the voice ${reference}` });
    const closed = found.withdrawn_on !== null && !can(actor, 'voice.manage');
    const open = seesNames(actor) && !closed;
    return ok({
      ...shownVoice(actor, found),
      quotations: shownQuotations(closeReaderOf(actor), await quotationsOf(db, [reference])),
      withdrawnBecause: found.withdrawn_because,
      recordedBy: somebody(actor, found.recorded_by_name, found.recorded_by_standing),
      recordedOn: found.recorded_on,
      history: (await changesOf(db, voiceRef(reference))).map((change) => ({
        at: change.at.toISOString(),
        by: somebody(actor, change.person_name, change.standing),
        kind: change.kind,
        // What was written before may have been written over for good reason: the public reads only that it was.
        before: open ? withoutNumbers(change.before) : null,
        after: open ? withoutNumbers(change.after) : null,
      })),
      may: { change: found.withdrawn_on === null && mayChange(actor, found) },
      version: found.version,
    });
  },
});

/** What people have told of one subject, in sum. */
export const voicesAboutUse = defineUse({
  name: 'voices-about',
  path: 'voices-about/{subject}',
  method: 'get',
  permission: 'needs.read',
  summary:
    'What people have told of one subject, in sum: how many were heard, who was not, themes, three quotations.',
  input: z.object({
    subject: z.string().trim().min(1).describe('a condition (copd), or general'),
    area: optionalText(z.string().trim()).describe("code of an area's commissioner; every area unless given"),
  }),
  output: VoicesAbout,
  run: async (platform, actor, { subject, area }) =>
    ok(
      await findVoices(platform, actor, {
        subject,
        area: area ? normaliseCommissioner(area) : undefined,
      }),
    ),
});
