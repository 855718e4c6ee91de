import type { Told } from '../../proposals/index.ts';
import { addWorkingDays, monthOfDate } from '../../shared/calendar/index.ts';
import { addDays, type CalendarDate, daysBetween } from '../../shared/dates.ts';
import { BODY_OF } from '../decisions/calendar.ts';
import { TOLD_TO } from '../place/calendar.ts';
import type { Place } from '../place/types.ts';
import { type Dice, diceFor } from '../random.ts';
import { type Cast, castOf, namedOf, type Player } from './cast.ts';
import { type Course, courseOf } from './course.ts';
import { partsOf } from './parts.ts';
import { SERVICES, type Service } from './services.ts';
import { TROUBLES, type Trouble } from './troubles.ts';

/** How many proposals the place has beside the founding one, and over how many days before its story. */
const PROPOSALS = 299;
const DAYS = 730;

const BODIES = ['clinical-lead', 'committee', 'governing-body', 'members'] as const;
type Body = (typeof BODIES)[number];
const BODY_NAMES: Readonly<Record<Body, string>> = {
  'clinical-lead': 'Clinical lead',
  committee: 'Commissioning committee',
  'governing-body': 'Governing body',
  members: 'Members’ council',
};

/** The condition on which most are taken that have one. */
export const CONDITION = 'Numbers by deprivation fifth are shown every quarter.';

/** A proposal of the place with what its later parts are made of. */
export type Invented = {
  readonly told: Told;
  readonly service: Service;
  readonly trouble: Trouble;
  readonly number: number;
  readonly course: Course;
  /** Who decides: a clinical lead, the commissioning committee, the governing body, or the members. */
  readonly body: Body;
  readonly clinician: Player;
  readonly manager: Player;
  readonly raiser: Player;
};

/** Weeks or people that fit what is told. */
const numberFor = (dice: Dice, { key }: Trouble): number => {
  if (key === 'waits') return dice.int(7, 34);
  if (key === 'letters') return dice.int(3, 9);
  if (key === 'travel') return dice.int(12, 38);
  return dice.int(6, 40);
};

/** A set of people who say the same, none of them the raiser. */
const crowd = (dice: Dice, cast: Cast, most: number, but: Player): Player[] =>
  dice
    .shuffled(cast.clinicians)
    .filter(({ id }) => id !== but.id)
    .slice(0, dice.int(0, most));

const oneOf = (
  dice: Dice,
  cast: Cast,
  place: Place,
  raisedOn: CalendarDate,
  pair: readonly [Service, Trouble],
  before: readonly Invented[],
): Invented => {
  const [service, trouble] = pair;
  const raiser = dice.chance(0.72) ? dice.pick(cast.clinicians) : dice.pick(cast.others);
  const practice = place.practices.find(({ code }) => code === raiser.practice);
  const where = practice?.name ?? 'the practices where I work';
  const number = numberFor(dice, trouble);
  const clinician = dice.pick(cast.leads.filter(({ id }) => id !== raiser.id));
  const manager = dice.pick(cast.managers.filter(({ id }) => id !== raiser.id && id !== clinician.id));
  const duty = dice.pick(cast.leads.filter(({ id }) => id !== raiser.id));
  const chosen = dice.fraction();
  const body: Body =
    chosen < 0.5
      ? 'clinical-lead'
      : chosen < 0.8
        ? 'committee'
        : chosen < 0.985
          ? 'governing-body'
          : 'members';
  const open = before.filter(
    (one) =>
      one.service === service &&
      (one.course.reached.get('take-on') ?? TOLD_TO) < raisedOn &&
      !one.course.reached.has('send') &&
      !one.course.moves.some(({ move }) => move === 'not-pursue' || move === 'withdraw' || move === 'merge'),
  );
  const course = courseOf(dice, {
    raisedOn,
    today: TOLD_TO,
    small: body === 'clinical-lead',
    body: BODY_OF[body],
    duty,
    raiser,
    clinician,
    manager,
    officer: cast.officer,
    trouble,
    sameAs: open[0]?.told.title,
  });
  const taken = course.reached.has('take-on');
  const agreed = course.reached.has('agree-problem');
  const kept = dice.chance(0.04) && raiser.id !== cast.guardian.id;
  const monthly = dice.int(4, 160);
  const fifth = taken && dice.chance(0.6) ? (practice?.deprivationFifth ?? 1) : undefined;
  const supporters = crowd(dice, cast, taken ? 40 : 9, raiser);
  const other = (dice.chance(0.45) ? [dice.pick(cast.leads)] : []).filter(
    ({ id }) => id !== raiser.id && !supporters.some((one) => one.id === id),
  );
  return {
    service,
    trouble,
    number,
    course,
    body,
    clinician,
    manager,
    raiser,
    told: {
      title: taken ? trouble.named(service) : trouble.title(service, number),
      what: trouble.what(service, number, where),
      howOften: dice.pick(['most-days', 'most-weeks', 'most-weeks', 'most-weeks', 'most-months', 'once']),
      place: practice ? practice.name : 'Everywhere they work',
      practice: practice?.code,
      condition: service.condition,
      reading: taken ? trouble.reading(service, number) : undefined,
      phase: taken ? service.phase : undefined,
      fifth,
      touches: agreed
        ? {
            practices: body === 'clinical-lead' && practice ? [practice.code] : 'all',
            specialties: [],
            partners: [],
            patients: service.condition ? [service.condition] : [],
          }
        : undefined,
      restricts: agreed ? false : undefined,
      budgetShare: agreed ? (body === 'members' ? 150 : 5) : undefined,
      partnersChange: agreed ? body !== 'clinical-lead' : undefined,
      benefit:
        taken && dice.chance(0.7)
          ? {
              value: monthly,
              lower: Math.max(1, Math.round(monthly * 0.7)),
              upper: Math.round(monthly * 1.4) + 1,
              from: 'A year of referrals, counted by the programme office',
              assumes: 'Those who wait now would all be seen within six weeks',
              setBy: clinician.name,
              setOn: course.reached.get('take-on') ?? raisedOn,
            }
          : undefined,
      body: agreed ? body : undefined,
      raisedOn,
      lookBy: addWorkingDays(raisedOn, 2),
      onDuty: namedOf(duty),
      raiser: {
        ...namedOf(raiser),
        role: raiser.role,
        contract: raiser.contract,
        practicePeople: raiser.practicePeople,
      },
      guardian: kept ? namedOf(cast.guardian) : undefined,
      moves: course.moves,
      parts: taken
        ? partsOf({
            dice,
            cast,
            place,
            service,
            trouble,
            number,
            course,
            clinician,
            manager,
            body,
            fifth,
            spoken: other.length > 0 ? [trouble.otherwise] : [],
          })
        : undefined,
      supporters: supporters.map(namedOf),
      otherwise: other.map((player) => ({ ...namedOf(player), words: trouble.otherwise })),
      watchers: supporters.filter(() => dice.chance(0.3)).map(({ id }) => id),
      decisions: course.decided.map(({ on, outcome, reason }) => ({
        on_day: on,
        body: BODY_NAMES[body],
        outcome,
        conditions: outcome === 'yes-with-conditions' ? CONDITION : null,
        reasons: reason,
        address: null,
        recorded_by: cast.officer.id,
        recorded_by_name: cast.officer.name,
        recorded_on: on,
      })),
      review: course.reviewedOn
        ? {
            words: trouble.found,
            as_promised: dice.pick(['yes', 'partly', 'partly', 'no']),
            goes_on: dice.pick(['as-it-is', 'as-it-is', 'changed', 'stops']),
            written_by: clinician.id,
            written_by_name: clinician.name,
            written_on: course.reviewedOn,
          }
        : undefined,
    },
  };
};

