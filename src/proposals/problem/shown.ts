import { organisationNames } from '../../people/index.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { LEAST_SHOWN } from '../../shared/small-numbers.ts';
import { isLead, mayWork, seesNames } from '../kit/capacity.ts';
import type { Proposal } from '../kit/find.ts';
import type { ProblemAnswer, StatementAnswer } from './answers.ts';
import { ASKED_KINDS } from './asked-rules.ts';
import { askedWith, isAsking, type ProblemKept, ruleVotes, type Statement, setAsideReason } from './find.ts';
import type { KeptClosing } from './kept.ts';
import { dissentWith, shortOf } from './kept-closing.ts';
import { touchesOpen } from './touches.ts';
import { countStatements, dissentOf, movements, peopleHeard, type StatementCount } from './votes-rules.ts';
import { movementWords, shortfallWords } from './words.ts';

/** Who said or wrote something: names for members, the role alone for the public. */
const somebody = (actor: Actor, name: string, standing: string) =>
  seesNames(actor) ? { name, role: standing } : { name: null, role: standing.split(',')[0] ?? '' };

/** Answers of fewer than five people in all are nobody else's to read. */
const isShown = (actor: Actor, heard: number): boolean => seesNames(actor) || heard >= LEAST_SHOWN;

const standsOf = (proposal: Proposal, kept: ProblemKept): ProblemAnswer['stands'] => {
  if (kept.closing) return 'closed';
  if (proposal.problem === 'set-aside') return 'set-aside';
  if (isAsking(kept, proposal)) return 'asking';
  return proposal.state === 'taken-on' ? 'not-asked' : 'waiting';
};

const countFor = (actor: Actor, count: StatementCount | undefined): StatementAnswer['count'] => {
  if (!count || !isShown(actor, count.of)) return null;
  const { agree, disagree, pass, of, camps, differ } = count;
  const plain = ({ joined, ...camp }: (typeof camps)[number]) => ({ ...camp, joined: [...joined] });
  return { agree, disagree, pass, of, camps: camps.map(plain), differ: (differ ?? []).map(plain) };
};

const statementFor = (
  actor: Actor,
  kept: ProblemKept,
  statement: Statement,
  count: StatementCount | undefined,
): StatementAnswer => {
  const votes = kept.votes.filter((vote) => vote.statement === statement.id);
  const own = actor.kind === 'person' ? votes.findLast(({ person }) => person === actor.id) : undefined;
  return {
    id: statement.id,
    text: statement.text,
    stands: statement.stands,
    reason: statement.reason,
    by: somebody(actor, statement.by_name, statement.by_standing),
    on: statement.on_day,
    version: statement.version,
    count: countFor(actor, count),
    answered: votes.length > 0,
    own: own ? { stance: own.stance, words: own.words } : null,
  };
};

const touchesFor = async (db: Db, { touches, partners_change: partnersChange }: Proposal) => {
  if (!touches) return null;
  const practices = touches.practices === 'all' ? null : touches.practices;
  const names = await organisationNames(db, [...(practices ?? []), ...touches.partners]);
  const named = (codes: readonly string[]) => codes.map((code) => names.get(code) ?? code);
  return {
    practices: practices && named(practices),
    practiceCount: practices ? practices.length : null,
    specialties: [...touches.specialties],
    partners: named(touches.partners),
    patients: [...touches.patients],
    partnersChange,
  };
};

/** What was closed, or what stands now while answers are open. */
const heardOf = (kept: ProblemKept): Pick<KeptClosing, 'heard' | 'counts' | 'dissent' | 'movements'> => {
  if (kept.closing) return kept.closing;
  const votes = ruleVotes(kept);
  const textOf = (id: string) => kept.statements.find((one) => one.id === id)?.text ?? '';
  const open = kept.statements.filter(({ stands }) => stands === 'open').map(({ id }) => id);
  return {
    heard: peopleHeard(votes),
    counts: countStatements(open, votes).map((count) => ({ ...count, text: textOf(count.statement) })),
    dissent: dissentOf(votes).map((vote) => dissentWith(kept, vote, textOf(vote.statement))),
    movements: movements(votes),
  };
};

