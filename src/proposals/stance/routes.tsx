import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  ErrorSummary,
  Form,
  fieldIn,
  PageHead,
  TextAreaField,
} from '../../ui/index.ts';
import { type Proposal, readProposal } from '../kit/find.ts';
import { belowIdea, ideaHref } from '../kit/refs.ts';
import { tallyOf } from './tally.ts';
import { stanceUse, watchUse, whyNotSaid } from './uses.ts';

const BASE = '/ideas/:reference';

const otherwisePage = (ask: Ask, proposal: Proposal, form: FormState, said: boolean): Response =>
  ask.page(
    {
      title: `How I see ${proposal.reference}`,
      current: 'ideas',
      crumbs: belowIdea(proposal.reference),
      ...failed(form),
    },
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={proposal.reference}
        title="How do you see it?"
        reading={`It says: ${proposal.title}. Say what you see differently, and what you know it from. Its leads and whoever raised it read it; it stands beside the idea with your name.`}
      />
      <Form
        action={`${ideaHref(proposal.reference)}/stance`}
        csrf={ask.shell.token}
        hidden={{ stance: 'otherwise' }}
      >
        <TextAreaField
          {...fieldIn(form)('words')}
          label="I see it otherwise, because"
          hint="Nothing in it may tell who a patient is."
        />
        <ConfirmWords form={form} />
        <Buttons>
          <Button>Say so</Button>
          <ButtonLink look="quiet" href={ideaHref(proposal.reference)}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
      {said ? (
        <Form
          action={`${ideaHref(proposal.reference)}/stance`}
          csrf={ask.shell.token}
          guard={false}
          hidden={{ stance: 'none' }}
        >
          <Button look="quiet">Take back what I said</Button>
        </Form>
      ) : null}
    </>,
  );

const DONE = {
  supports: 'You support it. Its leads see how many do.',
  otherwise: 'It stands beside the idea, and its leads and whoever raised it are told.',
  none: 'It is taken back.',
} as const;

/** Saying what one thinks of an idea. */
export const stanceRoutes: readonly Route[] = [
  api(stanceUse),
  api(watchUse),
  page('get', `${BASE}/otherwise`, 'proposals.raise', async (ask) => {
    const found = await readProposal(ask.platform, ask.actor, ask.param('reference').toUpperCase());
    if (!found.ok) return ask.refused(found.refusal);
    const not = whyNotSaid(found.value);
    if (not) return ask.refused(not);
    const { mine } = await tallyOf(ask.platform.db, ask.actor, found.value.reference);
    const words = mine?.stance === 'otherwise' ? (mine.words ?? '') : '';
    return otherwisePage(ask, found.value, emptyForm({ words }), words !== '');
  }),
  page('post', `${BASE}/stance`, 'proposals.raise', async (ask) => {
    const reference = ask.param('reference').toUpperCase();
    const result = await ask.perform(stanceUse, { ...ask.form, reference });
    if (result.ok)
      return ask.redirect(ideaHref(reference), { kind: 'done', text: DONE[result.value.stance] });
    if (ask.form.stance !== 'otherwise') return ask.refused(result.refusal);
    return formAgain(ask, result.refusal, async (form) => {
      const found = await readProposal(ask.platform, ask.actor, reference);
      return found.ok ? otherwisePage(ask, found.value, form, false) : ask.refused(found.refusal);
    });
  }),
  page('post', `${BASE}/watch`, 'proposals.raise', async (ask) => {
    const reference = ask.param('reference').toUpperCase();
    const result = await ask.perform(watchUse, { reference, watch: ask.form.watch });
    if (!result.ok) return ask.refused(result.refusal);
    const text = result.value.watching ? 'You are told of each step.' : 'You are no longer told of it.';
    return ask.redirect(ideaHref(reference), { kind: 'done', text });
  }),
];
