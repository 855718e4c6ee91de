import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** 32 random bytes as text: cookies, links and tokens. 256 bits cannot be guessed, so a plain hash keeps them. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What the store keeps in place of such a secret. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** A keyed hash, for what could be guessed by trying: recovery codes, addresses in the table of attempts. */
export const keyedHash = (key: Buffer, purpose: string, value: string): string =>
  createHmac('sha256', key).update(`${purpose}:${value}`).digest('base64url');

const keyFor = (secret: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `sign-in:${purpose}`, 32));

/** Encrypts and signs (AES-256-GCM). `purpose` keeps a value sealed for one place from being used in another. */
export const seal = (secret: Buffer, purpose: string, value: unknown): string => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), nonce);
  const inside = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), inside]).toString('base64url');
};

/** What was sealed; undefined when it was changed, cut short, or sealed for something else. */
export const unseal = <T>(secret: Buffer, purpose: string, sealed: string | undefined): T | undefined => {
  if (!sealed) return undefined;
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < 28) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, purpose), bytes.subarray(0, 12), {
    authTagLength: 16,
  });
  decipher.setAuthTag(bytes.subarray(12, 28));
  try {
    const inside = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
    return JSON.parse(inside.toString('utf8')) as T;
  } catch {
    return undefined;
  }
};
