import { networksOn } from '../../people/index.ts';
import { withholdAtoms } from '../../shared/small-numbers.ts';
import { weightedMean } from '../../shared/statistics/index.ts';
import type { Deprivation } from '../profiles/area/fifths.ts';
import {
  type AreaIndicator,
  type Family,
  familyOf,
  isEmergency,
  isMissed,
} from '../profiles/area/indicators.ts';
import { filesOf } from '../profiles/area/loads.ts';
import type { Part } from '../profiles/area/part.ts';
import { practiceCounts } from '../profiles/area/parts/indicator-counts.ts';
import type { Scope } from '../profiles/area/scope.ts';
import { capital, inSentence, listed, someOf } from '../profiles/area/words.ts';
import { fifthNote } from '../profiles/condition/rules.ts';
import { unseenFigure } from './recording.ts';
import { needAndUse, type Placed, type Sign } from './rules.ts';

type Group = { readonly name: string; readonly label: string; readonly codes: readonly string[] };

/** A group of practices too small in a count shows none: one to four, or what would give them away. */
const shareOf = (
  group: Group,
  counts: readonly { code: string; numerator: number; denominator: number }[],
) => {
  const own = counts.filter(({ code }) => group.codes.includes(code));
  const denominator = own.reduce((sum, one) => sum + one.denominator, 0);
  const numerator = own.reduce((sum, one) => sum + one.numerator, 0);
  return denominator > 0 && own.length * 2 >= group.codes.length ? { numerator, denominator } : undefined;
};

/** An indicator of practices added up over groups, as a sign of need or use. */
const signOf = (
  groups: readonly Group[],
  rows: readonly AreaIndicator[],
  members: readonly string[],
  more: boolean,
): Sign | undefined => {
  const counts = practiceCounts(rows, members);
  const name = rows[0]?.name;
  if (!counts || !name) return undefined;
  const sums = groups.flatMap((group) => {
    const share = shareOf(group, counts.practices);
    return share ? [{ group: group.name, ...share }] : [];
  });
  const { shown } = withholdAtoms(sums, { count: ({ numerator }) => numerator, group: () => name });
  if (shown.length < 5) return undefined;
  return {
    name,
    more,
    values: new Map(shown.map(({ group, numerator, denominator }) => [group, numerator / denominator])),
  };
};

const NEED: readonly Family[] = ['risk', 'mortality'];

/** Published indicators of practices as signs: risks, deaths and emergencies of need; what is planned or offered of use. */
const signsOf = (
  groups: readonly Group[],
  indicators: readonly AreaIndicator[],
  members: readonly string[],
) => {
  const need: Sign[] = [];
  const use: Sign[] = [];
  const rows = indicators.filter(({ kind, sex }) => kind === 'practice' && (sex === 'all' || sex === ''));
  for (const indicator of [...new Set(rows.map((row) => row.indicator))]) {
    const own = rows.filter((row) => row.indicator === indicator);
    const name = own[0]?.name ?? '';
    const family = familyOf(name);
    if (!family) continue;
    const isNeed = NEED.includes(family) || (family === 'use' && isEmergency(name));
    const sign = signOf(groups, own, members, !isMissed(name));
    if (sign) (isNeed ? need : use).push(sign);
  }
  return { need, use };
};

const byScore = (
  groups: readonly Group[],
  { scores }: Deprivation,
  people: ReadonlyMap<string, number>,
): Sign => ({
  name: 'Score of deprivation',
  more: true,
  values: new Map(
    groups.flatMap(({ name, codes }) => {
      const mean = weightedMean(
        codes.map((code) => ({ value: scores.get(code), weight: people.get(code) ?? 0 })),
      );
      return mean ? [[name, mean.value] as const] : [];
    }),
  ),
});

const byRecording = (
  groups: readonly Group[],
  shares: ReadonlyMap<string, { readonly people: number; readonly expected: number }>,
): Sign | undefined => {
  const values = groups.flatMap(({ name, codes }) => {
    const own = codes.flatMap((code) => shares.get(code) ?? []);
    const expected = own.reduce((sum, one) => sum + one.expected, 0);
    const people = own.reduce((sum, one) => sum + one.people, 0);
    return expected > 0 ? [[name, people / expected] as const] : [];
  });
  return values.length < 5
    ? undefined
    : {
        name: 'Recorded of expected, over conditions (less is more need)',
        more: false,
        values: new Map(values),
      };
};

const kindWords = (groups: readonly Group[], networks: boolean) =>
  networks ? `${groups.length} networks` : 'five deprivation fifths of practices';

const told = (
  placed: readonly Placed[],
  labels: ReadonlyMap<string, string>,
  way: Placed['opposite'],
): string[] =>
  placed.filter(({ opposite }) => opposite === way).map(({ group }) => labels.get(group) ?? group);

