import type { Facts } from '../facts/index.ts';

/**
 * A load is read in slices of about so many rows, because the embedded engine gives every answer whole: some
 * tens of MB at once, however large the load.
 */
const SLICE_ROWS = 250_000;
/** Bytes of a part of the file, about. */
const PART = 8_000_000;
const LINE_END = 10;

/** Fact tables whose rows belong to loads. */
export const factTablesOf = async (facts: Facts): Promise<string[]> => {
  const rows = await facts.query<{ table: string }>(
    "SELECT table FROM system.columns WHERE database = currentDatabase() AND name = 'load_id' ORDER BY table",
  );
  return rows.map((row) => row.table);
};

/** The loads of a table, each with its number of rows. */
export const loadsIn = (facts: Facts, table: string): Promise<{ load: string; rows: number }[]> =>
  facts.query(
    `SELECT toString(load_id) AS load, count() AS rows FROM ${table} GROUP BY load_id ORDER BY load`,
  );

/**
 * Text with a header, cut at line ends into parts of about `size` bytes that each begin with the header. The
 * engine escapes line ends within cells, so each that is there ends a row. No rows, no part.
 */
export const cut = function* (text: Buffer, size = PART): Generator<Buffer> {
  const header = text.subarray(0, text.indexOf(LINE_END) + 1);
  for (let from = header.length; from < text.length; ) {
    const end = text.indexOf(LINE_END, Math.min(from + size, text.length) - 1);
    const to = end < 0 ? text.length : end + 1;
    yield Buffer.concat([header, text.subarray(from, to)]);
    from = to;
  }
};

/**
 * The rows of a load as parts, in no order. Slices go by a hash of the row's text: it stays when the engine
 * merges its files in between, which a row's place does not; a hash of the columns would be empty where one
 * of them is.
 */
export const partsOf = async function* (
  facts: Facts,
  table: string,
  { load, rows }: { readonly load: string; readonly rows: number },
): AsyncGenerator<Buffer> {
  const slices = Math.ceil(rows / SLICE_ROWS);
  for (let slice = 0; slice < slices; slice += 1) {
    const within = slices > 1 ? 'AND cityHash64(toString(tuple(*))) % {slices:UInt64} = {slice:UInt64}' : '';
    const text = await facts.textOf(`SELECT * FROM ${table} WHERE load_id = {load:UUID} ${within}`, {
      load,
      ...(slices > 1 ? { slices, slice } : {}),
    });
    const read: Buffer[] = [];
    for await (const chunk of text) read.push(Buffer.from(chunk));
    yield* cut(Buffer.concat(read));
  }
};
