import { defineSource } from '../../../platform/imports/index.ts';
import { OPEN_GOVERNMENT_LICENCE } from '../datasets.ts';

/**
 * NHS England's monthly emergency attendances by trust and type of department, as packaged for teaching: many
 * months in one file. Breaches are attendances longer than four hours, so never more than attendances;
 * admissions may be more, because they come through other doors too.
 */
export const aeAttendances = defineSource({
  kind: 'facts',
  id: 'nhs-england-ae-attendances',
  version: 1,
  title: 'A&E attendances and emergency admissions by trust, monthly',
  publisher: 'NHS England, packaged by NHSRdatasets',
  licence: OPEN_GOVERNMENT_LICENCE,
  address: 'https://www.england.nhs.uk/statistics/statistical-work-areas/ae-waiting-times-and-activity/',
  cadence: 'monthly',
  dataset: 'emergency-attendances',
  layout: { headers: true },
  columns: {
    month: { header: 'period', kind: 'date', forms: ['iso', 'uk'] },
    provider: { header: ['org_code', 'org code'], kind: 'code', pattern: /^[0-9A-Z]{3,6}$/ },
    department: { header: 'type', kind: 'code', pattern: /^([0-9]|other)$/ },
    attendances: { header: 'attendances', kind: 'count' },
    breaches: { header: 'breaches', kind: 'count' },
    admissions: { header: 'admissions', kind: 'count' },
  },
  period: {
    from: 'rows',
    sql: "if(min(month) = max(month), toString(min(month)), concat(toString(min(month)), ' to ', toString(max(month))))",
  },
  checks: [
    { column: 'breaches', bad: 'breaches > attendances', reason: 'more than the attendances they are among' },
  ],
  notes: { 'with more admissions than attendances': 'admissions > attendances' },
  facts: {
    table: 'emergency_attendance',
    select: (accepted) => `
      SELECT load_id, toStartOfMonth(month) AS month, provider, department, attendances, breaches, admissions
      FROM ${accepted}`,
  },
});
