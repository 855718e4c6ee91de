/** How the name of whoever raised something is kept: openly, or by one named guardian. */
export type RaiserKept =
  | { readonly how: 'open'; readonly raiser: string }
  | {
      readonly how: 'kept';
      readonly raiser: string;
      /** The one person who knows the name and carries answers to and fro. */
      readonly guardian: string;
      /** The chair sees the name too, unless the raiser said otherwise. */
      readonly chairToo: boolean;
    };

/** Whether this person may see who raised it: on pages, in files and mail, in search and in the record alike. */
export const seesRaiser = (
  kept: RaiserKept,
  viewer: { readonly person: string; readonly isChair: boolean },
): boolean =>
  kept.how === 'open' ||
  viewer.person === kept.raiser ||
  viewer.person === kept.guardian ||
  (kept.chairToo && viewer.isChair);

/**
 * Why a name cannot be kept so: a guardian who is the raiser keeps nothing from anybody, and one whose own name
 * stands on the work would have to answer themselves.
 */
export const whyNotGuardian = (
  guardian: string,
  { raiser, leads }: { readonly raiser: string; readonly leads: readonly string[] },
) =>
  guardian === raiser || leads.includes(guardian)
    ? ({ kind: 'proposal-guardian', field: 'guardian' } as const)
    : undefined;
