import { createHash, randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { factText } from '../../platform/facts/index.ts';
import { firstRows } from '../../platform/imports/bytes/csv.ts';
import { scanFile } from '../../platform/imports/bytes/scan.ts';
import { columnNotes, type ImportContext } from '../../platform/imports/import-file.ts';
import { makeCurrent, noteLoad, startLoad } from '../../platform/imports/loads/change.ts';
import { planFacts } from '../../platform/imports/read/facts-sql.ts';
import { dropStage, stageParts } from '../../platform/imports/read/stage.ts';
import { type Recognised, recognise } from '../../platform/imports/recognise/recognise.ts';
import type { FactsSource } from '../../platform/imports/source.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import type { ExportFile } from '../export/csv.ts';

/** A file on its way to a load of its own. */
type Given = {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  readonly size: number;
  /** Its lines without the header, the last one ended. */
  readonly body: string;
  readonly rows: number;
};

/** Files of one layout whose columns stand alike: they differ in their rows and their names only. */
type Batch = { readonly header: string; readonly files: Given[] };

const linesIn = (text: string): number => {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
};

const batchesOf = (files: Iterable<ExportFile>): Batch[] => {
  const batches = new Map<string, Batch>();
  for (const { path, content } of files) {
    const text = content.replace(/^\uFEFF/, '');
    const end = text.indexOf('\n') + 1;
    const header = text.slice(0, end);
    const body = text.slice(end);
    const batch = batches.get(header) ?? { header, files: [] };
    batches.set(header, batch);
    batch.files.push({
      id: randomUUID(),
      name: basename(path),
      hash: createHash('sha256').update(content).digest('hex'),
      size: Buffer.byteLength(content),
      body,
      rows: linesIn(body),
    });
  }
  return [...batches.values()];
};

type Tally = {
  readonly load: string;
  readonly rows: number;
  readonly wrong: number;
  readonly values: readonly (readonly (readonly string[])[])[];
  readonly notes: readonly number[];
};

type Known = Recognised & { readonly source: FactsSource };

/** The period that a file's name tells, where its layout keeps it there. */
const periodNamed = ({ source }: Known, { name }: Given): string => {
  if (source.period.from !== 'name') return '';
  const period = source.period.read(name);
  if (period === undefined) throw new Error(`${name} of the invented place tells no period`);
  return period;
};

/** One row a load of what only SQL over its facts can tell: its period, or what it is about. */
const askLoads = async (
  { facts }: ImportContext,
  { source }: Known,
  sql: string | undefined,
  files: readonly Given[],
): Promise<ReadonlyMap<string, string>> => {
  if (sql === undefined) return new Map();
  const rows = await facts.query<{ load: string; said: string }>(
    `SELECT toString(load_id) AS load, toString(${sql}) AS said FROM ${source.facts.table}
     WHERE load_id IN {loads:Array(UUID)} GROUP BY load_id`,
    { loads: files.map(({ id }) => id) },
  );
  return new Map(rows.map(({ load, said }) => [load, said]));
};

/** Reads all rows of a batch at once; each knows its load by the number of its row. */
const readRows = async (
  { facts, secret }: ImportContext,
  known: Known,
  files: readonly Given[],
  path: string,
): Promise<Tally[]> => {
  const stage = randomUUID();
  let rows = 0;
  const ends = files.map((file) => {
    rows += file.rows;
    return rows;
  });
  const at = `arrayFirstIndex(last -> __row <= last, [${ends.join(', ')}])`;
  const plan = planFacts({
    source: known.source,
    known,
    load: stage,
    period: '',
    secret: factText(secret),
    noBreakSpaces: false,
    usual: new Map(),
    numbered: false,
    several: {
      load: `arrayElement([${files.map(({ id }) => `toUUID(${factText(id)})`).join(', ')}], ${at})`,
      period: `arrayElement([${files.map((file) => factText(periodNamed(known, file))).join(', ')}], ${at})`,
    },
  });
  const parts = stageParts(stage);
  try {
    // Without the view of wrong rows: the files are ours, and one wrong row stops it all.
    for (const statement of plan.create.slice(0, 3))
      await facts.command(statement, undefined, { bulk: true });
    await facts.insertFromFile({
      path,
      delimiter: ',',
      cells: plan.cells,
      into: plan.into,
      columns: plan.columns,
      select: plan.select,
    });
    return await facts.query<Tally>(
      `SELECT toString(load_id) AS load, sum(rows) AS rows, sum(wrong) AS wrong, groupArray(values) AS values,
              sumForEach(notes) AS notes FROM ${parts.tally} GROUP BY load_id`,
    );
  } finally {
    await dropStage(facts, stage);
  }
};

const loadBatch = async (context: ImportContext, { header, files }: Batch, path: string): Promise<void> => {
  await writeFile(path, header + files.map(({ body }) => body).join(''));
  const names = files.map(({ name }) => name).join(', ');
  const scanned = await scanFile(path);
  const sample = await firstRows(path, ',', 2);
  const found = recognise(context.sources, sample, 2000);
  if (!scanned.ok || !found.ok || found.value.source.kind !== 'facts')
    throw new Error(`no layout knows ${names} of the invented place`);
  const known: Known = { ...found.value, source: found.value.source };
  const { source } = known;
  const tallies = await readRows(context, known, files, path);
  const periods = await askLoads(
    context,
    known,
    source.period.from === 'rows' ? source.period.sql : undefined,
    files,
  );
  const about = await askLoads(context, known, source.facts.about, files);
  await inTransaction(context.db, async (trx) => {
    for (const file of files) {
      const tally = tallies.find(({ load }) => load === file.id);
      if (tally?.rows !== file.rows || tally.wrong > 0)
        throw new Error(
          `${file.name} of the invented place has ${tally?.wrong} wrong rows of ${tally?.rows}`,
        );
      const at = context.now();
      await startLoad(trx, {
        id: file.id,
        name: file.name,
        who: { kind: 'system' },
        owner: context.owner,
        at,
      });
      await noteLoad(trx, file.id, at, { hash: file.hash, size: file.size, source });
      const keys = [
        ...(source.period.from === 'column' ? [source.period.column] : []),
        ...(source.key ?? []),
      ].map((_, item) => [...new Set(tally.values.flatMap((values) => values[item] ?? []))]);
      if (keys.some((values) => values.length > 1))
        throw new Error(`${file.name} of the invented place mixes periods`);
      const values = [...keys.map(([value]) => value ?? ''), (about.get(file.id) ?? '').slice(0, 300)];
      const period =
        source.period.from === 'name'
          ? periodNamed(known, file)
          : (periods.get(file.id) ?? (source.period.from === 'column' ? (values[0] ?? '') : ''));
      const more = source.period.from === 'column' ? values.slice(1) : values;
      await makeCurrent(trx, source, file.id, { kind: 'system' }, context.now(), {
        key: [source.dataset ?? source.id, period, ...more].filter((part) => part !== '').join('/'),
        period,
        counts: { read: tally.rows, rejected: 0 },
        reading: {
          encoding: scanned.value.encoding,
          reasons: [],
          notes: {
            ...Object.fromEntries(
              Object.keys(source.notes ?? {}).map((note, item) => [note, tally.notes[item] ?? 0]),
            ),
            ...columnNotes(known, tally.rows),
          },
          rejectsKept: 0,
          rejectsFound: 0,
        },
        rejects: [],
      });
    }
  });
};

/**
 * Loads many files of our own making, each as a load of its own with its event, as `importFile` would: known by
 * content, read by its layout's columns and checks. Files whose headers are alike go through the engine at
 * once, because planning a reading costs it more than a small file does. Any wrong row is a mistake here and
 * throws.
 */
export const importTogether = async (
  context: ImportContext,
  folder: string,
  files: Iterable<ExportFile>,
  say: (done: number, total: number) => void,
): Promise<void> => {
  const batches = batchesOf(files);
  const total = batches.reduce((sum, batch) => sum + batch.files.length, 0);
  let done = 0;
  for (const batch of batches) {
    say(done, total);
    const path = join(folder, `${randomUUID()}.csv`);
    await loadBatch(context, batch, path);
    await rm(path);
    done += batch.files.length;
  }
};
