import type { ReactNode } from 'react';
import { londonDate, longDate } from '../../shared/dates.ts';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  Empty,
  ErrorSummary,
  Form,
  fieldIn,
  Hidden,
  LinedList,
  PageHead,
  Section,
  SelectField,
  Tag,
  TextField,
} from '../../ui/index.ts';
import { clockText } from './section-page.tsx';
import { caseHref } from './shell.tsx';
import { ALL_TOPICS } from './topics/all.ts';
import type { Change } from './versions-rules.ts';

export type VersionShown = {
  readonly number: number;
  readonly note: string;
  readonly sent: boolean;
  readonly by: string;
  readonly at: string;
};
export type ChangesShown = readonly {
  readonly section: string;
  readonly added: number;
  readonly removed: number;
  readonly changes: readonly Change[];
}[];

/** Tracked changes: what went is struck through, what came is underlined; both are said to those who listen. */
export const Tracked = ({ changes }: { readonly changes: readonly Change[] }): ReactNode => (
  <p className="cf-tracked">
    {changes.map(({ kind, text }, i) =>
      kind === 'same' ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one comparison never change places
        <span key={i}>{text}</span>
      ) : kind === 'added' ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <ins key={i}>
          <Hidden>added: </Hidden>
          {text}
        </ins>
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <del key={i}>
          <Hidden>taken out: </Hidden>
          {text}
        </del>
      ),
    )}
  </p>
);

const nameOf = (version: string): string =>
  version === 'now' ? 'the case as it stands' : version === '0' ? 'nothing' : `version ${version}`;

const Restore = ({
  topics,
  action,
  csrf,
  number,
}: {
  topics: readonly string[];
  action: string;
  csrf: string;
  number: string;
}) => (
  <Form action={action} csrf={csrf} guard={false}>
    <SelectField
      name="topic"
      label={`Take one part back to version ${number}`}
      hint="What stands now is kept as a version first."
      empty="Choose a part"
      options={ALL_TOPICS.filter(({ title }) => topics.includes(title)).map(({ key, title }) => ({
        value: key,
        text: title,
      }))}
    />
    <Button look="quiet">Take it back</Button>
  </Form>
);

/** The versions of a case, and what changed between two of them. */
export const VersionsPage = ({
  reference,
  title,
  versions,
  from,
  to,
  changes,
  mayWrite,
  form,
  csrf,
}: {
  readonly reference: string;
  readonly title: string;
  readonly versions: readonly VersionShown[];
  readonly from: string;
  readonly to: string;
  readonly changes: ChangesShown;
  readonly mayWrite: boolean;
  readonly form: FormState;
  readonly csrf: string;
}): ReactNode => {
  const href = `${caseHref(reference)}/versions`;
  const choices = versions.map(({ number, note }) => ({
    value: String(number),
    text: `Version ${number}: ${note}`.slice(0, 90),
  }));
  const parts = changes.map(({ section }) => section);
  const restorable = mayWrite && from !== '0' && from !== 'now' && to === 'now';
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={
          <>
            <b>{reference}</b> · {title}
          </>
        }
        title="Versions of the case"
        reading={
          versions.length === 0
            ? 'No version is kept yet. Keep one whenever you want to be able to look back at it.'
            : `${versions.length === 1 ? 'One version is' : `${versions.length} versions are`} kept. They are never changed.`
        }
      />
      {mayWrite ? (
        <Section title="Keep this version" id="keep">
          <Form action={href} csrf={csrf}>
            <TextField
              {...fieldIn(form)('note')}
              label="What changed?"
              hint="A sentence, such as “Half of the visits no longer counted as cash”."
            />
            <ConfirmWords form={form} />
            <Buttons>
              <Button>Keep it</Button>
            </Buttons>
          </Form>
        </Section>
      ) : null}
      {versions.length === 0 ? (
        <Empty
          title="Nothing to compare yet"
          hint={mayWrite ? 'Keep the first version above.' : 'Its writers have kept no version so far.'}
        />
      ) : (
        <>
          <Section title="What changed" aside={`from ${nameOf(from)} to ${nameOf(to)}`} id="changes">
            <form className="cf-form cf-compare" method="get" action={href}>
              <SelectField name="from" label="From" value={from} options={choices} />
              <SelectField
                name="to"
                label="To"
                value={to}
                options={[{ value: 'now', text: 'The case as it stands' }, ...choices]}
              />
              <Button look="quiet">Compare</Button>
            </form>
            {changes.length === 0 ? (
              <p className="cf-quiet">Nothing is different between them.</p>
            ) : (
              changes.map(({ section, added, removed, changes: pieces }) => (
                <div key={section} className="cf-topic">
                  <h3>{section}</h3>
                  <p className="cf-small cf-quiet">
                    {added} {added === 1 ? 'word' : 'words'} came in, {removed} went.
                  </p>
                  <Tracked changes={pieces} />
                </div>
              ))
            )}
            {restorable && parts.length ? (
              <Restore topics={parts} action={`${href}/${from}/restore`} csrf={csrf} number={from} />
            ) : null}
          </Section>
          <Section title="All versions" aside="the newest first" id="all">
            <LinedList>
              {versions.map(({ number, note, sent, by, at }) => (
                <li key={number}>
                  <p>
                    <b>Version {number}</b>: {note} {sent ? <Tag tone="green">Sent</Tag> : null}
                  </p>
                  <p className="cf-small cf-quiet">
                    {by},{' '}
                    <time
                      dateTime={at}
                    >{`${longDate(londonDate(new Date(at)))}, ${clockText(new Date(at))}`}</time>
                  </p>
                  <p className="cf-small">
                    <a href={`${href}?from=${number}&to=now#changes`}>What changed since version {number}</a>
                  </p>
                </li>
              ))}
            </LinedList>
          </Section>
        </>
      )}
      <Buttons>
        <ButtonLink look="quiet" href={caseHref(reference)}>
          Back to the case
        </ButtonLink>
      </Buttons>
    </>
  );
};
