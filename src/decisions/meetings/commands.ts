import { type Command, commandOf, textTable } from '../../platform/cli/command.ts';
import { londonDate, weekdayDate } from '../../shared/dates.ts';
import { purposeWords, stateWords } from './agenda-rules.ts';
import { clockWords, spanWords } from './times-rules.ts';
import { type MeetingAnswer, meetings, meetingUse } from './uses.ts';

/** `coalface meetings --when past --body governing-body`. */
const meetingsCommand = commandOf({
  name: 'meetings',
  use: meetings,
  text: ({ total, meetings: rows }) =>
    `${textTable(
      ['Meeting', 'Title', 'Day', 'Times', 'How far'],
      rows.map((row) => [
        row.reference,
        row.title,
        londonDate(new Date(row.starts)),
        spanWords(new Date(row.starts), new Date(row.ends)),
        stateWords(row.state),
      ]),
    )}\n\n${total} ${total === 1 ? 'meeting' : 'meetings'}.`,
});

const meetingText = (meeting: MeetingAnswer): string =>
  [
    `${meeting.reference}: ${meeting.title}`,
    `${weekdayDate(londonDate(new Date(meeting.starts)))}, ${spanWords(new Date(meeting.starts), new Date(meeting.ends))}, ${meeting.place}.`,
    `${stateWords(meeting.state)}${meeting.cancelledReason ? `: ${meeting.cancelledReason}` : ''}. ${meeting.inPublic ? 'The public may come.' : `In private: ${meeting.privateReason ?? ''}`}`,
    ...meeting.notes,
    '',
    ...meeting.items.flatMap((item) => [
      `${clockWords(new Date(item.planned))}  ${item.number} ${item.title} (${purposeWords(item.purpose).toLowerCase()})`,
      ...item.papers.map((paper) => `         ${item.number}.${paper.number} ${paper.title}`),
    ]),
    ...meeting.kept.map((number) => `       Item ${number} is not in your pack`),
  ].join('\n');

/** `coalface meetings` and `coalface meeting MTG-2026-012`. */
export const meetingCommands: readonly Command[] = [
  meetingsCommand,
  commandOf({ name: 'meeting', use: meetingUse, arguments: ['meeting'], text: meetingText }),
];
