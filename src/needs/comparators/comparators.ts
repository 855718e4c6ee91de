import { belongingsOf, childrenOn } from '../../people/index.ts';
import type { Facts } from '../../platform/facts/index.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { type CalendarDate, daysBetween } from '../../shared/dates.ts';
import { findAreaFeatures } from './queries.ts';
import { type ComparatorKind, type Feature, listedCodes, MOST_LISTED, similarAreas } from './rules.ts';

/** Whom an area's figures stand beside. */
export type Comparator = {
  readonly kind: ComparatorKind;
  readonly name: string;
  /** Commissioners, the area itself left out of `similar` and `list`; undefined: everybody whom the load holds. */
  readonly codes: readonly string[] | undefined;
  /** How they were chosen, in words. */
  readonly how: string;
};

/** A load of lists of people: what it holds, and the day it stands for. */
type ListLoad = { readonly load: string; readonly dataset: string; readonly date: string };

const FEATURE_WORDS: Readonly<Record<Feature, string>> = {
  list: 'how many people they have',
  older: 'the share of 65 and over',
  deprivation: 'deprivation',
};

const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** The list of people nearest to a day: one with commissioners and ages where there is one. */
const nearestLists = (lists: readonly ListLoad[], on: CalendarDate): string[] => {
  const off = ({ date }: ListLoad) => Math.abs(daysBetween(on, date));
  const nearest = (dataset: string) =>
    lists.filter((one) => one.dataset === dataset).sort((a, b) => off(a) - off(b))[0];
  const found = nearest('list-size-quarter') ?? nearest('list-size-total');
  return found ? [found.load] : [];
};

export type ComparatorQuestion = {
  readonly area: string;
  /** First day of the financial year; membership is that of its last day. */
  readonly year: CalendarDate;
  readonly on: CalendarDate;
  /** Codes of the reader's own list, as they write them. */
  readonly list?: string | undefined;
  /** Year of the scores of deprivation of practices, where no published summary of commissioners is loaded. */
  readonly scores?: string | undefined;
};

export type ComparatorLoads = {
  readonly registers: readonly string[];
  readonly indicators: readonly string[];
  readonly lists: readonly ListLoad[];
};

const findRegion = async (db: Db, { area, on }: ComparatorQuestion): Promise<Comparator | undefined> => {
  const region = (await belongingsOf(db, area)).find(
    ({ kind, started, ended }) => kind === 'region' && started <= on && (ended === null || ended >= on),
  );
  if (!region) return undefined;
  return {
    kind: 'region',
    name: region.parentName,
    codes: await childrenOn(db, region.parent, 'region', on),
    how: `Commissioners of ${region.parentName} on the last day of the year, by the register of organisations.`,
  };
};

const findSimilar = async (
  facts: Facts,
  loads: ComparatorLoads,
  { area, year, on, scores }: ComparatorQuestion,
): Promise<Comparator | undefined> => {
  const features = await findAreaFeatures(
    facts,
    { registers: loads.registers, indicators: loads.indicators, lists: nearestLists(loads.lists, on) },
    { year, period: scores },
  );
  const found = similarAreas(area, features);
  return (
    found && {
      kind: 'similar',
      name: `${found.areas.length} areas like it`,
      codes: found.areas,
      how: `The ${found.areas.length} commissioners most like it by ${listed(found.by.map((one) => FEATURE_WORDS[one]))}.`,
    }
  );
};

/**
 * Everybody whom an area can stand beside in a year: England always; its region where the register of
 * organisations has one on that day; areas like it where enough is loaded to tell; the reader's own list.
 */
export const findComparators = async (
  { db, facts }: { readonly db: Db; readonly facts: Facts },
  loads: ComparatorLoads,
  question: ComparatorQuestion,
): Promise<readonly Comparator[]> => {
  const codes = listedCodes(question.list ?? '')
    .filter((code) => code !== question.area)
    .slice(0, MOST_LISTED);
  const [region, similar] = await Promise.all([
    findRegion(db, question),
    findSimilar(facts, loads, question),
  ]);
  return [
    {
      kind: 'england',
      name: 'England',
      codes: undefined,
      how: 'Everybody in the same file as the area.',
    },
    ...(region ? [region] : []),
    ...(similar ? [similar] : []),
    ...(codes.length > 0
      ? [
          {
            kind: 'list' as const,
            name: codes.length === 1 ? (codes[0] ?? '') : `Your list of ${codes.length}`,
            codes,
            how: `The commissioners that you listed: ${codes.join(', ')}.`,
          },
        ]
      : []),
  ];
};
