import type { ColumnType, Generated } from 'kysely';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { ProposalTables } from '../tables.ts';

export const CONTRIBUTION_STATES = ['held', 'shown', 'taken-away'] as const;
export type ContributionState = (typeof CONTRIBUTION_STATES)[number];

type ProposalContributionTable = {
  id: Generated<string>;
  proposal: string;
  about: string;
  reply_to: string | null;
  words: string;
  person: string | null;
  person_name: string | null;
  kept_of: string | null;
  standing: string;
  in_public: Generated<boolean>;
  said_on: CalendarDate;
  at: Date;
  state: ContributionState;
  due: CalendarDate | null;
  taken_under: string | null;
  taken_words: string | null;
  taken_on: CalendarDate | null;
  answer: 'taken-up' | 'not-taken-up' | null;
  answer_what: string | null;
  answer_where: string | null;
  answer_why: string | null;
  answered_by: string | null;
  answered_by_name: string | null;
  answered_by_standing: string | null;
  answered_on: CalendarDate | null;
  once: string | null;
  version: Generated<number>;
  search: ColumnType<string, never, never>;
};

export const MODERATIONS = ['shown', 'taken-away', 'put-back'] as const;
export type Moderation = (typeof MODERATIONS)[number];

type ProposalModerationTable = {
  id: Generated<number>;
  contribution: string;
  act: Moderation;
  under: string | null;
  under_words: string | null;
  note: string | null;
  by_person: string | null;
  by_name: string;
  by_standing: string;
  on_day: CalendarDate;
  at: Date;
};

type ContributionTables = ProposalTables & {
  proposal_contribution: ProposalContributionTable;
  proposal_moderation: ProposalModerationTable;
};

export type ContributionTable = ProposalContributionTable;

/** The store with what people said in sight, and the proposals that it was said of. */
export const contributionDb = (db: Db) => db.withTables<ContributionTables>();
