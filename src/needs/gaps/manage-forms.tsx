import type { ReactNode } from 'react';
import {
  Button,
  Buttons,
  ConfirmWords,
  ErrorSummary,
  Form,
  fieldIn,
  Hidden,
  LinedList,
  Note,
  PageHead,
  RadioField,
  Section,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import type { GapAnswer } from './answers.ts';
import { Cancel, type Common } from './forms.tsx';
import { becauseWords, CLOSED_BECAUSE, isOpen } from './rules.ts';
import { gapHref } from './shown.ts';
import { MOVE_HINTS, MOVE_TITLES } from './words.ts';

export type Candidate = { readonly id: string; readonly name: string; readonly detail: string | undefined };

/** Choosing who answers for a gap: oneself, or somebody found by name. */
export const OwnerPage = ({
  form,
  csrf,
  gap,
  asked,
  found,
}: Common & {
  readonly gap: GapAnswer;
  readonly asked: string | undefined;
  readonly found: readonly Candidate[];
}): ReactNode => {
  const action = `${gapHref(gap.reference)}/owner`;
  const give = (person: string, words: ReactNode): ReactNode => (
    <Form action={action} csrf={csrf} guard={false} inline hidden={{ person, version: String(gap.version) }}>
      <Button look="quiet">{words}</Button>
    </Form>
  );
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={gap.reference}
        title="Who answers for this gap?"
        reading={
          <>
            {gap.statement}.{' '}
            {gap.owner ? `Now it is ${gap.owner.name ?? gap.owner.role}.` : 'Now it is nobody.'} The owner is
            told, and asked every 90 days how it goes.
          </>
        }
      />
      {give('me', 'I do')}
      <Section title="Somebody else" id="person">
        <search>
          <form className="cf-filter" action={action} method="get">
            <div className="cf-filter__field cf-filter__field--grow">
              <label htmlFor="filter-name">Their name</label>
              <input
                className="nhsuk-input"
                id="filter-name"
                type="search"
                name="name"
                defaultValue={asked}
              />
            </div>
            <div className="cf-filter__go">
              <button className="nhsuk-button nhsuk-button--secondary cf-button" type="submit">
                Find
              </button>
            </div>
          </form>
        </search>
        {asked ? (
          found.length === 0 ? (
            <p>Nobody in the register is called “{asked}”. Try a part of the name.</p>
          ) : (
            <LinedList>
              {found.map((person) => (
                <li key={person.id}>
                  <p>
                    <b>{person.name}</b>{' '}
                    {person.detail ? <span className="cf-quiet">{person.detail}</span> : null}
                  </p>
                  {give(
                    person.id,
                    <>
                      Make owner<Hidden>: {person.name}</Hidden>
                    </>,
                  )}
                </li>
              ))}
            </LinedList>
          )
        ) : null}
      </Section>
      <p>
        <a href={gapHref(gap.reference)}>Back to the gap</a>
      </p>
    </>
  );
};

/** Changing how a gap stands: the moves that lead on from here, each with what it asks for. */
export const StatusPage = ({ form, csrf, gap }: Common & { readonly gap: GapAnswer }): ReactNode => {
  const { values, errors } = form;
  const field = fieldIn(form);
  const { moves } = gap.may;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHead
        reference={gap.reference}
        title="Change how this gap stands"
        reading={
          <>
            {gap.statement}. Now: <b>{gap.stands.toLowerCase()}</b>. Nothing is deleted, and everything can be
            taken back.
          </>
        }
      />
      {isOpen(gap.status) && !gap.owner ? (
        <Note>
          <p>
            It can be taken up once it has an owner:{' '}
            <a href={`${gapHref(gap.reference)}/owner`}>give it one</a>.
          </p>
        </Note>
      ) : null}
      <Form
        action={`${gapHref(gap.reference)}/status`}
        csrf={csrf}
        hidden={{ version: values.version ?? String(gap.version) }}
      >
        <RadioField
          {...field('move')}
          label="What is to be done?"
          choices={moves.map((move) => ({ value: move, text: MOVE_TITLES[move], hint: MOVE_HINTS[move] }))}
        />
        {moves.includes('close') ? (
          <RadioField
            {...field('because')}
            label="If it is closed: because"
            choices={CLOSED_BECAUSE.map((because) => ({ value: because, text: becauseWords(because) }))}
            small
          />
        ) : null}
        {moves.includes('merge') ? (
          <TextField
            {...field('into')}
            label="If it is merged: into which?"
            hint="Its reference, such as GAP-2026-003."
            width={20}
          />
        ) : null}
        <TextAreaField
          {...field('note')}
          label="Why?"
          hint="A sentence. Whoever recorded it, its owner and those who watch it read it; so can everyone."
          rows={3}
        />
        <ConfirmWords form={form} />
        <Buttons>
          <Button>Change how it stands</Button>
          <Cancel href={gapHref(gap.reference)} />
        </Buttons>
      </Form>
    </>
  );
};

/** A guideline, or a service elsewhere, that bears on a gap. */
export const BearingPage = ({
  form,
  csrf,
  gap,
}: Common & { readonly gap: Pick<GapAnswer, 'reference' | 'statement'> }): ReactNode => {
  const { errors } = form;
  const field = fieldIn(form);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHead
        reference={gap.reference}
        title="Add a guideline or a service elsewhere"
        reading={`${gap.statement}. What should be done about it, and who does it already?`}
      />
      <Form action={`${gapHref(gap.reference)}/bearings/new`} csrf={csrf}>
        <RadioField
          {...field('kind')}
          label="What is it?"
          choices={[
            { value: 'guideline', text: 'A guideline' },
            { value: 'service', text: 'A service elsewhere' },
          ]}
        />
        <TextField {...field('title')} label="Its name" />
        <TextField
          {...field('source')}
          label="Whose is it?"
          hint="Who published it, or where the service is."
        />
        <TextField
          {...field('address')}
          label="Where can it be read?"
          hint="An address; you may leave this empty."
          type="url"
        />
        <TextAreaField
          {...field('note')}
          label="What does it say to this gap?"
          hint="You may leave this empty."
          rows={3}
        />
        <ConfirmWords form={form} />
        <Buttons>
          <Button>Add it</Button>
          <Cancel href={gapHref(gap.reference)} />
        </Buttons>
      </Form>
    </>
  );
};
