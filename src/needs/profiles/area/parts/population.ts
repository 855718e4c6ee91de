import { membersOn, organisationNames, successionsOf } from '../../../../people/index.ts';
import { longDate } from '../../../../shared/dates.ts';
import { count, figure } from '../../../../ui/index.ts';
import { areaPyramid, areaTrend } from '../../../population/charts.ts';
import { areaMethod, changeText, LIST_CAVEAT, olderShare } from '../../../population/findings.ts';
import { areaFigure, type Part } from '../part.ts';
import { type Churn, churnOf, listChanges } from '../rules.ts';
import type { Scope } from '../scope.ts';
import { capital, listed, someOf } from '../words.ts';

/** Practices that came, went and merged between the list of a year before and the one in force. */
const findChurn = async ({ platform: { db }, area, population, named }: Scope) => {
  const before = population?.yearBefore;
  if (!population || !before || population.membership !== 'register') return undefined;
  const [then, now] = await Promise.all([
    membersOn(db, area, before.date),
    membersOn(db, area, population.list.date),
  ]);
  const left = then.filter(({ code }) => !now.some((one) => one.code === code));
  const successions = new Map(
    await Promise.all(
      left.map(async ({ code }) => [code, (await successionsOf(db, code)).successors[0]?.code] as const),
    ),
  );
  const churn = churnOf(
    then.map(({ code }) => code),
    now.map(({ code }) => code),
    successions,
  );
  const names = named
    ? await organisationNames(db, [...churn.joined, ...churn.left, ...churn.merged])
    : undefined;
  return { churn, names, since: before };
};

const called = (codes: readonly string[], names: ReadonlyMap<string, string> | undefined): string =>
  names && codes.length > 0 ? ` (${listed(codes.map((code) => names.get(code) ?? code))})` : '';

/** `Since 1 January 2015 one practice joined, two left and one merged into another of the area.` */
export const churnSentence = (
  { joined, left, merged }: Churn,
  since: string,
  names: ReadonlyMap<string, string> | undefined,
): string => {
  if (joined.length + left.length + merged.length === 0)
    return `Since ${since} no practice has joined, left or merged.`;
  const said = [
    joined.length > 0 ? `${someOf(joined.length, 'practice')} joined${called(joined, names)}` : '',
    left.length > 0 ? `${someOf(left.length, 'practice')} left or closed${called(left, names)}` : '',
    merged.length > 0
      ? `${someOf(merged.length, 'practice')} merged into another of the area${called(merged, names)}`
      : '',
  ].filter(Boolean);
  return `${capital(`since ${since} ${listed(said)}`)}.`;
};

/** Who is registered: how many, of what age, how that changes, and which practices came and went. */
export const populationPart = async (scope: Scope): Promise<Part> => {
  const { population } = scope;
  const part = { key: 'people', title: 'People' };
  if (!population)
    return {
      ...part,
      sentences: [],
      figures: [],
      missing: [
        { what: 'who is registered, of what age, and how that changes', source: 'nhsbsa-patient-list-size' },
      ],
    };
  const older = olderShare(population.ages);
  // What came later is no part of this year's story; a first list alone makes no line.
  const until = population.trend.filter(({ date }) => date <= population.list.date);
  const trend = until.length > 1 ? until : population.trend;
  const found = await findChurn(scope);
  const changes = listChanges(population.practices.map(({ change }) => change?.percent ?? null));
  const since = population.yearBefore ? longDate(population.yearBefore.date) : '';
  const grew =
    changes.known > 0
      ? `In that time ${someOf(changes.more, 'list')} grew and ${someOf(changes.fewer, 'list')} shrank by more than one in a hundred; ${someOf(changes.moved, 'list')} changed by more than a tenth.`
      : undefined;
  return {
    ...part,
    news: `${count(population.people)} people are registered${
      population.change ? `, ${changeText(population.change)} than a year before` : ''
    }.`,
    sentences: [
      `${count(population.people)} people are registered with ${someOf(population.practices.length, 'practice')}${
        population.change ? `, ${changeText(population.change)} than a year before` : ''
      }${older === undefined ? '' : `; ${figure(older)}% of them are 65 or over`}.`,
      ...(found ? [churnSentence(found.churn, since, found.names)] : []),
      ...(grew ? [grew] : []),
    ],
    facts: [
      {
        name: 'People registered',
        value: count(population.people),
        note: population.change
          ? `${changeText(population.change)} than a year before`
          : `list of ${population.list.period}`,
      },
    ],
    figures: [
      ...(population.agesList
        ? [
            areaFigure(scope, {
              key: 'ages',
              picture: { kind: 'pyramid', data: areaPyramid(population) },
              reading:
                older === undefined
                  ? 'Who is registered, by sex and age.'
                  : `${figure(older)} in every hundred people registered are 65 or over.`,
              period: population.agesList.period,
              method: `Everyone on the lists of ${population.agesOf} practices, by sex and age band, as a share of them all.`,
              caveats: [...population.notes, LIST_CAVEAT],
              files: population.agesList.files,
            }),
          ]
        : []),
      areaFigure(scope, {
        key: 'growth',
        picture: { kind: 'trend', data: areaTrend({ ...population, trend }) },
        reading: population.change
          ? `The lists hold ${changeText(population.change)} people than a year before.`
          : 'People registered, list by list.',
        period: `${trend[0]?.period ?? ''} to ${trend.at(-1)?.period ?? ''}`,
        method: areaMethod(population),
        caveats: [...population.notes, LIST_CAVEAT],
        files: population.list.files,
      }),
    ],
  };
};
