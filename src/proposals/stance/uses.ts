import { z } from 'zod';
import { recorded } from '../../platform/actor.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, optionalWords, ticked } from '../../platform/input.ts';
import { recordEvent } from '../../platform/record/record.ts';
import { refText } from '../../platform/registries.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type CommonRefusal, defineUse } from '../../platform/use.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepProposalChange, namedActor, signedBy, tellOfProposal } from '../kit/change.ts';
import { openProposal, type Proposal, referenceInput } from '../kit/find.ts';
import { ideaRef } from '../kit/refs.ts';
import { isOver } from '../stages/table-rules.ts';
import { proposalDb } from '../tables.ts';
import type { StanceRefusal } from './refusals.ts';

const STANCES = ['supports', 'otherwise', 'none'] as const;

type Refused = StanceRefusal | CommonRefusal;

/** Why nothing more can be said of it; undefined while it goes on. */
export const whyNotSaid = (proposal: Pick<Proposal, 'state' | 'merged_into'>): StanceRefusal | undefined =>
  proposal.merged_into
    ? { kind: 'idea-joined', into: proposal.merged_into }
    : isOver(proposal.state)
      ? { kind: 'idea-over' }
      : undefined;

/** Those who must read why somebody sees it otherwise: both leads and whoever raised it; its owner before. */
const readersOf = ({ clinician, manager, owner, raised_by }: Proposal): string[] =>
  [clinician ?? owner, manager, raised_by].filter((one): one is string => one !== null);

/**
 * Supports an idea, or says how one sees it otherwise; said anew it replaces what was said, and `none` takes it
 * back. Refuses closed and joined ones, and “otherwise” without words.
 */
export const stanceUse = defineUse({
  name: 'idea-stance',
  path: 'ideas/{reference}/stance',
  method: 'post',
  permission: 'proposals.raise',
  summary: 'Supports an idea, says how you see it otherwise, or takes back what you said.',
  input: z.object({
    reference: referenceInput,
    stance: z.enum(STANCES, { error: 'Say supports, otherwise or none.' }),
    words: optionalWords(2000).describe('why; with otherwise it must be there'),
    confirmed: confirmedWords,
  }),
  output: z.object({ reference: z.string(), stance: z.enum(STANCES) }),
  run: async (platform, actor, { reference, stance, words, confirmed }) => {
    if (actor.kind !== 'person') return refuse<StanceRefusal>({ kind: 'idea-for-people' });
    if (stance === 'otherwise' && !words)
      return refuse<StanceRefusal>({ kind: 'idea-otherwise-why', field: 'words' });
    const identified = identifiedIn({ words }, confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Result<{ reference: string; stance: typeof stance }, Refused>>(
      platform.db,
      async (trx) => {
        const opened = await openProposal(platform, trx, actor, { reference });
        if (!opened.ok) return opened;
        const proposal = opened.value;
        const not = whyNotSaid(proposal);
        if (not) return refuse(not);
        const now = platform.now();
        const before = await proposalDb(trx)
          .selectFrom('proposal_stance')
          .select(['stance', 'words'])
          .where('proposal', '=', reference)
          .where('person', '=', actor.id)
          .executeTakeFirst();
        const given = stance === 'none' ? undefined : { stance, words: words ?? null };
        if (before?.stance === given?.stance && (before?.words ?? null) === (given?.words ?? null))
          return ok({ reference, stance });
        const signed = signedBy(actor, proposal);
        if (given) {
          const row = { ...given, person_name: signed.name, standing: signed.standing, at: now };
          await proposalDb(trx)
            .insertInto('proposal_stance')
            .values({ proposal: reference, person: actor.id, ...row })
            .onConflict((conflict) => conflict.columns(['proposal', 'person']).doUpdateSet(row))
            .execute();
        } else
          await proposalDb(trx)
            .deleteFrom('proposal_stance')
            .where('proposal', '=', reference)
            .where('person', '=', actor.id)
            .execute();
        if (given?.stance === 'otherwise' || before?.stance === 'otherwise')
          await keepProposalChange(trx, actor, now, proposal, proposal.version, {
            kind: given?.stance === 'otherwise' ? 'idea.seen-otherwise' : 'idea.otherwise-taken-back',
            ...(before?.words ? { before: { words: before.words } } : {}),
            ...(given
              ? { after: { stance: given.stance, ...(given.words ? { words: given.words } : {}) } }
              : {}),
          });
        else
          await recordEvent(
            trx,
            {
              actor: recorded(namedActor(actor, proposal)),
              kind: given ? 'idea.supported' : 'idea.support-taken-back',
              object: refText(ideaRef(reference)),
            },
            now,
          );
        if (given?.stance === 'otherwise')
          await tellOfProposal(trx, actor, reference, readersOf(proposal), {
            kind: 'idea.seen-otherwise',
            title: `${signed.name} sees ${reference} otherwise, and says why`,
          });
        return ok({ reference, stance });
      },
    );
  },
});

/** Asks to be told of what happens to an idea, or no longer. */
export const watchUse = defineUse({
  name: 'watch-idea',
  path: 'ideas/{reference}/watch',
  method: 'post',
  permission: 'proposals.raise',
  summary: 'Asks to be told of what happens to an idea, or no longer.',
  input: z.object({ reference: referenceInput, watch: ticked('true: tell me; false: no longer') }),
  output: z.object({ reference: z.string(), watching: z.boolean() }),
  run: async (platform, actor, { reference, watch }) => {
    if (actor.kind !== 'person') return refuse<StanceRefusal>({ kind: 'idea-for-people' });
    return inTransaction<Result<{ reference: string; watching: boolean }, Refused>>(
      platform.db,
      async (trx) => {
        const opened = await openProposal(platform, trx, actor, { reference });
        if (!opened.ok) return opened;
        const key = { proposal: reference, person: actor.id };
        const now = platform.now();
        if (watch)
          await proposalDb(trx)
            .insertInto('proposal_watcher')
            .values({ ...key, since: now })
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        else
          await proposalDb(trx)
            .deleteFrom('proposal_watcher')
            .where('proposal', '=', reference)
            .where('person', '=', actor.id)
            .execute();
        await recordEvent(
          trx,
          {
            actor: recorded(namedActor(actor, opened.value)),
            kind: watch ? 'idea.watched' : 'idea.unwatched',
            object: refText(ideaRef(reference)),
          },
          now,
        );
        return ok({ reference, watching: watch });
      },
    );
  },
});
