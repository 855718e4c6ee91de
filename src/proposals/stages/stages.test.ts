import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/dates.ts';
import { valueOrThrow } from '../../shared/result.ts';
import { buttonsOf, type Given, type Mover, moveProposal, raise, type Standing, turnOf } from './rules.ts';
import {
  ASIDE,
  type Capacity,
  type Condition,
  isOver,
  isStage,
  PROPOSAL_MOVE_TABLE,
  PROPOSAL_MOVES,
  type ProposalMove,
  STAGES,
  type State,
} from './table-rules.ts';
import { moveButton, nextWords, stateWords } from './words-rules.ts';

const STATES: readonly State[] = [...STAGES, ...ASIDE];
const DAYS = Object.fromEntries(STATES.map((state) => [state, 30])) as Record<State, number>;
const ALL_MET: ReadonlySet<Condition> = new Set([
  'problem-closed',
  'doing-nothing-weighed',
  'option-chosen',
  'case-complete',
  'route-known',
  'review-written',
]);
const NONE_MET: ReadonlySet<Condition> = new Set();
const EVERYBODY: readonly Capacity[] = ['raiser', 'duty', 'clinician', 'manager', 'office', 'chair', 'body'];

const raised = (): Standing =>
  raise('ISV-2026-014', { on: '2026-02-02', onDuty: 'rowan', lookBy: '2026-02-04' });

type Asked = { by?: Mover; on?: string; given?: Given; met?: ReadonlySet<Condition> };
const as = (...capacities: Capacity[]): Mover => ({ person: 'someone', capacities });
const attempt = (standing: Standing, move: ProposalMove, asked: Asked = {}) =>
  moveProposal(standing, {
    move,
    by: asked.by ?? as(...EVERYBODY),
    on: asked.on ?? standing.since,
    given: { ...GIVEN(standing), ...asked.given },
    met: asked.met ?? ALL_MET,
    days: DAYS,
  });
const GIVEN = ({ since }: Standing): Given => ({
  clinician: { person: 'rowan', clinical: true },
  manager: { person: 'delphine' },
  reason: 'because',
  lookAgain: addDays(since, 60),
  reviewOn: addDays(since, 180),
  into: { reference: 'ISV-2026-001', state: 'options', mergedInto: null },
});
const walked = (...moves: readonly ProposalMove[]): Standing =>
  moves.reduce((standing, move) => valueOrThrow(attempt(standing, move)), raised());
const TO_DECISION = ['take-on', 'agree-problem', 'open-options', 'write-case', 'send'] as const;

describe('the line from first word to review', () => {
  it('is walked by its forward moves, each stage with its own next step', () => {
    let standing = raised();
    const seen: State[] = [standing.state];
    for (const move of [...TO_DECISION, 'decide-yes', 'go-live', 'review'] as const) {
      standing = valueOrThrow(attempt(standing, move, { on: addDays(standing.since, 5) }));
      seen.push(standing.state);
    }
    expect(seen).toEqual(STAGES);
  });

  it('says the next step and by when from the first minute', () => {
    expect(raised()).toMatchObject({ owner: 'rowan', next: { by: '2026-02-04' } });
    expect(turnOf(raised())).toEqual({ kind: 'people', people: ['rowan'] });
  });

  it('puts two names on it when it is taken on: a clinician and another person', () => {
    expect(walked('take-on')).toMatchObject({ clinician: 'rowan', manager: 'delphine', state: 'taken-on' });
    expect(turnOf(walked('take-on'))).toEqual({ kind: 'people', people: ['rowan', 'delphine'] });
    const alone = attempt(raised(), 'take-on', { given: { manager: { person: 'rowan' } } });
    expect(alone).toMatchObject({ refusal: { kind: 'proposal-two-names' } });
    const lay = { clinician: { person: 'pat', clinical: false } };
    expect(attempt(raised(), 'take-on', { given: lay })).toMatchObject({
      refusal: { kind: 'proposal-no-clinician', field: 'clinician' },
    });
    expect(attempt(raised(), 'take-on', { given: { owner: 'pat' } })).toMatchObject({
      refusal: { kind: 'proposal-owner' },
    });
  });

  it('goes to a decision only when the case is complete and its route known', () => {
    const inCase = walked('take-on', 'agree-problem', 'open-options', 'write-case');
    expect(attempt(inCase, 'send', { met: new Set(['case-complete']) })).toMatchObject({
      refusal: { kind: 'proposal-waits', waits: ['route-known'] },
    });
    expect(turnOf(walked(...TO_DECISION))).toEqual({ kind: 'body' });
  });

  it('gives the making of it to the manager once it is decided', () => {
    expect(walked(...TO_DECISION).owner).toBe('rowan');
    expect(walked(...TO_DECISION, 'decide-yes').owner).toBe('delphine');
  });

  it('keeps the next step as somebody said it, and refuses one in the past', () => {
    const next = { what: 'Ask the two hospitals', by: '2026-02-20' };
    expect(valueOrThrow(attempt(raised(), 'take-on', { given: { next } })).next).toEqual(next);
    const past = { given: { next: { ...next, by: '2026-02-01' } } };
    expect(attempt(raised(), 'take-on', past)).toMatchObject({ refusal: { kind: 'proposal-too-early' } });
    expect(attempt(raised(), 'take-on', { on: '2026-02-01' })).toMatchObject({
      refusal: { kind: 'proposal-too-early', field: 'on' },
    });
  });
});

