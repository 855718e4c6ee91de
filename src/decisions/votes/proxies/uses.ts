import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../../platform/actor.ts';
import { identifiedIn } from '../../../platform/identified.ts';
import { confirmedWords, date, optionalWords } from '../../../platform/input.ts';
import { notify } from '../../../platform/notifications/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Db, Trx } from '../../../platform/relational/relational.ts';
import { inTransaction } from '../../../platform/relational/transaction.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../../platform/use.ts';
import { type CalendarDate, londonDate } from '../../../shared/dates.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { keepDecisionChange } from '../../kit/change.ts';
import {
  type Body,
  bodyInput,
  findBody,
  meetingInput,
  noBody,
  noMeeting,
  ordersInForce,
  readMeeting,
  seatsOf,
} from '../../kit/find.ts';
import { decisionDb } from '../../tables.ts';
import { whyNotDelegate } from '../delegation-rules.ts';
import { betweenVoters, candidatesFor, delegationsIn, type NamedCandidate } from '../entitled.ts';
import type { ProxyTable } from '../tables.ts';
import type { ProxyRefusal } from './refusals.ts';

export const PROXIES_PATH = '/decisions/proxies';

const ProxyAnswer = z.object({
  id: z.number(),
  body: z.string(),
  bodyName: z.string(),
  giver: z.string(),
  giverName: z.string(),
  holder: z.string(),
  holderName: z.string(),
  meeting: z.string().nullable().describe('for one meeting only'),
  from: z.string(),
  to: z.string().nullable(),
  instructions: z.string().nullable(),
  mine: z.enum(['given', 'held']),
});
export type ShownProxy = z.infer<typeof ProxyAnswer>;

const Way = z.object({
  body: z.string(),
  bodyName: z.string(),
  allowed: z.boolean().describe('whether its standing orders let members vote for one another'),
});

/** The votes that a person may give away in a body: their own, or that of the practice for which they vote. */
export const votesHeldIn = async (
  db: Db,
  body: Body,
  on: CalendarDate,
): Promise<{
  readonly candidates: readonly NamedCandidate[];
  readonly proxies: { readonly mostEach: number; readonly passOn: boolean } | null;
}> => {
  const orders = (await ordersInForce(db, body.key, on))?.orders;
  if (!orders) return { candidates: [], proxies: null };
  const candidates = await candidatesFor(db, {
    body,
    on,
    orders,
    kind: 'members',
    item: null,
    rulings: new Map(),
    sizes: new Map(),
  });
  return { candidates, proxies: orders.proxies };
};

/** One’s own proxies, given and held, and the bodies in which one could give a vote away. */
export const proxiesUse = defineUse({
  name: 'proxies',
  method: 'get',
  permission: 'decisions.member',
  summary: 'Votes that you gave into another’s hands, and those in yours.',
  input: z.object({}),
  output: z.object({ proxies: z.array(ProxyAnswer), bodies: z.array(Way) }),
  run: async (platform, actor) => {
    if (actor.kind !== 'person') return ok({ proxies: [], bodies: [] });
    const { db } = platform;
    const today = londonDate(platform.now());
    const seats = await seatsOf(db, actor.id, today);
    const givers = [actor.id, ...seats.flatMap(({ organisation }) => (organisation ? [organisation] : []))];
    const rows = await decisionDb(db)
      .selectFrom('proxy as p')
      .innerJoin('body as b', 'b.key', 'p.body')
      .selectAll('p')
      .select('b.name as body_name')
      .where('p.taken_back_at', 'is', null)
      .where((eb) => eb.or([eb('p.to_day', 'is', null), eb('p.to_day', '>=', today)]))
      .where((eb) => eb.or([eb('p.giver', 'in', givers), eb('p.holder', '=', actor.id)]))
      .orderBy('p.id')
      .execute();
    const bodies = [];
    for (const key of [...new Set(seats.map(({ body }) => body))]) {
      const body = await findBody(db, key);
      if (!body) continue;
      const { candidates, proxies } = await votesHeldIn(db, body, today);
      if (candidates.some(({ by }) => by === actor.id))
        bodies.push({ body: key, bodyName: body.name, allowed: proxies !== null });
    }
    return ok({ proxies: rows.map((row) => shownProxy(row, actor.id)), bodies });
  },
});

