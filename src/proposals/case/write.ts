import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, ticked, versionFromNought } from '../../platform/input.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse, type FieldProblem, fieldProblems } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Proposal } from '../kit/find.ts';
import { referenceInput as reference } from '../kit/find.ts';
import { ruleDay, templateOf } from './content.ts';
import { leaveLock, locksOf, takeLock } from './locks.ts';
import { type CaseRefused, openCase } from './open.ts';
import type { TopicDifference } from './refusals.ts';
import { sectionBy, topicsOf } from './sections.ts';
import { settledIn } from './settle.ts';
import { keepTopic, type Writing } from './store.ts';
import { topicOf } from './topics/all.ts';
import type { Topic } from './topics/topic.ts';

type Fields = Readonly<Record<string, string | readonly string[]>>;

const oneOf = (value: string | readonly string[] | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : (value.at(-1) ?? '');

/** The fields of a form as a topic reads them: one value each, and all of those that came several times. */
const formOf = (fields: Fields) => ({
  form: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, oneOf(value)])),
  all: (name: string): readonly string[] => [fields[name] ?? []].flat(),
});

/** Every text in what was written, by its path in the content: `need-words`, `risks-risks-1-label`. */
const textsIn = (content: unknown, name: string): Record<string, string> => {
  if (typeof content === 'string') return { [name]: content };
  if (typeof content !== 'object' || content === null) return {};
  return Object.assign(
    {},
    ...Object.entries(content)
      .filter(([key]) => key !== 'key' && key !== 'address')
      .map(([key, value]) => textsIn(value, `${name}-${Number.isNaN(Number(key)) ? key : Number(key) + 1}`)),
  );
};

const identifiers = (topic: Topic, content: unknown, confirmed: boolean) =>
  identifiedIn(textsIn(content, topic.key), confirmed);

/** The same, found where the person wrote it: a form names its fields in its own way, which is no path. */
const identifiersInForm = (
  topic: Topic,
  content: unknown,
  confirmed: boolean,
  form: Readonly<Record<string, string>>,
) => {
  const found = identifiers(topic, content, confirmed);
  if (!found) return undefined;
  const text = textsIn(content, topic.key)[found.field] ?? '';
  const [field] = Object.entries(form).find(([, value]) => value.includes(text)) ?? [found.field];
  return { ...found, field };
};

export const WrittenTopics = z.object({
  at: z.string().describe('when it was kept'),
  topics: z.array(
    z.object({
      topic: z.string(),
      version: z.number(),
      merged: z.boolean().describe('with what another wrote'),
    }),
  ),
  takenBy: z
    .string()
    .nullable()
    .describe('who is said to be writing in this section, when it is somebody else'),
});
export type WrittenTopics = z.output<typeof WrittenTopics>;
type Answer = Result<WrittenTopics, CaseRefused>;

/** Thrown so that what was kept of the other topics is rolled back with it. */
class Undone extends Error {
  readonly refusal: CaseRefused;
  constructor(refusal: CaseRefused) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

/** Keeps several topics of one case in one transaction: all, or none. Differences of all of them are told at once. */
const keepAll = async (
  platform: Platform,
  actor: Actor,
  reference: string,
  writingsOf: (proposal: Proposal, trx: Trx) => Promise<Result<readonly Writing[], CaseRefused>>,
  section?: string,
): Promise<Answer> => {
  const now = platform.now();
  try {
    return await inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openCase(platform, trx, actor, reference);
      if (!opened.ok) return opened;
      const writings = await writingsOf(opened.value, trx);
      if (!writings.ok) return writings;
      const topics: WrittenTopics['topics'] = [];
      const differences: TopicDifference[] = [];
      let by = '';
      for (const writing of writings.value) {
        const kept = await keepTopic(trx, platform, actor, opened.value, writing);
        if (kept.ok) topics.push({ topic: writing.topic.key, ...kept.value });
        else if (kept.refusal.kind === 'case-differs') {
          differences.push(...kept.refusal.differences);
          by = kept.refusal.by;
        } else throw new Undone(kept.refusal);
      }
      if (differences.length) throw new Undone({ kind: 'case-differs', by, differences });
      const lock = section ? (await locksOf(trx, opened.value.reference, now)).get(section) : undefined;
      const mine = !lock || (actor.kind === 'person' && lock.person === actor.id);
      return ok({ at: now.toISOString(), topics, takenBy: mine ? null : lock.name });
    });
  } catch (fault) {
    if (fault instanceof Undone) return refuse(fault.refusal);
    throw fault;
  }
};

const fieldsInput = z
  .record(z.string().max(200), z.union([z.string(), z.array(z.string())]))
  .describe('the fields of the section’s form, with version-<topic> for each of its topics');

