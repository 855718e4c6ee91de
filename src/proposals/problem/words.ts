import { longDate } from '../../shared/dates.ts';
import { counted } from '../../ui/index.ts';
import type { AskedKind } from './asked-rules.ts';
import type { ClosingShortfall } from './rules.ts';
import type { StatementStands } from './tables.ts';
import type { Stance, StatementCount } from './votes-rules.ts';

const KINDS: Readonly<Record<AskedKind, { readonly title: string; readonly some: string }>> = {
  practice: { title: 'Practices', some: 'the practices' },
  specialist: { title: 'Specialists and others by name', some: 'the specialists' },
  partner: { title: 'Partners', some: 'the partners' },
  patients: { title: 'Patients', some: 'the patients’ groups' },
};
/** Heading of a kind of those asked. */
export const kindTitle = (kind: AskedKind): string => KINDS[kind].title;
/** The same within a sentence. */
export const kindInWords = (kind: AskedKind): string => KINDS[kind].some;

const STANCES: Readonly<Record<Stance, string>> = {
  agree: 'Agree',
  disagree: 'Not how I see it',
  pass: 'Pass',
};
/** What stands on the button of an answer. */
export const stanceWords = (stance: Stance): string => STANCES[stance];

const STANDS: Readonly<Record<StatementStands, string>> = {
  proposed: 'Proposed: the leads have not answered yet',
  open: 'Open',
  'not-taken': 'Not taken',
  withdrawn: 'Withdrawn',
};
export const standsWords = (stands: StatementStands): string => STANDS[stands];

/** What keeps a problem from being closed, in a sentence that says what to do. */
export const shortfallWords = (
  short: ClosingShortfall,
  names: Readonly<Record<string, string>> = {},
): string => {
  switch (short.kind) {
    case 'closing-no-statement':
      return 'There is no statement. Write at least one that people can agree with or not.';
    case 'closing-no-votes':
      return 'Nobody has answered a statement yet.';
    case 'closing-text':
      return 'Write what is agreed.';
    case 'closing-unsigned':
      return `${names[short.by] ?? 'One of the two leads'} has not signed these words.`;
    case 'closing-too-soon':
      return `${counted(short.unheard, 'one asked has', 'of those asked have')} not answered and may until ${longDate(short.until)}. It can be closed on that day, or when all have answered.`;
    case 'closing-silent':
      return `None of ${kindInWords(short.of)} has answered. Ask them again, or say why it is closed without them.`;
    case 'closing-nobody':
      return `Nobody was found to ask about ${short.what}. Add somebody, or say under “${kindTitle(short.of)}” why it is closed without.`;
  }
};

/** The counts of one statement in words: `47 agree, 2 disagree, 2 pass`. */
export const countWords = ({ agree, disagree, pass }: Pick<StatementCount, 'agree' | 'disagree' | 'pass'>) =>
  `${agree} agree, ${disagree} disagree, ${pass} pass`;

/** Where two camps stand on different sides: `People differ: 25 of 30 GPs agree, 3 of 11 hospital doctors do`. */
export const differWords = ({ differ }: Pick<StatementCount, 'differ'>): string | undefined =>
  differ &&
  `People differ: ${differ[0].agree} of ${differ[0].of} ${lower(differ[0].camp)} agree, ${differ[1].agree} of ${differ[1].of} ${lower(differ[1].camp)} do`;

const lower = (camp: string): string =>
  camp === 'GPs' ? camp : camp.charAt(0).toLowerCase() + camp.slice(1);

/** Who ended elsewhere than they began: `3 people moved from disagree to pass`. */
export const movementWords = ({ from, to, people }: { from: Stance; to: Stance; people: number }): string =>
  `${counted(people, 'person', 'people')} moved from ${from} to ${to}`;
