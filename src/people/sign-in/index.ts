import type { Command } from '../../platform/cli/command.ts';
import { api, type Route } from '../../platform/http/routes.ts';
import type { Platform } from '../../platform/platform.ts';
import { demoRoutes } from './demo/routes.ts';
import { enterRoutes } from './enter/routes.tsx';
import { contactsOf } from './identify/contacts.ts';
import { identify } from './identify/identify.ts';
import { needsFreshSecondFactor } from './identify/rules.ts';
import { inviteMany } from './invitation/many.ts';
import { inviteCommand, inviteFirst, invitePerson } from './invitation/one.ts';
import { invitationRoutes } from './invitation/routes.tsx';
import { passwordRoutes } from './password/routes.tsx';
import { type ProviderOptions, providerRoutes } from './provider/routes.ts';
import { signInRefusals } from './refusals.ts';
import { removeSecondFactor, removeSecondFactorCommand } from './second-factor/remove.ts';
import { secondFactorRoutes } from './second-factor/routes.tsx';
import { securityRoutes } from './security/routes.tsx';
import { endOtherSessions, endSession, mySessions } from './session/uses.ts';
import { sweepJob } from './sweep.ts';
import { registerTasks } from './tasks.ts';
import { makeToken, myTokens, revokeToken } from './tokens/tokens.ts';

/** Every door. `provider` differs in one test only, whose provider speaks http on this machine. */
export const signInRoutes = (provider?: ProviderOptions): readonly Route[] => [
  ...enterRoutes,
  ...demoRoutes,
  ...passwordRoutes,
  ...secondFactorRoutes,
  ...providerRoutes(provider),
  ...securityRoutes,
  ...invitationRoutes,
  ...[
    mySessions,
    endSession,
    endOtherSessions,
    myTokens,
    makeToken,
    revokeToken,
    inviteMany,
    invitePerson,
    inviteFirst,
    removeSecondFactor,
  ].map(api),
];

const commands: readonly Command[] = [inviteCommand, removeSecondFactorCommand];

/**
 * The part of people/ that knows who asks. Its routes come before those of the register: `/people/invitations`
 * is no person.
 */
export const signIn = {
  routes: signInRoutes(),
  refusals: signInRefusals,
  commands,
  identify,
  register: (platform: Platform): void => {
    registerTasks(platform);
    platform.registries.contacts.add('people', contactsOf(platform.now));
  },
  jobs: [sweepJob],
};

export { needsFreshSecondFactor };
