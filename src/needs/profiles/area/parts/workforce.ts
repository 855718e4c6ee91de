import { networksOn } from '../../../../people/index.ts';
import type { CalendarDate } from '../../../../shared/dates.ts';
import { isSmall, withholdSmall } from '../../../../shared/small-numbers.ts';
import { count, figure, fixed } from '../../../../ui/index.ts';
import {
  findPosts,
  findPracticeGps,
  NETWORK_STAFF_DATASET,
  PRACTICE_GPS_DATASET,
  type PracticeGps,
  type StaffPost,
} from '../../../workforce/queries.ts';
import { perTenThousand, staffOf } from '../../../workforce/rules.ts';
import { fifthNote } from '../../condition/rules.ts';
import type { Deprivation } from '../fifths.ts';
import { filesOf, idsOf } from '../loads.ts';
import { areaFigure, type Missing, type Part } from '../part.ts';
import { byFifth, nearestMonth, sumBy } from '../rules.ts';
import { practicesWords, type Scope } from '../scope.ts';
import { monthWords, someOf } from '../words.ts';

type Counted = { readonly code: string; readonly gps: number; readonly people: number };

const HEADS =
  'Heads, not hours: somebody who works two days counts as one, and who works in two practices as two.';

/** Groups of practices with their general practitioners for each 10,000 people; few GPs are withheld. */
const groupsOf = (
  groups: readonly { name: string; note?: string | undefined; practices: readonly Counted[] }[],
) => {
  const sums = groups.map(({ name, note, practices }) => ({
    name,
    note,
    gps: sumBy(practices, ({ gps }) => gps),
    people: sumBy(practices, ({ people }) => people),
    practices: practices.length,
  }));
  const shown = withholdSmall(sums.map(({ gps }) => gps));
  return {
    withheld: shown.places.size,
    groups: sums.map(({ name, note, people, practices }, place) => {
      const gps = shown.counts[place] ?? null;
      return { name, note, gps, people, practices, value: gps === null ? null : perTenThousand(gps, people) };
    }),
  };
};

const lateNote = (month: CalendarDate, scope: Scope): string | undefined =>
  month > scope.day
    ? `No count of ${scope.yearText} or before is loaded: the one shown is of ${monthWords(month)}.`
    : undefined;

/**
 * General practitioners of the month nearest to a day, over practices that have both a count and people on a list
 * (`people`, by practice). Undefined where none has.
 */
export const countedGps = (
  rows: readonly PracticeGps[],
  people: ReadonlyMap<string, number>,
  day: CalendarDate,
) => {
  const month = nearestMonth(
    rows.map((row) => row.month),
    day,
  );
  if (!month) return undefined;
  const inMonth = rows.filter((row) => row.month === month);
  const practices: Counted[] = inMonth.flatMap(({ practice, gps }) => {
    const registered = people.get(practice);
    return registered ? [{ code: practice, gps, people: registered }] : [];
  });
  if (practices.length === 0) return undefined;
  const gps = sumBy(practices, (one) => one.gps);
  const registered = sumBy(practices, (one) => one.people);
  return { month, inMonth, practices, gps, registered, rate: perTenThousand(gps, registered) ?? 0 };
};

