import { z } from 'zod';
import { optionalWords, versionInput } from '../../platform/input.ts';
import { visibleTo } from '../../platform/registries.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../platform/use.ts';
import { addDays, londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepProposalChange, tellOfProposal } from '../kit/change.ts';
import { findProposal } from '../kit/find.ts';
import { ideaRef } from '../kit/refs.ts';
import { aboutWords } from './about.ts';
import { policyOn } from './policy.ts';
import { heldContributions, lockContribution, moderationLog, ruleOf, writersOf } from './queries.ts';
import type { SaidRefusal } from './refusals.ts';
import { ANSWER_DAYS, type ContributionRefusal, whyNotRemove } from './rules.ts';
import { answerersOf } from './say.ts';
import { contributionHref, mayModerate } from './shown.ts';
import { contributionDb, MODERATIONS, type Moderation } from './tables.ts';
import { goesOn, noContribution } from './uses.ts';

const Rule = z.object({ key: z.string(), words: z.string() });

/** What the public wrote and nobody has read yet, with the rules that it is held against. */
export const moderationQueue = defineUse({
  name: 'moderation-queue',
  path: 'ideas/moderation',
  method: 'get',
  permission: 'proposals.moderate',
  summary: 'What the public wrote that waits to be read, the longest wait first.',
  input: z.object({}),
  output: z.object({
    policy: z.array(Rule),
    held: z.array(
      z.object({
        id: z.string(),
        reference: z.string(),
        title: z.string(),
        about: z.string(),
        words: z.string(),
        name: z.string().nullable(),
        on: z.string(),
        version: z.number(),
      }),
    ),
  }),
  run: async ({ db, registries, now }, actor) => {
    const seen = await visibleTo(registries, db, actor, await heldContributions(db), (one) =>
      ideaRef(one.proposal),
    );
    return ok({
      policy: [...(await policyOn(db, londonDate(now()))).rules],
      held: seen.map((one) => ({
        id: one.id,
        reference: one.proposal,
        title: one.title,
        about: aboutWords(one.about),
        words: one.words,
        name: one.person_name,
        on: one.said_on,
        version: one.version,
      })),
    });
  },
});

type Answer = Result<
  { id: string; state: 'shown' | 'taken-away' },
  SaidRefusal | ContributionRefusal | CommonRefusal
>;

