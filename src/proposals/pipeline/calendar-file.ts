import ical, { ICalEventTransparency } from 'ical-generator';
import { ideaHref } from '../kit/refs.ts';
import type { DueItem } from './calendar.ts';

type DueDay = { readonly date: string; readonly items: readonly DueItem[] };

/**
 * What is due as an iCalendar file: one entry for a whole day for each idea, which takes nobody's time. `address` is
 * that of this Coalface, without a slash at its end; `now` is when it is made. The same day and idea have the same id,
 * so that a file opened twice puts nothing into a calendar twice.
 */
export const calendarFile = (
  days: readonly DueDay[],
  { title, address, now }: { readonly title: string; readonly address: string; readonly now: Date },
): string => {
  const host = new URL(address).host;
  const calendar = ical({ name: title, prodId: { company: 'Coalface', product: 'Ideas', language: 'EN' } });
  for (const { date, items } of days)
    for (const item of items)
      calendar.createEvent({
        id: `${item.reference}-${date}@${host}`,
        start: new Date(`${date}T00:00:00Z`),
        timezone: 'UTC',
        allDay: true,
        stamp: now,
        summary: `${item.title}: ${item.what}`,
        description: [`${item.reference}, ${item.stands}.`, item.whose ? `Whose: ${item.whose}.` : '']
          .filter(Boolean)
          .join(' '),
        url: `${address}${ideaHref(item.reference)}`,
        transparency: ICalEventTransparency.TRANSPARENT,
      });
  return calendar.toString();
};
