/** How long to wait after each failed attempt, in minutes; after the last one the mail is given up. */
const WAITS = [1, 5, 15, 60, 240, 720, 1440] as const;

/**
 * What to do after the nth failed attempt (from 1): when to try again, or to give up. `code` is what the mail
 * server answered, if it did: 5xx about this recipient is final (RFC 5321, 4.2.1), all else may pass.
 */
export const afterFailure = (
  attempts: number,
  now: Date,
  failure: { readonly code?: number; readonly recipient: boolean },
): { readonly state: 'waiting'; readonly nextTry: Date } | { readonly state: 'given-up' } => {
  const wait = WAITS[attempts - 1];
  const final = failure.recipient && failure.code !== undefined && failure.code >= 500;
  return wait === undefined || final
    ? { state: 'given-up' }
    : { state: 'waiting', nextTry: new Date(now.getTime() + wait * 60_000) };
};

/** The part of an address behind its @: `Coalface <a@b.nhs.uk>` is of `b.nhs.uk`. */
export const domainOf = (sender: string): string =>
  /@([\w.-]+)>?\s*$/.exec(sender)?.[1]?.toLowerCase() ?? 'localhost';
