export type { ExportFile } from './export/csv.ts';
export { type ExportRefusal, exportPlace, writeExport } from './export/export.ts';
export { loadPlace } from './load/load.ts';
export { AGE_BANDS, peopleOn, WIDE_BANDS, widened } from './place/bands.ts';
export { inventPlace } from './place/place.ts';
export type {
  Appointment,
  ContractType,
  Membership,
  Organisation,
  OrganisationKind,
  Person,
  Place,
  Practice,
  PracticeList,
  Role,
  Succession,
} from './place/types.ts';
export { CONTRACT_TYPES, ROLES } from './place/types.ts';
