import type { Job } from '../../platform/module.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type CalendarDate, londonDate, longDate } from '../../shared/dates.ts';
import { settledBody, targetsOf } from '../clocks/targets-rules.ts';
import { findProposals, type Proposal } from '../kit/find.ts';
import { ideaHref, ideaRef } from '../kit/refs.ts';
import { targetsInForce } from '../kit/settings.ts';
import { isFirstTold } from '../kit/told.ts';
import { isStage } from '../stages/table-rules.ts';
import { stateWords } from '../stages/words-rules.ts';
import { proposalDb } from '../tables.ts';
import { type Late, latenessOf } from './rules.ts';

/** Proposals that may be late or soon late: their days count, or their next step has its day. */
const dueSoon = async (db: Db, today: CalendarDate): Promise<Proposal[]> => {
  const rows = await proposalDb(db)
    .selectFrom('proposal')
    .select('reference')
    .where('state', 'not in', ['merged', 'withdrawn', 'not-pursued'])
    .where((is) => is.or([is('stage_due', 'is not', null), is('next_by', '<', today)]))
    .orderBy('reference')
    .execute();
  return findProposals(
    db,
    rows.map(({ reference }) => reference),
  );
};

const newsOf = ({ reference, title, state, stage_due, next_what, next_by }: Proposal, late: Late): string => {
  switch (late) {
    case 'late':
      return `${reference} is late at “${stateWords(state)}”; the last day in time was ${longDate(stage_due ?? next_by)}: ${title}`;
    case 'soon-late':
      return `${reference} is soon late at “${stateWords(state)}”; the last day in time is ${longDate(stage_due ?? next_by)}: ${title}`;
    case 'step-late':
      return `The next step of ${reference} was due on ${longDate(next_by)}: ${next_what}`;
  }
};

/** Those whose move it is: the owner, and with them the other one whose name stands on it. */
const whoseOf = ({ owner, clinician, manager }: Proposal): string[] => [
  ...new Set([owner, clinician, manager].filter((one): one is string => Boolean(one))),
];

/**
 * Tells owner and leads of what became late or soon late, each thing once for each time that it stands so. Whoever
 * keeps the pipeline reads all of it in the digest of the week. Answers with of how many things somebody was told.
 */
export const tellOfLate = async ({ db, now }: Pick<Platform, 'db' | 'now'>): Promise<number> => {
  const today = londonDate(now());
  const table = await targetsInForce(db, today);
  const found = (await dueSoon(db, today)).flatMap((proposal) => {
    const target = isStage(proposal.state)
      ? targetsOf(table, settledBody(proposal))[proposal.state]
      : undefined;
    const late = latenessOf(proposal, target?.soon ?? 0, today);
    return late ? [{ proposal, late }] : [];
  });
  let told = 0;
  for (const { proposal, late } of found)
    told += await inTransaction(db, async (trx) => {
      const { reference, state, since, next_by } = proposal;
      const of = late === 'step-late' ? next_by : since;
      if (!(await isFirstTold(trx, `${reference} ${late} ${state} ${of}`, today))) return 0;
      await notify(trx, {
        people: whoseOf(proposal),
        kind: `idea.${late}`,
        title: newsOf(proposal, late),
        href: ideaHref(reference),
        object: ideaRef(reference),
      });
      return 1;
    });
  return told;
};

/** In the morning, before surgeries begin. */
export const lateJob: Job = {
  name: 'proposals.late',
  cron: '0 7 * * *',
  run: async (platform) => {
    await tellOfLate(platform);
  },
};
