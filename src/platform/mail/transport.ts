import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Selectable } from 'kysely';
import { createTransport } from 'nodemailer';
import type { Platform } from '../platform.ts';
import { domainOf } from './rules.ts';
import type { MailTable } from './tables.ts';

export type StoredMail = Selectable<MailTable>;

export type Transport = {
  /** What a mail is once it has gone this way. */
  readonly outcome: 'sent' | 'kept';
  readonly send: (mail: StoredMail) => Promise<void>;
  readonly close: () => void;
};

/** The message as it goes. Its Message-ID is the mail's own, so that a second sending is known as the same. */
const messageOf = (platform: Platform, mail: StoredMail) => ({
  from: platform.config.MAIL_FROM,
  to: mail.to_name ? { name: mail.to_name, address: mail.to_address } : mail.to_address,
  subject: mail.subject,
  text: mail.text,
  ...(mail.html ? { html: mail.html } : {}),
  date: mail.queued,
  messageId: `<${mail.id}@${domainOf(platform.config.MAIL_FROM)}>`,
  headers: {
    // Out-of-office programs do not answer what says so (RFC 3834).
    'Auto-Submitted': 'auto-generated',
    ...(mail.stop_link
      ? { 'List-Unsubscribe': `<${mail.stop_link}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
      : {}),
  },
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** The mail server where one is set; else files in the data folder, one `.eml` a mail. */
export const openTransport = (platform: Platform): Transport => {
  const { SMTP_URL } = platform.config;
  if (SMTP_URL) {
    const server = createTransport({
      url: SMTP_URL,
      pool: true,
      maxConnections: 1,
      connectionTimeout: 15_000,
      greetingTimeout: 15_000,
      socketTimeout: 60_000,
    });
    return {
      outcome: 'sent',
      send: async (mail) => {
        await server.sendMail(messageOf(platform, mail));
      },
      close: () => server.close(),
    };
  }
  const file = createTransport({ streamTransport: true, buffer: true });
  return {
    outcome: 'kept',
    send: async (mail) => {
      const { message } = await file.sendMail(messageOf(platform, mail));
      const path = join(
        platform.folder('mail'),
        `${mail.queued.toISOString().replaceAll(':', '')}-${mail.id}.eml`,
      );
      // Whole or not at all, however often it is written.
      writeFileSync(`${path}.part`, message as Buffer, { mode: 0o600 });
      renameSync(`${path}.part`, path);
    },
    close: () => file.close(),
  };
};
