import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { visibleTo } from '../../platform/registries.ts';
import { voiceReferences, voicesListed } from '../voice/queries.ts';
import { voiceRef } from '../voice/shown.ts';

export type NotHeard = { readonly who: string; readonly times: number };

/** Each community once, however its words were written, those named most often first. */
export const countNotHeard = (lists: readonly (readonly string[])[]): NotHeard[] => {
  const found = new Map<string, { who: string; times: number }>();
  for (const words of lists.flat()) {
    const key = words.trim().toLowerCase();
    if (key === '') continue;
    const known = found.get(key);
    if (known) known.times += 1;
    else found.set(key, { who: words.trim(), times: 1 });
  }
  return [...found.values()].sort((a, b) => b.times - a.times || a.who.localeCompare(b.who));
};

/** Communities that the voices of an area say were not heard, of those voices that this reader may see. */
export const findNotHeard = async (
  platform: Platform,
  actor: Actor,
  area: string,
): Promise<{ readonly voices: number; readonly notHeard: readonly NotHeard[] }> => {
  const { db, registries } = platform;
  // Voices of the group's own area need not say so.
  const own = (await platform.group())?.area === area;
  const references = await voiceReferences(db, {
    ...(own ? {} : { area }),
    sort: 'heard',
    dir: 'descending',
  });
  const voices = await visibleTo(registries, db, actor, await voicesListed(db, references), ({ reference }) =>
    voiceRef(reference),
  );
  return { voices: voices.length, notHeard: countNotHeard(voices.map(({ not_heard }) => not_heard)) };
};
