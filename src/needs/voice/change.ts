import type { Updateable } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { type Done, keepChange } from '../../platform/history/history.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Refused } from './input.ts';
import { lockVoice, type Voice } from './queries.ts';
import { mayChange, seesVoice, voiceRef } from './shown.ts';
import { type VoiceTable, voiceDb } from './tables.ts';

/** Of a voice what a person writes freely. Quotations stand in no history at all. */
export const FREE = [
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

export const voiceReference = z.string().trim().toUpperCase().describe('VOI-2026-001');

/** A locked voice that this actor may change and that stands; nobody changed it meanwhile. */
export const openVoice = async (
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
export const changeVoice = async (
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
