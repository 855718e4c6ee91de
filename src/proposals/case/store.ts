import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import { type CommonRefusal, fieldProblems } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepProposalChange, signedBy } from '../kit/change.ts';
import type { Proposal } from '../kit/find.ts';
import { refreshRoute } from '../routes/refresh.ts';
import { mergeContent, type Settled, withSettled } from './merge-rules.ts';
import type { CaseStoreRefusal } from './refusals.ts';
import { startingContents } from './starting.ts';
import { caseDb } from './tables.ts';
import { ALL_TOPICS, topicOf } from './topics/all.ts';
import type { Topic, TopicKey } from './topics/topic.ts';

/** What is kept of one topic; version 0 is what it begins with, before anybody wrote. */
export type Kept = {
  readonly content: unknown;
  readonly version: number;
  readonly by: string;
  readonly person: string | null;
  readonly at: Date | undefined;
};
export type Contents = ReadonlyMap<TopicKey, Kept>;

const readAs = (topic: Topic, content: unknown): unknown => {
  const read = topic.content.safeParse(content);
  if (!read.success) throw new Error(`what is kept of ${topic.key} cannot be read: ${read.error.message}`);
  return read.data;
};

/** What a case says, topic by topic; what nobody wrote yet begins with what the house knows already. */
export const contentsOf = async (db: Db, proposal: Proposal): Promise<Contents> => {
  const rows = await caseDb(db)
    .selectFrom('case_topic')
    .selectAll()
    .where('proposal', '=', proposal.reference)
    .execute();
  const starting = await startingContents(db, proposal);
  return new Map(
    ALL_TOPICS.map((topic): [TopicKey, Kept] => {
      const row = rows.find((one) => one.topic === topic.key);
      if (!row)
        return [
          topic.key,
          { content: starting[topic.key] ?? topic.empty, version: 0, by: '', person: null, at: undefined },
        ];
      const { version, edited_by_name: by, edited_by: person, edited_at: at } = row;
      return [topic.key, { content: readAs(topic, row.content), version, by, person, at }];
    }),
  );
};

const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/** The store orders the keys of what it keeps in its own way. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
};

/** What a person wrote of one topic, on the ground of which version. */
export type Writing = {
  readonly topic: Topic;
  /** As `topic.content` read it. */
  readonly content: unknown;
  readonly version: number;
  /** It saves itself: it is not put together with another’s words, and told once while one person writes. */
  readonly quiet?: boolean;
  /** What was settled of what both changed, with what stood there then. */
  readonly settled?: readonly (Settled & { readonly theirs: string | null })[];
};

type Refused = CaseStoreRefusal | CommonRefusal;
export type Written = { readonly version: number; readonly merged: boolean };

const lockTopic = (trx: Trx, proposal: string, topic: string) =>
  caseDb(trx)
    .selectFrom('case_topic')
    .selectAll()
    .where('proposal', '=', proposal)
    .where('topic', '=', topic)
    .forUpdate()
    .executeTakeFirst();

/** What a topic said in a version; undefined when that has been swept. */
const pastOf = async (
  trx: Trx,
  proposal: Proposal,
  topic: Topic,
  version: number,
): Promise<{ readonly content: unknown } | undefined> => {
  if (version === 0) return { content: (await startingContents(trx, proposal))[topic.key] ?? topic.empty };
  const row = await caseDb(trx)
    .selectFrom('case_topic_past')
    .select('content')
    .where('proposal', '=', proposal.reference)
    .where('topic', '=', topic.key)
    .where('version', '=', version)
    .executeTakeFirst();
  return row && { content: readAs(topic, row.content) };
};

/** Both people's words in one, or what they changed in different ways. */
const together = async (
  trx: Trx,
  proposal: Proposal,
  { topic, content, version, settled = [] }: Writing,
  current: { readonly content: unknown; readonly by: string },
): Promise<Result<unknown, Refused>> => {
  const base = await pastOf(trx, proposal, topic, version);
  const merged = mergeContent(sorted(base?.content ?? topic.empty), sorted(content), sorted(current.content));
  const open = merged.differences.filter(
    ({ path, theirs }) =>
      !settled.some((one) => one.path.join('\n') === path.join('\n') && one.theirs === theirs),
  );
  if (open.length)
    return refuse({
      kind: 'case-differs',
      by: current.by,
      differences: merged.differences.map((one) => ({ ...one, topic: topic.key })),
    });
  const read = topic.content.safeParse(withSettled(merged.content, settled));
  return read.success ? ok(read.data) : refuse({ kind: 'bad-input', problems: fieldProblems(read.error) });
};

