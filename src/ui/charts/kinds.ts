import type { CalendarDate } from '../../shared/dates.ts';
import type { Pyramid } from './bands.ts';
import type { Trend } from './trend.ts';

/** What every picture says of itself. */
type Said = {
  /** The finding, in words, with its figure: `The poorer the place, the wider the difference`. */
  readonly title: string;
  /** Measure, unit and day: `People with COPD, % of everyone registered, 31 March 2026`. */
  readonly measure: string;
  /** Decimals that figures are shown with; 1 unless given. Downloads have them unrounded. */
  readonly places?: number | undefined;
  /** What an empty cell of its table means: `withheld` unless given; `no figure` where nothing was published. */
  readonly gap?: string | undefined;
};

/** Numbers that only the table has, beside those drawn: counts behind a percentage, say. */
type Beside = {
  /** Headings: `['Practices', 'On the register']`; each row then gives as many in `also`. */
  readonly alsoNames?: readonly string[] | undefined;
};
type Also = { readonly also?: readonly (number | string | null)[] | undefined };

/** Where a figure stands against chance; `withheld` is a small number that is not shown. */
export type Standing = 'within' | 'above' | 'below' | 'withheld';

/** Two figures side by side for each group: recorded against expected by deprivation fifth. */
export type Pairs = Said &
  Beside & {
    readonly unit: string;
    /** What the groups are: `Deprivation fifth`; `Group` unless given. */
    readonly groupName?: string | undefined;
    readonly firstName: string;
    readonly secondName: string;
    readonly groups: readonly (Also & {
      /** `1`. */
      readonly name: string;
      /** `most deprived`. */
      readonly note?: string | undefined;
      readonly first: number | null;
      readonly firstLower?: number | null | undefined;
      readonly firstUpper?: number | null | undefined;
      readonly second: number | null;
      /** People whom the group holds. */
      readonly people?: number | null | undefined;
    })[];
  };

/** One figure with its limits for each group, from nought. */
export type GroupBars = Said &
  Beside & {
    readonly unit: string;
    /** What the groups are: `Deprivation fifth`; `Group` unless given. */
    readonly groupName?: string | undefined;
    readonly groups: readonly (Also & {
      readonly name: string;
      readonly note?: string | undefined;
      /** Drawn dark: the one that the title speaks of. */
      readonly marked?: boolean | undefined;
      readonly value: number | null;
      readonly lower: number | null;
      readonly upper: number | null;
      readonly numerator?: number | null | undefined;
      readonly denominator?: number | null | undefined;
    })[];
    /** A comparator drawn across: England, the area. */
    readonly lines?: readonly { readonly name: string; readonly value: number }[] | undefined;
  };

/** Practices (or areas) against the limits of chance for their size. */
export type FunnelChart = Said &
  Beside & {
    readonly unit: string;
    /** What a mark is: `practice`, which is taken unless given. */
    readonly markName?: string | undefined;
    /** What the horizontal axis counts: `people expected to have COPD in the practice`. */
    readonly sizeName: string;
    readonly points: readonly (Also & {
      /** Code, or nothing for readers to whom practices are not named. */
      readonly code: string | null;
      readonly name: string | null;
      /** `A`: the letter beside the mark of one outside the limits. */
      readonly letter?: string | undefined;
      readonly size: number;
      readonly value: number | null;
      readonly standing: Standing;
    })[];
    readonly centre: { readonly name: string; readonly value: number };
    /** Curves in order of size: 19 in 20 (95%) and 998 in 1,000 (99.8%). */
    readonly limits: readonly {
      readonly size: number;
      readonly lower95: number | null;
      readonly upper95: number | null;
      readonly lower998: number | null;
      readonly upper998: number | null;
    }[];
    /** Size under which nothing can stand below the outer limits, where there is one. */
    readonly smallest?: number | undefined;
  };

/** A measure over time against its process limits (XmR). */
export type RunChart = Said & {
  readonly unit: string;
  readonly points: readonly {
    readonly date: CalendarDate;
    readonly value: number | null;
    /** In words why the point stands out: `above the upper limit`, `eighth in a row above the mean`. */
    readonly signal?: string | undefined;
  }[];
  /** One for each stretch with limits of its own; the reason of a new one stands beside it. */
  readonly phases: readonly {
    readonly from: CalendarDate;
    readonly to: CalendarDate;
    readonly centre: number;
    readonly lower: number;
    readonly upper: number;
    readonly reason?: string | undefined;
  }[];
  readonly shadeWinters?: boolean | undefined;
};

/** How many people have waited how many completed weeks. */
export type WaitChart = Said & {
  /** Of week 0 (under one week) onwards; the last may be open-ended. Null is withheld. */
  readonly weeks: readonly (number | null)[];
  readonly lastIsOpen: boolean;
  /** The standard, in weeks: 18. */
  readonly target: number;
  /** In weeks; null where withheld (under 50 people) or beyond the last week counted. */
  readonly median: number | null;
  readonly p95: number | null;
};

/** Areas side by side, one figure each: the area, England, its region, areas like it. Never sorted by value. */
export type Comparison = Said &
  Beside & {
    readonly unit: string;
    /** What the rows are: `Condition`; `Area` unless given. */
    readonly rowName?: string | undefined;
    readonly rows: readonly (Also & {
      readonly code: string | null;
      readonly name: string;
      readonly own?: boolean | undefined;
      readonly value: number | null;
      readonly lower: number | null;
      readonly upper: number | null;
    })[];
  };

/** How many areas spread, period by period: the nine deciles of them all, and one of one's own. */
export type SpreadChart = Said & {
  readonly unit: string;
  /** What the deciles are of: `7,700 practices of England`. */
  readonly ofName: string;
  /** The reader's own area; without one, the spread alone. */
  readonly ownName?: string | undefined;
  /** In order of time, all with figures. */
  readonly periods: readonly {
    readonly name: string;
    readonly own: number | null;
    /** How many have a figure. */
    readonly areas: number;
    /** From the tenth to the ninetieth hundredth; none where too few have a figure. */
    readonly deciles: readonly number[];
  }[];
};

/** Money month by month, in pounds: what goes out, of two kinds upon each other, and what comes back as a stepped line. */
export type FlowChart = Said & {
  /** What the three are called: `recurring cost`, `once`, `cash released`. */
  readonly names: { readonly steady: string; readonly once: string; readonly back: string };
  /** In order, none left out; `month` is `2026-07`. */
  readonly months: readonly {
    readonly month: string;
    readonly steady: number;
    readonly once: number;
    readonly back: number;
  }[];
};

/** Any picture of the house, as plain data that can be kept and drawn again. */
export type Picture =
  | { readonly kind: 'pyramid'; readonly data: Pyramid }
  | { readonly kind: 'trend'; readonly data: Trend }
  | { readonly kind: 'pairs'; readonly data: Pairs }
  | { readonly kind: 'bars'; readonly data: GroupBars }
  | { readonly kind: 'funnel'; readonly data: FunnelChart }
  | { readonly kind: 'run'; readonly data: RunChart }
  | { readonly kind: 'waits'; readonly data: WaitChart }
  | { readonly kind: 'comparison'; readonly data: Comparison }
  | { readonly kind: 'spread'; readonly data: SpreadChart }
  | { readonly kind: 'flows'; readonly data: FlowChart };
