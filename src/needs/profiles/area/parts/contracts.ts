import { type GpPost, gpPostsOn } from '../../../../people/index.ts';
import { longDate } from '../../../../shared/dates.ts';
import { withholdSmall } from '../../../../shared/small-numbers.ts';
import { count, figure } from '../../../../ui/index.ts';
import { areaFigure, type Part } from '../part.ts';
import { gpsByContract } from '../rules.ts';
import { practicesWords, type Scope } from '../scope.ts';

const NAMES = {
  'gp-partner': 'Partners',
  'salaried-gp': 'Salaried',
  'locum-gp': 'Locums',
  'gp-registrar': 'In training',
} as const;

/** On what terms the area’s general practitioners work, by the group's own register of appointments. */
export const contractsPart = async (scope: Scope): Promise<Part> => {
  const part = { key: 'contracts', title: 'Contracts of GPs' };
  // Locums without a practice hold their appointment of the group itself.
  const posts: GpPost[] = await gpPostsOn(scope.platform.db, [...scope.members, scope.area], scope.day);
  const { people, groups } = gpsByContract(posts, Object.keys(NAMES));
  if (people === 0)
    return {
      ...part,
      sentences: [],
      figures: [],
      missing: [
        {
          what: 'on what contracts GPs work',
          source: '',
          instead: { text: 'enter or load people and their appointments', href: '/people' },
        },
      ],
    };
  const shown = withholdSmall(groups.map(({ gps }) => gps));
  const rows = groups.map(({ role, sessions }, place) => ({
    name: NAMES[role as keyof typeof NAMES],
    gps: shown.counts[place] ?? null,
    // Null is withheld; sessions that nobody knows are said to be so.
    sessions: shown.places.has(place) ? null : (sessions ?? 'not known'),
  }));
  const share = (gps: number | null): number | null => (gps === null ? null : (100 * gps) / people);
  const said = rows
    .flatMap(({ name, gps }) => (gps ? [`${figure(share(gps) ?? 0, 0)}% are ${name.toLowerCase()}`] : []))
    .join(', ');
  return {
    ...part,
    sentences: [
      `Of ${count(people)} GPs in the group’s own register on ${longDate(scope.day)}, ${said || 'all kinds are few'}.`,
    ],
    figures: [
      areaFigure(scope, {
        key: 'contracts',
        picture: {
          kind: 'bars',
          data: {
            title: said ? `Of ${count(people)} GPs, ${said}` : `${count(people)} GPs by contract`,
            measure: `General practitioners with a post, % of all of them, by contract, ${longDate(scope.day)}`,
            unit: '%',
            places: 0,
            groupName: 'Contract',
            alsoNames: ['Sessions a week, where known'],
            groups: rows.map(({ name, gps, sessions }) => ({
              name,
              value: share(gps),
              lower: null,
              upper: null,
              numerator: gps,
              denominator: people,
              also: [sessions],
            })),
          },
        },
        reading: `${count(people)} GPs hold posts at the area’s practices or, as locums without a practice, of the group itself.`,
        period: longDate(scope.day),
        where: practicesWords(scope),
        method:
          'Different people with a post of each kind on the day / different people with any of them × 100. Who holds posts of two kinds counts in both, so kinds may add up to more than all.',
        caveats: [
          'As the group’s own register of people and appointments has it: posts that nobody entered are not in it.',
          shown.places.size > 0
            ? 'Kinds with fewer than five people are withheld, and where need be another with them.'
            : undefined,
        ],
        files: [],
        withheld: shown.places.size,
      }),
    ],
  };
};
