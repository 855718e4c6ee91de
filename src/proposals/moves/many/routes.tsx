import type { Ask } from '../../../platform/http/ask.ts';
import { formAgain } from '../../../platform/http/form-again.ts';
import { api, page, type Route } from '../../../platform/http/routes.ts';
import { visibleTo } from '../../../platform/registries.ts';
import { londonDate } from '../../../shared/dates.ts';
import { type FormState, failed } from '../../../shared/form-state.ts';
import { dateIn } from '../../../ui/index.ts';
import { findProposals } from '../../kit/find.ts';
import { IDEAS_CRUMBS, ideaRef } from '../../kit/refs.ts';
import { candidatesFor } from '../people.ts';
import { ChoosePage, MANY_PATH, NothingChosen, PreviewPage, ResultPage, SayPage } from './pages.tsx';
import { MANY, moveIdeas } from './uses.ts';

const headOf = (form?: FormState) => ({
  title: 'Move many ideas',
  current: 'ideas',
  crumbs: IDEAS_CRUMBS,
  ...(form ? failed(form) : {}),
});

const referencesOf = (ask: Ask): string[] => [
  ...new Set(ask.all('references').map((one) => one.trim().toUpperCase())),
];

/** Those that were chosen and that this person may see, in the order of their references. */
const chosenOf = async ({ platform, actor }: Ask, references: readonly string[]) => {
  const { db, registries } = platform;
  const rows = await findProposals(db, references);
  const seen = await visibleTo(registries, db, actor, rows, ({ reference }) => ideaRef(reference));
  return seen
    .map(({ reference, title }) => ({ reference, title }))
    .sort((a, b) => a.reference.localeCompare(b.reference));
};

const asWritten = (ask: Ask): FormState => ({ values: ask.form, all: ask.all, errors: [] });

const sayPage = async (ask: Ask, form: FormState): Promise<Response> => {
  const move = MANY.find((one) => one === ask.form.move);
  const chosen = await chosenOf(ask, referencesOf(ask));
  const csrf = ask.shell.token;
  if (!move) {
    const errors = ask.form.step ? [{ field: 'move', message: 'Choose what is to be done.' }] : [];
    const choosing = { ...form, errors, ...(errors.length > 0 ? { status: 422 } : {}) };
    return ask.page(headOf(choosing), <ChoosePage form={choosing} csrf={csrf} chosen={chosen} />);
  }
  const { clinician, manager, name } = form.values;
  const { people, found } =
    move === 'hand-over'
      ? await candidatesFor(ask.platform, ask.actor, londonDate(ask.platform.now()), {
          name: name?.trim() || undefined,
          chosen: [clinician, manager],
        })
      : { people: [], found: 0 };
  return ask.page(
    headOf(form),
    <SayPage form={form} csrf={csrf} chosen={chosen} move={move} people={people} found={found} />,
  );
};

const inputOf = (ask: Ask) => ({
  ...ask.form,
  nextBy: dateIn(ask.form, 'nextBy'),
  lookAgain: dateIn(ask.form, 'lookAgain'),
  references: referencesOf(ask),
  preview: ask.form.step !== 'go',
});

/** Many ideas in one go: what, with which words, what would come of it, what came of it. */
export const manyRoutes: readonly Route[] = [
  api(moveIdeas),
  page('get', MANY_PATH, 'proposals.manage', async (ask) => ask.page(headOf(), <NothingChosen />)),
  page('post', MANY_PATH, 'proposals.manage', async (ask) => {
    if (referencesOf(ask).length === 0) return ask.page(headOf(), <NothingChosen />);
    const { step } = ask.form;
    if ((step !== 'preview' && step !== 'go') || ask.form.find) return sayPage(ask, asWritten(ask));
    const result = await ask.perform(moveIdeas, inputOf(ask));
    if (!result.ok) return formAgain(ask, result.refusal, (form) => sayPage(ask, form));
    const move = MANY.find((one) => one === ask.form.move) ?? 'pause';
    return ask.page(
      headOf(),
      step === 'go' ? (
        <ResultPage move={move} answer={result.value} />
      ) : (
        <PreviewPage form={asWritten(ask)} csrf={ask.shell.token} move={move} answer={result.value} />
      ),
    );
  }),
];
