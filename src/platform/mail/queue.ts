import { sendJob } from '../jobs/send.ts';
import type { ObjectRef } from '../registries.ts';
import type { Trx } from '../relational/relational.ts';
import { mailTables } from './tables.ts';

export type NewMail = {
  /** An address, or a name with one. */
  readonly to: string | { readonly name: string; readonly address: string };
  readonly subject: string;
  /** Plain text, complete in itself. */
  readonly text: string;
  readonly html?: string;
  /** The person it is for; with `object` the mail is withheld if they may no longer see that when it goes. */
  readonly person?: string;
  readonly object?: ObjectRef;
  /** Of a mail that tells of several: withheld alike when one of them is hidden. */
  readonly about?: readonly ObjectRef[];
  /** Where the recipient stops mail of this kind: a page that takes a POST without a token. */
  readonly stopLink?: string;
};

export const DELIVER = 'mail.deliver';

/** One line, whatever it was given: a line break in a header would begin another header. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * Puts a mail into the outbox, in the caller's transaction: it is sent after the commit, at least once, and
 * not at all after a rollback. Links in it must be whole addresses (`platform.address()`). Returns its id.
 */
export const queueMail = async (trx: Trx, mail: NewMail): Promise<string> => {
  const to = typeof mail.to === 'string' ? { name: undefined, address: mail.to } : mail.to;
  const { id } = await mailTables(trx)
    .insertInto('mail')
    .values({
      to_name: to.name ? oneLine(to.name) : null,
      to_address: oneLine(to.address),
      subject: oneLine(mail.subject),
      text: mail.text,
      html: mail.html ?? null,
      person: mail.person ?? null,
      object_kind: mail.object?.kind ?? null,
      object_id: mail.object?.id ?? null,
      about: mail.about ? JSON.stringify(mail.about) : null,
      stop_link: mail.stopLink ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sendJob(trx, DELIVER, {}, { key: DELIVER });
  return id;
};
