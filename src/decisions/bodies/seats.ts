import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, date, ticked, versionInput, words } from '../../platform/input.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { withKeys } from '../../proposals/index.ts';
import { addDays, londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { type Body, type BodyMember, bodyInput } from '../kit/find.ts';
import { changeBody } from './change.ts';
import type { Composition, Seat } from './composition-rules.ts';
import { type BodyRefused, openBody } from './open.ts';
import type { BodyRefusal } from './refusals.ts';
import { SEAT_KINDS } from './seats-rules.ts';
import { compositionOf, memberRowsOf } from './sitting.ts';

const WHOLE = 'Give a whole number from 0 to 500.';
const whole = z.coerce.number({ error: WHOLE }).int(WHOLE).min(0, WHOLE).max(500, WHOLE);
const orNone = <T extends z.ZodType>(rule: T) =>
  z.preprocess(
    (value) => (value === undefined || value === null || value === '' ? null : value),
    rule.nullable(),
  );

const lines = z
  .union([z.string().transform((text) => text.split(/\r?\n/)), z.array(z.string())])
  .transform((given) => given.map((line) => line.trim()).filter((line) => line !== ''))
  .default([])
  .describe('what a person must see to, a line each');

const seatInput = z.object({
  key: optionalText(z.string().trim().max(60)).transform((key) => key ?? ''),
  kind: z.enum(SEAT_KINDS, { error: 'Choose what kind of seat it is.' }),
  label: words('Say what the seat is called.', 120),
  voting: ticked('whoever holds it votes'),
  atLeast: whole,
  atMost: orNone(whole.min(1, 'Give at least 1, or leave it empty for no limit.')),
  clinical: ticked('only a clinician can hold it'),
  conditions: lines,
});

const output = z.object({ key: z.string() });
type Answer = Result<{ key: string }, BodyRefused>;

const whyNotSeats = (seats: readonly Seat[]): BodyRefusal | undefined => {
  if (!seats.some(({ voting }) => voting)) return { kind: 'seats-none', field: 'seats.0.label' };
  const place = seats.findIndex(({ atLeast, atMost }) => atMost !== null && atMost < atLeast);
  return place < 0
    ? undefined
    : { kind: 'seats-most', field: `seats.${place}.atMost`, label: seats[place]?.label ?? '' };
};

/** Two different seats at least, which the body has. */
const whyNotApart = (
  apart: readonly (readonly string[])[],
  known: ReadonlySet<string>,
): BodyRefusal | undefined => {
  const place = apart.findIndex(
    (keys) => new Set(keys).size < Math.max(2, keys.length) || keys.some((key) => !known.has(key)),
  );
  return place < 0 ? undefined : { kind: 'seats-apart', field: `apart.${place}.seats.0` };
};

/** Somebody who holds, on that day or later, a seat that the new ones do not have. */
const heldBeyond = (
  rows: readonly BodyMember[],
  seats: readonly Seat[],
  before: Composition | undefined,
  from: string,
): BodyRefusal | undefined => {
  const row = rows.find(
    ({ seat, to_day }) => (to_day === null || to_day >= from) && !seats.some(({ key }) => key === seat),
  );
  return (
    row && {
      kind: 'seats-held',
      field: 'seats.0.label',
      label: before?.seats.find(({ key }) => key === row.seat)?.label ?? row.seat,
      name: row.person_name,
    }
  );
};

/** The seats that stood before end on the day before; those of the same day, which nobody verified, are replaced. */
const withComposition = (body: Body, next: Composition): readonly Composition[] => [
  ...body.composition
    .filter(({ inForceFrom }) => inForceFrom < next.inForceFrom)
    .map((one) =>
      one.inForceTo === null || one.inForceTo >= next.inForceFrom
        ? { ...one, inForceTo: addDays(next.inForceFrom, -1) }
        : one,
    ),
  next,
];

/** Says which seats a body has from a day on. */
export const setSeats = defineUse({
  name: 'set-seats',
  path: 'bodies/{key}/seats',
  method: 'post',
  permission: 'decisions.manage',
  summary: 'Says which seats a body has from a day on; they are not verified until somebody says so.',
  input: z.object({
    key: bodyInput,
    from: date('Give the day from which it has these seats.').describe('first day'),
    source: words('Say where it comes from, such as: Constitution, section 6.', 300),
    fewestMembers: orNone(whole.min(1, WHOLE)).describe(
      'the fewest who vote in all; none where the seats alone say it',
    ),
    seats: z.array(seatInput).min(1, 'Name at least one seat.').max(60),
    apart: z
      .array(z.array(z.string().trim().max(60)).max(10))
      .max(20)
      .optional()
      .describe('keys of seats that one person may not hold together; as they stood where nothing is said'),
    version: versionInput,
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, input): Promise<Answer> => {
    const identified = identifiedIn(
      {
        source: input.source,
        ...Object.fromEntries(input.seats.map(({ label }, place) => [`seats.${place}.label`, label])),
        ...Object.fromEntries(
          input.seats.map(({ conditions }, place) => [`seats.${place}.conditions`, conditions.join('\n')]),
        ),
      },
      input.confirmed,
    );
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openBody(trx, actor, input);
      if (!opened.ok) return opened;
      const body = opened.value;
      const { from, source } = input;
      if (from < body.founded_on)
        return refuse({ kind: 'member-before-body', field: 'from', on: body.founded_on });
      const last = [...body.composition].sort((a, b) => (a.inForceFrom < b.inForceFrom ? 1 : -1))[0];
      if (last && (from < last.inForceFrom || (from === last.inForceFrom && last.verified)))
        return refuse({ kind: 'seats-same-day', field: 'from', on: last.inForceFrom });
      const seats = withKeys<Seat>(input.seats, ({ kind, label }) =>
        // The seats of who may chair are known by these keys.
        kind === 'chair' || kind === 'deputy-chair' ? kind : label,
      );
      const known = new Set(seats.map(({ key }) => key));
      const whyNot =
        whyNotSeats(seats) ??
        whyNotApart(input.apart ?? [], known) ??
        heldBeyond(await memberRowsOf(trx, body.key), seats, last, from);
      if (whyNot) return refuse(whyNot);
      const next: Composition = {
        key: `${body.key}-${body.composition.length + 1}`,
        body: body.key,
        inForceFrom: from,
        inForceTo: null,
        seats,
        fewestMembers: input.fewestMembers,
        apart: input.apart ?? (last?.apart ?? []).filter((keys) => keys.every((key) => known.has(key))),
        source,
        verified: false,
      };
      await changeBody(
        trx,
        actor,
        platform.now(),
        body,
        { composition: JSON.stringify(withComposition(body, next)) },
        {
          kind: 'body.seats-set',
          before: { seats: last?.seats.map(({ label }) => label) ?? [] },
          after: { from, source, seats: seats.map(({ label }) => label) },
          free: ['source', 'seats'],
        },
      );
      return ok({ key: body.key });
    });
  },
});

/** Says that the seats in force were held against their source. */
export const verifySeats = defineUse({
  name: 'verify-seats',
  path: 'bodies/{key}/seats/verify',
  method: 'post',
  permission: 'decisions.manage',
  summary: 'Says with your name that you held the seats in force against their source.',
  input: z.object({ key: bodyInput, version: versionInput }),
  output,
  run: (platform, actor, input): Promise<Answer> =>
    inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openBody(trx, actor, input);
      if (!opened.ok) return opened;
      const body = opened.value;
      const now = platform.now();
      const current = compositionOf(body, londonDate(now));
      if (!current) return refuse({ kind: 'seats-unsaid' });
      if (current.verified) return ok({ key: body.key });
      const composition = body.composition.map((one) =>
        one.key === current.key && one.inForceFrom === current.inForceFrom ? { ...one, verified: true } : one,
      );
      await changeBody(
        trx,
        actor,
        now,
        body,
        { composition: JSON.stringify(composition) },
        {
          kind: 'body.seats-verified',
          after: { from: current.inForceFrom, source: current.source },
          free: ['source'],
        },
      );
      return ok({ key: body.key });
    }),
});
