import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { londonDate } from '../../shared/dates.ts';
import { emptyForm, type FormState, failed } from '../../shared/form-state.ts';
import { belowIdea, caseRef, IDEAS_PATH } from '../kit/refs.ts';
import { threadStrip } from '../kit/thread-strip.tsx';
import { options as optionsUse } from '../options/uses.ts';
import { routePart } from '../routes/part.tsx';
import { CasePage } from './case-page.tsx';
import { caseComments, caseKitRoutes } from './comments.tsx';
import { readGiven } from './given.ts';
import { takeLock } from './locks.ts';
import { moneyRoutes } from './money/routes.ts';
import { paperRoutes } from './paper/routes.tsx';
import type { CaseStoreRefusal } from './refusals.ts';
import { SectionPage } from './section-page.tsx';
import { type Section, sectionBy, topicsOf } from './sections.ts';
import { SettlePage } from './settle-page.tsx';
import { caseHref } from './shell.tsx';
import { CaseSummary } from './summary.tsx';
import { signRoutes } from './topics/quality/routes.tsx';
import { asksForRows } from './topics/sent-rows.ts';
import { caseUse, type LoadedCase, loadCase } from './uses.ts';
import { versionRoutes } from './version-routes.tsx';
import { caseVersions, compareVersions, keepVersion, restoreTopic } from './version-uses.ts';
import { lockSection, writeSection, writeTopic } from './write.ts';

const BASE = `${IDEAS_PATH}/:reference/case`;

export const withCase = async (
  ask: Ask,
  show: (loaded: LoadedCase) => Response | Promise<Response>,
): Promise<Response> => {
  const loaded = await loadCase(ask.platform, ask.actor, ask.param('reference').toUpperCase());
  if (loaded.ok) return show(loaded.value);
  // The public may find it once it was sent: they are asked to sign in, not told that it is not there.
  return ask.refused(loaded.refusal);
};

const head = (loaded: LoadedCase, title: string, form?: FormState) => ({
  title: `${title}: ${loaded.answer.reference}`,
  current: 'ideas',
  crumbs: [
    ...belowIdea(loaded.answer.reference),
    ...(form ? [{ href: caseHref(loaded.answer.reference), text: 'Case' }] : []),
  ],
  ...(form ? failed(form) : {}),
});

/** What every page of a case is drawn with. */
export const common = async (ask: Ask, loaded: LoadedCase) => {
  const { answer, proposal, stop } = loaded;
  const today = londonDate(ask.platform.now());
  const options = await ask.perform(optionsUse, { reference: answer.reference });
  const given = await readGiven(ask.platform.db, ask.actor, today, {
    reference: answer.reference,
    stop,
    proposal,
    topics: answer.topics,
  });
  const me = ask.actor.kind === 'person' ? { id: ask.actor.id, name: ask.actor.name } : undefined;
  return {
    loaded,
    today,
    me,
    given,
    options: options.ok
      ? options.value
      : { reference: answer.reference, title: answer.title, options: [], may: { write: false } },
    summary: <CaseSummary found={answer} />,
    route: (await routePart(ask, proposal)).aside ?? null,
  };
};

const valuesOf = ({ answer }: LoadedCase, section: Section): Record<string, string> =>
  Object.assign(
    {},
    ...topicsOf(section).map((topic) => ({
      ...topic.toForm(answer.topics[topic.key]?.content ?? topic.empty),
      [`version-${topic.key}`]: String(answer.topics[topic.key]?.version ?? 0),
    })),
  );

/** A section to write or, where somebody else writes or the reader may not, to read. Opening it says who is there. */
const sectionPage = async (
  ask: Ask,
  loaded: LoadedCase,
  section: Section,
  form: FormState,
  unsaved = false,
) => {
  const { platform, actor } = ask;
  const { reference } = loaded.answer;
  const held = loaded.answer.may.write
    ? await inTransaction(platform.db, (trx) => takeLock(trx, actor, platform.now(), reference, section.key))
    : undefined;
  const mine = held && actor.kind === 'person' && held.person === actor.id;
  // Drawn again so that the sections show that this person is here.
  const now = mine && !loaded.locks.has(section.key) ? await loadCase(platform, actor, reference) : undefined;
  const shown = now?.ok ? now.value : loaded;
  return ask.page(
    head(shown, section.title, form),
    <SectionPage
      {...(await common(ask, shown))}
      section={section}
      form={form}
      csrf={ask.shell.token}
      // What somebody wrote is never taken from under them: a refused form comes back as it was sent.
      taken={held && !mine && !unsaved ? held : undefined}
      unsaved={unsaved}
      comments={await caseComments(ask, `${reference}/${section.key}`)}
    />,
  );
};

