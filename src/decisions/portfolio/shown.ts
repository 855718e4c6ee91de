import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { londonDate } from '../../shared/dates.ts';
import { portfolioRuleWords, portfolioSumWords, portfolioWords } from '../counting/portfolio-words-rules.ts';
import { rulingBadge } from '../interests/rulings-rules.ts';
import { findBody } from '../kit/find.ts';
import { isOfBody } from '../kit/may.ts';
import { asCounted, countingId } from './count-rules.ts';
import {
  ballotsOf,
  mayRunPortfolios,
  type Portfolio,
  type PortfolioBallot,
  type PortfolioVoter,
  type Project,
  projectsOf,
  stepOf,
  votersOf,
  votesOf,
} from './find.ts';
import { STEPS, stepWords, whyNotOpen } from './set-up-rules.ts';
import type { FrozenPortfolio } from './tables.ts';

export const ListedPortfolio = z.object({
  reference: z.string(),
  title: z.string(),
  body: z.string(),
  bodyName: z.string(),
  sumPence: z.number(),
  step: z.enum(STEPS),
  stepWords: z.string(),
  opensAt: z.string(),
  closesAt: z.string(),
  closedAt: z.string().nullable(),
  spentPence: z.number().nullable().describe('of a counted ballot: what the chosen projects cost together'),
  yours: z.boolean().describe('a vote of this person is still to come'),
});
export type ListedPortfolio = z.output<typeof ListedPortfolio>;

const ShownProject = z.object({
  project: z.number(),
  number: z.number().nullable().describe('its place on the list, once voting has opened'),
  proposal: z.string().nullable().describe('reference of the idea that it is'),
  title: z.string(),
  words: z.string(),
  costPence: z.number(),
  costFrom: z.string(),
});
export type ShownProject = z.output<typeof ShownProject>;

const ShownVoter = z.object({
  voter: z.string(),
  name: z.string(),
  castBy: z.string().nullable(),
  weight: z.number(),
  hasVoted: z.boolean().nullable().describe('while voting is open, for whoever runs it alone'),
});

const Mine = z.object({
  voter: z.string(),
  name: z.string(),
  weight: z.number(),
  projects: z.array(z.number()).nullable().describe('what is ticked as it stands; null before it is given'),
  version: z.number().describe('goes back with the ballot; 0 before it is given'),
  givenAt: z.string().nullable(),
});
export type Mine = z.output<typeof Mine>;

const Line = z.object({
  number: z.number(),
  title: z.string(),
  proposal: z.string().nullable(),
  costPence: z.number(),
  funded: z.boolean(),
  votes: z.number(),
  beforePence: z.number().describe('the money there was when its turn came'),
  afterPence: z.number(),
  words: z.string().describe('why it is paid for or not'),
});
export type Line = z.output<typeof Line>;

export const PortfolioAnswer = ListedPortfolio.extend({
  why: z.string(),
  source: z.string(),
  rule: z.enum(['most-support', 'equal-shares']),
  ruleWords: z.string(),
  state: z.enum(['planned', 'open', 'closed', 'void']),
  weightedOn: z.string().nullable(),
  sizes: z.string().nullable().describe('list sizes that were written by hand, for whoever runs it'),
  weightsFrom: z.string().nullable(),
  voidReason: z.string().nullable(),
  setUpBy: z.string().nullable(),
  frozenHash: z.string().nullable(),
  ballotsHash: z.string().nullable(),
  projects: z.array(ShownProject),
  entitled: z.number().nullable(),
  weight: z.number().nullable().describe('how many votes they have together'),
  voted: z.number().nullable(),
  voters: z.array(ShownVoter),
  excluded: z.array(z.object({ name: z.string(), ruling: z.string() })),
  mine: z.array(Mine),
  result: z
    .object({
      sentence: z.string(),
      spentPence: z.number(),
      leftPence: z.number(),
      lines: z.array(Line).describe('in the order in which the rule came to them'),
    })
    .nullable(),
  whyNotOpen: z.string().nullable().describe('kind of what keeps voting from being opened'),
  may: z.object({
    run: z.boolean(),
    plan: z.boolean(),
    open: z.boolean(),
    vote: z.boolean(),
    close: z.boolean(),
    ballots: z.boolean(),
  }),
  version: z.number(),
});
export type PortfolioAnswer = z.output<typeof PortfolioAnswer>;

type House = Pick<Platform, 'db' | 'now'>;

/** One ballot as a line of the list. */
export const listedPortfolio = async (
  { db, now }: House,
  actor: Actor,
  row: Portfolio,
): Promise<ListedPortfolio> => {
  const step = stepOf(row, now());
  const mine = step === 'open' ? await mineIn(db, actor, row) : [];
  return {
    reference: row.reference,
    title: row.title,
    body: row.body,
    bodyName: (await findBody(db, row.body))?.name ?? row.body,
    sumPence: row.sum_pence,
    step,
    stepWords: stepWords(step),
    opensAt: row.opens_at.toISOString(),
    closesAt: row.closes_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    spentPence: row.state === 'closed' ? (row.result?.spent ?? null) : null,
    yours: mine.some(({ projects }) => projects === null),
  };
};

