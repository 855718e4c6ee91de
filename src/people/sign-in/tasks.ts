import type { Platform } from '../../platform/platform.ts';
import { hasFactor } from './second-factor/factor.ts';

/** Home reminds those whose roles ask for a second factor, until they count. */
export const registerTasks = ({ registries }: Platform): void => {
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
