import { z } from 'zod';
import { findOrganisation, managersOf } from '../../people/index.ts';
import type { Actor } from '../../platform/actor.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type CommonRefusal, defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { figureOfHref } from '../figures/address.ts';
import type { Figure } from '../figures/figure.ts';
import type { FindFigure } from '../gaps/freeze.ts';
import { conditionName } from '../kit/conditions.ts';
import { keepChange } from '../kit/history.ts';
import { confirmedWords, ticked, versionInput, words } from '../kit/input.ts';
import { signatureOf } from '../kit/who.ts';
import { identifiedIn } from '../kit/words.ts';
import { CONDITIONS } from '../profiles/condition/catalogue.ts';
import type { NeedsRefusal } from '../refusals.ts';
import { type FigureAboutUs, RepliesOfPractice, RepliesToFigure } from './answers.ts';
import { lockReply, lockReplyTo, type Reply, repliesOf, replyAt } from './queries.ts';
import { funnelOf, outsideOf, stateAfterWriting } from './rules.ts';
import {
  findReplies,
  markOf,
  mayAsk,
  mayReply,
  replyFigure,
  replyHref,
  replyRef,
  shownReply,
} from './shown.ts';
import { replyDb } from './tables.ts';

type Refused = NeedsRefusal | CommonRefusal;

/** What a person writes freely of a reply. */
const FREE = ['words'];

/** Figures that show practices against chance: where a practice may find itself standing out. */
const FUNNELS = CONDITIONS.map(({ register }) => ({
  topic: 'conditions',
  subject: register,
  key: 'practices',
}));

const aboutOf = (row: Reply): FigureAboutUs => ({
  figure: row.href,
  title: row.title,
  subject: row.subject,
  subjectName: conditionName(row.subject),
  period: row.period,
  value: row.value,
  unit: row.unit,
  standing: row.standing,
  letter: null,
  reply: shownReply(row),
});

/** Figures of today in which a practice stands out, of every condition. */
const standingOut = async (
  find: FindFigure,
  platform: Platform,
  actor: Actor,
  practice: string,
): Promise<FigureAboutUs[]> => {
  const found: FigureAboutUs[] = [];
  for (const address of FUNNELS) {
    const made = await find(platform, actor, { ...address, query: {} });
    const mark = made.ok ? markOf(made.value, practice) : undefined;
    if (!made.ok || !mark?.out) continue;
    const { href, title, subject, period } = made.value;
    found.push({
      figure: href,
      title,
      subject,
      subjectName: conditionName(subject),
      period,
      value: mark.value,
      unit: mark.unit,
      standing: mark.standing,
      letter: mark.letter,
      reply: null,
    });
  }
  return found;
};

const practiceInput = z
  .string({ error: 'Say which practice.' })
  .trim()
  .toUpperCase()
  .min(1, 'Say which practice.')
  .describe('code of the practice, K83003');
const figureInput = z
  .string({ error: 'Say which figure.' })
  .trim()
  .min(1, 'Say which figure.')
  .max(2000)
  .describe('address of the figure');

/** What a practice was asked, what it replied, and figures of today in which it stands out. */
export const practiceRepliesUse = (find: FindFigure) =>
  defineUse({
    name: 'practice-replies',
    path: 'practices/{practice}/replies',
    method: 'get',
    permission: 'figures.reply',
    summary:
      'Figures about a practice that it may answer: those asked about, those in which it stands out, its replies.',
    input: z.object({ practice: practiceInput }),
    output: RepliesOfPractice,
    run: async (platform, actor, { practice }) => {
      if (!mayReply(actor, practice)) return refuse<Refused>({ kind: 'reply-not-yours', practice });
      const place = await findOrganisation(platform.db, practice);
      if (!place) return refuse<Refused>({ kind: 'not-found', what: `a practice with the code ${practice}` });
      const kept = (await repliesOf(platform.db, [practice])).map(aboutOf);
      const out = await standingOut(find, platform, actor, practice);
      const known = new Set(kept.map(({ subject, period }) => `${subject} ${period}`));
      return ok({
        practice,
        name: place.name,
        waiting: [
          ...kept.filter(({ reply }) => reply?.state === 'asked'),
          ...out.filter(({ subject, period }) => !known.has(`${subject} ${period}`)),
        ],
        replied: kept.filter(({ reply }) => reply?.state !== 'asked'),
      });
    },
  });

/** The replies that stand with one figure. */
export const figureRepliesUse = (find: FindFigure) =>
  defineUse({
    name: 'figure-replies',
    method: 'get',
    permission: 'needs.read',
    summary: 'What practices reply to a figure about them; to the public, how many did.',
    input: z.object({ figure: figureInput }),
    output: RepliesToFigure,
    run: async (platform, actor, { figure }) => {
      const made = await makeFigure(find, platform, actor, figure);
      if (!made.ok) return made;
      const found = await findReplies(platform, actor, made.value);
      return found ? ok(found) : refuse<Refused>({ kind: 'reply-no-practices' });
    },
  });

const makeFigure = async (
  find: FindFigure,
  platform: Platform,
  actor: Actor,
  href: string,
): Promise<Result<Figure>> => {
  const address = figureOfHref(href);
  return address
    ? find(platform, actor, address)
    : refuse<Refused>({ kind: 'gap-figure-gone', field: 'figure' });
};

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
