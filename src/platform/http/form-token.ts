import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The token that each form carries: it ties the form to the browser that asked for it, so that another site
 * cannot post in a person's name. Made from the deployment's secret and the browser's own cookie.
 */
export const formToken = (secret: Buffer, browser: string): string =>
  createHmac('sha256', secret).update(`form:${browser}`).digest('base64url');

export const isFormToken = (secret: Buffer, browser: string, token: unknown): boolean => {
  if (typeof token !== 'string') return false;
  const expected = Buffer.from(formToken(secret, browser));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
};
