import { registersOfCountry } from '../../needs/elsewhere.ts';
import { inventNeeds } from '../../needs/needs.ts';
import type { Place } from '../../place/types.ts';
import type { ExportFile } from '../csv.ts';
import { deprivationScores } from './deprivation.ts';
import { expectedPrevalence } from './expected.ts';
import { commissionerRegisters, practiceRegisters } from './qof.ts';

/** Every file of needs in its published layout, four financial years of each; the same place gives the same bytes. */
export function* needsFiles(place: Place): Iterable<ExportFile> {
  const needs = inventNeeds(place);
  const country = registersOfCountry(needs);
  yield* practiceRegisters(needs);
  yield* commissionerRegisters(country);
  yield* expectedPrevalence(needs, country);
  yield deprivationScores(needs);
}
