import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import type { Proposal } from '../kit/find.ts';
import { proposalDb } from '../tables.ts';
import type { AskedEdit, AskedKind } from './asked-rules.ts';
import type { KeptClosing } from './kept.ts';
import type { Problem } from './rules.ts';
import {
  type ProblemAskingTable,
  type ProblemInvitedTable,
  type ProblemSignatureTable,
  type ProblemStatementTable,
  type ProblemVoteTable,
  problemDb,
} from './tables.ts';
import type { Vote } from './votes-rules.ts';

export type Asking = Selectable<ProblemAskingTable>;
export type Statement = Selectable<ProblemStatementTable>;
export type KeptVote = Selectable<ProblemVoteTable>;

/** Everything that is kept of the problem of a proposal. */
export type ProblemKept = {
  readonly asking: Asking | undefined;
  readonly statements: readonly Statement[];
  readonly votes: readonly KeptVote[];
  readonly invited: readonly Selectable<ProblemInvitedTable>[];
  readonly signatures: readonly Selectable<ProblemSignatureTable>[];
  /** The closing that holds; undefined before, and once it was taken back to the problem. */
  readonly closing: KeptClosing | undefined;
  /** Closings that no longer hold, the newest first. */
  readonly former: readonly KeptClosing[];
};

export const findAsking = (db: Db, proposal: string): Promise<Asking | undefined> =>
  problemDb(db).selectFrom('problem_asking').selectAll().where('proposal', '=', proposal).executeTakeFirst();

/** The last state that a proposal entered; `back` the last time that it was taken back to the problem. */
export const lastEntries = async (
  db: Db,
  proposal: string,
): Promise<{ readonly last: number; readonly back: number }> => {
  const rows = await proposalDb(db)
    .selectFrom('proposal_entry')
    .select(['id', 'move'])
    .where('proposal', '=', proposal)
    .orderBy('id', 'desc')
    .execute();
  return { last: rows[0]?.id ?? 0, back: rows.find(({ move }) => move === 'back-to-problem')?.id ?? 0 };
};

/** The closings of a problem, the newest first, and whether the newest still holds. */
const closingsOf = async (db: Db, proposal: string) => {
  const rows = await problemDb(db)
    .selectFrom('problem_closing')
    .select(['closing', 'after_entry'])
    .where('proposal', '=', proposal)
    .orderBy('id', 'desc')
    .execute();
  const [newest, ...rest] = rows;
  if (!newest) return { closing: undefined, former: [] };
  const { back } = await lastEntries(db, proposal);
  const holds = newest.after_entry >= back;
  const former = (holds ? rest : rows).map(({ closing }) => closing);
  return { closing: holds ? newest.closing : undefined, former };
};

export const findClosing = async (db: Db, proposal: string): Promise<KeptClosing | undefined> =>
  (await closingsOf(db, proposal)).closing;

export const statementsOf = (db: Db, proposal: string): Promise<Statement[]> =>
  problemDb(db)
    .selectFrom('problem_statement')
    .selectAll()
    .where('proposal', '=', proposal)
    .orderBy('place')
    .orderBy('id')
    .execute();

export const votesOf = (db: Db, proposal: string): Promise<KeptVote[]> =>
  problemDb(db)
    .selectFrom('problem_vote')
    .selectAll()
    .where('proposal', '=', proposal)
    .orderBy('id')
    .execute();

/** All that is kept of a problem. */
export const loadProblem = async (db: Db, proposal: string): Promise<ProblemKept> => ({
  asking: await findAsking(db, proposal),
  statements: await statementsOf(db, proposal),
  votes: await votesOf(db, proposal),
  invited: await problemDb(db)
    .selectFrom('problem_invited')
    .selectAll()
    .where('proposal', '=', proposal)
    .execute(),
  signatures: await problemDb(db)
    .selectFrom('problem_signature')
    .selectAll()
    .where('proposal', '=', proposal)
    .orderBy('on_day')
    .execute(),
  ...(await closingsOf(db, proposal)),
});

/** The leads' changes of who is asked, in their order. */
export const editsOf = async (trx: Trx | Db, proposal: string): Promise<AskedEdit[]> =>
  (
    await problemDb(trx)
      .selectFrom('problem_edit')
      .selectAll()
      .where('proposal', '=', proposal)
      .orderBy('id')
      .execute()
  ).map(({ what, kind, key, name, because, by_name: by }) =>
    what === 'add'
      ? { do: 'add', asked: { kind, key, name, because }, by }
      : { do: 'leave-out', kind, key, because, by },
  );

/** Answers may be given while those it touches are asked: opened, not closed, and standing at taken on. */
export const isAsking = (
  { asking, closing }: Pick<ProblemKept, 'asking' | 'closing'>,
  proposal: Pick<Proposal, 'state'>,
): boolean => asking?.opened_on != null && closing === undefined && proposal.state === 'taken-on';

/** The votes as the rules read them: of statements that stand, in their order. */
export const ruleVotes = ({
  statements,
  votes,
}: Pick<ProblemKept, 'statements' | 'votes'>): readonly Vote[] => {
  const open = new Set(statements.filter(({ stands }) => stands === 'open').map(({ id }) => id));
  return votes
    .filter(({ statement }) => open.has(statement))
    .map(({ statement, person, camp, stance, words }) => ({ statement, person, camp, stance, words }));
};

/** Who is asked, each with whether somebody of theirs answered. */
export const askedWith = ({ asking, invited, votes }: ProblemKept) => {
  const voters = new Set(votes.map(({ person }) => person));
  const of = (kind: AskedKind, key: string) => invited.filter((one) => one.kind === kind && one.key === key);
  return (asking?.asked ?? []).map((one) => {
    const people = of(one.kind, one.key);
    return {
      ...one,
      told: people.filter(({ told }) => told).length,
      answered: people.some(({ person }) => voters.has(person)),
    };
  });
};

/** The problem as its closing rule reads it; undefined until those it touches are asked. */
export const problemOf = (proposal: Proposal, kept: ProblemKept): Problem | undefined => {
  const { asking } = kept;
  if (!asking?.opened_on || !proposal.clinician || !proposal.manager) return undefined;
  return {
    openedOn: asking.opened_on,
    leads: [proposal.clinician, proposal.manager],
    asked: askedWith(kept),
    nobodyFor: asking.nobody_for,
    statements: kept.statements.filter(({ stands }) => stands === 'open').map(({ id }) => id),
    votes: ruleVotes(kept),
  };
};

/** Why the chair set the problem aside. */
export const setAsideReason = async (db: Db, proposal: string): Promise<string | null> =>
  (
    await proposalDb(db)
      .selectFrom('proposal_entry')
      .select('reason')
      .where('proposal', '=', proposal)
      .where('move', '=', 'set-problem-aside')
      .orderBy('id', 'desc')
      .executeTakeFirst()
  )?.reason ?? null;
