import { longDate } from '../../shared/dates.ts';
import { count } from '../../ui/index.ts';
import type { HistoryEntry, Somebody } from './answers.ts';
import { becauseWords, type ClosedBecause, type GapMove, type GapStatus, statusWords } from './rules.ts';

type People = {
  readonly people: number | null;
  readonly peopleLower: number | null;
  readonly peopleUpper: number | null;
  readonly peopleWords: string | null;
};

/** `3,689 people (2,500 to 4,900)`; undefined where nobody said how many. */
export const peopleText = ({ people, peopleLower, peopleUpper }: People): string | undefined =>
  people === null
    ? undefined
    : `${count(people)} people${
        peopleLower !== null && peopleUpper !== null
          ? ` (${count(peopleLower)} to ${count(peopleUpper)})`
          : ''
      }`;

/** `Dr Ploverdale, clinical lead`; to the public `Clinical lead`. */
export const whoText = ({ name, role }: Somebody): string =>
  name === null ? role : role ? `${name}, ${role}` : name;

/** What a button says that does it. */
export const MOVE_TITLES: Readonly<Record<GapMove, string>> = {
  'take-up': 'Take it up',
  'go-on': 'Say how it goes',
  'give-back': 'Give it back',
  close: 'Close it',
  reopen: 'Open it again',
  merge: 'Merge it into another',
  part: 'Part it again',
};

/** What that means, under its choice. */
export const MOVE_HINTS: Readonly<Record<GapMove, string>> = {
  'take-up': 'Somebody works on it now: its owner.',
  'go-on': 'Work goes on. Say in a sentence how far it is.',
  'give-back': 'Nobody works on it now; it waits again. Say why.',
  close: 'The need is met, it is no gap, or it is not pursued. Say why: whoever recorded it is told.',
  reopen: 'It was closed too soon. Say why.',
  merge: 'It is the same as another. Its evidence stays, and can be read from there.',
  part: 'It is not the same after all. Say why.',
};

const TITLES: Readonly<Record<string, string>> = {
  'gap.recorded': 'Recorded',
  'gap.corrected': 'Corrected',
  'gap.owned': 'Given an owner',
  'gap.taken-up': 'Taken up',
  'gap.went-on': 'How it goes',
  'gap.given-back': 'Given back',
  'gap.closed': 'Closed',
  'gap.reopened': 'Opened again',
  'gap.merged': 'Merged into another',
  'gap.took-in': 'Another was merged into it',
  'gap.parted': 'Parted from another',
  'gap.bearing-added': 'A guideline or service was added',
  'gap.bearing-removed': 'A guideline or service was taken off',
};

const FIELDS: Readonly<Record<string, string>> = {
  statement: 'Statement',
  detail: 'More of it',
  place: 'Where',
  evidence: 'What it is known from',
  condition: 'Condition',
  people: 'People affected',
  peopleLower: 'Lower limit',
  peopleUpper: 'Upper limit',
  peopleWords: 'What is counted',
};

const shown = (value: unknown): string =>
  value === null || value === undefined || value === ''
    ? 'nothing'
    : typeof value === 'number'
      ? count(value)
      : `“${String(value)}”`;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What was done, and in sentences what changed. */
export const historyWords = ({
  kind,
  before,
  after,
}: HistoryEntry): { readonly title: string; readonly body: readonly string[] } => {
  const title = TITLES[kind] ?? kind;
  switch (kind) {
    case 'gap.recorded':
      return {
        title,
        body: after?.stoodOn ? [`With its figure as it stood on ${longDate(text(after.stoodOn))}.`] : [],
      };
    case 'gap.corrected':
      return {
        title,
        body: Object.keys(after ?? {}).map((field) =>
          before
            ? `${FIELDS[field] ?? field}: ${shown(before[field])} became ${shown(after?.[field])}.`
            : `${FIELDS[field] ?? field}.`,
        ),
      };
    case 'gap.owned':
      return {
        title,
        body: [
          ...(after?.ownerName ? [`${text(after.ownerName)}.`] : []),
          ...(before && before.status !== after?.status
            ? [`${statusWords(text(after?.status) as GapStatus)} at once.`]
            : []),
        ],
      };
    case 'gap.took-in':
      return { title, body: [`${text(after?.from)}.`] };
    case 'gap.bearing-added':
      return { title, body: [`${text(after?.title)}, ${text(after?.source)}.`] };
    case 'gap.bearing-removed':
      return { title, body: before ? [`${text(before.title)}, ${text(before.source)}.`] : [] };
    default:
      return {
        title,
        body: [
          ...(after?.because ? [`Because ${becauseWords(after.because as ClosedBecause)}.`] : []),
          ...(after?.into ? [`${text(after.into)}.`] : []),
          ...(after?.note ? [text(after.note)] : []),
        ],
      };
  }
};
