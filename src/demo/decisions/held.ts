import type { ToldItem, ToldMeeting } from '../../decisions/index.ts';
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import type { BodyKey } from './calendar.ts';
import { later } from './clock.ts';

type Where = Pick<ToldMeeting, 'place' | 'video' | 'inPublic' | 'privateReason' | 'from'> & {
  readonly hours: number;
};
/** Where and when each body meets. */
export const HELD: Readonly<Record<BodyKey, Where>> = {
  'governing-body': {
    place: 'Ochre Street Hall',
    video: 'https://meet.example.org/governing-body',
    inPublic: true,
    from: '13:00',
    hours: 3,
  },
  commissioning: {
    place: 'Group offices, Foundry Row',
    inPublic: false,
    privateReason: 'it would harm a purchase that is not closed',
    from: '14:00',
    hours: 2,
  },
  audit: {
    place: 'Group offices, Foundry Row',
    inPublic: false,
    privateReason: 'it is about a person who could be recognised',
    from: '10:00',
    hours: 2,
  },
  'members-council': { place: 'Ochre Street Hall', inPublic: true, from: '18:30', hours: 2 },
};

/** What each meeting is called. */
export const NAMES: Readonly<Record<BodyKey, string>> = {
  'governing-body': 'Governing body',
  commissioning: 'Commissioning committee',
  audit: 'Audit and quality committee',
  'members-council': 'Members’ council',
};

/** Puts items one after another, and what is said in each within it. */
export const scheduled = (
  from: string,
  on: CalendarDate,
  items: readonly ToldItem[],
): readonly ToldItem[] => {
  let at = from;
  return items.map((item) => {
    const begins = item.at ?? at;
    const ends = item.until ?? later(begins, item.minutes);
    at = ends;
    const within = Math.max(1, Math.floor(item.minutes / 2));
    return {
      ...item,
      at: begins,
      until: ends,
      lines:
        item.lines?.map((line) => (line.at === '' ? { ...line, at: later(begins, within) } : line)) ?? [],
      questions: item.questions?.map((one) => (one.on === '' ? { ...one, on: addDays(on, -4) } : one)) ?? [],
      ...(item.vote
        ? {
            vote: {
              ...item.vote,
              at: item.vote.at === '' ? later(ends, -Math.min(4, item.minutes)) : item.vote.at,
              until: item.vote.until === '' ? later(ends, -1) : item.vote.until,
            },
          }
        : {}),
    };
  });
};
