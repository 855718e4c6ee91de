import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { type Change, changesOf } from '../../platform/history/history.ts';
import { nextPart, offsetOf, partInput, ticked } from '../../platform/input.ts';
import { can } from '../../platform/permissions.ts';
import type { Platform } from '../../platform/platform.ts';
import { visibleTo } from '../../platform/registries.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../platform/use.ts';
import { ok, refuse } from '../../shared/result.ts';
import { figureOfHref } from '../figures/address.ts';
import type { Figure } from '../figures/figure.ts';
import { optionalCondition } from '../kit/conditions.ts';
import { GapAnswer, type HistoryEntry, ListedGapAnswer } from './answers.ts';
import { compareFigures } from './compare-rules.ts';
import type { FindFigure } from './freeze.ts';
import {
  bearingsOn,
  findGap,
  GAP_SORTS,
  type Gap,
  gapReferences,
  gapsAlike,
  gapsListed,
  gapsMergedInto,
  watchersOf,
} from './queries.ts';
import { GAP_STATUSES, movesFrom } from './rules.ts';
import {
  cameOf,
  gapRef,
  listedOf,
  mayCorrect,
  mayManage,
  seesGap,
  seesNames,
  shownGap,
  somebody,
} from './shown.ts';

/** The register of gaps. */
export const gaps = defineUse({
  name: 'gaps',
  method: 'get',
  permission: 'needs.read',
  summary: 'The register of gaps: what is missing, for whom, the figure that showed it, and how it stands.',
  input: z.object({
    q: optionalText(z.string().trim().max(200)).describe('words of the gap, or its reference'),
    status: z
      .preprocess(
        (value) => (value === '' ? undefined : value),
        z.enum([...GAP_STATUSES, 'open', 'all']).optional(),
      )
      .describe('open (recorded or taken up), recorded, taken-up, closed, merged, or all; all unless given'),
    condition: optionalCondition,
    owner: optionalText(z.string().trim()).describe('nobody, or the id of a person (members only)'),
    mine: ticked('only those that you recorded, own or watch'),
    sort: z.enum(GAP_SORTS).default('recorded').describe('recorded, statement, status or since'),
    dir: z.enum(['ascending', 'descending']).optional(),
    ...partInput(1000),
  }),
  output: z.object({
    total: z.number(),
    gaps: z.array(ListedGapAnswer),
    next: z.string().optional(),
  }),
  run: async (platform, actor, input) => {
    const { db, registries } = platform;
    // Whose gaps are is for members: the public asks only for those of nobody.
    const owner = input.owner === 'nobody' || seesNames(actor) ? input.owner : undefined;
    const mine = input.mine && actor.kind === 'person' ? actor.id : undefined;
    const found = await gapReferences(db, {
      ...input,
      status: input.status ?? 'all',
      owner,
      mine,
      dir: input.dir ?? (input.sort === 'recorded' ? 'descending' : 'ascending'),
    });
    const seen = await visibleTo(registries, db, actor, found, gapRef);
    const offset = offsetOf(input.cursor);
    const rows = await gapsListed(db, seen.slice(offset, offset + input.limit));
    return ok({
      total: seen.length,
      gaps: rows.map((gap) => shownGap(actor, gap)),
      ...nextPart(offset, rows.length, seen.length),
    });
  },
});

/** Gaps that one being written may be the same as: what the form shows beside it. */
export const alikeGaps = defineUse({
  name: 'gaps-alike',
  method: 'get',
  permission: 'gaps.record',
  summary:
    'Gaps that a new one may be the same as: of the same figure, in like words, or of the same condition.',
  input: z.object({
    statement: optionalText(z.string().max(500)),
    figure: optionalText(z.string().max(2000)).describe('address of a figure'),
    condition: optionalCondition,
  }),
  output: z.object({
    gaps: z.array(
      z.object({
        reference: z.string(),
        statement: z.string(),
        status: z.enum(GAP_STATUSES),
        recordedOn: z.string(),
        sameFigure: z.boolean(),
        likeness: z.number().describe('of the statements, 0 to 1'),
      }),
    ),
  }),
  run: async ({ db, registries }, actor, { figure, ...input }) => {
    const address = figure ? figureOfHref(figure) : undefined;
    const found = await gapsAlike(db, { ...input, ...address });
    return ok({ gaps: await visibleTo(registries, db, actor, found, (gap) => gapRef(gap.reference)) });
  },
});

