import { longDate } from '../../shared/dates.ts';
import { count, counted } from '../../ui/index.ts';
import type { HistoryEntry } from '../gaps/answers.ts';
import type { QuotationOf, VoiceListed, VoicesAbout } from './answers.ts';
import { howWords, kindWords, type Permitted, permittedWords } from './rules.ts';

/** How many were heard in one voice: `12 people, 9 of whom live with it`, `fewer than five people`. */
export const heardText = ({
  people,
  with: living,
  few,
}: Pick<VoiceListed, 'people' | 'with' | 'few'>): string =>
  few
    ? 'fewer than five people'
    : people === null
      ? 'how many is not told'
      : `${counted(people, 'person', 'people')}${living === null ? '' : `, ${living === 0 ? 'none' : count(living)} of whom live with it`}`;

/** `February 2026`: the day would tell more than it helps. */
export const monthText = (date: string): string => longDate(date).replace(/^\d+ /, '');

/** Where a quotation comes from: `Man, 60s, Furnace ward · visit, healthwatch, February 2026`. */
export const fromText = ({ speaker, how, kind, heardOn }: QuotationOf): string =>
  [
    ...(speaker ? [speaker] : []),
    `${howWords(how)}, ${kindWords(kind).replace(/^An? /, '').toLowerCase()}, ${monthText(heardOn)}`,
  ].join(' · ');

/** Who was heard, in sum: `41 people, 29 with COPD, in 6 voices`. */
export const heardSumText = ({ heard, subject, subjectName }: VoicesAbout): string => {
  const { people, with: living, voices, few, untold } = heard;
  const parts = [
    counted(people, 'person', 'people'),
    ...(living > 0
      ? [
          subject === 'general'
            ? `${count(living)} of whom live with it`
            : `${count(living)} with ${subjectName}`,
        ]
      : []),
  ];
  const rest = [
    ...(few > 0 ? [`${few} of fewer than five people each, who are not in the number`] : []),
    ...(untold > 0 ? [`${untold} that do not tell how many`] : []),
  ];
  return `${parts.join(', ')}, in ${counted(voices, 'voice', 'voices')}${rest.length > 0 ? ` (${rest.join('; ')})` : ''}`;
};

const TITLES: Readonly<Record<string, string>> = {
  'voice.recorded': 'Recorded',
  'voice.corrected': 'Corrected',
  'voice.withdrawn': 'Withdrawn',
  'voice.quotation-added': 'A quotation was added',
  'voice.quotation-permission': 'Who may read a quotation was changed',
  'voice.quotation-taken-back': 'Permission for a quotation was taken back',
};

const FIELDS: Readonly<Record<string, string>> = {
  subject: 'Subject',
  area: 'Area',
  place: 'Where',
  source: 'Source',
  sourceKind: 'Kind of source',
  heardOn: 'Heard on',
  how: 'How',
  heardPeople: 'People heard',
  heardWith: 'Of them with it',
  heardWho: 'Who they were',
  notHeard: 'Not heard',
  summary: 'What they said',
  themes: 'Themes',
};

/** Of these a history tells only that they changed. */
const HIDDEN = ['heardPeople', 'heardWith'];

const shown = (value: unknown): string =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
    ? 'nothing'
    : `“${Array.isArray(value) ? value.join('; ') : String(value)}”`;

/** What was done, and in sentences what changed. */
export const voiceHistoryWords = ({
  kind,
  before,
  after,
}: HistoryEntry): { readonly title: string; readonly body: readonly string[] } => {
  const title = TITLES[kind] ?? kind;
  if (kind === 'voice.corrected' && before && after)
    return {
      title,
      body: Object.keys(after).map((field) =>
        HIDDEN.includes(field)
          ? `${FIELDS[field]} was changed.`
          : `${FIELDS[field] ?? field}: ${shown(before[field])} became ${shown(after[field])}.`,
      ),
    };
  if (kind === 'voice.quotation-permission' && after)
    return { title, body: [`${permittedWords(after.permission as Permitted)}.`] };
  return { title, body: [] };
};
