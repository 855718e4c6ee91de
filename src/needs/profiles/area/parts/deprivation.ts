import { count, figure, fixed } from '../../../../ui/index.ts';
import { fifthNote } from '../../condition/rules.ts';
import type { Deprivation, findDeprivationOfAreas } from '../fifths.ts';
import { filesOf } from '../loads.ts';
import { areaFigure, type Part } from '../part.ts';
import { byFifth, sumBy } from '../rules.ts';
import { practicesWords, type Scope } from '../scope.ts';
import { capital, someOf } from '../words.ts';

const shareWords = (share: number): string => {
  if (share >= 30) return 'far more than an even fifth';
  if (share >= 22) return 'more than an even fifth';
  if (share > 18) return 'about an even fifth';
  return 'less than an even fifth';
};

type Standing = NonNullable<Awaited<ReturnType<typeof findDeprivationOfAreas>>>;

/** The area’s average score beside others’: areas by name, England last. */
const standingFigure = (scope: Scope, { period, loads, rows }: Standing) => {
  const own = rows.find((row) => row.own);
  const england = rows.find(({ name }) => name === 'England');
  const score = own?.score ?? 0;
  const words =
    england === undefined
      ? 'score'
      : score > england.score
        ? 'more deprived than England'
        : 'less deprived than England';
  return areaFigure(scope, {
    key: 'deprivation-areas',
    picture: {
      kind: 'comparison',
      data: {
        title: england
          ? `The area is ${words}: a score of ${fixed(score, 1)} against ${fixed(england.score, 1)}`
          : `The area’s score of deprivation is ${fixed(score, 1)}`,
        measure: `Average score of deprivation, high where deprivation is; indices of ${period}`,
        unit: 'score',
        gap: 'no figure',
        rows: [...rows]
          .sort(
            (a, b) =>
              Number(b.own) - Number(a.own) ||
              Number(a.name === 'England') - Number(b.name === 'England') ||
              a.name.localeCompare(b.name),
          )
          .map(({ code, name, own: mine, score: value }) => ({
            code,
            name,
            ...(mine ? { own: true } : {}),
            value,
            lower: null,
            upper: null,
          })),
      },
    },
    reading: england
      ? `On average people here live in places ${score > england.score ? 'more' : 'less'} deprived than in England as a whole.`
      : 'No score of England is loaded beside it.',
    period: `Indices of ${period}`,
    method: 'As published: the mean score of the neighbourhoods that people live in, weighted by people.',
    caveats: ['An average hides how unequal an area is within itself.'],
    files: filesOf(scope.loads, loads),
  });
};

/** How the area's people are spread over deprivation: practices in fifths of all practices, or among themselves. */
export const deprivationPart = (
  scope: Scope,
  deprivation: Deprivation | undefined,
  standing: Standing | undefined,
): Part => {
  const part = { key: 'deprivation', title: 'Deprivation' };
  if (!deprivation || scope.people.size === 0)
    return {
      ...part,
      sentences: [],
      figures: [],
      missing: deprivation
        ? []
        : [
            {
              what: 'how deprived the places are that people come from, and every need by deprivation',
              source: 'fingertips-short',
            },
          ],
    };
  const { ofAll, fifths, all, period, without } = deprivation;
  const practices = scope.members.map((code) => ({ code, people: scope.people.get(code) ?? 0 }));
  const groups = byFifth(practices, ofAll ?? fifths).map(({ fifth, practices: some }) => ({
    fifth,
    practices: some.length,
    people: sumBy(some, ({ people }) => people),
  }));
  const whole = sumBy(groups, ({ people }) => people);
  const most = groups[0];
  const share = most && whole > 0 ? (100 * most.people) / whole : 0;
  const among = ofAll
    ? `the most deprived fifth of ${count(all)} practices`
    : 'the most deprived fifth of the area’s practices';
  const title = ofAll
    ? share === 0
      ? 'Nobody is registered among the most deprived fifth of practices'
      : `${figure(share)}% of people are registered among the most deprived fifth of practices`
    : `The most deprived fifth of practices looks after ${figure(share)}% of people`;
  return {
    ...part,
    news: share === 0 ? undefined : `${figure(share)}% of people are registered with practices in ${among}.`,
    sentences: [
      share === 0
        ? `None of the area’s practices is in ${among} (indices of ${period}).`
        : `${figure(share)}% of people are registered with practices in ${among}, ${shareWords(share)} (indices of ${period}).`,
      ...(without.length > 0
        ? [`Deprivation is not known for ${someOf(without.length, 'practice')} of ${scope.members.length}.`]
        : []),
    ],
    figures: [
      areaFigure(scope, {
        key: 'deprivation',
        picture: {
          kind: 'bars',
          data: {
            title,
            measure: `People registered, % of all, by fifth of ${ofAll ? `${count(all)} practices of any area` : 'the area’s own practices'}; indices of ${period}`,
            unit: '%',
            groupName: 'Deprivation fifth',
            alsoNames: ['Practices'],
            groups: groups.map(({ fifth, practices: some, people }) => ({
              name: String(fifth),
              note: fifthNote(fifth),
              value: whole > 0 ? (100 * people) / whole : null,
              lower: null,
              upper: null,
              numerator: people,
              denominator: whole,
              also: [some],
            })),
            lines: [{ name: 'even spread', value: 20 }],
          },
        },
        reading: most?.practices
          ? `${capital(someOf(most.practices, 'practice'))} of ${scope.members.length - without.length} ${most.practices === 1 ? 'is' : 'are'} in the most deprived fifth, with ${figure(share)}% of the people.`
          : `None of ${scope.members.length - without.length} practices is in the most deprived fifth.`,
        period: `Indices of ${period}; list of ${scope.population?.list.period ?? scope.yearText}`,
        where: practicesWords(scope),
        method: `Each practice has the mean score of the neighbourhoods that its patients live in. ${
          ofAll ? 'All practices with a score' : 'The area’s practices'
        } stand in order of it in five groups of as many practices; 1 is the most deprived. A fifth’s share = people on the lists of the area’s practices in it / people on the lists of all of them × 100.`,
        caveats: [
          'A practice’s score is an average: poor people are registered with practices in every fifth.',
          without.length > 0
            ? `${someOf(without.length, 'practice')} without a score is in no fifth.`
            : undefined,
        ],
        files: [...filesOf(scope.loads, deprivation.loads), ...(scope.population?.list.files ?? [])],
      }),
      ...(standing ? [standingFigure(scope, standing)] : []),
    ],
  };
};