/** Writes one section as its form sends it: what the page posts, and what saves itself while one writes. */
export const writeSection = defineUse({
  name: 'write-case-section',
  path: 'ideas/{reference}/case/sections/{section}',
  method: 'post',
  permission: 'proposals.work',
  summary: 'Keeps what was written in a section of a case; two who wrote at once are put together.',
  input: z.object({
    reference,
    section: z.string().max(60),
    fields: fieldsInput,
    quiet: ticked('it saves itself: it is not put together with another’s words'),
    confirmed: confirmedWords,
  }),
  output: WrittenTopics,
  run: async (platform, actor, { fields, quiet, confirmed, section, ...input }): Promise<Answer> => {
    const { form, all } = formOf(fields);
    return keepAll(
      platform,
      actor,
      input.reference,
      async (proposal, trx) => {
        const day = ruleDay(proposal, londonDate(platform.now()));
        const found = sectionBy(await templateOf(trx, proposal, day), section);
        if (!found) return refuse({ kind: 'not-found', what: `the section ${section}` });
        const problems: FieldProblem[] = [];
        const writings: Writing[] = [];
        for (const topic of topicsOf(found)) {
          const version = Number(form[`version-${topic.key}`] ?? Number.NaN);
          // A form that did not show a topic, because its template was another then, says nothing of it.
          if (!Number.isInteger(version) || version < 0) continue;
          const read = topic.content.safeParse(topic.fromForm(form, all));
          if (!read.success) {
            problems.push(...fieldProblems(read.error));
            continue;
          }
          const identified = identifiersInForm(topic, read.data, confirmed, form);
          if (identified) return refuse(identified);
          writings.push({ topic, content: read.data, version, quiet, settled: settledIn(form, topic.key) });
        }
        return problems.length ? refuse({ kind: 'bad-input', problems }) : ok(writings);
      },
      section,
    );
  },
});

/** Writes one topic of a case as JSON. */
export const writeTopic = defineUse({
  name: 'write-case-topic',
  path: 'ideas/{reference}/case/topics/{topic}',
  method: 'put',
  permission: 'proposals.work',
  summary: 'Keeps one topic of a case as JSON, in the shape in which the case answers it.',
  input: z.object({
    reference,
    topic: z.string().max(40).describe('need, evidence, people, pathway, risks, measures …'),
    content: z.unknown().describe('in the shape of the topic'),
    version: versionFromNought,
    confirmed: confirmedWords,
  }),
  output: WrittenTopics,
  run: async (platform, actor, input): Promise<Answer> => {
    const topic = topicOf(input.topic);
    if (!topic) return refuse({ kind: 'not-found', what: `the topic ${input.topic}` });
    const read = topic.content.safeParse(input.content);
    if (!read.success) return refuse({ kind: 'bad-input', problems: fieldProblems(read.error) });
    const identified = identifiers(topic, read.data, input.confirmed);
    if (identified) return refuse(identified);
    return keepAll(platform, actor, input.reference, async () =>
      ok([{ topic, content: read.data, version: input.version }]),
    );
  },
});

/** Says that a section is open before somebody, takes it over from another, or leaves it. */
export const lockSection = defineUse({
  name: 'lock-case-section',
  path: 'ideas/{reference}/case/sections/{section}/lock',
  method: 'post',
  permission: 'proposals.work',
  summary: 'Says that you write in a section (here), take it over from another (over), or leave it (leave).',
  input: z.object({
    reference,
    section: z.string().max(60),
    how: z.enum(['here', 'over', 'leave'], { error: 'Say here, over or leave.' }),
  }),
  output: z.object({ by: z.string().nullable(), mine: z.boolean() }),
  run: (platform, actor, { section, how, ...input }) =>
    inTransaction<Result<{ by: string | null; mine: boolean }, CaseRefused>>(platform.db, async (trx) => {
      const opened = await openCase(platform, trx, actor, input.reference);
      if (!opened.ok) return opened;
      const now = platform.now();
      const template = await templateOf(trx, opened.value, ruleDay(opened.value, londonDate(now)));
      if (!sectionBy(template, section)) return refuse({ kind: 'not-found', what: `the section ${section}` });
      const { reference: proposal } = opened.value;
      if (how === 'leave') {
        await leaveLock(trx, actor, proposal, section);
        return ok({ by: null, mine: false });
      }
      const lock = await takeLock(trx, actor, now, proposal, section, how === 'over');
      return ok({
        by: lock?.name ?? null,
        mine: actor.kind === 'person' && lock?.person === actor.id,
      });
    }),
});
