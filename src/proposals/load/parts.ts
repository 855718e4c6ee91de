import { randomUUID } from 'node:crypto';
import type { Trx } from '../../platform/relational/relational.ts';
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import type { TopicKey } from '../case/topics/topic.ts';
import { ANSWER_DAYS } from '../contributions/rules.ts';
import { contributionDb } from '../contributions/tables.ts';
import { findProposal } from '../kit/find.ts';
import { optionDb } from '../options/tables.ts';
import { loadProblem } from '../problem/find.ts';
import { keptClosing } from '../problem/kept-closing.ts';
import { problemDb } from '../problem/tables.ts';
import type { Stance } from '../problem/votes-rules.ts';
import { loadCases } from './cases.ts';
import { loadEvidence, type ToldPin } from './evidence.ts';
import { inParts, type Named, noon, type PartsOf } from './rows.ts';

export type ToldVote = {
  readonly who: Named;
  readonly camp: string;
  readonly stance: Stance;
  readonly words: string;
};

/** How a problem was agreed: whom it was asked of, what was put to them, what each said, and the closing words. */
export type ToldProblem = {
  readonly openedOn: CalendarDate;
  readonly asked: readonly {
    readonly code: string;
    readonly name: string;
    readonly people: readonly string[];
  }[];
  readonly statements: readonly { readonly text: string; readonly votes: readonly ToldVote[] }[];
  readonly closing?: {
    readonly on: CalendarDate;
    readonly text: string;
    readonly because: string;
    readonly signedBy: readonly [Named, Named];
  };
};

export type ToldOption = {
  readonly kind: 'nothing' | 'elsewhere' | 'other';
  readonly label: string;
  readonly words: string;
  readonly source?: string;
  readonly chosenBecause?: string;
};

export type ToldContribution = {
  readonly who: Named;
  readonly words: string;
  readonly on: CalendarDate;
  readonly answer?: {
    readonly on: CalendarDate;
    readonly by: Named;
    readonly takenUp?: { readonly what: string; readonly where: string };
    readonly why?: string;
  };
};

/** What was written of a proposal beside its moves. */
export type ToldParts = {
  readonly problem?: ToldProblem;
  readonly options?: readonly ToldOption[];
  readonly evidence?: readonly ToldPin[];
  readonly caseStartedOn?: CalendarDate;
  /** Day on which it last went to a decision, if it did. */
  readonly caseSentOn?: CalendarDate;
  readonly topics?: Readonly<Partial<Record<TopicKey, unknown>>>;
  readonly said?: readonly ToldContribution[];
};

/** For so long those asked usually have time. */
const USUAL_DAYS = 14;

type Part = PartsOf<ToldParts>;

const loadProblems = async (trx: Trx, all: readonly Part[]): Promise<void> => {
  const told = all.flatMap(([proposal, { problem }, by]) => (problem ? [{ proposal, problem, by }] : []));
  await inParts(
    told.map(({ proposal, problem: { asked, openedOn, closing }, by }) => ({
      proposal,
      asked: JSON.stringify(
        asked.map(({ code, name }) => ({ kind: 'practice', key: code, name, because: 'it is touched' })),
      ),
      left_out: '[]',
      nobody_for: '[]',
      worked_out_on: openedOn,
      opened_on: openedOn,
      // Closed sooner, they had fewer days: as their leads asked then.
      due: closing && closing.on < addDays(openedOn, USUAL_DAYS) ? closing.on : addDays(openedOn, USUAL_DAYS),
      opened_by_name: by.name,
      text: closing?.text ?? '',
      because: closing?.because ?? '',
      without: '{}',
    })),
    (some) => problemDb(trx).insertInto('problem_asking').values(some).execute(),
  );
  const invited = told.flatMap(({ proposal, problem }) =>
    problem.asked.flatMap(({ code, people }) =>
      people.map((person) => ({
        proposal,
        kind: 'practice' as const,
        key: code,
        person,
        invited_on: problem.openedOn,
      })),
    ),
  );
  await inParts(invited, (some) => problemDb(trx).insertInto('problem_invited').values(some).execute());
  const statements = told.flatMap(({ proposal, problem, by }) =>
    problem.statements.map(({ text, votes }, place) => ({
      votes,
      row: {
        id: randomUUID(),
        proposal,
        text,
        stands: 'open' as const,
        reason: null,
        by_person: by.id,
        by_name: by.name,
        by_standing: by.standing,
        on_day: problem.openedOn,
        place,
      },
    })),
  );
  await inParts(
    statements.map(({ row }) => row),
    (some) => problemDb(trx).insertInto('problem_statement').values(some).execute(),
  );
  const votes = statements.flatMap(({ row, votes: given }) =>
    given.map(({ who, camp, stance, words }, at) => ({
      proposal: row.proposal,
      statement: row.id,
      person: who.id,
      stance,
      words,
      camp,
      person_name: who.name,
      person_standing: who.standing,
      on_day: addDays(row.on_day, at % 12),
    })),
  );
  await inParts(votes, (some) => problemDb(trx).insertInto('problem_vote').values(some).execute());
};

