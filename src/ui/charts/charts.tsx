import { Empty } from '../grammar/pieces.tsx';
import type { Pyramid } from './bands.ts';
import { Figure, type FigureExtras } from './figure.tsx';
import { type Memberships, membershipSvg, membershipTable } from './membership.ts';
import { populationPyramidSvg, pyramidMeasure, pyramidTable } from './pyramid.ts';
import { lineTrendSvg, type Trend, trendMeasure, trendTable } from './trend.ts';

const NO_FIGURES = 'There is nothing to draw until a file with these figures is loaded.';

/** People by age and sex, with the outline of the whole group. */
export const PopulationPyramid = ({ pyramid, ...extras }: FigureExtras & { readonly pyramid: Pyramid }) =>
  pyramid.bands.length === 0 ? (
    <Empty title={pyramid.title} hint={NO_FIGURES} />
  ) : (
    <Figure
      {...extras}
      title={pyramid.title}
      measure={pyramidMeasure(pyramid)}
      wide={populationPyramidSvg(pyramid, 'wide', extras.id)}
      narrow={populationPyramidSvg(pyramid, 'narrow', extras.id)}
      table={pyramidTable(pyramid)}
    />
  );

/** A figure over time, its first and last values named. */
export const LineTrend = ({ trend, ...extras }: FigureExtras & { readonly trend: Trend }) =>
  trend.points.every((point) => point.value === null) ? (
    <Empty title={trend.title} hint={NO_FIGURES} />
  ) : (
    <Figure
      {...extras}
      title={trend.title}
      measure={trendMeasure(trend)}
      wide={lineTrendSvg(trend, 'wide', extras.id)}
      narrow={lineTrendSvg(trend, 'narrow', extras.id)}
      table={trendTable(trend)}
    />
  );

/** Which bodies something belonged to, and when. */
export const MembershipTimeline = ({
  memberships,
  ...extras
}: FigureExtras & { readonly memberships: Memberships }) =>
  memberships.items.length === 0 ? (
    <Empty title={memberships.title} hint="No membership is recorded yet." />
  ) : (
    <Figure
      {...extras}
      title={memberships.title}
      measure={memberships.measure}
      wide={membershipSvg(memberships, 'wide', extras.id)}
      narrow={membershipSvg(memberships, 'narrow', extras.id)}
      table={membershipTable(memberships)}
    />
  );
