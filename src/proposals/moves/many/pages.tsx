import type { ReactNode } from 'react';
import type { FormState } from '../../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  counted,
  Empty,
  ErrorSummary,
  Form,
  fieldIn,
  PageHead,
  RadioField,
  Section,
  Table,
  Tag,
  TextAreaField,
  TextField,
} from '../../../ui/index.ts';
import { IDEAS_PATH, ideaHref } from '../../kit/refs.ts';
import { DateOf, NameFields } from '../fields.tsx';
import type { Candidate } from '../people.ts';
import { MANY, type Many, type ManyAnswer } from './uses.ts';

export const MANY_PATH = `${IDEAS_PATH}/move-many`;

const TITLES: Readonly<Record<Many, string>> = {
  'hand-over': 'Change whose names stand on them',
  pause: 'Pause them',
  'not-pursue': 'Do not pursue them',
  'next-step': 'Say what happens next with them',
};

const MEANS: Readonly<Record<Many, string>> = {
  'hand-over':
    'One or both names change on each. Those who come and those who go are told, and so is whoever raised it.',
  pause:
    'Their days go on counting, and everybody can read why they rest. On the day that you give, each owner is asked to look again.',
  'not-pursue':
    'They end here. Whoever raised each of them is told your reason, word for word. Each can be opened again.',
  'next-step': 'The same next step and day for each. Where they stand does not change.',
};

type Common = {
  readonly form: FormState;
  readonly csrf: string;
  readonly chosen: readonly { readonly reference: string; readonly title: string | null }[];
};

/** What a browser carries from one step to the next: which ideas, and what was said of them. */
const Carried = ({
  references,
  values = {},
}: {
  readonly references: readonly string[];
  readonly values?: Readonly<Record<string, string>>;
}): ReactNode => (
  <>
    {references.map((one) => (
      <input key={one} type="hidden" name="references" value={one} />
    ))}
    {Object.entries(values)
      .filter(([name]) => !['csrf', 'references', 'step', 'find', 'name'].includes(name))
      .map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
  </>
);

const Chosen = ({ chosen }: Pick<Common, 'chosen'>): ReactNode => (
  <Section title={counted(chosen.length, 'idea', 'ideas')} id="chosen">
    <ul className="cf-lined">
      {chosen.map(({ reference, title }) => (
        <li key={reference}>
          <a href={ideaHref(reference)}>{reference}</a> {title}
        </li>
      ))}
    </ul>
  </Section>
);

/** Nothing was chosen: what to do. */
export const NothingChosen = (): ReactNode => (
  <>
    <PageHead title="Move many ideas" />
    <Empty
      title="No idea is chosen"
      hint="Tick some in the list, then press the button under it."
      action={<ButtonLink href={IDEAS_PATH}>To the list</ButtonLink>}
    />
  </>
);

/** First: what is to be done with those that were chosen. */
export const ChoosePage = ({ form, csrf, chosen }: Common): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      title="Move many ideas"
      reading="Each is moved by its own rules. Before anything happens you see which of them move, and why the others do not."
    />
    <Form action={MANY_PATH} csrf={csrf} hidden={{ step: 'say' }}>
      <Carried references={chosen.map(({ reference }) => reference)} />
      <RadioField
        {...fieldIn(form)('move')}
        label="What is to be done?"
        choices={MANY.map((value) => ({ value, text: TITLES[value], hint: MEANS[value] }))}
      />
      <Buttons>
        <Button>Go on</Button>
        <ButtonLink look="quiet" href={IDEAS_PATH}>
          Cancel
        </ButtonLink>
      </Buttons>
    </Form>
    <Chosen chosen={chosen} />
  </>
);

