import { sql } from 'kysely';
import { z } from 'zod';
import { organisationNames } from '../../people/index.ts';
import type { Actor } from '../../platform/actor.ts';
import { changesOf } from '../../platform/history/history.ts';
import { nextPart, offsetOf, partInput } from '../../platform/input.ts';
import { visibleTo } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { fits } from '../../platform/relational/search-sql.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { schemeBodies } from '../../proposals/index.ts';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import { ok, refuse } from '../../shared/result.ts';
import {
  allBodies,
  type Body,
  type BodyMember,
  bodyInput,
  findBody,
  noBody,
  ordersInForce,
} from '../kit/find.ts';
import { mayKeep } from '../kit/may.ts';
import { bodyRef, meetingRef } from '../kit/refs.ts';
import { inSentences } from '../orders/sentences-rules.ts';
import { decisionDb } from '../tables.ts';
import { BODY_STANDINGS, BodyAnswer, ListedBody, type MemberAnswer } from './answers.ts';
import { type Composition, gapsOf, gapWords, termsEnding } from './composition-rules.ts';
import { seatStandingOn, TERM_WARNING_DAYS, termStateOf } from './member-rules.ts';
import { compositionOf, memberRowsOf, membershipsIn, sittingOn } from './sitting.ts';
import { BODY_KINDS } from './tables.ts';

export const BODY_SORTS = ['name', 'kind', 'gaps', 'next'] as const;

export const standingOf = (
  { founded_on, closed_on }: Pick<Body, 'founded_on' | 'closed_on'>,
  on: CalendarDate,
): ListedBody['standing'] =>
  founded_on > on ? 'to come' : closed_on !== null && closed_on < on ? 'closed' : 'sits';

const namedIn = (bodies: readonly Body[], key: string | null) => {
  const found = key === null ? undefined : bodies.find((body) => body.key === key);
  return found ? { key: found.key, name: found.name } : null;
};

/** The next meeting of each body that this reader may know of. */
const nextMeetings = async (
  platform: Parameters<typeof visibleTo>[0],
  db: Db,
  actor: Actor,
  now: Date,
): Promise<ReadonlyMap<string, { readonly reference: string; readonly starts: string }>> => {
  const rows = await decisionDb(db)
    .selectFrom('meeting')
    .select(['reference', 'body', 'starts'])
    .where('ends', '>=', now)
    .where('state', '!=', 'cancelled')
    .$if(actor.kind === 'public', (query) => query.where('notice_on', 'is not', null))
    .orderBy('starts', 'desc')
    .execute();
  const seen = await visibleTo(platform, db, actor, rows, ({ reference }) => meetingRef(reference));
  return new Map(
    seen.map(({ body, reference, starts }) => [body, { reference, starts: starts.toISOString() }]),
  );
};

const orderOf: Readonly<Record<(typeof BODY_SORTS)[number], (a: ListedBody, b: ListedBody) => number>> = {
  name: (a, b) => a.name.localeCompare(b.name, 'en-GB'),
  kind: (a, b) => BODY_KINDS.indexOf(a.kind) - BODY_KINDS.indexOf(b.kind),
  gaps: (a, b) => a.gaps - b.gaps,
  next: (a, b) => (a.nextMeeting?.starts ?? '9').localeCompare(b.nextMeeting?.starts ?? '9'),
};

/** Every body: what it decides, how many sit on it, what it lacks, and when it next meets. */
export const bodies = defineUse({
  name: 'bodies',
  method: 'get',
  permission: 'decisions.read',
  summary: 'Bodies that meet and decide: how many vote, what their seats lack, when each meets next.',
  input: z.object({
    q: optionalText(z.string().trim().max(200)).describe('words of its name or of what it decides'),
    standing: z
      .preprocess(
        (value) => (value === '' ? undefined : value),
        z.enum([...BODY_STANDINGS, 'all']).default('sits'),
      )
      .describe('sits, to come, closed or all'),
    sort: z.enum(BODY_SORTS).default('name'),
    dir: z.enum(['ascending', 'descending']).default('ascending'),
    ...partInput(1000),
  }),
  output: z.object({ total: z.number(), bodies: z.array(ListedBody), next: z.string().optional() }),
  run: async ({ db, registries, now }, actor, input) => {
    const at = now();
    const today = londonDate(at);
    const all = await allBodies(db);
    const text = sql`name || ' ' || about`;
    const fitting = input.q
      ? new Set(
          (
            await sql<{ key: string }>`
              select key from body where ${fits(input.q, sql`to_tsvector('simple', ${text})`, text)}`.execute(
              db,
            )
          ).rows.map(({ key }) => key),
        )
      : undefined;
    const next = await nextMeetings(registries, db, actor, at);
    const listed: ListedBody[] = [];
    for (const body of all) {
      const standing = standingOf(body, today);
      if ((fitting && !fitting.has(body.key)) || (input.standing !== 'all' && input.standing !== standing))
        continue;
      const { composition, memberships, members } = await sittingOn(db, body, today);
      listed.push({
        key: body.key,
        name: body.name,
        kind: body.kind,
        about: body.about,
        parent: namedIn(all, body.parent),
        inPublic: body.in_public,
        standing,
        foundedOn: body.founded_on,
        closedOn: body.closed_on,
        voting: members.filter(({ isVoting, deputyFor }) => isVoting && deputyFor === null).length,
        gaps: composition && standing === 'sits' ? gapsOf(composition, memberships, today).length : 0,
        termsEnding: termsEnding(memberships, today, TERM_WARNING_DAYS).length,
        nextMeeting: next.get(body.key) ?? null,
      });
    }
    const sign = input.dir === 'descending' ? -1 : 1;
    listed.sort((a, b) => sign * orderOf[input.sort](a, b) || orderOf.name(a, b));
    const seen = await visibleTo(registries, db, actor, listed, ({ key }) => bodyRef(key));
    const offset = offsetOf(input.cursor);
    const part = seen.slice(offset, offset + input.limit);
    return ok({ total: seen.length, bodies: part, ...nextPart(offset, part.length, seen.length) });
  },
});

