import { bodyHref } from '../kit/refs.ts';

/** Standing orders of a body: all versions, or one by its number. */
export const ordersHref = (body: string, version?: number): string =>
  `${bodyHref(body)}/orders${version === undefined ? '' : `/${version}`}`;
