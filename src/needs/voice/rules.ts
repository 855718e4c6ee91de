import { isSmall } from '../../shared/small-numbers.ts';

export const SOURCE_KINDS = [
  'patient',
  'carer',
  'community-group',
  'healthwatch',
  'practice',
  'survey',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export const HOW_HEARD = ['visit', 'meeting', 'survey', 'letter', 'phone', 'online', 'other'] as const;
export type HowHeard = (typeof HOW_HEARD)[number];

/** Who may read a quotation: everyone; members; only those who manage voices. */
export const PERMITTED = ['public', 'members', 'not-given'] as const;
export type Permitted = (typeof PERMITTED)[number];

const KIND_WORDS: Readonly<Record<SourceKind, string>> = {
  patient: 'A patient',
  carer: 'A carer',
  'community-group': 'A community group',
  healthwatch: 'Healthwatch',
  practice: 'A practice',
  survey: 'A survey',
};
export const kindWords = (kind: SourceKind): string => KIND_WORDS[kind];

const HOW_WORDS: Readonly<Record<HowHeard, string>> = {
  visit: 'visit',
  meeting: 'meeting',
  survey: 'survey',
  letter: 'letter or e-mail',
  phone: 'telephone',
  online: 'online',
  other: 'otherwise',
};
export const howWords = (how: HowHeard): string => HOW_WORDS[how];

const PERMITTED_WORDS: Readonly<Record<Permitted, string>> = {
  public: 'Everyone may read it',
  members: 'Members of the group may read it',
  'not-given': 'No permission: only those who manage voices read it',
};
export const permittedWords = (permitted: Permitted): string => PERMITTED_WORDS[permitted];

/** Who reads: the public, a member, or one who manages voices and looks at the voice itself. */
export type Reader = 'public' | 'member' | 'manager';

/**
 * May this reader read this quotation? Only what was permitted is ever shown, but to those who manage voices, who
 * must see what is there to ask for permission or take it out.
 */
export const mayRead = (permitted: Permitted, reader: Reader): boolean =>
  permitted === 'public' || (permitted === 'members' && reader !== 'public') || reader === 'manager';

export type Heard = { readonly people: number | null; readonly with: number | null };

/**
 * How many were heard, as it may be shown: one to four people are told to nobody as a number, nor is a part that
 * would leave one to four by subtraction. `few` says that there were such.
 */
export const shownHeard = ({ people, with: living }: Heard): Heard & { readonly few: boolean } => {
  if (people === null) return { people: null, with: null, few: false };
  if (isSmall(people)) return { people: null, with: null, few: true };
  const hidden = living === null || isSmall(living) || isSmall(people - living);
  return { people, with: hidden ? null : living, few: false };
};

export type HeardSum = {
  /** People heard in voices that tell a number. */
  readonly people: number;
  /** Of them, those of whom it is told that they live with the condition. */
  readonly with: number;
  readonly voices: number;
  /** Voices of one to four people each: counted as voices, never in the number of people. */
  readonly few: number;
  /** Voices that tell no number. */
  readonly untold: number;
};

/** The sum of what may be shown; so no subtraction of sums gives a small number back. */
export const sumHeard = (voices: readonly Heard[]): HeardSum => {
  const shown = voices.map(shownHeard);
  return {
    people: shown.reduce((sum, { people }) => sum + (people ?? 0), 0),
    with: shown.reduce((sum, heard) => sum + (heard.with ?? 0), 0),
    voices: voices.length,
    few: shown.filter(({ few }) => few).length,
    untold: shown.filter(({ people, few }) => people === null && !few).length,
  };
};

/** Who was not heard, each once, whatever the capitals; the one named most often first. */
export const whoNotHeard = (lists: readonly (readonly string[])[]): string[] => {
  const found = new Map<string, { words: string; times: number }>();
  for (const words of lists.flat()) {
    const key = words.trim().toLowerCase();
    const known = found.get(key);
    if (known) known.times += 1;
    else if (key) found.set(key, { words: words.trim(), times: 1 });
  }
  return [...found.values()].sort((a, b) => b.times - a.times).map(({ words }) => words);
};

/** What a person wrote as a list: one a line, or with semicolons; each once. */
export const listIn = (text: string): string[] => {
  const seen = new Set<string>();
  return text
    .split(/[\n;]/)
    .map((part) => part.trim().replace(/\.$/, ''))
    .filter((part) => {
      const key = part.toLowerCase();
      return part !== '' && !seen.has(key) && seen.add(key);
    });
};

/** Themes are short and shared: small letters, single spaces, each once. */
export const themesIn = (themes: readonly string[]): string[] => [
  ...new Set(
    themes
      .flatMap((text) => text.split(/[,;\n]/))
      .map((theme) => theme.trim().toLowerCase().replaceAll(/\s+/g, ' '))
      .filter(Boolean),
  ),
];

/** A form of address before a name: `Mrs Example`. */
const NAMED = /\b(?:Mr|Mrs|Miss|Ms|Mx|Dr|Nurse|Sister|Professor)\.? +\p{Lu}\p{L}+/u;

/** Whether words seem to name somebody: no patient is named in a voice, and no clinician without their leave. */
export const seemsToName = (words: string): boolean => NAMED.test(words);

type Chosen = { readonly voice: string };

/** The quotations to show of many: the newest of each voice before a second of any. `quotations` come newest first. */
export const chooseQuotations = <Q extends Chosen>(quotations: readonly Q[], most: number): Q[] => {
  const first = quotations.filter(
    (one, i) => quotations.findIndex((other) => other.voice === one.voice) === i,
  );
  const rest = quotations.filter((one) => !first.includes(one));
  return [...first, ...rest].slice(0, most);
};
