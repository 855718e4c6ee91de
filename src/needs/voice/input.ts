import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { date, optionalPeople, optionalWords, several, words } from '../../platform/input.ts';
import type { Platform } from '../../platform/platform.ts';
import { type CommonRefusal, optionalText } from '../../platform/use.ts';
import { normaliseCommissioner } from '../../shared/codes.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { GENERAL } from '../kit/conditions.ts';
import { findCondition } from '../profiles/condition/catalogue.ts';
import type { NeedsRefusal } from '../refusals.ts';
import { HOW_HEARD, listIn, PERMITTED, SOURCE_KINDS, seemsToName, themesIn } from './rules.ts';

export type Refused = NeedsRefusal | CommonRefusal;

export const subject = z
  .string({ error: 'Choose what it is about.' })
  .trim()
  .min(1, 'Choose what it is about.')
  .refine((text) => text === GENERAL || findCondition(text) !== undefined, 'We know no such condition.')
  .transform((text) => (text === GENERAL ? GENERAL : (findCondition(text)?.slug ?? GENERAL)))
  .describe('a condition (copd), or general');

/** What a person writes of a voice. */
export const said = {
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

export type Said = z.output<z.ZodObject<typeof said>>;

export const quotationWords = {
  words: words('Write what was said, word for word.', 1000),
  speaker: optionalWords(200).describe('who said it, without naming them: Man, 60s, Furnace ward'),
  permission: z.enum(PERMITTED, { error: 'Choose who may read it.' }),
};

export const whyNotWords = (
  free: Readonly<Record<string, string | undefined>>,
  confirmed: boolean,
): Refused | undefined => {
  const identified = identifiedIn(free, confirmed);
  if (identified || confirmed) return identified;
  const named = Object.entries(free).find(([, text]) => text !== undefined && seemsToName(text));
  return named ? { kind: 'voice-names', field: named[0] } : undefined;
};

/** What may not be kept: identifiers of a patient or names, unless confirmed; numbers that cannot be; days to come. */
export const whyNot = (
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

export const rowOf = (input: Said, area: string) => ({
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

export const FIELDS: readonly (readonly [keyof ReturnType<typeof rowOf>, string])[] = [
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

export const areaOf = async (platform: Platform, given: string | undefined): Promise<string | undefined> =>
  given ? normaliseCommissioner(given) : (await platform.group())?.area;
