import { scansMoney } from './worked-example.ts';

/** The worked example, by the short names that tests call its hospitals by. */
export const SCANS = scansMoney({ payer: 'group', hollowmere: 'Hollowmere', kestrelbridge: 'Kestrelbridge' });