/** General practitioners for each 10,000 people: by deprivation fifth and by network. */
const gpFigures = async (scope: Scope, deprivation: Deprivation | undefined) => {
  const { platform, day, members, people } = scope;
  const rows = await findPracticeGps(platform.facts, idsOf(scope.loads, PRACTICE_GPS_DATASET), members);
  const counted = countedGps(rows, people, day);
  if (!counted) return undefined;
  const { month, inMonth, practices, gps, registered, rate } = counted;
  const files = [
    ...filesOf(
      scope.loads,
      inMonth.map(({ load }) => load),
    ),
    ...(scope.population?.list.files ?? []),
  ];
  const caveats = [
    HEADS,
    members.length > practices.length
      ? `${someOf(members.length - practices.length, 'practice')} of ${members.length} without a count ${members.length - practices.length === 1 ? 'is' : 'are'} left out, with their people.`
      : undefined,
    lateNote(month, scope),
  ];
  const method =
    'General practitioners of the practices of each group / people on their lists × 10,000. No limits: staff are counted whole, not sampled.';
  const period = `${monthWords(month)}; list of ${scope.population?.list.period ?? ''}`;
  const fifths = deprivation
    ? groupsOf(
        byFifth(practices, deprivation.fifths).map(({ fifth, practices: some }) => ({
          name: String(fifth),
          note: fifthNote(fifth),
          practices: some,
        })),
      )
    : undefined;
  const [poorest, richest] = [fifths?.groups[0]?.value ?? null, fifths?.groups[4]?.value ?? null];
  const networks = await networksOn(platform.db, members, day);
  const named = [...new Map(networks.map(({ network, networkName }) => [network, networkName]))].sort(
    (a, b) => a[1].localeCompare(b[1]),
  );
  const inNetworks = groupsOf(
    named.map(([network, name]) => ({
      name,
      practices: practices.filter(({ code }) =>
        networks.some((one) => one.practice === code && one.network === network),
      ),
    })),
  );
  const title =
    poorest !== null && richest !== null
      ? `${fixed(poorest, 1)} GPs for 10,000 people in the most deprived fifth, ${fixed(richest, 1)} in the least`
      : `${fixed(rate, 1)} GPs for each 10,000 people`;
  return {
    month,
    gps,
    rate,
    sentence: `There ${gps === 1 ? 'is' : 'are'} ${count(gps)} GPs in ${someOf(practices.length, 'practice')}, ${fixed(rate, 1)} for each 10,000 people (${monthWords(month)})${
      poorest !== null && richest !== null
        ? `: ${fixed(poorest, 1)} in the most deprived fifth, ${fixed(richest, 1)} in the least`
        : ''
    }.`,
    figures: [
      ...(fifths
        ? [
            areaFigure(scope, {
              key: 'workforce',
              picture: {
                kind: 'bars',
                data: {
                  title,
                  measure: `General practitioners, heads, for each 10,000 people registered, by deprivation fifth of the practice, ${monthWords(month)}`,
                  unit: 'GPs per 10,000',
                  groupName: 'Deprivation fifth',
                  alsoNames: ['Practices'],
                  groups: fifths.groups.map(
                    ({ name, note, gps: heads, people: all, practices: some, value }) => ({
                      name,
                      note,
                      value,
                      lower: null,
                      upper: null,
                      numerator: heads,
                      denominator: all,
                      also: [some],
                    }),
                  ),
                  lines: [{ name: 'area', value: rate }],
                },
              },
              reading: `${fixed(rate, 1)} GPs for each 10,000 people in the whole area.`,
              period,
              where: practicesWords(scope),
              method,
              caveats,
              files,
              withheld: fifths.withheld,
            }),
          ]
        : []),
      ...(named.length > 1
        ? [
            areaFigure(scope, {
              key: 'workforce-networks',
              picture: {
                kind: 'comparison',
                data: {
                  title: `GPs for 10,000 people in ${someOf(named.length, 'network')}, by name`,
                  measure: `General practitioners, heads, for each 10,000 people registered, ${monthWords(month)}`,
                  unit: 'GPs per 10,000',
                  rowName: 'Network',
                  alsoNames: ['GPs', 'People', 'Practices'],
                  rows: [
                    {
                      code: scope.area,
                      name: scope.name,
                      own: true,
                      value: rate,
                      lower: null,
                      upper: null,
                      also: [gps, registered, practices.length],
                    },
                    ...inNetworks.groups.map(({ name, gps: heads, people: all, practices: some, value }) => ({
                      code: null,
                      name,
                      value,
                      lower: null,
                      upper: null,
                      also: [heads, all, some],
                    })),
                  ],
                },
              },
              reading:
                'Networks are in the order of their names: a network with fewer GPs may have more of others who see patients.',
              period,
              where: `Networks of ${scope.name}`,
              method,
              caveats,
              files,
              withheld: inNetworks.withheld,
            }),
          ]
        : []),
    ],
  };
};

