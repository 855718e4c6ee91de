import type { ColumnType, Generated } from 'kysely';
import type { Figure } from '../../needs/index.ts';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';

type Json<T> = ColumnType<T, string | null, string | null>;

export const EVIDENCE_KINDS = ['figure', 'gap', 'voice', 'guideline', 'service', 'document'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export type ProposalEvidenceTable = {
  id: Generated<string>;
  proposal: string;
  kind: EvidenceKind;
  title: string;
  source: string | null;
  address: string | null;
  note: string | null;
  object: string | null;
  href: string | null;
  figure: Json<Figure | null>;
  public_figure: Json<Figure | null>;
  figure_hash: string | null;
  stood_on: CalendarDate | null;
  added_by: string | null;
  added_by_name: string;
  added_by_standing: string;
  added_on: CalendarDate;
  removed_on: CalendarDate | null;
  removed_by_name: string | null;
  removed_because: string | null;
  version: Generated<number>;
};

export type ProposalEvidenceFormerTable = {
  id: Generated<number>;
  evidence: string;
  figure: ColumnType<Figure, string, never>;
  public_figure: Json<Figure | null>;
  figure_hash: string;
  stood_on: CalendarDate;
  until: CalendarDate;
  by_name: string;
};

type EvidenceTables = {
  proposal_evidence: ProposalEvidenceTable;
  proposal_evidence_former: ProposalEvidenceFormerTable;
};

/** The store with the tables of evidence in sight. */
export const evidenceDb = (db: Db) => db.withTables<EvidenceTables>();
