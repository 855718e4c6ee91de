import type { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import type { Facts } from '../facts/index.ts';
import type { Db } from '../relational/relational.ts';
import { factTablesOf, loadsIn, partsOf } from './facts.ts';
import { spoolRows } from './rows.ts';
import { openSpool } from './spool.ts';

/**
 * Both stores as one stream, from one snapshot of the relational store. The rows of that snapshot are put
 * on the disk first, in the folder `spool`, and its transaction is ended: the embedded store lets one
 * transaction through at a time, and every page would wait for a slow reader of the stream.
 */
export const writeBackup = (
  stores: { readonly db: Db; readonly facts: Facts },
  about: {
    readonly product: string;
    readonly now: Date;
    readonly spool: string;
    readonly onProgress?: (table: string) => void;
  },
): Readable => {
  const tar = pack();
  const out = createGzip({ level: 6 });
  tar.on('error', (fault) => out.destroy(fault));
  // A reader that leaves ends the work: nothing waits for it any more.
  out.on('close', () => tar.destroy());
  tar.pipe(out);
  // Waiting for the reader keeps memory flat: the next part is made when this one has gone.
  const entry = (name: string, content: Buffer) =>
    new Promise<void>((resolve, reject) => {
      tar.entry({ name }, content, (fault) => (fault ? reject(fault) : resolve()));
    });
  const step = (table: string) => {
    if (out.destroyed) throw new Error('the reader of the backup has left');
    about.onProgress?.(table);
  };

  const work = async () => {
    const spool = await openSpool(about.spool);
    try {
      const known = await stores.db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute((trx) => spoolRows(trx, stores.facts, spool, about, step));
      for await (const { name, bytes } of spool.entries()) await entry(name, bytes);
      for (const table of await factTablesOf(stores.facts)) {
        step(table);
        const loads = (await loadsIn(stores.facts, table)).filter(({ load }) => known.has(load));
        for (const load of loads) {
          let part = 0;
          for await (const bytes of partsOf(stores.facts, table, load)) {
            part += 1;
            await entry(`facts/${table}/${load.load}/${String(part).padStart(6, '0')}.tsv`, bytes);
          }
        }
      }
    } finally {
      await spool.close();
    }
    tar.finalize();
  };
  work().catch((fault) => tar.destroy(fault));
  return out;
};
