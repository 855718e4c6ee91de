import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Facts } from '../../platform/facts/index.ts';
import { type ImportContext, importFile } from '../../platform/imports/index.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { Result } from '../../shared/result.ts';
import { peopleSources } from './index.ts';

/** The value of a result that this test expects to be one. */
export const valueIn = <T>(result: Result<T>): T => {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
};

const who = { kind: 'owner' as const };

/** Loads files through the whole kit, over one test's transaction. */
export const testImports = (trx: Trx, facts: Facts, now = () => new Date('2026-05-21T09:00:00Z')) => {
  const folder = mkdtempSync(join(tmpdir(), 'coalface-people-'));
  const context: ImportContext = {
    db: trx,
    facts,
    sources: peopleSources,
    folder,
    owner: 'test',
    now,
    secret: 'secret',
  };
  const load = async (path: string, periodHint?: string) =>
    valueIn(await importFile(context, { path, who, ...(periodHint ? { periodHint } : {}) }));
  return {
    context,
    who,
    load,
    /** Writes a file of its own and loads it. */
    loadText: (name: string, text: string, periodHint?: string) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return load(path, periodHint);
    },
  };
};

/** A row of epraccur; only what a test is about is given. */
export const epraccurRow = (given: {
  code: string;
  name?: string;
  opened?: string;
  closed?: string;
  status?: string;
  belongsTo?: string;
  joined?: string;
  left?: string;
  commissioner: string;
  setting?: string;
}): string => {
  const cells = Array.from({ length: 27 }, () => '');
  const put = (place: number, value: string | undefined) => {
    cells[place - 1] = value ?? '';
  };
  put(1, given.code);
  put(2, given.name ?? `PRACTICE ${given.code}`);
  put(10, 'ZZ1 1AA');
  put(11, given.opened ?? '19740401');
  put(12, given.closed);
  put(13, given.status ?? 'A');
  put(14, 'B');
  put(15, given.belongsTo ?? given.commissioner);
  put(16, given.joined ?? '20130401');
  put(17, given.left);
  put(22, '0');
  put(24, given.commissioner);
  put(26, given.setting ?? '4');
  return cells.map((cell) => `"${cell}"`).join(',');
};

export const epraccurText = (...rows: readonly string[]): string => `${rows.join('\r\n')}\r\n`;