const shownProxy = (row: Selectable<ProxyTable> & { body_name: string }, me: string): ShownProxy => ({
  id: row.id,
  body: row.body,
  bodyName: row.body_name,
  giver: row.giver,
  giverName: row.giver_name,
  holder: row.holder,
  holderName: row.holder_name,
  meeting: row.meeting,
  from: row.from_day,
  to: row.to_day,
  instructions: row.instructions,
  mine: row.holder === me ? 'held' : 'given',
});

type Refused = ProxyRefusal | CommonRefusal;

/** Meetings to come in whose items the holder may not vote: said when the vote is given, not at the vote. */
const conflictsOf = async (
  trx: Trx,
  body: string,
  holder: string,
  meeting: string | undefined,
): Promise<readonly string[]> => {
  const rows = await decisionDb(trx)
    .selectFrom('item_interest as i')
    .innerJoin('agenda_item as a', 'a.id', 'i.item')
    .innerJoin('meeting as m', 'm.reference', 'a.meeting')
    .select(['m.reference', 'm.title'])
    .distinct()
    .where('m.body', '=', body)
    .where('m.state', 'in', ['planned', 'agenda-out', 'papers-out', 'open'])
    .where('i.person', '=', holder)
    .where('i.dismissed_reason', 'is', null)
    .where((eb) => eb.or([eb('i.ruling', 'is', null), eb('i.ruling', '<>', 'note')]))
    .$if(meeting !== undefined, (query) => query.where('m.reference', '=', meeting ?? ''))
    .orderBy('m.reference')
    .execute();
  return rows.map(({ reference }) => reference);
};

const given = z.object({
  body: bodyInput,
  holder: z
    .string({ error: 'Choose who votes for you.' })
    .trim()
    .min(1, 'Choose who votes for you.')
    .max(100),
  meeting: optionalText(meetingInput).describe('for one meeting only'),
  from: optionalText(date()).describe('first day; today unless given'),
  to: optionalText(date()).describe('last day; until it is taken back unless given'),
  instructions: optionalWords(1000).describe('what you ask of the holder; they alone read it'),
  confirmed: confirmedWords,
});

/**
 * Gives one’s vote in a body into another member’s hands. Refuses at once what could not take effect: orders without
 * proxies, a holder without a vote or with too many, a circle, a vote that is given already. Says in which meetings an
 * interest may keep the holder from voting.
 */