/** The seat of a membership, by the composition of its first day, else by any that knows it. */
const seatOf = ({ composition }: Pick<Body, 'composition'>, row: BodyMember) => {
  const known = compositionOf({ composition }, row.from_day);
  const all = [...(known ? [known] : []), ...[...composition].reverse()];
  for (const { seats } of all) {
    const seat = seats.find(({ key }) => key === row.seat);
    if (seat) return seat;
  }
  return undefined;
};

const memberAnswers = async (
  db: Db,
  actor: Actor,
  body: Body,
  rows: readonly BodyMember[],
  today: CalendarDate,
): Promise<MemberAnswer[]> => {
  const open = actor.kind !== 'public';
  const codes = [...new Set(rows.flatMap(({ organisation }) => (organisation ? [organisation] : [])))];
  const names = await organisationNames(db, codes);
  return rows.map((row) => {
    const seat = seatOf(body, row);
    const member = rows.find(({ id }) => id === row.deputy_for);
    return {
      id: row.id,
      person: open ? row.person : null,
      name: row.person_name,
      seat: row.seat,
      seatLabel: seat?.label ?? row.seat,
      isVoting: seat?.voting ?? false,
      isClinician: row.is_clinician || (seat?.clinical ?? false),
      byProfession: row.is_clinician,
      organisation: row.organisation
        ? { code: row.organisation, name: names.get(row.organisation) ?? row.organisation }
        : null,
      deputyFor: member ? { id: member.id, name: member.person_name } : null,
      from: row.from_day,
      to: row.to_day,
      termEnds: row.term_ends,
      term: termStateOf(row.term_ends, today),
      standing: seatStandingOn({ from: row.from_day, to: row.to_day }, today),
      endedReason: open ? row.ended_reason : null,
      version: row.version,
    };
  });
};

const compositionAnswer = (composition: Composition) => ({
  from: composition.inForceFrom,
  source: composition.source,
  verified: composition.verified,
  fewestMembers: composition.fewestMembers,
  apart: composition.apart.map((keys) => [...keys]),
  seats: composition.seats.map((seat) => ({ ...seat, conditions: [...seat.conditions] })),
});

/** One body: what it decides, who sits on it and who sat, what is missing, its standing orders explained back. */
export const bodyUse = defineUse({
  name: 'body',
  path: 'bodies/{key}',
  method: 'get',
  permission: 'decisions.read',
  summary:
    'One body: what it decides, its seats and who holds them, what is missing, its standing orders in sentences.',
  input: z.object({ key: bodyInput }),
  output: BodyAnswer,
  run: async ({ db, registries, now }, actor, input) => {
    const body = await findBody(db, input.key);
    const seen = body && (await visibleTo(registries, db, actor, [body], ({ key }) => bodyRef(key)));
    if (!body || seen?.length === 0) return refuse(noBody(input.key));
    const today = londonDate(now());
    const all = await allBodies(db);
    const rows = await memberRowsOf(db, body.key);
    const composition = compositionOf(body, today);
    const names = new Map(rows.map(({ person, person_name }) => [person, person_name]));
    const orders = await ordersInForce(db, body.key, today);
    const schemes = await schemeBodies(db, today);
    const standing = standingOf(body, today);
    return ok({
      key: body.key,
      name: body.name,
      kind: body.kind,
      about: body.about,
      parent: namedIn(all, body.parent),
      below: all.filter(({ parent }) => parent === body.key).map(({ key, name }) => ({ key, name })),
      routeBody: body.route_body,
      routeName: schemes.find(({ key }) => key === body.route_body)?.label ?? body.route_body,
      inPublic: body.in_public,
      standing,
      foundedOn: body.founded_on,
      closedOn: body.closed_on,
      composition: composition ? compositionAnswer(composition) : null,
      gaps:
        composition && standing === 'sits'
          ? gapsOf(composition, membershipsIn(rows), today).map((gap) =>
              gapWords(gap, (person) => names.get(person) ?? person),
            )
          : [],
      members: await memberAnswers(db, actor, body, rows, today),
      orders: orders
        ? {
            id: orders.id,
            from: orders.from_day,
            source: orders.source,
            verifiedOn: orders.verified_on,
            sentences: [...inSentences(orders.orders)],
          }
        : null,
      history:
        actor.kind === 'public'
          ? []
          : (await changesOf(db, bodyRef(body.key))).map((change) => ({
              at: change.at.toISOString(),
              by: change.person_name,
              kind: change.kind,
              before: change.before,
              after: change.after,
            })),
      may: { keep: mayKeep(actor) },
      version: body.version,
    });
  },
});