describe('the problem comes before the solution', () => {
  it('unless the chair says why it is set aside', () => {
    const takenOn = walked('take-on');
    expect(attempt(takenOn, 'set-problem-aside', { by: as('clinician', 'manager', 'office') })).toMatchObject(
      {
        refusal: { kind: 'proposal-not-yours', may: ['chair'] },
      },
    );
    expect(attempt(takenOn, 'set-problem-aside', { by: as('chair'), given: { reason: ' ' } })).toMatchObject({
      refusal: { kind: 'proposal-needs', field: 'reason' },
    });
    expect(valueOrThrow(attempt(takenOn, 'set-problem-aside', { by: as('chair') }))).toMatchObject({
      state: 'options',
      problem: 'set-aside',
    });
  });

  it('is asked again when it goes back', () => {
    expect(walked('take-on', 'agree-problem', 'open-options', 'back-to-problem')).toMatchObject({
      state: 'taken-on',
      problem: 'open',
    });
  });
});

describe('beside the line', () => {
  it('a pause has a reason and a later day to look again', () => {
    const paused = valueOrThrow(attempt(walked('take-on'), 'pause', { given: { lookAgain: '2026-04-01' } }));
    expect(paused).toMatchObject({ state: 'paused', asideFrom: 'taken-on', next: { by: '2026-04-01' } });
    expect(attempt(walked('take-on'), 'pause', { given: { lookAgain: '2026-02-02' } })).toMatchObject({
      refusal: { kind: 'proposal-too-early', field: 'lookAgain' },
    });
    expect(valueOrThrow(attempt(paused, 'resume'))).toMatchObject({ state: 'taken-on', asideFrom: null });
  });

  it('no deadline of a body is paused away, and a pause undoes no decision', () => {
    expect(attempt(walked(...TO_DECISION), 'pause')).toMatchObject({ refusal: { kind: 'proposal-cannot' } });
    const paused = walked(...TO_DECISION, 'decide-yes', 'pause');
    expect(attempt(paused, 'not-pursue')).toMatchObject({ refusal: { kind: 'proposal-cannot' } });
    expect(attempt(paused, 'merge')).toMatchObject({ refusal: { kind: 'proposal-cannot' } });
    expect(buttonsOf(paused, as('manager'), ALL_MET).map(({ move }) => move)).toEqual(['resume', 'pause']);
  });

  it('nothing closes without a reason, which it keeps', () => {
    for (const move of ['not-pursue', 'withdraw'] as const) {
      const wordless = new Map(Object.entries(GIVEN(raised())));
      wordless.delete('reason');
      const silent = moveProposal(raised(), {
        move,
        by: as(...EVERYBODY),
        on: '2026-02-03',
        given: Object.fromEntries(wordless),
        met: ALL_MET,
        days: DAYS,
      });
      expect(silent).toMatchObject({ refusal: { kind: 'proposal-needs', field: 'reason' } });
      expect(walked(move).reason).toBe('because');
    }
  });

  it('what a body said no to comes back as a case', () => {
    expect(walked(...TO_DECISION, 'decide-no').asideFrom).toBe('case');
    expect(walked(...TO_DECISION, 'decide-no', 'reopen').state).toBe('case');
  });

  it('whoever raised it may withdraw it while the problem is theirs, and say that it is not the same', () => {
    expect(attempt(walked('take-on'), 'withdraw', { by: as('raiser') }).ok).toBe(true);
    expect(attempt(walked('take-on', 'agree-problem'), 'withdraw', { by: as('raiser') }).ok).toBe(false);
    expect(attempt(walked('merge'), 'part', { by: as('raiser') }).ok).toBe(true);
    expect(turnOf(walked('merge'))).toEqual({ kind: 'joined', into: 'ISV-2026-001' });
  });
});

