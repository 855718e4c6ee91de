import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { holdersOf } from '../../people/index.ts';
import type { Job } from '../../platform/module.ts';
import { notify } from '../../platform/notifications/index.ts';
import { notificationTables } from '../../platform/notifications/tables.ts';
import { can } from '../../platform/permissions.ts';
import type { Platform } from '../../platform/platform.ts';
import { visibleTo } from '../../platform/registries.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse, perform } from '../../platform/use.ts';
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import { ok } from '../../shared/result.ts';
import { IDEAS_PATH, ideaRef } from '../kit/refs.ts';
import { ASIDE, STAGES, type State } from '../stages/table-rules.ts';
import { stateWords } from '../stages/words-rules.ts';
import { ListedIdea } from './answers.ts';
import { DueItem, dueOf, findDue } from './calendar.ts';
import { findIdeas, ideasListed } from './queries.ts';
import { listedFor } from './shown.ts';
import { thenOf } from './uses.ts';

export const DIGEST_PATH = `${IDEAS_PATH}/digest`;

/** Told of each part; the list has them all. */
const TOLD = 25;

/** The Monday of the week of a day. */
export const mondayOf = (day: CalendarDate): CalendarDate =>
  addDays(day, 1 - Temporal.PlainDate.from(day).dayOfWeek);

type MovedRow = {
  readonly reference: string;
  readonly title: string;
  readonly state: State;
  readonly day: CalendarDate;
  readonly by: string;
};

/** What came to another state from one day to another, the newest first. Kept names stand there as nobody's. */
const findMoved = async (db: Db, from: CalendarDate, to: CalendarDate): Promise<readonly MovedRow[]> => {
  const { rows } = await sql<MovedRow>`
    select e.proposal as reference, p.title, e.state, e.on_day as day, e.by_name as by
    from proposal_entry e join proposal p on p.reference = e.proposal
    where e.on_day between ${from}::date and ${to}::date order by e.on_day desc, e.id desc`.execute(db);
  return rows;
};

const Moved = z.object({
  reference: z.string(),
  title: z.string(),
  state: z.enum([...STAGES, ...ASIDE]),
  stands: z.string(),
  day: z.string(),
  by: z.string(),
});

/** The week in ideas: what is late and whose move it is, what moved last week, what this week brings. */
export const ideasDigest = defineUse({
  name: 'ideas-digest',
  method: 'get',
  permission: 'proposals.manage',
  summary:
    'The week in ideas: what is late and whose move it is, what moved last week, what is due this week.',
  input: z.object({}),
  output: z.object({
    week: z.string().describe('the Monday of this week'),
    today: z.string(),
    late: z.object({ total: z.number(), ideas: z.array(ListedIdea) }),
    soon: z.object({ total: z.number(), ideas: z.array(ListedIdea) }),
    moved: z.object({ total: z.number(), items: z.array(Moved) }),
    comes: z.object({ total: z.number(), items: z.array(DueItem.extend({ day: z.string() })) }),
  }),
  run: async (platform, actor) => {
    const { db, registries } = platform;
    const then = await thenOf(platform);
    const week = mondayOf(then.today);
    const filter = { stage: 'all', publicOnly: false } as const;
    const order = { sort: 'pressing', dir: 'ascending' } as const;
    const found = await findIdeas(db, { ...filter, clock: 'late-or-soon' }, order, then);
    const moved = await findMoved(db, addDays(week, -7), addDays(week, -1));
    const due = await findDue(db, filter, { from: week, to: addDays(week, 6) }, then);
    const all = [...found.references, ...[...moved, ...due].map(({ reference }) => reference)];
    const seen = new Set(await visibleTo(registries, db, actor, [...new Set(all)], ideaRef));
    const inOrder = (some: readonly string[]) =>
      found.references.filter((reference) => some.includes(reference) && seen.has(reference));
    const [late, soon] = [inOrder(found.late), inOrder(found.soon)];
    const rows = await ideasListed(db, [...late.slice(0, TOLD), ...soon.slice(0, TOLD)]);
    const listed = rows.map((row) => listedFor(actor, row, then));
    const seenMoved = moved.filter(({ reference }) => seen.has(reference));
    const seenDue = due.filter(({ reference }) => seen.has(reference));
    return ok({
      week,
      today: then.today,
      late: { total: late.length, ideas: listed.filter(({ reference }) => late.includes(reference)) },
      soon: { total: soon.length, ideas: listed.filter(({ reference }) => soon.includes(reference)) },
      moved: {
        total: seenMoved.length,
        items: seenMoved.slice(0, TOLD).map((row) => ({ ...row, stands: stateWords(row.state) })),
      },
      comes: {
        total: seenDue.length,
        items: seenDue.slice(0, TOLD).map((row) => ({ ...dueOf(actor, row), day: row.day })),
      },
    });
  },
});
type Digest = z.output<typeof ideasDigest.output>;

/** "Ideas this week: 12 late, 8 soon late, 5 moved, 7 due": one line of news. Undefined when there is nothing to tell. */
export const digestTitle = ({ late, soon, moved, comes }: Digest): string | undefined => {
  const parts = [
    late.total > 0 && `${late.total} late`,
    soon.total > 0 && `${soon.total} soon late`,
    moved.total > 0 && `${moved.total} moved`,
    comes.total > 0 && `${comes.total} due`,
  ].filter(Boolean);
  return parts.length > 0 ? `Ideas this week: ${parts.join(', ')}` : undefined;
};

const KIND = 'ideas.digest';

/** Tells one person of a week once, however often the job runs. */
const tellOnce = async (
  trx: Trx,
  { person, week, title }: { readonly person: string; readonly week: CalendarDate; readonly title: string },
): Promise<void> => {
  const told = await notificationTables(trx)
    .selectFrom('notification')
    .select('id')
    .where('person', '=', person)
    .where('kind', '=', KIND)
    .where('object_id', '=', week)
    .executeTakeFirst();
  if (told) return;
  await notify(trx, {
    people: [person],
    kind: KIND,
    title,
    href: DIGEST_PATH,
    object: { kind: 'ideas-digest', id: week },
  });
};

/**
 * Tells those who keep the pipeline of the week, each of what they may see: one piece of news, by mail as each of them
 * chose.
 */
export const tellDigest = async (platform: Platform): Promise<void> => {
  const { db, registries, now } = platform;
  const { today } = await thenOf({ db, now });
  const holders = await holdersOf(db, ['programme-office', 'chair', 'accountable-officer'], today);
  const people = [...new Set(holders.map(({ person }) => person))];
  const contacts = (await Promise.all(registries.contacts.all().map(({ ask }) => ask(db, people)))).flat();
  for (const { actor } of contacts) {
    if (!can(actor, 'proposals.manage')) continue;
    const digest = await perform(platform, actor, ideasDigest, {});
    const title = digest.ok ? digestTitle(digest.value) : undefined;
    if (digest.ok && title)
      await inTransaction(db, (trx) => tellOnce(trx, { person: actor.id, week: digest.value.week, title }));
  }
};

/** A quarter of an hour before the mails of the week go out at seven, so that it goes with them. */
export const digestJobs: readonly Job[] = [
  { name: 'proposals.digest', cron: '45 6 * * 1', run: (platform) => tellDigest(platform) },
];
