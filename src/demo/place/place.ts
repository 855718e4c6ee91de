import { STORY_TODAY } from './calendar.ts';
import { GROUP } from './codes.ts';
import { inventLists } from './lists/lists.ts';
import { inventMemberships, SUCCESSIONS } from './organisations/memberships.ts';
import { inventOthers } from './organisations/others.ts';
import { inventPractices } from './organisations/practices.ts';
import { inventPeople } from './people/people.ts';
import type { Place } from './types.ts';

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
};

/**
 * The invented place: a commissioning group of 68 practices and 650,238 people, with its organisations,
 * people and four years of lists. The same seed gives the same place, to the last person, on any machine
 * and on any day; another seed gives other people and lists round the same story. Frozen through and through.
 */
export const inventPlace = (seed = 1948): Place => {
  const { practices, organisations: practiceOrganisations } = inventPractices(seed);
  const organisations = [...inventOthers(seed), ...practiceOrganisations];
  const lists = inventLists(seed, practices);
  return frozen({
    seed,
    today: STORY_TODAY,
    group: GROUP,
    organisations,
    practices,
    memberships: inventMemberships(organisations),
    successions: SUCCESSIONS,
    people: inventPeople(seed, practices, organisations, lists),
    lists,
  });
};
