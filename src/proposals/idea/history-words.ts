import { longDate } from '../../shared/dates.ts';
import { moveDone } from '../moves/words.ts';
import { PROPOSAL_MOVES } from '../stages/table-rules.ts';

type Words = Readonly<Record<string, unknown>> | null;

const TITLES: Readonly<Record<string, string>> = {
  'idea.raised': 'Raised',
  'idea.next-step': 'The next step was changed',
  'idea.took-in': 'Another joined it',
  'idea.details': 'Its name or summary was changed',
  'idea.clock-held': 'Its days stopped counting',
  'idea.clock-let-go': 'Its days count again',
  'idea.target-lifted': 'The target of its stage was lifted',
  'idea.target-back': 'The target of its stage holds again',
  'idea.review-written': 'What was found was written',
  'idea.decision-corrected': 'The words of the decision were corrected',
  'idea.decision-waits': 'The decision is written down, and not published yet',
  'idea.decision-told': 'The words of the decision were told',
  'idea.loaded': 'Taken over with its past',
  'idea.seen-otherwise': 'Somebody sees it otherwise',
  'idea.otherwise-taken-back': 'Somebody took back that they see it otherwise',
  'proposal.touches': 'Whom it touches was changed',
  'proposal.evidence-pinned': 'Evidence pinned',
  'proposal.evidence-refreshed': 'Evidence refreshed',
  'proposal.evidence-taken-off': 'Evidence taken off',
  'idea.routed': 'Route worked out',
  'idea.route-facts': 'What its route rests on was changed',
  'case.written': 'The case was written',
  'case.version-kept': 'A version of the case was kept',
  'case.restored': 'A part of the case went back to an older version',
  'option.added': 'An option was added',
  'option.edited': 'An option was changed',
  'option.placed': 'The options were put in another order',
  'option.chosen': 'An option was chosen',
  'option.withdrawn': 'An option was withdrawn',
  'option.brought-back': 'An option was brought back',
};

/** `idea.clock-held`: `Clock held`, where nobody has found better words. */
const plain = (kind: string): string => {
  const words = (kind.split('.').slice(1).join(' ') || kind).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const sentence = (words: string): string => `It ${words}`;

/** What was done, in a few words. */
export const historyTitle = (kind: string): string => {
  const known = TITLES[kind];
  if (known) return known;
  const move = PROPOSAL_MOVES.find((one) => kind === `idea.${one}`);
  return move ? sentence(moveDone(move)) : plain(kind);
};

const NAMES: Readonly<Record<string, string>> = {
  title: 'Title',
  what: 'What happens to patients',
  place: 'Where',
  howOften: 'How often',
  reading: 'Reading',
  reason: 'Reason',
  reasons: 'Reasons',
  conditions: 'Conditions',
  words: 'Words',
  note: 'Because',
  body: 'Goes to',
  clinician: 'Clinician',
  clinicianName: 'Clinician',
  manager: 'Manager',
  managerName: 'Manager',
  ownerName: 'Owner',
  nextWhat: 'Next step',
  nextBy: 'By',
  into: 'Joined with',
  mergedInto: 'Joined with',
  lookAgain: 'Looked at again',
  reviewOn: 'Reviewed on',
  on: 'On',
  from: 'From',
  to: 'Until',
  outcome: 'Outcome',
  gap: 'Came from',
  assumes: 'Assumes',
  value: 'People a month',
  lower: 'At least',
  upper: 'At most',
  text: 'Words',
  topic: 'Part',
  case: 'Version',
  label: 'Option',
  source: 'Source',
  chosenBecause: 'Chosen because',
  withdrawnBecause: 'Withdrawn because',
};

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

const said = (value: unknown): string | undefined => {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '' || ID.test(value)) return undefined;
  return DATE.test(value) ? longDate(value) : value;
};

/** What was raised stands on the page itself. */
const ON_THE_PAGE = ['title', 'what', 'place', 'howOften'];

/** What it said, line by line: only what has a name in words, never a key or an id; what it was before beside it. */
export const historyLines = (kind: string, before: Words, after: Words): readonly string[] =>
  Object.entries(after ?? {}).flatMap(([key, value]) => {
    if (kind === 'idea.raised' && ON_THE_PAGE.includes(key)) return [];
    const name = NAMES[key];
    const now = said(value);
    if (!name || now === undefined) return [];
    const was = said(before?.[key]);
    return [`${name}: ${now}${was !== undefined && was !== now ? ` (was: ${was})` : ''}`];
  });
