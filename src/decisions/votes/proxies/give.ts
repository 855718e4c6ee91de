import { z } from 'zod';
import type { Actor } from '../../../platform/actor.ts';
import { confirmedWords, date, optionalWords } from '../../../platform/input.ts';
import { notify } from '../../../platform/notifications/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Db, Trx } from '../../../platform/relational/relational.ts';
import { type CommonRefusal, optionalText } from '../../../platform/use.ts';
import { type CalendarDate, londonDate } from '../../../shared/dates.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { keepDecisionChange } from '../../kit/change.ts';
import {
  type Body,
  bodyInput,
  meetingInput,
  noBody,
  noMeeting,
  ordersInForce,
  readMeeting,
} from '../../kit/find.ts';
import { decisionDb } from '../../tables.ts';
import { whyNotDelegate } from '../delegation-rules.ts';
import { betweenVoters, candidatesFor, delegationsIn, type NamedCandidate } from '../entitled.ts';
import type { ProxyRefusal } from './refusals.ts';

export const PROXIES_PATH = '/decisions/proxies';

export type Refused = ProxyRefusal | CommonRefusal;

export const proxyRef = (id: number) => ({ kind: 'proxy', id: String(id) });

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

export const newProxyInput = z.object({
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
export const giveProxy = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  input: z.output<typeof newProxyInput>,
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
