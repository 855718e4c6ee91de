import type { ReactNode } from 'react';
import type { Actor } from '../../platform/actor.ts';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  type Column,
  counted,
  DateText,
  Empty,
  ErrorSummary,
  Form,
  fieldIn,
  Hidden,
  LinedList,
  Note,
  PageHead,
  RadioField,
  Section,
  Table,
  TextField,
  Written,
} from '../../ui/index.ts';
import { ideaHref } from '../kit/refs.ts';
import { IdeasNav } from '../nav.tsx';
import { SaidWords } from './list.tsx';
import { contributionHref, type ShownContribution } from './shown.ts';

export const MODERATION_PATH = '/ideas/moderation';

type Rule = { readonly key: string; readonly words: string };
type Held = {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly about: string;
  readonly words: string;
  readonly name: string | null;
  readonly on: string;
  readonly version: number;
};

/** What the public wrote and nobody has read yet: one press shows it; taking it away asks for the rule. */
export const QueuePage = ({
  actor,
  csrf,
  held,
}: {
  readonly actor: Actor;
  readonly csrf: string;
  readonly held: readonly Held[];
}): ReactNode => (
  <>
    <IdeasNav actor={actor} current="moderation" />
    <PageHead
      title="To be shown"
      reading={
        held.length === 0
          ? 'Nothing waits.'
          : `${counted(held.length, 'thing', 'things')} that the public wrote. Show it, unless it breaks a rule.`
      }
      move={
        <div className="cf-act">
          <ButtonLink look="quiet" href={`${MODERATION_PATH}/log`}>
            The rules and the log
          </ButtonLink>
        </div>
      }
    />
    {held.length === 0 ? (
      <Empty
        title="Everything is read"
        hint="What the public writes while comments are open comes here first."
      />
    ) : (
      <LinedList>
        {held.map((one) => (
          <li key={one.id}>
            <p className="cf-kind">
              <a href={ideaHref(one.reference)}>{one.reference}</a>, {one.title}; about {one.about}
            </p>
            <Written text={`“${one.words}”`} />
            <p className="cf-small cf-quiet">
              {one.name ?? 'No name given'}, <DateText date={one.on} />
            </p>
            <Form
              action={`${MODERATION_PATH}/${one.id}`}
              csrf={csrf}
              guard={false}
              inline
              hidden={{ act: 'shown', version: String(one.version), reference: one.reference }}
            >
              <Buttons>
                <Button>
                  Show it<Hidden>: {one.words.slice(0, 60)}</Hidden>
                </Button>
                <ButtonLink look="quiet" href={`${contributionHref(one.reference, one.id)}/moderate`}>
                  Take it away<Hidden>: {one.words.slice(0, 60)}</Hidden>
                </ButtonLink>
              </Buttons>
            </Form>
          </li>
        ))}
      </LinedList>
    )}
  </>
);

/** Taking away under a rule, or putting back, one contribution. */
export const ModeratePage = ({
  form,
  csrf,
  reference,
  one,
  rules,
}: {
  readonly form: FormState;
  readonly csrf: string;
  readonly reference: string;
  readonly one: ShownContribution;
  readonly rules: readonly Rule[];
}): ReactNode => {
  const field = fieldIn(form);
  const action = `${MODERATION_PATH}/${one.id}`;
  const hidden = (act: string) => ({ act, reference, version: String(one.version) });
  const note = (
    <TextField
      {...field('note')}
      label="A note for other moderators"
      hint="You may leave this empty. The public never sees it."
    />
  );
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={reference}
        title={one.state === 'taken-away' ? 'Put it back?' : 'Take it away?'}
        reading="Only a rule that everybody can read is a reason. That somebody does not like it is none."
      />
      <Note>
        <SaidWords one={one} />
      </Note>
      {one.state === 'taken-away' ? (
        <Form action={action} csrf={csrf} hidden={hidden('put-back')}>
          {note}
          <Buttons>
            <Button>Put it back</Button>
          </Buttons>
        </Form>
      ) : (
        <Form action={action} csrf={csrf} hidden={hidden('taken-away')}>
          <RadioField
            {...field('under')}
            label="Which rule does it break?"
            choices={rules.map(({ key, words }) => ({ value: key, text: words }))}
          />
          {note}
          <Buttons>
            <Button look="warning">Take it away</Button>
            <ButtonLink
              look="quiet"
              href={one.state === 'held' ? MODERATION_PATH : contributionHref(reference, one.id)}
            >
              Leave it
            </ButtonLink>
          </Buttons>
        </Form>
      )}
    </>
  );
};

