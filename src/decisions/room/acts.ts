import type { ApiRoute } from '../../platform/http/routes.ts';
import { meetingHref } from '../kit/refs.ts';
import { castInRoomUse, castingVoteUse } from '../votes/uses.ts';
import { addActionUse } from './actions.ts';
import { answerInRoomUse } from './answers.ts';
import { attendRestUse, attendUse } from './attendance.ts';
import { addConditionUse, takeBackConditionUse } from './conditions.ts';
import { closeItemUse, openItemUse } from './items.ts';
import { addLineUse, strikeLineUse } from './lines.ts';
import { deferItemUse, takeWayUse } from './put-off.ts';
import { declareInRoomUse, dismissInRoomUse, ruleInRoomUse } from './rulings.ts';
import { closeMeetingUse, openMeetingUse, takeChairUse } from './session.ts';
import { closeVoteInRoomUse, openVoteInRoomUse, remindVotersUse } from './votes.ts';

export type RoomAct = {
  readonly use: ApiRoute['use'];
  /** What is said when it is done. */
  readonly said: string;
  /** It may wait on the tablet while the connection is lost: it needs nothing of the server to be true. */
  readonly waits: boolean;
};

/** What can be done in the room, by the names of its forms. */
export const ROOM_ACTS = {
  open: { use: openMeetingUse, said: 'The meeting is open. Say who is here.', waits: false },
  close: { use: closeMeetingUse, said: 'The meeting is closed.', waits: false },
  chair: { use: takeChairUse, said: 'The chair has changed.', waits: false },
  attend: { use: attendUse, said: 'Written down.', waits: true },
  rest: { use: attendRestUse, said: 'Everybody else is here.', waits: true },
  'open-item': { use: openItemUse, said: 'The item is open.', waits: false },
  'close-item': { use: closeItemUse, said: 'The item is closed.', waits: false },
  'defer-item': { use: deferItemUse, said: 'The item is put off.', waits: false },
  way: { use: takeWayUse, said: 'It is written down.', waits: false },
  line: { use: addLineUse, said: 'The line is added.', waits: true },
  strike: { use: strikeLineUse, said: 'The line is struck out.', waits: false },
  condition: { use: addConditionUse, said: 'The condition is added.', waits: true },
  'take-back': { use: takeBackConditionUse, said: 'The condition is taken back.', waits: true },
  action: { use: addActionUse, said: 'The action is written down.', waits: true },
  answer: { use: answerInRoomUse, said: 'Question and answer stand in the record.', waits: true },
  rule: { use: ruleInRoomUse, said: 'The ruling stands. Quorum is worked out again.', waits: true },
  dismiss: { use: dismissInRoomUse, said: 'The interest does not count.', waits: true },
  declare: { use: declareInRoomUse, said: 'The interest is added. It waits for a ruling.', waits: true },
  vote: { use: openVoteInRoomUse, said: 'The vote is open.', waits: false },
  'close-vote': { use: closeVoteInRoomUse, said: 'The vote is closed.', waits: false },
  cast: { use: castInRoomUse, said: 'The vote is in.', waits: false },
  casting: { use: castingVoteUse, said: 'The casting vote is given.', waits: false },
  remind: { use: remindVotersUse, said: 'They are reminded.', waits: false },
} as const satisfies Readonly<Record<string, RoomAct>>;
export type RoomActName = keyof typeof ROOM_ACTS;

export const isRoomAct = (name: string): name is RoomActName => Object.hasOwn(ROOM_ACTS, name);

export const roomHref = (meeting: string): string => `${meetingHref(meeting)}/room`;
export const boardHref = (meeting: string): string => `${meetingHref(meeting)}/board`;
export const liveHref = (meeting: string): string => `${meetingHref(meeting)}/live`;
export const roomItemHref = (meeting: string, item: number): string => `${roomHref(meeting)}?item=${item}`;

/** Address of an act at /api/v1, its parts filled in. */
export const actApi = (name: RoomActName, parts: Readonly<Record<string, string>>): string => {
  const { path, name: useName }: RoomAct['use'] = ROOM_ACTS[name].use;
  return `/api/v1/${(path ?? useName).replaceAll(/\{(\w+)\}/g, (_, part: string) => encodeURIComponent(parts[part] ?? ''))}`;
};
