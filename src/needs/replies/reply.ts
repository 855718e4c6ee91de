import { z } from 'zod';
import { keepChange } from '../../platform/history/history.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, ticked, versionInput, words } from '../../platform/input.ts';
import { notify } from '../../platform/notifications/index.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Figure } from '../figures/figure.ts';
import type { FindFigure } from '../gaps/freeze.ts';
import { FREE, figureInput, makeFigure, practiceInput, type Refused } from './figures.ts';
import { lockReplyTo, replyAt } from './queries.ts';
import { funnelOf, stateAfterWriting } from './rules.ts';
import { markOf, mayReply, replyFigure, replyRef } from './shown.ts';
import { replyDb } from './tables.ts';

/** A practice answers a figure about it, or changes its answer. */
export const replyUse = (find: FindFigure) =>
  defineUse({
    name: 'reply',
    path: 'figure-replies',
    method: 'post',
    permission: 'figures.reply',
    summary:
      'A practice answers a figure about it: the reply stands wherever the figure stands, named to members.',
    input: z.object({
      figure: figureInput,
      practice: practiceInput,
      words: words('Write what the practice says.', 1000),
      error: ticked('the practice says that the data are wrong'),
      version: versionInput.optional().describe('of the reply that you change; leave it out for a first one'),
      confirmed: confirmedWords,
    }),
    output: z.object({ id: z.string() }),
    run: async (platform, actor, input) => {
      const { practice } = input;
      if (!mayReply(actor, practice)) return refuse<Refused>({ kind: 'reply-not-yours', practice });
      const identified = identifiedIn({ words: input.words }, input.confirmed);
      if (identified) return refuse(identified);
      const made = await makeFigure(find, platform, actor, input.figure);
      const mark = made.ok ? markOf(made.value, practice) : undefined;
      // What was asked can be answered even where the figure can no longer be made.
      const before = mark ? undefined : await replyAt(platform.db, input.figure, practice);
      if (!mark && !before)
        return refuse<Refused>(
          made.ok && !funnelOf(made.value.picture)
            ? { kind: 'reply-no-practices' }
            : { kind: 'reply-not-in-figure', practice },
        );
      const of = before
        ? { topic: before.topic, subject: before.subject, key: before.figure_key, period: before.period }
        : replyFigure((made as { value: Figure }).value);
      const now = platform.now();
      const today = londonDate(now);
      const by = signatureOf(actor);
      return inTransaction<Result<{ id: string }, Refused>>(platform.db, async (trx) => {
        const found = await lockReplyTo(trx, of, practice);
        if (found && found.state !== 'asked' && found.version !== input.version)
          return refuse({ kind: 'changed-meanwhile', what: `The reply of ${practice}` });
        const state = stateAfterWriting(
          found && { state: found.state, words: found.words, saysError: found.says_error },
          { words: input.words, saysError: input.error },
        );
        if (found && found.words === input.words && found.says_error === input.error)
          return ok({ id: found.id });
        const given = {
          state,
          words: input.words,
          says_error: input.error,
          replied_on: today,
          replied_by: by.person,
          replied_by_name: by.name,
          replied_by_standing: by.standing,
          agreed_on: state === 'data-error' ? (found?.agreed_on ?? null) : null,
          agreed_by_name: state === 'data-error' ? (found?.agreed_by_name ?? null) : null,
        };
        const version = (found?.version ?? 0) + 1;
        const { id } = found
          ? await replyDb(trx)
              .updateTable('figure_reply')
              .set({ ...given, version })
              .where('id', '=', found.id)
              .returning('id')
              .executeTakeFirstOrThrow()
          : await replyDb(trx)
              .insertInto('figure_reply')
              .values({
                ...given,
                topic: of.topic,
                subject: of.subject,
                figure_key: of.key,
                period: of.period,
                practice,
                href: made.ok ? made.value.href : input.figure,
                title: made.ok ? made.value.title : '',
                value: mark?.value ?? null,
                unit: mark?.unit ?? '',
                standing: mark?.standing ?? 'withheld',
                asked_on: null,
                asked_by: null,
                asked_by_name: null,
                reminded_on: null,
              })
              .returning('id')
              .executeTakeFirstOrThrow();
        await keepChange(trx, actor, now, replyRef(id), {
          version,
          kind: found?.words == null ? 'reply.given' : 'reply.changed',
          ...(found?.words == null
            ? {}
            : { before: { words: found.words, saysError: found.says_error, state: found.state } }),
          after: { practice, words: input.words, saysError: input.error, state },
          free: FREE,
        });
        if (found?.asked_by)
          await notify(trx, {
            people: actor.kind === 'person' && actor.id === found.asked_by ? [] : [found.asked_by],
            kind: 'reply.given',
            title: `${practice} replied${input.error ? ', and says that the data are wrong' : ''}: ${found.title}`,
            href: found.href,
            object: replyRef(id),
          });
        return ok({ id });
      });
    },
  });