/** So many were raised in its year before the founding one, which is thereby the fourteenth of 2026. */
const BEFORE_FOUNDING = 13;
export const FOUNDED_ON = '2026-02-02';

/** Days of raising in their order: more of late than at first, as word of it went round. */
const raisingDays = (dice: Dice, today: CalendarDate, many: number): readonly CalendarDate[] => {
  const ago = () => Math.floor(DAYS * (1 - Math.max(dice.fraction(), dice.fraction(), dice.fraction()))) + 1;
  const days = Array.from({ length: many }, () => addDays(today, -ago())).sort();
  const first = days.findIndex((day) => day >= '2026-01-01');
  // Too many before it are put off, and where there are too few the next ones come in January.
  return days
    .map((day, at) => {
      if (at < first) return day;
      if (at < first + BEFORE_FOUNDING)
        return day < FOUNDED_ON ? day : addDays('2026-01-05', (at - first) * 2);
      return day < FOUNDED_ON ? addDays(day, 42) : day;
    })
    .sort();
};

/**
 * Two years of what clinicians of the place raised, and what became of each, up to the day of its story: every pair
 * of a service and a trouble at most once, spread over the days as chance has it, a little more of late.
 */
export const inventProposals = (place: Place): readonly Invented[] => {
  const dice = diceFor(place.seed, 'proposals');
  const cast = castOf(place);
  const pairs = dice
    .shuffled(SERVICES.flatMap((service) => TROUBLES.map((trouble) => [service, trouble] as const)))
    .slice(0, PROPOSALS);
  const days = raisingDays(dice, TOLD_TO, pairs.length);
  const invented: Invented[] = [];
  for (const [at, raisedOn] of days.entries()) {
    const pair = pairs[at];
    if (pair) invented.push(oneOf(dice, cast, place, raisedOn, pair, invented));
  }
  return invented;
};

/**
 * By how many days the story is put forward when it is loaded on another day: whole weeks, so that days keep their
 * names, and never back.
 */
export const daysOn = (today: CalendarDate): number =>
  Math.max(0, Math.floor(daysBetween(TOLD_TO, today) / 7) * 7);

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-\d{2}$/;

/** The same with every date in it put forward by so many days. */
export const putForward = <T>(value: T, days: number): T => {
  if (days === 0) return value;
  const forward = (one: unknown): unknown => {
    if (typeof one === 'string' && DAY.test(one)) return addDays(one, days);
    if (typeof one === 'string' && MONTH.test(one)) return monthOfDate(addDays(`${one}-01`, days));
    if (Array.isArray(one)) return one.map(forward);
    if (one !== null && typeof one === 'object')
      return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, forward(inner)]));
    return one;
  };
  return forward(value) as T;
};
