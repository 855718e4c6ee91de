import { once } from 'node:events';
import { appendFileSync, createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openContext } from '../src/app/context.ts';
import { readConfig } from '../src/platform/config/config.ts';
import { factText } from '../src/platform/facts/index.ts';
import { importContextOf } from '../src/platform/imports/context.ts';
import { importFile } from '../src/platform/imports/index.ts';
import { sharedFile } from '../src/shared/test-material.ts';
import type { Line } from './main.ts';

const BANDS = [
  '0_4',
  '5_9',
  '10_14',
  '15_19',
  '20_24',
  '25_29',
  '30_34',
  '35_39',
  '40_44',
  '45_49',
  '50_54',
].concat(['55_59', '60_64', '65_69', '70_74', '75_79', '80_84', '85_89', '90_94', '95+']);

/** A file in the published layout of lists by age, of many more practices than England has. */
const writeLargeFile = async (path: string, practices: number): Promise<number> => {
  const out = createWriteStream(path);
  out.write(
    'PUBLICATION,EXTRACT_DATE,ORG_TYPE,ORG_CODE,ONS_CODE,POSTCODE,SEX,AGE_GROUP_5,NUMBER_OF_PATIENTS\r\n',
  );
  let rows = 0;
  for (let practice = 0; practice < practices; practice += 1) {
    const head = `GP_PRAC_PAT_LIST,01APR2026,GP,Z${String(practice).padStart(5, '0')},,ZZ1 1AA`;
    let text = '';
    for (const sex of ['MALE', 'FEMALE'])
      for (const [i, band] of BANDS.entries()) {
        text += `${head},${sex},${band},${(practice * 7 + i * 31) % 900}\r\n`;
        rows += 1;
      }
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return rows;
};

/** Seconds by the clock, and of the processors' work: the in-process engine's threads are in it. */
type Seconds = { readonly clock: number; readonly work: number };

const seconds = async (work: () => Promise<unknown>): Promise<Seconds> => {
  const before = process.cpuUsage();
  const began = performance.now();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { clock: (performance.now() - began) / 1000, work: (user + system) / 1e6 };
};

/** Engine and import are measured in turn so many times: one run of either says little on a busy machine. */
const TURNS = 5;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Import of a file against the engine's own reading of the same file into a table of the file's columns. */
export const measureImport = async (folder: string): Promise<Line[]> => {
  mkdirSync(folder, { recursive: true });
  const read = readConfig({ COALFACE_DATA: join(folder, 'data'), LOG_LEVEL: 'silent' }, folder);
  if (!read.ok) throw new Error(read.problems.join(' '));
  const { platform, close } = await openContext(read.config);
  const context = importContextOf(platform);
  const lines: Line[] = [];
  let table = 0;

  const raw = async (path: string): Promise<Seconds> => {
    table += 1;
    const { facts } = platform;
    const source = `file(${factText(path)}, 'CSVWithNames')`;
    // Off for both: the engine's trimming of blanks can end the process (platform/facts).
    const settings = 'SETTINGS input_format_csv_trim_whitespaces = 0';
    await facts.command(
      `CREATE TABLE bench_raw_${table} ENGINE = MergeTree ORDER BY tuple() AS SELECT * FROM ${source} LIMIT 0 ${settings}`,
    );
    const taken = await seconds(() =>
      facts.command(`INSERT INTO bench_raw_${table} SELECT * FROM ${source} ${settings}`, {}, { bulk: true }),
    );
    await facts.command(`DROP TABLE bench_raw_${table} SYNC`);
    return taken;
  };
  const imported = (path: string): Promise<Seconds> =>
    seconds(async () => {
      const result = await importFile(context, { path, who: { kind: 'system' } });
      if (!result.ok) throw new Error(`${path} was refused: ${JSON.stringify(result.refusal)}`);
    });

  const large = join(folder, 'gp-reg-pat-prac-quin-age.csv');
  const rows = await writeLargeFile(large, 80_000);
  await raw(large);
  const turns: { engine: Seconds; ours: Seconds }[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    // Each time a file that was not seen before: the same one again would not be read.
    appendFileSync(
      large,
      `GP_PRAC_PAT_LIST,01APR2026,GP,Y${String(turn).padStart(5, '0')},,ZZ1 1AA,MALE,0_4,1\r\n`,
    );
    turns.push({ engine: await raw(large), ours: await imported(large) });
  }
  const both = (kind: keyof Seconds) => ({
    engine: median(turns.map(({ engine }) => engine[kind])),
    ours: median(turns.map(({ ours }) => ours[kind])),
  });
  const [clock, work] = [both('clock'), both('work')];
  const ratio = clock.engine / clock.ours;
  lines.push({
    what: `Import of ${rows.toLocaleString('en-GB')} rows, speed against the engine's own raw load`,
    figure: ratio.toFixed(2),
    floor: 'at least 0.60',
    kept: ratio >= 0.6,
  });
  lines.push({
    what: `The same, seconds (engine, import), medians of ${TURNS}`,
    figure: `${clock.engine.toFixed(2)}, ${clock.ours.toFixed(2)}`,
  });
  lines.push({
    what: 'The same, seconds of processor (engine, import, ratio)',
    figure: `${work.engine.toFixed(2)}, ${work.ours.toFixed(2)}, ${(work.engine / work.ours).toFixed(2)}`,
  });

  const real = sharedFile('data/list-size/Patient_List_Size_2014_01-03.csv');
  if (existsSync(real)) {
    const [engineReal, oursReal] = [await raw(real), await imported(real)];
    lines.push({
      what: 'A published quarter of England (9,526 rows), seconds (engine, import)',
      figure: `${engineReal.clock.toFixed(2)}, ${oursReal.clock.toFixed(2)}`,
    });
  }
  await close();
  return lines;
};
