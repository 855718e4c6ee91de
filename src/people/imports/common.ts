/** What the publishers of organisation files share. */
export const OGL = 'Open Government Licence v3.0';

export const ODS = {
  publisher: 'Organisation Data Service, NHS England',
  licence: OGL,
  address: 'https://digital.nhs.uk/services/organisation-data-service/data-search-and-export/csv-downloads',
  cadence: 'quarterly',
  period: { from: 'none' },
} as const;

/** CCG, area team and hub (`04G`), sub-ICB (`A3A8R`) and ICB (`QPM`); invented ones begin with Z. */
export const BODY = /^[0-9A-Z]{3,5}$/;
