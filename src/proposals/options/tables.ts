import type { Generated, Selectable } from 'kysely';
import type { Db } from '../../platform/relational/relational.ts';

export const OPTION_KINDS = ['elsewhere', 'other'] as const;
export type OptionKind = 'nothing' | (typeof OPTION_KINDS)[number];

export type ProposalOptionTable = {
  proposal: string;
  number: number;
  kind: OptionKind;
  place: number;
  label: string;
  words: string;
  source: Generated<string>;
  address: string | null;
  chosen_because: string | null;
  withdrawn_because: string | null;
  changed_by_name: string;
  changed_at: Date;
  version: Generated<number>;
};
export type OptionRow = Selectable<ProposalOptionTable>;

export const optionDb = (db: Db) => db.withTables<{ proposal_option: ProposalOptionTable }>();
