import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Meeting } from '../../kit/find.ts';
import { meetingHref } from '../../kit/refs.ts';

type Put = Pick<
  Meeting,
  'reference' | 'title' | 'starts' | 'ends' | 'place' | 'video' | 'state' | 'sequence' | 'cancelled_reason'
>;

/**
 * Meetings as an iCalendar file (RFC 5545). Times are in UTC, which every calendar shows in its owner’s own time, also
 * over a change of the clocks. SEQUENCE grows with every change, so that an invitation is replaced, and one that is
 * called off stays in the file as cancelled.
 */
export const calendarOf = (
  name: string,
  meetings: readonly Put[],
  given: {
    /** Address that people use, without a slash at its end. */
    readonly address: string;
    readonly now: Date;
    /** Whether the address to join by video goes with it: to members of the body. */
    readonly withVideo: (meeting: Put) => boolean;
  },
): string => {
  const calendar = ical({
    name,
    prodId: { company: 'Coalface', product: 'Meetings', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 60 * 60,
  });
  const host = new URL(given.address).hostname;
  for (const meeting of meetings) {
    const isOff = meeting.state === 'cancelled';
    const url = `${given.address}${meetingHref(meeting.reference)}`;
    const lines = [
      ...(isOff ? [`Called off: ${meeting.cancelled_reason}`] : []),
      ...(meeting.video && given.withVideo(meeting) ? [`By video: ${meeting.video}`] : []),
      `Agenda and papers: ${url}`,
    ];
    calendar.createEvent({
      id: `${meeting.reference}@${host}`,
      sequence: meeting.sequence,
      stamp: given.now,
      start: meeting.starts,
      end: meeting.ends,
      summary: isOff ? `Called off: ${meeting.title}` : meeting.title,
      location: meeting.place,
      description: lines.join('\n'),
      url,
      status: isOff
        ? ICalEventStatus.CANCELLED
        : meeting.state === 'planned'
          ? ICalEventStatus.TENTATIVE
          : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
};
