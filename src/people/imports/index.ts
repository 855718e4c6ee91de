import type { Source } from '../../platform/imports/index.ts';
import { ccgIcb } from './ccg-icb/source.ts';
import { eccg } from './eccg/source.ts';
import { epraccur } from './epraccur/source.ts';
import { etr, etrOf2020 } from './etr/source.ts';
import { pctCcgMatrix } from './pct-ccg-matrix/source.ts';
import { practiceMap } from './practice-map/source.ts';
import { subIcb } from './sub-icb/source.ts';
import { successions } from './successions/source.ts';

/** Every published layout of organisations that can be loaded. */
export const peopleSources: readonly Source[] = [
  epraccur,
  eccg,
  etr,
  etrOf2020,
  ccgIcb,
  subIcb,
  pctCcgMatrix,
  practiceMap,
  successions,
];