/** Shows what was held, takes away what breaks a rule of the policy, or puts back what was taken away. */
export const moderate = defineUse({
  name: 'moderate',
  path: 'ideas/moderation/{id}',
  method: 'post',
  permission: 'proposals.moderate',
  summary: 'Shows what the public wrote, takes away what breaks a rule of the policy, or puts it back.',
  input: z.object({
    id: z.string().trim().toLowerCase(),
    act: z.enum(MODERATIONS, { error: 'Choose what is done: show it, take it away, or put it back.' }),
    under: optionalText(z.string().trim().max(60)).describe('to take away: key of the rule that it breaks'),
    note: optionalWords(500).describe('for other moderators'),
    version: versionInput,
  }),
  output: z.object({ id: z.string(), state: z.enum(['shown', 'taken-away']) }),
  run: (platform, actor, input) =>
    inTransaction(platform.db, async (trx): Promise<Answer> => {
      const row = await lockContribution(trx, input.id);
      const said = row && (await findProposal(trx, row.proposal));
      const on = row && (await goesOn({ ...platform, db: trx }, actor, row.proposal));
      if (!row || !said || !on?.ok) return refuse(noContribution);
      const proposal = on.value;
      if (row.version !== input.version)
        return refuse({ kind: 'changed-meanwhile', what: 'What was said there' });
      const now = platform.now();
      const today = londonDate(now);
      const { rules } = await policyOn(trx, today);
      const rule = input.act === 'taken-away' ? rules.find(({ key }) => key === input.under) : undefined;
      if (input.act === 'taken-away') {
        const why = whyNotRemove(
          ruleOf(row, proposal.owner),
          input.under ?? '',
          rules.map(({ key }) => key),
        );
        if (why) return refuse(why);
      } else if (row.state !== (input.act === 'shown' ? 'held' : 'taken-away'))
        return refuse({ kind: 'contribution-stands', state: row.state });
      const state = input.act === 'taken-away' ? 'taken-away' : 'shown';
      const firstShown = state === 'shown' && row.due === null && row.reply_to === null;
      await contributionDb(trx)
        .updateTable('proposal_contribution')
        .set({
          state,
          taken_under: rule?.key ?? null,
          taken_words: rule?.words ?? null,
          taken_on: rule ? today : null,
          ...(firstShown ? { due: addDays(today, ANSWER_DAYS) } : {}),
          version: row.version + 1,
        })
        .where('id', '=', row.id)
        .execute();
      const by = signatureOf(actor);
      await contributionDb(trx)
        .insertInto('proposal_moderation')
        .values({
          contribution: row.id,
          act: input.act,
          under: rule?.key ?? null,
          under_words: rule?.words ?? null,
          note: input.note ?? null,
          by_person: by.person,
          by_name: by.name,
          by_standing: by.standing,
          on_day: today,
          at: now,
        })
        .execute();
      // Moderators sign as that: unnamed, the history would tell that one of them raised it.
      await keepProposalChange(trx, actor, now, { ...said, name_kept: false }, said.version, {
        kind: `contribution.${input.act}`,
        before: { contribution: row.id, state: row.state },
        after: { contribution: row.id, state, ...(rule ? { under: rule.key } : {}) },
      });
      const href = contributionHref(proposal.reference, row.reply_to ?? row.id);
      const writers = await writersOf(trx, row);
      if (rule)
        await tellOfProposal(trx, actor, proposal.reference, writers, {
          kind: 'contribution.taken-away',
          title: `What you said of ${proposal.reference} was taken away: ${rule.words}`,
          href,
        });
      else
        await tellOfProposal(trx, actor, proposal.reference, [...answerersOf(proposal), ...writers], {
          kind: 'contribution.shown',
          title: `${row.in_public ? 'The public said something of' : 'Words were put back on'} ${proposal.reference}: ${proposal.title}`,
          href,
        });
      return ok({ id: row.id, state });
    }),
});

/** What was done by moderators: for everybody in numbers, for moderators line by line. */
export const moderationRecord = defineUse({
  name: 'moderation-log',
  path: 'ideas/moderation/log',
  method: 'get',
  permission: 'proposals.read',
  summary: 'What moderators showed and took away, in numbers by rule; line by line for moderators.',
  input: z.object({}),
  output: z.object({
    policy: z.object({ rules: z.array(Rule), since: z.string(), source: z.string(), verified: z.boolean() }),
    shown: z.number(),
    takenAway: z.number(),
    putBack: z.number(),
    byRule: z.array(z.object({ rule: z.string(), count: z.number() })),
    lines: z
      .array(
        z.object({
          on: z.string(),
          act: z.enum(MODERATIONS),
          reference: z.string(),
          contribution: z.string(),
          words: z.string(),
          rule: z.string().nullable(),
          note: z.string().nullable(),
          by: z.string(),
        }),
      )
      .nullable()
      .describe('null for those who do not moderate'),
  }),
  run: async ({ db, registries, now }, actor) => {
    const policy = await policyOn(db, londonDate(now()));
    const log = await moderationLog(db);
    const count = (act: Moderation) => log.filter((one) => one.act === act).length;
    const rules = [
      ...new Set([...policy.rules.map(({ words }) => words), ...log.flatMap((one) => one.underWords ?? [])]),
    ];
    const lines = mayModerate(actor)
      ? await visibleTo(registries, db, actor, log, (one) => ideaRef(one.proposal))
      : null;
    return ok({
      policy: {
        rules: [...policy.rules],
        since: policy.inForceFrom,
        source: policy.source,
        verified: policy.verified,
      },
      shown: count('shown'),
      takenAway: count('taken-away'),
      putBack: count('put-back'),
      byRule: rules.map((rule) => ({
        rule,
        count: log.filter((one) => one.underWords === rule).length,
      })),
      lines:
        lines?.map((one) => ({
          on: one.onDay,
          act: one.act,
          reference: one.proposal,
          contribution: one.contribution,
          words: one.words,
          rule: one.underWords,
          note: one.note,
          by: one.byName,
        })) ?? null,
    });
  },
});