export const giveProxyUse = defineUse({
  name: 'give-proxy',
  path: 'proxies',
  method: 'post',
  permission: 'decisions.member',
  summary: 'Lets another member vote for you, at one meeting or for a time.',
  input: given,
  output: z.object({ id: z.number(), conflicts: z.array(z.string()) }),
  run: async (platform, actor, input) => {
    const identified = identifiedIn({ instructions: input.instructions }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Result<{ id: number; conflicts: string[] }, Refused>>(platform.db, (trx) =>
      giveProxy(platform, trx, actor, input),
    );
  },
});

const giveProxy = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  input: z.output<typeof given>,
): Promise<Result<{ id: number; conflicts: string[] }, Refused>> => {
  const now = platform.now();
  const today = londonDate(now);
  // Locked, so that two who give to one holder at once do not both come under the limit.
  const body = await decisionDb(trx)
    .selectFrom('body')
    .selectAll()
    .where('key', '=', input.body)
    .forUpdate()
    .executeTakeFirst();
  if (!body) return refuse(noBody(input.body));
  const from = input.from ?? today;
  if (from < today) return refuse({ kind: 'proxy-days', field: 'from' });
  if (input.to && input.to < from) return refuse({ kind: 'proxy-days', field: 'to' });
  if (input.meeting) {
    const meeting = await readMeeting({ ...platform, db: trx }, actor, input.meeting);
    if (!meeting.ok) return meeting;
    if (meeting.value.body !== input.body) return refuse(noMeeting(input.meeting));
  }
  const { candidates, proxies } = await votesHeldIn(trx, body, from);
  const own = candidates.find(({ by }) => actor.kind === 'person' && by === actor.id);
  if (!own || actor.kind !== 'person')
    return refuse({ kind: 'proxy-cannot', field: 'holder', why: 'giver-not-entitled' });
  const before = await delegationsIn(trx, { body: input.body, meeting: input.meeting ?? null, on: from });
  const [asked] = betweenVoters([{ giver: own.voter, holder: input.holder }], candidates);
  const why =
    asked &&
    whyNotDelegate(asked, betweenVoters(before, candidates), {
      proxies,
      candidates,
      rulings: new Map(),
      place: 'members',
    });
  if (why) return refuse({ kind: 'proxy-cannot', field: 'holder', why });
  const holderName = candidates.find(({ by }) => by === input.holder)?.byName ?? input.holder;
  const { id } = await decisionDb(trx)
    .insertInto('proxy')
    .values({
      body: input.body,
      giver: own.voter,
      giver_name: own.name === own.voter ? actor.name : own.name,
      holder: input.holder,
      holder_name: holderName,
      meeting: input.meeting ?? null,
      from_day: from,
      to_day: input.to ?? null,
      instructions: input.instructions ?? null,
      given_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await keepDecisionChange(trx, actor, now, proxyRef(id), {
    version: 1,
    kind: 'proxy.given',
    after: {
      body: input.body,
      giver: own.voter,
      holder: input.holder,
      from,
      ...(input.to ? { to: input.to } : {}),
      ...(input.meeting ? { meeting: input.meeting } : {}),
      ...(input.instructions ? { instructions: input.instructions } : {}),
    },
  });
  await notify(trx, {
    people: [input.holder],
    kind: 'proxy.given',
    title: `You vote for ${actor.name} in the ${body.name.toLowerCase()}`,
    href: PROXIES_PATH,
    object: proxyRef(id),
  });
  return ok({ id, conflicts: [...(await conflictsOf(trx, input.body, input.holder, input.meeting))] });
};

const proxyRef = (id: number) => ({ kind: 'proxy', id: String(id) });

/** Takes a vote back into one’s own hands. What was fixed when a vote was opened stays as it was. */
export const takeBackProxyUse = defineUse({
  name: 'take-back-proxy',
  path: 'proxies/{id}/take-back',
  method: 'post',
  permission: 'decisions.member',
  summary: 'Takes your vote back. Votes that are open already stay as they were opened.',
  input: z.object({ id: z.coerce.number({ error: 'Say which.' }).int().positive() }),
  output: z.object({ id: z.number() }),
  run: (platform, actor, { id }) =>
    inTransaction<Result<{ id: number }, Refused>>(platform.db, async (trx) => {
      const row = await decisionDb(trx)
        .selectFrom('proxy')
        .selectAll()
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      const now = platform.now();
      const seats = actor.kind === 'person' ? await seatsOf(trx, actor.id, londonDate(now)) : [];
      const isTheirs =
        row !== undefined &&
        actor.kind === 'person' &&
        (row.giver === actor.id ||
          row.holder === actor.id ||
          seats.some(({ body, organisation }) => body === row.body && organisation === row.giver));
      if (!isTheirs) return refuse({ kind: 'not-found', what: 'that proxy of yours' });
      if (row.taken_back_at) return ok({ id });
      await decisionDb(trx).updateTable('proxy').set({ taken_back_at: now }).where('id', '=', id).execute();
      await keepDecisionChange(trx, actor, now, proxyRef(id), {
        version: 2,
        kind: 'proxy.taken-back',
        after: { body: row.body, giver: row.giver, holder: row.holder },
      });
      const isHolder = actor.kind === 'person' && row.holder === actor.id;
      const giverPerson = (await decisionDb(trx)
        .selectFrom('body_member')
        .select('person')
        .where('body', '=', row.body)
        .where('organisation', '=', row.giver)
        .orderBy('from_day', 'desc')
        .executeTakeFirst()) ?? { person: row.giver };
      await notify(trx, {
        people: [isHolder ? giverPerson.person : row.holder],
        kind: 'proxy.taken-back',
        title: isHolder
          ? `${row.holder_name} will not vote for you: your vote is in your own hands again`
          : `${row.giver_name} votes in person again: you no longer hold that vote`,
        href: PROXIES_PATH,
        object: proxyRef(id),
      });
      return ok({ id });
    }),
});