/** The votes that this reader gives, with what is ticked. */
const mineIn = async (db: Platform['db'], actor: Actor, { reference }: Portfolio): Promise<Mine[]> => {
  const rows = await votesOf(db, reference, actor);
  const given = new Map(
    rows.length === 0 ? [] : (await ballotsOf(db, reference)).map((ballot) => [ballot.voter, ballot]),
  );
  return rows.map(({ voter, voter_name, weight }) => {
    const ballot = given.get(voter);
    return {
      voter,
      name: voter_name,
      weight,
      projects: ballot ? [...ballot.projects] : null,
      version: ballot?.version ?? 0,
      givenAt: ballot?.given_at.toISOString() ?? null,
    };
  });
};

/** Projects in the order of the list; before voting opens in that in which they were added. */
const projectsFor = (projects: readonly Project[], frozen: FrozenPortfolio | null): ShownProject[] => {
  const numbers = new Map(frozen?.projects.map(({ project, number }) => [project, number]));
  return projects
    .map((one) => ({
      project: one.id,
      number: numbers.get(one.id) ?? null,
      proposal: one.proposal,
      title: one.title,
      words: one.words,
      costPence: one.cost_pence,
      costFrom: one.cost_from,
    }))
    .sort((a, b) => (a.number ?? a.project) - (b.number ?? b.project));
};

const resultOf = ({ state, result, frozen }: Portfolio): PortfolioAnswer['result'] => {
  if (state !== 'closed' || !result || !frozen) return null;
  const byId = new Map(frozen.projects.map((project) => [countingId(project.number), project]));
  return {
    sentence: portfolioSumWords(result),
    spentPence: result.spent,
    leftPence: result.left,
    lines: result.lines.flatMap((line) => {
      const project = byId.get(line.project);
      return project
        ? [
            {
              number: project.number,
              title: project.title,
              proposal: project.proposal,
              costPence: project.costPence,
              funded: line.funded,
              votes: line.points,
              beforePence: line.before,
              afterPence: line.after,
              words: portfolioWords(line, asCounted(project)),
            },
          ]
        : [];
    }),
  };
};

/** Who may vote, for members and whoever runs it; for everybody once how they voted is published. */
const votersFor = (
  voters: readonly PortfolioVoter[],
  ballots: readonly PortfolioBallot[],
  reader: { readonly runs: boolean; readonly member: boolean; readonly over: boolean },
): PortfolioAnswer['voters'] => {
  if (!reader.runs && !reader.member && !reader.over) return [];
  const voted = new Set(ballots.map(({ voter }) => voter));
  return voters.map(({ voter, voter_name, cast_by, cast_by_name, weight }) => ({
    voter: reader.member || reader.runs ? voter : '',
    name: voter_name,
    castBy: cast_by === voter ? null : cast_by_name,
    weight,
    hasVoted: reader.runs || reader.over ? voted.has(voter) : null,
  }));
};

/** One portfolio ballot as this reader may know it. The caller has asked whether they may know of it at all. */
export const shownPortfolio = async (
  platform: House,
  actor: Actor,
  row: Portfolio,
): Promise<PortfolioAnswer> => {
  const { db } = platform;
  const now = platform.now();
  const { reference, state, frozen } = row;
  const runs = await mayRunPortfolios(db, actor, row.body, londonDate(now));
  const member = await isOfBody(db, actor, row.body, londonDate(now));
  const over = state === 'closed';
  const projects = await projectsOf(db, reference);
  const voters = await votersOf(db, reference);
  const ballots = await ballotsOf(db, reference);
  const mine = await mineIn(db, actor, row);
  const listed = await listedPortfolio(platform, actor, row);
  const why = whyNotOpen({ state, closesAt: row.closes_at, projects: projects.length }, now);
  const allIn = voters.length > 0 && ballots.length === voters.length;
  return {
    ...listed,
    why: row.why,
    source: row.source,
    rule: row.rule,
    ruleWords: frozen?.ruleWords ?? portfolioRuleWords(row.rule),
    state,
    weightedOn: row.weighted_on,
    sizes: runs ? row.sizes : null,
    weightsFrom: row.weights_from,
    voidReason: row.void_reason,
    setUpBy: actor.kind === 'public' ? null : row.set_up_name,
    frozenHash: row.frozen_hash,
    ballotsHash: over ? row.ballots_hash : null,
    projects: projectsFor(projects, frozen),
    entitled: frozen ? voters.length : null,
    weight: frozen ? voters.reduce((sum, { weight }) => sum + weight, 0) : null,
    voted: frozen && (runs || member || over) ? ballots.length : null,
    voters: votersFor(voters, ballots, { runs, member, over }),
    excluded:
      runs || member || over
        ? (frozen?.excluded ?? []).map(({ voter, ruling }) => ({
            name: frozen?.names[voter] ?? voter,
            ruling: rulingBadge(ruling),
          }))
        : [],
    mine: state === 'open' || over ? mine : [],
    result: resultOf(row),
    whyNotOpen: runs && state === 'planned' ? (why?.kind ?? null) : null,
    may: {
      run: runs,
      plan: runs && state === 'planned',
      open: runs && why === undefined,
      vote: listed.step === 'open' && mine.length > 0,
      close: runs && (listed.step === 'over' || (listed.step === 'open' && allIn)),
      ballots: over,
    },
    version: row.version,
  };
};
