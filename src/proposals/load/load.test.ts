import { expect, it } from 'vitest';
import { system } from '../../platform/actor.ts';
import { changesOf } from '../../platform/history/history.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { londonDate } from '../../shared/dates.ts';
import { caseDb } from '../case/tables.ts';
import { evidenceDb } from '../evidence/tables.ts';
import { KEPT_NAME } from '../kit/capacity.ts';
import { entriesOf, findProposal } from '../kit/find.ts';
import { ideaRef } from '../kit/refs.ts';
import type { ProposalMove } from '../stages/table-rules.ts';
import { proposalDb } from '../tables.ts';
import { loadProposals, type Told } from './load.ts';
import type { PastMove } from './replay-rules.ts';
import type { Named } from './rows.ts';

const store = testStore();

const person = (id: string): Named => ({ id, name: `Dr ${id}`, standing: 'GP partner, Bellpit' });
const PEOPLE = new Map(['lead', 'manager', 'duty', 'raiser', 'lay'].map((id) => [id, person(id)]));

const told = (title: string, more: Partial<Told> = {}): Told => ({
  title,
  what: `${title}: people wait.`,
  howOften: 'most-weeks',
  place: 'Everywhere I work',
  raisedOn: '2026-02-02',
  lookBy: '2026-02-04',
  onDuty: person('duty'),
  raiser: { ...person('raiser'), role: 'locum-gp', contract: 'locum', practicePeople: null },
  moves: [],
  supporters: [],
  otherwise: [],
  watchers: [],
  ...more,
});

const takenOn = {
  move: 'take-on',
  on: '2026-02-05',
  by: 'duty',
  as: 'duty',
  given: { clinician: { person: 'lead', clinical: true }, manager: { person: 'manager' } },
} as const;

const load = (trx: Trx, all: readonly Told[]) =>
  loadProposals(trx, system, {
    letters: 'ISV',
    today: '2026-05-21',
    told: all,
    people: PEOPLE,
    now: new Date('2026-05-21T09:00:00Z'),
  });

it('numbers them by year and day of raising, and leaves the next number to whoever raises one', () =>
  store.rolledBack(async (trx) => {
    const byTitle = await load(trx, [
      told('Later'),
      told('Sooner', { raisedOn: '2026-01-30' }),
      told('Last year', { raisedOn: '2025-12-30' }),
    ]);
    expect(Object.fromEntries(byTitle)).toEqual({
      'Last year': 'ISV-2025-001',
      Sooner: 'ISV-2026-001',
      Later: 'ISV-2026-002',
    });
    const last = await trx
      .withTables<{ reference_number: { series: string; year: number; last: number } }>()
      .selectFrom('reference_number')
      .selectAll()
      .where('series', '=', 'ISV')
      .orderBy('year')
      .execute();
    expect(last.map(({ year, last: number }) => [year, number])).toEqual([
      [2025, 1],
      [2026, 2],
    ]);
  }));

it('takes each through its past by the table of moves, with its clock', () =>
  store.rolledBack(async (trx) => {
    const byTitle = await load(trx, [told('Heart scans', { moves: [takenOn] })]);
    const row = await findProposal(trx, byTitle.get('Heart scans') ?? '');
    expect(row).toMatchObject({
      state: 'taken-on',
      since: '2026-02-05',
      clinician_name: 'Dr lead',
      manager_name: 'Dr manager',
      taken_on_on: '2026-02-05',
      stage_due: '2026-03-19',
    });
    const entries = (await entriesOf(trx, [row?.reference ?? ''])).get(row?.reference ?? '');
    expect(entries).toEqual([
      { state: 'raised', on: '2026-02-02' },
      { state: 'taken-on', on: '2026-02-05' },
    ]);
  }));

