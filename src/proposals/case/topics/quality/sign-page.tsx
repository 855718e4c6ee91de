import type { ReactNode } from 'react';
import type { FormState } from '../../../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  CheckboxField,
  Columns,
  ErrorSummary,
  errorFor,
  Form,
  Note,
  PageHead,
  Section,
} from '../../../../ui/index.ts';
import type { ReadGiven } from '../topic.ts';
import type { QualityContent } from './content.ts';
import { QualityReading } from './read.tsx';

type Props = {
  readonly reference: string;
  readonly title: string;
  readonly href: string;
  readonly back: string;
  readonly content: QualityContent;
  readonly version: number;
  readonly given: ReadGiven;
  readonly form: FormState;
  readonly csrf: string;
  /** What this reader may do: sign, take their own signature back, or nothing, with the reason. */
  readonly may: { readonly sign: boolean; readonly takeBack: boolean; readonly why: string };
};

const ToDo = ({ href, back, version, form, csrf, may }: Props): ReactNode => {
  const hidden = (how: string) => ({ version: form.values.version ?? String(version), how });
  if (may.sign)
    return (
      <Form action={href} csrf={csrf} hidden={hidden('sign')}>
        <CheckboxField
          name="agreed"
          label="I have read this quality impact and answer for it as a clinician"
          hint="You do not lead this case. Your role and the day stand with it for everybody; your name for members."
          checked={form.values.agreed === 'yes'}
          error={errorFor(form.errors, 'agreed')}
        />
        <Buttons>
          <Button>Sign it</Button>
          <ButtonLink look="quiet" href={back}>
            Not now
          </ButtonLink>
        </Buttons>
      </Form>
    );
  if (may.takeBack)
    return (
      <Form action={href} csrf={csrf} hidden={hidden('take-back')}>
        <p>You signed it. You can take that back while the case is being written; it stays in the history.</p>
        <Buttons>
          <Button look="secondary">Take my signature back</Button>
        </Buttons>
      </Form>
    );
  return (
    <Note>
      <p>{may.why}</p>
    </Note>
  );
};

/** The quality impact to read before one signs it. */
export const SignQualityPage = (props: Props): ReactNode => (
  <>
    <ErrorSummary errors={props.form.errors} />
    <PageHead
      reference={`${props.reference} · quality impact`}
      title="Sign the quality impact"
      reading={
        <>
          Of the case “{props.title}”. A clinician who does not lead it reads what becomes of patients, and
          what could go wrong, before it goes to a decision.
        </>
      }
    />
    <Columns
      label="Signing"
      aside={
        <Section title="Your signature">
          <ToDo {...props} />
        </Section>
      }
    >
      <Section title="What you sign">
        <QualityReading content={props.content} given={props.given} />
      </Section>
    </Columns>
  </>
);
