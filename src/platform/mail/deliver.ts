import { sendJob } from '../jobs/send.ts';
import { mailTotal } from '../metrics/metrics.ts';
import type { Job } from '../module.ts';
import type { Platform } from '../platform.ts';
import { visibleTo } from '../registries.ts';
import { DELIVER } from './queue.ts';
import { afterFailure } from './rules.ts';
import { withoutSecrets } from './secrets.ts';
import { type MailState, mailTables } from './tables.ts';
import { openTransport, type StoredMail, type Transport } from './transport.ts';

/** A mail whose sending began so long ago was in the hands of a server that stopped; in milliseconds. */
const FORGOTTEN = 10 * 60_000;

/**
 * Takes a few of the mails that are due, so that no other server takes the same. No transaction stays open
 * while a mail server is spoken to: the embedded store would let nobody else write meanwhile.
 */
const claim = ({ db, now }: Platform): Promise<StoredMail[]> =>
  mailTables(db)
    .updateTable('mail')
    .set({ state: 'sending', claimed: now() })
    .where('id', 'in', (of) =>
      of
        .selectFrom('mail')
        .select('id')
        .where((is) =>
          is.or([
            is('state', '=', 'waiting').and(is.or([is('next_try', 'is', null), is('next_try', '<=', now())])),
            is('state', '=', 'sending').and('claimed', '<', new Date(now().getTime() - FORGOTTEN)),
          ]),
        )
        .orderBy('queued')
        .limit(20)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .execute();

/**
 * True when the mail is about an object that its person may no longer see. Of several, one is enough: its words stand
 * among the others, and the others stay under the person's news.
 */
const isHidden = async ({ db, registries }: Platform, mail: StoredMail): Promise<boolean> => {
  const { person, object_kind: kind, object_id: id } = mail;
  const about = [...(kind && id ? [{ kind, id }] : []), ...(mail.about ?? [])];
  if (!person || about.length === 0) return false;
  for (const { ask } of registries.contacts.all())
    for (const { actor } of await ask(db, [person]))
      return (await visibleTo(registries, db, actor, about, (ref) => ref)).length < about.length;
  return true;
};

const finish = async (platform: Platform, mail: StoredMail, state: MailState): Promise<void> => {
  mailTotal.inc({ outcome: state });
  await mailTables(platform.db)
    .updateTable('mail')
    .set({
      state,
      attempts: mail.attempts + 1,
      finished: platform.now(),
      error: null,
      // Once a mail server has it, nobody needs the links in it from here.
      ...(state === 'sent' ? { text: withoutSecrets(mail.text), html: null } : {}),
    })
    .where('id', '=', mail.id)
    .execute();
};

type MailFault = Error & { readonly responseCode?: number; readonly code?: string };

const putOff = async (platform: Platform, mail: StoredMail, fault: MailFault): Promise<void> => {
  const attempts = mail.attempts + 1;
  const now = platform.now();
  const next = afterFailure(attempts, now, {
    ...(fault.responseCode ? { code: fault.responseCode } : {}),
    recipient: fault.code === 'EENVELOPE',
  });
  mailTotal.inc({ outcome: next.state === 'waiting' ? 'failed' : 'given-up' });
  platform.log.warn({ mail: mail.id, attempts, state: next.state, fault: fault.message }, 'mail not sent');
  const { db } = platform;
  await mailTables(db)
    .updateTable('mail')
    .set({
      state: next.state,
      attempts,
      error: fault.message,
      ...(next.state === 'waiting' ? { next_try: next.nextTry } : { finished: now }),
    })
    .where('id', '=', mail.id)
    .execute();
  if (next.state === 'waiting') await sendJob(db, DELIVER, {}, { key: DELIVER, after: next.nextTry });
};

const deliverOne = async (platform: Platform, transport: Transport, mail: StoredMail): Promise<void> => {
  if (await isHidden(platform, mail)) return finish(platform, mail, 'withheld');
  try {
    await transport.send(mail);
  } catch (fault) {
    return putOff(platform, mail, fault as MailFault);
  }
  await finish(platform, mail, transport.outcome);
};

/** Sends all that is due. One mail that fails puts off itself alone. */
export const deliverMail = async (platform: Platform): Promise<void> => {
  const transport = openTransport(platform);
  try {
    for (let mails = await claim(platform); mails.length > 0; mails = await claim(platform))
      for (const mail of mails) await deliverOne(platform, transport, mail);
  } finally {
    transport.close();
  }
};

/** After each mail asked for; and by the clock, for what a server left in the middle. */
export const mailJobs: readonly Job[] = [{ name: DELIVER, cron: '*/10 * * * *', run: deliverMail }];