it('joins one to another by its title', () =>
  store.rolledBack(async (trx) => {
    const byTitle = await load(trx, [
      told('Heart scans', { moves: [takenOn] }),
      told('Scans of the heart', {
        raisedOn: '2026-02-20',
        moves: [
          {
            move: 'merge',
            on: '2026-02-23',
            by: 'duty',
            as: 'duty',
            given: { into: { reference: 'Heart scans', state: 'taken-on', mergedInto: null } },
          },
        ],
      }),
    ]);
    const row = await findProposal(trx, byTitle.get('Scans of the heart') ?? '');
    expect(row).toMatchObject({ state: 'merged', merged_into: byTitle.get('Heart scans') });
  }));

it('keeps what was sent for a decision as a version of that day, with the evidence of then', () =>
  store.rolledBack(async (trx) => {
    const move = (name: ProposalMove, on: string): PastMove => ({
      move: name,
      on,
      by: 'lead',
      as: 'clinician',
      given: {},
    });
    const pin = {
      kind: 'guideline',
      title: 'A scan within six weeks',
      source: 'A guideline',
      address: null,
      note: null,
      object: null,
      href: null,
      figure: null,
    } as const;
    const byTitle = await load(trx, [
      told('Heart scans', {
        moves: [
          takenOn,
          move('agree-problem', '2026-03-12'),
          move('open-options', '2026-03-16'),
          move('write-case', '2026-04-16'),
          move('send', '2026-05-12'),
        ],
        parts: {
          evidence: [{ pin, by: person('lead'), on: '2026-04-20' }],
          caseStartedOn: '2026-04-16',
          caseSentOn: '2026-05-12',
          topics: { need: { words: 'People wait twelve weeks.' } },
        },
      }),
      told('Not sent', {
        moves: [takenOn],
        parts: { caseStartedOn: '2026-04-16', topics: { need: { words: 'People wait.' } } },
      }),
    ]);
    const proposal = byTitle.get('Heart scans') ?? '';
    const versions = await caseDb(trx).selectFrom('case_version').selectAll().execute();
    expect(versions).toMatchObject([
      {
        proposal,
        number: 1,
        sent: true,
        kept_by_name: 'Dr lead',
        kept_at: new Date('2026-05-12T12:00:00Z'),
        content: {
          title: 'Heart scans',
          topics: { need: { words: 'People wait twelve weeks.' } },
          pinned: [{ label: 'Guideline: A scan within six weeks' }],
        },
      },
    ]);
    const row = await caseDb(trx)
      .selectFrom('proposal_case')
      .selectAll()
      .where('proposal', '=', proposal)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ versions: 1, sent_version: 1, sent_on: '2026-05-12' });
    expect(row.template).not.toBeNull();
    const pins = await evidenceDb(trx).selectFrom('proposal_evidence').selectAll().execute();
    expect(pins).toMatchObject([{ proposal, added_on: '2026-04-20', added_by_name: 'Dr lead' }]);
    const history = (await changesOf(trx, ideaRef(proposal))).map(({ kind, at }) => [kind, londonDate(at)]);
    expect(history).toContainEqual(['proposal.evidence-pinned', '2026-04-20']);
  }));

it('names nobody who asked that their name be kept', () =>
  store.rolledBack(async (trx) => {
    const byTitle = await load(trx, [told('Kept', { guardian: person('lay') })]);
    const entries = await proposalDb(trx)
      .selectFrom('proposal_entry')
      .select(['by_person', 'by_name'])
      .where('proposal', '=', byTitle.get('Kept') ?? '')
      .execute();
    expect(entries).toEqual([{ by_person: null, by_name: KEPT_NAME }]);
  }));

it('refuses a past that cannot have been, and keeps nothing of it', () =>
  store.rolledBack(async (trx) => {
    const live = { move: 'go-live', on: '2026-02-06', by: 'lead', as: 'clinician', given: {} } as const;
    await expect(load(trx, [told('Good'), told('Bad', { moves: [takenOn, live] })])).rejects.toThrow(
      'go-live',
    );
    expect(await proposalDb(trx).selectFrom('proposal').select('reference').execute()).toEqual([]);
  }));
