import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  Columns,
  ConfirmWords,
  ErrorSummary,
  errorFor,
  Form,
  Note,
  PageHead,
  Section,
  Stack,
  TextAreaField,
  Written,
} from '../../ui/index.ts';
import type { ProblemAnswer } from './answers.ts';
import { ASKED_KINDS, type AskedKind } from './asked-rules.ts';
import { StatementBars } from './bars.tsx';
import { Dissent } from './dissent.tsx';
import { problemHref } from './hrefs.ts';
import { kindInWords, kindTitle } from './words.ts';

type Props = {
  readonly problem: ProblemAnswer;
  readonly form: FormState;
  readonly csrf: string;
};

/** Kinds of whom none has answered, or of which nobody was found: the leads may say why it is closed without. */
const silentKinds = ({ askedByKind, nobodyFor, draft }: ProblemAnswer): readonly AskedKind[] =>
  ASKED_KINDS.filter(
    (kind) =>
      askedByKind.some((one) => one.kind === kind && one.answered === 0) ||
      nobodyFor.some((one) => one.kind === kind) ||
      Boolean(draft?.without[kind]),
  );

const ToDo = ({ problem, csrf }: Pick<Props, 'problem' | 'csrf'>): ReactNode => {
  const { draft, may, reference, version } = problem;
  const short = draft?.short ?? [];
  const hidden = { version: String(version) };
  return (
    <Section title={short.length > 0 ? 'Before it can be closed' : 'It can be closed'} id="todo">
      <Stack>
        {short.length > 0 ? (
          <ul className="cf-bullets">
            {short.map(({ words }) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        ) : (
          <p>
            Both names stand by it. Once closed, what people said is kept as it is, every dissent included.
          </p>
        )}
        {draft && draft.signedBy.length > 0 ? <p>Signed: {draft.signedBy.join(' and ')}.</p> : null}
        {may.sign && draft?.text ? (
          <Form action={problemHref(reference, 'sign')} csrf={csrf} guard={false} hidden={hidden}>
            <Button look="secondary">Sign these words</Button>
          </Form>
        ) : null}
        {short.length === 0 ? (
          <Form action={problemHref(reference, 'close')} csrf={csrf} guard={false} hidden={hidden}>
            <Button>Close the problem</Button>
          </Form>
        ) : null}
      </Stack>
    </Section>
  );
};

/** Writing what is agreed: text, what came of the dissent, and whom it goes on without. */
export const ClosingPage = ({ problem, form, csrf }: Props): ReactNode => {
  const { reference, title, draft, statements, version } = problem;
  const { errors, values } = form;
  const changed = form.refusal?.kind === 'changed-meanwhile';
  const field = (name: string, kept: string) => ({
    name,
    value: values[name] ?? kept,
    error: errorFor(errors, name),
  });
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHead
        reference={`${reference} · ${title}`}
        title="What is agreed"
        reading="Write it so that a patient could read it. You need not all agree: who sees it otherwise is kept with it, word for word."
      />
      {changed && draft ? (
        <Note kind="warning">
          <p>
            <b>Somebody kept other words while you wrote.</b> Yours stand in the form below; theirs are:
          </p>
          <Written text={draft.text || 'nothing yet'} />
          {draft.because ? <Written text={draft.because} /> : null}
          <p>Put into the form what should hold, and keep it.</p>
        </Note>
      ) : null}
      <Columns label="What is still to do" aside={<ToDo problem={problem} csrf={csrf} />}>
        <Form action={problemHref(reference, 'closing')} csrf={csrf} hidden={{ version: String(version) }}>
          <TextAreaField
            {...field('text', draft?.text ?? '')}
            label="What is the problem, as agreed?"
            hint="Two or three sentences: who, what happens to them, how much. No solution."
            rows={5}
          />
          <TextAreaField
            {...field('because', draft?.because ?? '')}
            label="What was agreed because of those who see it otherwise?"
            hint="You may leave this empty."
            rows={3}
          />
          {silentKinds(problem).map((kind) => (
            <TextAreaField
              key={kind}
              {...field(`without-${kind}`, draft?.without[kind] ?? '')}
              label={`${kindTitle(kind)}: why is it closed without them?`}
              hint={`Only if it is closed though none of ${kindInWords(kind)} has answered, or nobody was found.`}
              rows={2}
            />
          ))}
          <ConfirmWords form={form} />
          <p className="cf-small cf-quiet">A change of the words takes the signatures away.</p>
          <Buttons>
            <Button>Keep these words</Button>
            <ButtonLink look="quiet" href={problemHref(reference)}>
              Back to the problem
            </ButtonLink>
          </Buttons>
        </Form>
        <Section title="What people said" id="said">
          <Stack>
            <StatementBars
              statements={statements.filter(({ stands }) => stands === 'open')}
              heading="What people said of each statement"
            />
            <Dissent problem={problem} />
          </Stack>
        </Section>
      </Columns>
    </>
  );
};