const withSection = (
  ask: Ask,
  show: (loaded: LoadedCase, section: Section) => Response | Promise<Response>,
): Promise<Response> =>
  withCase(ask, (loaded) => {
    const section = sectionBy(loaded.rules, ask.param('section'));
    if (section) return show(loaded, section);
    return ask.refused({ kind: 'not-found', what: `the section ${ask.param('section')}` });
  });

/** All that a form sent: several values of one name as a list. */
const fieldsOf = (ask: Ask): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.keys(ask.form)
      .filter((name) => name !== 'csrf' && name !== 'then')
      .map((name) => {
        const values = [...ask.all(name)];
        return [name, values.length > 1 ? values : (values[0] ?? '')];
      }),
  );

const savedWords = (topics: readonly { readonly merged: boolean }[], takenBy: string | null): string =>
  [
    'Saved.',
    ...(topics.some(({ merged }) => merged)
      ? ['Somebody else had written here too: both are put together below. Read it once more.']
      : []),
    ...(takenBy ? [`${takenBy} has taken this section over meanwhile. Nothing of yours is lost.`] : []),
  ].join(' ');

const postSection = async (ask: Ask, loaded: LoadedCase, section: Section): Promise<Response> => {
  const { reference } = loaded.answer;
  const again = (form: FormState) => sectionPage(ask, loaded, section, form, true);
  // A button for more rows keeps nothing: the form comes back as it was written, with room for more.
  if (asksForRows(ask.form)) return again({ ...emptyForm(ask.form), all: ask.all });
  const { confirmed } = ask.form;
  const result = await ask.perform(writeSection, {
    reference,
    section: section.key,
    fields: fieldsOf(ask),
    confirmed,
  });
  const href = `${caseHref(reference)}/${section.key}`;
  if (!result.ok) {
    const refusal = result.refusal as CaseStoreRefusal;
    if (refusal.kind === 'case-differs')
      return ask.page(
        { ...head(loaded, 'Settle what both wrote'), status: 409 },
        <SettlePage
          reference={reference}
          href={href}
          csrf={ask.shell.token}
          by={refusal.by}
          differences={refusal.differences}
          values={ask.form}
        />,
      );
    return formAgain(ask, result.refusal, again);
  }
  const close = ask.form.then === 'close';
  if (close) await ask.perform(lockSection, { reference, section: section.key, how: 'leave' });
  return ask.redirect(close ? `${caseHref(reference)}#${section.key}` : href, {
    kind: 'done',
    text: savedWords(result.value.topics, result.value.takenBy),
  });
};

/** Every page and JSON face of a case. Paths with a word of their own stand before those of sections. */
export const caseRoutes: readonly Route[] = [
  api(caseUse),
  api(writeSection),
  api(writeTopic),
  api(lockSection),
  api(caseVersions),
  api(keepVersion),
  api(compareVersions),
  api(restoreTopic),
  page('get', BASE, 'proposals.read', (ask) =>
    withCase(ask, async (loaded) =>
      ask.page(
        // A paper with its contents and its comments beside it: the one column of the public would cut it in three.
        head(loaded, 'Case'),
        <>
          <CasePage {...(await common(ask, loaded))} />
          {
            await threadStrip(ask, caseRef(loaded.answer.reference), {
              label: 'The case',
              href: caseHref(loaded.answer.reference),
              date: loaded.answer.sentOn ?? undefined,
            })
          }
        </>,
      ),
    ),
  ),
  ...versionRoutes(BASE, withCase),
  ...paperRoutes(BASE, withCase, common),
  ...moneyRoutes,
  ...signRoutes,
  page('get', `${BASE}/:section`, 'proposals.work', (ask) =>
    withSection(ask, (loaded, section) =>
      sectionPage(ask, loaded, section, emptyForm(valuesOf(loaded, section))),
    ),
  ),
  page('post', `${BASE}/:section`, 'proposals.work', (ask) =>
    withSection(ask, (loaded, section) => postSection(ask, loaded, section)),
  ),
  page('post', `${BASE}/:section/take-over`, 'proposals.work', (ask) =>
    withSection(ask, async (loaded, section) => {
      const { reference } = loaded.answer;
      const result = await ask.perform(lockSection, { reference, section: section.key, how: 'over' });
      return result.ok
        ? ask.redirect(`${caseHref(reference)}/${section.key}`, {
            kind: 'done',
            text: 'The section is yours to write. What was written before is here.',
          })
        : ask.refused(result.refusal);
    }),
  ),
  ...caseKitRoutes,
];
