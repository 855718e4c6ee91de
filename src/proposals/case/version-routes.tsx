import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { page, type Route } from '../../platform/http/routes.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import { belowIdea } from '../kit/refs.ts';
import { caseHref } from './shell.tsx';
import { topicOf } from './topics/all.ts';
import type { LoadedCase } from './uses.ts';
import { caseVersions, compareVersions, keepVersion, restoreTopic } from './version-uses.ts';
import { VersionsPage } from './versions-page.tsx';

type WithCase = (ask: Ask, show: (loaded: LoadedCase) => Promise<Response>) => Promise<Response>;

/** What is compared: as asked, else the newest version with the case as it stands. */
const versionsPage = async (ask: Ask, { answer }: LoadedCase, form: FormState): Promise<Response> => {
  const { reference } = answer;
  const listed = await ask.perform(caseVersions, { reference });
  if (!listed.ok) return ask.refused(listed.refusal);
  const { versions } = listed.value;
  const from = ask.query.from ?? String(versions[0]?.number ?? 0);
  const to = ask.query.to ?? 'now';
  const compared =
    versions.length === 0 ? undefined : await ask.perform(compareVersions, { reference, from, to });
  if (compared && !compared.ok) return ask.refused(compared.refusal);
  return ask.page(
    {
      title: `Versions of the case: ${reference}`,
      current: 'ideas',
      crumbs: [...belowIdea(reference), { href: caseHref(reference), text: 'Case' }],
      ...failed(form),
    },
    <VersionsPage
      reference={reference}
      title={answer.title}
      versions={versions}
      from={from}
      to={to}
      changes={compared?.value.changes ?? []}
      mayWrite={answer.may.write}
      form={form}
      csrf={ask.shell.token}
    />,
  );
};

/** The versions of a case: kept, listed, compared, and a part of one taken back. */
export const versionRoutes = (base: string, withCase: WithCase): readonly Route[] => [
  page('get', `${base}/versions`, 'proposals.read', (ask) =>
    withCase(ask, (loaded) => versionsPage(ask, loaded, emptyForm())),
  ),
  page('post', `${base}/versions`, 'proposals.work', (ask) =>
    withCase(ask, async (loaded) => {
      const { reference } = loaded.answer;
      const result = await ask.perform(keepVersion, { ...ask.form, reference });
      if (!result.ok) return formAgain(ask, result.refusal, (form) => versionsPage(ask, loaded, form));
      return ask.redirect(`${caseHref(reference)}/versions`, {
        kind: 'done',
        text: `It is kept as version ${result.value.number}.`,
      });
    }),
  ),
  page('post', `${base}/versions/:number/restore`, 'proposals.work', (ask) =>
    withCase(ask, async (loaded) => {
      const { reference } = loaded.answer;
      const result = await ask.perform(restoreTopic, {
        reference,
        number: ask.param('number'),
        topic: ask.form.topic,
      });
      if (!result.ok) return formAgain(ask, result.refusal, (form) => versionsPage(ask, loaded, form));
      return ask.redirect(`${caseHref(reference)}/versions`, {
        kind: 'done',
        text: `“${topicOf(result.value.topic)?.title ?? 'It'}” says again what it said then. What stood before is kept as a version.`,
      });
    }),
  ),
];
