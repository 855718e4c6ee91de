import { type Actor, publicActor } from '../../platform/actor.ts';
import { can } from '../../platform/permissions.ts';
import type { Platform } from '../../platform/platform.ts';
import { visibleTo } from '../../platform/registries.ts';
import { conditionName, subjectSlug } from '../kit/conditions.ts';
import type { QuotationShown, VoiceListed, VoicesAbout } from './answers.ts';
import { type Quotation, quotationsOf, type Voice, voicesAbout } from './queries.ts';
import { chooseQuotations, mayRead, type Reader, shownHeard, sumHeard, whoNotHeard } from './rules.ts';

export const voiceRef = (reference: string) => ({ kind: 'voice', id: reference });
export const VOICE_PATH = '/population/voice';
export const voiceHref = (reference: string): string => `${VOICE_PATH}/${reference}`;

/** Those who manage voices, and whoever recorded this one. */
export const mayChange = (actor: Actor, voice: Pick<Voice, 'recorded_by'>): boolean =>
  can(actor, 'voice.manage') || (actor.kind === 'person' && voice.recorded_by === actor.id);

/** How this actor reads voices in registers, sections and files: nobody reads there what was not permitted. */
export const readerOf = (actor: Actor): Exclude<Reader, 'manager'> =>
  actor.kind === publicActor.kind ? 'public' : 'member';

/** How this actor reads one voice on its own page. */
export const closeReaderOf = (actor: Actor): Reader =>
  can(actor, 'voice.manage') ? 'manager' : readerOf(actor);

export const seesVoice = async (
  { registries, db }: Pick<Platform, 'registries' | 'db'>,
  actor: Actor,
  reference: string,
): Promise<boolean> =>
  (await visibleTo(registries, db, actor, [voiceRef(reference)], (ref) => ref)).length > 0;

/** A voice as this reader may see it; of a withdrawn one only that it was, but to those who manage voices. */
export const shownVoice = (actor: Actor, voice: Voice): VoiceListed => {
  const heard = shownHeard({ people: voice.heard_people, with: voice.heard_with });
  const gone = voice.withdrawn_on !== null && !can(actor, 'voice.manage');
  const named =
    readerOf(actor) === 'member' || (voice.source_kind !== 'patient' && voice.source_kind !== 'carer');
  return {
    reference: voice.reference,
    subject: voice.subject,
    subjectName: conditionName(voice.subject),
    area: voice.area,
    place: gone ? null : voice.place,
    source: gone || !named ? null : voice.source,
    kind: voice.source_kind,
    heardOn: voice.heard_on,
    how: voice.how,
    people: gone ? null : heard.people,
    with: gone ? null : heard.with,
    few: !gone && heard.few,
    heardWho: gone ? null : voice.heard_who,
    notHeard: gone ? [] : [...voice.not_heard],
    summary: gone ? '' : voice.summary,
    themes: gone ? [] : [...voice.themes],
    withdrawnOn: voice.withdrawn_on,
  };
};

/** Quotations that this reader may read; of those taken back, that it happened. */
export const shownQuotations = (reader: Reader, quotations: readonly Quotation[]): QuotationShown[] =>
  quotations
    .filter((one) => one.taken_back_on !== null || mayRead(one.permission, reader))
    .map((one) => ({
      id: one.id,
      words: one.words,
      speaker: one.speaker,
      permission: one.permission,
      takenBackOn: one.taken_back_on,
    }));

/** So many quotations stand on the page of their subject. */
const SHOWN = 3;

/**
 * What people have told of a subject (a condition, or `general`), in sum and in up to three quotations that this
 * reader may read. For `<VoiceSection>`.
 */
export const findVoices = async (
  platform: Platform,
  actor: Actor,
  asked: { readonly subject: string; readonly area?: string | undefined },
): Promise<VoicesAbout> => {
  const { db, registries } = platform;
  const about = { ...asked, subject: subjectSlug(asked.subject) };
  const voices = await visibleTo(registries, db, actor, await voicesAbout(db, about), (voice) =>
    voiceRef(voice.reference),
  );
  const order = voices.map(({ reference }) => reference);
  const quotations = (await quotationsOf(db, order))
    .filter((one) => one.words !== null && mayRead(one.permission, readerOf(actor)))
    .sort((a, b) => order.indexOf(a.voice) - order.indexOf(b.voice) || a.place - b.place);
  const themes = new Map<string, number>();
  for (const theme of voices.flatMap((voice) => voice.themes))
    themes.set(theme, (themes.get(theme) ?? 0) + 1);
  return {
    subject: about.subject,
    subjectName: conditionName(about.subject),
    heard: sumHeard(voices.map((voice) => ({ people: voice.heard_people, with: voice.heard_with }))),
    notHeard: whoNotHeard(voices.map((voice) => voice.not_heard)),
    themes: [...themes]
      .map(([theme, times]) => ({ theme, times }))
      .sort((a, b) => b.times - a.times || a.theme.localeCompare(b.theme)),
    quotations: quotations.length,
    shown: chooseQuotations(quotations, SHOWN).flatMap((one) => {
      const voice = voices.find(({ reference }) => reference === one.voice);
      return voice && one.words !== null
        ? [
            {
              words: one.words,
              speaker: one.speaker,
              voice: voice.reference,
              how: voice.how,
              kind: voice.source_kind,
              heardOn: voice.heard_on,
            },
          ]
        : [];
    }),
  };
};