/** Then: what that needs. */
export const SayPage = ({
  form,
  csrf,
  chosen,
  move,
  people,
  found,
}: Common & {
  readonly move: Many;
  readonly people: readonly Candidate[];
  readonly found: number;
}): ReactNode => {
  const { errors } = form;
  const field = fieldIn(form);
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHead title={TITLES[move]} reading={MEANS[move]} />
      <Form action={MANY_PATH} csrf={csrf} hidden={{ step: 'preview', move }}>
        <Carried references={chosen.map(({ reference }) => reference)} />
        {move === 'hand-over' ? (
          <NameFields form={form} people={people} found={found} needed={false} />
        ) : null}
        {move === 'next-step' ? (
          <>
            <TextField {...field('nextWhat')} label="What happens next?" />
            <DateOf form={form} name="nextBy" label="By which day?" />
          </>
        ) : (
          <TextAreaField
            {...field('reason')}
            label="Why?"
            hint="Sent to whoever raised each of them; everybody reads it."
            rows={3}
          />
        )}
        {move === 'pause' ? (
          <DateOf form={form} name="lookAgain" label="On which day are they looked at again?" />
        ) : null}
        <ConfirmWords form={form} />
        <Buttons>
          <Button>See what comes of it</Button>
          <ButtonLink look="quiet" href={IDEAS_PATH}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
      <Chosen chosen={chosen} />
    </>
  );
};

const Outcomes = ({ answer }: { readonly answer: ManyAnswer }): ReactNode => (
  <Table
    caption="What comes of each"
    hideCaption
    rows={answer.ideas}
    rowKey={({ reference }) => reference}
    columns={[
      {
        key: 'reference',
        heading: 'Idea',
        cell: ({ reference, title }) => (
          <>
            <a href={ideaHref(reference)}>{reference}</a> {title}
          </>
        ),
      },
      {
        key: 'moved',
        heading: answer.preview ? 'Moves?' : 'Moved?',
        cell: ({ moved }) => <Tag tone={moved ? 'green' : 'amber'}>{moved ? 'Yes' : 'No'}</Tag>,
      },
      { key: 'because', heading: 'Why not', cell: ({ because }) => because ?? '' },
    ]}
  />
);

/** Before anything happens: which of them move, and why the others do not. */
export const PreviewPage = ({
  form,
  csrf,
  move,
  answer,
}: Omit<Common, 'chosen'> & { readonly move: Many; readonly answer: ManyAnswer }): ReactNode => (
  <>
    <PageHead
      title={TITLES[move]}
      reading={
        <>
          <b>{answer.moved}</b> of {answer.ideas.length} move. Nothing has happened yet.
        </>
      }
    />
    <Outcomes answer={answer} />
    {answer.moved > 0 ? (
      <Form action={MANY_PATH} csrf={csrf} hidden={{ step: 'go' }} guard={false}>
        <Carried references={answer.ideas.map(({ reference }) => reference)} values={form.values} />
        <Buttons>
          <Button look={move === 'not-pursue' ? 'warning' : 'main'}>
            {`${TITLES[move]}: ${answer.moved} of ${answer.ideas.length}`}
          </Button>
          <ButtonLink look="quiet" href={IDEAS_PATH}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
    ) : (
      <Buttons>
        <ButtonLink href={IDEAS_PATH}>Back to the list</ButtonLink>
      </Buttons>
    )}
  </>
);

/** What came of it, idea by idea. */
export const ResultPage = ({
  move,
  answer,
}: {
  readonly move: Many;
  readonly answer: ManyAnswer;
}): ReactNode => (
  <>
    <PageHead
      title={`${TITLES[move]}: done`}
      reading={
        <>
          <b>{counted(answer.moved, 'idea', 'ideas')}</b> moved; those concerned are told.
          {answer.refused > 0 ? ` ${answer.refused} did not, and stay as they were.` : ''}
        </>
      }
    />
    <Outcomes answer={answer} />
    <Buttons>
      <ButtonLink href={IDEAS_PATH}>Back to the list</ButtonLink>
    </Buttons>
  </>
);
