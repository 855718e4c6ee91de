import type { ToldBody, ToldItem, ToldMeeting } from '../../decisions/index.ts';
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import { TOLD_TO } from '../place/calendar.ts';
import type { Place } from '../place/types.ts';
import type { Invented } from '../proposals/invent.ts';
import { type Dice, diceFor } from '../random.ts';
import { actionsOf, delegatedItem, firstItems } from './agenda.ts';
import { LISTS, NEW_ORDERS, WEIGHTED_FROM } from './bodies.ts';
import { BODY_KEYS, BODY_OF, type BodyKey, meetingDays } from './calendar.ts';
import { later } from './clock.ts';
import { decidedOf } from './decided.ts';
import { foundingItem } from './founding-item.ts';
import { FOUNDING_DECIDED } from './founding-words.ts';
import { HELD, NAMES, scheduled } from './held.ts';
import { closingItems } from './last-items.ts';
import { panelItem } from './panel.ts';
import type { Seats } from './people.ts';
import { routineItems } from './routine.ts';

/** Meetings are told from here on. */
export const FROM = '2024-11-20';

const proposalItem = (one: Invented, asks: string): ToldItem => ({
  kind: 'proposal',
  title: one.told.title,
  purpose: 'decide',
  asks,
  idea: one.told.title,
  minutes: 20,
  presenter: { id: one.clinician.id, name: one.clinician.name, standing: one.clinician.standing },
  papers: [{ title: 'The case, as it was sent', kind: 'case' }],
});

/** Who could not come: at most one clinician and one other, so that no item fails for it. */
const awayFrom = (dice: Dice, body: ToldBody, on: CalendarDate): ToldMeeting['presence'] => {
  const members = body.members.filter(
    ({ seat, deputyFor, from, to }) =>
      seat !== 'chair' && seat !== 'adviser' && !deputyFor && from <= on && (to === undefined || to >= on),
  );
  if (body.kind === 'members')
    return dice
      .shuffled(members)
      .slice(0, dice.int(9, 24))
      .map(({ key }) => ({ member: key, what: 'apologies' as const }));
  const mayMiss = members.filter(({ seat }) =>
    ['clinician', 'specialist', 'member', 'lay-other'].includes(seat),
  );
  const [clinician] = dice.shuffled(mayMiss.filter(({ isClinician }) => isClinician));
  const [other] = dice.shuffled(mayMiss.filter(({ isClinician }) => !isClinician));
  return [
    ...(clinician && dice.chance(0.5)
      ? [{ member: clinician.key, what: dice.pick(['apologies', 'video'] as const) }]
      : []),
    ...(other && dice.chance(0.3) ? [{ member: other.key, what: 'apologies' as const }] : []),
  ];
};

const FOUNDING_PRESENCE: ToldMeeting['presence'] = [
  { member: 'governing-body clinician Gwil Arkwhistle', what: 'video' },
  { member: 'governing-body clinician Selma Brackenrow', what: 'apologies' },
  { member: 'governing-body lay-other Araminta Follet', what: 'apologies' },
  { member: 'governing-body clinician Col Ashgrove', what: 'waiting' },
];

type Given = {
  readonly place: Place;
  readonly seats: Seats;
  readonly bodies: readonly ToldBody[];
  readonly invented: readonly Invented[];
  /** Title of the idea on which the governing body was not quorate. */
  readonly conflicted: string | undefined;
};

const isFounding = (body: BodyKey, on: CalendarDate): boolean =>
  body === 'governing-body' && on === FOUNDING_DECIDED.on;

/** The items that were decided that day, each with its vote. */
const decidedItems = (
  dice: Dice,
  body: ToldBody,
  key: BodyKey,
  on: CalendarDate,
  given: Given,
): readonly ToldItem[] => {
  const members = body.members
    .filter(
      ({ seat, deputyFor, from, to }) =>
        seat !== 'adviser' && seat !== 'chair' && !deputyFor && from <= on && (to === undefined || to >= on),
    )
    .map(({ who, organisation }) => ({ ...who, id: organisation ?? who.id }));
  const labels = new Map(
    body.composition.flatMap(({ seats }) => seats.map((seat) => [seat.key, seat.label])),
  );
  const named = members.map((one) => ({
    ...one,
    standing: labels.get(body.members.find(({ who }) => who.name === one.name)?.seat ?? '') ?? one.standing,
  }));
  return given.invented
    .filter((one) => BODY_OF[one.body] === key)
    .flatMap((one) =>
      one.course.decided.filter((decided) => decided.on === on).map((decided) => [one, decided] as const),
    )
    .map(([one, decided]): ToldItem => {
      const { vote, decision } = decidedOf(dice, one, decided, {
        body: key === 'audit' ? 'governing-body' : key,
        members: named,
        at: '',
        until: '',
        ...(key === 'members-council' && on >= WEIGHTED_FROM
          ? {
              weights: {
                sizes: given.seats.voices.map(({ practice, people }) => [practice, people] as const),
                weightedOn: on < NEW_ORDERS ? WEIGHTED_FROM : NEW_ORDERS,
                weightsFrom: LISTS,
              },
            }
          : {}),
      });
      const item = proposalItem(one, vote.motion);
      if (one.told.title === given.conflicted) return panelItem(given.seats, item);
      return {
        ...item,
        conditions: (decision.conditions ?? []).map((words) => ({ words })),
        vote,
        decision,
      };
    });
};

