import type { Actor } from './actor.ts';
import { can } from './permissions.ts';

/** Where a person chooses what something is evidence for. Whoever keeps such things answers this address. */
export const PIN_PATH = '/ideas/pin';

/** Where a figure or a gap is pinned from its own page; undefined for those who pin nothing. */
export const pinHref = (
  actor: Actor,
  what: { readonly figure: string } | { readonly gap: string },
): string | undefined =>
  actor.kind === 'person' && can(actor, 'proposals.raise')
    ? `${PIN_PATH}?${new URLSearchParams(what).toString()}`
    : undefined;
