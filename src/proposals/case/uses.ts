import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result } from '../../shared/result.ts';
import { seesNames } from '../kit/capacity.ts';
import { type Proposal, referenceInput as reference } from '../kit/find.ts';
import { optionsOf } from '../options/queries.ts';
import { type CaseTemplate, completenessOf, whyNotSend } from './completeness-rules.ts';
import { contentFrom, ruleDay, stopRuleOn, templateOf } from './content.ts';
import type { StopRule } from './impact-rules.ts';
import { type Lock, locksOf } from './locks.ts';
import { type CaseRefused, caseOpen, casePublic, mayWriteCase, readCase } from './open.ts';
import { pinnedTo, saidOf } from './outside.ts';
import { contentsOf } from './store.ts';
import { caseDb } from './tables.ts';
import { publicContent, topicOf } from './topics/all.ts';
import type { TopicKey } from './topics/topic.ts';
import { type CaseReading, readingOf, readingText, sectionOfAsk } from './words.ts';

const Shortfall = z.object({
  ask: z.string(),
  item: z.string(),
  words: z.string(),
  section: z.string().describe('where it is written'),
});

const CaseAnswer = z.object({
  reference: z.string(),
  title: z.string(),
  state: z.string(),
  since: z.string(),
  template: z.object({
    key: z.string(),
    title: z.string(),
    pages: z.number(),
    inForceFrom: z.string(),
    source: z.string(),
    verified: z.boolean(),
  }),
  reading: z.string(),
  sections: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      perCent: z.number(),
      complete: z.boolean(),
      missing: z.array(Shortfall),
      topics: z.array(z.string()),
      writing: z.string().nullable().describe('who writes in it now; members only'),
    }),
  ),
  stops: z.array(Shortfall).describe('what stops it being sent'),
  why: z.string().nullable().describe('kind of the refusal that sending it would meet'),
  topics: z.record(
    z.string(),
    z.object({
      title: z.string(),
      content: z.unknown(),
      version: z.number(),
      by: z.string(),
      at: z.string().nullable(),
    }),
  ),
  pinned: z.array(z.object({ id: z.string(), label: z.string(), takenBack: z.boolean() })),
  said: z.string().nullable().describe('what came of what people said'),
  unanswered: z.number(),
  versions: z.number(),
  sentOn: z.string().nullable(),
  may: z.object({ write: z.boolean() }),
});
export type CaseAnswer = z.output<typeof CaseAnswer>;
export type CaseSection = CaseAnswer['sections'][number];

/** A case with what its pages need beside the answer. */
export type LoadedCase = {
  readonly answer: CaseAnswer;
  readonly proposal: Proposal;
  readonly rules: CaseTemplate;
  readonly stop: StopRule;
  readonly reading: CaseReading;
  readonly locks: ReadonlyMap<string, Lock>;
  /** When this reader last changed a topic. */
  readonly minePer: ReadonlyMap<string, Date>;
};

/** The case of a proposal as this reader may read it, with what is missing and who writes where. */
export const loadCase = async (
  platform: Platform,
  actor: Actor,
  given: string,
): Promise<Result<LoadedCase, CaseRefused>> => {
  const found = await readCase(platform, actor, given);
  if (!found.ok) return found;
  const proposal = found.value;
  const { db } = platform;
  const now = platform.now();
  const day = ruleDay(proposal, londonDate(now));
  const rules = await templateOf(db, proposal, day);
  const stop = await stopRuleOn(db, day);
  const contents = await contentsOf(db, proposal);
  const options = await optionsOf(db, proposal.reference);
  const pinned = await pinnedTo(db, proposal.reference);
  const said = await saidOf(db, proposal.reference);
  const content = contentFrom(proposal, contents, options, pinned, said);
  const completeness = completenessOf(content, rules, stop);
  const refusal = whyNotSend(content, rules, stop);
  const open = seesNames(actor);
  const locks =
    open && caseOpen(proposal) ? await locksOf(db, proposal.reference, now) : new Map<string, Lock>();
  const row = await caseDb(db)
    .selectFrom('proposal_case')
    .selectAll()
    .where('proposal', '=', proposal.reference)
    .executeTakeFirst();
  const placed = (one: { ask: Parameters<typeof sectionOfAsk>[1]; item: string; words: string }) => ({
    ...one,
    section: sectionOfAsk(rules, one.ask),
  });
  // What is asked first comes first; what else is missing is told too, so that nobody is surprised afterwards.
  const first = refusal?.missing ?? [];
  const missing = [
    ...first,
    ...completeness.stops.filter(
      (one) => !first.some(({ ask, item }) => ask === one.ask && item === one.item),
    ),
  ];
  const stops = missing.map(placed);
  const reading = readingOf(completeness, missing, casePublic(proposal));
  const me = actor.kind === 'person' ? actor.id : undefined;
  const { key, title, pages, inForceFrom, source, verified } = rules;
  const answer: CaseAnswer = {
    reference: proposal.reference,
    title: proposal.title,
    state: proposal.state,
    since: proposal.since,
    template: { key, title, pages, inForceFrom, source, verified },
    reading: readingText(reading),
    sections: completeness.sections.map((section, i) => ({
      ...section,
      missing: section.missing.map(placed),
      topics: [...new Set((rules.sections[i]?.asks ?? []).map(({ ask }) => ask.split('.')[0] ?? ''))].filter(
        (topic) => topicOf(topic) !== undefined,
      ),
      writing: locks.get(section.key)?.name ?? null,
    })),
    stops,
    why: refusal?.kind ?? null,
    topics: Object.fromEntries(
      [...contents].map(([topic, kept]) => [
        topic,
        {
          title: topicOf(topic)?.title ?? topic,
          content: open ? kept.content : publicContent(topic as TopicKey, kept.content),
          version: kept.version,
          by: open ? kept.by : '',
          at: kept.at?.toISOString() ?? null,
        },
      ]),
    ),
    pinned: [...pinned],
    said: said.words ?? null,
    unanswered: said.unanswered,
    versions: row?.versions ?? 0,
    sentOn: row?.sent_on ?? null,
    may: { write: mayWriteCase(actor, proposal) },
  };
  return ok({
    answer,
    proposal,
    rules,
    stop,
    reading,
    locks,
    minePer: new Map(
      [...contents].flatMap(([topic, { person, at }]) => (at && person === me ? [[topic, at] as const] : [])),
    ),
  });
};

/** The case of an idea: its sections and how complete they are, its topics, and what stops it being sent. */
export const caseUse = defineUse({
  name: 'case',
  path: 'ideas/{reference}/case',
  method: 'get',
  permission: 'proposals.read',
  summary: 'The case of an idea: its sections, how complete they are, and what stops it being sent.',
  input: z.object({ reference }),
  output: CaseAnswer,
  run: async (platform, actor, input) => {
    const loaded = await loadCase(platform, actor, input.reference);
    return loaded.ok ? ok(loaded.value.answer) : loaded;
  },
});
