import { type Actor, recorded } from '../../../platform/actor.ts';
import { queueMail } from '../../../platform/mail/queue.ts';
import type { Platform } from '../../../platform/platform.ts';
import { recordEvent } from '../../../platform/record/record.ts';
import type { Trx } from '../../../platform/relational/relational.ts';
import { INVITATION_DAYS, makeLink } from '../link/link.ts';
import { signInTrx } from '../tables.ts';
import type { Invitee } from './rules.ts';

/** Makes an invitation and puts its mail into the outbox. Returns the link, which only the mail should hold. */
export const sendInvitation = async (
  trx: Trx,
  platform: Platform,
  actor: Actor,
  to: { readonly person: string; readonly name: string; readonly email: string },
  group: string,
): Promise<string> => {
  const secret = await makeLink(trx, 'invitation', to.person, platform.now());
  const link = `${platform.address()}/sign-in/invitation/${secret}`;
  await queueMail(trx, {
    to: { name: to.name, address: to.email },
    subject: `Your invitation to ${group}`,
    text: [
      `Dear ${to.name},`,
      '',
      `${actor.kind === 'person' ? actor.name : 'The administrator'} has invited you to the working pages of ${group}: where ideas are raised, cases are made and the money is seen.`,
      '',
      `Choose a password within ${INVITATION_DAYS} days and come in:`,
      '',
      link,
      '',
      'The link is for you alone and works once.',
    ].join('\n'),
    person: to.person,
  });
  await recordEvent(trx, {
    actor: recorded(actor),
    kind: 'invitation.sent',
    object: `person:${to.person}`,
    after: { email: to.email },
  });
  return link;
};

/** The group's name for a mail; asked before the transaction begins. */
export const groupName = async (platform: Platform): Promise<string> =>
  (await platform.group())?.name ?? 'your commissioning group';

/** Enters a person. Their address is how they sign in. Returns their id. */
export const addPerson = async (
  trx: Trx,
  actor: Actor,
  person: Pick<Invitee, 'title' | 'given_name' | 'family_name' | 'email'>,
): Promise<string> => {
  const { title, given_name, family_name, email } = person;
  const { id } = await signInTrx(trx)
    .insertInto('person')
    .values({ title, given_name, family_name, email })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordEvent(trx, {
    actor: recorded(actor),
    kind: 'person.added',
    object: `person:${id}`,
    after: { title, given_name, family_name, email },
  });
  return id;
};

/** Appoints a person: from that day the role opens its doors. */
export const appoint = async (
  trx: Trx,
  actor: Actor,
  person: string,
  to: Pick<Invitee, 'role' | 'organisation' | 'contract_type' | 'sessions' | 'started' | 'ended'>,
): Promise<void> => {
  const { role, organisation, contract_type, sessions, started, ended } = to;
  const values = { person, role, organisation, contract_type, sessions, started, ended };
  const { id } = await signInTrx(trx)
    .insertInto('appointment')
    .values(values)
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordEvent(trx, {
    actor: recorded(actor),
    kind: 'appointment.added',
    object: `person:${person}`,
    after: { appointment: id, ...values },
  });
};
