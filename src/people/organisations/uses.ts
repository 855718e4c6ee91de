import { z } from 'zod';
import { defineUse, optionalText } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, refuse } from '../../shared/result.ts';
import { codeInput, dirInput, nextOutput, nextPart, offsetOf, optionalCode, partInput } from '../input.ts';
import { ORGANISATION_KINDS } from './kinds.ts';
import { belongingsOf, findOrganisation, listOrganisations, partsOf, successionsOf } from './queries.ts';
import { isOpenOn, kindOn } from './rules.ts';

const listed = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  status: z.string(),
  opened: z.string().nullable(),
  closed: z.string().nullable(),
  postcode: z.string().nullable(),
});

/** Organisations of every kind. */
export const organisations = defineUse({
  name: 'organisations',
  method: 'get',
  permission: 'organisations.read',
  summary: 'Organisations of every kind: practices, commissioners, trusts, networks, councils and more.',
  input: z.object({
    q: optionalText(z.string().trim().max(200)).describe('Words of the name, or the code'),
    kind: optionalText(z.enum([...ORGANISATION_KINDS, 'bodies'])).describe(
      'One kind only; bodies: every kind but practices and other prescribers',
    ),
    state: z.enum(['open', 'all']).default('open').describe('open, or all with those that have closed'),
    within: optionalCode().describe('Only what belongs, or belonged, to this code'),
    sort: z.enum(['name', 'code', 'kind', 'opened']).default('name'),
    dir: dirInput,
    ...partInput(1000),
  }),
  output: z.object({ total: z.number(), organisations: z.array(listed), next: nextOutput }),
  run: async (platform, _actor, input) => {
    const offset = offsetOf(input.cursor);
    const { total, rows } = await listOrganisations(platform.db, {
      ...input,
      dir: input.dir ?? 'ascending',
      offset,
    });
    return ok({ total, organisations: rows, ...nextPart(offset, rows.length, total) });
  },
});

const belonging = z.object({
  kind: z.string(),
  parent: z.string(),
  parentName: z.string(),
  parentKind: z.string(),
  started: z.string(),
  ended: z.string().nullable(),
  basis: z.string().describe('register, seen on a day, entered, or by succession of the parent'),
  source: z.string(),
});

const successionOutput = z.object({
  code: z.string(),
  name: z.string(),
  date: z.string(),
  kind: z.string(),
  share: z.number().nullable().describe('Per cent of the predecessor, where a matrix gives it'),
  source: z.string(),
});

const wholeOutput = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  kindToday: z.string(),
  status: z.string(),
  openToday: z.boolean(),
  opened: z.string().nullable(),
  closed: z.string().nullable(),
  prescribingSetting: z.number().nullable(),
  address: z
    .object({
      lines: z.array(z.string()),
      postcode: z.string().optional(),
      telephone: z.string().optional(),
    })
    .nullable(),
  otherNames: z.array(z.string()),
  source: z.string(),
  load: z.string().nullable(),
  belongings: z.array(belonging),
  predecessors: z.array(successionOutput),
  successors: z.array(successionOutput),
  parts: z.array(z.object({ kind: z.string(), childKind: z.string(), count: z.number() })),
});

export type WholeOrganisation = z.output<typeof wholeOutput>;

/** One organisation with its dated belongings, predecessors, successors and parts. */
export const organisation = defineUse({
  name: 'organisation',
  path: 'organisations/{code}',
  method: 'get',
  permission: 'organisations.read',
  summary: 'One organisation: what it is, to whom it belonged and when, what came before and after it.',
  input: z.object({ code: codeInput('Give the code of an organisation') }),
  output: wholeOutput,
  run: async (platform, _actor, { code }) => {
    const { db } = platform;
    const found = await findOrganisation(db, code);
    if (!found) return refuse({ kind: 'not-found', what: `an organisation with the code ${code}` });
    const today = londonDate(platform.now());
    return ok({
      ...found,
      address: found.address && { ...found.address, lines: [...found.address.lines] },
      otherNames: [...found.otherNames],
      kindToday: kindOn(found.kind, today),
      openToday: isOpenOn(found, today),
      belongings: await belongingsOf(db, code),
      ...(await successionsOf(db, code)),
      parts: await partsOf(db, code, today),
    });
  },
});
