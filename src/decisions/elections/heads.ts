import type { Ask } from '../../platform/http/ask.ts';
import { type FormState, failed } from '../../shared/form-state.ts';
import { dateIn } from '../../ui/index.ts';
import { DECISIONS_CRUMBS, ELECTIONS_PATH, electionHref } from '../kit/refs.ts';
import type { ElectionAnswer } from './answers.ts';
import { electionUse } from './read-uses.ts';

export const ELECTIONS_CRUMBS = [...DECISIONS_CRUMBS, { href: ELECTIONS_PATH, text: 'Elections' }];

export const referenceIn = (ask: Ask): string => ask.param('reference').toUpperCase();

/** What a page below one election says of itself. */
export const electionHead = (election: ElectionAnswer, title: string, form?: FormState) => ({
  title,
  current: 'decisions',
  crumbs: [...ELECTIONS_CRUMBS, { href: electionHref(election.reference), text: election.reference }],
  ...(form ? failed(form) : {}),
});

/** The election of the address as this reader may know it, else its refusal. */
export const withElection = async (
  ask: Ask,
  show: (election: ElectionAnswer) => Response | Promise<Response>,
): Promise<Response> => {
  const found = await ask.perform(electionUse, { reference: referenceIn(ask) });
  return found.ok ? show(found.value) : ask.refused(found.refusal);
};

export const backToElection = (ask: Ask, text: string): Promise<Response> =>
  ask.redirect(electionHref(referenceIn(ask)), { kind: 'done', text });

const DATES = ['nominationsFrom', 'nominationsTo', 'votingFrom', 'votingTo', 'termFrom', 'termTo'] as const;

/** The three fields of each date under the name that the use asks for. */
export const withElectionDates = (ask: Ask): Record<string, unknown> => ({
  ...ask.form,
  ...Object.fromEntries(DATES.map((name) => [name, dateIn(ask.form, name) || undefined])),
});
