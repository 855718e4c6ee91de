import type { ReactNode } from 'react';
import { roleInWords } from '../../people/index.ts';
import { LARGEST_MB } from '../../platform/attachments/index.ts';
import type { FormState } from '../../shared/form-state.ts';
import { findIdentifiers } from '../../shared/privacy/rules.ts';
import {
  Button,
  CheckboxField,
  ChipField,
  Columns,
  counted,
  DateText,
  DayText,
  ErrorSummary,
  errorFor,
  FileField,
  Form,
  fieldIn,
  Hidden,
  More,
  Note,
  PageHead,
  RadioField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import { ideaHref } from '../kit/refs.ts';
import { stateWords } from '../stages/words-rules.ts';
import { HOW_OFTEN } from '../tables.ts';
import type { AlikeIdea } from './alike.ts';
import { WhatComes } from './aside.tsx';
import type { RaiseFacts } from './facts.ts';
import type { CameFrom } from './from.ts';
import { ELSEWHERE, EVERYWHERE } from './places.ts';
import { insteadOf, looksLike } from './take-out-rules.ts';
import { oftenWords } from './words-rules.ts';

export const RAISE_PATH = '/ideas/raise';

type Props = {
  readonly form: FormState;
  readonly csrf: string;
  readonly facts: RaiseFacts;
  /** Undefined: nobody has looked yet. */
  readonly alike: readonly AlikeIdea[] | undefined;
  readonly from: CameFrom | undefined;
  /** The person’s own key, so that a draft in this browser comes back to nobody else. */
  readonly draft: string | undefined;
};

/** What was found, marked as it was written, and the two ways on: take it out, or say that it is something else. */
const Identifies = ({ text, field }: { readonly text: string; readonly field: string }): ReactNode => {
  const found = findIdentifiers(text);
  return (
    <div className="cf-identifies" id={`${field}-found`}>
      <p>
        <b>This may identify a patient.</b>
      </p>
      <ul>
        {found.map((one) => (
          <li key={one.at}>
            <mark>{one.text}</mark> {looksLike[one.kind]}. “{insteadOf(one)}” says as much.
          </li>
        ))}
      </ul>
      <p>Nothing is saved until it is out.</p>
      <div className="cf-buttons">
        <Button look="quiet" name="do" value="take-out">
          Take it out for me
        </Button>
        <Button look="quiet" name="confirmed" value="yes">
          It is something else: send
        </Button>
      </div>
    </div>
  );
};

/** Ideas like it; a script fills this too, while the person writes. */
const Alike = ({ ideas }: { readonly ideas: readonly AlikeIdea[] | undefined }): ReactNode => (
  <div className="cf-alike" id="alike" data-cf-alike-box="" aria-live="polite" hidden={!ideas?.length}>
    <h2>Is it one of these?</h2>
    <ul>
      {ideas?.map((idea) => (
        <li key={idea.reference} className="cf-alike__idea">
          <div className="cf-alike__text">
            <a href={ideaHref(idea.reference)}>{idea.title}</a>{' '}
            <span className="cf-small cf-quiet">
              {stateWords(idea.state)}, raised <DateText date={idea.raisedOn} />
              {idea.supporters > 0
                ? `, ${counted(idea.supporters, 'person supports it', 'people support it')}`
                : ''}
            </span>
          </div>
          <Button look="quiet" name="support" value={idea.reference}>
            Yes, add my voice<Hidden> to {idea.title}</Hidden>
          </Button>
        </li>
      ))}
    </ul>
    <p className="cf-small">
      Your words go there with your support, in your name. If yours is different, send it: nothing is lost.
    </p>
  </div>
);

const KeepName = ({ form, facts }: Pick<Props, 'form' | 'facts'>): ReactNode => {
  const { values, errors } = form;
  if (facts.guardians.length === 0)
    return (
      <p className="cf-small cf-quiet">
        Your name stands beside it. To have it kept, the group needs a lay member or a governance officer who
        can keep it: there is none yet.
      </p>
    );
  return (
    <>
      <CheckboxField
        name="keep"
        label="Keep my name from colleagues"
        hint="One person, whom you choose, knows it and brings you answers. The chair sees it too, unless you say otherwise."
        checked={values.keep === 'yes'}
        error={errorFor(errors, 'keep')}
      />
      <div className="cf-raise__keep">
        <RadioField
          {...fieldIn(form)('guardian')}
          label="Who keeps your name?"
          small
          choices={facts.guardians.map(({ person, name, role }) => ({
            value: person,
            text: `${name}, ${roleInWords(role)}`,
          }))}
        />
        <CheckboxField
          name="notChair"
          label="The chair must not see it either"
          checked={values.notChair === 'yes'}
        />
        <p className="cf-small cf-quiet">
          Say nothing in your words that tells who you are. Where you work may tell it too, and so may a file:
          in its name, or inside it.
        </p>
      </div>
    </>
  );
};

const From = ({ from }: { readonly from: CameFrom | undefined }): ReactNode =>
  from ? (
    <Note>
      <p>
        It comes from {from.kind === 'gap' ? 'the gap' : 'the figure'} <a href={from.href}>{from.label}</a>.
        That stays with it.
      </p>
    </Note>
  ) : null;

const CARRIED = ['often', 'where', 'place', 'keep', 'guardian', 'notChair', 'once', 'gap', 'asked'] as const;

/**
 * What somebody wrote whose session ended meanwhile: their words, everything else carried along unseen, and the way
 * to sign in. It tells no name: the public reads it.
 */
export const SignedOutPage = ({ form, csrf }: Pick<Props, 'form' | 'csrf'>): ReactNode => (
  <div className="cf-raise">
    <PageHead title="What is wrong for patients?" reading="You were signed out while you wrote." />
    <Note kind="warning">
      <p>
        <b>Nothing that you wrote is lost: it stands below. Nothing is sent yet.</b>
      </p>
      <p>
        <a
          href={`/sign-in?to=${encodeURIComponent(`${RAISE_PATH}/signed-in`)}`}
          target="_blank"
          rel="noopener"
        >
          Sign in (opens another window)
        </a>
        , then come back here and press Send again.
      </p>
    </Note>
    <Form
      action={RAISE_PATH}
      csrf={csrf}
      files
      guard={false}
      hidden={Object.fromEntries(CARRIED.map((name) => [name, form.values[name]]))}
    >
      <TextAreaField name="what" label="What happens to patients?" value={form.values.what} rows={6} />
      <Button name="do" value="send">
        Send
      </Button>
    </Form>
  </div>
);

/** Three answers and a button: raising an issue between two patients. */
export const RaisePage = (props: Props): ReactNode => {
  const { form, csrf, facts, alike, from } = props;
  const { values, errors } = form;
  const field = fieldIn(form);
  const identifies = form.refusal?.kind === 'words-identify' ? form.refusal.field : undefined;
  const { duty } = facts;
  return (
    <>
      <ErrorSummary errors={errors} />
      <Columns label="What happens next" aside={<WhatComes facts={facts} />}>
        <div className="cf-raise">
          <PageHead
            reference={<DayText date={facts.today} />}
            title="What is wrong for patients?"
            reading="Three short answers, under a minute. No solution needed."
          />
          <Form
            action={RAISE_PATH}
            csrf={csrf}
            files
            guard={false}
            hidden={{ once: values.once, gap: values.gap, asked: alike ? 'yes' : '' }}
          >
            <div data-cf-draft={props.draft} data-cf-alike="/api/v1/ideas-alike">
              {/* The button that Enter presses is this one, and never one of those within the form. */}
              <button
                type="submit"
                name="do"
                value="send"
                className="cf-hidden"
                tabIndex={-1}
                aria-hidden="true"
              >
                Send
              </button>
              <From from={from} />
              <div className={identifies === 'what' ? 'cf-warned' : undefined}>
                <TextAreaField
                  {...field('what')}
                  label="What happens to patients?"
                  hint="In your own words. No name, NHS number, date of birth or address of a patient."
                  rows={4}
                />
              </div>
              {identifies === 'what' ? <Identifies text={values.what ?? ''} field="what" /> : null}
              <ChipField
                {...field('often')}
                label="How often do you see it?"
                choices={HOW_OFTEN.map((value) => ({ value, text: oftenWords(value) }))}
              />
              <ChipField
                {...field('where')}
                label="Where?"
                choices={[
                  { value: EVERYWHERE, text: 'Everywhere I work' },
                  ...facts.work.places.map(({ code, name }) => ({ value: code, text: name })),
                  { value: ELSEWHERE, text: 'Somewhere else' },
                ]}
              />
              <div className="cf-raise__place">
                <TextField {...field('place')} label="Where else?" />
                {identifies === 'place' ? <Identifies text={values.place ?? ''} field="place" /> : null}
              </div>
              <Alike ideas={alike} />
              {alike && alike.length === 0 ? (
                <p className="cf-small cf-quiet">None that is open is like it.</p>
              ) : null}
              <div className="cf-look nhsuk-form-group">
                <Button look="quiet" name="do" value="look">
                  Look for ones like it
                </Button>
              </div>
              <div className="cf-more--add">
                <More
                  summary="Add a photo or a file (optional)"
                  printed={errorFor(errors, 'file') !== undefined}
                >
                  <FileField
                    name="file"
                    label="Photo or file"
                    hint={`No patient in the picture, please. PDF, PNG or JPEG, Word, Excel, CSV or text, up to ${LARGEST_MB} MB. Choose it again if you had to correct something.`}
                    accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.csv,.txt"
                    error={errorFor(errors, 'file')}
                  />
                </More>
              </div>
              <KeepName form={form} facts={facts} />
              <div className="cf-raise__send">
                <Button name="do" value="send">
                  Send
                </Button>
                {duty ? (
                  <p>
                    {duty.clinicianName} looks at it{' '}
                    <b>
                      by <DayText date={facts.lookBy} today={facts.today} />
                    </b>
                  </p>
                ) : null}
              </div>
            </div>
          </Form>
        </div>
      </Columns>
    </>
  );
};
