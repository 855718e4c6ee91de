import { z } from 'zod';
import { ORDER_PARTS } from '../orders/orders-rules.ts';
import { SEAT_KINDS } from './seats-rules.ts';
import { BODY_KINDS } from './tables.ts';

export const BODY_STANDINGS = ['sits', 'to come', 'closed'] as const;

const Named = z.object({ key: z.string(), name: z.string() });

export const ListedBody = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.enum(BODY_KINDS),
  about: z.string(),
  parent: Named.nullable().describe('the body that it answers to'),
  inPublic: z.boolean(),
  standing: z.enum(BODY_STANDINGS),
  foundedOn: z.string(),
  closedOn: z.string().nullable(),
  voting: z.number().describe('members who vote now'),
  gaps: z.number().describe('what its seats lack today'),
  termsEnding: z.number().describe('terms that are over or end within 90 days'),
  nextMeeting: z.object({ reference: z.string(), starts: z.string() }).nullable(),
});
export type ListedBody = z.output<typeof ListedBody>;

export const MemberAnswer = z.object({
  id: z.number(),
  person: z.string().nullable().describe('id of the person; for members only'),
  name: z.string(),
  seat: z.string(),
  seatLabel: z.string(),
  isVoting: z.boolean(),
  isClinician: z.boolean().describe('by profession, or because the seat is for clinicians alone'),
  byProfession: z.boolean().describe('a clinician whatever the seat'),
  organisation: z.object({ code: z.string(), name: z.string() }).nullable(),
  deputyFor: z.object({ id: z.number(), name: z.string() }).nullable(),
  from: z.string(),
  to: z.string().nullable(),
  termEnds: z.string().nullable(),
  term: z.enum(['none', 'runs', 'ends-soon', 'over']),
  standing: z.enum(['now', 'to come', 'past']),
  endedReason: z.string().nullable().describe('for members only'),
  version: z.number(),
});
export type MemberAnswer = z.output<typeof MemberAnswer>;

export const SeatAnswer = z.object({
  key: z.string(),
  kind: z.enum(SEAT_KINDS),
  label: z.string(),
  voting: z.boolean(),
  atLeast: z.number(),
  atMost: z.number().nullable().describe('null is no limit'),
  clinical: z.boolean(),
  conditions: z.array(z.string()).describe('what a person must see to before it is filled'),
});

export const SentenceAnswer = z.object({
  part: z.enum(ORDER_PARTS),
  words: z.string(),
  verified: z.boolean().describe('somebody has held this part against its source'),
});
export type SentenceAnswer = z.output<typeof SentenceAnswer>;

export const BodyAnswer = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.enum(BODY_KINDS),
  about: z.string(),
  parent: Named.nullable(),
  below: z.array(Named).describe('bodies that answer to it'),
  routeBody: z.string().nullable(),
  routeName: z.string().nullable().describe('what the scheme of delegation calls it'),
  inPublic: z.boolean(),
  standing: z.enum(BODY_STANDINGS),
  foundedOn: z.string(),
  closedOn: z.string().nullable(),
  composition: z
    .object({
      from: z.string(),
      source: z.string(),
      verified: z.boolean(),
      fewestMembers: z.number().nullable(),
      apart: z.array(z.array(z.string())).describe('keys of seats that one person may not hold together'),
      seats: z.array(SeatAnswer),
    })
    .nullable()
    .describe('the seats in force today'),
  gaps: z.array(z.string()).describe('what its seats lack today, in words'),
  members: z.array(MemberAnswer).describe('everybody who sat, sits or will, the longest first'),
  orders: z
    .object({
      id: z.number(),
      from: z.string(),
      source: z.string(),
      verifiedOn: z.string().nullable(),
      sentences: z.array(SentenceAnswer),
    })
    .nullable()
    .describe('the standing orders in force today, explained back'),
  history: z
    .array(
      z.object({
        at: z.string(),
        by: z.string(),
        kind: z.string(),
        before: z.record(z.string(), z.unknown()).nullable(),
        after: z.record(z.string(), z.unknown()).nullable(),
      }),
    )
    .describe('for members only'),
  may: z.object({ keep: z.boolean() }),
  version: z.number(),
});
export type BodyAnswer = z.output<typeof BodyAnswer>;
