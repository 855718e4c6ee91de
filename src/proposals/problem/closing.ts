import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, optionalWords, versionInput } from '../../platform/input.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { isLead } from '../kit/capacity.ts';
import { concernedBy, keepProposalChange, tellOfProposal } from '../kit/change.ts';
import { type Proposal, referenceInput } from '../kit/find.ts';
import { ASKED_KINDS } from './asked-rules.ts';
import { clearSignatures, keepProblemChange, nextVersion, openToWork, type Refused } from './change.ts';
import { type Asking, isAsking, lastEntries, loadProblem, type ProblemKept } from './find.ts';
import { problemHref } from './hrefs.ts';
import { keptClosing, shortOf } from './kept-closing.ts';
import type { ClosingWords } from './rules.ts';
import { problemDb } from './tables.ts';

type Opened = Result<
  { readonly proposal: Proposal; readonly kept: ProblemKept; readonly asking: Asking },
  Refused
>;

/** A problem whose answers are open, locked, as these actors write its closing. */
const openClosing = async (
  platform: Parameters<typeof openToWork>[0],
  trx: Trx,
  actor: Parameters<typeof openToWork>[2],
  given: { readonly reference: string; readonly version: number },
): Promise<Opened> => {
  const opened = await openToWork(platform, trx, actor, { reference: given.reference });
  if (!opened.ok) return opened;
  const proposal = opened.value;
  const kept = await loadProblem(trx, proposal.reference);
  const { asking } = kept;
  if (!asking || !isAsking(kept, proposal))
    return refuse({ kind: 'problem-not-open', closed: kept.closing !== undefined });
  if (asking.version !== given.version)
    return refuse({ kind: 'changed-meanwhile', what: 'The closing words' });
  return ok({ proposal, kept, asking });
};

const reasons = Object.fromEntries(
  ASKED_KINDS.map((kind) => [
    `without-${kind}`,
    optionalWords(500).describe(`why it is closed though none of this kind answered: ${kind}`),
  ]),
) as Record<`without-${(typeof ASKED_KINDS)[number]}`, ReturnType<typeof optionalWords>>;

/** Writes the words in which the problem is agreed. Whoever had signed others signs anew. */
export const writeClosing = defineUse({
  name: 'write-closing',
  path: 'ideas/{reference}/problem/closing',
  method: 'put',
  permission: 'proposals.work',
  summary:
    'Writes what was agreed, and what was agreed because of dissent. A change takes the signatures away.',
  input: z.object({
    reference: referenceInput,
    text: optionalWords(2000).describe('what was agreed'),
    because: optionalWords(2000).describe('what was agreed because of those who see it otherwise'),
    ...reasons,
    version: versionInput,
    confirmed: confirmedWords,
  }),
  output: z.object({ reference: z.string(), version: z.number() }),
  run: async (platform, actor, input): Promise<Result<{ reference: string; version: number }, Refused>> => {
    const without = Object.fromEntries(
      ASKED_KINDS.flatMap((kind) => {
        const why = input[`without-${kind}`];
        return why ? [[kind, why]] : [];
      }),
    ) as ClosingWords['without'];
    const fields = { text: input.text, because: input.because };
    const identified = identifiedIn(
      {
        ...fields,
        ...Object.fromEntries(Object.entries(without).map(([kind, why]) => [`without-${kind}`, why])),
      },
      input.confirmed,
    );
    if (identified) return refuse(identified);
    return inTransaction<Result<{ reference: string; version: number }, Refused>>(
      platform.db,
      async (trx) => {
        const opened = await openClosing(platform, trx, actor, input);
        if (!opened.ok) return opened;
        const { proposal, asking } = opened.value;
        const { reference } = proposal;
        const row = { text: input.text ?? '', because: input.because ?? '', without };
        const sortedWithout = (of: ClosingWords['without']) =>
          ASKED_KINDS.map((kind) => of[kind] ?? '').join('\n');
        if (
          row.text === asking.text &&
          row.because === asking.because &&
          sortedWithout(without) === sortedWithout(asking.without)
        )
          return ok({ reference, version: asking.version });
        await problemDb(trx)
          .updateTable('problem_asking')
          .set({ text: row.text, because: row.because, without: JSON.stringify(without) })
          .where('proposal', '=', reference)
          .execute();
        await clearSignatures(trx, reference);
        const version = await nextVersion(trx, reference);
        await keepProblemChange(trx, actor, platform.now(), proposal, version, {
          kind: 'problem.closing-written',
          before: { text: asking.text, because: asking.because, without: asking.without },
          after: row,
        });
        return ok({ reference, version });
      },
    );
  },
});

