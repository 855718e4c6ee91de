import type { z } from 'zod';
import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import type { Use } from '../../platform/use.ts';
import { emptyForm, type FormState } from '../../shared/form-state.ts';
import { datePartValues } from '../../ui/index.ts';
import { ELECTIONS_PATH, electionHref } from '../kit/refs.ts';
import { VoidPage } from '../kit/void-page.tsx';
import type { ElectionAnswer, ShownName } from './answers.ts';
import { ballotRoutes } from './ballot-routes.tsx';
import { castRankedUse, checkBallotUse, rankedPapersUse } from './ballot-uses.ts';
import { electionBallotsRoutes } from './ballots-routes.tsx';
import { ElectionPage } from './election-page.tsx';
import {
  backToElection,
  ELECTIONS_CRUMBS,
  electionHead,
  referenceIn,
  withElection,
  withElectionDates,
} from './heads.ts';
import { electionListRoutes } from './list-routes.tsx';
import { JudgePage, StandPage } from './name-pages.tsx';
import { editStatementUse, judgeUse, proposeUse, standUse, withdrawUse } from './name-uses.ts';
import {
  addElectionUse,
  chooseHandUse,
  countElectionUse,
  editElectionUse,
  openNominationsUse,
  openVotingUse,
  seatElectedUse,
  voidElectionUse,
} from './officer-uses.ts';
import { electionsUse, electionUse, rankedBallotsUse } from './read-uses.ts';
import type { ElectionRefusal } from './refusals.ts';
import { EditElectionPage } from './set-up-page.tsx';

const BASE = `${ELECTIONS_PATH}/:reference`;
const electionPage = (ask: Ask, election: ElectionAnswer): Response =>
  ask.page(
    { title: election.title, current: 'decisions', crumbs: ELECTIONS_CRUMBS },
    <ElectionPage election={election} csrf={ask.shell.token} />,
  );

/** A button of the election’s page: done, or told why not. */
const button = <I extends z.ZodObject, O>(
  path: string,
  use: Use<I, O>,
  permission: Use['permission'],
  done: string | ((ask: Ask) => string),
): Route =>
  page('post', `${BASE}/${path}`, permission, async (ask) => {
    const result = await ask.perform(use, {
      ...ask.form,
      reference: referenceIn(ask),
      ...(path.includes(':nomination') ? { nomination: ask.param('nomination') } : {}),
    });
    return result.ok
      ? backToElection(ask, typeof done === 'string' ? done : done(ask))
      : ask.refused(result.refusal);
  });

const valuesOf = (election: ElectionAnswer): Record<string, string> => ({
  title: election.title,
  eligible: election.eligible,
  seats: String(election.seats),
  rule: election.rule,
  ...datePartValues('nominationsFrom', election.nominationsFrom),
  ...datePartValues('nominationsTo', election.nominationsTo),
  ...datePartValues('votingFrom', election.votingFrom),
  ...datePartValues('votingTo', election.votingTo),
  ...datePartValues('termFrom', election.termFrom),
  ...(election.termTo ? datePartValues('termTo', election.termTo) : {}),
  version: String(election.version),
});

const editPage = (ask: Ask, election: ElectionAnswer, form: FormState): Response =>
  ask.page(
    electionHead(election, 'Change words or days', form),
    <EditElectionPage form={form} csrf={ask.shell.token} election={election} />,
  );
const voidPage = (ask: Ask, election: ElectionAnswer, form: FormState): Response =>
  ask.page(
    electionHead(election, 'Make it void', form),
    <VoidPage
      held={election}
      href={electionHref(election.reference)}
      means={
        election.step === 'voting' || election.step === 'closed'
          ? 'The ballots in the box are thrown away unread. It cannot be taken back, and those concerned are told.'
          : 'It does not count then. It cannot be taken back, and those concerned are told.'
      }
      form={form}
      csrf={ask.shell.token}
    />,
  );
const standPage = (ask: Ask, election: ElectionAnswer, form: FormState, own?: ShownName): Response =>
  ask.page(
    electionHead(election, own ? 'Change what you wrote' : 'Stand for election', form),
    <StandPage form={form} csrf={ask.shell.token} election={election} own={own} />,
  );

/** A name of the election by the number in the address, as far as this reader sees it. */
const withName = (
  ask: Ask,
  show: (election: ElectionAnswer, name: ShownName) => Response | Promise<Response>,
): Promise<Response> =>
  withElection(ask, (election) => {
    const name = election.names.find(({ nomination }) => String(nomination) === ask.param('nomination'));
    return name ? show(election, name) : ask.refused({ kind: 'nomination-gone' });
  });

const notNow = ({ step }: ElectionAnswer): ElectionRefusal => ({ kind: 'election-not-at-this-step', step });

const whyNotStand = (election: ElectionAnswer): ElectionRefusal =>
  election.names.some(({ mine }) => mine)
    ? { kind: 'election-stands-already', election: election.reference }
    : notNow(election);

