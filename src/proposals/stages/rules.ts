import { addDays, type CalendarDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { type MergeRefusal, type MergeTarget, whyNotMergeInto } from './merge-rules.ts';
import {
  type Capacity,
  type Condition,
  isStage,
  type Need,
  PROPOSAL_MOVE_TABLE,
  PROPOSAL_MOVES,
  type ProposalMove,
  type Stage,
  type State,
} from './table-rules.ts';
import { nextWords } from './words-rules.ts';

/** Where one proposal stands. People are named by their ids. */
export type Standing = {
  /** `ISV-2026-014`. */
  readonly reference: string;
  readonly state: State;
  /** Since when it stands there. */
  readonly since: CalendarDate;
  /** The stage that it left for the side, and goes back to; null while on the line. */
  readonly asideFrom: Stage | null;
  /** The two names; null until it is taken on, never after. */
  readonly clinician: string | null;
  readonly manager: string | null;
  /** Who sees to the next step: somebody, always. */
  readonly owner: string;
  readonly next: { readonly what: string; readonly by: CalendarDate };
  /** Whether those it touches agreed on the problem, or the chair said why it goes on without. */
  readonly problem: 'open' | 'agreed' | 'set-aside';
  readonly mergedInto: string | null;
  /** Why it is aside, in words: what the raiser is told. Null on the line. */
  readonly reason: string | null;
  /** Where the decision stands that moves it on once it is published; null where none waits. */
  readonly decisionWaits: string | null;
};

export type Mover = { readonly person: string; readonly capacities: readonly Capacity[] };

/** What a person says with a move. */
export type Given = {
  readonly clinician?: { readonly person: string; readonly clinical: boolean };
  readonly manager?: { readonly person: string };
  readonly owner?: string;
  readonly reason?: string;
  readonly lookAgain?: CalendarDate;
  readonly reviewOn?: CalendarDate;
  readonly into?: MergeTarget;
  /** The next step in their own words, and by when; else the usual one, within its usual days. */
  readonly next?: { readonly what: string; readonly by: CalendarDate };
};

export type StageRefusal =
  | MergeRefusal
  | {
      readonly kind: 'proposal-cannot';
      readonly field: 'move';
      readonly move: ProposalMove;
      readonly state: State;
    }
  | { readonly kind: 'proposal-decided'; readonly field: 'move'; readonly at: string }
  | { readonly kind: 'proposal-not-yours'; readonly move: ProposalMove; readonly may: readonly Capacity[] }
  | { readonly kind: 'proposal-needs'; readonly field: Need; readonly move: ProposalMove }
  | { readonly kind: 'proposal-waits'; readonly move: ProposalMove; readonly waits: readonly Condition[] }
  | { readonly kind: 'proposal-two-names'; readonly field: 'manager' }
  | { readonly kind: 'proposal-no-clinician'; readonly field: 'clinician' }
  | { readonly kind: 'proposal-owner'; readonly field: 'owner' }
  | { readonly kind: 'proposal-too-early'; readonly field: 'on' | 'lookAgain' | 'reviewOn' | 'next' };

/** Days within which the next step of each state is due when nobody says a date. See clocks/. */
export type NextDays = Readonly<Record<State, number>>;

/** A new proposal: it is with whoever is on duty from its first minute, and says by when it is looked at. */
export const raise = (
  reference: string,
  { on, onDuty, lookBy }: { on: CalendarDate; onDuty: string; lookBy: CalendarDate },
): Standing => ({
  reference,
  state: 'raised',
  since: on,
  asideFrom: null,
  clinician: null,
  manager: null,
  owner: onDuty,
  next: { what: nextWords('raised'), by: lookBy },
  problem: 'open',
  mergedInto: null,
  reason: null,
  decisionWaits: null,
});

/** As what this person may act on it now: being on duty counts until two names stand on it. */
const capacitiesNow = (standing: Standing, { capacities }: Mover): readonly Capacity[] =>
  standing.clinician === null ? capacities : capacities.filter((capacity) => capacity !== 'duty');

const isTheirs = (move: ProposalMove, capacities: readonly Capacity[]): boolean =>
  PROPOSAL_MOVE_TABLE[move].by.some((capacity) => capacities.includes(capacity));

/**
 * Where the decision stands that holds this move up, or null. Nothing moves an idea whose decision waits to be
 * published, save that decision; its names may be handed over.
 */
export const decisionHolding = ({ decisionWaits }: Standing, move: ProposalMove): string | null =>
  move === 'hand-over' ? null : decisionWaits;

/** Whether a move leads on from where it stands. A pause opens no door that its stage did not have. */
const leadsFrom = (standing: Standing, move: ProposalMove): boolean => {
  const { from, to } = PROPOSAL_MOVE_TABLE[move];
  if (!from.includes(standing.state)) return false;
  const pausedAt = standing.state === 'paused' ? standing.asideFrom : null;
  return pausedAt === null || to === 'before' || from.includes(pausedAt);
};

export type MoveButton = {
  readonly move: ProposalMove;
  /** It leads along the line. */
  readonly forward: boolean;
  /** What is not there yet; the button is shown, and says so. */
  readonly waits: readonly Condition[];
  readonly needs: readonly Need[];
};

/** The buttons of one person on a proposal that stands so: those that lead on first. None is shown that is not theirs. */
export const buttonsOf = (
  standing: Standing,
  mover: Mover,
  met: ReadonlySet<Condition>,
): readonly MoveButton[] => {
  const capacities = capacitiesNow(standing, mover);
  return PROPOSAL_MOVES.filter(
    (move) =>
      decisionHolding(standing, move) === null && leadsFrom(standing, move) && isTheirs(move, capacities),
  )
    .map((move) => {
      const { forward = false, asks, needs } = PROPOSAL_MOVE_TABLE[move];
      return { move, forward, needs, waits: asks.filter((condition) => !met.has(condition)) };
    })
    .sort((a, b) => Number(b.forward) - Number(a.forward));
};

/** Whose move it is: those on duty, both leads, one person, the body that decides, or the one it joined. */
export type Turn =
  | { readonly kind: 'people'; readonly people: readonly string[] }
  | { readonly kind: 'body' }
  | { readonly kind: 'joined'; readonly into: string };

export const turnOf = ({ state, clinician, manager, owner, mergedInto }: Standing): Turn => {
  if (state === 'merged' && mergedInto) return { kind: 'joined', into: mergedInto };
  if (state === 'decision') return { kind: 'body' };
  const shared = ['taken-on', 'problem-agreed', 'options', 'case', 'live'].includes(state);
  return { kind: 'people', people: shared && clinician && manager ? [clinician, manager] : [owner] };
};

const LATER = ['lookAgain', 'reviewOn'] as const;

/** What of the needs of a move was not given, or not well; undefined when all is there. */
const whyNotGiven = (
  standing: Standing,
  move: ProposalMove,
  given: Given,
  on: CalendarDate,
): StageRefusal | undefined => {
  const { needs } = PROPOSAL_MOVE_TABLE[move];
  const missing = needs.find((need) =>
    need === 'names'
      ? !given.clinician && !given.manager
      : need === 'reason'
        ? !given.reason?.trim()
        : given[need] === undefined,
  );
  if (missing) return { kind: 'proposal-needs', field: missing, move };
  if (given.clinician && !given.clinician.clinical)
    return { kind: 'proposal-no-clinician', field: 'clinician' };
  const early = LATER.find((field) => needs.includes(field) && (given[field] ?? on) <= on);
  if (early) return { kind: 'proposal-too-early', field: early };
  if (given.next && given.next.by < on) return { kind: 'proposal-too-early', field: 'next' };
  return given.into && needs.includes('into') ? whyNotMergeInto(standing.reference, given.into) : undefined;
};

/** The two names and the owner after a move; the owner is one of the two, once there are two. */
const namesAfter = (standing: Standing, move: ProposalMove, given: Given): Result<Names, StageRefusal> => {
  const naming = move === 'take-on' || move === 'hand-over';
  const clinician = naming ? (given.clinician?.person ?? standing.clinician) : standing.clinician;
  const manager = naming ? (given.manager?.person ?? standing.manager) : standing.manager;
  if (clinician === null || manager === null) return ok({ clinician, manager, owner: standing.owner });
  if (clinician === manager) return refuse({ kind: 'proposal-two-names', field: 'manager' });
  if (given.owner !== undefined && given.owner !== clinician && given.owner !== manager)
    return refuse({ kind: 'proposal-owner', field: 'owner' });
  // Making a decision work is the manager's craft; before it, whoever already sees to it goes on.
  const usual = move === 'decide-yes' || standing.owner === standing.manager ? manager : clinician;
  return ok({ clinician, manager, owner: given.owner ?? usual });
};
type Names = Pick<Standing, 'clinician' | 'manager' | 'owner'>;

const stateAfter = (standing: Standing, move: ProposalMove): State => {
  const { to } = PROPOSAL_MOVE_TABLE[move];
  if (to === 'same') return standing.state;
  return to === 'before' ? (standing.asideFrom ?? 'raised') : to;
};

/** Where it goes back to from the side: what a body said no to comes back as a case, to be made better. */
const asideAfter = (standing: Standing, state: State): Stage | null => {
  if (isStage(state)) return null;
  if (!isStage(standing.state)) return standing.asideFrom;
  return standing.state === 'decision' ? 'case' : standing.state;
};

const PROBLEM_AFTER: Readonly<Partial<Record<ProposalMove, Standing['problem']>>> = {
  'agree-problem': 'agreed',
  'set-problem-aside': 'set-aside',
  'back-to-problem': 'open',
};

/**
 * Where a proposal stands after a person's move, or why it cannot be made: it does not stand so, it is not theirs, a
 * thing was not said, a part is not ready (`met` holds the conditions that are). The caller writes what is
 * answered, with the event, in one transaction; a reason goes to whoever raised it.
 */
export const moveProposal = (
  standing: Standing,
  asked: {
    readonly move: ProposalMove;
    readonly by: Mover;
    readonly on: CalendarDate;
    readonly given: Given;
    readonly met: ReadonlySet<Condition>;
    readonly days: NextDays;
  },
): Result<Standing, StageRefusal> => {
  const { move, by, on, given, met, days } = asked;
  const { asks, by: may } = PROPOSAL_MOVE_TABLE[move];
  const at = decisionHolding(standing, move);
  if (at !== null) return refuse({ kind: 'proposal-decided', field: 'move', at });
  if (!leadsFrom(standing, move))
    return refuse({ kind: 'proposal-cannot', field: 'move', move, state: standing.state });
  if (!isTheirs(move, capacitiesNow(standing, by))) return refuse({ kind: 'proposal-not-yours', move, may });
  if (on < standing.since) return refuse({ kind: 'proposal-too-early', field: 'on' });
  const wrong = whyNotGiven(standing, move, given, on);
  if (wrong) return refuse(wrong);
  const waits = asks.filter((condition) => !met.has(condition));
  if (waits.length > 0) return refuse({ kind: 'proposal-waits', move, waits });
  const names = namesAfter(standing, move, given);
  if (!names.ok) return names;
  const state = stateAfter(standing, move);
  const stays = move === 'hand-over';
  const promised = { paused: given.lookAgain, live: given.reviewOn }[state as string];
  const usual = { what: nextWords(state), by: promised ?? addDays(on, days[state]) };
  return ok({
    ...standing,
    ...names.value,
    state,
    since: stays ? standing.since : on,
    asideFrom: asideAfter(standing, state),
    next: given.next ?? (stays ? standing.next : usual),
    problem: PROBLEM_AFTER[move] ?? standing.problem,
    mergedInto: state === 'merged' ? (given.into?.reference ?? standing.mergedInto) : null,
    reason: isStage(state) ? null : (given.reason ?? null),
  });
};
