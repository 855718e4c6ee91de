import {
  type EqualityImpact,
  equalityUnanswered,
  equalityUnsaid,
  type Hoop,
  hoopUntold,
  QUALITY_DOMAINS,
  type QualityImpact,
  qualityReading,
  type StopRule,
} from './impact-rules.ts';

/** What has been written of a case, as far as it decides whether it is complete. */
export type CaseContent = {
  /** It takes a treatment from people, or puts conditions to it. */
  readonly restricts: boolean;
  readonly need: string;
  /** Figures pinned to it. One that was taken back by its publisher is no evidence any more. */
  readonly pinned: readonly { readonly label: string; readonly takenBack: boolean }[];
  readonly options: readonly {
    readonly label: string;
    readonly kind: 'nothing' | 'elsewhere' | 'other';
    readonly words: string;
    /** Where "somewhere else did this" can be read. */
    readonly source: string;
    readonly chosen: boolean;
  }[];
  readonly peopleAYear: number | null;
  /** Whom it is for, the most deprived fifth among them. */
  readonly people: string;
  readonly pathway: string;
  readonly clinicalEvidence: readonly { readonly words: string; readonly source: string }[];
  readonly quality: QualityImpact;
  readonly equality: EqualityImpact;
  readonly hoops: readonly Hoop[];
  /** Somebody said that patients have nothing more to do. */
  readonly noHoops: boolean;
  readonly money: {
    /** A line of cost or effect is there, or somebody said that there is none. */
    readonly told: boolean;
    /** How many faults `whatIsWrongWithMoney` finds. */
    readonly faults: number;
    readonly releasesCash: boolean;
    /** Effects that rest on care that does not happen, and those of them with their account beside them. */
    readonly avoided: readonly { readonly label: string; readonly accounted: boolean }[];
  };
  readonly risks: readonly { readonly label: string; readonly action: string; readonly owner: string }[];
  readonly involvement: string;
  /** Contributions that nobody has answered. */
  readonly unanswered: number;
  readonly measures: readonly {
    readonly label: string;
    readonly what: string;
    readonly byWhom: string;
    readonly reviewOn: string | null;
  }[];
  /** The two leads, who do not sign the quality impact of their own case. */
  readonly leads: readonly string[];
};

/** How far an ask is met: of so many things so many are there, and these are missing. */
type Met = { readonly of: number; readonly missing: readonly string[] };

const one = (there: boolean): Met => ({ of: 1, missing: there ? [] : [''] });
const said = (text: string): Met => one(text.trim() !== '');
const each = <T>(things: readonly T[], label: (thing: T) => string, good: (thing: T) => boolean): Met => ({
  of: things.length,
  missing: things.filter((thing) => !good(thing)).map(label),
});
const labelOf = ({ label }: { readonly label: string }): string => label;

type Check = {
  /** What to do about it, said to the writer. */
  readonly words: string;
  readonly met: (content: CaseContent, stop: StopRule) => Met;
};

