import { z } from 'zod';
import { inTransaction } from '../../../platform/relational/transaction.ts';
import { defineUse } from '../../../platform/use.ts';
import { ok, type Refusal, type Result, refuse } from '../../../shared/result.ts';
import { isOver } from '../identify/rules.ts';
import { endSessions, findSessions } from './session.ts';

const SessionShown = z.object({
  id: z.uuid(),
  device: z.string(),
  how: z.enum(['password', 'provider', 'invitation', 'demo']),
  started: z.iso.datetime(),
  seen: z.iso.datetime(),
  /** The one that asks. */
  current: z.boolean(),
});
export type SessionShown = z.output<typeof SessionShown>;

export const mySessions = defineUse({
  name: 'my-sessions',
  path: 'me/sessions',
  method: 'get',
  permission: 'self.manage',
  summary: 'Where you are signed in now.',
  input: z.object({}),
  output: z.object({ sessions: z.array(SessionShown) }),
  run: async (platform, actor) => {
    if (actor.kind !== 'person') return ok({ sessions: [] });
    const now = platform.now();
    const sessions = (await findSessions(platform.db, actor.id)).filter((session) => !isOver(session, now));
    return ok({
      sessions: sessions.map(({ started, seen, ...session }) => ({
        ...session,
        started: started.toISOString(),
        seen: seen.toISOString(),
        current: session.id === actor.session,
      })),
    });
  },
});

export const endSession = defineUse({
  name: 'end-session',
  path: 'me/sessions/{session}',
  method: 'delete',
  permission: 'self.manage',
  summary: 'Sign out one of your sessions, wherever it is.',
  input: z.object({ session: z.uuid('There is no such session.') }),
  output: z.object({ ended: z.number() }),
  run: async (platform, actor, input): Promise<Result<{ ended: number }, Refusal>> => {
    if (actor.kind !== 'person') return refuse({ kind: 'session-needed' });
    const ended = await inTransaction(platform.db, (trx) =>
      endSessions(trx, actor, actor.id, { only: input.session }),
    );
    return ended > 0 ? ok({ ended }) : refuse({ kind: 'not-found', what: 'that session' } as Refusal);
  },
});

export const endOtherSessions = defineUse({
  name: 'end-other-sessions',
  path: 'me/sessions',
  method: 'delete',
  permission: 'self.manage',
  summary: 'Sign out everywhere but here; with a token, everywhere.',
  input: z.object({}),
  output: z.object({ ended: z.number() }),
  run: async (platform, actor): Promise<Result<{ ended: number }, Refusal>> => {
    if (actor.kind !== 'person') return refuse({ kind: 'session-needed' });
    const which = actor.session === undefined ? {} : { except: actor.session };
    return ok({
      ended: await inTransaction(platform.db, (trx) => endSessions(trx, actor, actor.id, which)),
    });
  },
});
