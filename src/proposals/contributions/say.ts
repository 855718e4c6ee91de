import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, optionalWords, versionInput, words } from '../../platform/input.ts';
import { onceKey } from '../../platform/once.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../platform/use.ts';
import { addDays, londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { actsUnnamed, keepProposalChange, signedBy, tellOfProposal } from '../kit/change.ts';
import { isPublic, openProposal, type Proposal, referenceInput } from '../kit/find.ts';
import { aboutInput } from './about.ts';
import { lockContribution, ruleOf, writersOf } from './queries.ts';
import type { SaidRefusal } from './refusals.ts';
import { ANSWER_DAYS, type ContributionRefusal, isOpenOn, whyNotReply } from './rules.ts';
import { whyNotAbout } from './sections.ts';
import { contributionHref, isOwn, readerOf } from './shown.ts';
import { contributionDb } from './tables.ts';
import { noContribution, readContribution } from './uses.ts';

type Refused = SaidRefusal | ContributionRefusal | CommonRefusal;
const output = z.object({ id: z.string(), held: z.boolean() });
type Answer = Result<z.infer<typeof output>, Refused>;

const saidWords = words('Write what you want to say.', 4000);
const onceInput = optionalText(z.string().max(60)).describe('key of the form: sent twice, it stands once');

/** Who hears that something was said: the leads and whoever owns the next step. */
export const answerersOf = ({ clinician, manager, owner }: Proposal): string[] =>
  [clinician, manager, owner].filter((one): one is string => one !== null && one !== '');

/** As whom somebody writes: unnamed where their name as a raiser is kept, of what it was said or of what it joined. */
const writingOn = (actor: Actor, ...proposals: readonly [Proposal, ...Proposal[]]): Proposal =>
  proposals.find((one) => actsUnnamed(actor, one)) ?? proposals[0];

const writerOf = (actor: Actor, as: Proposal) => ({
  ...signedBy(actor, as),
  keptOf: actsUnnamed(actor, as) ? as.reference : null,
});

type Said = {
  readonly about: string;
  readonly words: string;
  readonly replyTo?: string | undefined;
  readonly once?: string | undefined;
  readonly by: {
    readonly person: string | null;
    readonly name: string | null;
    readonly standing: string;
    readonly keptOf?: string | null;
  };
};

/** Keeps what was said; the same form sent twice keeps it once, gives the first one's id, and is no news. */
const keepSaid = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  proposal: Proposal,
  said: Said,
): Promise<{ readonly kept: z.infer<typeof output>; readonly isNew: boolean }> => {
  const now = platform.now();
  const today = londonDate(now);
  const held = actor.kind === 'public';
  // A key is the sender's own choice: that of another person, or on another idea, is no second sending.
  const once = onceKey(said.once, [proposal.reference, said.by.person, said.words]);
  const before = once
    ? await contributionDb(trx)
        .selectFrom('proposal_contribution')
        .select(['id', 'state'])
        .where('once', '=', once)
        .executeTakeFirst()
    : undefined;
  if (before) return { kept: { id: before.id, held: before.state === 'held' }, isNew: false };
  const { id } = await contributionDb(trx)
    .insertInto('proposal_contribution')
    .values({
      proposal: proposal.reference,
      about: said.about,
      reply_to: said.replyTo ?? null,
      words: said.words,
      person: said.by.person,
      person_name: said.by.name,
      kept_of: said.by.keptOf ?? null,
      standing: said.by.standing || 'Member',
      in_public: held,
      said_on: today,
      at: now,
      state: held ? 'held' : 'shown',
      due: held || said.replyTo ? null : addDays(today, ANSWER_DAYS),
      taken_under: null,
      taken_words: null,
      taken_on: null,
      answer: null,
      answer_what: null,
      answer_where: null,
      answer_why: null,
      answered_by: null,
      answered_by_name: null,
      answered_by_standing: null,
      answered_on: null,
      once,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await keepProposalChange(trx, actor, now, proposal, proposal.version, {
    kind: said.replyTo ? 'contribution.replied' : 'contribution.said',
    after: { contribution: id, about: said.about },
  });
  return { kept: { id, held }, isNew: true };
};

/** A proposal on which something can still be said, of a part that it has. */
const openToWords = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  { reference, about }: { readonly reference: string; readonly about: string },
): Promise<Result<Proposal, Refused>> => {
  const opened = await openProposal(platform, trx, actor, { reference });
  if (!opened.ok) return opened;
  if (opened.value.merged_into !== null)
    return refuse({ kind: 'contribution-goes-on', into: opened.value.merged_into });
  const why = await whyNotAbout(trx, opened.value, about, londonDate(platform.now()));
  return why ? refuse(why) : opened;
};

/** A member says something of an idea, its problem, its options or a section of its case; it stands at once. */
export const contribute = defineUse({
  name: 'contribute',
  path: 'ideas/{reference}/said',
  method: 'post',
  permission: 'proposals.raise',
  summary:
    'Says something of an idea, its problem, its options or its case; its leads answer what came of it.',
  input: z.object({
    reference: referenceInput,
    about: aboutInput.default('idea'),
    words: saidWords,
    once: onceInput,
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, input): Promise<Answer> => {
    const identified = identifiedIn({ words: input.words }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction(platform.db, async (trx): Promise<Answer> => {
      const opened = await openToWords(platform, trx, actor, input);
      if (!opened.ok) return opened;
      const proposal = opened.value;
      const by = writerOf(actor, proposal);
      const { kept, isNew } = await keepSaid(platform, trx, actor, proposal, { ...input, by });
      if (isNew)
        await tellOfProposal(trx, actor, proposal.reference, answerersOf(proposal), {
          kind: 'contribution.said',
          title: `${by.name} said something of ${proposal.reference}: ${proposal.title}`,
          href: contributionHref(proposal.reference, kept.id),
        });
      return ok(kept);
    });
  },
});

/**
 * Anybody says something while the public is asked, without signing in; a moderator reads it before it is shown.
 * For the page alone, which counts attempts by address: it has no address in the API.
 */
export const contributeInPublic = defineUse({
  name: 'contribute-in-public',
  method: 'post',
  permission: 'proposals.read',
  summary: 'Says something in public while comments are open; it is shown when a moderator has read it.',
  input: z.object({
    reference: referenceInput,
    about: aboutInput.default('idea'),
    words: saidWords,
    name: optionalWords(80),
    website: optionalText(z.string()).describe('must stay empty'),
    once: onceInput,
  }),
  output,
  run: async (platform, actor, input): Promise<Answer> => {
    if (input.website) return refuse({ kind: 'contribution-trap', field: 'website' });
    const identified = identifiedIn({ words: input.words, name: input.name }, false);
    if (identified)
      return refuse({ kind: 'contribution-identifies', field: identified.field, found: identified.found });
    return inTransaction(platform.db, async (trx): Promise<Answer> => {
      const opened = await openToWords(platform, trx, actor, input);
      if (!opened.ok) return opened;
      const proposal = opened.value;
      if (!isPublic(proposal) || !isOpenOn(proposal.comments_until, londonDate(platform.now())))
        return refuse({ kind: 'comments-closed' });
      const by = { person: null, name: input.name ?? null, standing: 'Member of the public' };
      return ok((await keepSaid(platform, trx, actor, proposal, { ...input, by })).kept);
    });
  },
});

/** A reply to what somebody said: part of the talk, not counted and not answered by itself. */
export const replyToContribution = defineUse({
  name: 'reply-to-contribution',
  path: 'ideas/{reference}/said/{id}/replies',
  method: 'post',
  permission: 'proposals.raise',
  summary: 'Replies to what somebody said. Replies have one level.',
  input: z.object({
    reference: referenceInput,
    id: z.string().trim().toLowerCase(),
    words: saidWords,
    once: onceInput,
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, input): Promise<Answer> => {
    const identified = identifiedIn({ words: input.words }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction(platform.db, async (trx): Promise<Answer> => {
      const found = await readContribution({ ...platform, db: trx }, actor, input);
      if (!found.ok) return found;
      const { row, said, proposal } = found.value;
      // One at a time, so that a reply sent twice stands once.
      await lockContribution(trx, row.id);
      const why = whyNotReply(ruleOf(row, proposal.owner));
      if (why) return refuse(why);
      if (row.state === 'held') return refuse({ kind: 'contribution-held' });
      const as = writingOn(actor, said, proposal);
      const by = writerOf(actor, as);
      const { kept, isNew } = await keepSaid(
        platform,
        trx,
        actor,
        { ...as, reference: said.reference },
        { about: row.about, words: input.words, replyTo: row.id, once: input.once, by },
      );
      if (isNew)
        await tellOfProposal(trx, actor, proposal.reference, await writersOf(trx, row), {
          kind: 'contribution.replied',
          title: `${by.name} replied to what you said of ${proposal.reference}: ${proposal.title}`,
          href: contributionHref(proposal.reference, row.id),
        });
      return ok(kept);
    });
  },
});

/** Whoever said it puts their own words right, until they are answered. The history keeps that they did. */
export const correctContribution = defineUse({
  name: 'correct-contribution',
  path: 'ideas/{reference}/said/{id}',
  method: 'put',
  permission: 'proposals.raise',
  summary: 'Puts right what you said, until it is answered; the history keeps that you did.',
  input: z.object({
    reference: referenceInput,
    id: z.string().trim().toLowerCase(),
    words: saidWords,
    confirmed: confirmedWords,
    version: versionInput,
  }),
  output: z.object({ id: z.string() }),
  run: async (platform, actor, input): Promise<Result<{ id: string }, Refused>> => {
    const identified = identifiedIn({ words: input.words }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction(platform.db, async (trx): Promise<Result<{ id: string }, Refused>> => {
      const found = await readContribution({ ...platform, db: trx }, actor, input);
      if (!found.ok) return found;
      const { said, proposal } = found.value;
      const row = await lockContribution(trx, input.id);
      if (!row) return refuse(noContribution);
      if (!isOwn(await readerOf(trx, actor), row)) return refuse({ kind: 'contribution-not-yours' });
      if (row.answer !== null) return refuse({ kind: 'contribution-answered' });
      if (row.state === 'taken-away') return refuse({ kind: 'contribution-removed' });
      if (row.version !== input.version) return refuse({ kind: 'changed-meanwhile', what: 'What you said' });
      await contributionDb(trx)
        .updateTable('proposal_contribution')
        .set({ words: input.words, version: row.version + 1 })
        .where('id', '=', row.id)
        .execute();
      // The words themselves are kept nowhere else: they may have been put right because they told too much.
      const as = writingOn(actor, said, proposal);
      const of = { ...as, reference: said.reference };
      await keepProposalChange(trx, actor, platform.now(), of, said.version, {
        kind: 'contribution.corrected',
        after: { contribution: row.id },
      });
      return ok({ id: row.id });
    });
  },
});