/** A lead stands by the closing words as they are. Each signs for themselves. */
export const signClosing = defineUse({
  name: 'sign-closing',
  path: 'ideas/{reference}/problem/signature',
  method: 'post',
  permission: 'proposals.work',
  summary: 'Signs the closing words as they are, as one of the two leads.',
  input: z.object({ reference: referenceInput, version: versionInput }),
  output: z.object({ reference: z.string(), signed: z.number() }),
  run: (platform, actor, input) =>
    inTransaction<Result<{ reference: string; signed: number }, Refused>>(platform.db, async (trx) => {
      const opened = await openClosing(platform, trx, actor, input);
      if (!opened.ok) return opened;
      const { proposal, kept, asking } = opened.value;
      const { reference } = proposal;
      if (actor.kind !== 'person' || !isLead(actor, proposal)) return refuse({ kind: 'problem-not-lead' });
      if (asking.text.trim() === '') return refuse({ kind: 'problem-unwritten' });
      const leads = [proposal.clinician, proposal.manager];
      const signed = kept.signatures.filter(({ person }) => leads.includes(person));
      if (signed.some(({ person }) => person === actor.id)) return ok({ reference, signed: signed.length });
      const now = platform.now();
      const { name, standing } = signatureOf(actor);
      await problemDb(trx)
        .insertInto('problem_signature')
        .values({ proposal: reference, person: actor.id, name, standing, on_day: londonDate(now) })
        .execute();
      await keepProblemChange(trx, actor, now, proposal, asking.version, {
        kind: 'problem.signed',
        after: { version: asking.version },
      });
      const other = leads.filter((one): one is string => one !== null && one !== actor.id);
      if (signed.length === 0)
        await tellOfProposal(trx, actor, reference, other, {
          kind: 'problem.signed',
          title: `${name} has signed what the problem is: ${proposal.title}. Your name is missing`,
          href: problemHref(reference, 'closing'),
        });
      return ok({ reference, signed: signed.length + 1 });
    }),
});

/** Closes a problem: kept as it stands, with its counts and every dissent. Answers are frozen from then on. */
export const closeProblem = defineUse({
  name: 'close-problem',
  path: 'ideas/{reference}/problem/close',
  method: 'post',
  permission: 'proposals.work',
  summary: 'Closes the problem with both names: text, counts and every dissent are kept as they stand.',
  input: z.object({ reference: referenceInput, version: versionInput }),
  output: z.object({ reference: z.string(), on: z.string() }),
  run: (platform, actor, input) =>
    inTransaction<Result<{ reference: string; on: string }, Refused>>(platform.db, async (trx) => {
      const opened = await openClosing(platform, trx, actor, input);
      if (!opened.ok) return opened;
      const { proposal, kept, asking } = opened.value;
      const { reference } = proposal;
      const now = platform.now();
      const today = londonDate(now);
      const short = await shortOf(trx, proposal, kept, today);
      if (short.length > 0) return refuse({ kind: 'problem-cannot-close', short });
      const closing = await keptClosing(trx, proposal, kept, asking, today);
      await problemDb(trx)
        .insertInto('problem_closing')
        .values({
          proposal: reference,
          on_day: today,
          after_entry: (await lastEntries(trx, reference)).last,
          closing: JSON.stringify(closing),
        })
        .execute();
      // Taken back to the problem later, those it touches are asked again, and both sign again.
      await clearSignatures(trx, reference);
      await problemDb(trx)
        .updateTable('problem_asking')
        .set({ opened_on: null, due: null, opened_by_name: null })
        .where('proposal', '=', reference)
        .execute();
      await nextVersion(trx, reference);
      await keepProposalChange(trx, actor, now, proposal, proposal.version, {
        kind: 'problem.closed',
        after: {
          asked: closing.asked,
          answered: closing.answered,
          heard: closing.heard,
          dissent: closing.dissent.length,
          text: closing.text,
        },
      });
      const people = [...(await concernedBy(trx, proposal)), ...kept.votes.map(({ person }) => person)];
      await tellOfProposal(trx, actor, reference, people, {
        kind: 'problem.closed',
        title: `The problem is agreed: ${proposal.title}`,
        href: problemHref(reference),
      });
      return ok({ reference, on: today });
    }),
});
