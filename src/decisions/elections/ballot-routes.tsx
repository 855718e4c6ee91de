import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { page, type Route } from '../../platform/http/routes.ts';
import { emptyForm, type FormState } from '../../shared/form-state.ts';
import { ELECTIONS_PATH } from '../kit/refs.ts';
import type { ElectionAnswer } from './answers.ts';
import { BallotInPage, BallotPage, CheckBallotPage, type Paper } from './ballot-page.tsx';
import { castRankedUse, checkBallotUse, rankedPapersUse } from './ballot-uses.ts';
import { rankField } from './cast.ts';
import { electionHead, referenceIn, withElection } from './heads.ts';
import type { ElectionRefusal } from './refusals.ts';

const PATH = `${ELECTIONS_PATH}/:reference/vote`;

/** What is for one voter's eyes is kept by no cache, and not found by going back. */
const unkept = (response: Response): Response => {
  response.headers.set('cache-control', 'no-store');
  return response;
};

/** The ranks of the form by the ids that ballots carry; what is not ranked is left out. */
const ranksIn = (ask: Ask): Record<string, string> =>
  Object.fromEntries(
    Object.entries(ask.form).flatMap(([name, value]) =>
      name.startsWith(rankField('')) && value.trim() !== ''
        ? [[name.slice(rankField('').length), value]]
        : [],
    ),
  );

/** The paper that came with a form, or a fresh one. Nothing of it is kept here. */
const paperFor = async (ask: Ask): Promise<Paper | undefined> => {
  const { voter, code, proof } = ask.form;
  const found = await ask.perform(rankedPapersUse, { reference: referenceIn(ask) });
  if (!found.ok) return undefined;
  const fresh = found.value.papers.find((paper) => !voter || paper.voter === voter);
  return fresh && code && proof ? { ...fresh, code, proof } : fresh;
};

/** Why there is no paper for this person: given, over, or never theirs. */
const whyNoPaper = (election: ElectionAnswer): ElectionRefusal => {
  if (election.step !== 'voting') return { kind: 'ballot-over', step: election.step };
  return { kind: election.mine.length > 0 ? 'ballot-given' : 'ballot-not-on-list' };
};

const ballotPage = (ask: Ask, form: FormState): Promise<Response> =>
  withElection(ask, async (election) => {
    const paper = await paperFor(ask);
    if (!paper) return ask.refused(whyNoPaper(election));
    return unkept(
      ask.page(
        electionHead(election, `Vote: ${election.title}`, form),
        <BallotPage election={election} paper={paper} form={form} csrf={ask.shell.token} />,
      ),
    );
  });

const check = async (ask: Ask): Promise<Response> => {
  const checked = await ask.perform(checkBallotUse, {
    reference: referenceIn(ask),
    voter: ask.form.voter,
    ranks: ranksIn(ask),
  });
  if (!checked.ok) {
    if (checked.refusal.kind !== 'ballot-faults') return ask.refused(checked.refusal);
    return formAgain(ask, checked.refusal, (form) => ballotPage(ask, form));
  }
  return withElection(ask, async (election) => {
    const paper = await paperFor(ask);
    if (!paper) return ask.refused(whyNoPaper(election));
    return unkept(
      ask.page(
        electionHead(election, 'Is this your ballot?'),
        <CheckBallotPage
          election={election}
          paper={paper}
          form={emptyForm()}
          csrf={ask.shell.token}
          ranked={checked.value.ranked}
        />,
      ),
    );
  });
};

const cast = async (ask: Ask): Promise<Response> => {
  const { voter, code, proof } = ask.form;
  const given = await ask.perform(castRankedUse, {
    reference: referenceIn(ask),
    voter,
    code,
    proof,
    ranks: ranksIn(ask),
  });
  if (!given.ok) {
    if (given.refusal.kind !== 'ballot-faults') return ask.refused(given.refusal);
    return formAgain(ask, given.refusal, (form) => ballotPage(ask, form));
  }
  return withElection(ask, (election) =>
    unkept(
      ask.page(
        electionHead(election, 'Your ballot is in'),
        <BallotInPage election={election} {...given.value} />,
      ),
    ),
  );
};

/** Ranking, looking at it once more, and putting it in the box. The code is shown in the answer, and in no address. */
export const ballotRoutes: readonly Route[] = [
  page('get', PATH, 'votes.cast', (ask) => ballotPage(ask, emptyForm())),
  page('post', PATH, 'votes.cast', (ask) => {
    if (ask.form.step === 'cast') return cast(ask);
    return ask.form.step === 'change' ? ballotPage(ask, emptyForm(ask.form)) : check(ask);
  }),
];
