import { hash, verify } from '@node-rs/argon2';

/** Argon2id (the library's default) with 19 MiB, two passes, one lane: OWASP's password storage advice. */
const COSTS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same characters typed on two keyboards are one password (NIST SP 800-63B, 5.1.1.2). */
const plain = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> => hash(plain(password), COSTS);

let dummy: Promise<string> | undefined;

/**
 * Whether this is the password. Where there is no hash the work is done all the same, against one that nothing
 * fits, so that the time of the answer does not tell whether an account is there.
 */
export const isPassword = async (stored: string | null | undefined, password: string): Promise<boolean> => {
  dummy ??= hash(crypto.randomUUID(), COSTS);
  const fits = await verify(stored ?? (await dummy), plain(password));
  return fits && Boolean(stored);
};
