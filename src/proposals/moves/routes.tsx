import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { londonDate } from '../../shared/dates.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import { dateIn } from '../../ui/index.ts';
import { noProposal, type Proposal, readProposal, standingOf } from '../kit/find.ts';
import { belowIdea, IDEAS_PATH, ideaHref } from '../kit/refs.ts';
import { decisionHolding } from '../stages/rules.ts';
import { PROPOSAL_MOVE_TABLE, PROPOSAL_MOVES, type ProposalMove } from '../stages/table-rules.ts';
import { moveButton } from '../stages/words-rules.ts';
import { MovePage, NextPage } from './form.tsx';
import { movesFor } from './panel.tsx';
import { type Candidate, candidatesFor } from './people.ts';
import { alikeTo } from './queries.ts';
import { maySetNext, moveIdea, setNextStep } from './uses.ts';
import { moveDone } from './words.ts';

const BASE = `${IDEAS_PATH}/:reference`;

export const withProposal = async (
  ask: Ask,
  show: (proposal: Proposal) => Response | Promise<Response>,
): Promise<Response> => {
  const found = await readProposal(ask.platform, ask.actor, ask.param('reference').toUpperCase());
  return found.ok ? show(found.value) : ask.refused(found.refusal);
};

export const headOf = (proposal: Pick<Proposal, 'reference'>, title: string, form?: FormState) => ({
  title: `${title}: ${proposal.reference}`,
  current: 'ideas',
  crumbs: belowIdea(proposal.reference),
  ...(form ? failed(form) : {}),
});

/** The stage machine names a need; the form may ask for it in a field of another name. */
const FIELD_OF: Readonly<Record<string, string>> = { next: 'nextBy', names: 'clinician' };
const atFields = (form: FormState, fields: Readonly<Record<string, string>> = FIELD_OF): FormState => ({
  ...form,
  errors: form.errors.map((error) => ({ ...error, field: fields[error.field] ?? error.field })),
});

/** What a form begins with, before anybody has written in it. */
const valuesOf = ({ query }: Ask, proposal: Proposal, move: ProposalMove): Record<string, string> => {
  const version = String(proposal.version);
  if (move === 'take-on') return { version, title: proposal.title, phase: proposal.phase ?? '' };
  if (move === 'hand-over')
    return {
      version,
      clinician: proposal.clinician ?? '',
      manager: proposal.manager ?? '',
      owner: proposal.owner === proposal.manager ? 'manager' : 'clinician',
    };
  if (move === 'merge') return { version, into: (query.into ?? '').slice(0, 40) };
  if (move.startsWith('decide-')) return { version, body: proposal.route?.body.label ?? '' };
  return { version };
};

const whyNot = (ask: Ask, proposal: Proposal, move: ProposalMove): Promise<Response> => {
  const at = decisionHolding(standingOf(proposal), move);
  if (at !== null) return ask.refused({ kind: 'proposal-decided', field: 'move', at });
  const { by: may, from } = PROPOSAL_MOVE_TABLE[move];
  return from.includes(proposal.state)
    ? ask.refused({ kind: 'proposal-not-yours', move, may })
    : ask.refused({ kind: 'proposal-cannot', field: 'move', move, state: proposal.state });
};

/** Whoever takes it on is most often one of the two: a clinician as the clinician, others as the manager. */
const withOwnName = (
  { actor }: Ask,
  { name_kept: kept, raised_by: raiser, guardian }: Proposal,
  form: FormState,
  people: readonly Candidate[],
): FormState => {
  const me = people.find(({ id }) => actor.kind === 'person' && id === actor.id);
  const { clinician, manager, name } = form.values;
  if (!me || clinician || manager || name || (kept && (me.id === raiser || me.id === guardian))) return form;
  const as = me.clinical ? 'clinician' : 'manager';
  return { ...form, values: { ...form.values, [as]: me.id, owner: as } };
};

