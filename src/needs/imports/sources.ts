import { aeAttendances } from './ae-attendances/source.ts';
import { deprivationCcg } from './deprivation-ccg/source.ts';
import { expectedPrevalence } from './expected-prevalence/source.ts';
import { fingertips, fingertipsShort } from './fingertips/source.ts';
import { gpAges } from './gp-ages/source.ts';
import { gpAppointments } from './gp-appointments/source.ts';
import { gpPayments } from './gp-payments/source.ts';
import { gpTotals } from './gp-totals/source.ts';
import { gpsPerPractice } from './gps-per-practice/source.ts';
import { nhsbsaListSize } from './nhsbsa/source.ts';
import { pcnWorkforce } from './pcn-workforce/source.ts';
import { qofCcg } from './qof-ccg/source.ts';
import { qofCcgWorkbook } from './qof-ccg-workbook/source.ts';
import { qofPracticeReshaped } from './qof-practice/reshaped.ts';
import { qofPractice, qofPracticeAges } from './qof-practice/source.ts';
import { referralToTreatment } from './rtt/source.ts';
import { weightedPopulations } from './weighted-populations/source.ts';

/** Every published layout that this module can read. */
export const needsSources = [
  nhsbsaListSize,
  gpTotals,
  gpAges,
  aeAttendances,
  gpAppointments,
  gpPayments,
  gpsPerPractice,
  pcnWorkforce,
  referralToTreatment,
  weightedPopulations,
  qofCcg,
  qofCcgWorkbook,
  qofPractice,
  qofPracticeAges,
  qofPracticeReshaped,
  fingertips,
  fingertipsShort,
  expectedPrevalence,
  deprivationCcg,
] as const;
