import { CompiledQuery } from 'kysely';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Platform } from '../../platform/platform.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { keyedHash } from './secrets.ts';
import { signInDb } from './tables.ts';

/** Attempts allowed in so many minutes. A group behind one address signs in on the same morning, so that one is wide. */
const LIMITS = {
  'sign-in-address': { points: 100, minutes: 15 },
  'sign-in-account': { points: 10, minutes: 15 },
  'reset-address': { points: 30, minutes: 60 },
  'reset-account': { points: 3, minutes: 60 },
  'link-address': { points: 60, minutes: 60 },
  'second-factor-address': { points: 100, minutes: 15 },
  'second-factor-account': { points: 6, minutes: 15 },
  'password-account': { points: 10, minutes: 15 },
  'invitation-account': { points: 120, minutes: 60 },
  // Words of the public, without signing in: a family or a surgery may share an address.
  'words-address': { points: 12, minutes: 60 },
} as const;

export type Limit = keyof typeof LIMITS;

const limiters = new WeakMap<Db, Map<Limit, RateLimiterPostgres>>();

/** One limiter a limit and store: it keeps no counts itself, they are in the store, common to all servers. */
const limiterOf = ({ db }: Platform, limit: Limit): RateLimiterPostgres => {
  const ofStore = limiters.get(db) ?? new Map<Limit, RateLimiterPostgres>();
  limiters.set(db, ofStore);
  const known = ofStore.get(limit);
  if (known) return known;
  const { points, minutes } = LIMITS[limit];
  const made = new RateLimiterPostgres({
    // The library names its statements; connections to the embedded store share one backend, where the same
    // name prepared twice is an error. So its queries go our way, without names.
    storeClient: {
      query: async ({ text, values }: { text: string; values: readonly unknown[] }) => {
        const { rows, numAffectedRows } = await db.executeQuery(CompiledQuery.raw(text, [...values]));
        return { rows, rowCount: rows.length || Number(numAffectedRows ?? 0) };
      },
    },
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: limit,
    points,
    duration: minutes * 60,
  });
  ofStore.set(limit, made);
  return made;
};

const keyOf = (platform: Platform, who: string): string =>
  keyedHash(platform.secret, 'attempts', who.trim().toLowerCase());

export type TooMany = { readonly kind: 'too-many-attempts'; readonly minutes: number };

/**
 * Counts one attempt at each of these doors; the refusal when one of them is over its number.
 * Call it outside any transaction: a refused attempt must stay counted, and the embedded store would wait.
 */
export const attempt = async (
  platform: Platform,
  doors: Readonly<Partial<Record<Limit, string>>>,
): Promise<TooMany | undefined> => {
  let refused: TooMany | undefined;
  for (const [limit, who] of Object.entries(doors) as [Limit, string][]) {
    try {
      await limiterOf(platform, limit).consume(keyOf(platform, who));
    } catch (stop) {
      if (!(stop instanceof RateLimiterRes)) throw stop;
      const minutes = Math.max(1, Math.ceil(stop.msBeforeNext / 60_000));
      if (!refused || refused.minutes < minutes) refused = { kind: 'too-many-attempts', minutes };
    }
  }
  return refused;
};

/** After a right password or code the account's count begins anew; that of the address does not. */
export const forget = async (platform: Platform, limit: Limit, who: string): Promise<void> => {
  await limiterOf(platform, limit).delete(keyOf(platform, who));
};

/** Ends windows that are long over. */
export const sweepAttempts = async (platform: Platform): Promise<void> => {
  await signInDb(platform.db)
    .deleteFrom('rate_limit')
    .where('expire', '<', platform.now().getTime())
    .execute();
};
