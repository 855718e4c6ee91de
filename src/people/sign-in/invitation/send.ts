import { type Actor, recorded } from '../../../platform/actor.ts';
import { queueMail } from '../../../platform/mail/queue.ts';
import type { Platform } from '../../../platform/platform.ts';
import { recordEvent } from '../../../platform/record/record.ts';
import type { Trx } from '../../../platform/relational/relational.ts';
import { type Refusal, type Result, refuse } from '../../../shared/result.ts';
import { appoint } from '../../appointments/appoint.ts';
import { insertPerson } from '../../register/keep.ts';
import { fullName } from '../../roles.ts';
import { INVITATION_DAYS, makeLink } from '../link/link.ts';
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
  });
  return link;
};

/** The group's name for a mail; asked before the transaction begins. */
export const groupName = async (platform: Platform): Promise<string> =>
  (await platform.group())?.name ?? 'your commissioning group';

/** Carries a refusal out of a transaction that must be rolled back. */
class Undone extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

/** All or nothing: a refusal in the middle takes back what was done before it. */
export const allOrNothing = async <T>(work: () => Promise<Result<T>>): Promise<Result<T>> => {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof Undone) return refuse(fault.refusal);
    throw fault;
  }
};

/** Enters a person, whose address is how they sign in; the record keeps the name, which is no contact detail. */
export const addPerson = async (
  trx: Trx,
  actor: Actor,
  person: Pick<Invitee, 'title' | 'given_name' | 'family_name' | 'email'>,
): Promise<string> => {
  const id = await insertPerson(trx, {
    title: person.title ?? undefined,
    givenName: person.given_name,
    familyName: person.family_name,
    email: person.email,
  });
  await recordEvent(trx, {
    actor: recorded(actor),
    kind: 'person.added',
    object: `person:${id}`,
    after: { name: fullName(person) },
  });
  return id;
};

/** Appoints a person by the register's own rules; what they refuse undoes the whole. */
export const appointOrUndo = async (
  trx: Trx,
  platform: Platform,
  actor: Actor,
  person: string,
  to: Pick<Invitee, 'role' | 'organisation' | 'contract_type' | 'sessions' | 'started' | 'ended'>,
): Promise<void> => {
  const done = await appoint(trx, actor, platform.now(), {
    person,
    role: to.role,
    organisation: to.organisation,
    contractType: to.contract_type ?? undefined,
    sessions: to.sessions ?? undefined,
    started: to.started,
    ended: to.ended ?? undefined,
  });
  if (!done.ok) throw new Undone(done.refusal);
};