/** Networks (fifths, where there are fewer than five networks) whose need and use point in opposite directions. */
export const oppositesPart = async (
  scope: Scope,
  deprivation: Deprivation | undefined,
  indicators: readonly AreaIndicator[],
  shares: ReadonlyMap<string, { readonly people: number; readonly expected: number }>,
): Promise<Part & { readonly opposites: readonly Placed[] }> => {
  const { members, day, people, platform } = scope;
  const part = { key: 'need-and-use', title: 'Need and use in opposite directions' };
  const belongings = await networksOn(platform.db, members, day);
  const named = [...new Map(belongings.map(({ network, networkName }) => [network, networkName]))].sort(
    (a, b) => a[1].localeCompare(b[1]),
  );
  const networks = named.length >= 5;
  const groups: Group[] = networks
    ? named.map(([network, label]) => ({
        name: network,
        label,
        codes: belongings.filter((one) => one.network === network).map(({ practice }) => practice),
      }))
    : [1, 2, 3, 4, 5].map((fifth) => ({
        name: String(fifth),
        label: String(fifth),
        codes: members.filter((code) => deprivation?.fifths.get(code) === fifth),
      }));
  const signs = signsOf(groups, indicators, members);
  const recorded = byRecording(groups, shares);
  // Fifths are made of the score: as a sign it would only say itself again.
  const need = [
    ...(deprivation && networks ? [byScore(groups, deprivation, people)] : []),
    ...(recorded ? [recorded] : []),
    ...signs.need,
  ];
  const placed =
    need.length > 0 && signs.use.length > 0
      ? needAndUse(
          groups.map(({ name }) => name),
          need,
          signs.use,
        )
      : [];
  if (placed.length === 0)
    return {
      ...part,
      opposites: [],
      sentences: [],
      figures: [],
      missing: [
        {
          what: 'where need and use point in opposite directions: this needs who comes (screening, vaccination, planned care) by practice',
          source: 'fingertips',
        },
      ],
    };
  const labels = new Map(groups.map(({ name, label }) => [name, networks ? label : `fifth ${label}`]));
  const [more, less] = [
    told(placed, labels, 'more need than use'),
    told(placed, labels, 'more use than need'),
  ];
  const where = kindWords(groups, networks);
  const finding =
    more.length > 0
      ? `${capital(listed(more))}: much need, little use`
      : 'Nowhere does much need stand with little use';
  const namesOf = (some: readonly Sign[]) => listed(some.map(({ name }) => inSentence(name)));
  return {
    ...part,
    opposites: placed.map((one) => ({ ...one, group: labels.get(one.group) ?? one.group })),
    news:
      more.length > 0
        ? `In ${someOf(more.length, networks ? 'network' : 'fifth')} (${listed(more)}) need stands high and use low.`
        : undefined,
    sentences: [
      more.length > 0
        ? `Among ${where}, ${listed(more)} ${more.length === 1 ? 'stands' : 'stand'} in the upper third on need and the lower third on use.`
        : `Among ${where} none stands in the upper third on need and the lower third on use.`,
      ...(less.length > 0
        ? [
            `${capital(listed(less))} ${less.length === 1 ? 'stands' : 'stand'} the other way round: less need, more use.`,
          ]
        : []),
      'A place says who stands before whom, and not how far apart they are or why.',
    ],
    facts: [
      {
        name: 'Much need, little use',
        value: String(more.length),
        note: `of ${networks ? `${groups.length} networks` : 'five fifths'}`,
      },
    ],
    figures: [
      unseenFigure(scope, {
        key: 'need-and-use',
        picture: {
          kind: 'pairs',
          data: {
            title: finding,
            measure: `Mean place among ${where}, 0 the least to 100 the most, ${scope.yearText}`,
            unit: 'place',
            places: 0,
            gap: 'no figure',
            groupName: networks ? 'Network' : 'Deprivation fifth',
            firstName: 'need',
            secondName: 'use',
            alsoNames: ['What stands out'],
            groups: placed.map(({ group, need: own, use, opposite }) => ({
              name: networks ? (labels.get(group) ?? group) : group,
              note: networks ? undefined : fifthNote(Number(group)),
              first: own ?? null,
              second: use ?? null,
              also: [opposite ?? 'nothing'],
            })),
          },
        },
        reading: `${finding}. Need: ${namesOf(need)}. Use: ${namesOf(signs.use)}.`,
        period: scope.yearText,
        where: `${capital(where)} of ${scope.name}`,
        method:
          'Place of each group on each sign: 100 × groups below it / (groups − 1), turned round where less is more need or more use. Need and use are each the mean of places over their signs. Opposite: in the upper third on one (66.7 or more) and the lower third on the other (33.3 or less).',
        caveats: [
          'It does not prove that anybody goes without: places hide how far apart groups are, every sign weighs the same, and with few groups some stand apart by chance.',
          'Use by practice is of what is published by practice: hospital care, and care outside the health service, may be in none of it.',
          'Signs hang together: screening is of certain ages, and deprivation is part of several.',
        ],
        files: filesOf(scope.loads, [
          ...indicators.filter(({ kind }) => kind === 'practice').map(({ load }) => load),
          ...(deprivation?.loads ?? []),
        ]),
      }),
    ],
  };
};