/** Texts that save themselves are told to history and record once in so long, while one person writes. */
const TOLD_EVERY_MS = 600_000;
/** So long an older text is kept to put two people's words together by. */
const PAST_MS = 7 * 86_400_000;

/**
 * Keeps what somebody wrote of one topic of a locked proposal. Against an older version than the one that stands, both
 * are put together, and nothing of either is lost: what they changed in different ways is refused as
 * `case-differs`, for a person to settle.
 */
export const keepTopic = async (
  trx: Trx,
  platform: Pick<Platform, 'now'>,
  actor: Actor,
  proposal: Proposal,
  writing: Writing,
): Promise<Result<Written, Refused>> => {
  const { topic } = writing;
  const row = await lockTopic(trx, proposal.reference, topic.key);
  const starting = row ? undefined : await pastOf(trx, proposal, topic, 0);
  const before = row ? readAs(topic, row.content) : starting?.content;
  const version = row?.version ?? 0;
  const behind = writing.version !== version;
  if (sameJson(before, writing.content)) return ok({ version, merged: false });
  if (behind && writing.quiet) return refuse({ kind: 'case-behind', by: row?.edited_by_name ?? '' });
  const made = behind
    ? await together(trx, proposal, writing, { content: before, by: row?.edited_by_name ?? '' })
    : ok(writing.content);
  if (!made.ok) return made;
  const content = topic.settle ? topic.settle(before ?? topic.empty, made.value) : made.value;
  if (sameJson(before, content)) return ok({ version, merged: behind });
  await put(trx, platform, actor, proposal, topic.key, {
    content,
    version: version + 1,
    quiet: writing.quiet === true,
  });
  if (topic.key === 'money' || topic.key === 'quality') await refreshRoute(trx, platform, actor, proposal);
  return ok({ version: version + 1, merged: behind });
};

/** Writes a topic, keeps what it said before, and tells history and record. */
const put = async (
  trx: Trx,
  platform: Pick<Platform, 'now'>,
  actor: Actor,
  proposal: Proposal,
  topic: TopicKey,
  { content, version, quiet }: { content: unknown; version: number; quiet: boolean },
): Promise<void> => {
  const now = platform.now();
  const { reference } = proposal;
  const row = await lockTopic(trx, reference, topic);
  const by = signedBy(actor, proposal);
  await startCase(trx, proposal, now);
  if (row)
    await caseDb(trx)
      .insertInto('case_topic_past')
      .values({
        proposal: reference,
        topic,
        version: row.version,
        content: JSON.stringify(row.content),
        edited_by_name: row.edited_by_name,
        replaced_at: now,
      })
      .execute();
  await caseDb(trx)
    .deleteFrom('case_topic_past')
    .where('proposal', '=', reference)
    .where('topic', '=', topic)
    .where('replaced_at', '<', new Date(now.getTime() - PAST_MS))
    .execute();
  const told =
    !quiet || !row || row.edited_by !== by.person || now.getTime() - row.told_at.getTime() >= TOLD_EVERY_MS;
  const set = {
    content: JSON.stringify(content),
    version,
    edited_by: by.person,
    edited_by_name: by.name,
    edited_at: now,
    told_at: told ? now : (row?.told_at ?? now),
  };
  await caseDb(trx)
    .insertInto('case_topic')
    .values({ proposal: reference, topic, ...set })
    .onConflict((oc) => oc.columns(['proposal', 'topic']).doUpdateSet(set))
    .execute();
  if (told)
    await keepProposalChange(trx, actor, now, proposal, proposal.version, {
      kind: 'case.written',
      after: { topic: topicOf(topic)?.title ?? topic, version },
    });
};

/** The case of a proposal is there from its first word on. */
export const startCase = async (trx: Trx, proposal: Proposal, now: Date): Promise<void> => {
  await caseDb(trx)
    .insertInto('proposal_case')
    .values({
      proposal: proposal.reference,
      template: null,
      started_on: londonDate(now),
      sent_version: null,
      sent_on: null,
    })
    .onConflict((oc) => oc.column('proposal').doNothing())
    .execute();
};
