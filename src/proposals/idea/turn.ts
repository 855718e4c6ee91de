import type { Actor } from '../../platform/actor.ts';
import { seesNames } from '../kit/capacity.ts';
import type { DutyNames } from '../kit/duty.ts';
import { type Proposal, standingOf } from '../kit/find.ts';
import { turnOf } from '../stages/rules.ts';

/** The role alone, without its place: `Clinical lead`. */
export const roleOnly = (standing: string | null): string => standing?.split(',')[0]?.trim() ?? '';

const namesOf = (proposal: Proposal): ReadonlyMap<string, string> =>
  new Map(
    (
      [
        [proposal.owner, proposal.owner_name],
        [proposal.clinician, proposal.clinician_name],
        [proposal.manager, proposal.manager_name],
      ] as const
    ).flatMap(([id, name]) => (id && name ? [[id, name] as const] : [])),
  );

const rolesFor = (proposal: Proposal, people: readonly string[]): string => {
  const roles = people.map((person) =>
    person === proposal.clinician
      ? 'its clinical lead'
      : person === proposal.manager
        ? 'its manager'
        : 'whoever sees to it',
  );
  const words = [...new Set(roles)].join(' and ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/**
 * Whose move it is, in words: names for members, roles for the public. What nobody has taken on is with those on duty.
 * One whose raiser's name is kept reads as any other, whoever its owner is: else it would tell that they are one.
 */
export const turnWords = (actor: Actor, proposal: Proposal, duty: DutyNames | undefined): string => {
  const turn = turnOf(standingOf(proposal));
  if (turn.kind === 'joined') return `It goes on as ${turn.into}`;
  if (turn.kind === 'body') return proposal.route?.body.label ?? 'The body that decides';
  if (!seesNames(actor)) return rolesFor(proposal, turn.people);
  const own = proposal.owner === proposal.raised_by && !proposal.name_kept;
  if (proposal.state === 'raised' && duty && !own) return `${duty.clinicianName} and ${duty.managerName}`;
  const names = namesOf(proposal);
  return turn.people.map((person) => names.get(person) ?? 'Somebody').join(' and ');
};
