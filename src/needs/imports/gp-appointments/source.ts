import { defineSource } from '../../../platform/imports/index.ts';
import { areaOf, OPEN_GOVERNMENT_LICENCE } from '../datasets.ts';

const single = (column: string): string => `replaceRegexpAll(${column}, ' +', ' ')`;

/** `MAR2019` and `01MAR2019`: the first day stands for the month. */
const MONTH =
  "parseDateTimeOrNull(concat('01', extract(written_month, '[A-Za-z]{3}'), substring(written_month, -4)), '%d%b%Y', 'UTC')";

/**
 * NHS Digital's appointments in general practice, one file a region, many months in each. What a combination
 * does not have is left out by the publisher; the words of a cell are kept as they are, save that blanks are
 * made single (`15  to 21 Days`).
 */
export const gpAppointments = defineSource({
  kind: 'facts',
  id: 'nhs-digital-gp-appointments-regional',
  version: 1,
  title: 'Appointments in general practice, by region',
  publisher: 'NHS Digital',
  licence: OPEN_GOVERNMENT_LICENCE,
  address:
    'https://digital.nhs.uk/data-and-information/publications/statistical/appointments-in-general-practice',
  cadence: 'monthly',
  dataset: 'gp-appointments',
  layout: { headers: true, others: /./ },
  columns: {
    area: {
      header: ['CCG_CODE', 'SUB_ICB_LOCATION_CODE'],
      kind: 'code',
      pattern: /^[0-9A-Z]{3,5}$/,
    },
    area_ons: { header: ['CCG_ONS_CODE', 'SUB_ICB_LOCATION_ONS_CODE'], kind: 'ignored', absent: true },
    area_name: { header: ['CCG_NAME', 'SUB_ICB_LOCATION_NAME'], kind: 'text', max: 200 },
    system_ons: { header: ['STP_ONS', 'STP_ONS_CODE', 'ICB_ONS_CODE'], kind: 'ignored', absent: true },
    system_name: { header: ['STPNM', 'STP_NAME', 'ICB_NAME'], kind: 'ignored', absent: true },
    region_ons: { header: 'REGION_ONS_CODE', kind: 'ignored', absent: true },
    region_name: { header: 'REGION_NAME', kind: 'ignored', absent: true },
    written_month: {
      header: 'Appointment_Month',
      kind: 'code',
      pattern: /^(0?1)?[- ]?[A-Za-z]{3}[- ]?20[0-9]{2}$/,
    },
    status: { header: 'APPT_STATUS', kind: 'text', max: 60 },
    professional: { header: 'HCP_TYPE', kind: 'text', max: 60 },
    mode: { header: 'APPT_MODE', kind: 'text', max: 60 },
    booked_ahead: { header: 'TIME_BETWEEN_BOOK_AND_APPT', kind: 'text', max: 60 },
    appointments: { header: 'COUNT_OF_APPOINTMENTS', kind: 'count' },
  },
  period: {
    from: 'rows',
    sql: "if(min(month) = max(month), toString(min(month)), concat(toString(min(month)), ' to ', toString(max(month))))",
  },
  checks: [{ column: 'written_month', bad: `isNull(${MONTH})`, reason: 'is no month' }],
  notes: { 'whose time between booking and appointment is not known': "startsWith(booked_ahead, 'Unknown')" },
  facts: {
    table: 'gp_appointment',
    // A file is about its commissioners: that of another region for the same months does not replace it.
    about: "arrayStringConcat(arraySort(groupUniqArray(toString(area))), ' ')",
    select: (accepted) => `
      SELECT load_id,
             toDate(assumeNotNull(${MONTH})) AS month,
             ${areaOf('area')} AS area, ${single('area_name')} AS area_name,
             ${single('status')} AS status, ${single('professional')} AS professional,
             ${single('mode')} AS mode, ${single('booked_ahead')} AS booked_ahead, appointments
      FROM ${accepted}`,
  },
});
