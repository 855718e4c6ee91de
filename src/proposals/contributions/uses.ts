import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { nextPart, offsetOf, optionalChoice, partInput } from '../../platform/input.ts';
import type { Platform } from '../../platform/platform.ts';
import { visibleTo } from '../../platform/registries.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { findProposal, isPublic, type Proposal, readProposal, referenceInput } from '../kit/find.ts';
import { ideaRef } from '../kit/refs.ts';
import {
  type ContributionRow,
  contributionsOf,
  contributionsThatFit,
  familyOf,
  findContribution,
  ruleOf,
} from './queries.ts';
import { isOpenOn, sumOfContributions, sumWords } from './rules.ts';
import { type Reader, readerOf, ShownContribution, seesRow, shownContribution } from './shown.ts';

export const SAID_FILTERS = ['to-answer', 'late', 'taken-up', 'not-taken-up', 'taken-away', 'held'] as const;
export const SAID_SORTS = ['said', 'due', 'about'] as const;

const Sum = z.object({
  all: z.number(),
  takenUp: z.number(),
  notTakenUp: z.number(),
  toAnswer: z.number(),
  late: z.number().describe('of those to be answered, past their day'),
  removed: z.number().describe('taken away by a moderator'),
});

/** The proposals whose contributions count with this one, as far as this reader may see each of them. */
const familyFor = async (
  { db, registries }: Platform,
  actor: Actor,
  reference: string,
): Promise<string[]> => {
  const family = (await familyOf(db, reference)).filter((one) => actor.kind !== 'public' || isPublic(one));
  return (await visibleTo(registries, db, actor, family, (one) => ideaRef(one.reference))).map(
    (one) => one.reference,
  );
};

const FITS: Readonly<Record<(typeof SAID_FILTERS)[number], (one: ShownContribution) => boolean>> = {
  'to-answer': (one) => one.state === 'shown' && one.answer === null,
  late: (one) => one.late,
  'taken-up': (one) => one.answer?.kind === 'taken-up',
  'not-taken-up': (one) => one.answer?.kind === 'not-taken-up',
  'taken-away': (one) => one.state === 'taken-away',
  held: (one) => one.state === 'held',
};

const ORDERS: Readonly<Record<(typeof SAID_SORTS)[number], (one: ShownContribution) => string>> = {
  said: (one) => one.on,
  due: (one) => one.due ?? '9999',
  about: (one) => one.about,
};

/** A proposal's contributions for one reader, each with its replies, in the order in which they were said. */
const shownAll = (
  reader: Reader,
  proposal: Proposal,
  rows: readonly ContributionRow[],
  today: string,
): ShownContribution[] =>
  rows
    .filter((row) => row.reply_to === null && seesRow(reader, row))
    .map((row) =>
      shownContribution(
        reader,
        proposal,
        row,
        rows.filter((reply) => reply.reply_to === row.id),
        today,
      ),
    );

