import type { ReactNode } from 'react';
import type { ShownGift, ShownLine } from '../../people/index.ts';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  DateField,
  dateFieldIn,
  ErrorSummary,
  Form,
  fieldIn,
  PageHead,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import { REGISTERS_PATH } from '../kit/refs.ts';

type Common = { readonly form: FormState; readonly csrf: string };
/** Withholding a line of a public register, or publishing it again. */
export const WithholdPage = ({
  form,
  csrf,
  register,
  row,
}: Common & { readonly register: 'interests' | 'gifts'; readonly row: ShownLine | ShownGift }): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      title={row.withheld === null ? 'Withhold a line from the public' : 'Publish a line again'}
      reading={`${row.personName}: ${row.what}. Members of the group read it in any case, with your reason.`}
    />
    <Form
      action={`${REGISTERS_PATH}/${register}/${row.id}/withhold`}
      csrf={csrf}
      hidden={{ version: String(row.version), publish: row.withheld === null ? undefined : 'yes' }}
    >
      {row.withheld === null ? (
        <TextAreaField
          {...fieldIn(form)('reason')}
          label="Why would publishing it harm somebody?"
          hint="Only real harm counts, such as a threat to a family. The reason is kept."
          rows={3}
        />
      ) : (
        <p>The reason given was: {row.withheld}</p>
      )}
      <ConfirmWords form={form} />
      <Buttons>
        <Button>{row.withheld === null ? 'Withhold it' : 'Publish it again'}</Button>
        <ButtonLink look="quiet" href={`${REGISTERS_PATH}/${register}`}>
          Cancel
        </ButtonLink>
      </Buttons>
    </Form>
  </>
);

/** Recording a breach, or correcting one. */
export const BreachPage = ({ form, csrf, id }: Common & { readonly id: number | undefined }): ReactNode => {
  const field = fieldIn(form);
  const path = `${REGISTERS_PATH}/breaches`;
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        title={id === undefined ? 'Record a breach' : 'Correct a breach'}
        reading="Only you read what happened. Everybody reads the words that you write for them, and nothing while there are none."
      />
      <Form
        action={id === undefined ? `${path}/new` : `${path}/${id}`}
        csrf={csrf}
        hidden={{ once: form.values.once, version: form.values.version }}
      >
        <DateField {...dateFieldIn(form)('foundOn')} label="When was it found?" />
        <TextField
          {...field('personName')}
          label="Who, if it was one person?"
          hint="Never published from here."
        />
        <TextAreaField {...field('what')} label="What happened?" rows={4} />
        <TextAreaField {...field('done')} label="What was done about it?" rows={3} />
        <TextAreaField
          {...field('publicWords')}
          label="What does everybody read?"
          hint="You may leave this empty for now. Name nobody who need not be named."
          rows={3}
        />
        <ConfirmWords form={form} />
        <Buttons>
          <Button>{id === undefined ? 'Record it' : 'Keep the correction'}</Button>
          <ButtonLink look="quiet" href={path}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
      {id === undefined ? null : (
        <>
          <h2>It was recorded in error</h2>
          <Form action={`${path}/${id}/take-back`} csrf={csrf} hidden={{ version: form.values.version }}>
            <TextAreaField {...field('reason')} label="Why is it taken back?" rows={2} />
            <Buttons>
              <Button look="quiet">Take it back</Button>
            </Buttons>
          </Form>
        </>
      )}
    </>
  );
};
