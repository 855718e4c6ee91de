import { type Command, commandOf } from '../../platform/cli/command.ts';
import { clockWords } from '../meetings/times-rules.ts';
import { latenessWords } from './clock-rules.ts';
import type { RoomAnswer } from './shown.ts';
import { roomUse } from './uses.ts';

const stateOf = (room: RoomAnswer): string =>
  room.state === 'open'
    ? `Open; ${latenessWords(room.late)}; ${room.here.here} of ${room.here.of} members who vote are here.`
    : room.state === 'closed'
      ? 'Closed.'
      : 'Not open.';

/** `coalface meeting-room MTG-2026-012`: how far a meeting is, and its record. */
export const roomCommands: readonly Command[] = [
  commandOf({
    name: 'meeting-room',
    use: roomUse,
    arguments: ['meeting'],
    text: (room) =>
      [
        `${room.meeting}: ${room.title}`,
        stateOf(room),
        ...(room.shown ? [`Item ${room.shown.number}, ${room.shown.title}`] : []),
        ...(room.shown?.quorum ? [room.shown.quorum.sentence] : []),
        '',
        ...room.lines.map((line) => `${clockWords(new Date(line.at))}  ${line.words}`),
      ].join('\n'),
  }),
];
