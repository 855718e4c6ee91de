import { z } from 'zod';
import { type Actor, publicActor } from '../../platform/actor.ts';
import { date, nextPart, offsetOf, optionalChoice, partInput, ticked } from '../../platform/input.ts';
import type { Platform } from '../../platform/platform.ts';
import { visibleTo } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { spelledOut } from '../../platform/relational/spelling.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok } from '../../shared/result.ts';
import { seesNames } from '../kit/capacity.ts';
import { ideaRef } from '../kit/refs.ts';
import { targetsInForce } from '../kit/settings.ts';
import { PHASES } from '../tables.ts';
import { ListedIdea } from './answers.ts';
import {
  CLOCKS,
  IDEA_SORTS,
  type IdeaFilter,
  type LookedFor,
  referenceTyped,
  STAGE_CHOICES,
  type StageChoice,
  stageUnlessSaid,
} from './filter-rules.ts';
import { findIdeas, ideasListed, type Then } from './queries.ts';
import { listedFor } from './shown.ts';

/** What a list, the board and the calendar may be narrowed by. Persons' filters are for members. */
export const filterInput = {
  q: optionalText(z.string().trim().max(200)).describe('words of the idea, or its reference'),
  stage: optionalChoice(STAGE_CHOICES, 'Choose where it stands.').describe(
    'open (unless words are asked for), aside, all, or one stage: raised, taken-on, problem-agreed …',
  ),
  clock: optionalChoice(CLOCKS, 'Choose how the clock stands.').describe(
    'late, soon, late-or-soon, held or exempt',
  ),
  whose: optionalText(z.string().trim().max(60)).describe(
    'whose move: me, duty, body, or the id of a person (members only)',
  ),
  lead: optionalText(z.string().trim().max(60)).describe('id of the clinician or the manager (members only)'),
  role: optionalText(z.string().trim().max(60)).describe(
    'profession of whoever raised it (members only; kept names left out)',
  ),
  phase: optionalChoice(PHASES, 'Choose prevention, detection, treatment or care.').describe(
    'what it mostly is',
  ),
  fifth: z
    .preprocess(
      (value) => (value === '' ? undefined : value),
      z.coerce.number().int().min(1).max(5).optional(),
    )
    .describe('whom it mostly reaches: 1 lives in the most deprived fifth'),
  condition: optionalText(z.string().trim().max(80)).describe('a condition: copd'),
  route: optionalText(z.string().trim().max(60)).describe('key of the body that decides'),
  from: optionalText(date()).describe('raised on this day or later'),
  to: optionalText(date()).describe('raised on this day or before'),
  mine: ticked('only those that you raised, lead or have the next step of'),
  watched: ticked('only those that you watch'),
  comments: ticked('only those on which anybody may comment today'),
};
type FilterInput = z.output<z.ZodObject<typeof filterInput>>;

/** Words are looked for forgiving of spelling, by the index of the texts alone: one query more. */
const lookedForOf = async (db: Db, q: string | undefined): Promise<LookedFor | undefined> => {
  if (!q) return undefined;
  const reference = referenceTyped(q);
  return reference ? { reference } : { query: (await spelledOut(db, q))?.all ?? null };
};

/** The filter of an input as this reader may ask for it. */
export const filterOf = async (db: Db, actor: Actor, input: FilterInput): Promise<IdeaFilter> => {
  const me = actor.kind === 'person' ? actor.id : undefined;
  const names = seesNames(actor);
  const stage: StageChoice = input.stage ?? stageUnlessSaid(input.q);
  return {
    lookedFor: await lookedForOf(db, input.q),
    stage,
    clock: input.clock,
    // The public asks neither for people nor by profession: both would tell who.
    whose: names ? (input.whose === 'me' ? (me ?? 'nobody') : input.whose) : undefined,
    lead: names ? input.lead : undefined,
    role: names ? input.role : undefined,
    phase: input.phase,
    fifth: input.fifth,
    condition: input.condition,
    route: input.route,
    from: input.from,
    to: input.to,
    mine: input.mine ? me : undefined,
    watched: input.watched ? me : undefined,
    commentsOpen: input.comments,
    publicOnly: actor.kind === publicActor.kind,
  };
};

/** The day, and the targets that its lists are held against. */
export const thenOf = async ({ db, now }: Pick<Platform, 'db' | 'now'>): Promise<Then> => {
  const today = londonDate(now());
  return { today, targets: await targetsInForce(db, today) };
};

/** The list of ideas: five queries at most, however many there are and whatever is asked. */
export const ideas = defineUse({
  name: 'ideas',
  method: 'get',
  permission: 'proposals.read',
  summary:
    'Lists ideas: where each is, day and target of its stage, whose move it is and by when. The public reads those that somebody has taken on.',
  input: z.object({
    ...filterInput,
    sort: z.enum(IDEA_SORTS).default('pressing').describe('pressing, idea, stage, days, next or supporters'),
    dir: z.enum(['ascending', 'descending']).optional(),
    ...partInput(1000),
  }),
  output: z.object({
    today: z.string(),
    total: z.number(),
    late: z.number().describe('of all ideas, whatever is asked for'),
    soon: z.number(),
    ideas: z.array(ListedIdea),
    next: z.string().optional(),
  }),
  run: async (platform, actor, input) => {
    const { db, registries } = platform;
    const then = await thenOf(platform);
    // How many support a thing would give small numbers away by its place in the order.
    const sort = input.sort === 'supporters' && !seesNames(actor) ? 'pressing' : input.sort;
    const dir = input.dir ?? (sort === 'days' || sort === 'supporters' ? 'descending' : 'ascending');
    const found = await findIdeas(db, await filterOf(db, actor, input), { sort, dir }, then);
    const all = [...new Set([...found.references, ...found.late, ...found.soon])];
    const seen = new Set(await visibleTo(registries, db, actor, all, ideaRef));
    const references = found.references.filter((reference) => seen.has(reference));
    const offset = offsetOf(input.cursor);
    const rows = await ideasListed(db, references.slice(offset, offset + input.limit));
    return ok({
      today: then.today,
      total: references.length,
      late: found.late.filter((reference) => seen.has(reference)).length,
      soon: found.soon.filter((reference) => seen.has(reference)).length,
      ideas: rows.map((row) => listedFor(actor, row, then)),
      ...nextPart(offset, rows.length, references.length),
    });
  },
});
