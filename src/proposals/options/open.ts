import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { asWorking, mayWork } from '../kit/capacity.ts';
import { keepProposalChange, signedBy } from '../kit/change.ts';
import { openProposal, type Proposal } from '../kit/find.ts';
import { optionsOf } from './queries.ts';
import type { OptionRefusal } from './refusals.ts';
import { type OptionRow, optionDb } from './tables.ts';

export type Refused = OptionRefusal | CommonRefusal;

/** Options are written from their stage on until the case is sent. */
export const optionsOpen = ({ state }: Pick<Proposal, 'state'>): boolean =>
  state === 'options' || state === 'case';

/** Its leads and the programme office write the options, while they are open. */
export const mayWriteOptions = (actor: Actor, proposal: Proposal): boolean => mayWork(actor, proposal);

/** A proposal, locked, whose options this actor may change now, as they sign them: by name, whoever raised it. */
export const openOptions = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  reference: string,
): Promise<Result<Proposal, Refused>> => {
  const opened = await openProposal(platform, trx, actor, { reference });
  if (!opened.ok) return opened;
  if (!mayWriteOptions(actor, opened.value)) return refuse({ kind: 'option-not-yours' });
  if (!optionsOpen(opened.value)) return refuse({ kind: 'option-closed' });
  return ok(asWorking(actor, opened.value));
};

/** One of its options; doing nothing is there before anybody has described it. */
export const findOption = async (
  trx: Trx,
  proposal: Proposal,
  number: number,
): Promise<Result<OptionRow, Refused>> => {
  const row = (await optionsOf(trx, proposal.reference)).find((one) => one.number === number);
  return row ? ok(row) : refuse({ kind: 'not-found', what: `option ${number} of ${proposal.reference}` });
};

type Set = Partial<
  Pick<
    OptionRow,
    'kind' | 'label' | 'words' | 'source' | 'address' | 'chosen_because' | 'withdrawn_because' | 'place'
  >
>;

/** Changes one option, or gives doing nothing its first words, with its history. */
export const keepOption = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  proposal: Proposal,
  row: OptionRow,
  set: Set,
  kind: string,
): Promise<void> => {
  const by = signedBy(actor, proposal);
  const after = { ...row, ...set, changed_by_name: by.name, changed_at: now, version: row.version + 1 };
  await optionDb(trx)
    .insertInto('proposal_option')
    .values(after)
    .onConflict((oc) => oc.columns(['proposal', 'number']).doUpdateSet(after))
    .execute();
  const changed = Object.keys(set).filter((key) => key !== 'place');
  const side = (of: OptionRow) =>
    Object.fromEntries(changed.map((key) => [WORDS[key] ?? key, of[key as keyof OptionRow]]));
  await keepProposalChange(trx, actor, now, proposal, proposal.version, {
    kind,
    ...(row.version > 0 ? { before: { option: row.number, ...side(row) } } : {}),
    after: { option: row.number, label: after.label, ...side(after) },
    free: FREE,
  });
};

/** Columns by the names that history shows them under. */
const WORDS: Readonly<Record<string, string>> = {
  chosen_because: 'chosenBecause',
  withdrawn_because: 'withdrawnBecause',
};
const FREE = ['label', 'words', 'source', 'address', 'chosenBecause', 'withdrawnBecause'];
