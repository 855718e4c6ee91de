import { sql } from 'kysely';
import { z } from 'zod';
import { ok, refuse } from '../../shared/result.ts';
import { recorded } from '../actor.ts';
import { sendJob } from '../jobs/send.ts';
import { recordEvent } from '../record/record.ts';
import { discreetObjects } from '../registries.ts';
import { inTransaction } from '../relational/transaction.ts';
import { defineUse, optionalText } from '../use.ts';
import { DELIVER } from './queue.ts';
import { withoutSecrets } from './secrets.ts';
import { mailTables } from './tables.ts';

export const MAILS_A_PAGE = 50;

const STATES = ['waiting', 'sending', 'sent', 'kept', 'withheld', 'given-up'] as const;

const MailLine = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  state: z.enum(STATES),
  queued: z.string().describe('when it was asked for'),
  finished: z.string().optional().describe('when it was sent, kept, withheld or given up'),
  attempts: z.number(),
  next_try: z.string().optional().describe('not before this moment, while it waits'),
  error: z.string().optional().describe('what the mail server said at the last failure'),
});
export type MailLine = z.infer<typeof MailLine>;

/** What stands for the recipient of mail about something of which nobody is to learn who hears of it. */
const NOT_TOLD = 'Not shown: a name is kept';

const isDiscreet = (
  discreet: ReadonlySet<string>,
  row: { readonly object_kind: string | null; readonly object_id: string | null },
): boolean => discreet.has(`${row.object_kind}:${row.object_id}`);

type LineRow = {
  id: string;
  to_name: string | null;
  to_address: string;
  subject: string;
  state: MailLine['state'];
  queued: Date;
  finished: Date | null;
  attempts: number;
  next_try: Date | null;
  error: string | null;
  object_kind: string | null;
  object_id: string | null;
};

const line = (row: LineRow, hidden: boolean): MailLine => ({
  id: row.id,
  to: hidden ? NOT_TOLD : row.to_name ? `${row.to_name} <${row.to_address}>` : row.to_address,
  subject: row.subject,
  state: row.state,
  queued: row.queued.toISOString(),
  ...(row.finished ? { finished: row.finished.toISOString() } : {}),
  attempts: row.attempts,
  ...(row.state === 'waiting' && row.next_try ? { next_try: row.next_try.toISOString() } : {}),
  ...(row.error ? { error: hidden ? 'It was not taken.' : row.error } : {}),
});

const LINE = [
  'id',
  'to_name',
  'to_address',
  'subject',
  'state',
  'queued',
  'finished',
  'attempts',
  'next_try',
  'error',
  'object_kind',
  'object_id',
] as const;

/** The mail that the system was asked to send, newest first. */
export const listMail = defineUse({
  name: 'mail',
  method: 'get',
  permission: 'mail.read',
  summary: 'Lists the mail that went out or waits, newest first.',
  input: z.object({
    q: optionalText(z.string().max(200)).describe('part of an address, a name or a subject'),
    state: optionalText(z.enum(STATES)).describe('only mail in this state'),
    page: z.coerce.number().int().min(1).default(1).describe('page, 50 mails each'),
  }),
  output: z.object({ items: z.array(MailLine), total: z.number(), page: z.number() }),
  run: async ({ db, registries }, _actor, { q, state, page }) => {
    const discreet = await discreetObjects(registries, db);
    let query = mailTables(db).selectFrom('mail');
    if (state) query = query.where('state', '=', state as MailLine['state']);
    if (q) {
      const like = `%${q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
      query = query.where((is) =>
        is.or([
          is('subject', 'ilike', like),
          // A recipient that is not shown is not found either.
          is.and([
            is.or([is('to_address', 'ilike', like), is('to_name', 'ilike', like)]),
            is(sql<string>`coalesce(object_kind || ':' || object_id, '')`, 'not in', ['-', ...discreet]),
          ]),
        ]),
      );
    }
    const { total } = await query
      .select((of) => of.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await query
      .select(LINE)
      .orderBy('queued', 'desc')
      .orderBy('id')
      .limit(MAILS_A_PAGE)
      .offset((page - 1) * MAILS_A_PAGE)
      .execute();
    return ok({ items: rows.map((row) => line(row, isDiscreet(discreet, row))), total, page });
  },
});

/**
 * One mail as text. Secrets in its links are shown only where there is no mail server: then this page is how
 * people get their mail at all. Whom mail about an idea with a kept name goes to is never shown.
 */
export const readMail = defineUse({
  name: 'mail/read',
  path: 'mail/{id}',
  method: 'get',
  permission: 'mail.read',
  summary: 'Reads one mail as text; secrets in links are hidden once there is a mail server.',
  input: z.object({ id: z.uuid({ error: 'must be the id of a mail' }) }),
  output: MailLine.extend({ text: z.string() }),
  run: async ({ db, config, registries }, _actor, { id }) => {
    const row = await mailTables(db)
      .selectFrom('mail')
      .select([...LINE, 'text', 'person'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) return refuse({ kind: 'not-found', what: 'that mail' });
    const hidden = isDiscreet(await discreetObjects(registries, db), row);
    const text = config.SMTP_URL || hidden ? withoutSecrets(row.text) : row.text;
    const named = [row.to_name, row.to_address, row.person].filter((one) => one !== null);
    return ok({
      ...line(row, hidden),
      text: hidden ? named.reduce((told, name) => told.replaceAll(name, '…'), text) : text,
    });
  },
});

/** Tries a mail again that was given up. */
export const retryMail = defineUse({
  name: 'mail/retry',
  path: 'mail/{id}/retry',
  method: 'post',
  permission: 'mail.read',
  summary: 'Tries to send a mail again that was given up.',
  input: z.object({ id: z.uuid({ error: 'must be the id of a mail' }) }),
  output: z.object({ id: z.string() }),
  run: ({ db }, actor, { id }) =>
    inTransaction(db, async (trx) => {
      const row = await mailTables(trx)
        .updateTable('mail')
        .set({ state: 'waiting', attempts: 0, next_try: null, finished: null })
        .where('id', '=', id)
        .where('state', '=', 'given-up')
        .returning('id')
        .executeTakeFirst();
      if (!row) return refuse({ kind: 'not-found', what: 'a mail with that id that was given up' });
      await recordEvent(trx, { actor: recorded(actor), kind: 'mail.retried', object: `mail:${id}` });
      await sendJob(trx, DELIVER, {}, { key: DELIVER });
      return ok({ id });
    }),
});
