import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { asWorking, mayWork } from '../kit/capacity.ts';
import { openProposal, type Proposal, readProposal } from '../kit/find.ts';
import type { CaseStoreRefusal } from './refusals.ts';

export type CaseRefused = CaseStoreRefusal | CommonRefusal;

const reached = ({ state, aside_from }: Pick<Proposal, 'state' | 'aside_from'>) => aside_from ?? state;

const FROM_OPTIONS: readonly string[] = ['options', 'case', 'decision', 'mobilising', 'live', 'reviewed'];
/** From here on everybody may read the case: it was sent. */
const SENT: readonly string[] = ['decision', 'mobilising', 'live', 'reviewed'];

export const hasCase = (proposal: Pick<Proposal, 'state' | 'aside_from'>): boolean =>
  FROM_OPTIONS.includes(reached(proposal));

export const casePublic = (proposal: Pick<Proposal, 'state' | 'aside_from'>): boolean =>
  SENT.includes(reached(proposal));

/** Written from the options on, until it is sent; what is aside waits. */
export const caseOpen = ({ state }: Pick<Proposal, 'state'>): boolean =>
  state === 'options' || state === 'case';

export const mayWriteCase = (actor: Actor, proposal: Proposal): boolean =>
  mayWork(actor, proposal) && caseOpen(proposal);

/** A proposal whose case this reader may read. */
export const readCase = async (
  platform: Platform,
  actor: Actor,
  reference: string,
): Promise<Result<Proposal, CaseRefused>> => {
  const found = await readProposal(platform, actor, reference);
  if (!found.ok) return found;
  const readable = actor.kind === 'public' ? casePublic(found.value) : hasCase(found.value);
  return readable ? found : refuse({ kind: 'case-not-yet' });
};

/** The same, locked, and only for those who may write it now, as they sign it: by name, whoever raised it. */
export const openCase = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  reference: string,
): Promise<Result<Proposal, CaseRefused>> => {
  const opened = await openProposal(platform, trx, actor, { reference });
  if (!opened.ok) return opened;
  if (!mayWork(actor, opened.value)) return refuse({ kind: 'case-not-yours' });
  return caseOpen(opened.value) ? ok(asWorking(actor, opened.value)) : refuse({ kind: 'case-closed' });
};
