import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, date, optionalWords, several, versionInput, words } from '../../platform/input.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { penceIn } from '../../proposals/index.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { bodyInput } from '../kit/find.ts';
import { voidInput } from '../kit/void-input.ts';
import { instantAt } from '../votes/input.ts';
import { type BallotGiven, giveBallot } from './cast.ts';
import type { Changed } from './change.ts';
import { closePortfolio } from './close.ts';
import { portfolioInput } from './find.ts';
import { openPortfolio } from './open.ts';
import { addProject, removeProject } from './projects.ts';
import type { Refused } from './refusals.ts';
import { addPortfolio, editPortfolio, voidPortfolio } from './set-up.ts';

type Done = Result<Changed, Refused>;
const reference = z.object({ reference: z.string() });

/** Pounds as a person writes them, in pence. */
const pounds = (asked: string) =>
  z
    .preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string({ error: asked }))
    .transform((text, context) => {
      const pence = penceIn(text);
      if (pence === undefined) context.addIssue({ code: 'custom', message: asked });
      return pence ?? 0;
    });

const moment = (asked: string) =>
  z.string({ error: asked }).transform((text, context) => {
    const at = instantAt(text);
    if (!at) context.addIssue({ code: 'custom', message: asked });
    return at ?? new Date(0);
  });

const setUp = {
  title: words('Say what it is called, such as: What the freed-up theatre time pays for.'),
  why: words('Say why members are asked.', 2000),
  sum: pounds('Give the sum in pounds, such as 84,500.').describe('in pounds'),
  source: words('Say where the money comes from: what was freed up.', 1000),
  rule: z.enum(['most-support', 'equal-shares'], { error: 'Choose how projects are chosen.' }),
  opens: moment('Give the day and the time when voting opens.').describe('in London: 2026-06-16 09:00'),
  closes: moment('Give the day and the time when voting closes.').describe('in London: 2026-06-30 17:00'),
  weightedOn: optionalText(date()).describe('votes weigh by the lists of this day'),
  sizes: optionalWords(200_000).describe('list sizes by hand: a practice code and a number on each line'),
  weightsFrom: optionalWords(300).describe('where those sizes come from'),
  confirmed: confirmedWords,
};
type SetUpInput = z.output<z.ZodObject<typeof setUp>>;

const asSetUp = ({ sum, opens, closes, confirmed: _, ...given }: SetUpInput) => ({
  ...given,
  sumPence: sum,
  opensAt: opens,
  closesAt: closes,
});
const freeWords = ({ title, why, source }: SetUpInput) => ({ title, why, source });

