import { z } from 'zod';
import { findOrganisation } from '../../people/index.ts';
import { date, ticked, versionInput } from '../../platform/input.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { optionalText } from '../../platform/use.ts';
import type { Result } from '../../shared/result.ts';
import { type Body, type BodyMember, bodyInput } from '../kit/find.ts';
import type { Membership } from './composition-rules.ts';
import { type WhyNotSit, whyNotSit } from './member-rules.ts';
import type { BodyRefused } from './open.ts';
import type { BodyRefusal } from './refusals.ts';
import { compositionOf, membershipsIn } from './sitting.ts';

export const optionalDay = (asked: string) => optionalText(date(asked));

/** Where somebody sits and when: the same for an appointment and for a correction. */
export const sits = {
  seat: z
    .string({ error: 'Choose the seat.' })
    .trim()
    .min(1, 'Choose the seat.')
    .max(60)
    .describe('key of the seat'),
  organisation: optionalText(z.string().trim().toUpperCase().max(20)).describe(
    'code of the practice or organisation that they speak for',
  ),
  isClinician: ticked('they are a clinician by profession'),
  from: date('Give the first day, such as 1 4 2026.').describe('first day'),
  termEnds: optionalDay('Give the day on which the term is up, such as 31 3 2029.').describe(
    'the day on which the term is up; the seat goes on until somebody ends it',
  ),
};

export const memberInput = z.coerce
  .number({ error: 'Say which membership.' })
  .int('Say which membership.')
  .positive('Say which membership.')
  .describe('number of the membership');

/** What a change of a seat answers. */
export const SeatAnswer = z.object({ key: z.string(), member: z.number() });

export type SeatResult = Result<{ key: string; member: number }, BodyRefused>;

/** The number that a membership has which is not kept yet. */
const NEW = 'new';

const refusalOf = (why: WhyNotSit, nameOf: (person: string) => string, name: string): BodyRefusal => {
  switch (why.kind) {
    case 'seat-unknown':
      return { kind: 'member-seat-unknown', field: 'seat' };
    case 'ends-first':
      return { kind: 'member-ends-first', field: 'to' };
    case 'term-first':
      return { kind: 'member-term-first', field: 'termEnds' };
    case 'deputy-self':
      return { kind: 'member-deputy-self', field: 'person' };
    case 'twice':
      return { kind: 'member-twice', field: 'seat', name };
    case 'practice-needed':
      return { kind: 'member-practice-needed', field: 'organisation' };
    case 'practice-taken':
      return { kind: 'member-practice-taken', field: 'organisation', name: nameOf(why.by) };
  }
};

type Asked = Omit<Membership, 'key'> & { readonly name: string; readonly self?: BodyMember };

/** Why somebody cannot sit on this body as asked, by its seats of the first day and by who else sits there. */
export const whyNotAsked = async (
  trx: Trx,
  body: Body,
  rows: readonly BodyMember[],
  { name, self, ...asked }: Asked,
): Promise<BodyRefused | undefined> => {
  if (body.closed_on !== null && asked.from > body.closed_on)
    return { kind: 'body-closed', on: body.closed_on };
  if (asked.from < body.founded_on) return { kind: 'member-before-body', field: 'from', on: body.founded_on };
  const composition = compositionOf(body, asked.from);
  if (!composition) return { kind: 'seats-unsaid' };
  const { speaksFor } = asked;
  if (speaksFor !== null && !(await findOrganisation(trx, speaksFor)))
    return { kind: 'member-organisation-unknown', field: 'organisation', code: speaksFor };
  const others = membershipsIn(rows).filter(({ key }) => key !== String(self?.id));
  const names = new Map(rows.map(({ person, person_name }) => [person, person_name]));
  const why = whyNotSit(composition, others, { ...asked, key: self ? String(self.id) : NEW });
  return why && refusalOf(why, (person) => names.get(person) ?? person, name);
};

/** The member for whom somebody stands in, if they hold a seat themselves on the first day. */
export const memberFor = (rows: readonly BodyMember[], id: number, from: string): BodyMember | undefined =>
  rows.find(
    (row) =>
      row.id === id &&
      row.deputy_for === null &&
      row.from_day <= from &&
      (row.to_day === null || row.to_day >= from),
  );

export const seatLabel = (body: Body, seat: string, on: string): string =>
  compositionOf(body, on)?.seats.find(({ key }) => key === seat)?.label ?? seat;

/** Which membership, as the reader had it before them. */
export const whichMember = { key: bodyInput, member: memberInput, version: versionInput };
