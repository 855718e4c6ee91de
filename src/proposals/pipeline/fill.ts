import type { Insertable } from 'kysely';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Db } from '../../platform/relational/relational.ts';
import { addDays, type CalendarDate, daysBetween } from '../../shared/dates.ts';
import { type ClockStop, type Entry, stageClock } from '../clocks/rules.ts';
import { STARTING_TARGETS } from '../clocks/starting-targets.ts';
import { targetsOf } from '../clocks/targets-rules.ts';
import type { Route } from '../routes/rules.ts';
import type { SchemeBody } from '../routes/scheme-rules.ts';
import { STARTING_SCHEME } from '../routes/starting-scheme.ts';
import { isOver, isStage, type ProposalMove, STAGES, type State } from '../stages/table-rules.ts';
import { nextWords } from '../stages/words-rules.ts';
import {
  PHASES,
  type ProposalClockStopTable,
  type ProposalEntryTable,
  type ProposalStanceTable,
  type ProposalTable,
  proposalDb,
} from '../tables.ts';

type Who = { readonly id: string; readonly name: string; readonly standing: string; readonly role: string };

export type MadeUp = {
  readonly count: number;
  readonly seed: number;
  readonly today: CalendarDate;
  readonly people: readonly Who[];
  /** First number of a reference; 1 unless given. */
  readonly from?: number;
};

/** The same numbers for the same seed, from 0 up to 1. */
const chances = (seed: number): (() => number) => {
  const source = xoroshiro128plus(seed);
  // Seeds that are close together begin alike; they part after some steps.
  for (let step = 0; step < 32; step += 1) source.next();
  return () => (source.next() >>> 0) / 2 ** 32;
};

const SUBJECTS = ['heart scans', 'breathing tests', 'foot checks', 'talking therapies', 'blood tests'];
const FAULTS = ['take too long', 'are far from home', 'are asked for twice', 'stopped in the poorest fifth'];
const BODIES = STARTING_SCHEME.bodies.filter(({ key }) => key !== 'members');
const CONTRACTS = ['gms-partner', 'salaried', 'locum', null];
const MOVES: Readonly<Record<State, ProposalMove | 'raise'>> = {
  raised: 'raise',
  'taken-on': 'take-on',
  'problem-agreed': 'agree-problem',
  options: 'open-options',
  case: 'write-case',
  decision: 'send',
  mobilising: 'decide-yes',
  live: 'go-live',
  reviewed: 'review',
  merged: 'merge',
  paused: 'pause',
  withdrawn: 'withdraw',
  'not-pursued': 'not-pursue',
};

const routeTo = (body: SchemeBody): Route => ({
  scheme: STARTING_SCHEME.key,
  body,
  atMost: body,
  lines: [],
  also: [],
  because: '',
});

type Rows = {
  readonly proposal: Insertable<ProposalTable>;
  readonly entries: readonly Insertable<ProposalEntryTable>[];
  readonly stop: Insertable<ProposalClockStopTable> | undefined;
  readonly stances: readonly Insertable<ProposalStanceTable>[];
};

