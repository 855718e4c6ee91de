import { NEIGHBOUR_GROUP } from '../place/codes.ts';
import { isHeldOn } from '../place/people/jobs.ts';
import type { Membership, Organisation, Place } from '../place/types.ts';

/** Regions and codes above the group, which the published layouts name and the place itself has no use for. */
export const REGION = { code: 'ZY1', name: 'Midvale', ons: 'E40ZZ0001' } as const;
export const AREA_TEAM = { code: 'ZQ1', name: 'Ironstone and Fenmarsh Area Team' } as const;
export const PARTNERSHIP = { ons: 'E54ZZ0001', name: 'Ironstone and Fenmarsh' } as const;

/** Statistical codes of the two groups: letters stand where a real one has digits. */
export const onsCodeOf = (group: string): string => (group === NEIGHBOUR_GROUP ? 'E38ZZ0002' : 'E38ZZ0001');

export const organisationOf = (place: Place, code: string): Organisation => {
  const found = place.organisations.find((one) => one.code === code);
  if (!found) throw new Error(`the place has no organisation ${code}`);
  return found;
};

/** What a practice belonged to on a day, of one kind; undefined for none. */
export const parentOn = (
  place: Place,
  child: string,
  kind: Membership['kind'],
  date: string,
): Membership | undefined =>
  place.memberships.find((one) => one.child === child && one.kind === kind && isHeldOn(date, one));

/** First days of the quarters that have lists, oldest first. */
export const quartersOf = (place: Place): string[] =>
  [...new Set(place.lists.map(({ date }) => date))].sort();
