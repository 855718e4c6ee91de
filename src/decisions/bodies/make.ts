import { z } from 'zod';
import { differing } from '../../platform/history/history.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, date, ticked, versionInput, words } from '../../platform/input.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { schemeBodies } from '../../proposals/index.ts';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepDecisionChange } from '../kit/change.ts';
import { allBodies, type Body, bodyInput, findBody } from '../kit/find.ts';
import { bodyRef } from '../kit/refs.ts';
import { STARTING_ORDERS } from '../orders/starting-orders.ts';
import { decisionDb } from '../tables.ts';
import { changeBody } from './change.ts';
import { type BodyRefused, openBody } from './open.ts';
import type { BodyRefusal } from './refusals.ts';
import { memberRowsOf } from './sitting.ts';
import { STARTING_BODIES, STARTING_BODY_KEYS, type StartingBody } from './starting-bodies.ts';
import type { BodyKind } from './tables.ts';

/** What a body can begin as: the templates, and a panel, which begins with the seats of a committee. */
export const BEGINNINGS = [...STARTING_BODY_KEYS, 'panel'] as const;
export type Beginning = (typeof BEGINNINGS)[number];
const templateOf = (kind: Beginning): StartingBody => (kind === 'panel' ? 'committee' : kind);

const said = {
  name: words('Say what it is called, such as: Quality committee.', 120),
  about: words('Say in plain words what it decides.', 600).describe('what it decides, in plain words'),
  parent: optionalText(z.string().trim().toLowerCase().max(60)).describe(
    'key of the body that it answers to',
  ),
  routeBody: optionalText(z.string().trim().max(60)).describe(
    'key in the scheme of delegation of the cases that come to it',
  ),
  inPublic: ticked('it meets in public'),
};
type Said = z.output<z.ZodObject<typeof said>>;

const output = z.object({ key: z.string() });
type Answer = Result<{ key: string }, BodyRefused>;

/** `Quality committee` is found at `quality-committee`. */
export const keyOfName = (name: string): string => {
  const plain = name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f’']/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replaceAll(/^-+|-+$/g, '');
  return /^[a-z]/.test(plain) ? plain : `body${plain ? `-${plain}` : ''}`;
};

/** Whether `key` is the body `above`, or answers to it over others. */
const answersTo = (bodies: readonly Body[], key: string | null, above: string): boolean => {
  const seen = new Set<string>();
  for (let at = key; at !== null && !seen.has(at); ) {
    if (at === above) return true;
    seen.add(at);
    at = bodies.find((body) => body.key === at)?.parent ?? null;
  }
  return false;
};

/** What cannot be of a body’s name, of whom it answers to and of the cases it takes, beside the other bodies. */
const whyNotSaid = async (
  db: Db,
  { name, parent, routeBody }: Said,
  today: CalendarDate,
  self?: Body,
): Promise<BodyRefusal | undefined> => {
  const bodies = await allBodies(db);
  const others = bodies.filter(({ key }) => key !== self?.key);
  const same = others.find((body) => body.name.toLowerCase() === name.toLowerCase());
  if (same) return { kind: 'body-taken', field: 'name', name: same.name };
  if (parent && (!others.some(({ key }) => key === parent) || (self && answersTo(bodies, parent, self.key))))
    return { kind: 'body-parent', field: 'parent' };
  if (!routeBody || routeBody === self?.route_body) return undefined;
  const taken = others.find(
    (body) => body.route_body === routeBody && (body.closed_on === null || body.closed_on >= today),
  );
  if (taken) return { kind: 'body-route-taken', field: 'routeBody', name: taken.name };
  return (await schemeBodies(db, today)).some(({ key }) => key === routeBody)
    ? undefined
    : { kind: 'body-route-unknown', field: 'routeBody' };
};

const rowOf = ({ name, about, parent, routeBody, inPublic }: Said) => ({
  name,
  about,
  parent: parent ?? null,
  route_body: routeBody ?? null,
  in_public: inPublic,
});

const freeKey = async (trx: Trx, name: string): Promise<string> => {
  const base = keyOfName(name);
  const taken = new Set((await allBodies(trx)).map(({ key }) => key));
  // An address below the list stands for something else.
  if (base !== 'new' && !taken.has(base)) return base;
  for (let number = 2; ; number += 1) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
};

/** The body that this very form made already, when it is sent a second time. */
const sentBefore = async (trx: Trx, given: Said & { foundedOn: CalendarDate; kind: Beginning }) => {
  const body = await findBody(trx, keyOfName(given.name));
  return body?.name === given.name &&
    body.version === 1 &&
    body.kind === given.kind &&
    body.about === given.about &&
    body.founded_on === given.foundedOn
    ? body
    : undefined;
};

