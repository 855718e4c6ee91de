import { z } from 'zod';
import { ticked, words } from '../../platform/input.ts';
import { SEAT_KINDS } from '../bodies/seats-rules.ts';
import {
  ABSTENTION_RULES,
  INQUORATE_WAYS,
  LATE_PAPER_RULES,
  ORDER_PARTS,
  type StandingOrders,
} from './orders-rules.ts';

const MOST = 100_000;
const WHOLE = 'Give a whole number, such as 7.';
const whole = z.coerce.number({ error: WHOLE }).int(WHOLE).min(0, WHOLE).max(MOST, 'That is too many.');
const emptyToNull = (value: unknown) => (value === undefined || value === '' ? null : value);
/** A field that was left empty would read as nought. */
const emptyToMissing = (value: unknown) => (value === '' || value === null ? undefined : value);
const number = z.preprocess(emptyToMissing, whole);
const numberOrNone = z.preprocess(emptyToNull, whole.nullable());

const share = z.object({
  part: number,
  whole: number,
  reach: z.enum(['at-least', 'more-than'], { error: 'Choose at least, or more than.' }),
});

const majority = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('consent') }),
  z.object({ kind: z.literal('simple') }),
  z.object({ kind: z.literal('absolute') }),
  z.object({
    kind: z.literal('special'),
    share,
    of: z.enum(['cast', 'present', 'entitled'], { error: 'Choose what the share is of.' }),
  }),
]);

const seatKind = z.enum(SEAT_KINDS, { error: 'Choose a kind of seat.' });
const key = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'Give a key of small letters, such as constitution.');

/** The orders themselves, as a person or a program gives them; what stands beside them is given apart. */
export const OrdersInput = z.object({
  approvedBy: z.string().trim().max(300).default('').describe('who approved them, and when'),
  quorum: z.object({
    members: numberOrNone,
    share: share.nullable().default(null),
    vacantSeats: z.enum(['count', 'do-not-count'], { error: 'Say whether vacant seats count.' }),
    roles: z
      .array(z.object({ anyOf: z.array(seatKind).max(14), atLeast: number }))
      .max(12)
      .default([]),
    clinicalMajority: ticked('clinicians must outnumber the others'),
    conflictedCount: ticked('members who may stay but not vote count'),
    leastUnconflicted: numberOrNone,
    byVideo: ticked('who joins by video counts'),
    deputies: z.enum(['never', 'when-away', 'when-away-or-ruled-out'], {
      error: 'Say when deputies count.',
    }),
  }),
  majorities: z
    .array(z.object({ kind: key, label: words('Say for which kind of item.', 120), majority }))
    .max(20),
  abstentions: z.enum(ABSTENTION_RULES, { error: 'Say what an abstention does.' }),
  castingVote: ticked('whoever is in the chair has a second vote in a tie'),
  proxies: z
    .object({ mostEach: number, passOn: ticked('a vote that was given may be passed on') })
    .nullable()
    .default(null),
  splitVotes: ticked('who has several votes may divide them'),
  weight: z.discriminatedUnion('by', [
    z.object({ by: z.literal('one-each') }),
    z.object({ by: z.literal('list-size'), per: number }),
  ]),
  urgent: z
    .object({
      decide: z.array(seatKind).max(14),
      consult: number,
      toldWithinDays: number,
      toNextMeeting: ticked('it is laid before the next meeting'),
    })
    .nullable()
    .default(null),
  written: z.object({ majority, days: number }).nullable().default(null),
  inquorate: z
    .array(
      z.object({
        way: z.enum(INQUORATE_WAYS, { error: 'Choose a way on.' }),
        when: z.enum(['always', 'conflicts'], { error: 'Say when it is open.' }),
      }),
    )
    .max(10)
    .default([]),
  noticeDays: number,
  papersDays: number,
  latePapers: z.enum(LATE_PAPER_RULES, { error: 'Say what happens to late papers.' }),
  publication: z.object({
    meetsInPublic: ticked('the body meets in public'),
    draftMinutesDays: number,
    decisionsDays: number,
    privateReasons: z
      .array(z.object({ key, label: words('Say the reason.', 200) }))
      .max(20)
      .default([]),
  }),
});
export type OrdersData = z.output<typeof OrdersInput>;

/** Orders as they would be kept, of what was given and of what stands beside it. Nothing in them is verified. */
export const ordersOfData = (
  data: OrdersData,
  beside: { readonly key: string; readonly body: string; readonly from: string; readonly source: string },
): StandingOrders => ({
  ...data,
  key: beside.key,
  body: beside.body,
  inForceFrom: beside.from,
  inForceTo: null,
  source: beside.source,
  unverified: ORDER_PARTS,
});
