import { roleLabel } from '../../people/index.ts';
import type { Named } from '../../proposals/index.ts';
import { personId } from '../load/person-id.ts';
import { BODIES } from '../place/codes.ts';
import { isHeldOn } from '../place/people/jobs.ts';
import type { Person, Place } from '../place/types.ts';

/** People of the place as meetings name them. */
export type Seats = {
  readonly named: (name: string) => Named;
  /** Who casts the vote of each practice, with its name and the people on its newest list. */
  readonly voices: readonly {
    readonly who: Named;
    readonly practice: string;
    readonly name: string;
    readonly people: number;
    readonly isClinician: boolean;
  }[];
};

const GPS = ['gp-partner', 'salaried-gp', 'locum-gp'];

const asNamed = (place: Place, person: Person, standing: string): Named => ({
  id: personId(place, person.id),
  name: `${person.title} ${person.givenName} ${person.familyName}`,
  standing,
});

/** Everybody who sits on a body of the place, or speaks to one. */
export const seatsOf = (place: Place): Seats => {
  const practices = new Map(place.practices.map((one) => [one.code, one.name]));
  const last = place.lists
    .map(({ date }) => date)
    .sort()
    .at(-1);
  const sizes = new Map(
    place.lists
      .filter(({ date }) => date === last)
      .map((list) => [list.practice, [...list.male, ...list.female].reduce((sum, count) => sum + count, 0)]),
  );
  const byName = new Map(place.people.map((one) => [`${one.givenName} ${one.familyName}`, one]));
  const standingOf = ({ appointments }: Person): string => {
    const held = appointments.filter((one) => isHeldOn(place.today, one));
    const main = held.find(({ organisation }) => practices.has(organisation)) ?? held[0];
    const practice = practices.get(main?.organisation ?? '');
    const role = roleLabel(main?.role ?? '');
    return practice ? `${role}, ${practice}` : role;
  };
  return {
    named: (name) => {
      const person = byName.get(name);
      if (!person) throw new Error(`the place has nobody called ${name}`);
      return asNamed(place, person, standingOf(person));
    },
    voices: place.people
      .flatMap((person) => {
        const held = person.appointments.filter((one) => isHeldOn(place.today, one));
        if (
          !held.some(
            ({ organisation, role }) => organisation === BODIES.members && role === 'committee-member',
          )
        )
          return [];
        const main = held.find(({ organisation }) => practices.has(organisation));
        if (!main) return [];
        return [
          {
            who: asNamed(place, person, standingOf(person)),
            practice: main.organisation,
            name: practices.get(main.organisation) ?? main.organisation,
            people: sizes.get(main.organisation) ?? 1,
            isClinician: GPS.includes(main.role),
          },
        ];
      })
      .sort((a, b) => (a.practice < b.practice ? -1 : 1)),
  };
};
