import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { londonDate } from '../../shared/dates.ts';
import type { Figure } from '../figures/figure.ts';
import type { FigureQuery } from '../figures/topics.ts';
import { isMissed, valueWords } from '../profiles/area/indicators.ts';
import type { KeyFact, Part } from '../profiles/area/part.ts';
import { type AreaProfile, areaProfile } from '../profiles/area/profile.ts';
import { remembered } from '../profiles/area/remember.ts';
import { type Scope, seesNames } from '../profiles/area/scope.ts';
import { inSentence } from '../profiles/area/words.ts';
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

/** The ends of a gradient as it is drawn; undefined where one is withheld. */
const endsOf = ({ picture }: Figure): readonly [most: number, least: number] | undefined => {
  if (picture.kind !== 'bars') return undefined;
  const [most, least] = [picture.data.groups[0]?.value, picture.data.groups.at(-1)?.value];
  return typeof most === 'number' && typeof least === 'number' ? [most, least] : undefined;
};

/** People who do not come: the area's own figures of prevention, by deprivation and by practice. */
const attendingPart = (profile: AreaProfile): Part => {
  const { scope, indicators, parts, indicatorRows } = profile;
  const uptake = parts.find(({ key }) => key === 'uptake');
  const practices = attendedBy(scope, indicators).map((one) => attendedFigure(scope, one));
  const fifths = (uptake?.figures ?? []).filter(({ key }) => key.endsWith('-fifths'));
  const poorer = fifths.filter((figure) => {
    const ends = endsOf(figure);
    return ends && (isMissed(figure.measure) ? ends[0] > ends[1] : ends[0] < ends[1]);
  });
  const first = poorer[0];
  const come =
    poorer.length === 0
      ? undefined
      : `Fewer come where people are poorer, in ${poorer.length} of ${fifths.length} figures of prevention by deprivation${first ? ` (${inSentence(first.title)})` : ''}.`;
  const row = indicatorRows.uptake[0];
  return {
    key: 'attending',
    title: 'Who does not come',
    ...(come ? { news: come } : {}),
    sentences: [...(come ? [come] : []), ...(uptake?.sentences ?? [])],
    // Each indicator's gradient beside its practices.
    figures: fifths.flatMap((figure) => {
      const id = figure.key.replace(/^uptake-/, '').replace(/-fifths$/, '');
      const own = practices.find(({ key }) => key === `practices-${id}`);
      return own ? [figure, own] : [figure];
    }),
    facts: row
      ? [
          {
            name: row.name,
            value: valueWords(row.value, row.per),
            note: row.england === null ? row.period : `England ${valueWords(row.england, row.per)}`,
          },
        ]
      : [],
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
