import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Link, ObjectRef, Task } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { counted } from '../../ui/index.ts';
import { findProposal } from '../kit/find.ts';
import { ideaHref, ideaRef, problemRef } from '../kit/refs.ts';
import { findAsking, findClosing } from './find.ts';
import { problemHref } from './hrefs.ts';
import { askingsLed, type Led, unansweredOf } from './queries.ts';

/** From an idea to its problem; from the problem to its idea and back. */
const links = async (db: Db, object: ObjectRef): Promise<readonly Link[]> => {
  if (object.kind !== 'idea' && object.kind !== 'problem') return [];
  const proposal = await findProposal(db, object.id);
  if (!proposal) return [];
  const closing = await findClosing(db, proposal.reference);
  const asking = await findAsking(db, proposal.reference);
  const date = closing?.on ?? asking?.opened_on;
  if (!date) return [];
  // Asked of the problem, the words tell of its idea.
  if (object.kind === 'problem')
    return [
      {
        from: ideaRef(proposal.reference),
        to: object,
        label: `${proposal.reference}: ${proposal.title}`,
        href: ideaHref(proposal.reference),
        date: proposal.raised_on,
      },
    ];
  return [
    {
      from: ideaRef(proposal.reference),
      to: problemRef(proposal.reference),
      label: closing
        ? `Problem agreed, ${counted(closing.heard, 'person', 'people')}`
        : 'Problem being agreed',
      href: problemHref(proposal.reference),
      date,
    },
  ];
};

/** Whoever is asked and has not answered every statement. */
const toAnswer = async (db: Db, actor: Actor): Promise<readonly Task[]> =>
  actor.kind !== 'person'
    ? []
    : (await unansweredOf(db, actor.id)).map(({ reference, title, due, left }) => ({
        kind: 'A problem to agree, before anybody offers a solution',
        title: `How do you see it? ${title}`,
        href: problemHref(reference, 'answer'),
        detail: `${counted(left, 'statement', 'statements')}: agree, not how I see it, or pass.`,
        due,
        minutes: Math.max(1, Math.ceil(left / 2)),
        object: ideaRef(reference),
      }));

const proposedTask = ({ reference, title, due, proposed }: Led): Task => ({
  kind: 'A statement is proposed',
  title: `Take it or say why not: ${title}`,
  href: problemHref(reference, 'statements'),
  detail: `${counted(proposed, 'statement waits', 'statements wait')} for your answer.`,
  due,
  minutes: 2,
  object: ideaRef(reference),
});

const closingTask = ({ reference, title, due }: Led): Task => ({
  kind: 'A problem to close',
  title: `Write what is agreed: ${title}`,
  href: problemHref(reference, 'closing'),
  detail: 'Those it touches have had their time, or have answered. Write what is agreed; both names sign.',
  due,
  minutes: 15,
  object: ideaRef(reference),
});

/** The leads: statements proposed to them, and problems that wait to be closed. */
const toLead = async (db: Db, actor: Actor, today: CalendarDate): Promise<readonly Task[]> =>
  actor.kind !== 'person'
    ? []
    : (await askingsLed(db, actor.id)).flatMap((led) => [
        ...(led.proposed > 0 ? [proposedTask(led)] : []),
        ...(led.due <= today && !led.signed ? [closingTask(led)] : []),
      ]);

/** What problems give to the thread and to Home. */
export const registerProblems = ({ registries }: Platform): void => {
  registries.links.add('problems', links);
  registries.tasks.add('problems-to-answer', toAnswer);
  registries.tasks.add('problems-to-close', toLead);
};
