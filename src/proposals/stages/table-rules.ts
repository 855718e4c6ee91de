/** The line from first word to review, in its order. */
export const STAGES = [
  'raised',
  'taken-on',
  'problem-agreed',
  'options',
  'case',
  'decision',
  'mobilising',
  'live',
  'reviewed',
] as const;
export type Stage = (typeof STAGES)[number];

/** Beside the line. From each there is a way back. */
export const ASIDE = ['merged', 'paused', 'withdrawn', 'not-pursued'] as const;
export type Aside = (typeof ASIDE)[number];

export type State = Stage | Aside;

/**
 * As what a person acts on one proposal: who raised it; who is on duty for new ones; the clinician and the manager
 * whose names stand on it; the programme office; the chair; the body that decides (who writes down its decision).
 */
export type Capacity = 'raiser' | 'duty' | 'clinician' | 'manager' | 'office' | 'chair' | 'body';

/** What must be true of the parts of a proposal; their own rules find out whether it is. */
export type Condition =
  | 'problem-closed'
  | 'doing-nothing-weighed'
  | 'option-chosen'
  | 'case-complete'
  | 'route-known'
  | 'review-written';

/** What must be said with a move. */
export type Need = 'clinician' | 'manager' | 'names' | 'reason' | 'lookAgain' | 'reviewOn' | 'into';

export const PROPOSAL_MOVES = [
  'take-on',
  'agree-problem',
  'set-problem-aside',
  'open-options',
  'write-case',
  'send',
  'decide-yes',
  'decide-not-yet',
  'decide-no',
  'go-live',
  'review',
  'resume',
  'part',
  'reopen',
  'hand-over',
  'back-to-problem',
  'back-to-options',
  'back-to-case',
  'review-again',
  'pause',
  'merge',
  'withdraw',
  'not-pursue',
] as const;
export type ProposalMove = (typeof PROPOSAL_MOVES)[number];

export type MoveRule = {
  readonly from: readonly State[];
  /** `same`: it stays where it is; `before`: back to the stage that it left for the side. */
  readonly to: State | 'same' | 'before';
  readonly by: readonly Capacity[];
  readonly needs: readonly Need[];
  readonly asks: readonly Condition[];
  /** It leads along the line: the button that stands first. */
  readonly forward?: true;
};

const LEADS = ['clinician', 'manager'] as const;
const STEWARDS = [...LEADS, 'office', 'chair'] as const;
const DECIDERS = ['body', 'office', 'chair'] as const;
/** Until it goes to a decision it is the leads’ to shape, join or end; a decision is not theirs to undo. */
const BEFORE_DECISION = ['raised', 'taken-on', 'problem-agreed', 'options', 'case'] as const;

/**
 * Who may move what from where to where, and what must be there: the whole machine. `duty` counts only while no
 * names stand on it. Sources: need N1 (both names), N3 (problem before solution, save for a reason of the
 * chair's), N5 (a pause has a reason and a date), N8 (nothing closes silently); a pause is not open while a body
 * owes its answer, so that no deadline is paused away.
 */
export const PROPOSAL_MOVE_TABLE: Readonly<Record<ProposalMove, MoveRule>> = {
  'take-on': {
    from: ['raised'],
    to: 'taken-on',
    by: ['duty', 'office', 'chair'],
    needs: ['clinician', 'manager'],
    asks: [],
    forward: true,
  },
  'agree-problem': {
    from: ['taken-on'],
    to: 'problem-agreed',
    by: LEADS,
    needs: [],
    asks: ['problem-closed'],
    forward: true,
  },
  'set-problem-aside': { from: ['taken-on'], to: 'options', by: ['chair'], needs: ['reason'], asks: [] },
  'open-options': {
    from: ['problem-agreed'],
    to: 'options',
    by: LEADS,
    needs: [],
    asks: [],
    forward: true,
  },
  'write-case': {
    from: ['options'],
    to: 'case',
    by: LEADS,
    needs: [],
    asks: ['doing-nothing-weighed', 'option-chosen'],
    forward: true,
  },
  send: {
    from: ['case'],
    to: 'decision',
    by: LEADS,
    needs: [],
    asks: ['case-complete', 'route-known'],
    forward: true,
  },
  'decide-yes': {
    from: ['decision'],
    to: 'mobilising',
    by: DECIDERS,
    needs: ['reason'],
    asks: [],
    forward: true,
  },
  'decide-not-yet': { from: ['decision'], to: 'case', by: DECIDERS, needs: ['reason'], asks: [] },
  'decide-no': { from: ['decision'], to: 'not-pursued', by: DECIDERS, needs: ['reason'], asks: [] },
  'go-live': {
    from: ['mobilising'],
    to: 'live',
    by: LEADS,
    needs: ['reviewOn'],
    asks: [],
    forward: true,
  },
  review: {
    from: ['live'],
    to: 'reviewed',
    by: LEADS,
    needs: [],
    asks: ['review-written'],
    forward: true,
  },
  resume: {
    from: ['paused'],
    to: 'before',
    by: ['duty', ...STEWARDS],
    needs: [],
    asks: [],
    forward: true,
  },
  part: {
    from: ['merged'],
    to: 'before',
    by: ['raiser', 'duty', ...STEWARDS],
    needs: ['reason'],
    asks: [],
  },
  reopen: {
    from: ['withdrawn', 'not-pursued'],
    to: 'before',
    by: ['duty', ...STEWARDS],
    needs: ['reason'],
    asks: [],
  },
  'hand-over': {
    from: ['taken-on', 'problem-agreed', 'options', 'case', 'decision', 'mobilising', 'live', 'reviewed'],
    to: 'same',
    by: STEWARDS,
    needs: ['names'],
    asks: [],
  },
  'back-to-problem': {
    from: ['problem-agreed', 'options', 'case'],
    to: 'taken-on',
    by: LEADS,
    needs: ['reason'],
    asks: [],
  },
  'back-to-options': { from: ['case'], to: 'options', by: LEADS, needs: ['reason'], asks: [] },
  'back-to-case': { from: ['decision', 'mobilising'], to: 'case', by: LEADS, needs: ['reason'], asks: [] },
  'review-again': {
    from: ['reviewed'],
    to: 'live',
    by: STEWARDS,
    needs: ['reason', 'reviewOn'],
    asks: [],
  },
  pause: {
    from: [...BEFORE_DECISION, 'mobilising', 'paused'],
    to: 'paused',
    by: ['duty', ...STEWARDS],
    needs: ['reason', 'lookAgain'],
    asks: [],
  },
  merge: {
    from: [...BEFORE_DECISION, 'paused'],
    to: 'merged',
    by: ['duty', ...STEWARDS],
    needs: ['into'],
    asks: [],
  },
  withdraw: {
    from: ['raised', 'taken-on'],
    to: 'withdrawn',
    by: ['raiser'],
    needs: ['reason'],
    asks: [],
  },
  'not-pursue': {
    from: [...BEFORE_DECISION, 'paused'],
    to: 'not-pursued',
    by: ['duty', ...STEWARDS],
    needs: ['reason'],
    asks: [],
  },
};

export const isStage = (state: State): state is Stage => STAGES.some((stage) => stage === state);

/** Whether work on it is over: its days no longer count. A merged one goes on with the one it joined. */
export const isOver = (state: State): boolean =>
  state === 'reviewed' || state === 'withdrawn' || state === 'not-pursued';
