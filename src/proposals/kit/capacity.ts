import type { Actor } from '../../platform/actor.ts';
import type { Role } from '../../platform/permissions.ts';
import { SECOND_FACTOR_ROLES } from '../../platform/permissions.ts';
import type { RaiserKept } from '../stages/raiser-rules.ts';
import { seesRaiser } from '../stages/raiser-rules.ts';
import type { Mover } from '../stages/rules.ts';
import type { Capacity } from '../stages/table-rules.ts';
import type { Proposal } from './find.ts';

/** Whether this actor holds a role of the group itself, with its second factor where it asks for one. */
export const holdsRole = (actor: Actor, ...roles: readonly Role[]): boolean =>
  actor.kind === 'owner' ||
  actor.kind === 'system' ||
  (actor.kind === 'person' &&
    actor.roles.some(
      ({ role, elsewhere }) =>
        roles.includes(role) &&
        !elsewhere &&
        !(actor.secondFactor === 'needed' && SECOND_FACTOR_ROLES.includes(role)),
    ));

/** Who is on duty today: a clinician and a manager, or those who stand in for them. */
export type OnDuty = { readonly clinician: string; readonly manager: string };

/** As what this actor acts on one proposal. The machine's owner acts as the programme office does. */
export const moverOf = (actor: Actor, proposal: Proposal, onDuty: OnDuty | undefined): Mover => {
  if (actor.kind === 'public') return { person: '', capacities: [] };
  if (actor.kind !== 'person') return { person: '', capacities: ['office', 'body'] };
  const { id } = actor;
  const capacities: (Capacity | false)[] = [
    proposal.raised_by === id && 'raiser',
    (onDuty?.clinician === id || onDuty?.manager === id || proposal.owner === id) && 'duty',
    proposal.clinician === id && 'clinician',
    proposal.manager === id && 'manager',
    holdsRole(actor, 'programme-office') && 'office',
    holdsRole(actor, 'chair') && 'chair',
    holdsRole(actor, 'governance-officer') && 'body',
  ];
  return { person: id, capacities: capacities.filter((one) => one !== false) };
};

/** Whether one of the two names that stand on it is this actor’s. */
export const isLead = (actor: Actor, proposal: Pick<Proposal, 'clinician' | 'manager'>): boolean =>
  actor.kind === 'person' && (proposal.clinician === actor.id || proposal.manager === actor.id);

/** Its leads, and those who keep the pipeline: who may write its parts. */
export const mayWork = (actor: Actor, proposal: Pick<Proposal, 'clinician' | 'manager'>): boolean =>
  isLead(actor, proposal) || holdsRole(actor, 'programme-office');

/**
 * The proposal as somebody who writes its parts signs them: by name, whoever raised it. Signed otherwise, what only its
 * leads do would tell that the raiser whose name is kept is one of them.
 */
export const asWorking = (actor: Actor, proposal: Proposal): Proposal =>
  mayWork(actor, proposal) ? { ...proposal, name_kept: false } : proposal;

export const keptOf = (proposal: Proposal): RaiserKept => {
  const raiser = proposal.raised_by ?? '';
  return proposal.name_kept && proposal.guardian
    ? { how: 'kept', raiser, guardian: proposal.guardian, chairToo: proposal.chair_too }
    : { how: 'open', raiser };
};

/** What stands in place of a name that is kept. */
export const KEPT_NAME = 'A colleague whose name is kept';

/** Who raised it, as this reader may know it. Names are for members; the public reads the role alone. */
export const raiserFor = (
  actor: Actor,
  proposal: Proposal,
): { readonly name: string | null; readonly role: string; readonly kept: boolean } => {
  const kept = keptOf(proposal);
  const person = actor.kind === 'person' ? actor.id : '';
  const sees = seesRaiser(kept, { person, isChair: holdsRole(actor, 'chair') && actor.kind === 'person' });
  if (kept.how === 'kept' && !sees) return { name: null, role: KEPT_NAME, kept: true };
  return actor.kind === 'public'
    ? { name: null, role: proposal.raised_by_standing.split(',')[0] ?? '', kept: kept.how === 'kept' }
    : { name: proposal.raised_by_name, role: proposal.raised_by_standing, kept: kept.how === 'kept' };
};

/** Names of people are for those who have signed in; the public reads roles. */
export const seesNames = (actor: Actor): boolean => actor.kind !== 'public';
