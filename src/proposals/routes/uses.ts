import { z } from 'zod';
import { changesOf } from '../../platform/history/history.ts';
import { versionInput } from '../../platform/input.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type CommonRefusal, defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { hundredthsIn } from '../kit/amounts-rules.ts';
import { mayWork } from '../kit/capacity.ts';
import { changeProposal } from '../kit/change.ts';
import { openProposal, type Proposal, readProposal, referenceInput } from '../kit/find.ts';
import { ideaRef } from '../kit/refs.ts';
import { settingsOf } from '../kit/settings.ts';
import { answerDays, withinWords } from './answer-rules.ts';
import { isSettled, refreshRoute } from './refresh.ts';
import type { RouteRefusal } from './refusals.ts';

const Body = z.object({ key: z.string(), label: z.string(), within: z.string() });

const RouteAnswer = z.object({
  reference: z.string(),
  title: z.string(),
  body: Body.nullable().describe('null while no scheme of delegation is in force'),
  atMost: Body.nullable().describe('where it could still go when all is known'),
  because: z.string().nullable(),
  lines: z.array(
    z.object({
      question: z.string(),
      fact: z.string(),
      rule: z.string(),
      line: z.string().nullable().describe('null while what it asks for is not known'),
      decides: z.boolean(),
    }),
  ),
  also: z.array(z.string()),
  scheme: z
    .object({
      id: z.string(),
      inForceFrom: z.string(),
      approvedBy: z.string(),
      source: z.string(),
      verified: z.boolean(),
    })
    .nullable(),
  answer: z
    .object({
      completeOn: z.string(),
      due: z.string(),
      of: z.number(),
      day: z.number().describe('the day on which the case was complete is day 0'),
      left: z.number(),
      given: z.boolean().describe('the days stand as they stood on the day of the answer'),
    })
    .nullable(),
  changes: z.array(z.object({ at: z.string(), note: z.string() })),
  facts: z.object({
    budgetShare: z.number().nullable().describe('hundredths of a per cent of the budget'),
    restricts: z.boolean().nullable(),
    partnersChange: z.boolean().nullable(),
  }),
  may: z.object({ set: z.boolean() }),
  version: z.number(),
});
export type RouteAnswer = z.output<typeof RouteAnswer>;

const bodyOf = (body: NonNullable<Proposal['route']>['body'] | undefined) =>
  body ? { key: body.key, label: body.label, within: withinWords(body) } : null;

/** Where an idea goes, line by line, and by when it is answered. */
export const ideaRoute = defineUse({
  name: 'idea-route',
  path: 'ideas/{reference}/route',
  method: 'get',
  permission: 'proposals.read',
  summary: 'Who decides about an idea, line by line of the scheme of delegation, and by when.',
  input: z.object({ reference: referenceInput }),
  output: RouteAnswer,
  run: async (platform, actor, input) => {
    const found = await readProposal(platform, actor, input.reference);
    if (!found.ok) return found;
    const proposal = found.value;
    const { db } = platform;
    const { route } = proposal;
    const scheme = route
      ? (await settingsOf(db, 'scheme')).find(({ key }) => key === route.scheme)
      : undefined;
    const changes = (await changesOf(db, ideaRef(proposal.reference))).filter(
      ({ kind }) => kind === 'idea.routed',
    );
    return ok({
      reference: proposal.reference,
      title: proposal.title,
      body: bodyOf(route?.body),
      atMost: bodyOf(route?.atMost),
      because: route?.because ?? null,
      lines: route ? [...route.lines] : [],
      also: route ? [...route.also] : [],
      scheme: scheme
        ? {
            id: scheme.id,
            inForceFrom: scheme.inForceFrom,
            approvedBy: scheme.approvedBy,
            source: scheme.source,
            verified: scheme.verified,
          }
        : null,
      answer: answerOf(proposal, londonDate(platform.now())),
      changes: changes.map(({ at, after }) => ({ at: at.toISOString(), note: String(after?.note ?? '') })),
      facts: {
        budgetShare: proposal.budget_share,
        restricts: proposal.restricts,
        partnersChange: proposal.partners_change,
      },
      may: { set: mayWork(actor, proposal) && !isSettled(proposal) },
      version: proposal.version,
    });
  },
});