const CHECKS = {
  'need.words': { words: 'say what the need is', met: ({ need }) => said(need) },
  'need.pinned': { words: 'pin a figure that shows it', met: ({ pinned }) => one(pinned.length > 0) },
  'need.stands': {
    words: 'was taken back: pin a newer figure or take it out',
    met: ({ pinned }) => each(pinned, labelOf, ({ takenBack }) => !takenBack),
  },
  'options.nothing': {
    words: 'say what doing nothing would mean',
    met: ({ options }) => one(options.some(({ kind, words }) => kind === 'nothing' && words.trim())),
  },
  'options.elsewhere': {
    words: 'say where somebody else did this, with its source',
    met: ({ options }) => one(options.some(({ kind, source }) => kind === 'elsewhere' && source.trim())),
  },
  'options.chosen': {
    words: 'choose one option',
    met: ({ options }) => one(options.filter(({ chosen }) => chosen).length === 1),
  },
  'people.number': {
    words: 'say how many people a year',
    met: ({ peopleAYear }) => one(peopleAYear !== null && peopleAYear > 0),
  },
  'people.words': { words: 'say who they are', met: ({ people }) => said(people) },
  'pathway.words': {
    words: 'say what happens to a patient, step by step',
    met: ({ pathway }) => said(pathway),
  },
  'evidence.clinical': {
    words: 'give clinical evidence with its source',
    met: ({ clinicalEvidence }) =>
      one(clinicalEvidence.some(({ words, source }) => words.trim() && source.trim())),
  },
  'quality.effects': {
    words: 'say what becomes of it',
    met: ({ quality }) =>
      each(
        QUALITY_DOMAINS,
        (domain) => domain,
        (domain) => Boolean(quality.effects[domain]?.words.trim()),
      ),
  },
  'quality.stop': {
    words: 'stops it: lower the risk, or choose another option',
    met: ({ quality }, stop) => {
      const { stops } = qualityReading(quality, stop);
      return each(quality.risks, labelOf, ({ key }) => !stops.includes(key));
    },
  },
  'quality.signed': {
    words: 'have the quality impact signed by a clinician who is not a lead of it',
    met: ({ quality: { signedBy }, leads }) => one(signedBy !== null && !leads.includes(signedBy)),
  },
  'equality.said': {
    words: 'say what becomes of them, and why',
    met: ({ equality }) => ({ of: 10, missing: equalityUnsaid(equality) }),
  },
  'equality.answered': {
    words: 'say what is done about it, or how it will be found out',
    met: ({ equality }) => ({ of: 10, missing: equalityUnanswered(equality) }),
  },
  'hoops.said': {
    words: 'name what patients must do more, or say that it is nothing',
    met: ({ hoops, noHoops }) => one(hoops.length > 0 || noHoops),
  },
  'hoops.told': {
    words: 'say what it asks, what support is offered, and who is likely to fail it',
    met: ({ hoops }) =>
      each(
        hoops,
        ({ what }) => what,
        (hoop) => hoopUntold(hoop).length === 0,
      ),
  },
  'money.told': { words: 'say what it costs, or that it costs nothing', met: ({ money }) => one(money.told) },
  'money.sound': {
    words: 'put right what cannot be in the money',
    met: ({ money }) => one(money.faults === 0),
  },
  'money.avoided': {
    words: 'avoided is not saved: show what fills the beds beside it',
    met: ({ money }) => each(money.avoided, labelOf, ({ accounted }) => accounted),
  },
  'risks.named': { words: 'name what could go wrong', met: ({ risks }) => one(risks.length > 0) },
  'risks.action': {
    words: 'say what is done about it',
    met: ({ risks }) => each(risks, labelOf, ({ action }) => action.trim() !== ''),
  },
  'risks.owner': {
    words: 'name an owner',
    met: ({ risks }) => each(risks, labelOf, ({ owner }) => owner.trim() !== ''),
  },
  'involvement.words': { words: 'say who was asked, and how', met: ({ involvement }) => said(involvement) },
  'involvement.answered': {
    words: 'answer what people said',
    met: ({ unanswered }) => one(unanswered === 0),
  },
  'measures.named': { words: 'say what will be measured', met: ({ measures }) => one(measures.length > 0) },
  'measures.whole': {
    words: 'choose what is measured, by whom, and when it is reviewed',
    met: ({ measures }) =>
      each(
        measures,
        labelOf,
        ({ what, byWhom, reviewOn }) => Boolean(what.trim() && byWhom.trim()) && reviewOn !== null,
      ),
  },
} as const satisfies Record<string, Check>;

/** Something that can be asked of a case. Templates choose among these. */
export type Ask = keyof typeof CHECKS;
export const ASKS = Object.keys(CHECKS) as readonly Ask[];

/** What is missing: of which ask, and of which thing where there are several ("Risk 4"). Empty for the whole. */
export type Shortfall = { readonly ask: Ask; readonly item: string; readonly words: string };

/** How far one ask is met by a case. An ask of several things, of which there is none, asks for nothing. */
export const askMet = (
  ask: Ask,
  content: CaseContent,
  stop: StopRule,
): { readonly of: number; readonly missing: readonly Shortfall[] } => {
  const { words, met }: Check = CHECKS[ask];
  const { of, missing } = met(content, stop);
  return { of, missing: missing.map((item) => ({ ask, item, words })) };
};