describe('the buttons of one person', () => {
  const everyStanding = (): Standing[] => {
    const found = new Map<string, Standing>([['raised', raised()]]);
    for (const standing of found.values())
      for (const move of PROPOSAL_MOVES) {
        const next = attempt(standing, move);
        if (next.ok && !found.has(next.value.state + next.value.asideFrom))
          found.set(next.value.state + next.value.asideFrom, next.value);
      }
    return [...found.values()];
  };

  it('are few, and are those that the machine then lets them press', () => {
    for (const standing of everyStanding())
      for (const capacity of EVERYBODY) {
        const buttons = buttonsOf(standing, as(capacity), ALL_MET);
        expect(buttons.length, `${capacity} at ${standing.state}`).toBeLessThanOrEqual(7);
        const shown = buttons.map(({ move }) => move);
        for (const move of PROPOSAL_MOVES)
          expect(attempt(standing, move, { by: as(capacity) }).ok, `${move} of ${capacity}`).toBe(
            shown.includes(move),
          );
      }
  });

  it('of a colleague who is nothing to it are none', () => {
    for (const standing of everyStanding()) expect(buttonsOf(standing, as(), ALL_MET)).toEqual([]);
  });

  it('lead with the way on, which says what it waits for', () => {
    const inCase = walked('take-on', 'agree-problem', 'open-options', 'write-case');
    expect(buttonsOf(inCase, as('clinician'), NONE_MET)[0]).toEqual({
      move: 'send',
      forward: true,
      needs: [],
      waits: ['case-complete', 'route-known'],
    });
  });

  it('of those on duty end where two names stand on it', () => {
    expect(buttonsOf(raised(), as('duty'), ALL_MET).map(({ move }) => move)).toEqual([
      'take-on',
      'pause',
      'merge',
      'not-pursue',
    ]);
    expect(buttonsOf(walked('take-on'), as('duty'), ALL_MET)).toEqual([]);
  });

  it('each have words, as each state has', () => {
    for (const move of PROPOSAL_MOVES) expect(moveButton(move).length).toBeGreaterThan(3);
    for (const state of STATES) expect(stateWords(state) && nextWords(state)).toBeTruthy();
  });
});

describe('wherever a walk of any people may lead', () => {
  const step = fc.record({
    /** Without one: the way on, so that walks also come far. */
    move: fc.option(fc.constantFrom(...PROPOSAL_MOVES), { freq: 3 }),
    capacities: fc.oneof(fc.constant([...EVERYBODY]), fc.subarray([...EVERYBODY])),
    later: fc.integer({ min: 0, max: 40 }),
    met: fc.oneof(fc.constant([...ALL_MET]), fc.subarray([...ALL_MET])),
    clinician: fc.constantFrom('rowan', 'tobias', 'delphine'),
    manager: fc.constantFrom('delphine', 'callum', 'rowan'),
    reason: fc.constantFrom('because', ''),
  });

  it('there is an owner, a dated next step and a way out', () => {
    const reached = new Set<State>();
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), (steps) => {
        let standing = raised();
        for (const { move: chosen, capacities, later, met, clinician, manager, reason } of steps) {
          const move = chosen ?? buttonsOf(standing, as(...EVERYBODY), ALL_MET)[0]?.move ?? 'take-on';
          const on = addDays(standing.since, later);
          const result = moveProposal(standing, {
            move,
            by: { person: 'someone', capacities },
            on,
            given: {
              ...GIVEN({ ...standing, since: on }),
              clinician: { person: clinician, clinical: true },
              manager: { person: manager },
              reason,
            },
            met: new Set(met),
            days: DAYS,
          });
          if (!result.ok) continue;
          standing = result.value;
          reached.add(standing.state);

          expect(standing.owner).not.toBe('');
          expect(standing.next.what).not.toBe('');
          expect(standing.next.by >= on || move === 'hand-over').toBe(true);
          expect(buttonsOf(standing, as(...EVERYBODY), ALL_MET).length).toBeGreaterThan(0);

          const at = standing.asideFrom ?? standing.state;
          if (isStage(at) && at !== 'raised') {
            expect(standing.clinician).not.toBeNull();
            expect(standing.manager).not.toBeNull();
            expect(standing.clinician).not.toBe(standing.manager);
            expect([standing.clinician, standing.manager]).toContain(standing.owner);
          }
          if (isStage(at) && STAGES.indexOf(at) >= STAGES.indexOf('problem-agreed'))
            expect(standing.problem).not.toBe('open');
          expect(standing.mergedInto !== null).toBe(standing.state === 'merged');
          expect(standing.reason !== null).toBe(
            ['paused', 'withdrawn', 'not-pursued'].includes(standing.state) ||
              (standing.state === 'merged' && standing.reason !== null),
          );
        }
      }),
      { seed: 44, numRuns: 400 },
    );
    expect([...reached].sort()).toEqual([...STATES].sort());
  });

  it('the end of the line can be reached again, and only a review or a reason ends the work', () => {
    const forward = new Map<State, Set<State>>(STATES.map((state) => [state, new Set()]));
    for (const move of PROPOSAL_MOVES) {
      const { from, to } = PROPOSAL_MOVE_TABLE[move];
      for (const state of from)
        for (const next of to === 'before' ? (['raised'] as const) : to === 'same' ? [] : [to])
          forward.get(state)?.add(next);
      if (from.length === 0) throw new Error(`${move} leads from nowhere`);
    }
    for (const start of STATES) {
      const seen = new Set<State>([start]);
      for (const state of seen) for (const next of forward.get(state) ?? []) seen.add(next);
      expect(seen.has('reviewed'), `from ${start}`).toBe(true);
    }
    expect(STATES.filter(isOver)).toEqual(['reviewed', 'withdrawn', 'not-pursued']);
  });
});
