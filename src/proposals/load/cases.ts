import type { Trx } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { makePastVersion } from '../case/past-version.ts';
import { caseDb } from '../case/tables.ts';
import { topicOf } from '../case/topics/all.ts';
import type { TopicKey } from '../case/topics/topic.ts';
import { inParts, noon, type PartsOf } from './rows.ts';

type ToldCase = {
  readonly caseStartedOn?: CalendarDate;
  readonly caseSentOn?: CalendarDate;
  readonly topics?: Readonly<Partial<Record<TopicKey, unknown>>>;
};

/** Loads cases as they were written. */
export const loadCases = async (trx: Trx, all: readonly PartsOf<ToldCase>[]): Promise<void> => {
  const told = all.flatMap(([proposal, { caseStartedOn, caseSentOn, topics }, by]) =>
    caseStartedOn && topics ? [{ proposal, on: caseStartedOn, sent: caseSentOn ?? null, topics, by }] : [],
  );
  await inParts(
    told.map(({ proposal, on, sent }) => ({
      proposal,
      template: null,
      started_on: on,
      sent_version: null,
      sent_on: sent,
    })),
    (some) => caseDb(trx).insertInto('proposal_case').values(some).execute(),
  );
  const rows = told.flatMap(({ proposal, on, topics, by }) =>
    Object.entries(topics).map(([topic, content]) => ({
      proposal,
      topic,
      // Through the topic’s own reading: what nobody could write is not loaded.
      content: JSON.stringify(topicOf(topic)?.content.parse(content)),
      version: 1,
      edited_by: by.id,
      edited_by_name: by.name,
      edited_at: noon(on),
      told_at: noon(on),
    })),
  );
  await inParts(rows, (some) => caseDb(trx).insertInto('case_topic').values(some).execute());
};

/** Keeps of each case that went to a decision what was sent, as its first version: what was pinned later is not in it. */
export const keepSent = async (trx: Trx, all: readonly PartsOf<ToldCase>[]): Promise<void> => {
  for (const [reference, { caseStartedOn, caseSentOn, topics }] of all)
    if (caseStartedOn && topics && caseSentOn) await makePastVersion(trx, reference, caseSentOn);
};