const closingFor = (actor: Actor, closing: KeptClosing | undefined): ProblemAnswer['closing'] =>
  closing
    ? {
        on: closing.on,
        text: closing.text,
        because: closing.because,
        signedBy: closing.signedBy.map(({ name, standing }) => somebody(actor, name, standing)),
        without: ASKED_KINDS.flatMap((kind) => {
          const because = closing.without[kind];
          return because ? [{ kind, because }] : [];
        }),
      }
    : null;

/** The problem of a proposal as this reader may know it. */
export const shownProblem = async (
  db: Db,
  actor: Actor,
  proposal: Proposal,
  kept: ProblemKept,
  today: CalendarDate,
): Promise<ProblemAnswer> => {
  const { asking, closing } = kept;
  const member = seesNames(actor);
  const work = mayWork(actor, proposal);
  const asks = isAsking(kept, proposal);
  const list = askedWith(kept);
  const heard = heardOf(kept);
  const seen = kept.statements.filter(({ stands }) => member || stands === 'open');
  const names = {
    ...(proposal.clinician ? { [proposal.clinician]: proposal.clinician_name ?? '' } : {}),
    ...(proposal.manager ? { [proposal.manager]: proposal.manager_name ?? '' } : {}),
  };
  const open = isShown(actor, heard.heard);
  return {
    reference: proposal.reference,
    title: proposal.title,
    stands: standsOf(proposal, kept),
    setAsideBecause: proposal.problem === 'set-aside' ? await setAsideReason(db, proposal.reference) : null,
    touches: await touchesFor(db, proposal),
    openedOn: closing ? closing.openedOn : (asking?.opened_on ?? null),
    due: asking?.due ?? null,
    asked: closing ? closing.asked : list.length,
    answered: closing ? closing.answered : list.filter(({ answered }) => answered).length,
    heard: heard.heard,
    askedByKind: ASKED_KINDS.flatMap((kind) => {
      const own = list.filter((one) => one.kind === kind);
      return own.length > 0
        ? [{ kind, asked: own.length, answered: own.filter(({ answered }) => answered).length }]
        : [];
    }),
    askedList: member ? list : [],
    leftOut: member
      ? (asking?.left_out ?? []).map(({ kind, key, name, leftOutBecause, by }) => ({
          kind,
          key,
          name,
          because: leftOutBecause,
          by,
        }))
      : [],
    nobodyFor: [...(asking?.nobody_for ?? [])],
    statements: seen.map((statement) =>
      statementFor(
        actor,
        kept,
        statement,
        heard.counts.find((count) => count.statement === statement.id),
      ),
    ),
    dissent: open
      ? heard.dissent.map(({ statement, text, words, name, standing }) => ({
          statement,
          text,
          words,
          by: somebody(actor, name, standing),
        }))
      : [],
    movements: open
      ? heard.movements.map(
          (one) =>
            `${movementWords(one)}: ${heard.counts.find((count) => count.statement === one.statement)?.text ?? ''}`,
        )
      : [],
    closing: closingFor(actor, closing),
    draft:
      asks && asking && member
        ? {
            text: asking.text,
            because: asking.because,
            without: { ...asking.without } as Record<string, string>,
            signedBy: kept.signatures.map(({ name }) => name),
            short: (await shortOf(db, proposal, kept, today)).map((short) => ({
              kind: short.kind,
              words: shortfallWords(short, names),
            })),
          }
        : null,
    former: kept.former.length,
    may: {
      work,
      touch: work && touchesOpen(proposal),
      sign:
        asks &&
        isLead(actor, proposal) &&
        actor.kind === 'person' &&
        !kept.signatures.some(({ person }) => person === actor.id),
      answer: asks && actor.kind === 'person',
      propose: proposal.state === 'taken-on' && !closing && member,
    },
    version: asking?.version ?? 1,
    proposalVersion: proposal.version,
  };
};
