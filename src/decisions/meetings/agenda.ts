import type { Selectable } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { visibleTo } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result } from '../../shared/result.ts';
import {
  type AgendaItem,
  type Body,
  findBody,
  isAnnounced,
  itemsOf,
  type Meeting,
  readMeeting,
  visibleItems,
} from '../kit/find.ts';
import { isOfBody, mayPlan, mayRun } from '../kit/may.ts';
import { paperRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { numbered, timed } from './agenda-rules.ts';
import type { PaperTable } from './tables.ts';

export type Paper = Selectable<PaperTable>;

export type AgendaItemSeen = AgendaItem & {
  /** Its number on the agenda: the same for every reader. */
  readonly number: number;
  /** When it is planned to begin. */
  readonly planned: Date;
  /** Those that this reader may read, in the order of their numbers. */
  readonly papers: readonly Paper[];
  /** Papers of it that this reader may not read: because of an interest, or as they are private. */
  readonly papersKept: number;
};

export type Agenda = {
  readonly meeting: Meeting;
  readonly body: Body;
  /** Items that this reader may know of; empty while the agenda is not out for them. */
  readonly items: readonly AgendaItemSeen[];
  /** Numbers of items of which a ruling keeps this reader out. */
  readonly kept: readonly number[];
  /** Numbers and reasons of items that are held without the public. */
  readonly inPrivate: readonly { readonly number: number; readonly reason: string | null }[];
  /** Whether items are shown at all: the agenda is out, or this reader makes it. */
  readonly isShown: boolean;
  readonly ofBody: boolean;
  readonly may: { readonly plan: boolean; readonly run: boolean };
};

/** Papers of items that were not taken back, in the order of their numbers. */
export const papersOf = (db: Db, items: readonly number[]): Promise<Paper[]> =>
  items.length === 0
    ? Promise.resolve([])
    : decisionDb(db)
        .selectFrom('paper')
        .selectAll()
        .where('item', 'in', [...items])
        .where('taken_back_at', 'is', null)
        .orderBy('item')
        .orderBy('number')
        .execute();

const papersAreOut = (meeting: Meeting): boolean => meeting.papers_on !== null;

/**
 * The agenda of a meeting as this reader may know it. A ruling takes an item out, or its papers; the public and people
 * from elsewhere read the public part alone, and papers once they are out. Whatever shows a meeting’s items begins here.
 */
export const agendaOf = async (
  platform: Platform,
  actor: Actor,
  reference: string,
): Promise<Result<Agenda, CommonRefusal>> => {
  const read = await readMeeting(platform, actor, reference);
  if (!read.ok) return read;
  const { db, registries } = platform;
  const meeting = read.value;
  const day = londonDate(meeting.starts);
  const body = await findBody(db, meeting.body);
  if (!body) throw new Error(`${reference} is a meeting of no body`);
  const plan = mayPlan(actor);
  const run = await mayRun(db, actor, meeting, day);
  const ofBody = run || (await isOfBody(db, actor, meeting.body, day));
  const isShown = isAnnounced(meeting) || plan || run;
  const all = isShown ? timed(numbered(await itemsOf(db, reference)), meeting.starts) : [];
  const inPart = all.filter(({ is_private }) => ofBody || (meeting.in_public && !is_private));
  const seen = new Set((await visibleItems(platform, actor, inPart)).map(({ id }) => id));
  const items = inPart.filter(({ id }) => seen.has(id));
  const papers = await papersOf(
    db,
    items.map(({ id }) => id),
  );
  const open = plan || run || papersAreOut(meeting);
  const inPartPapers = papers.filter(({ is_private }) => open && (ofBody || !is_private));
  const readable = new Set(
    (await visibleTo(registries, db, actor, inPartPapers, ({ id }) => paperRef(id))).map(({ id }) => id),
  );
  return ok({
    meeting,
    body,
    items: items.map((item) => {
      const own = papers.filter((paper) => paper.item === item.id);
      const mine = own.filter(({ id }) => readable.has(id));
      return { ...item, papers: mine, papersKept: open ? own.length - mine.length : 0 };
    }),
    kept: ofBody ? inPart.filter(({ id }) => !seen.has(id)).map(({ number }) => number) : [],
    inPrivate: all
      .filter(({ is_private, state }) => is_private && state !== 'withdrawn')
      .map(({ number, private_reason }) => ({ number, reason: private_reason })),
    isShown,
    ofBody,
    may: { plan, run },
  });
};
