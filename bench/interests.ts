import { join } from 'node:path';
import { sql } from 'kysely';
import { openContext } from '../src/app/context.ts';
import { createApp } from '../src/app/http.ts';
import { readConfig } from '../src/platform/config/config.ts';
import type { Db } from '../src/platform/relational/relational.ts';
import type { Line } from './main.ts';

const COUNT = 5000;
const PEOPLE = 600;
const RUNS = 6;
const PATH = '/decisions/registers';

/** What readers of the register ask for. */
const INTERESTS = [
  '',
  '?page=50',
  '?sort=organisation&dir=descending',
  '?sort=declared&dir=descending',
  '?sort=from',
  '?kind=indirect',
  '?standing=ended',
  '?organisation=ultrasound',
  '?q=number+41',
  '?q=ultrasund',
  '?q=nobody+of+this+name',
].map((list) => `/interests${list}`);

/** The same of the registers beside it, with as many gifts and one in ten as many breaches. */
const OTHERS = [
  ...['', '?page=50', '?sort=giver', '?outcome=declined', '?q=dinner', '?q=dinnr'].map(
    (list) => `/gifts${list}`,
  ),
  ...['', '?page=10'].map((list) => `/breaches${list}`),
  '/procurement',
];

/** Interests of six hundred people, one in ten ended within the tail, one in twenty-five of somebody close. */
const fillInterests = async (db: Db): Promise<void> => {
  await sql`
    insert into person (given_name, family_name)
    select 'Ada', 'Number ' || n from generate_series(1, ${sql.lit(PEOPLE)}) n`.execute(db);
  await sql`
    insert into interest (person, person_name, kind, tie, organisation_name, close_tie, close_name, words, band,
      from_day, to_day, declared_on, entered_name)
    select p.id, p.given_name || ' ' || p.family_name,
      case when n % 25 = 0 then 'indirect' when n % 3 = 0 then 'non-financial-professional' else 'financial' end,
      case when n % 2 = 0 then 'owns-share-in' else 'employed-by' end,
      case n % 4 when 0 then 'Quillmoor Ultrasound ' else 'Hollowmere Trust ' end || (n % 400),
      case when n % 25 = 0 then 'married-to' end, case when n % 25 = 0 then 'Somebody close' end,
      'In the words of the person, number ' || n, case when n % 3 <> 0 then '1k-10k' end,
      current_date - 400 - n % 900, case when n % 10 = 0 then current_date - 1 - n % 90 end,
      current_date - 380 - n % 900, p.given_name || ' ' || p.family_name
    from generate_series(1, ${sql.lit(COUNT)}) n
    join (select *, row_number() over (order by family_name) as place from person) p
      on p.place = 1 + n % ${sql.lit(PEOPLE)}`.execute(db);
  await sql`
    insert into gift (person, person_name, kind, giver_name, what, pence, on_day, outcome, declared_on, entered_name)
    select p.id, p.given_name || ' ' || p.family_name, case when n % 3 = 0 then 'gift' else 'hospitality' end,
      'Quillmoor Ultrasound ' || (n % 400), 'Dinner after a talk, number ' || n, 1000 + n, current_date - 30 - n % 150,
      case n % 3 when 0 then 'accepted' when 1 then 'declined' else 'passed-on' end, current_date - 20 - n % 150,
      p.given_name || ' ' || p.family_name
    from generate_series(1, ${sql.lit(COUNT)}) n
    join (select *, row_number() over (order by family_name) as place from person) p
      on p.place = 1 + n % ${sql.lit(PEOPLE)}`.execute(db);
  await sql`
    insert into breach (found_on, what, done, public_words, recorded_name)
    select current_date - n % 900, 'Declared after the meeting, number ' || n, 'The item was taken again.',
      'An interest was declared after the meeting; the item was taken again.', 'The governance officer'
    from generate_series(1, ${sql.lit(COUNT / 10)}) n`.execute(db);
  await sql`analyze`.execute(db);
};

/** The 95th percentile, in milliseconds, of pages that are each asked for `RUNS` times after a first one that does not count. */
const timePages = async (
  app: Awaited<ReturnType<typeof createApp>>,
  paths: readonly string[],
): Promise<number> => {
  const took: number[] = [];
  for (const path of paths)
    for (let run = 0; run <= RUNS; run += 1) {
      const began = performance.now();
      const answer = await app.request(`http://localhost${PATH}${path}`);
      const html = await answer.text();
      if (answer.status !== 200) throw new Error(`${answer.status} for ${path}`);
      if (/^\/(interests|gifts)$/.test(path) && !html.includes(COUNT.toLocaleString('en-GB')))
        throw new Error(`not all are counted at ${path}`);
      if (run > 0) took.push(performance.now() - began);
    }
  took.sort((a, b) => a - b);
  return took[Math.min(took.length - 1, Math.floor(took.length * 0.95))] ?? 0;
};

/** Pages of the registers, with 5,000 interests, as a reader gets them. */
export const measureInterests = async (folder: string): Promise<Line[]> => {
  const read = readConfig({ COALFACE_DATA: join(folder, 'data'), LOG_LEVEL: 'silent' }, folder);
  if (!read.ok) throw new Error(read.problems.join(' '));
  const { platform, close } = await openContext(read.config);
  try {
    await fillInterests(platform.db);
    const app = await createApp(platform);
    const interests = await timePages(app, INTERESTS);
    const others = await timePages(app, OTHERS);
    const line = (what: string, figure: number): Line => ({
      what: `${what}, ms (95th percentile)`,
      figure: figure.toFixed(0),
      floor: 'at most 150',
      kept: figure <= 150,
    });
    const count = COUNT.toLocaleString('en-GB');
    return [
      line(`The register of ${count} interests, ${INTERESTS.length} filters and orders`, interests),
      line(`Registers of ${count} gifts, of breaches and of decisions on contracts`, others),
    ];
  } finally {
    await close();
  }
};
