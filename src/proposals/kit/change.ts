import type { Updateable } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import { type Done, keepChange } from '../../platform/history/history.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import { type Signature, signatureOf } from '../../platform/signature.ts';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import { stageClock } from '../clocks/rules.ts';
import { settledBody, targetsOf } from '../clocks/targets-rules.ts';
import { joinedTo } from '../moves/joined.ts';
import { isStage } from '../stages/table-rules.ts';
import { type ProposalTable, proposalDb } from '../tables.ts';
import { KEPT_NAME } from './capacity.ts';
import { entriesOf, exemptionOf, findProposals, type Proposal, stopsOf } from './find.ts';
import { ideaHref, ideaRef } from './refs.ts';
import { targetsInForce } from './settings.ts';

/** Names of what a person writes freely of a proposal: the history keeps the words, the record that they changed. */
const FREE = [
  'title',
  'what',
  'place',
  'reading',
  'words',
  'reason',
  'reasons',
  'conditions',
  'text',
  'from',
  'assumes',
  'nextWhat',
];

export type DoneToProposal = Omit<Done, 'version' | 'free'> & { readonly free?: readonly string[] };

/** Whether this actor is the raiser of a proposal whose name is kept: then nothing that is kept for good names them. */
export const actsUnnamed = (actor: Actor, proposal: Pick<Proposal, 'name_kept' | 'raised_by'>): boolean =>
  proposal.name_kept && actor.kind === 'person' && actor.id === proposal.raised_by;

/** Who did it, as it is kept beside it: a raiser whose name is kept stands there without name and role. */
export const signedBy = (actor: Actor, proposal: Pick<Proposal, 'name_kept' | 'raised_by'>): Signature =>
  actsUnnamed(actor, proposal) ? { person: null, name: KEPT_NAME, standing: '' } : signatureOf(actor);

/** The actor as history, record and files may name them. */
export const namedActor = (actor: Actor, proposal: Pick<Proposal, 'name_kept' | 'raised_by'>): Actor =>
  actsUnnamed(actor, proposal) && actor.kind === 'person'
    ? { ...actor, id: 'kept', name: KEPT_NAME, standing: '' }
    : actor;

/** Keeps in its history and in the record that something was done to a proposal. */
export const keepProposalChange = (
  trx: Trx,
  actor: Actor,
  now: Date,
  proposal: Pick<Proposal, 'reference' | 'name_kept' | 'raised_by'>,
  version: number,
  done: DoneToProposal,
): Promise<void> =>
  keepChange(trx, namedActor(actor, proposal), now, ideaRef(proposal.reference), {
    ...done,
    version,
    free: [...FREE, ...(done.free ?? [])],
  });

/**
 * The clock of the stage where it stands, as lists filter by it: the last day in time, whether it is held or lifted.
 * Worked out anew whenever a proposal moves, its clock is held, or targets change.
 */
export const clockColumns = async (
  db: Db,
  proposal: Proposal,
  today: CalendarDate,
): Promise<Pick<ProposalTable, 'stage_due'> & { clock_held: boolean; exempt: boolean }> => {
  const { reference, state } = proposal;
  if (!isStage(state)) return { stage_due: null, clock_held: false, exempt: false };
  const [entries, stops, exemption, table] = [
    (await entriesOf(db, [reference])).get(reference) ?? [],
    (await stopsOf(db, [reference])).get(reference) ?? [],
    await exemptionOf(db, proposal),
    await targetsInForce(db, today),
  ];
  const target = targetsOf(table, settledBody(proposal))[state];
  const clock = stageClock(entries, { stops, target, exemption, today });
  return {
    stage_due: clock?.due ?? null,
    clock_held: clock?.standing === 'stopped',
    exempt: exemption !== undefined,
  };
};

/**
 * Changes a locked proposal: its columns, its version, its clock, its history and the record together. Entries of
 * states are written by the caller before, so that the clock counts them.
 */
export const changeProposal = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  proposal: Proposal,
  set: Updateable<ProposalTable>,
  done: DoneToProposal,
): Promise<number> => {
  const version = proposal.version + 1;
  const after = { ...proposal, ...set } as Proposal;
  await proposalDb(trx)
    .updateTable('proposal')
    .set({ ...set, ...(await clockColumns(trx, after, londonDate(now))), version })
    .where('reference', '=', proposal.reference)
    .execute();
  await keepProposalChange(trx, actor, now, proposal, version, done);
  return version;
};

/**
 * Those who hear of a proposal: its raiser, both leads, who watches it, who supports it or sees it otherwise; of it
 * and of all that joined it.
 */
export const concernedBy = async (
  db: Db,
  proposal: Pick<Proposal, 'reference' | 'raised_by' | 'clinician' | 'manager' | 'owner'>,
): Promise<string[]> => {
  const { reference, raised_by, clinician, manager, owner } = proposal;
  const joined = await findProposals(db, await joinedTo(db, reference));
  const references = [reference, ...joined.map((one) => one.reference)];
  const watchers = await proposalDb(db)
    .selectFrom('proposal_watcher')
    .select('person')
    .where('proposal', 'in', references)
    .execute();
  const stances = await proposalDb(db)
    .selectFrom('proposal_stance')
    .select('person')
    .where('proposal', 'in', references)
    .execute();
  const people = [
    raised_by,
    ...joined.map((one) => one.raised_by),
    clinician,
    manager,
    owner,
    ...watchers.map(({ person }) => person),
    ...stances.map(({ person }) => person),
  ];
  return [...new Set(people.filter((one): one is string => one !== null && one !== ''))];
};

/** Tells people of a proposal once, never the one who did it. */
export const tellOfProposal = (
  trx: Trx,
  actor: Actor,
  reference: string,
  people: readonly string[],
  news: {
    readonly kind: string;
    readonly title: string;
    readonly href?: string;
    readonly atOnce?: boolean;
  },
): Promise<void> =>
  notify(trx, {
    href: ideaHref(reference),
    ...news,
    people: people.filter((person) => actor.kind !== 'person' || person !== actor.id),
    object: ideaRef(reference),
  });
