import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import type { Fact } from '../../ui/index.ts';
import { casePublic } from '../case/open.ts';
import { summaryFacts } from '../case/summary.tsx';
import { loadCase } from '../case/uses.ts';
import { belowIdea, decisionRef, IDEAS_PATH, ideaHref } from '../kit/refs.ts';
import { threadStrip } from '../kit/thread-strip.tsx';
import { CorrectDecisionPage, DecisionPage, type Decisions } from './pages.tsx';
import { correctDecision, ideaDecisions } from './uses.ts';

const PATH = `${IDEAS_PATH}/:reference/decision`;

const withDecisions = async (
  ask: Ask,
  show: (all: Decisions) => Response | Promise<Response>,
): Promise<Response> => {
  const result = await ask.perform(ideaDecisions, { reference: ask.param('reference') });
  return result.ok ? show(result.value) : ask.refused(result.refusal);
};

/** What patients gain and what it costs, as its case says; nothing where this reader may not read the case. */
const costsOf = async ({ platform, actor }: Ask, reference: string): Promise<readonly Fact[]> => {
  const loaded = await loadCase(platform, actor, reference);
  if (!loaded.ok || (actor.kind === 'public' && !casePublic(loaded.value.proposal))) return [];
  return summaryFacts(loaded.value.answer);
};

const correctPage = (ask: Ask, form?: FormState): Promise<Response> =>
  withDecisions(ask, (all) => {
    const one = all.decisions.find(({ id }) => String(id) === ask.param('id'));
    if (!one) return ask.refused({ kind: 'not-found', what: `that decision on ${all.reference}` });
    if (!all.mayCorrect) return ask.refused({ kind: 'proposal-decision-not-yours' });
    const values = {
      body: one.body,
      conditions: one.conditions ?? '',
      reasons: one.reasons,
      address: one.minutes ?? '',
      version: String(all.version),
    };
    return ask.page(
      {
        title: `Correct the decision on ${all.reference}`,
        current: 'ideas',
        crumbs: belowIdea(all.reference),
        ...(form ? failed(form) : {}),
      },
      <CorrectDecisionPage form={form ?? emptyForm(values)} csrf={ask.shell.token} all={all} one={one} />,
    );
  });

/** The page of a decision, its correction, and their JSON. */
export const decisionRoutes: readonly Route[] = [
  api(ideaDecisions),
  api(correctDecision),
  page('get', PATH, 'proposals.read', (ask) =>
    withDecisions(ask, async (all) =>
      ask.page(
        {
          title: `The decision: ${all.title}`,
          current: 'ideas',
          crumbs: belowIdea(all.reference),
          look: 'public',
        },
        <>
          <DecisionPage all={all} costs={await costsOf(ask, all.reference)} />
          {
            await threadStrip(ask, decisionRef(all.reference), {
              label: 'The decision',
              href: `${ideaHref(all.reference)}/decision`,
              date: all.decisions[0]?.on,
            })
          }
        </>,
      ),
    ),
  ),
  page('get', `${PATH}/:id`, 'proposals.work', (ask) => correctPage(ask)),
  page('post', `${PATH}/:id`, 'proposals.work', async (ask) => {
    const reference = ask.param('reference');
    const result = await ask.perform(correctDecision, { ...ask.form, reference, id: ask.param('id') });
    if (result.ok)
      return ask.redirect(`${ideaHref(result.value.reference)}/decision`, {
        kind: 'done',
        text: 'The correction is kept.',
      });
    return formAgain(ask, result.refusal, (form) => correctPage(ask, form));
  }),
];
