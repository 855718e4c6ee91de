import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { londonDate } from '../../shared/dates.ts';
import type { FigureQuery } from '../figures/topics.ts';
import type { KeyFact, Part } from '../profiles/area/part.ts';
import { type AreaProfile, areaProfile } from '../profiles/area/profile.ts';
import { remembered } from '../profiles/area/remember.ts';
import { type Scope, seesNames } from '../profiles/area/scope.ts';
import { attendedBy, attendedFigure } from './attending.ts';
import { oppositesPart } from './opposites.ts';
import { recordingPart } from './recording.ts';
import type { LowPractice, Placed } from './rules.ts';

/** Who is not seen in an area, before it is put into words for one reader; voices are asked each time. */
export type Unseen = {
  readonly scope: Scope;
  readonly parts: readonly Part[];
  readonly low: readonly LowPractice[];
  readonly opposites: readonly Placed[];
};

/** People who do not come: the area's own figures of prevention, by deprivation and by practice. */
const attendingPart = (profile: AreaProfile): Part => {
  const { scope, indicators, parts } = profile;
  const uptake = parts.find(({ key }) => key === 'uptake');
  const practices = attendedBy(scope, indicators).map((one) => attendedFigure(scope, one));
  const fifths = (uptake?.figures ?? []).filter(({ key }) => key.endsWith('-fifths'));
  const news = fifths[0]?.title;
  return {
    key: 'attending',
    title: 'Who does not come',
    ...(news ? { news: `${news}.` } : {}),
    sentences: [
      ...(uptake?.sentences ?? []),
      ...(fifths.length > 0
        ? [
            `By deprivation: ${fifths.map(({ title }) => title.charAt(0).toLowerCase() + title.slice(1)).join('; ')}.`,
          ]
        : []),
    ],
    // Each indicator's gradient beside its practices.
    figures: fifths.flatMap((figure) => {
      const id = figure.key.replace(/^uptake-/, '').replace(/-fifths$/, '');
      const own = practices.find(({ key }) => key === `practices-${id}`);
      return own ? [figure, own] : [figure];
    }),
    missing: uptake?.missing,
  };
};

const makeUnseen = async (
  platform: Platform,
  actor: Actor,
  area: string,
  query: FigureQuery,
): Promise<Unseen> => {
  const profile = await areaProfile(platform, actor, area, query);
  const { scope, registers, deprivation, indicators } = profile;
  const recording = await recordingPart(scope, registers, deprivation);
  const opposites = await oppositesPart(scope, deprivation, indicators, recording.shares);
  return {
    scope,
    parts: [attendingPart(profile), recording.part, opposites],
    low: recording.low,
    opposites: opposites.opposites,
  };
};

/** The same for one state of the record, day and question. */
export const unseenOf = (
  platform: Platform,
  actor: Actor,
  area: string,
  query: FigureQuery,
): Promise<Unseen> =>
  remembered(
    platform,
    [
      'unseen',
      area,
      query.year,
      query.list,
      londonDate(platform.now()),
      seesNames(actor) ? 'named' : 'unnamed',
    ],
    () => makeUnseen(platform, actor, area, { ...query, beside: undefined }),
  );

export const factsOf = (parts: readonly Part[]): readonly KeyFact[] =>
  parts.flatMap(({ facts = [] }) => facts);