/** Sets up a body from a template: its seats, and standing orders of which nothing is verified. */
export const addBody = defineUse({
  name: 'add-body',
  path: 'bodies',
  method: 'post',
  permission: 'decisions.manage',
  summary: 'Sets up a body from a template, with seats and standing orders that nobody has verified yet.',
  input: z.object({
    ...said,
    kind: z
      .enum(BEGINNINGS, { error: 'Choose what it begins as.' })
      .describe('governing-body, board, committee, members or panel'),
    foundedOn: date('Give its first day, such as 1 4 2013.').describe('first day'),
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, input): Promise<Answer> => {
    const identified = identifiedIn({ name: input.name, about: input.about }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const now = platform.now();
      const today = londonDate(now);
      const before = await sentBefore(trx, input);
      if (before) return ok({ key: before.key });
      const whyNot = await whyNotSaid(trx, input, today);
      if (whyNot) return refuse(whyNot);
      const key = await freeKey(trx, input.name);
      const template = templateOf(input.kind);
      const composition = {
        ...STARTING_BODIES[template],
        key: `${key}-1`,
        body: key,
        inForceFrom: input.foundedOn,
        inForceTo: null,
      };
      const orders = STARTING_ORDERS[template];
      const by = signatureOf(actor);
      await decisionDb(trx)
        .insertInto('body')
        .values({
          key,
          ...rowOf(input),
          kind: input.kind satisfies BodyKind,
          composition: JSON.stringify([composition]),
          founded_on: input.foundedOn,
        })
        .execute();
      await decisionDb(trx)
        .insertInto('body_orders')
        .values({
          body: key,
          from_day: input.foundedOn,
          orders: JSON.stringify({ ...orders, key: `${key}-1`, body: key, inForceFrom: input.foundedOn }),
          source: orders.source,
          entered_on: today,
          entered_person: by.person,
          entered_name: by.name,
        })
        .execute();
      await keepDecisionChange(trx, actor, now, bodyRef(key), {
        version: 1,
        kind: 'body.added',
        after: { name: input.name, about: input.about, kind: input.kind, from: input.foundedOn },
        free: ['name'],
      });
      return ok({ key });
    });
  },
});

const SAID = [
  ['name', 'name'],
  ['about', 'about'],
  ['parent', 'parent'],
  ['route_body', 'routeBody'],
  ['in_public', 'inPublic'],
] as const;

/** Changes what is said of a body: its name, what it decides, to whom it answers, which cases come to it. */
export const editBody = defineUse({
  name: 'edit-body',
  path: 'bodies/{key}/edit',
  method: 'post',
  permission: 'decisions.manage',
  summary: 'Changes what is said of a body; its address stays.',
  input: z.object({ key: bodyInput, ...said, version: versionInput, confirmed: confirmedWords }),
  output,
  run: async (platform, actor, input): Promise<Answer> => {
    const identified = identifiedIn({ name: input.name, about: input.about }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openBody(trx, actor, input);
      if (!opened.ok) return opened;
      const now = platform.now();
      const body = opened.value;
      const whyNot = await whyNotSaid(trx, input, londonDate(now), body);
      if (whyNot) return refuse(whyNot);
      const set = rowOf(input);
      const was = {
        name: body.name,
        about: body.about,
        parent: body.parent,
        route_body: body.route_body,
        in_public: body.in_public,
      };
      const changed = differing(was, set, SAID);
      if (!changed) return ok({ key: body.key });
      await changeBody(trx, actor, now, body, set, { kind: 'body.edited', ...changed, free: ['name'] });
      return ok({ key: body.key });
    });
  },
});

/** The first meeting of a body after a day that has not been called off. */
const meetingAfter = async (trx: Trx, body: string, day: CalendarDate): Promise<string | undefined> =>
  (
    await decisionDb(trx)
      .selectFrom('meeting')
      .select(['reference', 'starts'])
      .where('body', '=', body)
      .where('state', 'in', ['planned', 'agenda-out', 'papers-out', 'open'])
      .orderBy('starts')
      .execute()
  ).find(({ starts }) => londonDate(starts) > day)?.reference;

/** Gives a body its last day; or opens it again, when no day is given. */
export const closeBody = defineUse({
  name: 'close-body',
  path: 'bodies/{key}/close',
  method: 'post',
  permission: 'decisions.manage',
  summary: 'Gives a body its last day, which is also that of its members; without a day it sits again.',
  input: z.object({
    key: bodyInput,
    lastDay: optionalText(date('Give its last day, such as 30 6 2026.')).describe(
      'last day; none opens it again',
    ),
    version: versionInput,
  }),
  output,
  run: (platform, actor, input): Promise<Answer> =>
    inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openBody(trx, actor, input);
      if (!opened.ok) return opened;
      const body = opened.value;
      const lastDay = input.lastDay ?? null;
      if (lastDay === body.closed_on) return ok({ key: body.key });
      if (lastDay !== null) {
        if (lastDay < body.founded_on) return refuse({ kind: 'body-closes-first', field: 'lastDay' });
        const meeting = await meetingAfter(trx, body.key, lastDay);
        if (meeting) return refuse({ kind: 'body-still-meets', field: 'lastDay', meeting });
        const coming = (await memberRowsOf(trx, body.key)).find(({ from_day }) => from_day > lastDay);
        if (coming) return refuse({ kind: 'body-still-seats', field: 'lastDay', name: coming.person_name });
        await decisionDb(trx)
          .updateTable('body_member')
          .set((eb) => ({
            to_day: lastDay,
            ended_reason: 'The body closed.',
            version: eb('version', '+', 1),
          }))
          .where('body', '=', body.key)
          .where((eb) => eb.or([eb('to_day', 'is', null), eb('to_day', '>', lastDay)]))
          .execute();
      }
      await changeBody(
        trx,
        actor,
        platform.now(),
        body,
        { closed_on: lastDay },
        {
          kind: lastDay ? 'body.closed' : 'body.reopened',
          before: { lastDay: body.closed_on },
          after: { lastDay },
        },
      );
      return ok({ key: body.key });
    }),
});
