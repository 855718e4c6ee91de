import { figureOfHref, findGap, gapHref, gapRef } from '../../needs/index.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { visibleTo } from '../../platform/registries.ts';

/** What an idea came from: a gap, or a figure by its address. */
export type CameFrom = {
  readonly kind: 'gap' | 'figure';
  /** As it is kept with the idea: `GAP-2026-003`, or the figure’s address. */
  readonly key: string;
  readonly href: string;
  readonly label: string;
};

/** The gap or figure that this key names, where there is one and this reader may see it. */
export const cameFrom = async (
  platform: Platform,
  actor: Actor,
  key: string | null | undefined,
): Promise<CameFrom | undefined> => {
  if (!key) return undefined;
  const figure = figureOfHref(key);
  if (figure) return { kind: 'figure', key, href: key, label: `${figure.subject}: ${figure.key}` };
  const reference = key.toUpperCase();
  const gap = await findGap(platform.db, reference);
  const seen = gap
    ? await visibleTo(platform.registries, platform.db, actor, [gapRef(reference)], (ref) => ref)
    : [];
  return gap && seen.length > 0
    ? { kind: 'gap', key: reference, href: gapHref(reference), label: `${reference}: ${gap.statement}` }
    : undefined;
};