/** What people said of a proposal, and what came of it. */
export const contributions = defineUse({
  name: 'contributions',
  path: 'ideas/{reference}/said',
  method: 'get',
  permission: 'proposals.read',
  summary: 'What people said of an idea, a problem or a case, and what came of each: taken up, or why not.',
  input: z.object({
    reference: referenceInput,
    q: optionalText(z.string().trim().max(200)).describe('words to look for'),
    status: optionalChoice(SAID_FILTERS, 'Choose one of the list.').describe(SAID_FILTERS.join(', ')),
    about: optionalText(z.string().trim().max(60)).describe('idea, problem, options, case:need'),
    sort: z.enum(SAID_SORTS).default('said'),
    dir: z.enum(['ascending', 'descending']).optional(),
    ...partInput(1000),
  }),
  output: z.object({
    reference: z.string(),
    title: z.string(),
    goesOnIn: z.string().nullable(),
    openUntil: z.string().nullable().describe('last day on which the public may say something; null: closed'),
    sum: Sum,
    sumWords: z.string(),
    total: z.number(),
    contributions: z.array(ShownContribution),
    next: z.string().optional(),
  }),
  run: async (platform, actor, input) => {
    const { db } = platform;
    const read = await readProposal(platform, actor, input.reference);
    if (!read.ok) return read;
    const proposal = read.value;
    const today = londonDate(platform.now());
    const family = await familyFor(platform, actor, proposal.reference);
    const rows = await contributionsOf(db, family);
    const fitting = input.q ? await contributionsThatFit(db, family, input.q) : undefined;
    const order = ORDERS[input.sort];
    const wanted = shownAll(await readerOf(db, actor), proposal, rows, today).filter(
      (one) =>
        (!fitting || fitting.has(one.id)) &&
        (!input.status || FITS[input.status](one)) &&
        (!input.about || one.about === input.about),
    );
    wanted.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
    if ((input.dir ?? (input.sort === 'said' ? 'descending' : 'ascending')) === 'descending')
      wanted.reverse();
    const offset = offsetOf(input.cursor);
    const part = wanted.slice(offset, offset + input.limit);
    const sum = sumOfContributions(
      rows.filter(({ state }) => state !== 'held').map((row) => ruleOf(row, proposal.owner)),
      today,
    );
    return ok({
      reference: proposal.reference,
      title: proposal.title,
      goesOnIn: proposal.merged_into,
      openUntil: isOpenOn(proposal.comments_until, today) ? proposal.comments_until : null,
      sum,
      sumWords: sumWords(sum),
      total: wanted.length,
      contributions: part,
      ...nextPart(offset, part.length, wanted.length),
    });
  },
});

export const noContribution: CommonRefusal = { kind: 'not-found', what: 'what was said there' };

/** Where a contribution counts now: the end of the chain of joinings. */
export const goesOn = async (
  platform: Platform,
  actor: Actor,
  reference: string,
): Promise<Result<Proposal, CommonRefusal>> => {
  const read = await readProposal(platform, actor, reference);
  if (!read.ok || read.value.merged_into === null) return read;
  const next = await findProposal(platform.db, read.value.merged_into);
  return next ? goesOn(platform, actor, next.reference) : read;
};

/** A contribution, what it was said of, and the proposal with which it counts now. */
export type Counted = {
  readonly row: ContributionRow;
  readonly said: Proposal;
  readonly proposal: Proposal;
};

/** A contribution that counts with a proposal; missing, hidden and foreign ones answer alike. */
export const readContribution = async (
  platform: Platform,
  actor: Actor,
  given: { readonly reference: string; readonly id: string },
): Promise<Result<Counted, CommonRefusal>> => {
  const row = await findContribution(platform.db, given.id);
  if (!row) return refuse(noContribution);
  const said = await readProposal(platform, actor, row.proposal);
  const on = said.ok ? await goesOn(platform, actor, row.proposal) : said;
  if (!said.ok || !on.ok) return refuse(noContribution);
  const sees = seesRow(await readerOf(platform.db, actor), row);
  const counts = [row.proposal, on.value.reference].includes(given.reference);
  return sees && counts ? ok({ row, said: said.value, proposal: on.value }) : refuse(noContribution);
};

/** One contribution: its own address, where whoever wrote it finds what came of it. */
export const contribution = defineUse({
  name: 'contribution',
  path: 'ideas/{reference}/said/{id}',
  method: 'get',
  permission: 'proposals.read',
  summary: 'One thing that was said, what came of it, and its replies.',
  input: z.object({ reference: referenceInput, id: z.string().trim().toLowerCase() }),
  output: z.object({ reference: z.string(), title: z.string(), contribution: ShownContribution }),
  run: async (platform, actor, input) => {
    const found = await readContribution(platform, actor, input);
    if (!found.ok) return found;
    const { row, proposal } = found.value;
    if (row.reply_to !== null) return refuse<CommonRefusal>(noContribution);
    const rows = await contributionsOf(platform.db, [row.proposal]);
    const replies = rows.filter((reply) => reply.reply_to === row.id);
    return ok({
      reference: proposal.reference,
      title: proposal.title,
      contribution: shownContribution(
        await readerOf(platform.db, actor),
        proposal,
        row,
        replies,
        londonDate(platform.now()),
      ),
    });
  },
});
