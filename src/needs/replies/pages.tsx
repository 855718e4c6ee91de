import type { ReactNode } from 'react';
import type { Actor } from '../../platform/actor.ts';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  CheckboxField,
  ConfirmWords,
  DateText,
  Empty,
  ErrorSummary,
  Form,
  fieldIn,
  Halves,
  Hidden,
  LinedList,
  PageHead,
  PictureFigure,
  Section,
  Tag,
  TextAreaField,
  Written,
} from '../../ui/index.ts';
import type { Figure } from '../figures/figure.ts';
import { sourceOfFigure } from '../figures/source.ts';
import type { FigureAboutUs, RepliesOfPractice } from './answers.ts';
import { REPLIES_PATH, replyHref, valueText } from './shown.ts';

const STANDING: Readonly<Record<FigureAboutUs['standing'], string>> = {
  below: 'below the limits of chance',
  above: 'above the limits of chance',
  within: 'within what chance would explain',
  withheld: 'withheld, because the number is small',
};

/** `41% of the number expected, below the limits of chance`. */
export const standsText = ({
  value,
  unit,
  standing,
}: Pick<FigureAboutUs, 'value' | 'unit' | 'standing'>): string =>
  value === null ? STANDING[standing] : `${valueText(value, unit)}, ${STANDING[standing]}`;

const About = ({ one, practice }: { readonly one: FigureAboutUs; readonly practice: string }): ReactNode => {
  const { reply } = one;
  return (
    <li>
      <p>
        <b>{one.subjectName}</b>, {one.period}: {standsText(one)}
      </p>
      <p className="cf-small cf-quiet">{one.title}</p>
      {reply?.words ? (
        <blockquote>
          <Written text={`“${reply.words}”`} />
        </blockquote>
      ) : null}
      <p className="cf-small">
        {reply?.state === 'asked' && reply.askedOn && reply.remindOn ? (
          <>
            <Tag tone="amber">Asked</Tag> on <DateText date={reply.askedOn} />; please reply by{' '}
            <DateText date={reply.remindOn} />.{' '}
          </>
        ) : null}
        {reply?.repliedOn ? (
          <>
            Replied on <DateText date={reply.repliedOn} />
            {reply.state === 'data-error'
              ? '; the group agrees that the data are wrong'
              : reply.saysError
                ? '; the practice says that the data are wrong'
                : ''}
            .{' '}
          </>
        ) : null}
        <a href={replyHref(one.figure, practice)}>
          {reply?.words ? 'Change the reply' : 'Reply'}
          <Hidden>: {one.subjectName}</Hidden>
        </a>
      </p>
    </li>
  );
};

/** Figures about a practice, for its people: what it may answer, and what it has answered. */
export const PracticeRepliesPage = ({ answer }: { readonly answer: RepliesOfPractice }): ReactNode => {
  const { practice, name, waiting, replied } = answer;
  return (
    <>
      <PageHead
        reference={
          <>
            <b>{practice}</b> · <a href={`/people/practices/${practice}`}>{name}</a>
          </>
        }
        title={`What figures say about ${name}`}
        reading={
          waiting.length === 0 ? (
            'No figure stands out about it that is not answered.'
          ) : (
            <>
              <b>
                {waiting.length} {waiting.length === 1 ? 'figure' : 'figures'}
              </b>{' '}
              {waiting.length === 1 ? 'stands' : 'stand'} out about it. Standing out is no verdict: the answer
              stands beside the figure wherever it is shown.
            </>
          )
        }
      />
      <Section title="To answer" aside="two minutes each">
        {waiting.length === 0 ? (
          <Empty
            title="Nothing to answer now"
            hint="When a figure about the practice lies outside what chance would explain, or somebody asks, it stands here."
          />
        ) : (
          <LinedList>
            {waiting.map((one) => (
              <About key={one.figure} one={one} practice={practice} />
            ))}
          </LinedList>
        )}
      </Section>
      {replied.length > 0 ? (
        <Section title="Answered">
          <LinedList>
            {replied.map((one) => (
              <About key={one.figure} one={one} practice={practice} />
            ))}
          </LinedList>
        </Section>
      ) : null}
      <p className="cf-small cf-quiet">
        Members of the group read the answers with the practice’s name. The public reads how many practices
        answered, and no names.
      </p>
    </>
  );
};

/** For those who answer for several practices, or for any: which one? */
export const WhichPracticePage = ({
  practices,
}: {
  readonly practices: readonly { readonly code: string; readonly name: string }[];
}): ReactNode => (
  <>
    <PageHead title="What figures say about a practice" reading="Choose the practice." />
    {practices.length > 0 ? (
      <LinedList>
        {practices.map(({ code, name }) => (
          <li key={code}>
            <a href={`${REPLIES_PATH}?practice=${code}`}>{name}</a> <span className="cf-quiet">{code}</span>
          </li>
        ))}
      </LinedList>
    ) : null}
    <search>
      <form className="cf-filter" action={REPLIES_PATH} method="get">
        <div className="cf-filter__field">
          <label htmlFor="filter-practice">Code of the practice</label>
          <input
            className="nhsuk-input nhsuk-input--width-10"
            id="filter-practice"
            type="text"
            name="practice"
          />
        </div>
        <div className="cf-filter__go">
          <button className="nhsuk-button nhsuk-button--secondary cf-button" type="submit">
            Show
          </button>
        </div>
      </form>
    </search>
  </>
);

/** The reply form: the figure, what it says of the practice, and room for an answer. */
export const ReplyPage = ({
  actor,
  form,
  csrf,
  practice,
  about,
  figure,
}: {
  readonly actor: Actor;
  readonly form: FormState;
  readonly csrf: string;
  readonly practice: { readonly code: string; readonly name: string };
  readonly about: FigureAboutUs;
  /** Undefined where it can no longer be made. */
  readonly figure: Figure | undefined;
}): ReactNode => {
  const fields = (
    <Form
      action={`${REPLIES_PATH}/reply`}
      csrf={csrf}
      hidden={{ practice: practice.code, figure: about.figure, version: form.values.version }}
    >
      <TextAreaField
        {...fieldIn(form)('words')}
        label={`What does ${practice.name} say to it?`}
        hint="What lies behind it, what you are doing, or what is wrong with it. Members read it; nothing in it may tell who a patient is."
        rows={5}
      />
      <CheckboxField
        name="error"
        label="The data are wrong"
        hint="A code list was replaced, a list was counted twice: the group looks into it and can agree."
        checked={form.values.error === 'yes'}
      />
      <ConfirmWords form={form} />
      <Buttons>
        <Button>{about.reply?.words ? 'Keep the change' : 'Reply'}</Button>
        <ButtonLink look="quiet" href={`${REPLIES_PATH}?practice=${practice.code}`}>
          Cancel
        </ButtonLink>
      </Buttons>
    </Form>
  );
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={
          <>
            <b>{practice.code}</b> · {practice.name}
          </>
        }
        title={`Reply: ${about.subjectName}`}
        reading={
          <>
            <b>{standsText(about)}</b>
            {about.letter ? ` (mark ${about.letter} in the picture)` : ''}, {about.period}. The answer stands
            wherever this figure stands.
          </>
        }
      />
      {figure ? (
        <Halves>
          <PictureFigure
            id="figure"
            heading={2}
            picture={figure.picture}
            source={sourceOfFigure(actor, figure)}
            note={figure.reading}
          />
          {fields}
        </Halves>
      ) : (
        <>
          <p>The figure can no longer be made of what is loaded now. It said: “{about.title}”.</p>
          {fields}
        </>
      )}
    </>
  );
};