/** Closes the problems that were agreed, by the same rule as one that is closed today. */
const closeProblems = async (trx: Trx, all: readonly Part[]): Promise<void> => {
  for (const [reference, { problem }] of all) {
    const closing = problem?.closing;
    if (!closing) continue;
    await problemDb(trx)
      .insertInto('problem_signature')
      .values(
        closing.signedBy.map(({ id, name, standing }) => ({
          proposal: reference,
          person: id,
          name,
          standing,
          on_day: closing.on,
        })),
      )
      .execute();
    const proposal = await findProposal(trx, reference);
    const kept = await loadProblem(trx, reference);
    if (!proposal || !kept.asking) throw new Error(`${reference} has no problem to close`);
    const value = await keptClosing(trx, proposal, kept, kept.asking, closing.on);
    await problemDb(trx)
      .insertInto('problem_closing')
      .values({
        proposal: reference,
        on_day: closing.on,
        after_entry: 0,
        closing: JSON.stringify(value),
      })
      .execute();
  }
  const closed = all.flatMap(([reference, { problem }]) => (problem?.closing ? [reference] : []));
  if (closed.length === 0) return;
  await problemDb(trx).deleteFrom('problem_signature').where('proposal', 'in', closed).execute();
  await problemDb(trx)
    .updateTable('problem_asking')
    .set({ opened_on: null, due: null, opened_by_name: null })
    .where('proposal', 'in', closed)
    .execute();
};

const loadOptions = (trx: Trx, all: readonly Part[]): Promise<void> =>
  inParts(
    all.flatMap(([proposal, { options = [], caseStartedOn }, by]) =>
      options.map((option, number) => ({
        proposal,
        number,
        kind: option.kind,
        place: number,
        label: option.label,
        words: option.words,
        source: option.source ?? '',
        address: null,
        chosen_because: option.chosenBecause ?? null,
        withdrawn_because: null,
        changed_by_name: by.name,
        changed_at: noon(caseStartedOn ?? '2026-01-01'),
      })),
    ),
    (some) => optionDb(trx).insertInto('proposal_option').values(some).execute(),
  );

const loadContributions = (trx: Trx, all: readonly Part[]): Promise<void> =>
  inParts(
    all.flatMap(([proposal, { said = [] }]) =>
      said.map(({ who, words, on, answer }) => ({
        proposal,
        about: 'idea',
        reply_to: null,
        words,
        person: who.id,
        person_name: who.name,
        kept_of: null,
        standing: who.standing || 'Member',
        said_on: on,
        at: noon(on),
        state: 'shown' as const,
        due: addDays(on, ANSWER_DAYS),
        taken_under: null,
        taken_words: null,
        taken_on: null,
        answer: answer ? (answer.takenUp ? ('taken-up' as const) : ('not-taken-up' as const)) : null,
        answer_what: answer?.takenUp?.what ?? null,
        answer_where: answer?.takenUp?.where ?? null,
        answer_why: answer && !answer.takenUp ? (answer.why ?? null) : null,
        answered_by: answer?.by.id ?? null,
        answered_by_name: answer?.by.name ?? null,
        answered_by_standing: answer?.by.standing ?? null,
        answered_on: answer?.on ?? null,
        once: null,
      })),
    ),
    (some) => contributionDb(trx).insertInto('proposal_contribution').values(some).execute(),
  );

/** Loads what was written of proposals that are there already: problems, options, evidence, cases, contributions. */
export const loadParts = async (trx: Trx, all: readonly Part[]): Promise<void> => {
  await loadProblems(trx, all);
  await closeProblems(trx, all);
  await loadOptions(trx, all);
  await loadEvidence(trx, all);
  await loadCases(trx, all);
  await loadContributions(trx, all);
};
