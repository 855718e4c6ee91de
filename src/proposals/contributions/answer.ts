import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, optionalWords, ticked, versionInput } from '../../platform/input.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { type CommonRefusal, defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { mayWork } from '../kit/capacity.ts';
import { keepProposalChange, tellOfProposal } from '../kit/change.ts';
import { referenceInput } from '../kit/find.ts';
import { type ContributionRow, contributionsOf, lockContribution, ruleOf, writersOf } from './queries.ts';
import type { SaidRefusal } from './refusals.ts';
import { type ContributionAnswer, type ContributionRefusal, whyNotAnswer } from './rules.ts';
import { contributionHref } from './shown.ts';
import { contributionDb } from './tables.ts';
import { noContribution, readContribution } from './uses.ts';

const columnsOf = (answer: ContributionAnswer | undefined) => ({
  answer: answer?.kind ?? null,
  answer_what: answer?.kind === 'taken-up' ? answer.what : null,
  answer_where: answer?.kind === 'taken-up' ? answer.where : null,
  answer_why: answer?.kind === 'not-taken-up' ? answer.why : null,
});

/** An answer as the history keeps it. */
const kept = (
  row: Pick<ContributionRow, 'id' | 'answer' | 'answer_what' | 'answer_where' | 'answer_why'>,
) => ({
  contribution: row.id,
  answer: row.answer,
  changed: row.answer_what,
  readAt: row.answer_where,
  whyNot: row.answer_why,
});

type Answer = Result<{ id: string }, SaidRefusal | ContributionRefusal | CommonRefusal>;

/** Says what came of a contribution: taken up, with what changed and where, or not, with the reason. */
export const answerContribution = defineUse({
  name: 'answer-contribution',
  path: 'ideas/{reference}/said/{id}/answer',
  method: 'post',
  permission: 'proposals.work',
  summary:
    'Answers what somebody said: taken up, with what changed and where it can be read, or not, with the reason. Also puts an answer right, or takes it back.',
  input: z.object({
    reference: referenceInput,
    id: z.string().trim().toLowerCase(),
    kind: z.enum(['taken-up', 'not-taken-up'], { error: 'Choose whether it is taken up.' }).optional(),
    what: optionalWords(1000).describe('taken up: what changed because of it'),
    where: optionalWords(200).describe('taken up: where that can be read, such as “Case, section 4”'),
    why: optionalWords(1000).describe('not taken up: why not'),
    back: ticked('take the answer back: it is to be answered again'),
    confirmed: confirmedWords,
    version: versionInput,
  }),
  output: z.object({ id: z.string() }),
  run: async (platform, actor, input): Promise<Answer> => {
    const identified = identifiedIn(
      { what: input.what, where: input.where, why: input.why },
      input.confirmed,
    );
    if (identified) return refuse(identified);
    return inTransaction(platform.db, async (trx): Promise<Answer> => {
      const found = await readContribution({ ...platform, db: trx }, actor, input);
      if (!found.ok) return found;
      const { said, proposal } = found.value;
      if (!mayWork(actor, proposal)) return refuse({ kind: 'contribution-not-yours' });
      const row = await lockContribution(trx, input.id);
      if (!row) return refuse(noContribution);
      if (row.version !== input.version)
        return refuse({ kind: 'changed-meanwhile', what: 'What was said there' });
      if (row.state === 'held') return refuse({ kind: 'contribution-held' });
      if (!input.back && !input.kind)
        return refuse({
          kind: 'bad-input',
          problems: [{ field: 'kind', message: 'Choose whether it is taken up.' }],
        });
      const answer: ContributionAnswer | undefined = input.back
        ? undefined
        : input.kind === 'taken-up'
          ? { kind: 'taken-up', what: input.what ?? '', where: input.where ?? '' }
          : { kind: 'not-taken-up', why: input.why ?? '' };
      const why = answer && whyNotAnswer(ruleOf(row, proposal.owner), answer);
      if (why) return refuse(why);
      const now = platform.now();
      const by = signatureOf(actor);
      const set = {
        ...columnsOf(answer),
        answered_by: answer ? by.person : null,
        answered_by_name: answer ? by.name : null,
        answered_by_standing: answer ? by.standing : null,
        answered_on: answer ? londonDate(now) : null,
      };
      await contributionDb(trx)
        .updateTable('proposal_contribution')
        .set({ ...set, version: row.version + 1 })
        .where('id', '=', row.id)
        .execute();
      // Only leads and their office answer: unnamed, the history would tell that one of them raised it.
      await keepProposalChange(trx, actor, now, { ...said, name_kept: false }, said.version, {
        kind: answer ? 'contribution.answered' : 'contribution.answer-taken-back',
        ...(row.answer ? { before: kept(row) } : {}),
        ...(answer ? { after: kept({ ...row, ...set }) } : { after: { contribution: row.id } }),
        free: ['changed', 'readAt', 'whyNot'],
      });
      const replies = (await contributionsOf(trx, [said.reference])).filter((one) => one.reply_to === row.id);
      const title = !answer
        ? `The answer to what you said of ${proposal.reference} was taken back: ${proposal.title}`
        : answer.kind === 'taken-up'
          ? `What you said of ${proposal.reference} is taken up: ${answer.what}`
          : `What you said of ${proposal.reference} is not taken up: ${answer.why}`;
      const writers = await writersOf(trx, row);
      const href = contributionHref(proposal.reference, row.id);
      await tellOfProposal(trx, actor, proposal.reference, writers, {
        kind: 'contribution.answered',
        title: title.length > 200 ? `${title.slice(0, 199)}…` : title,
        href,
      });
      const talkers = (await Promise.all(replies.map((one) => writersOf(trx, one)))).flat();
      await tellOfProposal(
        trx,
        actor,
        proposal.reference,
        talkers.filter((one) => !writers.includes(one)),
        {
          kind: 'contribution.answered',
          title: `What you replied to on ${proposal.reference} was answered: ${proposal.title}`,
          href,
        },
      );
      return ok({ id: row.id });
    });
  },
});
