import { addDays, type CalendarDate, daysBetween } from '../../shared/dates.ts';
import type { LatePaperRule, StandingOrders } from '../orders/orders-rules.ts';
import type { AgendaItemTable, ItemKind, ItemPurpose, MeetingState } from './tables.ts';
import { addMinutes } from './times-rules.ts';

/** What numbering and timing read of an item. */
type Placed = Pick<AgendaItemTable, 'position'> & {
  readonly minutes_planned: number;
  readonly state: string;
};

/**
 * Items under their numbers, in their order. Numbers are given over the whole agenda before anything is hidden from a
 * reader, so that item 7 is item 7 for everybody; what was withdrawn before the agenda went out (position 0) has none,
 * what was withdrawn after it keeps its own.
 */
export const numbered = <T extends Placed>(
  items: readonly T[],
): readonly (T & { readonly number: number })[] =>
  items
    .filter(({ position }) => position > 0)
    .sort((a, b) => a.position - b.position)
    .map((item, place) => ({ ...item, number: place + 1 }));

/** Items with the times at which they are planned to begin; one that is withdrawn takes no time. */
export const timed = <T extends Placed>(
  items: readonly T[],
  starts: Date,
): readonly (T & { readonly planned: Date })[] => {
  let at = starts;
  return items.map((item) => {
    const planned = at;
    if (item.state !== 'withdrawn') at = addMinutes(at, item.minutes_planned);
    return { ...item, planned };
  });
};

type NoticeRules = Pick<StandingOrders, 'noticeDays' | 'papersDays'>;

/** The last days for the agenda and for papers, by orders; null where the body has none. */
export const lastDays = (
  orders: NoticeRules | undefined,
  meets: CalendarDate,
): { readonly notice: CalendarDate; readonly papers: CalendarDate } | null =>
  orders ? { notice: addDays(meets, -orders.noticeDays), papers: addDays(meets, -orders.papersDays) } : null;

/** Days of notice that are missing if it goes out today; nought when it is in time. */
export const noticeShort = (last: CalendarDate | undefined, today: CalendarDate): number =>
  last === undefined || today <= last ? 0 : daysBetween(last, today);

/** What a paper of today needs: nothing, the chair’s agreement, their reason besides; or it is refused. */
export const latePaper = (
  due: CalendarDate | null,
  today: CalendarDate,
  rule: LatePaperRule | undefined,
): 'in-time' | LatePaperRule =>
  due === null || today <= due ? 'in-time' : (rule ?? 'chair-agrees-with-reason');

/** While the agenda can be changed; after it went out with a reason. */
export const canChangeAgenda = (state: MeetingState): boolean =>
  state === 'planned' || state === 'agenda-out' || state === 'papers-out';

/** What every agenda of a body begins with. */
export const standardItems = (
  inPublic: boolean,
): readonly { kind: ItemKind; title: string; purpose: ItemPurpose; minutes: number }[] => [
  { kind: 'opening', title: 'Welcome, apologies and interests', purpose: 'note', minutes: 5 },
  { kind: 'minutes', title: 'Minutes of the last meeting', purpose: 'decide', minutes: 5 },
  { kind: 'actions', title: 'Actions and matters arising', purpose: 'note', minutes: 10 },
  ...(inPublic
    ? [{ kind: 'questions', title: 'Questions from the public', purpose: 'discuss', minutes: 15 } as const]
    : []),
];

export const PURPOSES = ['decide', 'discuss', 'note'] as const;
const PURPOSE_WORDS: Readonly<Record<ItemPurpose, string>> = {
  decide: 'To decide',
  discuss: 'To discuss',
  note: 'To note',
};
export const purposeWords = (purpose: ItemPurpose): string => PURPOSE_WORDS[purpose];

const STATE_WORDS: Readonly<Record<MeetingState, string>> = {
  planned: 'Planned',
  'agenda-out': 'Agenda out',
  'papers-out': 'Papers out',
  open: 'Going on now',
  closed: 'Held',
  cancelled: 'Cancelled',
};
export const stateWords = (state: MeetingState): string => STATE_WORDS[state];
