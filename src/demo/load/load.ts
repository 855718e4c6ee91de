import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type OrganisationKind as Kind,
  loadOrganisations,
  loadPeople,
  type ParentKind,
} from '../../people/index.ts';
import { system } from '../../platform/actor.ts';
import { importContextOf } from '../../platform/imports/context.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { setFilling, setGroup } from '../../platform/settings.ts';
import { tellDecisions } from '../decisions/load.ts';
import { ageFiles } from '../export/list-files.ts';
import { needsFiles } from '../export/needs/files.ts';
import { OTHER_TRUSTS, OWN_COMMISSIONER, otherCommissioners, REGIONS } from '../needs/commissioners.ts';
import { NEIGHBOUR_GROUP } from '../place/codes.ts';
import type { Membership, OrganisationKind, Place } from '../place/types.ts';
import { tellProposals } from '../proposals/load.ts';
import { personId } from './person-id.ts';
import { tellStories } from './stories.ts';
import { importTogether } from './together.ts';

/** What each sort of body of the invented place is in the register. */
const KINDS: Readonly<Record<OrganisationKind, Kind>> = {
  'commissioning-group': 'ccg',
  'primary-care-trust': 'pct',
  'practice-based-group': 'pbc-group',
  'integrated-care-board': 'icb',
  locality: 'locality',
  network: 'network',
  practice: 'practice',
  'other-prescriber': 'prescriber-not-practice',
  'acute-trust': 'trust',
  'mental-health-trust': 'trust',
  'community-trust': 'trust',
  'local-medical-committee': 'lmc',
  council: 'council',
  healthwatch: 'healthwatch',
  'support-supplier': 'support-supplier',
  supplier: 'supplier',
  charity: 'charity',
  'governing-body': 'committee',
  committee: 'committee',
  forum: 'committee',
};

const BELONGING: Readonly<Record<Membership['kind'], ParentKind>> = {
  commissioner: 'commissioner',
  'practice-based-group': 'pbc-group',
  network: 'network',
  locality: 'locality',
  'part-of': 'part-of',
};

/** The rest of the invented country: regions, and commissioners beside which the group can be seen. */
const countryOf = (place: Place) => {
  const others = otherCommissioners(place.seed);
  const since = '2013-04-01';
  return {
    organisations: [
      ...REGIONS.map(([code, name]) => ({ code, name, kind: 'region' as const, opened: since })),
      ...OTHER_TRUSTS.map(([code, name]) => ({ code, name, kind: 'trust' as const, opened: since })),
      ...others
        .filter(({ code }) => code !== NEIGHBOUR_GROUP)
        .map(({ code, name }) => ({ code, name, kind: 'ccg' as const, opened: since })),
    ],
    belongings: [OWN_COMMISSIONER, ...others].map(({ code, region }) => ({
      child: code,
      parent: region,
      kind: 'region' as const,
      started: since,
    })),
  };
};

/** Loads the organisations of the place, its people and their appointments. */
export const loadRegister = async (
  db: Db,
  place: Place,
  say: (text: string) => void = () => undefined,
): Promise<void> => {
  say('Inventing the organisations of Ironstone Vale');
  const country = countryOf(place);
  await loadOrganisations(db, system, {
    organisations: [
      ...place.organisations.map(({ code, name, kind, opened, closed, address }) => ({
        code,
        name,
        kind: KINDS[kind],
        opened,
        closed,
        address: address && {
          lines: [...address.lines],
          postcode: address.postcode,
          telephone: address.phone,
        },
      })),
      ...country.organisations,
    ],
    belongings: [
      ...place.memberships.map(({ child, parent, kind, from, to }) => ({
        child,
        parent,
        kind: BELONGING[kind],
        started: from,
        ended: to,
      })),
      ...country.belongings,
    ],
    successions: place.successions,
  });
  say(`Inventing ${place.people.length} people and their appointments`);
  await loadPeople(
    db,
    system,
    place.people.map((person) => ({
      id: personId(place, person.id),
      title: person.title,
      givenName: person.givenName,
      familyName: person.familyName,
      email: person.email,
      appointments: person.appointments.map(({ role, organisation, contract, sessions, from, to, note }) => ({
        role,
        organisation,
        contractType: contract,
        sessions,
        started: from,
        ended: to,
        note,
      })),
    })),
  );
};

/**
 * Fills empty stores with the invented place, through the same doors as anybody: organisations and people as
 * if entered, the lists as files in their published layout. From then on every page says that it is invented.
 */
export const loadPlace = async (
  platform: Platform,
  place: Place,
  say: (text: string, done?: number, total?: number) => void,
): Promise<void> => {
  const { db } = platform;
  await setFilling(db, true);
  await loadRegister(db, place, say);
  const folder = await mkdtemp(join(platform.folder('spool'), 'place-'));
  try {
    await importTogether(
      importContextOf(platform),
      folder,
      [...ageFiles(place), ...needsFiles(place)],
      (done, total) => say('Loading figures of four years', done, total),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await setGroup(db, system, {
    area: place.group,
    name: 'Ironstone Vale',
    kind: 'Clinical Commissioning Group',
    invented: true,
  });
  say('Telling what people have said');
  const gaps = await tellStories(platform, place);
  say('Raising what is wrong for patients, and following it for two years');
  const ideas = await tellProposals(platform, place, gaps);
  say('Deciding on it in the open, meeting by meeting');
  await tellDecisions(platform, place, ideas);
  await setFilling(db, false);
};