const over = (
  dice: Dice,
  body: ToldBody,
  key: BodyKey,
  days: readonly CalendarDate[],
  at: number,
  given: Given,
): ToldMeeting => {
  const on = days[at] ?? '';
  const { seats } = given;
  const { hours, ...held } = HELD[key];
  const before = days[at - 1];
  const after = days[at + 1];
  const first = firstItems(dice, seats, key, before, true);
  const decided = decidedItems(dice, body, key, on, given);
  const delegated = given.invented
    .filter((one) => one.body === 'clinical-lead')
    .flatMap((one) =>
      one.course.decided
        .filter((answer) => answer.on > (before ?? FROM) && answer.on <= on)
        .map(() => one.told.title),
    );
  const founding = isFounding(key, on);
  const items = [
    ...first,
    ...routineItems(key, on, at),
    ...(founding ? [...decided.slice(0, 1), foundingItem(seats), ...decided.slice(1)] : decided),
    ...(key === 'commissioning' ? [delegatedItem(delegated, seats.named('Odette Larkspur'))] : []),
    ...closingItems(dice, key, on),
  ];
  const last = after === undefined || after > TOLD_TO;
  const actions = actionsOf(dice, seats, on);
  const withActions = items.map((item, place) =>
    place === first.length - 1 ? { ...item, actions: [...(item.actions ?? []), ...actions] } : item,
  );
  const timed = scheduled(held.from, on, withActions);
  return {
    key: `${key} ${on}`,
    body: key,
    title: NAMES[key],
    on,
    ...held,
    to: later(held.from, hours * 60),
    state: 'closed',
    chair: body.members.find(({ seat }) => seat === 'chair')?.who ?? seats.named('Ivo Marchbanks'),
    noticeOn: addDays(on, -14),
    papersOn: addDays(on, -7),
    papersDue: addDays(on, -8),
    presence: founding ? FOUNDING_PRESENCE : awayFrom(dice, body, on),
    items: timed,
    minutes: last ? 'draft' : 'approved',
    minutesOn: addDays(on, 7) <= TOLD_TO ? addDays(on, 7) : undefined,
    approvedIn: last ? undefined : `${key} ${after}`,
  };
};

/** Three meetings ahead: the first has its papers out, or its agenda; what waits for the body stands on it. */
const ahead = (
  dice: Dice,
  body: ToldBody,
  key: BodyKey,
  on: CalendarDate,
  nth: number,
  before: CalendarDate | undefined,
  given: Given,
): ToldMeeting => {
  const { hours, ...held } = HELD[key];
  const days = (Date.parse(on) - Date.parse(TOLD_TO)) / 86_400_000;
  const state = nth > 0 || days > 21 ? 'planned' : days <= 7 ? 'papers-out' : 'agenda-out';
  const waiting = given.invented.filter(
    (one) => nth === 0 && BODY_OF[one.body] === key && one.told.moves.at(-1)?.move === 'send',
  );
  const items = [
    ...firstItems(dice, given.seats, key, before, false),
    ...waiting.slice(0, 4).map((one) => proposalItem(one, `That the group does this: ${one.told.title}.`)),
  ];
  return {
    key: `${key} ${on}`,
    body: key,
    title: NAMES[key],
    on,
    ...held,
    to: later(held.from, hours * 60),
    state,
    chair: body.members.find(({ seat }) => seat === 'chair')?.who ?? given.seats.named('Ivo Marchbanks'),
    noticeOn: state === 'planned' ? undefined : addDays(TOLD_TO, -1),
    papersOn: state === 'papers-out' ? TOLD_TO : undefined,
    papersDue: addDays(on, -8),
    items: items.map((item) => ({
      ...item,
      lines: [],
      questions: item.questions?.map((one) => ({ ...one, on: addDays(TOLD_TO, -1) })) ?? [],
    })),
    minutes: 'none',
  };
};

/** Two years of meetings of every body, and three to come of each. */
export const meetingsOf = (given: Given): readonly ToldMeeting[] =>
  BODY_KEYS.flatMap((key) => {
    const body = given.bodies.find((one) => one.key === key);
    if (!body) throw new Error(`there is no body ${key}`);
    const dice = diceFor(given.place.seed, `meetings of ${key}`);
    const days = meetingDays(key, FROM, TOLD_TO);
    const next = meetingDays(key, addDays(TOLD_TO, 1), addDays(TOLD_TO, 300)).slice(0, 3);
    return [
      ...days.map((_, at) => over(dice, body, key, days, at, given)),
      ...next.map((on, nth) => ahead(dice, body, key, on, nth, nth === 0 ? days.at(-1) : undefined, given)),
    ];
  });
