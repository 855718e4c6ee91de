import type { CalendarDate } from '../../shared/dates.ts';

/** What quality is of: the three parts of it that the NHS in England judges a change by. */
export const QUALITY_DOMAINS = ['safety', 'effectiveness', 'experience'] as const;
export type QualityDomain = (typeof QUALITY_DOMAINS)[number];

export type QualityEffect = {
  readonly direction: 'better' | 'same' | 'worse';
  /** Why one thinks so. */
  readonly words: string;
};

/** Likelihood and consequence, each 1 to 5. */
export type RiskScore = { readonly likelihood: number; readonly consequence: number };

export type QualityRisk = RiskScore & {
  readonly key: string;
  readonly domain: QualityDomain;
  readonly label: string;
  /** As it stands once something is done about it, by somebody; null while nothing is. */
  readonly after: (RiskScore & { readonly action: string; readonly owner: string }) | null;
};

export type QualityImpact = {
  readonly effects: Readonly<Partial<Record<QualityDomain, QualityEffect>>>;
  readonly risks: readonly QualityRisk[];
  /** The clinician who answers for it, and who is neither of the two leads. */
  readonly signedBy: string | null;
};

/** From which score on a case stops: data, dated. */
export type StopRule = {
  readonly inForceFrom: CalendarDate;
  readonly stopAt: number;
  readonly source: string;
  readonly verified: boolean;
};

/** The stop rule that a group begins with: known in general and held against no source. */
export const STARTING_STOP: StopRule = {
  inForceFrom: '2009-04-01',
  stopAt: 15,
  source: 'Likelihood × consequence, 5 × 5, stopping at 15: usual, not held against a document',
  verified: false,
};

/** Likelihood × consequence, 1 to 25. Refuses (RangeError) parts that are not whole numbers from 1 to 5. */
export const riskScore = ({ likelihood, consequence }: RiskScore): number => {
  for (const part of [likelihood, consequence])
    if (!Number.isInteger(part) || part < 1 || part > 5)
      throw new RangeError(`likelihood and consequence are 1 to 5, not ${part}`);
  return likelihood * consequence;
};

/** A risk as it counts: after what is done about it, when somebody is named who does it; else as it is. */
const countedScore = (risk: QualityRisk): number =>
  riskScore(risk.after?.action.trim() && risk.after.owner.trim() ? risk.after : risk);

export type QualityReading = {
  readonly scores: readonly { readonly key: string; readonly before: number; readonly counted: number }[];
  /** The highest that counts; null when no risk is named. */
  readonly highest: number | null;
  /** Keys of the risks that stop the case. */
  readonly stops: readonly string[];
};

/** The scores of a quality impact, with the risks that stop its case: those that reach the rule’s score. */
export const qualityReading = ({ risks }: QualityImpact, { stopAt }: StopRule): QualityReading => {
  const scores = risks.map((risk) => ({
    key: risk.key,
    before: riskScore(risk),
    counted: countedScore(risk),
  }));
  return {
    scores,
    highest: scores.length ? Math.max(...scores.map(({ counted }) => counted)) : null,
    stops: scores.filter(({ counted }) => counted >= stopAt).map(({ key }) => key),
  };
};

/** The nine protected characteristics (Equality Act 2010, section 4), and deprivation beside them. */
export const EQUALITY_GROUPS = [
  'age',
  'disability',
  'gender-reassignment',
  'marriage-and-civil-partnership',
  'pregnancy-and-maternity',
  'race',
  'religion-or-belief',
  'sex',
  'sexual-orientation',
  'deprivation',
] as const;
export type EqualityGroup = (typeof EQUALITY_GROUPS)[number];

export type EqualityEffect = {
  readonly effect: 'better' | 'same' | 'worse' | 'not-known';
  /** What it rests on. */
  readonly words: string;
  /** What is done about it where it is worse; how it will be found out where it is not known. */
  readonly answer: string;
};

export type EqualityImpact = Readonly<Partial<Record<EqualityGroup, EqualityEffect>>>;

/** Groups about which nothing is said yet. "The same" needs its reason as much as "worse" does. */
export const equalityUnsaid = (impact: EqualityImpact): readonly EqualityGroup[] =>
  EQUALITY_GROUPS.filter((group) => !impact[group]?.words.trim());

/** Groups for whom it is worse or not known, and nothing is said about what follows from that. */
export const equalityUnanswered = (impact: EqualityImpact): readonly EqualityGroup[] =>
  EQUALITY_GROUPS.filter((group) => {
    const { effect, answer } = impact[group] ?? {};
    return (effect === 'worse' || effect === 'not-known') && !answer?.trim();
  });

/** A thing that patients must do, or need not do any more, on their way to care. */
export type Hoop = {
  readonly key: string;
  readonly change: 'added' | 'removed';
  /** "one blood test", "a clinic visit". */
  readonly what: string;
  /** What it asks of them: a journey, a form, a wait, a phone with a screen. */
  readonly asks: string;
  /** What is offered to those whom it would stop. */
  readonly support: string;
  /** Who is likely to fail it. */
  readonly likelyToFail: string;
};

export type HoopPart = 'asks' | 'support' | 'likelyToFail';

/** What is not told of a hoop: for one that is taken away nothing more is asked. */
export const hoopUntold = (hoop: Hoop): readonly HoopPart[] =>
  hoop.change === 'removed'
    ? []
    : (['asks', 'support', 'likelyToFail'] as const).filter((part) => !hoop[part].trim());

/** `one fewer: a clinic visit; one more: one blood test`; what a case says of hoops at its head. */
export const hoopsWords = (hoops: readonly Hoop[]): string => {
  const told = (change: Hoop['change'], word: string) => {
    const whats = hoops.filter((hoop) => hoop.change === change).map(({ what }) => what);
    return whats.length ? [`${whats.length} ${word}: ${whats.join(', ')}`] : [];
  };
  return [...told('removed', 'fewer'), ...told('added', 'more')].join('; ') || 'none added, none taken away';
};
