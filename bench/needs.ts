import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openContext } from '../src/app/context.ts';
import { conditionProfileUse, findSpread } from '../src/needs/index.ts';
import { owner } from '../src/platform/actor.ts';
import { readConfig } from '../src/platform/config/config.ts';
import { importContextOf } from '../src/platform/imports/context.ts';
import { importFile } from '../src/platform/imports/index.ts';
import type { Platform } from '../src/platform/platform.ts';
import { perform } from '../src/platform/use.ts';
import { sharedFile } from '../src/shared/test-material.ts';
import type { Line } from './main.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const PRACTICES = 7700;
const REGISTERS = ['AF', 'CHD', 'COPD', 'DM', 'HF', 'HYP', 'STIA', 'DEP'];

/** Published files of England of one year, in the order in which a group would load them. */
const FILES = [
  'organisations/eccg_2016-02.csv',
  'organisations/epraccur_2016-02.csv',
  'list-size/Patient_List_Size_2015_01-03.csv',
  'qof/prevalencebyccg_1314.csv',
  'qof/qof-1415-ccg-all.xlsx',
  'expected-prevalence/dm_data.csv',
  'deprivation/fingertips_93553_imd_2010_2015_2019_by_practice.csv',
  'deprivation/IMD_CCG_2015.xlsx',
  'waiting-times/Incomplete-Commissioner-Mar15-revised-XLS-2357K.csv',
];

const practiceCode = (place: number): string => `Z${String(place).padStart(5, '0')}`;

const write = async (path: string, lines: Iterable<string>): Promise<void> => {
  const out = createWriteStream(path);
  let text = '';
  for (const line of lines) {
    text += `${line}\r\n`;
    if (text.length < 1 << 18) continue;
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  }
  out.end(text);
  await once(out, 'finish');
};

function* monthly(): Generator<string> {
  yield 'Indicator ID,Indicator Name,Area Code,Area Name,Area Type,Sex,Age,Time period,Value';
  for (let place = 0; place < PRACTICES; place += 1)
    for (let month = 0; month < 60; month += 1)
      yield `90001,Made up monthly measure,${practiceCode(place)},Practice ${place},GPs,Persons,All ages,${MONTHS[month % 12]} ${2019 + Math.floor(month / 12)},${((place * 37 + month * 11) % 1000) / 10}`;
}

/** Registers of these practices, made up, in the published layout of 2014/15. */
function* registers(practices: readonly string[]): Generator<string> {
  yield 'PRACTICE_CODE,GROUP_CODE,REGISTER,PATIENT_LIST_TYPE,PATIENT_LIST_SIZE';
  for (const [place, code] of practices.entries())
    for (const [at, register] of REGISTERS.entries())
      yield `${code},${register},${60 + ((place * 13 + at * 29) % 400)},TOTAL,${3000 + ((place * 97) % 9000)}`;
}

const ordered = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
const percentile = (values: readonly number[], share: number): number =>
  ordered(values)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

const load = async (platform: Platform, path: string): Promise<string> => {
  const done = await importFile(importContextOf(platform), { path, who: { kind: 'system' } });
  if (!done.ok) throw new Error(`${path} was refused: ${JSON.stringify(done.refusal)}`);
  return done.value.id;
};

/** One measure of every practice over five years of months. */
const measureSpread = async (platform: Platform, folder: string): Promise<Line> => {
  const path = join(folder, 'monthly.csv');
  await write(path, monthly());
  const id = await load(platform, path);
  const asked = { indicator: 'fingertips/90001', kind: 'practice', sex: 'all', age: 'All ages' } as const;
  const took: number[] = [];
  for (let run = 0; run < 7; run += 1) {
    const began = performance.now();
    await findSpread(platform.facts, [id], asked);
    took.push(performance.now() - began);
  }
  const middle = percentile(took, 0.5);
  return {
    what: 'One measure, 7,700 practices x 60 months: deciles by month, ms (median of 7)',
    figure: middle.toFixed(0),
    floor: 'at most 250',
    kept: middle <= 250,
  };
};

/** The page of a condition with all comparators, each time for another area, so that nothing is remembered. */
const measureCondition = async (platform: Platform, folder: string): Promise<Line[]> => {
  if (!existsSync(sharedFile('data'))) return [];
  for (const file of FILES) await load(platform, sharedFile(`data/${file}`));
  const practices = await platform.facts.query<{ practice: string }>(
    'SELECT DISTINCT practice FROM list_size ORDER BY practice',
  );
  const path = join(folder, 'PREVALENCE_1415.csv');
  await write(
    path,
    registers(
      practices.map(({ practice }) => practice).filter((code) => /^[A-HJ-NPWYZ][0-9]{5}$/.test(code)),
    ),
  );
  await load(platform, path);
  const areas = await platform.facts.query<{ area: string }>(
    "SELECT DISTINCT area FROM register_count WHERE area_kind = 'ccg' AND year = '2014-04-01' ORDER BY area LIMIT 60",
  );
  const took: number[] = [];
  let pictures = 0;
  for (const { area } of [{ area: '04G' }, ...areas]) {
    const began = performance.now();
    const answer = await perform(platform, owner, conditionProfileUse, {
      condition: 'DM',
      area,
      year: '2014/15',
      beside: 'similar',
    });
    took.push(performance.now() - began);
    if (!answer.ok) throw new Error(`${area}: ${JSON.stringify(answer.refusal)}`);
    pictures += answer.value.figures.length;
  }
  // The first three warm the engine's caches and the machine's.
  const warm = took.slice(3);
  const [middle, slowest] = [percentile(warm, 0.5), percentile(warm, 0.95)];
  return [
    {
      what: `A condition of an area with all comparators, England loaded, ms (95th percentile of ${warm.length} areas)`,
      figure: slowest.toFixed(0),
      floor: 'at most 150',
      kept: slowest <= 150,
    },
    {
      what: 'The same: median, first area, figures each',
      figure: `${middle.toFixed(0)}, ${(took[0] ?? 0).toFixed(0)}, ${(pictures / took.length).toFixed(1)}`,
    },
  ];
};

/** Needs pages from the store, with whole-England files. */
export const measureNeeds = async (folder: string): Promise<Line[]> => {
  mkdirSync(folder, { recursive: true });
  const read = readConfig({ COALFACE_DATA: join(folder, 'data'), LOG_LEVEL: 'silent' }, folder);
  if (!read.ok) throw new Error(read.problems.join(' '));
  const { platform, close } = await openContext(read.config);
  try {
    return [await measureSpread(platform, folder), ...(await measureCondition(platform, folder))];
  } finally {
    await close();
  }
};
