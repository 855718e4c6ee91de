import type { ReactNode } from 'react';
import type { BeforeBody } from '../../proposals/index.ts';
import { stateWords as ideaStateWords } from '../../proposals/index.ts';
import {
  Button,
  Buttons,
  CheckboxField,
  ConfirmWords,
  DayText,
  ErrorSummary,
  errorFor,
  Form,
  fieldIn,
  LinedList,
  Note,
  PageHead,
  RadioField,
  Section,
  SelectField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import { meetingHref } from '../kit/refs.ts';
import type { LatePaperRule, PrivateReason } from '../orders/orders-rules.ts';
import { LATE_PAPER } from '../orders/sentences-rules.ts';
import { Cancel, type Common, WhyField } from './meeting-forms.tsx';
import type { MeetingAnswer } from './uses.ts';
import type { Deferred } from './waiting.ts';

const itemFormHref = (meeting: string, query: Readonly<Record<string, string>>): string =>
  `${meetingHref(meeting)}/items/new?${new URLSearchParams(query)}`;

/** The fields of an item: the same for a new one and for a correction. */
const ItemFields = ({
  form,
  reasons,
}: Pick<Common, 'form'> & { readonly reasons: readonly PrivateReason[] }): ReactNode => {
  const { values, errors } = form;
  const field = fieldIn(form);
  return (
    <>
      <TextField {...field('title')} label="What is it called?" hint="A few words that everybody knows." />
      <RadioField
        {...field('purpose')}
        label="What is the meeting to do?"
        choices={[
          { value: 'decide', text: 'Decide' },
          { value: 'discuss', text: 'Discuss' },
          { value: 'note', text: 'Note' },
        ]}
      />
      <TextAreaField
        {...field('asks')}
        label="What is it asked to agree?"
        hint="The motion, as a sentence that begins with “That”. The meeting votes on these words."
        rows={3}
      />
      <TextField {...field('minutes')} label="How many minutes?" width={3} inputMode="numeric" />
      <TextField
        {...field('presenter')}
        label="Who presents it?"
        hint="Their name. You may leave this empty."
      />
      <CheckboxField
        name="isPrivate"
        label="Held without the public"
        checked={values.isPrivate === 'yes'}
        error={errorFor(errors, 'isPrivate')}
      />
      <SelectField
        {...field('privateReason')}
        label="If so, why?"
        hint="The reasons are those of the standing orders. Everybody reads it."
        empty="Choose a reason"
        options={[
          ...reasons.map(({ label }) => ({ value: label, text: label })),
          ...(values.privateReason && !reasons.some(({ label }) => label === values.privateReason)
            ? [{ value: values.privateReason, text: values.privateReason }]
            : []),
        ]}
      />
    </>
  );
};

/** What could be on this agenda: ideas that wait for the body, and items that were deferred. */
const Offered = ({
  meeting,
  ideas,
  deferred,
}: {
  readonly meeting: string;
  readonly ideas: readonly BeforeBody[];
  readonly deferred: readonly Deferred[];
}): ReactNode =>
  ideas.length + deferred.length === 0 ? null : (
    <Section title="Waiting for this body" id="waiting" aside="choose one, or write another below">
      <LinedList>
        {deferred.map((one) => (
          <li key={one.id}>
            <a href={itemFormHref(meeting, { carry: String(one.id) })}>{one.title}</a>
            <p className="cf-small cf-quiet">
              deferred by <a href={meetingHref(one.meeting)}>{one.meeting}</a>, <DayText date={one.on} />
            </p>
          </li>
        ))}
        {ideas.map((idea) => (
          <li key={idea.reference}>
            <a href={itemFormHref(meeting, { idea: idea.reference })}>{idea.title}</a>
            <p className="cf-small cf-quiet">
              {idea.reference}, {ideaStateWords(idea.state).toLowerCase()}
              {idea.answerDue ? (
                <>
                  , owed an answer by <DayText date={idea.answerDue} />
                </>
              ) : null}
            </p>
          </li>
        ))}
      </LinedList>
    </Section>
  );

/** Adding an item, or correcting one. */
export const ItemPage = ({
  form,
  csrf,
  meeting,
  item,
  reasons,
  ideas,
  deferred,
}: Common & {
  readonly meeting: MeetingAnswer;
  /** The item that is corrected; none for a new one. */
  readonly item: MeetingAnswer['items'][number] | undefined;
  readonly reasons: readonly PrivateReason[];
  readonly ideas: readonly BeforeBody[];
  readonly deferred: readonly Deferred[];
}): ReactNode => {
  const back = meetingHref(meeting.reference);
  const isIdea = form.values.kind === 'proposal';
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={meeting.reference}
        title={item ? `Correct item ${item.number}` : 'Add an item'}
        reading={
          meeting.noticeOn
            ? 'The agenda is out: say why this could not wait. It is marked as late, and members are told.'
            : 'Nobody outside sees the agenda until you send it.'
        }
      />
      {item ? null : <Offered meeting={meeting.reference} ideas={ideas} deferred={deferred} />}
      <Form
        action={item ? `${back}/items/${item.id}/edit` : `${back}/items/new`}
        csrf={csrf}
        hidden={{
          version: form.values.version,
          carriedFrom: form.values.carriedFrom,
          ...(item ? { kind: form.values.kind } : {}),
        }}
      >
        {item ? null : (
          <RadioField
            name="kind"
            label="What kind of item is it?"
            value={form.values.kind}
            error={errorFor(form.errors, 'kind')}
            choices={[
              { value: 'proposal', text: 'An idea to decide' },
              { value: 'report', text: 'A report' },
              { value: 'election', text: 'An election' },
              { value: 'other', text: 'Something else' },
            ]}
          />
        )}
        {item ? null : (
          <TextField
            name="proposal"
            label="Of an idea: its reference"
            hint={isIdea ? 'Such as ISV-2026-014.' : 'Such as ISV-2026-014; empty for anything else.'}
            width={20}
            value={form.values.proposal}
            error={errorFor(form.errors, 'proposal')}
          />
        )}
        <ItemFields form={form} reasons={reasons} />
        <WhyField form={form} meeting={meeting} />
        <ConfirmWords form={form} />
        <Buttons>
          <Button>{item ? 'Keep the correction' : 'Add this item'}</Button>
          <Cancel href={back} />
        </Buttons>
      </Form>
    </>
  );
};