/** Sets up a portfolio ballot: see `addPortfolio`. */
export const addPortfolioUse = defineUse({
  name: 'add-portfolio',
  path: 'portfolios',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Sets up a portfolio ballot: the sum, its source, the rule and the times.',
  input: z.object({
    body: bodyInput.min(1, 'Choose who votes.'),
    once: optionalWords(100).describe('key of the form: sent twice, it sets up one'),
    ...setUp,
  }),
  output: reference,
  run: async (platform, actor, { body, once, ...given }) => {
    const identified = identifiedIn(freeWords(given), given.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Done>(platform.db, (trx) =>
      addPortfolio(platform, trx, actor, { ...asSetUp(given), body, once }),
    );
  },
});

/** Changes one that is planned: see `editPortfolio`. */
export const editPortfolioUse = defineUse({
  name: 'edit-portfolio',
  path: 'portfolios/{reference}/edit',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Changes words, sum, rule or times of a portfolio ballot before voting opens.',
  input: z.object({ reference: portfolioInput, version: versionInput, ...setUp }),
  output: reference,
  run: async (platform, actor, { reference: which, version, ...given }) => {
    const identified = identifiedIn(freeWords(given), given.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Done>(platform.db, (trx) =>
      editPortfolio(platform, trx, actor, { ...asSetUp(given), reference: which, version }),
    );
  },
});

/** Puts a project on the list: see `addProject`. */
export const addProjectUse = defineUse({
  name: 'add-portfolio-project',
  path: 'portfolios/{reference}/projects',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Puts a project on the list of a portfolio ballot: an idea with a case, or one written in.',
  input: z.object({
    reference: portfolioInput,
    proposal: optionalText(z.string().trim().toUpperCase().max(40)).describe('reference of the idea'),
    title: optionalWords(200).describe('left out, the title of the idea'),
    words: words('Say in a sentence what the money would buy.', 600),
    cost: z
      .preprocess(
        (value) => (value === '' ? undefined : value),
        pounds('Give the cost in pounds, such as 25,000.').optional(),
      )
      .describe('in pounds; left out, what the case of the idea says'),
    confirmed: confirmedWords,
  }),
  output: reference,
  run: async (platform, actor, { confirmed, cost, ...input }) => {
    const identified = identifiedIn({ title: input.title, words: input.words }, confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Done>(platform.db, (trx) =>
      addProject(platform, trx, actor, { ...input, costPence: cost }),
    );
  },
});

/** Takes a project off the list: see `removeProject`. */
export const removeProjectUse = defineUse({
  name: 'remove-portfolio-project',
  path: 'portfolios/{reference}/projects/{project}/remove',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Takes a project off the list before voting opens.',
  input: z.object({
    reference: portfolioInput,
    project: z.coerce.number({ error: 'Say which project.' }).int('Say which project.').positive(),
  }),
  output: reference,
  run: (platform, actor, input) =>
    inTransaction<Done>(platform.db, (trx) => removeProject(platform, trx, actor, input)),
});

const step = z.object({ reference: portfolioInput, version: versionInput.optional() });

/** Opens voting: see `openPortfolio`. */
export const openPortfolioUse = defineUse({
  name: 'open-portfolio',
  path: 'portfolios/{reference}/open',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Opens voting: the list, the sum, the rule and who may vote are fixed from then on.',
  input: step,
  output: reference,
  run: (platform, actor, input) =>
    inTransaction<Done>(platform.db, (trx) => openPortfolio(platform, trx, actor, input)),
});

/** Closes and counts: see `closePortfolio`. */
export const closePortfolioUse = defineUse({
  name: 'close-portfolio',
  path: 'portfolios/{reference}/close',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Closes a portfolio ballot and counts it, after its time or once every ballot is in.',
  input: step,
  output: reference,
  run: (platform, actor, input) =>
    inTransaction<Done>(platform.db, (trx) => closePortfolio(platform, trx, actor, input)),
});

/** Makes it void: see `voidPortfolio`. */
export const voidPortfolioUse = defineUse({
  name: 'void-portfolio',
  path: 'portfolios/{reference}/void',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Makes a portfolio ballot void: it does not count, and its page says why.',
  input: step.extend(voidInput),
  output: reference,
  run: async (platform, actor, { confirmed, ...input }) => {
    const identified = identifiedIn({ reason: input.reason }, confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Done>(platform.db, (trx) => voidPortfolio(platform, trx, actor, input));
  },
});

/** Gives or changes a ballot: see `giveBallot`. */
export const giveBallotUse = defineUse({
  name: 'give-portfolio-ballot',
  path: 'portfolios/{reference}/vote',
  method: 'post',
  permission: 'votes.cast',
  summary: 'Ticks projects on a portfolio ballot, or changes the ticks, until voting closes.',
  input: z.object({
    reference: portfolioInput,
    voter: optionalWords(100).describe('whose vote, where you give several: the code of a practice'),
    projects: several(
      z.coerce.number({ error: 'Tick projects by their numbers.' }).int('Tick projects by their numbers.'),
    ).describe('numbers of the projects on the list'),
    version: z.coerce
      .number({ error: 'Say which version of this ballot you have.' })
      .int()
      .min(0)
      .default(0)
      .describe('version of the ballot that you have before you; 0 when it is not given yet'),
    once: optionalWords(100).describe('a key of your own: what is sent again under it counts once'),
  }),
  output: z.object({
    reference: z.string(),
    voter: z.string(),
    name: z.string(),
    projects: z.array(z.number()),
    version: z.number(),
    again: z.boolean().describe('it was counted by an earlier sending'),
  }),
  run: async (platform, actor, input) => {
    const given = await inTransaction<Result<BallotGiven, Refused>>(platform.db, (trx) =>
      giveBallot(platform, trx, actor, input),
    );
    return given.ok ? ok({ ...given.value, projects: [...given.value.projects] }) : given;
  },
});
