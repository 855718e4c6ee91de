import type { Platform } from '../../platform/platform.ts';
import { longDate } from '../../shared/dates.ts';
import { conditionName } from '../kit/conditions.ts';
import { beginning } from './list-page.tsx';
import { searchVoices } from './queries.ts';
import { voiceHref, voiceRef } from './shown.ts';

/** Voices are found by what was said; quotations are not searched. */
export const registerVoices = ({ registries }: Platform): void => {
  registries.searchable.add('voices', async (db, _actor, words, limit) =>
    (await searchVoices(db, words, limit)).map((voice) => ({
      object: voiceRef(voice.reference),
      kind: 'Voice',
      title: beginning(voice.summary, 90),
      detail: `${voice.reference} · ${conditionName(voice.subject)} · heard ${longDate(voice.heard_on)}`,
      href: voiceHref(voice.reference),
      rank: voice.rank,
    })),
  );
};
