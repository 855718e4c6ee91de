import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  Buttons,
  ConfirmWords,
  DateText,
  Empty,
  ErrorSummary,
  Form,
  fieldIn,
  PageHead,
  RadioField,
  Section,
  TextAreaField,
  Written,
} from '../../ui/index.ts';
import { ideaHref } from '../kit/refs.ts';
import type { Reviews } from './uses.ts';
import { AS_PROMISED, GOES_ON, goesOnWords, promisedWords } from './words.ts';

const WriteForm = ({
  all,
  form,
  csrf,
}: {
  readonly all: Reviews;
  readonly form: FormState;
  readonly csrf: string;
}): ReactNode => {
  const { values } = form;
  const field = fieldIn(form);
  return (
    <Section
      title={all.reviews.length > 0 ? 'Write another' : 'Write what was found'}
      id="write"
      aside="everybody reads it"
    >
      <Form
        action={`${ideaHref(all.reference)}/review`}
        csrf={csrf}
        hidden={{ version: values.version ?? String(all.version) }}
      >
        <TextAreaField
          {...field('words')}
          label="What was found?"
          hint="Measure by measure: what was promised, what happened, and how you know. Write what did not work as plainly as what did."
          rows={8}
        />
        <RadioField
          {...field('asPromised')}
          label="Did it do what was promised?"
          choices={AS_PROMISED.map((value) => ({ value, text: promisedWords(value) }))}
          small
        />
        <RadioField
          {...field('goesOn')}
          label="What becomes of it?"
          choices={GOES_ON.map((value) => ({ value, text: goesOnWords(value) }))}
          small
        />
        <ConfirmWords form={form} />
        <Buttons>
          <Button>Keep what was found</Button>
        </Buttons>
      </Form>
    </Section>
  );
};

/** What was found when it was held against what was promised, for everybody; and for its leads, writing it. */
export const ReviewPage = (props: {
  readonly all: Reviews;
  readonly form: FormState;
  readonly csrf: string;
}): ReactNode => {
  const { all, form } = props;
  const [now] = all.reviews;
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={
          <>
            <a href={ideaHref(all.reference)}>{all.reference}</a> · {all.title}
          </>
        }
        title="Did it do what was promised?"
        reading={
          now ? (
            <>
              <b>{promisedWords(now.asPromised)}.</b> {goesOnWords(now.goesOn)}.
            </>
          ) : all.liveOn ? (
            <>
              It has been live since <DateText date={all.liveOn} />.
            </>
          ) : undefined
        }
      />
      {all.reviews.length === 0 ? (
        <Empty
          title="Nothing is written yet"
          hint={
            all.reviewOn ? (
              <>
                Whether it did what was promised is to be written here by <DateText date={all.reviewOn} />.
              </>
            ) : (
              'Once it is live, it is held against what was promised, and that stands here.'
            )
          }
        />
      ) : (
        all.reviews.map((one, place) => (
          <Section
            key={one.id}
            // The verdict of the newest stands at the head of the page.
            title={place === 0 ? 'What was found' : promisedWords(one.asPromised)}
            id={`review-${one.id}`}
            aside={<DateText date={one.on} />}
          >
            <Written text={one.words} />
            <p className="cf-small cf-quiet">
              {[place === 0 ? '' : goesOnWords(one.goesOn), one.by ?? ''].filter(Boolean).join('. ')}
            </p>
          </Section>
        ))
      )}
      {all.mayWrite ? <WriteForm {...props} /> : null}
    </>
  );
};