const movePage = async (
  ask: Ask,
  proposal: Proposal,
  move: ProposalMove,
  form: FormState,
): Promise<Response> => {
  const { platform, actor } = ask;
  const today = londonDate(platform.now());
  const button = (await movesFor(ask, proposal)).find((one) => one.move === move);
  // A form sent in vain is shown again with what is wrong, though the move may have gone meanwhile.
  if (!button && form.errors.length === 0) return whyNot(ask, proposal, move);
  const names = move === 'take-on' || move === 'hand-over';
  const { clinician, manager, name } = form.values;
  const { people, found } = names
    ? await candidatesFor(platform, actor, today, {
        name: name?.trim() || undefined,
        chosen: [clinician, manager, proposal.clinician, proposal.manager],
      })
    : { people: [], found: 0 };
  return ask.page(
    headOf(proposal, moveButton(move), form),
    <MovePage
      form={move === 'take-on' && form.errors.length === 0 ? withOwnName(ask, proposal, form, people) : form}
      csrf={ask.shell.token}
      proposal={proposal}
      move={move}
      waits={button?.waits ?? []}
      today={today}
      people={people.filter(({ id }) => !(proposal.name_kept && id === proposal.guardian))}
      found={found}
      alike={move === 'merge' ? await alikeTo(platform.db, proposal) : []}
    />,
  );
};

const moveAsked = (ask: Ask): ProposalMove | undefined =>
  PROPOSAL_MOVES.find((move) => move === ask.param('move'));

const DATES = ['lookAgain', 'reviewOn', 'on', 'nextBy'] as const;
const inputOf = (ask: Ask) => ({
  ...ask.form,
  ...Object.fromEntries(DATES.map((name) => [name, dateIn(ask.form, name)])),
  reference: ask.param('reference'),
  move: ask.param('move'),
});

const done = (ask: Ask, reference: string, text: string): Promise<Response> =>
  ask.redirect(ideaHref(reference), { kind: 'done', text });

const nextPage = (ask: Ask, proposal: Proposal, form: FormState): Response =>
  ask.page(
    headOf(proposal, 'What happens next', form),
    <NextPage form={form} csrf={ask.shell.token} proposal={proposal} />,
  );

/** A page for each move, the next step, and their JSON. */
export const moveRoutes: readonly Route[] = [
  api(moveIdea),
  api(setNextStep),
  page('get', `${BASE}/move/:move`, 'proposals.work', (ask) =>
    withProposal(ask, (proposal) => {
      const move = moveAsked(ask);
      return move
        ? movePage(ask, proposal, move, emptyForm(valuesOf(ask, proposal, move)))
        : ask.refused(noProposal(`${proposal.reference}, moved so`));
    }),
  ),
  page('post', `${BASE}/move/:move`, 'proposals.work', async (ask) => {
    const move = moveAsked(ask);
    if (!move) return ask.refused(noProposal(`${ask.param('reference')}, moved so`));
    const again = (form: FormState) =>
      withProposal(ask, (proposal) => movePage(ask, proposal, move, atFields(form)));
    if (ask.form.find) return again({ values: ask.form, all: ask.all, errors: [] });
    const result = await ask.perform(moveIdea, inputOf(ask));
    if (!result.ok) return formAgain(ask, result.refusal, again);
    const { reference } = result.value;
    return done(ask, reference, `${reference} ${moveDone(move)}. Those concerned are told.`);
  }),
  page('get', `${BASE}/next`, 'proposals.work', (ask) =>
    withProposal(ask, async (proposal) => {
      const { db, now } = ask.platform;
      if (!(await maySetNext(db, ask.actor, proposal, londonDate(now()))))
        return ask.refused({ kind: 'proposal-next-not-yours' });
      return nextPage(
        ask,
        proposal,
        emptyForm({
          what: proposal.next_what,
          owner: proposal.owner === proposal.manager ? 'manager' : 'clinician',
          version: String(proposal.version),
        }),
      );
    }),
  ),
  page('post', `${BASE}/next`, 'proposals.work', async (ask) => {
    const reference = ask.param('reference');
    const result = await ask.perform(setNextStep, { ...ask.form, by: dateIn(ask.form, 'by'), reference });
    if (result.ok) return done(ask, result.value.reference, 'The next step is kept.');
    return formAgain(ask, result.refusal, (form) =>
      withProposal(ask, (proposal) =>
        nextPage(ask, proposal, atFields(form, { next: 'by', nextWhat: 'what' })),
      ),
    );
  }),
];
