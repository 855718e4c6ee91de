import { type RefusalTable, refusalWords } from '../refusals.ts';
import type { RestoreRefusal } from './restore.ts';

export const backupRefusals: RefusalTable = refusalWords<RestoreRefusal>({
  'stores-not-empty': {
    status: 409,
    title: 'These stores are in use',
    detail: ({ what }) =>
      `Nothing was restored: ${what}. Restore into an empty data folder (COALFACE_DATA) or database.`,
  },
  'backup-too-new': {
    status: 422,
    title: 'This backup is of a newer Coalface',
    detail: ({ missing }) => `It knows ${missing}, which this version does not. Install that version first.`,
  },
  'not-a-backup': {
    status: 422,
    title: 'This is no backup of Coalface',
    detail: ({ why }) => `The file could not be read as one: ${why}.`,
  },
});
