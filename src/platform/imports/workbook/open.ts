import { Worker } from 'node:worker_threads';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { projectFile } from '../../paths.ts';

/** A cell as the workbook holds it: a date is its number; undefined is empty. */
export type SheetCell = string | number | undefined;

export type Sheet = {
  readonly name: string;
  /** Rows that hold anything, `row` counted from 1 as the workbook shows it, cells from the first column. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly SheetCell[] }[];
};

export type WorkbookLimits = {
  /** Bytes of the file, bytes that its parts become, and parts: a small file may hold any number of them. */
  readonly packed: number;
  readonly expanded: number;
  readonly entries: number;
  readonly cells: number;
  readonly columns: number;
  /** Megabytes and seconds that reading may take. */
  readonly memory: number;
  readonly seconds: number;
};

export const WORKBOOK_LIMITS: WorkbookLimits = {
  packed: 64 << 20,
  expanded: 192 << 20,
  entries: 2000,
  cells: 4_000_000,
  columns: 2000,
  memory: 1024,
  seconds: 300,
};

/** Why a workbook cannot be read: too much of something, protected, damaged, or no workbook at all. */
export type WorkbookTrouble =
  | 'packed'
  | 'expanded'
  | 'entries'
  | 'cells'
  | 'memory'
  | 'seconds'
  | 'protected'
  | 'damaged'
  | 'none';

type Message =
  | { readonly kind: 'sheet'; readonly sheet: Sheet }
  | { readonly kind: 'end' }
  | { readonly kind: 'unusable'; readonly why: WorkbookTrouble };

/**
 * Reads an xlsx sheet by sheet in a thread of its own, under limits; `onSheet` hears each as it comes. Formulas
 * are not run: their last values are read. A refusal says what stood in the way.
 */
export const readWorkbook = async (
  path: string,
  onSheet: (sheet: Sheet) => void,
  limits: WorkbookLimits = WORKBOOK_LIMITS,
): Promise<Result<undefined, { readonly kind: 'workbook'; readonly why: WorkbookTrouble }>> => {
  const worker = new Worker(projectFile('src/platform/imports/workbook/worker.mjs'), {
    workerData: { path, limits },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.memory },
  });
  const no = (why: WorkbookTrouble) => refuse({ kind: 'workbook' as const, why });
  try {
    return await new Promise((resolve, reject) => {
      const late = setTimeout(() => resolve(no('seconds')), limits.seconds * 1000);
      const settle = () => clearTimeout(late);
      worker.on('message', (message: Message) => {
        try {
          if (message.kind === 'sheet') onSheet(message.sheet);
          else if (message.kind === 'end') resolve(ok(undefined));
          else resolve(no(message.why));
        } catch (fault) {
          reject(fault);
        }
      });
      worker.on('error', (fault: Error & { code?: string }) =>
        fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(no('memory')) : reject(fault),
      );
      worker.on('exit', () => {
        settle();
        reject(new Error('the reader of workbooks stopped'));
      });
    });
  } finally {
    await worker.terminate();
  }
};
