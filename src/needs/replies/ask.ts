import { z } from 'zod';
import { managersOf } from '../../people/index.ts';
import { keepChange } from '../../platform/history/history.ts';
import { ticked, versionInput } from '../../platform/input.ts';
import { notify } from '../../platform/notifications/index.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { FindFigure } from '../gaps/freeze.ts';
import { FREE, figureInput, makeFigure, type Refused } from './figures.ts';
import { lockReply } from './queries.ts';
import { funnelOf, outsideOf } from './rules.ts';
import { mayAsk, replyFigure, replyHref, replyRef } from './shown.ts';
import { replyDb } from './tables.ts';

/** Asks every practice of a figure that stands outside the limits for its reply; those asked or heard already are left. */
export const askRepliesUse = (find: FindFigure) =>
  defineUse({
    name: 'ask-replies',
    path: 'figure-replies/ask',
    method: 'post',
    permission: 'gaps.manage',
    summary:
      'Asks every practice outside the limits of a figure for its reply; each is reminded once after 14 days.',
    input: z.object({ figure: figureInput }),
    output: z.object({ asked: z.array(z.string()), before: z.number().describe('asked or heard already') }),
    run: async (platform, actor, input) => {
      const made = await makeFigure(find, platform, actor, input.figure);
      if (!made.ok) return made;
      const figure = made.value;
      const chart = funnelOf(figure.picture);
      if (!chart) return refuse<Refused>({ kind: 'reply-no-practices' });
      const outside = outsideOf(chart).flatMap((point) =>
        point.code ? [{ ...point, code: point.code }] : [],
      );
      if (outside.length === 0) return refuse<Refused>({ kind: 'reply-none-outside' });
      const now = platform.now();
      const today = londonDate(now);
      const by = signatureOf(actor);
      const { topic, subject, key, period } = replyFigure(figure);
      return inTransaction(platform.db, async (trx) => {
        const asked: string[] = [];
        for (const point of outside) {
          const row = await replyDb(trx)
            .insertInto('figure_reply')
            .values({
              topic,
              subject,
              figure_key: key,
              period,
              practice: point.code,
              href: figure.href,
              title: figure.title,
              value: point.value,
              unit: chart.unit,
              standing: point.standing,
              state: 'asked',
              asked_on: today,
              asked_by: by.person,
              asked_by_name: by.name,
              reminded_on: null,
              words: null,
              replied_on: null,
              replied_by: null,
              replied_by_name: null,
              replied_by_standing: null,
              agreed_on: null,
              agreed_by_name: null,
            })
            .onConflict((conflict) => conflict.doNothing())
            .returning('id')
            .executeTakeFirst();
          if (!row) continue;
          asked.push(point.code);
          await keepChange(trx, actor, now, replyRef(row.id), {
            version: 1,
            kind: 'reply.asked',
            after: { practice: point.code, figure: figure.href, period },
            free: FREE,
          });
          await notify(trx, {
            people: await managersOf(trx, point.code, today),
            kind: 'reply.asked',
            title: `What does your practice say to this: ${figure.title}`,
            href: replyHref(figure.href, point.code),
            object: replyRef(row.id),
          });
        }
        return ok({ asked, before: outside.length - asked.length });
      });
    },
  });

/** Agrees with a practice that the data of a figure are wrong, or no longer. */
export const agreeError = defineUse({
  name: 'agree-data-error',
  path: 'figure-replies/{id}/error',
  method: 'post',
  permission: 'gaps.manage',
  summary: 'Agrees with a practice that the data of a figure about it are wrong, or takes that back.',
  input: z.object({
    id: z.uuid({ error: 'must be the id of a reply' }),
    agreed: ticked('true: agreed; false: taken back'),
    version: versionInput,
  }),
  output: z.object({ id: z.string() }),
  run: (platform, actor, { id, agreed, version }) =>
    inTransaction<Result<{ id: string }, Refused>>(platform.db, async (trx) => {
      const found = await lockReply(trx, id);
      if (!found || !mayAsk(actor)) return refuse({ kind: 'not-found', what: 'that reply' });
      if (found.version !== version)
        return refuse({ kind: 'changed-meanwhile', what: `The reply of ${found.practice}` });
      if (!found.says_error || found.state === 'asked') return refuse({ kind: 'reply-no-error' });
      const state = agreed ? 'data-error' : 'replied';
      if (found.state === state) return ok({ id });
      const now = platform.now();
      const today = londonDate(now);
      await replyDb(trx)
        .updateTable('figure_reply')
        .set({
          state,
          agreed_on: agreed ? today : null,
          agreed_by_name: agreed ? signatureOf(actor).name : null,
          version: found.version + 1,
        })
        .where('id', '=', id)
        .execute();
      await keepChange(trx, actor, now, replyRef(id), {
        version: found.version + 1,
        kind: agreed ? 'reply.error-agreed' : 'reply.error-not-agreed',
        before: { state: found.state },
        after: { practice: found.practice, state },
        free: FREE,
      });
      await notify(trx, {
        people: (await managersOf(trx, found.practice, today)).filter(
          (person) => actor.kind !== 'person' || person !== actor.id,
        ),
        kind: 'reply.error-agreed',
        title: agreed
          ? `The group agrees that the data about your practice are wrong: ${found.title}`
          : `The group no longer agrees that the data about your practice are wrong: ${found.title}`,
        href: replyHref(found.href, found.practice),
        object: replyRef(id),
      });
      return ok({ id });
    }),
});
