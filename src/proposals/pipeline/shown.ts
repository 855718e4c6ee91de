import { roleLabel } from '../../people/index.ts';
import type { Actor } from '../../platform/actor.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { isSmall } from '../../shared/small-numbers.ts';
import { ageOf, type Exemption, stageClock, stageLine } from '../clocks/rules.ts';
import { targetsOf } from '../clocks/targets-rules.ts';
import { seesNames } from '../kit/capacity.ts';
import { turnOf } from '../stages/rules.ts';
import { isStage } from '../stages/table-rules.ts';
import { nextWords, stateWords } from '../stages/words-rules.ts';
import type { ListedIdea } from './answers.ts';
import type { ListedRow, Then } from './queries.ts';

/** A target that somebody lifted: lists show that it is, its page says by whom and why. */
const LIFTED: Exemption = { reason: 'lifted', by: 'somebody', on: '1970-01-01' };

type Person = ListedIdea['turn']['people'][number];

const somebody = (
  actor: Actor,
  id: string | null,
  name: string | null,
  standing: string | null,
): Person | null => {
  if (id === null) return null;
  // The standing is "Clinical lead, Ironstone Vale": the role alone is enough in a list.
  const role = standing?.split(',')[0] ?? '';
  return seesNames(actor) ? { id, name, role } : { id: null, name: null, role };
};

const turnFor = (actor: Actor, row: ListedRow, leads: readonly Person[]): ListedIdea['turn'] => {
  const turn = turnOf({
    reference: row.reference,
    state: row.state,
    since: row.since,
    asideFrom: row.asideFrom,
    clinician: row.clinician,
    manager: row.manager,
    owner: row.owner,
    next: { what: row.nextWhat, by: row.nextBy },
    problem: 'open',
    mergedInto: row.mergedInto,
    reason: null,
    decisionWaits: null,
  });
  if (turn.kind === 'joined') return { words: turn.into, people: [] };
  if (turn.kind === 'body') return { words: row.bodyLabel ?? 'The body that decides', people: [] };
  if (!seesNames(actor))
    return {
      words: row.clinician ? 'Its clinical lead and its manager' : 'Those on duty',
      people: [],
    };
  const people = turn.people.map(
    (id) => leads.find((lead) => lead.id === id) ?? { id, name: row.ownerName, role: '' },
  );
  return { words: people.map(({ name }) => name ?? '').join(' and '), people };
};

/** An idea as this reader may see it in a list. Kept names are nobody's here, whoever reads. */
export const listedFor = (actor: Actor, row: ListedRow, { targets, today }: Then): ListedIdea => {
  const { entries, stops } = row;
  const route = targetsOf(targets, row.settledBody ?? undefined);
  const target = isStage(row.state) ? route[row.state] : undefined;
  const clock = stageClock(entries, {
    stops,
    target,
    exemption: row.exempt ? LIFTED : undefined,
    today,
  });
  const clinician = somebody(actor, row.clinician, row.clinicianName, row.clinicianStanding);
  const manager = somebody(actor, row.manager, row.managerName, row.managerStanding);
  const names = seesNames(actor);
  return {
    reference: row.reference,
    title: row.title,
    state: row.state,
    stands: stateWords(row.state),
    since: row.since,
    asideFrom: row.asideFrom,
    mergedInto: row.mergedInto,
    raisedOn: row.raisedOn,
    raisedRole: names && !row.nameKept && row.raisedRole ? roleLabel(row.raisedRole) : null,
    days: ageOf(entries, today),
    clock: clock
      ? {
          counted: clock.counted,
          target: clock.target,
          over: clock.over,
          due: clock.due,
          standing: clock.standing,
        }
      : null,
    line: stageLine(entries, { stops, targets: route, today }).map(({ stage, place, over }) => ({
      stage,
      place,
      over,
    })),
    turn: turnFor(
      actor,
      row,
      [clinician, manager].filter((one) => one !== null),
    ),
    // What its leads write of the next step is theirs and may name people: the public reads what comes as a rule.
    next: { what: names ? row.nextWhat : nextWords(row.state), by: row.nextBy },
    clinician,
    manager,
    supporters: !names && isSmall(row.supporters) ? null : row.supporters,
    condition: row.condition,
    phase: row.phase,
    fifth: row.fifth,
    body: row.body ? { key: row.body, label: row.bodyLabel ?? row.body } : null,
    answerDue: row.answerDue,
    commentsUntil: row.commentsUntil,
  };
};

/** "day 13 of 42", "3 days over", "held": where it stands against its target, in words. */
export const clockWords = ({ clock }: Pick<ListedIdea, 'clock'>): string => {
  if (!clock) return '';
  const day = `day ${clock.counted} of ${clock.target}`;
  switch (clock.standing) {
    case 'late':
      return `${day}, ${clock.over} over`;
    case 'soon-late':
      return `${day}, soon late`;
    case 'stopped':
      return `${day}, clock held`;
    case 'exempt':
      return `${day}, target lifted`;
    default:
      return day;
  }
};

/** Whether comments are open on a day. */
export const commentsOpen = ({ commentsUntil }: Pick<ListedIdea, 'commentsUntil'>, today: CalendarDate) =>
  commentsUntil !== null && commentsUntil >= today;
