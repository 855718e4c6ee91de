import { z } from 'zod';
import { conditionOptions } from '../../needs/index.ts';
import type { Actor } from '../../platform/actor.ts';
import { differing } from '../../platform/history/history.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, optionalChoice, optionalWords, versionInput, words } from '../../platform/input.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../platform/use.ts';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { type DelayRefusal, type MonthlyBenefit, whyNotBenefit } from '../delay/rules.ts';
import { mayWork } from '../kit/capacity.ts';
import { changeProposal, concernedBy, tellOfProposal } from '../kit/change.ts';
import { openProposal, type Proposal, referenceInput } from '../kit/find.ts';
import { PHASES } from '../tables.ts';
import type { DetailsRefusal } from './refusals.ts';

/** As what somebody changes these words: its leads and their office, or the raiser until somebody takes it on. */
export const editsAs = (actor: Actor, proposal: Proposal): 'lead' | 'raiser' | undefined => {
  if (mayWork(actor, proposal)) return 'lead';
  return actor.kind === 'person' && proposal.raised_by === actor.id && proposal.state === 'raised'
    ? 'raiser'
    : undefined;
};

/** A number of people a month that may be left empty; halves are no people, but a mean may have them. */
const people = z.preprocess((value) => {
  if (value === undefined || value === null) return undefined;
  const text = String(value).replaceAll(/[,\s]/g, '');
  return text === '' ? undefined : Number(text);
}, z
  .number({ error: 'Give a number of people.' })
  .min(0, 'Give a number of people.')
  .max(1_000_000, 'That is more people than there are.')
  .optional());

const input = z.object({
  reference: referenceInput,
  title: words('Say what it is called.', 200),
  what: optionalWords(4000).describe('by the raiser, until it is taken on: what happens to patients'),
  reading: optionalWords(600).describe('by its leads: the news in a sentence or two'),
  phase: optionalChoice(PHASES, 'Choose what it mostly is.'),
  fifth: z.preprocess(
    (value) => (value === '' || value === undefined || value === null ? undefined : Number(value)),
    z.number({ error: 'Choose a fifth.' }).int().min(1).max(5).optional(),
  ),
  condition: optionalText(
    z
      .string()
      .refine((slug) => conditionOptions().some(({ value }) => value === slug), 'We know no such condition.'),
  ).describe('slug of a condition: copd'),
  value: people.describe('people expected to gain each month once it is live'),
  lower: people.describe('at least so many'),
  upper: people.describe('at most so many'),
  from: optionalWords(300).describe('what that was worked out from'),
  assumes: optionalWords(500).describe('what must hold for it'),
  version: versionInput,
  confirmed: confirmedWords,
});
type Input = z.output<typeof input>;

/** The estimate as it was given; nothing where no part of it was. */
const benefitOf = (
  { value, lower, upper, from = '', assumes = '' }: Input,
  setBy: string,
  setOn: CalendarDate,
): Result<MonthlyBenefit | null, DelayRefusal> => {
  if (value === undefined && lower === undefined && upper === undefined && !from && !assumes) return ok(null);
  const missing = (
    [
      ['value', value],
      ['lower', lower],
      ['upper', upper],
    ] as const
  ).find(([, given]) => given === undefined);
  if (missing) return refuse({ kind: 'delay-people', field: missing[0] });
  const benefit = { value: value ?? 0, lower: lower ?? 0, upper: upper ?? 0, from, assumes, setBy, setOn };
  const whyNot = whyNotBenefit(benefit);
  return whyNot ? refuse(whyNot) : ok(benefit);
};

/** Whether two estimates say the same, whoever set them and when. */
const sameBenefit = (a: MonthlyBenefit | null, b: MonthlyBenefit | null): boolean => {
  const said = (one: MonthlyBenefit | null) =>
    one && [one.value, one.lower, one.upper, one.from, one.assumes].join('\n');
  return said(a) === said(b);
};

const FIELDS = [
  ['title', 'title'],
  ['what', 'what'],
  ['reading', 'reading'],
  ['phase', 'phase'],
  ['fifth', 'fifth'],
  ['condition', 'condition'],
  ['people', 'value'],
  ['atLeast', 'lower'],
  ['atMost', 'upper'],
  ['worked', 'from'],
  ['assumes', 'assumes'],
] as const;

/** The row with its estimate laid out flat, so that the history says which part of it changed. */
const flat = (row: Readonly<Record<string, unknown>>, benefit: MonthlyBenefit | null) => ({
  ...row,
  people: benefit?.value ?? null,
  atLeast: benefit?.lower ?? null,
  atMost: benefit?.upper ?? null,
  worked: benefit?.from ?? null,
  assumes: benefit?.assumes ?? null,
});

type Refused = DetailsRefusal | DelayRefusal | CommonRefusal;
type Answer = Result<{ reference: string }, Refused>;

/** Names an idea, says its reading and what it mostly is, and how many people it is expected to help each month. */
export const changeDetails = defineUse({
  name: 'change-idea',
  path: 'ideas/{reference}/details',
  method: 'put',
  permission: 'proposals.raise',
  summary:
    'Changes the title of an idea, its reading, phase, fifth, condition and the people expected to gain; what stood before stays in its history.',
  input,
  output: z.object({ reference: z.string() }),
  run: async (platform, actor, given): Promise<Answer> => {
    const { title, what, reading, from, assumes } = given;
    const identified = identifiedIn({ title, what, reading, from, assumes }, given.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openProposal(platform, trx, actor, given);
      if (!opened.ok) return opened;
      const proposal = opened.value;
      const as = editsAs(actor, proposal);
      if (!as) return refuse({ kind: 'proposal-details-not-yours' });
      if (as === 'lead' && what !== undefined && what !== proposal.what)
        return refuse({ kind: 'proposal-words-not-yours', field: 'what' });
      const now = platform.now();
      const benefit = benefitOf(given, signatureOf(actor).name, londonDate(now));
      if (!benefit.ok) return benefit;
      const estimate = sameBenefit(proposal.benefit, benefit.value) ? proposal.benefit : benefit.value;
      const own =
        as === 'raiser'
          ? { title, what: what ?? proposal.what }
          : {
              title,
              reading: reading ?? null,
              phase: given.phase ?? null,
              fifth: given.fifth ?? null,
              condition: given.condition ?? null,
            };
      const after = as === 'lead' ? flat(own, estimate) : own;
      const changed = differing<Readonly<Record<string, unknown>>>(
        flat(proposal, proposal.benefit),
        after,
        FIELDS,
      );
      const { reference } = proposal;
      if (!changed) return ok({ reference });
      const set = as === 'lead' ? { ...own, benefit: estimate ? JSON.stringify(estimate) : null } : own;
      // A lead signs as that: signing without a name would tell that lead and raiser are one.
      const signed = as === 'lead' ? { ...proposal, name_kept: false } : proposal;
      await changeProposal(trx, actor, now, signed, set, { kind: 'idea.details', ...changed });
      await tellOfProposal(trx, actor, reference, await concernedBy(trx, proposal), {
        kind: 'idea.details',
        title: `What is said of ${reference} was changed: ${title}`,
      });
      return ok({ reference });
    });
  },
});
