import { registersOfCountry } from '../../needs/elsewhere.ts';
import { inventNeeds } from '../../needs/needs.ts';
import type { Place } from '../../place/types.ts';
import type { ExportFile } from '../csv.ts';
import { appointmentFile } from './appointments.ts';
import { deprivationScores } from './deprivation.ts';
import { attendances } from './emergency.ts';
import { expectedPrevalence } from './expected.ts';
import { fingertipsFiles } from './fingertips.ts';
import { payments, weightedPopulations } from './money.ts';
import { commissionerRegisters, practiceRegisters } from './qof.ts';
import { waitFiles } from './waits.ts';
import { workforceFiles } from './workforce.ts';

/** Every file of needs in its published layout, four financial years of each; the same place gives the same bytes. */
export function* needsFiles(place: Place): Iterable<ExportFile> {
  const needs = inventNeeds(place);
  const country = registersOfCountry(needs);
  yield* practiceRegisters(needs);
  yield* commissionerRegisters(country);
  yield* expectedPrevalence(needs, country);
  yield deprivationScores(needs);
  yield* fingertipsFiles(needs);
  yield* waitFiles(needs);
  yield attendances(needs);
  yield appointmentFile(needs);
  yield* workforceFiles(needs);
  yield* payments(needs);
  yield weightedPopulations(needs);
}