/** The figure of a gap as this reader may see it. */
export const figureFor = (actor: Actor, gap: Pick<Gap, 'figure' | 'public_figure'>): Figure | null =>
  seesNames(actor) ? gap.figure : gap.public_figure;

/**
 * The same figure made of what is loaded today: of the newest year, whatever year it was kept of. What became of
 * it is told in words; where it cannot be made any more, that is told.
 */
const todayOf = async (find: FindFigure, platform: Platform, actor: Actor, gap: Gap) => {
  const then = figureFor(actor, gap);
  const address = gap.href ? figureOfHref(gap.href) : undefined;
  if (!then || !address) return null;
  const { year: _, ...query } = address.query;
  const made = await find(platform, actor, { ...address, query });
  if (!made.ok)
    return {
      figure: null,
      same: false,
      words: ['It can no longer be made: what it was made of is not loaded now.'],
    };
  const { same, words } = compareFigures(then, made.value);
  return { figure: made.value, same, words: [...words] };
};

/** What people did, as this reader may know it: the public reads that something was done, when, and by what role. */
const shownChange = (actor: Actor, change: Change): HistoryEntry => {
  const { ownerName: _, owner: __, ...after } = change.after ?? {};
  const open = seesNames(actor);
  return {
    at: change.at.toISOString(),
    by: somebody(actor, change.person_name, change.standing),
    kind: change.kind,
    before: open ? change.before : null,
    after: open ? change.after : change.after && after,
  };
};

/** One gap, whole. */
export const gapUse = (find: FindFigure) =>
  defineUse({
    name: 'gap',
    path: 'gaps/{reference}',
    method: 'get',
    permission: 'needs.read',
    summary:
      'One gap: its words, its figure as it stood and as it stands today, how it stands, what came of it, its history.',
    input: z.object({ reference: z.string().trim().toUpperCase().describe('GAP-2026-001') }),
    output: GapAnswer,
    run: async (platform, actor, { reference }) => {
      const { db, registries } = platform;
      const gap = await findGap(db, reference);
      if (!gap || !(await seesGap(platform, actor, reference)))
        return refuse<CommonRefusal>({ kind: 'not-found', what: `the gap ${reference}` });
      const from = await visibleTo(registries, db, actor, await gapsMergedInto(db, reference), (one) =>
        gapRef(one.reference),
      );
      const manage = mayManage(actor, gap);
      return ok({
        ...shownGap(actor, listedOf(gap)),
        detail: gap.detail,
        evidence: gap.evidence,
        topic: gap.topic,
        subject: gap.subject,
        figureHref: gap.href,
        figure: figureFor(actor, gap),
        figureHash: gap.figure_hash,
        today: await todayOf(find, platform, actor, gap),
        closedBecause: gap.closed_because,
        note: gap.status_note,
        mergedInto: gap.merged_into,
        mergedFrom: from.map((one) => ({
          ...shownGap(actor, listedOf(one)),
          figure: figureFor(actor, one),
          evidence: one.evidence,
        })),
        recordedBy: somebody(actor, gap.recorded_by_name, gap.recorded_by_standing),
        bearings: (await bearingsOn(db, reference)).map(({ id, kind, title, source, address, note }) => ({
          id,
          kind,
          title,
          source,
          address,
          note,
        })),
        cameOfIt: (await cameOf(platform, actor, [reference]))(reference),
        history: (await changesOf(db, gapRef(reference))).map((change) => shownChange(actor, change)),
        watching: actor.kind === 'person' && (await watchersOf(db, reference)).includes(actor.id),
        may: {
          manage: manage && can(actor, 'gaps.record'),
          correct: mayCorrect(actor, gap),
          moves: manage ? movesFrom(gap.status) : [],
        },
        version: gap.version,
      });
    },
  });