/** One idea with a history as it might have been: its columns fit its entries as `clockColumns` would write them. */
const madeUp = (place: number, { today, people, seed, from = 1 }: MadeUp): Rows => {
  const chance = chances(seed * 1_000_003 + place);
  const whole = (below: number): number => Math.floor(chance() * below);
  const one = <T>(list: readonly T[]): T => list[whole(list.length)] as T;
  const raisedOn = addDays(today, -1 - whole(760));
  const body = one(BODIES);
  const entries: Entry[] = [{ state: 'raised', on: raisedOn }];
  for (const stage of STAGES.slice(1)) {
    const target = targetsOf(STARTING_TARGETS, body.key)[stage]?.days ?? 90;
    const long = stage === 'reviewed' ? 200 + whole(500) : 1 + whole(target * 1.4);
    const on = addDays(entries.at(-1)?.on ?? raisedOn, long);
    if (on > today) break;
    entries.push({ state: stage, on });
    if (chance() < 0.05) break;
  }
  const last = entries.at(-1)?.on ?? raisedOn;
  const aside = addDays(last, 1 + whole(20));
  const stage = entries.at(-1)?.state ?? 'raised';
  if (
    isStage(stage) &&
    stage !== 'reviewed' &&
    aside <= today &&
    chance() < (daysBetween(last, today) > 100 ? 0.9 : 0.1)
  )
    entries.push({ state: one(['paused', 'not-pursued', 'withdrawn'] as const), on: aside });
  const state = entries.at(-1)?.state ?? 'raised';
  const since = entries.at(-1)?.on ?? raisedOn;
  const year = Number(raisedOn.slice(0, 4));
  const reference = `ISV-${year}-${String(place + from).padStart(5, '0')}`;
  const raiser = one(people);
  const clinician = one(people);
  const manager = people[(people.indexOf(clinician) + 1) % people.length] ?? clinician;
  const taken = entries.find((entry) => entry.state === 'taken-on')?.on ?? null;
  const held = isStage(state) && !isOver(state) && since < today && chance() < 0.05;
  const stops: ClockStop[] = held
    ? [{ from: addDays(since, 1), to: null, reason: 'Waits for a price', by: manager.name }]
    : [];
  const target = isStage(state) ? targetsOf(STARTING_TARGETS, body.key)[state] : undefined;
  const exempt = target !== undefined && chance() < 0.03;
  const clock = stageClock(entries, {
    stops,
    target,
    exemption: exempt ? { reason: 'A review is out', by: 'chair', on: today } : undefined,
    today,
  });
  const kept = chance() < 0.1;
  const value = 10 + whole(300);
  const subject = one(SUBJECTS);
  const fault = one(FAULTS);
  const at = new Date(`${raisedOn}T10:00:00Z`);
  return {
    proposal: {
      reference,
      title: `${subject.charAt(0).toUpperCase()}${subject.slice(1)} ${fault}, number ${place}`,
      what: `${one(FAULTS)}: ${subject} at practice ${whole(70)}, seen ${whole(40)} times`,
      how_often: 'most-weeks',
      place: 'Everywhere they work',
      condition: one(['copd', 'heart-failure', null]),
      phase: one([...PHASES, null]),
      fifth: one([1, 2, 3, 4, 5, null]),
      benefit: JSON.stringify({
        value,
        lower: Math.round(value * 0.8),
        upper: Math.round(value * 1.2),
        from: '24 months of requests',
        assumes: 'all of them would come',
        setBy: clinician.name,
        setOn: raisedOn,
      }),
      state,
      since,
      aside_from: isStage(state)
        ? null
        : (entries.map((entry) => entry.state).findLast((one) => isStage(one)) ?? null),
      ...(taken
        ? {
            clinician: clinician.id,
            clinician_name: clinician.name,
            clinician_standing: clinician.standing,
            manager: manager.id,
            manager_name: manager.name,
            manager_standing: manager.standing,
          }
        : {}),
      owner: clinician.id,
      owner_name: clinician.name,
      next_what: nextWords(state),
      next_by: addDays(today, whole(60) - 12),
      problem: STAGES.indexOf(state as never) > 1 ? 'agreed' : 'open',
      reason: isStage(state) ? null : 'Another service does it now',
      raised_on: raisedOn,
      raised_by: raiser.id,
      raised_by_name: raiser.name,
      raised_by_standing: raiser.standing,
      raised_role: raiser.role,
      raised_contract: one(CONTRACTS),
      raised_practice_people: one([3200, 7400, 12_800, null]),
      name_kept: kept,
      guardian: kept ? manager.id : null,
      guardian_name: kept ? manager.name : null,
      taken_on_on: taken,
      comments_until: taken && chance() < 0.1 ? addDays(today, whole(30) - 5) : null,
      route: JSON.stringify(routeTo(body)),
      body: body.key,
      stage_due: clock?.due ?? null,
      clock_held: clock?.standing === 'stopped',
      exempt,
      review_on: state === 'live' ? addDays(since, 180) : null,
      answer_due: state === 'decision' ? (clock?.due ?? null) : null,
    },
    entries: entries.map((entry) => ({
      proposal: reference,
      state: entry.state,
      on_day: entry.on,
      move: MOVES[entry.state],
      reason: entry.state === 'mobilising' ? 'It is worth its cost' : null,
      by_person: kept ? null : raiser.id,
      by_name: kept ? 'A colleague whose name is kept' : raiser.name,
      by_standing: '',
      at: new Date(at.getTime() + daysBetween(raisedOn, entry.on) * 86_400_000),
    })),
    stop: stops[0] && {
      proposal: reference,
      from_day: stops[0].from,
      to_day: null,
      reason: stops[0].reason,
      by_person: manager.id,
      by_name: stops[0].by,
    },
    stances: people
      .filter(() => chance() < 0.2)
      .map(({ id, name, standing }) => ({
        proposal: reference,
        person: id,
        stance: 'supports',
        words: null,
        person_name: name,
        standing,
        at,
      })),
  };
};

const BATCH = 250;

/** Fills the store with ideas from a seed, many at a time: for tests of lists and for the bench. */
export const fillIdeas = async (db: Db, asked: MadeUp): Promise<readonly Rows[]> => {
  const all = Array.from({ length: asked.count }, (_, place) => madeUp(place, asked));
  const own = proposalDb(db);
  for (let at = 0; at < all.length; at += BATCH) {
    const some = all.slice(at, at + BATCH);
    await own
      .insertInto('proposal')
      .values(some.map(({ proposal }) => proposal))
      .execute();
    await own
      .insertInto('proposal_entry')
      .values(some.flatMap(({ entries }) => entries))
      .execute();
    const stops = some.flatMap(({ stop }) => (stop ? [stop] : []));
    if (stops.length > 0) await own.insertInto('proposal_clock_stop').values(stops).execute();
    const stances = some.flatMap((one) => one.stances);
    if (stances.length > 0) await own.insertInto('proposal_stance').values(stances).execute();
  }
  return all;
};