/** Posts in networks by role: people, and full-time equivalents for each 100,000 people registered. */
const postFigure = (scope: Scope, posts: readonly StaffPost[], month: CalendarDate) => {
  const registered = scope.population?.people ?? 0;
  const roles = [...new Set(posts.map(({ role }) => role))].sort();
  const staff = roles.map((role) => ({ role, ...staffOf(posts.filter((post) => post.role === role)) }));
  const all = staffOf(posts);
  if (isSmall(all.people)) return { all, figure: undefined };
  // All of them together are shown, so one small role alone would be what is left.
  const { places } = withholdSmall(staff.map(({ people }) => people));
  const hidden = staff.map((_, place) => places.has(place));
  return {
    all,
    figure: areaFigure(scope, {
      key: 'posts',
      picture: {
        kind: 'bars',
        data: {
          title: `${figure(all.fullTime, 0)} full-time equivalents work in networks`,
          measure: `Posts in primary care networks, full-time equivalents for each 100,000 people registered, by role, ${monthWords(month)}`,
          unit: 'full-time equivalents per 100,000',
          groupName: 'Role',
          alsoNames: ['Full-time equivalents', 'People'],
          groups: staff.map(({ role, people, fullTime }, place) => ({
            name: role,
            value: hidden[place] || registered === 0 ? null : (100_000 * fullTime) / registered,
            lower: null,
            upper: null,
            also: hidden[place] ? [null, null] : [fullTime, people],
          })),
        },
      },
      reading: `Networks had posts of ${figure(all.fullTime, 0)} full-time equivalents in ${monthWords(month)}.`,
      period: monthWords(month),
      where: `Networks of ${scope.name}`,
      method:
        'Full-time equivalents of all posts of a role / people registered × 100,000. People are counted by the publisher’s pseudonym, so that who holds two posts counts once; roles therefore do not add up to all.',
      caveats: [
        'Posts employed by networks only, and not those of practices.',
        hidden.some(Boolean) ? 'Roles held by fewer than five people are withheld.' : undefined,
        lateNote(month, scope),
      ],
      files: filesOf(
        scope.loads,
        posts.map(({ load }) => load),
      ),
      withheld: hidden.filter(Boolean).length,
    }),
  };
};

/** Who works for the area’s people: general practitioners, and posts in networks. */
export const workforcePart = async (scope: Scope, deprivation: Deprivation | undefined): Promise<Part> => {
  const gps = await gpFigures(scope, deprivation);
  const found = await findPosts(scope.platform.facts, idsOf(scope.loads, NETWORK_STAFF_DATASET), {
    areas: [scope.area],
  });
  const month = nearestMonth(
    found.map((post) => post.month),
    scope.day,
  );
  const posts = month
    ? postFigure(
        scope,
        found.filter((post) => post.month === month),
        month,
      )
    : undefined;
  const missing: Missing[] = [
    ...(gps
      ? []
      : [{ what: 'how many GPs there are for its people', source: 'nhs-digital-gps-per-practice' }]),
    ...(posts ? [] : [{ what: 'posts in networks by role', source: 'nhs-digital-pcn-workforce-individual' }]),
  ];
  return {
    key: 'workforce',
    title: 'Workforce',
    sentences: [
      ...(gps ? [gps.sentence] : []),
      ...(posts && month
        ? [
            posts.figure
              ? `Networks employ ${count(posts.all.people)} people in posts of ${figure(posts.all.fullTime, 0)} full-time equivalents (${monthWords(month)}).`
              : `Networks employ fewer than five people (${monthWords(month)}).`,
          ]
        : []),
    ],
    figures: [...(gps?.figures ?? []), ...(posts?.figure ? [posts.figure] : [])],
    facts: gps
      ? [
          {
            name: 'GPs for 10,000 people',
            value: figure(gps.rate),
            note: `${count(gps.gps)} heads, ${monthWords(gps.month)}`,
          },
        ]
      : [],
    missing,
  };
};
