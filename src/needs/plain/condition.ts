import type { Platform } from '../../platform/platform.ts';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import type { Figure } from '../figures/figure.ts';
import { remembered } from '../profiles/area/remember.ts';
import type { Condition } from '../profiles/condition/catalogue.ts';
import { areaConditions } from '../profiles/condition/list/conditions.ts';
import { conditionProfileOf } from '../profiles/condition/remembered.ts';
import type { PlainConditionAnswer, PlainSection, PlainSentence, Saying } from './answers.ts';
import { plainCondition } from './conditions.ts';
import { endsOf } from './general.ts';
import {
  besideEngland,
  besideSaid,
  halfOfThoseSaid,
  haveSaid,
  howMany,
  inHundred,
  knownSaid,
  NOT_KNOWN,
  oneIn,
  poorestHave,
  poorestKnown,
  trendSaid,
} from './sentences.ts';

const said = (figure: Figure | undefined, texts: readonly (string | undefined)[]): PlainSentence[] =>
  texts.flatMap((text) => (text ? [{ text, figure: figure?.href ?? null }] : []));

/** What is known of those expected at both ends of deprivation, from the table of the gradient; else who has it. */
const gradientSaid = (figure: Figure | undefined): string[] => {
  if (figure?.picture.kind === 'pairs') {
    const { groups, alsoNames = [] } = figure.picture.data;
    const at = alsoNames.indexOf('Recorded as % of expected');
    const [most, least] = [groups[0]?.also?.[at], groups.at(-1)?.also?.[at]];
    return groups.length === 5 && typeof most === 'number' && typeof least === 'number'
      ? poorestKnown(most, least)
      : [];
  }
  const ends = figure && endsOf(figure);
  return ends && ends[0] > 0 && ends[1] > 0 ? poorestHave(ends[0], ends[1]) : [];
};

/** The month that waits are shown of: their picture, which is of all who wait for the kind of care. */
const waitSaid = (figure: Figure | undefined): string[] => {
  const median = figure?.picture.kind === 'waits' ? figure.picture.data.median : null;
  return median === null || median === undefined
    ? []
    : ['People with it may need to see a doctor in a hospital.', halfOfThoseSaid(median)];
};

/** One condition of an area in plain words, made of the same figures as its profile, as the public sees them. */
export const plainConditionProfile = async (
  platform: Platform,
  {
    condition,
    area,
    year,
  }: { readonly condition: Condition; readonly area: string; readonly year: CalendarDate | undefined },
): Promise<PlainConditionAnswer> => {
  // The question of a member of the public to the condition's own page: both read the one answer.
  const profile = await conditionProfileOf(platform, { condition, area, year, named: false });
  const list = await remembered(
    platform,
    ['conditions', area, year, undefined, undefined, londonDate(platform.now())],
    () => areaConditions(platform, { area, year }),
  );
  const own =
    profile.year === list.year ? list.conditions.find(({ slug }) => slug === condition.slug) : undefined;
  const plain = plainCondition(condition.register, condition.name);
  const find = (test: (figure: Figure) => boolean) => profile.figures.find(test);
  const comparison = find(({ key }) => key === 'comparison');
  const gradient = find(({ key }) => key === 'gradient');
  const waits = find(({ picture }) => picture.kind === 'waits');
  const known = own?.ofExpected ?? null;
  const beside = own
    ? besideEngland({ value: own.recorded, lower: own.lower, upper: own.upper, england: own.beside })
    : undefined;
  const sections: PlainSection[] = [
    {
      key: 'how-many',
      title: 'How many of us',
      sentences: own
        ? said(comparison, [
            howMany(own.recorded, own.ages, plain.has),
            beside ? besideSaid(beside) : undefined,
            trendSaid(own.trend),
          ])
        : [{ text: NOT_KNOWN, figure: null }],
    },
    {
      key: 'known',
      title: 'Do doctors know of them all?',
      sentences: said(gradient, [
        ...(known === null ? [] : knownSaid(known)),
        ...(gradient?.picture.kind === 'pairs' ? gradientSaid(gradient) : []),
      ]),
    },
    {
      key: 'unequal',
      title: 'Is it the same for all of us?',
      sentences: said(gradient, gradient?.picture.kind === 'bars' ? gradientSaid(gradient) : []),
    },
    { key: 'waiting', title: 'How long they wait', sentences: said(waits, waitSaid(waits)) },
  ];
  const median = waits?.picture.kind === 'waits' ? waits.picture.data.median : null;
  const sayings: Saying[] = [
    ...(own
      ? [{ big: oneIn(own.recorded), words: haveSaid(own.ages, plain.has), figure: comparison?.href ?? null }]
      : []),
    ...(known !== null && known < 97
      ? [
          {
            big: inHundred(known),
            words: 'of those who we guess have it are known to a doctor.',
            figure: gradient?.href ?? null,
          },
        ]
      : []),
    ...(median === null || median === undefined
      ? []
      : [
          {
            big: `${Math.round(median)} weeks`,
            words: 'Half of those who wait have waited less than this.',
            figure: waits?.href ?? null,
          },
        ]),
  ];
  return {
    area,
    name: profile.area.name,
    year: profile.year,
    years: profile.years,
    slug: condition.slug,
    register: condition.register,
    condition: condition.name,
    means: [...plain.means],
    sayings,
    sections: sections.filter(({ sentences }) => sentences.length > 0),
    withheld: [comparison, gradient, waits].reduce((sum, figure) => sum + (figure?.withheld ?? 0), 0),
  };
};
