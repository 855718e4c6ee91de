import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  Buttons,
  ConfirmWords,
  DateText,
  ErrorSummary,
  Form,
  Links,
  More,
  Note,
  Section as PageSection,
  Unverified,
} from '../../ui/index.ts';
import type { CasePageProps } from './case-page.tsx';
import type { Lock } from './locks.ts';
import { FromElsewhere, SectionReading } from './reading.tsx';
import { type Section, topicsOf } from './sections.ts';
import { BeforeSent, CaseHead, caseHref, SectionNav } from './shell.tsx';
import type { LoadedCase } from './uses.ts';

export const clockText = (at: Date): string =>
  at
    .toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit', timeZone: 'Europe/London' })
    .replace(':', '.');

/** When anybody, and when this reader, last changed a topic of the section. */
const savedOf = ({ answer, minePer }: LoadedCase, section: Section) => {
  const times = topicsOf(section).flatMap(({ key }) => {
    const at = answer.topics[key]?.at;
    return at ? [{ at: new Date(at), by: answer.topics[key]?.by ?? '' }] : [];
  });
  const last = times.sort((a, b) => b.at.getTime() - a.at.getTime())[0];
  const mine = Math.max(0, ...topicsOf(section).map(({ key }) => minePer.get(key)?.getTime() ?? 0));
  return { last, mine };
};

/** Somebody else is writing here: who, since when, and how to take it over. */
const TakenBy = ({ lock, csrf, href }: { lock: Lock; csrf: string; href: string }): ReactNode => (
  <Note>
    <p>
      <b>{lock.name} is writing here</b>, since {clockText(lock.taken)}. You can read it, and comment beside
      it.
    </p>
    <More summary="Take it over" about={`from ${lock.name}`}>
      <p>
        {lock.name} is told on their page. What they have written so far is kept, and what they may still be
        writing is put together with yours.
      </p>
      <Form action={`${href}/take-over`} csrf={csrf} guard={false} inline>
        <Button look="quiet">Take this section over</Button>
      </Form>
    </More>
  </Note>
);

type Props = CasePageProps & {
  readonly section: Section;
  readonly form: FormState;
  readonly csrf: string;
  /** The form holds what was sent and not kept. */
  readonly unsaved: boolean;
  /** Who else is writing here now. */
  readonly taken: Lock | undefined;
  readonly comments: ReactNode;
};

const Editor = ({ loaded, section, form, csrf, options, unsaved }: Props): ReactNode => {
  const { answer: found, proposal } = loaded;
  const href = `${caseHref(found.reference)}/${section.key}`;
  const topics = topicsOf(section);
  const { last, mine } = savedOf(loaded, section);
  const apiHref = `/api/v1/ideas/${found.reference}/case/sections/${section.key}`;
  if (topics.length === 0) return <FromElsewhere section={section} found={found} options={options} />;
  return (
    <>
      <div
        data-cf-autosave={apiHref}
        data-cf-key={`${found.reference}/${section.key}`}
        data-cf-mine={String(mine)}
        data-cf-unsaved={unsaved ? '' : undefined}
        data-cf-sign-in={`/sign-in?to=${encodeURIComponent(href)}`}
      >
        <Form
          action={href}
          csrf={csrf}
          guard={false}
          hidden={Object.fromEntries(
            topics.map(({ key }) => [
              `version-${key}`,
              form.values[`version-${key}`] ?? String(found.topics[key]?.version ?? 0),
            ]),
          )}
        >
          {topics.map((topic) => (
            <div key={topic.key} className="cf-topic">
              {topics.length > 1 ? <h3>{topic.title}</h3> : null}
              {topic.fields({ form, proposal })}
            </div>
          ))}
          <ConfirmWords form={form} />
          <Buttons>
            <Button>Save</Button>
            <Button look="quiet" name="then" value="close">
              Save and close
            </Button>
            <span className="cf-small cf-quiet" role="status" data-cf-saved="">
              {last ? `Saved ${clockText(last.at)} by ${last.by}` : 'Nothing is saved here yet'}
            </span>
          </Buttons>
        </Form>
      </div>
      <FromElsewhere section={section} found={found} options={options} />
    </>
  );
};

/** One section to write: the sections at its left, its fields, and beside them the route, comments and what is missing. */
export const SectionPage = (props: Props): ReactNode => {
  const { loaded, section, form, csrf, taken, comments, today, me, route, options, given } = props;
  const { answer: found, rules } = loaded;
  const at = rules.sections.indexOf(section);
  const [before, after] = [rules.sections[at - 1], rules.sections[at + 1]];
  const href = (key: string) => `${caseHref(found.reference)}/${key}`;
  const writes = found.may.write && !taken;
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <CaseHead loaded={loaded} today={today} me={me?.id} />
      <div className="cf-case">
        <div className="cf-case__main cf-stack">
          <PageSection
            id="section"
            title={`${at + 1} ${section.title}`}
            aside={`${found.sections[at]?.perCent ?? 0}% complete`}
          >
            {taken && found.may.write ? <TakenBy lock={taken} csrf={csrf} href={href(section.key)} /> : null}
            {writes ? (
              <Editor {...props} />
            ) : (
              <SectionReading section={section} found={found} options={options} given={given} />
            )}
          </PageSection>
          {writes && form.errors.length === 0 ? (
            <More summary="See it as a reader does" about={section.title}>
              <SectionReading section={section} found={found} options={options} given={given} />
            </More>
          ) : null}
          <Links
            links={[
              ...(before ? [{ href: href(before.key), text: `← ${at} ${before.title}` }] : []),
              ...(after ? [{ href: href(after.key), text: `${at + 2} ${after.title} →` }] : []),
            ]}
          />
        </div>
        <SectionNav found={found} current={section.key} me={me?.name} />
        <aside className="cf-case__aside cf-stack" aria-label="Comments, what is missing, and route">
          <BeforeSent found={found} />
          {comments}
          {route}
        </aside>
      </div>
      <p className="cf-small cf-quiet">
        {found.template.title}, in force from <DateText date={found.template.inForceFrom} />.{' '}
        <Unverified
          verified={found.template.verified}
          about="this form of case"
          source={found.template.source}
        />
      </p>
    </>
  );
};
