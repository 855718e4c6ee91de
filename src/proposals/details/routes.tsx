import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { emptyForm, type FormState } from '../../shared/form-state.ts';
import type { Proposal } from '../kit/find.ts';
import { IDEAS_PATH, ideaHref } from '../kit/refs.ts';
import { headOf, withProposal } from '../moves/routes.tsx';
import { DetailsPage } from './page.tsx';
import { changeDetails, editsAs } from './uses.ts';

const PATH = `${IDEAS_PATH}/:reference/details`;

const text = (value: string | number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);

const valuesOf = ({ benefit, ...row }: Proposal): Record<string, string> => ({
  title: row.title,
  what: row.what,
  reading: text(row.reading),
  phase: text(row.phase),
  fifth: text(row.fifth),
  condition: text(row.condition),
  value: text(benefit?.value),
  lower: text(benefit?.lower),
  upper: text(benefit?.upper),
  from: text(benefit?.from),
  assumes: text(benefit?.assumes),
  version: String(row.version),
});

const detailsPage = (ask: Ask, proposal: Proposal, form: FormState): Response | Promise<Response> => {
  const as = editsAs(ask.actor, proposal);
  return as
    ? ask.page(
        headOf(proposal, 'Its name and summary', form),
        <DetailsPage form={form} csrf={ask.shell.token} proposal={proposal} as={as} />,
      )
    : ask.refused({ kind: 'proposal-details-not-yours' });
};

/** What is said of an idea, and its JSON. */
export const detailsRoutes: readonly Route[] = [
  api(changeDetails),
  page('get', PATH, 'proposals.raise', (ask) =>
    withProposal(ask, (proposal) => detailsPage(ask, proposal, emptyForm(valuesOf(proposal)))),
  ),
  page('post', PATH, 'proposals.raise', async (ask) => {
    const result = await ask.perform(changeDetails, { ...ask.form, reference: ask.param('reference') });
    if (result.ok)
      return ask.redirect(ideaHref(result.value.reference), {
        kind: 'done',
        text: 'Kept.',
      });
    return formAgain(ask, result.refusal, (form) =>
      withProposal(ask, (proposal) => detailsPage(ask, proposal, form)),
    );
  }),
];
