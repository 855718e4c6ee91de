import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { idsOfKind, type Link, type ObjectRef, type Task } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { counted } from '../../ui/index.ts';
import { ideaHref, ideaRef, problemRef } from '../kit/refs.ts';
import { problemHref } from './hrefs.ts';
import { askingsLed, type Led, type ProblemTold, problemsTold, unansweredOf } from './queries.ts';
import { STANCES } from './votes-rules.ts';
import { stanceWords } from './words.ts';

const linkOf = ({ reference, title, raisedOn, on, heard }: ProblemTold): Link => ({
  from: {
    ...ideaRef(reference),
    label: `${reference}: ${title}`,
    href: ideaHref(reference),
    date: raisedOn,
  },
  to: {
    ...problemRef(reference),
    label: heard === null ? 'Problem being agreed' : `Problem agreed, ${counted(heard, 'person', 'people')}`,
    href: problemHref(reference),
    date: on,
  },
});

/** From an idea to its problem, and back. */
const links = async (db: Db, objects: readonly ObjectRef[]): Promise<readonly Link[]> => {
  const references = [...idsOfKind(objects, 'idea'), ...idsOfKind(objects, 'problem')];
  return references.length === 0 ? [] : (await problemsTold(db, references)).map(linkOf);
};

/** Whoever is asked and has not answered every statement. */
const toAnswer = async (db: Db, actor: Actor): Promise<readonly Task[]> =>
  actor.kind !== 'person'
    ? []
    : (await unansweredOf(db, actor.id)).map(({ reference, title, due, left, statement, text }) => ({
        kind: 'A problem to agree, before anybody offers a solution',
        title: `How do you see it? ${title}`,
        href: problemHref(reference, 'answer'),
        detail: left === 1 ? 'The last statement for you.' : `The first of ${left} statements for you.`,
        due,
        minutes: Math.max(1, Math.ceil(left / 2)),
        object: ideaRef(reference),
        ways: [{ text: 'Read the idea first', href: ideaHref(reference) }],
        answer: {
          quote: text,
          action: problemHref(reference, 'answer'),
          hidden: { statement },
          name: 'stance',
          choices: STANCES.map((value) => ({ value, text: stanceWords(value) })),
        },
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