/** Adding a paper to an item; where it is late, what the standing orders ask for. */
export const PaperForm = ({
  form,
  csrf,
  meeting,
  item,
  late,
}: Common & {
  readonly meeting: MeetingAnswer;
  readonly item: MeetingAnswer['items'][number];
  readonly late: 'in-time' | LatePaperRule;
}): ReactNode => {
  const { values, errors } = form;
  const field = fieldIn(form);
  const back = meetingHref(meeting.reference);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHead
        reference={`${meeting.reference}, item ${item.number}`}
        title={`Add a paper: ${item.title}`}
        reading={
          meeting.papersDue ? (
            <>
              Papers are due by <DayText date={meeting.papersDue} />.
            </>
          ) : (
            'This body has no standing orders that say when papers are due.'
          )
        }
      />
      {late === 'in-time' ? null : (
        <Note kind="warning">
          <p>That day is past. {LATE_PAPER[late]}</p>
        </Note>
      )}
      <Form action={`${back}/items/${item.id}/papers/new`} csrf={csrf}>
        <RadioField
          {...field('kind')}
          label="What is it?"
          choices={[
            ...(item.proposal
              ? [
                  {
                    value: 'case',
                    text: `The case of ${item.proposal}`,
                    hint: 'The newest version that was kept. It stays as it is, whatever changes in the case.',
                  },
                ]
              : []),
            { value: 'words', text: 'Words', hint: 'Written here; they read well on every screen.' },
            { value: 'file', text: 'A file', hint: 'You send it on the next page.' },
          ]}
        />
        <TextField {...field('title')} label="What is it called?" hint="A case has its own name." />
        <TextAreaField
          {...field('words')}
          label="Its words"
          hint="Of a file: the same in words, for those who cannot read it. You may leave this empty then."
          rows={8}
        />
        <TextField
          {...field('privateReason')}
          label="If members alone may read it: why"
          hint="Empty: everybody may, once papers are out."
        />
        {late === 'in-time' ? null : (
          <>
            <CheckboxField
              name="chairAgrees"
              label="The chair agrees that it comes late"
              checked={values.chairAgrees === 'yes'}
              error={errorFor(errors, 'chairAgrees')}
            />
            <TextField {...field('lateReason')} label="Why is it late?" hint="Members read it." />
          </>
        )}
        <ConfirmWords form={form} />
        <Buttons>
          <Button>Add this paper</Button>
          <Cancel href={back} />
        </Buttons>
      </Form>
    </>
  );
};
