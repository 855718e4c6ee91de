import { gpAges } from './gp-ages/source.ts';
import { gpTotals } from './gp-totals/source.ts';
import { nhsbsaListSize } from './nhsbsa/source.ts';

/** Every published layout that this module can read. */
export const needsSources = [nhsbsaListSize, gpTotals, gpAges] as const;