type Line = {
  readonly on: string;
  readonly act: 'shown' | 'taken-away' | 'put-back';
  readonly reference: string;
  readonly contribution: string;
  readonly words: string;
  readonly rule: string | null;
  readonly note: string | null;
  readonly by: string;
};

const ACTS = { shown: 'Shown', 'taken-away': 'Taken away', 'put-back': 'Put back' } as const;

const LINES: readonly Column<Line>[] = [
  { key: 'on', heading: 'When', cell: (line) => <DateText date={line.on} /> },
  { key: 'act', heading: 'What was done', cell: (line) => ACTS[line.act] },
  {
    key: 'words',
    heading: 'Of what',
    cell: (line) => (
      <>
        <a href={contributionHref(line.reference, line.contribution)}>{line.reference}</a>: “
        {line.words.length > 120 ? `${line.words.slice(0, 119)}…` : line.words}”
      </>
    ),
  },
  {
    key: 'rule',
    heading: 'Rule, note',
    cell: (line) =>
      [line.rule, line.note].filter(Boolean).join(' ') || <span className="cf-quiet">none</span>,
  },
  { key: 'by', heading: 'By', cell: (line) => line.by },
];

type LogProps = {
  readonly actor: Actor;
  readonly policy: {
    readonly rules: readonly Rule[];
    readonly since: string;
    readonly source: string;
    readonly verified: boolean;
  };
  readonly shown: number;
  readonly takenAway: number;
  readonly putBack: number;
  readonly byRule: readonly { readonly rule: string; readonly count: number }[];
  readonly lines: readonly Line[] | null;
};

/** The rules for what people write, how often each was used, and for moderators each time that it was. */
export const LogPage = ({ actor, policy, shown, takenAway, putBack, byRule, lines }: LogProps): ReactNode => (
  <>
    <IdeasNav actor={actor} current="moderation" />
    <PageHead
      title="What may not stand here"
      reading={
        <>
          We take words away only if they break one of these rules.{' '}
          {shown + takenAway + putBack === 0 ? (
            'So far we have taken none away.'
          ) : (
            <>
              So far <b>{shown}</b> read and shown, <b>{takenAway}</b> taken away, <b>{putBack}</b> put back.
            </>
          )}
        </>
      }
    />
    <Section
      title="The rules"
      aside={
        <>
          since <DateText date={policy.since} />
        </>
      }
      id="rules"
    >
      <Table
        caption="Each rule, and how often words were taken away under it"
        hideCaption
        columns={[
          { key: 'rule', heading: 'Rule', cell: (row) => row.rule },
          { key: 'count', heading: 'Taken away under it', align: 'num', cell: (row) => row.count },
        ]}
        rows={byRule}
        rowKey={(row) => row.rule}
      />
      <p className="cf-small cf-quiet">
        {policy.source}
        {policy.verified ? '.' : '. Nobody has checked it against a source yet.'}
      </p>
    </Section>
    <Section title="If you think that we were wrong" id="appeal">
      <p>
        Say which words it is about and why they should stand. <a href="/about/contact">Tell us</a>. A person
        who did not take them away looks at them again.
      </p>
    </Section>
    {lines === null ? null : (
      <Section
        title="The log"
        aside={lines.length > 0 ? counted(lines.length, 'line', 'lines') : undefined}
        id="log"
      >
        {lines.length === 0 ? (
          <p className="cf-quiet">No moderator has shown or taken away anything yet.</p>
        ) : (
          <Table
            caption="What moderators did, the newest first"
            hideCaption
            columns={LINES}
            rows={lines}
            rowKey={(line) => `${line.contribution} ${line.act} ${line.on}`}
          />
        )}
      </Section>
    )}
  </>
);
