import { publicActor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { financialYear } from '../conditions/years.ts';
import type { Figure } from '../figures/figure.ts';
import { olderShare } from '../population/findings.ts';
import { type AreaProfile, areaProfile } from '../profiles/area/profile.ts';
import type { PlainListed, PlainProfile, PlainSection, PlainSentence, Saying } from './answers.ts';
import { plainCondition, plainIndicator } from './conditions.ts';
import {
  besideEngland,
  changeSaid,
  doctorsSaid,
  halfSaid,
  haveSaid,
  INTRO,
  lateSaid,
  olderSaid,
  oneIn,
  peopleHere,
  poorestDo,
  waitingSaid,
  whoSaid,
} from './sentences.ts';

/** The figure of a key, and what it says: nothing is said without one. */
const finder = ({ parts }: AreaProfile) => {
  const figures = parts.flatMap((part) => part.figures);
  return (key: string): Figure | undefined => figures.find((one) => one.key === key);
};

const said = (figure: Figure | undefined, ...texts: readonly (string | undefined)[]): PlainSentence[] =>
  texts.flatMap((text) => (text ? [{ text, figure: figure?.href ?? null }] : []));

/** Ends of a picture over deprivation fifths, most deprived first; undefined where one is withheld. */
export const endsOf = (figure: Figure): readonly [number, number] | undefined => {
  if (figure.picture.kind !== 'bars') return undefined;
  const { groups } = figure.picture.data;
  const [most, least] = [groups[0]?.value, groups.at(-1)?.value];
  return typeof most === 'number' && typeof least === 'number' && groups.length === 5
    ? [most, least]
    : undefined;
};

/** What a picture of waits says: people, half, and those over 18 weeks. */
const waitsOf = (figure: Figure | undefined) => {
  if (figure?.picture.kind !== 'waits') return undefined;
  const { median, target } = figure.picture.data;
  return { median, target, late: figure.people?.people };
};

const people = (
  { scope: { population } }: AreaProfile,
  figure: ReturnType<typeof finder>,
): PlainSection | undefined => {
  if (!population) return undefined;
  const older = olderShare(population.ages);
  return {
    key: 'people',
    title: 'Who we are',
    sentences: [
      ...said(
        figure('growth'),
        peopleHere(population.people),
        changeSaid(population.change?.percent ?? null),
      ),
      ...(older === undefined ? [] : said(figure('ages'), olderSaid(older))),
    ],
  };
};

const waiting = ({ waiting: all = 0 }: AreaProfile, figure: Figure | undefined): PlainSection | undefined => {
  const shown = waitsOf(figure);
  if (!shown || all === 0) return undefined;
  return {
    key: 'waiting',
    title: 'How long we wait',
    sentences: said(
      figure,
      waitingSaid(all),
      shown.median === null ? undefined : halfSaid(shown.median),
      ...(shown.late === undefined ? [] : lateSaid((100 * shown.late) / all)),
    ),
  };
};

const notTheSame = ({ parts }: AreaProfile): PlainSection | undefined => {
  const figures = parts
    .flatMap((part) => part.figures)
    .filter(({ key }) => /^(uptake|risk)-.*-fifths$/.test(key));
  const sentences = figures.flatMap((figure) => {
    const say = plainIndicator(figure.measure);
    const ends = endsOf(figure);
    return say && ends && Math.round(ends[0]) !== Math.round(ends[1])
      ? said(figure, poorestDo(say, ends[0], ends[1]))
      : [];
  });
  return sentences.length === 0
    ? undefined
    : { key: 'unequal', title: 'Life is not the same for all of us', sentences: sentences.slice(0, 5) };
};

const doctors = (figure: Figure | undefined): PlainSection | undefined => {
  const line =
    figure?.picture.kind === 'bars'
      ? figure.picture.data.lines?.find(({ name }) => name === 'area')
      : undefined;
  return line && line.value > 0
    ? { key: 'doctors', title: 'Our family doctors', sentences: said(figure, doctorsSaid(line.value)) }
    : undefined;
};

/** Conditions as numbers to read aloud. */
export const listedOf = ({ conditions }: AreaProfile): PlainListed[] =>
  conditions
    .filter(({ recorded }) => recorded > 0)
    .map(({ slug, name, ages, recorded, lower, upper, beside }) => ({
      slug,
      name,
      percent: recorded,
      oneIn: oneIn(recorded),
      who: whoSaid(ages).replace(' here', ''),
      beside: besideEngland({ value: recorded, lower, upper, england: beside }) ?? null,
    }));

/** Numbers to take away: the commonest three conditions that have plain words, and the wait. */
const sayingsOf = (profile: AreaProfile, figure: ReturnType<typeof finder>): Saying[] => {
  const commonest = [...profile.conditions]
    .sort((a, b) => b.recorded - a.recorded || a.name.localeCompare(b.name))
    .slice(0, 3);
  const waits = waitsOf(figure('waits'));
  return [
    ...commonest.map(({ register, name, ages, recorded, href }) => ({
      big: oneIn(recorded),
      words: haveSaid(ages, plainCondition(register, name).has),
      figure: href,
    })),
    ...(waits?.median === null || waits === undefined
      ? []
      : [
          {
            big: `${Math.round(waits.median)} weeks`,
            words: 'Half of those who wait for hospital care have waited less than this.',
            figure: figure('waits')?.href ?? null,
          },
        ]),
  ];
};

/** Health and care of an area in plain words, made of the same figures as its profile, as the public sees them. */
export const plainProfile = async (
  platform: Platform,
  area: string,
  year: string | undefined,
): Promise<PlainProfile> => {
  const profile = await areaProfile(platform, publicActor, area, { year });
  const { scope, parts } = profile;
  const figure = finder(profile);
  const sections = [
    people(profile, figure),
    waiting(profile, figure('waits')),
    notTheSame(profile),
    doctors(figure('workforce')),
  ].flatMap((section) => (section && section.sentences.length > 0 ? [section] : []));
  const used = new Set(sections.flatMap(({ sentences }) => sentences.map((one) => one.figure)));
  return {
    area,
    name: scope.name,
    year: scope.yearText,
    years: scope.years.map(financialYear),
    intro: INTRO,
    sayings: sayingsOf(profile, figure),
    sections,
    conditions: listedOf(profile),
    withheld: parts
      .flatMap((part) => part.figures)
      .filter(({ href }) => used.has(href))
      .reduce((sum, { withheld }) => sum + withheld, 0),
  };
};
