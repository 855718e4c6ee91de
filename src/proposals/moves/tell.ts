import type { Actor } from '../../platform/actor.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { longDate } from '../../shared/dates.ts';
import { concernedBy, keepProposalChange, tellOfProposal } from '../kit/change.ts';
import { findProposal, type Proposal } from '../kit/find.ts';
import { ideaHref } from '../kit/refs.ts';
import type { MoveInput } from './input.ts';
import { moveDone } from './words.ts';

/** So much of a reason stands in the news itself; the page has the whole. */
const IN_NEWS = 300;
const shortened = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > IN_NEWS ? `${line.slice(0, IN_NEWS).trimEnd()}…` : line;
};
/** The same with its full stop, for a sentence that stands behind it. */
const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** The news of a move in one line, with its reason and the day to look again. */
export const newsOf = (
  proposal: Proposal,
  { move, reason, lookAgain, into, conditions }: MoveInput,
): string => {
  const what = move === 'merge' && into ? `joined ${into}` : moveDone(move);
  const also = move === 'decide-yes' && conditions ? ', with conditions' : '';
  return [
    sentence(`${proposal.reference} ${what}${also}: ${proposal.title}`),
    ...(reason ? [sentence(shortened(reason))] : []),
    ...(lookAgain && move === 'pause' ? [`To be looked at again on ${longDate(lookAgain)}.`] : []),
  ].join(' ');
};

/**
 * Tells of a move in its order: whoever raised it first, then those who come to lead it, then everybody else who
 * follows it, each once. Of a joining those of the other one hear too, and its history says what it took in.
 */
export const tellOfMove = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  before: Proposal,
  after: Proposal,
  input: MoveInput,
): Promise<void> => {
  const { move } = input;
  const { reference } = before;
  const kind = `idea.${move}`;
  const title = newsOf(after, input);
  const decided = move.startsWith('decide-');
  const own = input.address?.startsWith('/') ? input.address : undefined;
  const href = decided ? (own ?? `${ideaHref(reference)}/decision`) : ideaHref(reference);
  const told = new Set<string>();
  const tell = async (
    people: readonly (string | null)[],
    news: {
      readonly kind: string;
      readonly title: string;
      readonly href: string;
      readonly atOnce?: boolean;
    },
    of = reference,
  ) => {
    const rest = people.filter((one): one is string => one !== null && one !== '' && !told.has(one));
    for (const one of rest) told.add(one);
    await tellOfProposal(trx, actor, of, rest, news);
  };
  // Whoever saw it first hears first of what was decided, however seldom they asked to hear.
  await tell([before.raised_by], { kind, title, href, atOnce: decided });
  if (move === 'take-on' || move === 'hand-over') {
    const come = [after.clinician, after.manager].filter(
      (one) => one !== before.clinician && one !== before.manager,
    );
    await tell(come, {
      kind: 'idea.lead',
      title: `Your name stands on ${reference}: ${after.title}`,
      href,
    });
  }
  await tell([...(await concernedBy(trx, before)), after.clinician, after.manager], { kind, title, href });
  if (move !== 'merge' || !input.into) return;
  const target = await findProposal(trx, input.into);
  if (!target) return;
  await keepProposalChange(trx, actor, now, { ...target, name_kept: false }, target.version, {
    kind: 'idea.took-in',
    after: { from: reference },
  });
  await tell(
    await concernedBy(trx, target),
    {
      kind: 'idea.took-in',
      title: `${reference} joined ${target.reference}: ${target.title}`,
      href: ideaHref(target.reference),
    },
    target.reference,
  );
};
