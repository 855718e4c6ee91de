export { LIMITS, type Limits } from './bytes/scan.ts';
export { type Example, readExample } from './example.ts';
export {
  type ImportContext,
  type ImportPhase,
  type ImportProgress,
  importFile,
  type LoadReport,
  type Offered,
  type RefusedImport,
} from './import-file.ts';
export { bringBack } from './loads/bring-back.ts';
export { takeBack } from './loads/change.ts';
export {
  type CurrentLoad,
  currentLoads,
  currentLoadsOf,
  findLoad,
  findLoads,
  findRejects,
  type Load,
  loadOf,
  type Reject,
  rejectsCsv,
} from './loads/find.ts';
export { type Swept, sweepLoads } from './loads/sweep.ts';
export {
  type BinaryKind,
  type BringBackRefusal,
  type ImportRefusal,
  type NearestLayout,
  type PatientItem,
  type RejectCount,
  type Said,
  sayImportRefusal,
  type TakeBackRefusal,
} from './refusals.ts';
export {
  type Column,
  type Columns,
  type DateForm,
  defineSource,
  type FactsSource,
  keep,
  type Layout,
  type LoadRef,
  type Period,
  type ReadRow,
  type RecordsSource,
  type Row,
  reject,
  type Source,
  setAside,
} from './source.ts';
export type { ImportTables, LoadStatus, Reading } from './tables.ts';
export { plainCell, type Workbook, type WorkbookRow } from './workbook/layout.ts';
export type { Sheet, SheetCell } from './workbook/open.ts';
