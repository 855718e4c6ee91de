import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, words } from '../../platform/input.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type CommonRefusal, defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { seesNames } from '../kit/capacity.ts';
import { keepProposalChange } from '../kit/change.ts';
import { referenceInput as reference } from '../kit/find.ts';
import { type CaseRefused, openCase, readCase } from './open.ts';
import { contentsOf, keepTopic } from './store.ts';
import { caseDb } from './tables.ts';
import { topicOf } from './topics/all.ts';
import { caseNow, findVersion, type KeptCase, makeVersion, textsOf } from './versions.ts';
import { type SectionTexts, versionChanges } from './versions-rules.ts';

const VersionAnswer = z.object({
  number: z.number(),
  note: z.string(),
  sent: z.boolean(),
  by: z.string(),
  at: z.string(),
});

/** The versions that were kept of a case, the newest first. */
export const caseVersions = defineUse({
  name: 'case-versions',
  path: 'ideas/{reference}/case/versions',
  method: 'get',
  permission: 'proposals.read',
  summary: 'The versions that were kept of a case, with who kept each and why.',
  input: z.object({ reference }),
  output: z.object({ reference: z.string(), versions: z.array(VersionAnswer) }),
  run: async (platform, actor, input) => {
    const found = await readCase(platform, actor, input.reference);
    if (!found.ok) return found;
    const rows = await caseDb(platform.db)
      .selectFrom('case_version')
      .select(['number', 'note', 'sent', 'kept_by_name', 'kept_by_standing', 'kept_at'])
      .where('proposal', '=', found.value.reference)
      .orderBy('number', 'desc')
      .execute();
    const open = seesNames(actor);
    return ok({
      reference: found.value.reference,
      versions: rows
        .filter(({ sent }) => open || sent)
        .map((row) => ({
          number: row.number,
          note: row.note,
          sent: row.sent,
          by: open ? row.kept_by_name : (row.kept_by_standing.split(',')[0] ?? ''),
          at: row.kept_at.toISOString(),
        })),
    });
  },
});

/** Keeps the case as it stands, with a note on what changed. */
export const keepVersion = defineUse({
  name: 'keep-case-version',
  path: 'ideas/{reference}/case/versions',
  method: 'post',
  permission: 'proposals.work',
  summary: 'Keeps the case as it stands as a version, with a note on what changed.',
  input: z.object({
    reference,
    note: words('Say in a sentence what changed, so that others find it again.', 300),
    confirmed: confirmedWords,
  }),
  output: z.object({ number: z.number() }),
  run: async (platform, actor, input) => {
    const identified = identifiedIn({ note: input.note }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Result<{ number: number }, CaseRefused>>(platform.db, async (trx) => {
      const opened = await openCase(platform, trx, actor, input.reference);
      if (!opened.ok) return opened;
      const now = platform.now();
      const content = JSON.stringify(await caseNow(trx, opened.value, londonDate(now)));
      // Sent twice, it is kept once: nothing changed since the version that stands.
      const last = await caseDb(trx)
        .selectFrom('case_version')
        .select((eb) => ['number', 'note', eb('content', '=', content).as('same')])
        .where('proposal', '=', opened.value.reference)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (last?.same && last.note === input.note) return ok({ number: last.number });
      return ok({ number: await makeVersion(trx, actor, now, opened.value, input.note) });
    });
  },
});

/** More versions than anybody keeps, and fewer than the store can count. */
const MOST_VERSIONS = 100_000;

const which = z
  .union([
    z.literal('now'),
    z.coerce.number({ error: 'Say which version, or now.' }).int().min(0).max(MOST_VERSIONS),
  ])
  .describe('number of a version; now is the case as it stands');

/** What changed from one version of a case to another, word by word. */
export const compareVersions = defineUse({
  name: 'compare-case-versions',
  path: 'ideas/{reference}/case/changes',
  method: 'get',
  permission: 'proposals.read',
  summary: 'What changed between two versions of a case, or up to now, word by word.',
  input: z.object({ reference, from: which.default(0), to: which.default('now') }),
  output: z.object({
    reference: z.string(),
    changes: z.array(
      z.object({
        section: z.string(),
        added: z.number(),
        removed: z.number(),
        changes: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
      }),
    ),
  }),
  run: async (platform, actor, { from, to, ...input }) => {
    const found = await readCase(platform, actor, input.reference);
    if (!found.ok) return found;
    const proposal = found.value;
    const open = seesNames(actor);
    const textsAt = async (version: number | 'now'): Promise<Result<SectionTexts, CommonRefusal>> => {
      if (version === 'now')
        return ok(textsOf(await caseNow(platform.db, proposal, londonDate(platform.now())), open));
      if (version === 0) return ok({});
      const row = await findVersion(platform.db, proposal.reference, version);
      return row && (open || row.sent)
        ? ok(textsOf(row.content as KeptCase, open))
        : refuse({ kind: 'not-found', what: `version ${version} of this case` });
    };
    const before = await textsAt(from);
    if (!before.ok) return before;
    const after = await textsAt(to);
    if (!after.ok) return after;
    return ok({
      reference: proposal.reference,
      changes: versionChanges(before.value, after.value).map((one) => ({
        ...one,
        changes: [...one.changes],
      })),
    });
  },
});

/** Takes one topic back to what an older version said, as a new change: what stands now stays in the history. */
export const restoreTopic = defineUse({
  name: 'restore-case-topic',
  path: 'ideas/{reference}/case/versions/{number}/restore',
  method: 'post',
  permission: 'proposals.work',
  summary: 'Takes one topic of a case back to what a version said, as a new change.',
  input: z.object({
    reference,
    number: z.coerce.number({ error: 'Say which version.' }).int().min(1).max(MOST_VERSIONS),
    topic: z.string({ error: 'Choose what is to be taken back.' }).max(40),
  }),
  output: z.object({ topic: z.string(), version: z.number() }),
  run: (platform, actor, input) =>
    inTransaction<Result<{ topic: string; version: number }, CaseRefused>>(platform.db, async (trx) => {
      const opened = await openCase(platform, trx, actor, input.reference);
      if (!opened.ok) return opened;
      const proposal = opened.value;
      const row = await findVersion(trx, proposal.reference, input.number);
      const topic = topicOf(input.topic);
      const content = topic && (row?.content as KeptCase | undefined)?.topics[topic.key];
      if (!row || !topic || content === undefined)
        return refuse({ kind: 'not-found', what: `that part of version ${input.number}` });
      const now = platform.now();
      // What stands is kept first, so that it can be compared and brought back as well.
      await makeVersion(
        trx,
        actor,
        now,
        proposal,
        `Before “${topic.title}” went back to version ${row.number}`,
      );
      const { version } = (await contentsOf(trx, proposal)).get(topic.key) ?? { version: 0 };
      const kept = await keepTopic(trx, platform, actor, proposal, { topic, content, version });
      if (!kept.ok) return kept;
      await keepProposalChange(trx, actor, now, proposal, proposal.version, {
        kind: 'case.restored',
        after: { topic: topic.title, from: row.number },
      });
      return ok({ topic: topic.key, version: kept.value.version });
    }),
});
