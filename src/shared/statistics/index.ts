export { type ChangeAlerts, changeAlerts, sizeOfChange, type Watched } from './change-alerts.ts';
export {
  directlyStandardisedRate,
  EUROPEAN_STANDARD_2013,
  type Repeated,
  type StandardBand,
} from './direct-rate.ts';
export { chiSquared, normalDeviate, studentDeviate } from './distributions.ts';
export type { Estimate, Limits } from './estimate.ts';
export {
  countRatioFunnel,
  type FunnelLimits,
  type FunnelOptions,
  proportionFunnel,
  type RatioMethod,
  rateFunnel,
  ratioFunnel,
} from './funnel/limits.ts';
export {
  type FunnelUnit,
  type Overdispersion,
  type OverdispersionOptions,
  overdispersion,
  type UnitDispersion,
} from './funnel/overdispersion.ts';
export { funnelSizes } from './funnel/sizes.ts';
export { smallestExpected, smallestForProportion } from './funnel/smallest.ts';
export { poissonStanding, type Standing, standing } from './funnel/standing.ts';
export {
  expectedEvents,
  indirectlyStandardisedRate,
  indirectlyStandardisedRatio,
  type ReferenceBand,
} from './indirect-rate.ts';
export { meanOf, weightedMean } from './means.ts';
export { atAnEnd, percentRanks } from './percent-ranks.ts';
export { byarLimits, countLimits, exactPoissonLimits } from './poisson.ts';
export { deciles, quantileAt, quantileGroups } from './quantiles.ts';
export { crudeRate, observedOverExpected } from './rates.ts';
export { type RecentTrend, recentTrend, type TrendLabel, type TrendPoint } from './recent-trend.ts';
export type { Missing } from './refusals.ts';
export { savingAtRate, savingAtShare } from './savings.ts';
export { type SlopeGroup, type SlopeIndex, type SlopeOptions, slopeIndex } from './slope-index.ts';
export { proportion, wilsonLimits } from './wilson.ts';
export type { Assurance } from './xmr/assurance.ts';
export {
  type PointKind,
  type Rebase,
  type XmrChart,
  type XmrOptions,
  type XmrPoint,
  type XmrStretch,
  type XmrValue,
  xmrChart,
} from './xmr/chart.ts';
export type { ProcessLimits } from './xmr/limits.ts';
export type { Flag, SpecialCause } from './xmr/rules.ts';
