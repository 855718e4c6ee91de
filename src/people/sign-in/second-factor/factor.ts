import { randomBytes } from 'node:crypto';
import { Secret } from 'otpauth';
import type { Platform } from '../../../platform/platform.ts';
import { type RecordedActor, recordEvent } from '../../../platform/record/record.ts';
import type { Db, Trx } from '../../../platform/relational/relational.ts';
import { keyedHash, seal, unseal } from '../secrets.ts';
import { signInDb, signInTrx } from '../tables.ts';
import { plainRecoveryCode, stepOf } from './codes.ts';

const SECRET = 'second factor';

/** 160 bits, as RFC 4226 recommends. */
export const newFactorSecret = (): string => new Secret({ size: 20 }).base32;

export const hasFactor = async (db: Db, person: string): Promise<boolean> =>
  (await signInDb(db)
    .selectFrom('second_factor')
    .select('person')
    .where('person', '=', person)
    .executeTakeFirst()) !== undefined;

/** How many recovery codes are left. */
export const recoveryCodesLeft = async (db: Db, person: string): Promise<number> =>
  (
    await signInDb(db)
      .selectFrom('recovery_code')
      .select((select) => select.fn.countAll<number>().as('left'))
      .where('person', '=', person)
      .where('used', 'is', null)
      .executeTakeFirstOrThrow()
  ).left;

const hashCode = (platform: Platform, person: string, code: string): string =>
  keyedHash(platform.secret, `recovery:${person}`, plainRecoveryCode(code));

/**
 * Takes a code of the app, or a recovery code, and uses it up: the same one is not taken twice, even by two
 * requests at once, since the row itself decides. Says which it was; undefined when it is neither.
 */
export const takeCode = async (
  trx: Trx,
  platform: Platform,
  person: string,
  typed: string,
): Promise<'app' | 'recovery' | undefined> => {
  const db = signInTrx(trx);
  const now = platform.now();
  const factor = await db
    .selectFrom('second_factor')
    .selectAll()
    .where('person', '=', person)
    .forUpdate()
    .executeTakeFirst();
  if (!factor) return undefined;
  const secret = unseal<string>(platform.secret, SECRET, factor.secret);
  const step = secret === undefined ? undefined : stepOf(secret, typed, now, factor.last_step);
  if (step !== undefined) {
    await db.updateTable('second_factor').set({ last_step: step }).where('person', '=', person).execute();
    return 'app';
  }
  const used = await db
    .updateTable('recovery_code')
    .set({ used: now })
    .where('person', '=', person)
    .where('code_hash', '=', hashCode(platform, person, typed))
    .where('used', 'is', null)
    .returning('person')
    .executeTakeFirst();
  return used && 'recovery';
};

/** Ten codes of sixteen characters: 80 bits each, without letters that look like figures. */
const newCode = (): string => {
  const alphabet = 'abcdefghjkmnpqrstvwxyz0123456789';
  const text = [...randomBytes(16)].map((byte) => alphabet[byte % 32]).join('');
  return text.match(/.{4}/g)?.join('-') ?? text;
};

/** New recovery codes in place of all older ones; the only time that they can be read. */
export const replaceRecoveryCodes = async (
  trx: Trx,
  platform: Platform,
  actor: RecordedActor,
  person: string,
): Promise<string[]> => {
  const codes = Array.from({ length: 10 }, newCode);
  const db = signInTrx(trx);
  await db.deleteFrom('recovery_code').where('person', '=', person).execute();
  await db
    .insertInto('recovery_code')
    .values(codes.map((code) => ({ person, code_hash: hashCode(platform, person, code), used: null })))
    .execute();
  await recordEvent(trx, {
    actor,
    kind: 'second-factor.codes-replaced',
    object: `person:${person}`,
    after: { codes: codes.length },
  });
  return codes;
};

/** Sets up an app whose first code has been seen, in place of an older one. */
export const setFactor = async (
  trx: Trx,
  platform: Platform,
  actor: RecordedActor,
  factor: { person: string; secret: string; step: number },
): Promise<string[]> => {
  const { person, step } = factor;
  const set = {
    secret: seal(platform.secret, SECRET, factor.secret),
    set_up: platform.now(),
    last_step: step,
  };
  await signInTrx(trx)
    .insertInto('second_factor')
    .values({ person, ...set })
    .onConflict((conflict) => conflict.column('person').doUpdateSet(set))
    .execute();
  await recordEvent(trx, { actor, kind: 'second-factor.set-up', object: `person:${person}` });
  return replaceRecoveryCodes(trx, platform, actor, person);
};

/** Removes a second factor with its recovery codes. False when there was none. */
export const removeFactor = async (
  trx: Trx,
  actor: RecordedActor,
  person: string,
  why: string,
): Promise<boolean> => {
  const db = signInTrx(trx);
  const removed = await db
    .deleteFrom('second_factor')
    .where('person', '=', person)
    .returning('person')
    .executeTakeFirst();
  if (!removed) return false;
  await db.deleteFrom('recovery_code').where('person', '=', person).execute();
  await recordEvent(trx, {
    actor,
    kind: 'second-factor.removed',
    object: `person:${person}`,
    after: { why },
  });
  return true;
};
