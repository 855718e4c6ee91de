import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { findVoice } from './queries.ts';
import { seesVoice, voiceHref } from './shown.ts';
import { voiceDb } from './tables.ts';

/** A voice as another object pins it; undefined where there is none that this actor may see, or it was withdrawn. */
export const keptVoice = async (
  platform: Pick<Platform, 'registries' | 'db'>,
  actor: Actor,
  reference: string,
): Promise<
  | {
      readonly reference: string;
      readonly summary: string;
      readonly place: string | null;
      readonly href: string;
    }
  | undefined
> => {
  const voice = await findVoice(platform.db, reference);
  if (!voice || voice.withdrawn_on !== null || !(await seesVoice(platform, actor, reference)))
    return undefined;
  return { reference, summary: voice.summary, place: voice.place, href: voiceHref(reference) };
};

/** Those of these voices that were withdrawn. */
export const withdrawnVoices = async (db: Db, references: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    references.length === 0
      ? []
      : (
          await voiceDb(db)
            .selectFrom('voice')
            .select('reference')
            .where('reference', 'in', references)
            .where('withdrawn_on', 'is not', null)
            .execute()
        ).map(({ reference }) => reference),
  );
