import { z } from 'zod';
import { type Actor, recorded } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/record/record.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Refusal, type Result, refuse } from '../../shared/result.ts';
import { peopleDb } from '../db.ts';
import { text } from '../input.ts';
import { emailTaken, lockPerson, onEmailTaken } from '../register/keep.ts';
import { appointmentsOf, findPerson } from '../register/queries.ts';
import { appointmentOutput } from '../register/uses.ts';

const detailsOutput = z.object({
  id: z.string(),
  title: z.string().nullable(),
  givenName: z.string(),
  familyName: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  postalAddress: z.string().nullable(),
  hearBy: z.enum(['email', 'text', 'post', 'none']),
  hearHowOften: z.enum(['at-once', 'daily', 'weekly']),
  registrationBody: z.string().nullable(),
  registrationNumber: z.string().nullable(),
  exDirectory: z.boolean(),
  detailsChecked: z.string().nullable(),
  version: z.number(),
  appointments: z.array(appointmentOutput),
});
export type OwnDetails = z.output<typeof detailsOutput>;

const whoAsks = (actor: Actor): string | undefined => (actor.kind === 'person' ? actor.id : undefined);
const nobody: Refusal & { what: string } = {
  kind: 'not-found',
  what: 'your own page: you are nobody in the register',
};

/** One's own details, and how one wishes to hear from the group. */
export const myDetails = defineUse({
  name: 'me',
  method: 'get',
  permission: 'self.manage',
  summary: 'Your own details, appointments, and how you wish to hear from the group.',
  input: z.object({}),
  output: detailsOutput,
  run: async (platform, actor) => {
    const id = whoAsks(actor);
    const found = id ? await findPerson(platform.db, id) : undefined;
    if (!found) return refuse(nobody);
    const { ended: _, endedNote: __, ...details } = found;
    return ok({ ...details, appointments: await appointmentsOf(platform.db, found.id) });
  },
});

const HEAR_FIELD = { email: 'email', text: 'phone', post: 'postalAddress' } as const;
const HEAR_WORDS = {
  email: 'Give an e-mail address, or choose another way to hear from the group',
  text: 'Give a telephone number, or choose another way to hear from the group',
  post: 'Give an address for post, or choose another way to hear from the group',
} as const;

/** Changes one's own details. Saving them also says that they are right. */
export const keepMyDetails = defineUse({
  name: 'keep-my-details',
  path: 'me',
  method: 'put',
  permission: 'self.manage',
  summary: 'Changes your own details, and how you wish to hear from the group.',
  input: z.object({
    title: optionalText(z.string().trim().max(30)),
    givenName: text('Give your given name', 100),
    familyName: text('Give your family name', 100),
    email: optionalText(z.email({ error: 'Give an e-mail address such as name@example.org' }).max(254)),
    phone: optionalText(z.string().trim().max(40)),
    postalAddress: optionalText(z.string().trim().max(500)),
    hearBy: z.enum(['email', 'text', 'post', 'none'], {
      error: 'Choose how you wish to hear from the group',
    }),
    hearHowOften: z.enum(['at-once', 'daily', 'weekly'], { error: 'Choose how often' }),
    exDirectory: z
      .union([z.boolean(), z.literal('yes').transform(() => true), z.literal('').transform(() => false)])
      .default(false),
    version: z.coerce.number().optional(),
  }),
  output: z.object({ id: z.string() }),
  run: (platform, actor, input) =>
    onEmailTaken(() =>
      inTransaction<Result<{ id: string }>>(platform.db, async (trx) => {
        const id = whoAsks(actor);
        const before = id ? await lockPerson(trx, id) : undefined;
        if (!before) return refuse(nobody);
        if (input.version !== undefined && input.version !== before.version)
          return refuse({ kind: 'changed-meanwhile', what: 'Your details' } as Refusal);
        if (input.hearBy !== 'none' && !input[HEAR_FIELD[input.hearBy]]) {
          const problems = [{ field: HEAR_FIELD[input.hearBy], message: HEAR_WORDS[input.hearBy] }];
          return refuse({ kind: 'bad-input', problems } as Refusal);
        }
        if (await emailTaken(trx, input.email, before.id))
          return refuse<Refusal>({ kind: 'email-taken', field: 'email' });
        const after = {
          title: input.title ?? null,
          given_name: input.givenName,
          family_name: input.familyName,
          email: input.email ?? null,
          phone: input.phone ?? null,
          postal_address: input.postalAddress ?? null,
          hear_by: input.hearBy,
          hear_how_often: input.hearHowOften,
          ex_directory: input.exDirectory,
        };
        const was = {
          title: before.title,
          given_name: before.givenName,
          family_name: before.familyName,
          email: before.email,
          phone: before.phone,
          postal_address: before.postalAddress,
          hear_by: before.hearBy,
          hear_how_often: before.hearHowOften,
          ex_directory: before.exDirectory,
        };
        const changed = (Object.keys(after) as (keyof typeof after)[]).filter(
          (key) => after[key] !== was[key],
        );
        await peopleDb(trx)
          .updateTable('person')
          .set({ ...after, details_checked: londonDate(platform.now()), version: before.version + 1 })
          .where('id', '=', before.id)
          .execute();
        // Which details changed, not what they are: the record cannot forget.
        await recordEvent(trx, {
          actor: recorded(actor),
          kind: changed.length > 0 ? 'person.own-details-changed' : 'person.own-details-checked',
          object: `person:${before.id}`,
          after: { changed },
        });
        return ok({ id: before.id });
      }),
    ),
});
