import type { Actor } from '../../platform/actor.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { contributorsOf, type Proposal } from '../../proposals/index.ts';
import { membersOn } from '../kit/find.ts';
import { decidedRef, decisionHref } from '../kit/refs.ts';

const others = (actor: Actor, people: readonly string[]): string[] =>
  people.filter((one) => actor.kind !== 'person' || one !== actor.id);

/** Tells each who said something of the idea what became of it: once, and of what they changed where they changed it. */
export const tellContributors = async (
  trx: Trx,
  actor: Actor,
  proposal: Proposal,
  href: string,
): Promise<void> => {
  const changed = new Map<string, string | null>();
  for (const said of await contributorsOf(trx, proposal.reference))
    for (const person of said.people) changed.set(person, changed.get(person) ?? said.changed);
  // Whoever raised it has heard already, of all of it.
  changed.delete(proposal.raised_by ?? '');
  for (const [person, what] of changed)
    await notify(trx, {
      people: others(actor, [person]),
      kind: 'decision.contribution',
      title: what
        ? `What you said of ${proposal.reference} changed it: ${what}`
        : `${proposal.reference} is decided; what you said of it was before the body`,
      href,
      object: { kind: 'idea', id: proposal.reference },
    });
};

/** Tells those who sit on the body that its decision is written down, without a word of what it says. */
export const tellMembers = async (
  trx: Trx,
  actor: Actor,
  body: string,
  reference: string,
  today: string,
): Promise<void> => {
  const seats = await membersOn(trx, body, today);
  await notify(trx, {
    people: others(
      actor,
      seats.map(({ person }) => person),
    ),
    kind: 'decision.recorded',
    title: `${reference} is written down: look whether it says what you decided`,
    href: decisionHref(reference),
    object: decidedRef(reference),
    mail: false,
  });
};
