import { attachmentRefusals } from '../platform/attachments/index.ts';
import { commentRefusals } from '../platform/comments/index.ts';
import type { Module } from '../platform/module.ts';
import { appointmentRoutes } from './appointments/routes.tsx';
import { peopleCommands } from './commands.ts';
import { peopleSources } from './imports/index.ts';
import { interestRefusals } from './interests/refusals.ts';
import { interestJobs, registerInterestTasks } from './interests/registries.ts';
import { interestRoutes } from './interests/routes.tsx';
import { rulesRoutes } from './interests/rules-routes.tsx';
import { meRoutes } from './me/routes.tsx';
import { kitRoutes } from './organisations/kits.tsx';
import { organisationRoutes } from './organisations/routes.tsx';
import { practiceRoutes } from './practices/routes.tsx';
import { peopleRefusals } from './refusals.ts';
import { personRoutes, registerRoutes } from './register/routes.tsx';
import { registerPeople } from './registries.ts';
import { signIn } from './sign-in/index.ts';

export { managersOf } from './appointments/appoint.ts';
export { peopleSources } from './imports/index.ts';
export { DECLARING_ROLES } from './interests/declarers.ts';
export {
  CLOSE_TIES,
  type CloseTie,
  INTEREST_KINDS,
  INTEREST_TIES,
  type Interest,
  type InterestKind,
  type InterestTie,
} from './interests/kinds.ts';
export {
  addGiftTo,
  addInterestCheckTo,
  addInterestTo,
  type NewGift,
  type NewInterest,
} from './interests/load.ts';
export {
  findInterest,
  GIFT_SORTS,
  INTEREST_SORTS,
  interestOf,
  interestsOf,
  listGifts,
  listInterests,
} from './interests/queries.ts';
export { tailFrom } from './interests/register-rules.ts';
export { wholesOf } from './interests/relations.ts';
export { rulesOn } from './interests/settings.ts';
export { ShownGift, ShownLine, shownGift, shownLine } from './interests/shown.ts';
export { withholdLine } from './interests/withhold.ts';
export { KIND_LABELS as INTEREST_KIND_WORDS } from './interests/words-rules.ts';
export {
  addAppointmentTo as addAppointment,
  addPersonTo as addPerson,
  loadOrganisations,
  loadPeople,
  type NewAppointment,
  type NewBelonging,
  type NewOrganisation,
  type NewPerson,
  type NewSuccession,
} from './load.ts';
export { ensureOrganisation } from './organisations/enter.ts';
export type { OrganisationKind, ParentKind, SuccessionKind } from './organisations/kinds.ts';
export {
  belongingsOf,
  childrenOn,
  findOrganisation,
  type Organisation,
  organisationName,
  organisationNames,
  organisationsOfKinds,
  successionsOf,
  unknownCodes,
} from './organisations/queries.ts';
export { type GpPost, gpPostsOn } from './practices/gps.ts';
export { type InNetwork, networksOn } from './practices/networks.ts';
export { type Member, membersOfCommissioners, membersOn, practiceCodesOn } from './practices/queries.ts';
export {
  type PracticeColumn,
  type PracticeColumns,
  type PracticePart,
  type PracticeSections,
  practiceColumns,
  practiceSections,
} from './practices/sections.ts';
export { type Holder, heldBy, holdersOf } from './register/holders.ts';
export { findPerson, type PersonRow as Person, personName } from './register/queries.ts';
export {
  CLINICAL_ROLES,
  type ContractType,
  contractLabel,
  isClinicalRole,
  roleInWords,
  roleLabel,
} from './roles.ts';
export { needsFreshSecondFactor } from './sign-in/index.ts';
export { countPublicWords } from './sign-in/public-words.ts';

/** Organisations, practices, people and their appointments. */
export const people: Module = {
  name: 'people',
  navigation: [{ key: 'people', text: 'People', href: '/people' }],
  routes: [
    ...signIn.routes,
    ...practiceRoutes,
    ...organisationRoutes,
    ...kitRoutes,
    ...registerRoutes,
    ...appointmentRoutes,
    ...meRoutes,
    ...interestRoutes,
    ...rulesRoutes,
    // After all fixed names below /people.
    ...personRoutes,
  ],
  commands: [...signIn.commands, ...peopleCommands],
  refusals: {
    ...peopleRefusals,
    ...interestRefusals,
    ...commentRefusals,
    ...attachmentRefusals,
    ...signIn.refusals,
  },
  jobs: [...signIn.jobs, ...interestJobs],
  register: (platform) => {
    signIn.register(platform);
    registerPeople(platform);
    registerInterestTasks(platform);
    platform.registries.sources.add('people', () => peopleSources);
  },
};

/** Who a cookie or a token belongs to. */
export const { identify } = signIn;
