import type { Ask } from '../../platform/http/ask.ts';
import type { Db } from '../../platform/relational/relational.ts';
import type { Result } from '../../shared/result.ts';
import type { RoomAnswer } from './shown.ts';
import { roomUse } from './uses.ts';

type Answer = Promise<Result<RoomAnswer>>;
/** The answer that is being worked out, and the one after it. */
type Work = { readonly present: Answer; next: Answer | undefined };

const boards = new WeakMap<Db, Map<string, Work>>();

/**
 * A meeting as it goes on, for the board. Everybody of the public reads the same, and a hall of phones asks in one
 * moment: whoever asks while an answer is worked out gets the one after it, which began when they had asked. Members
 * read their own.
 */
export const hallBoard = (ask: Ask, meeting: string): Answer => {
  const work = () => ask.perform(roomUse, { meeting });
  if (ask.actor.kind !== 'public') return work();
  const at = boards.get(ask.platform.db) ?? new Map<string, Work>();
  boards.set(ask.platform.db, at);
  const begin = (): Answer => {
    const present = work();
    const one: Work = { present, next: undefined };
    at.set(meeting, one);
    const ended = () => {
      if (!one.next && at.get(meeting) === one) at.delete(meeting);
    };
    present.then(ended, ended);
    return present;
  };
  const under = at.get(meeting);
  if (!under) return begin();
  under.next ??= under.present.then(begin, begin);
  return under.next;
};
