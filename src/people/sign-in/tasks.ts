import { can } from '../../platform/permissions.ts';
import type { Platform } from '../../platform/platform.ts';
import { findNoWayIn } from './invitation/queries.ts';
import { hasFactor } from './second-factor/factor.ts';

/**
 * Home reminds those whose roles ask for a second factor, until they count; and those who invite for all of whom
 * nobody has invited yet. With a provider of the organisation people come in without an invitation.
 */
export const registerTasks = ({ registries, config }: Platform): void => {
  registries.tasks.add('people.no-way-in', async (db, actor, today) => {
    if (actor.kind !== 'person' || config.OIDC_ISSUER) return [];
    if (!can(actor, 'invitations.manage', { organisation: '' })) return [];
    const { total } = await findNoWayIn(db, today);
    if (total === 0) return [];
    return [
      {
        kind: 'Invitations',
        title: total === 1 ? 'One person has no way in yet' : `${total} people have no way in yet`,
        href: '/people/invitations',
        detail: 'They are appointed and have an e-mail address, but no invitation that still works.',
        object: { kind: 'invitation', id: 'no-way-in' },
      },
    ];
  });
  registries.tasks.add('people.second-factor', async (db, actor) => {
    if (actor.kind !== 'person' || actor.via !== 'session' || actor.secondFactor !== 'needed') return [];
    const object = { kind: 'person', id: actor.id };
    return (await hasFactor(db, actor.id))
      ? [
          {
            kind: 'Signing in',
            title: 'Give your second factor',
            href: '/sign-in/second-factor',
            detail: 'One of your roles counts only then.',
            minutes: 1,
            object,
          },
        ]
      : [
          {
            kind: 'Signing in',
            title: 'Set up your second factor',
            href: '/sign-in/second-factor/set-up',
            detail: 'One of your roles counts only once you have an authenticator app.',
            minutes: 2,
            object,
          },
        ];
  });
};
