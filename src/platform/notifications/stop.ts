import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Platform } from '../platform.ts';
import { inTransaction } from '../relational/transaction.ts';

const keyOf = (secret: Buffer, person: string): string =>
  createHmac('sha256', secret).update(`stop-mail:${person}`).digest('base64url');

/** The link at the foot of a mail: it works without signing in, and does only this one thing. */
export const stopLink = (platform: Platform, person: string): string => {
  const query = new URLSearchParams({ person, key: keyOf(platform.secret, person) });
  return `${platform.address()}/notifications/stop?${query}`;
};

/** True when the link is one of ours, whole. */
export const isStopKey = (platform: Platform, person: string, key: string): boolean => {
  const expected = Buffer.from(keyOf(platform.secret, person));
  const given = Buffer.from(key);
  return given.length === expected.length && timingSafeEqual(given, expected);
};

/** Stops news by mail for the person of such a link; a person who has left is no mistake. */
export const stopMailFor = (platform: Platform, person: string): Promise<void> =>
  inTransaction(platform.db, async (trx) => {
    for (const { ask } of platform.registries.contacts.all())
      for (const contact of await ask(trx, [person])) await contact.stopMail(trx);
  });