/** The days to an answer, which stand still once it is given: `since` is then the day on which it was. */
const answerOf = (proposal: Proposal, today: string): RouteAnswer['answer'] => {
  const { complete_on, answer_due, state, since } = proposal;
  if (!complete_on || !answer_due) return null;
  if (state === 'decision') return { ...answerDays(complete_on, answer_due, today), given: false };
  return state === 'mobilising' && since >= complete_on
    ? { ...answerDays(complete_on, answer_due, since), given: true }
    : null;
};

const known = (what: string) =>
  z
    .union([
      z.boolean(),
      z.literal('yes').transform(() => true),
      z.literal('no').transform(() => false),
      z.enum(['', 'unknown']).transform(() => null),
      z.null(),
    ])
    .optional()
    .describe(`${what}: yes, no or unknown; as it is where it is not given`);

/** What leads know of it before a case is written, so that its route is known from the first day. */
export const setRouteFacts = defineUse({
  name: 'set-route-facts',
  path: 'ideas/{reference}/route-facts',
  method: 'post',
  permission: 'proposals.work',
  summary:
    'Says what the route of an idea rests on: its share of the budget, and whom it changes things for.',
  input: z.object({
    reference: referenceInput,
    budgetShare: z
      .string()
      .trim()
      .max(20)
      .optional()
      .describe('in per cent of the group’s budget, such as 0.05; empty: not known'),
    restricts: known('whether it takes a treatment from people or puts conditions to it'),
    partnersChange: known('whether a partner organisation must change'),
    version: versionInput,
  }),
  output: z.object({ reference: z.string(), body: z.string().nullable() }),
  run: async (
    platform,
    actor,
    input,
  ): Promise<Result<{ reference: string; body: string | null }, RouteRefusal | CommonRefusal>> => {
    const share = input.budgetShare ? hundredthsIn(input.budgetShare) : null;
    if (share === undefined || (share !== null && (share < 0 || share > 100_00)))
      return refuse({ kind: 'route-share', field: 'budgetShare' });
    return inTransaction(platform.db, async (trx) => {
      const opened = await openProposal(platform, trx, actor, input);
      if (!opened.ok) return opened;
      const proposal = opened.value;
      if (!mayWork(actor, proposal)) return refuse<RouteRefusal>({ kind: 'route-not-yours' });
      if (isSettled(proposal)) return refuse<RouteRefusal>({ kind: 'route-settled' });
      const set = {
        budget_share: input.budgetShare === undefined ? proposal.budget_share : share,
        restricts: input.restricts === undefined ? proposal.restricts : input.restricts,
        partners_change: input.partnersChange === undefined ? proposal.partners_change : input.partnersChange,
      };
      const { budget_share, restricts, partners_change } = proposal;
      const before = { budget_share, restricts, partners_change };
      if (JSON.stringify(before) === JSON.stringify(set))
        return ok({ reference: proposal.reference, body: proposal.route?.body.label ?? null });
      // Who leads it signs by name even where they raised it unnamed, else the history would tell that they are one.
      const signed = { ...proposal, name_kept: false };
      const version = await changeProposal(trx, actor, platform.now(), signed, set, {
        kind: 'idea.route-facts',
        before: { budgetShare: budget_share, restricts, partnersChange: partners_change },
        after: {
          budgetShare: set.budget_share,
          restricts: set.restricts,
          partnersChange: set.partners_change,
        },
      });
      const routed = await refreshRoute(trx, platform, actor, { ...proposal, ...set, version });
      return ok({ reference: proposal.reference, body: routed.route?.body.label ?? null });
    });
  },
});