const officerRoutes: readonly Route[] = [
  page('get', `${BASE}/edit`, 'decisions.manage', (ask) =>
    withElection(ask, (election) =>
      election.may.edit
        ? editPage(ask, election, emptyForm(valuesOf(election)))
        : ask.refused(notNow(election)),
    ),
  ),
  page('post', `${BASE}/edit`, 'decisions.manage', async (ask) => {
    const result = await ask.perform(editElectionUse, {
      ...withElectionDates(ask),
      reference: referenceIn(ask),
    });
    if (result.ok) return backToElection(ask, 'The change is kept.');
    return formAgain(ask, result.refusal, (form) =>
      withElection(ask, (election) => editPage(ask, election, form)),
    );
  }),
  page('get', `${BASE}/void`, 'decisions.manage', (ask) =>
    withElection(ask, (election) =>
      election.seatedAt
        ? ask.refused({ kind: 'election-seated' })
        : voidPage(ask, election, emptyForm({ version: String(election.version) })),
    ),
  ),
  page('post', `${BASE}/void`, 'decisions.manage', async (ask) => {
    const result = await ask.perform(voidElectionUse, { ...ask.form, reference: referenceIn(ask) });
    if (result.ok) return backToElection(ask, 'It is void; those concerned are told.');
    return formAgain(ask, result.refusal, (form) =>
      withElection(ask, (election) => voidPage(ask, election, form)),
    );
  }),
  button(
    'open-names',
    openNominationsUse,
    'decisions.manage',
    'Names can be given; everybody in the practices is told.',
  ),
  button('open-voting', openVotingUse, 'decisions.manage', 'Voting is open; those who vote are told.'),
  button('count', countElectionUse, 'decisions.manage', 'The ballots are counted; those concerned are told.'),
  button('seat', seatElectedUse, 'decisions.manage', 'They have their seats, and are told.'),
  button('hands', chooseHandUse, 'decisions.manage', 'It is kept.'),
];

const nameRoutes: readonly Route[] = [
  page('get', `${BASE}/stand`, 'decisions.member', (ask) =>
    withElection(ask, (election) =>
      election.may.stand ? standPage(ask, election, emptyForm()) : ask.refused(whyNotStand(election)),
    ),
  ),
  page('post', `${BASE}/stand`, 'decisions.member', async (ask) => {
    const result = await ask.perform(standUse, { ...ask.form, reference: referenceIn(ask) });
    if (result.ok)
      return backToElection(ask, 'Your name is in. Ask a colleague to open this page and propose you.');
    return formAgain(ask, result.refusal, (form) =>
      withElection(ask, (election) => standPage(ask, election, form)),
    );
  }),
  page('get', `${BASE}/names/:nomination/statement`, 'decisions.member', (ask) =>
    withName(ask, (election, name) =>
      name.mine
        ? standPage(
            ask,
            election,
            emptyForm({ statement: name.statement, version: String(name.version) }),
            name,
          )
        : ask.refused({ kind: 'nomination-not-yours' }),
    ),
  ),
  page('post', `${BASE}/names/:nomination/statement`, 'decisions.member', async (ask) => {
    const result = await ask.perform(editStatementUse, {
      ...ask.form,
      reference: referenceIn(ask),
      nomination: ask.param('nomination'),
    });
    if (result.ok) return backToElection(ask, 'The change is kept.');
    return formAgain(ask, result.refusal, (form) =>
      withName(ask, (election, name) => standPage(ask, election, form, name)),
    );
  }),
  page('get', `${BASE}/names/:nomination/judge`, 'decisions.manage', (ask) =>
    withName(ask, (election, name) =>
      ask.page(
        electionHead(election, 'Who may stand'),
        <JudgePage
          form={emptyForm({
            version: String(name.version),
            eligible: name.eligible === null ? '' : name.eligible ? 'yes' : 'no',
            reason: name.reason ?? '',
          })}
          csrf={ask.shell.token}
          election={election}
          name={name}
        />,
      ),
    ),
  ),
  page('post', `${BASE}/names/:nomination/judge`, 'decisions.manage', async (ask) => {
    const result = await ask.perform(judgeUse, {
      ...ask.form,
      reference: referenceIn(ask),
      nomination: ask.param('nomination'),
    });
    if (result.ok) return backToElection(ask, 'It is kept, and the person is told.');
    return formAgain(ask, result.refusal, (form) =>
      withName(ask, (election, name) =>
        ask.page(
          electionHead(election, 'Who may stand', form),
          <JudgePage form={form} csrf={ask.shell.token} election={election} name={name} />,
        ),
      ),
    );
  }),
  button('names/:nomination/withdraw', withdrawUse, 'decisions.member', 'The name is taken off.'),
  button('names/:nomination/propose', proposeUse, 'decisions.member', (ask) =>
    ask.form.take ? 'You no longer propose them.' : 'You propose them; they are told.',
  ),
];

/** Every page and every JSON face of elections. */
export const electionRoutes: readonly Route[] = [
  api(electionsUse),
  api(addElectionUse),
  api(editElectionUse),
  api(openNominationsUse),
  api(openVotingUse),
  api(countElectionUse),
  api(seatElectedUse),
  api(voidElectionUse),
  api(standUse),
  api(editStatementUse),
  api(withdrawUse),
  api(proposeUse),
  api(judgeUse),
  api(chooseHandUse),
  api(rankedPapersUse),
  api(checkBallotUse),
  api(castRankedUse),
  api(rankedBallotsUse),
  api(electionUse),
  ...electionListRoutes,
  ...officerRoutes,
  ...nameRoutes,
  ...ballotRoutes,
  ...electionBallotsRoutes,
  page('get', BASE, 'decisions.read', (ask) => withElection(ask, (election) => electionPage(ask, election))),
];
