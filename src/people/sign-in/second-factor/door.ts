import type { Ask } from '../../../platform/http/ask.ts';
import type { RecordedActor } from '../../../platform/record/record.ts';
import { asksForSecondFactor, findSession } from '../identify/identify.ts';
import { isFresh } from '../identify/rules.ts';
import { sessionCookie } from '../session/enter.ts';

export type AtDoor = {
  readonly session: string;
  readonly person: string;
  readonly name: string;
  /** True between the right password and the second factor. */
  readonly awaits: boolean;
  /** True when a role of theirs asks for a second factor. */
  readonly required: boolean;
  readonly isFresh: boolean;
  readonly chosen: boolean;
  readonly recorded: RecordedActor;
};

/**
 * Who stands at the door of the second factor: also somebody whose password was right and who is nobody yet
 * to the rest of the house. Undefined when no session is there.
 */
export const atDoor = async (ask: Ask): Promise<AtDoor | undefined> => {
  const cookie = sessionCookie(ask);
  const now = ask.platform.now();
  const found = cookie ? await findSession(ask.platform.db, cookie, now) : undefined;
  if (!found) return undefined;
  return {
    session: found.id,
    person: found.person,
    name: found.name,
    awaits: found.awaits,
    required: asksForSecondFactor(found.held),
    isFresh: isFresh(found.second_factor_at, now),
    chosen: found.how === 'demo',
    recorded: { kind: 'person', id: found.person, name: found.name },
  };
};
