import { z } from 'zod';
import { commandOf } from '../../../platform/cli/command.ts';
import { can, ROLES } from '../../../platform/permissions.ts';
import { inTransaction } from '../../../platform/relational/transaction.ts';
import { defineUse, optionalText } from '../../../platform/use.ts';
import { londonDate } from '../../../shared/dates.ts';
import { ok, type Refusal, type Result, refuse } from '../../../shared/result.ts';
import { findAccount, findAccountByEmail } from '../account/account.ts';
import { attempt } from '../limits.ts';
import { signInTrx } from '../tables.ts';
import { findPlacesOf } from './queries.ts';
import { addPerson, allOrNothing, appointOrUndo, groupName, sendInvitation } from './send.ts';

/** Invites somebody who is in the register and has no way in yet; again, where an invitation was lost. */
export const invitePerson = defineUse({
  name: 'invite-person',
  path: 'people/{person}/invitation',
  method: 'post',
  permission: 'invitations.manage',
  summary: 'Invite somebody of the register by mail; an older invitation stops working.',
  input: z.object({ person: z.uuid('There is no such person.') }),
  output: z.object({ name: z.string(), email: z.string() }),
  run: async (platform, actor, { person }): Promise<Result<{ name: string; email: string }, Refusal>> => {
    const today = londonDate(platform.now());
    const account = await findAccount(platform.db, person, today);
    if (!account) return refuse({ kind: 'not-found', what: 'that person' } as Refusal);
    const places = await findPlacesOf(platform.db, person, today);
    // Somebody between appointments is nobody's own: only those who invite anywhere may invite them.
    const mine = [...places, undefined].some((organisation) =>
      can(actor, 'invitations.manage', organisation === undefined ? { person } : { organisation }),
    );
    if (!mine) return refuse({ kind: 'not-allowed' });
    const { name, email } = account;
    if (!email) return refuse({ kind: 'no-email', name } as Refusal);
    if (account.password_hash) return refuse({ kind: 'has-password', name } as Refusal);
    if (actor.kind === 'person') {
      const often = await attempt(platform, { 'invitation-account': actor.id });
      if (often) return refuse(often);
    }
    const group = await groupName(platform);
    await inTransaction(platform.db, (trx) =>
      sendInvitation(trx, platform, actor, { person, name, email }, group),
    );
    return ok({ name, email });
  },
});

const TITLES = /^(dr|mr|mrs|ms|miss|mx|prof|professor|sir|dame|sister|nurse|rev|revd)\.?$/i;

/** `Dr Amara Thistlewood` -> its parts; the last word is the family name. */
export const nameParts = (
  whole: string,
): { title: string | null; given_name: string; family_name: string } => {
  const words = whole.trim().split(/\s+/);
  const title = words.length > 2 && TITLES.test(words[0] ?? '') ? (words.shift() ?? null) : null;
  const family_name = words.pop() ?? '';
  return { title, given_name: words.join(' '), family_name };
};

const Invited = z.object({
  name: z.string(),
  email: z.string(),
  role: z.string(),
  organisation: z.string(),
  /** Where there is no mail server: what to hand over. */
  link: z.string().optional(),
  mailed: z.boolean(),
});

/**
 * How a real group starts: from the machine itself, before anybody can sign in. Enters the person if need be,
 * appoints them from today, and invites them.
 */
export const inviteFirst = defineUse({
  name: 'invite',
  method: 'post',
  permission: 'machine.manage',
  summary: 'Invites somebody from this machine, for example the first administrator.',
  input: z.object({
    email: z.email('is no e-mail address').describe('address by which they will sign in'),
    name: z
      .string()
      .refine((name) => nameParts(name).given_name !== '', 'give the whole name, such as "Dr Ann Example"')
      .describe('whole name, such as "Dr Ann Example"'),
    role: z
      .enum(ROLES, { error: `is not one of ${ROLES.join(', ')}` })
      .describe('role, such as administrator'),
    organisation: optionalText(z.string().max(20)).describe('where, as a code; else the group itself'),
  }),
  output: Invited,
  run: async (platform, actor, input): Promise<Result<z.output<typeof Invited>, Refusal>> => {
    const group = await platform.group();
    if (!group) return refuse({ kind: 'no-group' });
    const organisation = (input.organisation ?? group.area).toUpperCase();
    const today = londonDate(platform.now());
    return allOrNothing(() =>
      inTransaction<Result<z.output<typeof Invited>>>(platform.db, async (trx) => {
        const place = await signInTrx(trx)
          .selectFrom('organisation')
          .select('code')
          .where('code', '=', organisation)
          .executeTakeFirst();
        if (!place) return refuse({ kind: 'no-organisation', code: organisation } as Refusal);
        const known = await findAccountByEmail(trx, input.email, today);
        const parts = nameParts(input.name);
        const email = input.email.trim().toLowerCase();
        const person = known?.person ?? (await addPerson(trx, actor, { ...parts, email }));
        const held = await signInTrx(trx)
          .selectFrom('appointment')
          .select('id')
          .where('person', '=', person)
          .where('role', '=', input.role)
          .where('organisation', '=', organisation)
          .where((where) => where.or([where('ended', 'is', null), where('ended', '>=', today)]))
          .executeTakeFirst();
        if (!held)
          await appointOrUndo(trx, platform, actor, person, {
            role: input.role,
            organisation,
            contract_type: null,
            sessions: null,
            started: today,
            ended: null,
          });
        const name =
          known?.name ?? [parts.title, parts.given_name, parts.family_name].filter(Boolean).join(' ');
        const said = { name, email, role: input.role, organisation };
        if (known?.password_hash) return ok({ ...said, mailed: false });
        const link = await sendInvitation(trx, platform, actor, { person, name, email }, group.name);
        const mailed = platform.config.SMTP_URL !== undefined;
        return ok({ ...said, mailed, ...(mailed ? {} : { link }) });
      }),
    );
  },
});

export const inviteCommand = commandOf({
  name: 'invite',
  use: inviteFirst,
  text: ({ name, email, role, organisation, link, mailed }) =>
    [
      `${name} is ${role} at ${organisation} from today.`,
      link
        ? `There is no mail server (SMTP_URL), so hand this link over yourself; it works once, for 14 days:\n${link}`
        : mailed
          ? `An invitation is on its way to ${email}.`
          : `They have a password already and sign in with ${email}.`,
    ].join('\n'),
});
