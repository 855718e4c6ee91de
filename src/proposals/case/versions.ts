import type { Actor } from '../../platform/actor.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import { londonDate } from '../../shared/dates.ts';
import { keepProposalChange, signedBy } from '../kit/change.ts';
import type { Proposal } from '../kit/find.ts';
import { optionsOf } from '../options/queries.ts';
import { ruleDay, templateOf } from './content.ts';
import { type Pinned, pinnedTo } from './outside.ts';
import { contentsOf, startCase } from './store.ts';
import { caseDb } from './tables.ts';
import { ALL_TOPICS, publicContent } from './topics/all.ts';
import type { SectionTexts } from './versions-rules.ts';

/** A case as it stood: what is kept of a version, and never changed. */
export type KeptCase = {
  readonly title: string;
  readonly template: string;
  readonly topics: Readonly<Record<string, unknown>>;
  readonly options: readonly {
    readonly label: string;
    readonly kind: string;
    readonly words: string;
    readonly source: string;
    readonly chosenBecause: string | null;
  }[];
  readonly pinned: readonly Pinned[];
};

/** The case of a proposal as it stands now. */
export const caseNow = async (db: Db, proposal: Proposal, today: string): Promise<KeptCase> => ({
  title: proposal.title,
  template: (await templateOf(db, proposal, ruleDay(proposal, today))).key,
  topics: Object.fromEntries(
    [...(await contentsOf(db, proposal))].map(([key, { content }]) => [key, content]),
  ),
  options: (await optionsOf(db, proposal.reference))
    .filter(({ withdrawn_because }) => withdrawn_because === null)
    .map(({ label, kind, words: told, source, chosen_because }) => ({
      label,
      kind,
      words: told,
      source,
      chosenBecause: chosen_because,
    })),
  pinned: await pinnedTo(db, proposal.reference),
});

/**
 * Keeps the case of a locked proposal as it stands, under its next number. `sent` marks what goes to a decision: the move
 * that sends it calls this in its own transaction.
 */
export const makeVersion = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  proposal: Proposal,
  note: string,
  sent = false,
): Promise<number> => {
  await startCase(trx, proposal, now);
  const content = await caseNow(trx, proposal, londonDate(now));
  const { versions: number } = await caseDb(trx)
    .updateTable('proposal_case')
    .set((eb) => ({ versions: eb('versions', '+', 1), template: content.template }))
    .where('proposal', '=', proposal.reference)
    .returning('versions')
    .executeTakeFirstOrThrow();
  if (sent)
    await caseDb(trx)
      .updateTable('proposal_case')
      .set({ sent_version: number, sent_on: londonDate(now) })
      .where('proposal', '=', proposal.reference)
      .execute();
  const by = signedBy(actor, proposal);
  await caseDb(trx)
    .insertInto('case_version')
    .values({
      proposal: proposal.reference,
      number,
      content: JSON.stringify(content),
      note,
      sent,
      kept_by: by.person,
      kept_by_name: by.name,
      kept_by_standing: by.standing,
      kept_at: now,
    })
    .execute();
  await keepProposalChange(trx, actor, now, proposal, proposal.version, {
    kind: 'case.version-kept',
    after: { case: number, sent, note },
    free: ['note'],
  });
  return number;
};

export const findVersion = (db: Db, proposal: string, number: number) =>
  caseDb(db)
    .selectFrom('case_version')
    .selectAll()
    .where('proposal', '=', proposal)
    .where('number', '=', number)
    .executeTakeFirst();

/** A topic, options and evidence as texts by their titles, in the order in which one reads them. */
export const textsOf = (kept: KeptCase, withNames: boolean): SectionTexts => {
  const topics = ALL_TOPICS.map((topic): [string, string] => {
    const content = kept.topics[topic.key] ?? topic.empty;
    const read = topic.content.safeParse(withNames ? content : publicContent(topic.key, content));
    return [topic.title, read.success ? topic.lines(read.data).join('\n') : ''];
  });
  const options = kept.options
    .map(({ label, words: told, source, chosenBecause }) =>
      [
        chosenBecause === null ? label : `${label} (chosen: ${chosenBecause})`,
        told,
        ...(source ? [`Source: ${source}`] : []),
      ].join('\n'),
    )
    .join('\n');
  const pinned = kept.pinned.map(({ label, takenBack }) => (takenBack ? `${label} (taken back)` : label));
  return Object.fromEntries([
    ...topics.slice(0, 1),
    ['Pinned evidence', pinned.join('\n')],
    ['Options', options],
    ...topics.slice(1),
  ]);
};
