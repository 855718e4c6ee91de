import { Secret, TOTP } from 'otpauth';

/** Six figures, thirty seconds, SHA-1: what every authenticator app reads (RFC 6238 and its defaults). */
const totp = (secret: string, label: string, issuer: string): TOTP =>
  new TOTP({
    issuer,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    secret: Secret.fromBase32(secret),
  });

const PERIOD_SECONDS = 30;

/** What the app reads from the square. */
export const appAddress = (secret: string, label: string, issuer: string): string =>
  totp(secret, label, issuer).toString();

/** The figures as people type them: with a space in the middle. */
export const plainCode = (typed: string): string => typed.replaceAll(/[\s-]/g, '');

export const isAppCode = (typed: string): boolean => /^\d{6}$/.test(plainCode(typed));

/**
 * The time step that a code belongs to, when it is of now or of one step before or after (clocks differ), and
 * newer than the last one taken: a code seen over a shoulder is worth nothing once used (RFC 6238, 5.2).
 */
export const stepOf = (secret: string, typed: string, now: Date, lastStep: number): number | undefined => {
  if (!isAppCode(typed)) return undefined;
  const delta = totp(secret, 'x', 'x').validate({
    token: plainCode(typed),
    timestamp: now.getTime(),
    window: 1,
  });
  if (delta === null) return undefined;
  const step = Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
  return step > lastStep ? step : undefined;
};

/** In groups of four, for typing by hand. */
export const grouped = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret;

/** A recovery code as it is kept and compared: small letters, without what people put between. */
export const plainRecoveryCode = (typed: string): string => typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
