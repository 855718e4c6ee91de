import type { CalendarDate } from '../../shared/dates.ts';
import { ASKS, type Ask, askMet, type CaseContent, type Shortfall } from './content-rules.ts';
import { QUALITY_DOMAINS, type StopRule } from './impact-rules.ts';

/** A form of case: which sections, what each asks for, and what stops it being sent. Data, dated. */
export type CaseTemplate = {
  readonly key: string;
  readonly title: string;
  readonly inForceFrom: CalendarDate;
  /** The routes that use it, by the keys of their bodies. */
  readonly forBodies: readonly string[];
  /** How long it is meant to be, in pages. */
  readonly pages: number;
  readonly source: string;
  readonly verified: boolean;
  readonly sections: readonly {
    readonly key: string;
    readonly title: string;
    readonly asks: readonly { readonly ask: Ask; readonly stops: boolean }[];
  }[];
};

/** The template of a route on a day: the newest in force that names its body. Undefined when none does. */
export const templateFor = (
  templates: readonly CaseTemplate[],
  body: string,
  date: CalendarDate,
): CaseTemplate | undefined =>
  templates
    .filter(({ forBodies, inForceFrom }) => forBodies.includes(body) && inForceFrom <= date)
    .sort((a, b) => (a.inForceFrom < b.inForceFrom ? 1 : -1))[0];

/** What of a template cannot be: no section, two of one key, an ask that nobody knows or that stands twice. */
export const whatIsWrongWithTemplate = (template: {
  readonly sections: readonly {
    readonly key: string;
    readonly asks: readonly { readonly ask: string }[];
  }[];
}): readonly string[] => {
  const twice = (all: readonly string[]) => all.filter((key, place) => all.indexOf(key) !== place);
  const keys = template.sections.map(({ key }) => key);
  const asks = template.sections.flatMap((section) => section.asks.map(({ ask }) => ask));
  return [
    ...(keys.length ? [] : ['it has no section']),
    ...twice(keys).map((key) => `the section ${key} stands twice`),
    ...asks.filter((ask) => !ASKS.some((known) => known === ask)).map((ask) => `${ask} is not known`),
    ...twice(asks).map((ask) => `${ask} stands twice`),
  ];
};

export type SectionState = {
  readonly key: string;
  readonly title: string;
  /** Whole per cent, and never 100 while something is missing. */
  readonly perCent: number;
  readonly complete: boolean;
  readonly missing: readonly Shortfall[];
};

export type Completeness = {
  readonly sections: readonly SectionState[];
  readonly complete: number;
  /** What stops it being sent, in the order of the sections. */
  readonly stops: readonly Shortfall[];
};

/** How complete a case is by its template, section by section; a section that asks for nothing is complete. */
export const completenessOf = (
  content: CaseContent,
  template: CaseTemplate,
  stop: StopRule,
): Completeness => {
  const found = template.sections.map(({ key, title, asks }) => {
    const each = asks.map(({ ask, stops }) => ({ stops, ...askMet(ask, content, stop) }));
    const of = each.reduce((sum, met) => sum + met.of, 0);
    const missing = each.flatMap((met) => met.missing);
    const perCent = of === 0 ? 100 : Math.floor((100 * (of - missing.length)) / of);
    const stopping = each.filter(({ stops }) => stops).flatMap((met) => met.missing);
    return { section: { key, title, perCent, complete: missing.length === 0, missing }, stopping };
  });
  return {
    sections: found.map(({ section }) => section),
    complete: found.filter(({ section }) => section.complete).length,
    stops: found.flatMap(({ stopping }) => stopping),
  };
};

/** Asked of every case, whatever its template says. */
const ALWAYS: readonly Ask[] = ['need.words', 'need.stands', 'options.nothing', 'money.sound'];
/** Asked of every case that restricts or only saves: care before finance (need N17). */
const CARE_FIRST: readonly Ask[] = [
  'evidence.clinical',
  'hoops.said',
  'hoops.told',
  'equality.said',
  'equality.answered',
];

/**
 * Whether a case must show its evidence, its hoops and its equality impact before anything else: because it restricts,
 * or because it releases cash and nobody says that any part of quality becomes better. Undefined for others.
 */
export const careFirstBecause = (content: CaseContent): 'restricts' | 'only-saves' | undefined => {
  if (content.restricts) return 'restricts';
  const gains = QUALITY_DOMAINS.some((domain) => {
    const effect = content.quality.effects[domain];
    return effect?.direction === 'better' && effect.words.trim();
  });
  return content.money.releasesCash && !gains ? 'only-saves' : undefined;
};

export type CaseRefusal =
  /** A case that restricts or only saves, without evidence, hoops and equality. */
  | {
      readonly kind: 'case-care-first';
      readonly because: 'restricts' | 'only-saves';
      readonly missing: readonly Shortfall[];
    }
  /** A risk to quality that reaches the stop rule. */
  | { readonly kind: 'case-stopped'; readonly missing: readonly Shortfall[]; readonly stopAt: number }
  | { readonly kind: 'case-incomplete'; readonly missing: readonly Shortfall[] };

/**
 * Why a case cannot be sent for a decision; undefined when it can. Care comes first: a case that restricts or only saves
 * is refused for want of evidence, hoops or equality before anything else is looked at, whatever its template
 * asks. Then a risk that stops it, then what the template or every case needs.
 */
export const whyNotSend = (
  content: CaseContent,
  template: CaseTemplate,
  stop: StopRule,
): CaseRefusal | undefined => {
  const missingOf = (asks: readonly Ask[]) => asks.flatMap((ask) => askMet(ask, content, stop).missing);
  const because = careFirstBecause(content);
  const care = because ? missingOf(CARE_FIRST) : [];
  if (because && care.length) return { kind: 'case-care-first', because, missing: care };
  const stopping = missingOf(['quality.stop']);
  if (stopping.length) return { kind: 'case-stopped', missing: stopping, stopAt: stop.stopAt };
  const stops = completenessOf(content, template, stop).stops;
  const always = missingOf(ALWAYS.filter((ask) => !stops.some((missing) => missing.ask === ask)));
  const missing = [...always, ...stops];
  return missing.length ? { kind: 'case-incomplete', missing } : undefined;
};
