import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  CheckboxesField,
  ConfirmWords,
  ErrorSummary,
  errorFor,
  Form,
  fieldIn,
  More,
  PageHead,
  RadioField,
  TextAreaField,
} from '../../ui/index.ts';
import { problemHref } from './hrefs.ts';
import type { KnownOn } from './known.ts';

type Props = {
  readonly reference: string;
  readonly title: string;
  readonly form: FormState;
  readonly csrf: string;
  readonly known: KnownOn;
};

/** Whom it touches: what decides who is asked, and with it which body may say yes. */
export const TouchesPage = ({ reference, title, form, csrf, known }: Props): ReactNode => {
  const { values, all, errors } = form;
  const field = fieldIn(form);
  const several = (name: string) => ({ name, values: all(name), error: errorFor(errors, name) });
  const partners = known.likelyPartners.map(({ code, name }) => ({ value: code, text: name }));
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHead
        reference={`${reference} · ${title}`}
        title="Whom does it touch?"
        reading="Who must be asked is worked out from this. You can add people to the list, and leave people out with a reason, on the next page."
      />
      <Form action={problemHref(reference, 'touches')} csrf={csrf} hidden={{ version: values.version }}>
        <RadioField
          {...field('how')}
          label="Which practices?"
          choices={[
            {
              value: 'all',
              text: `All practices${known.practices.length ? ` (${known.practices.length})` : ''}`,
            },
            { value: 'some', text: 'Some practices', hint: 'Choose them below.' },
            { value: 'none', text: 'None' },
          ]}
        />
        {known.practices.length > 0 ? (
          <div className="nhsuk-form-group">
            <More
              summary="Choose practices"
              about="that it touches"
              printed={all('practices').length > 0 || errorFor(errors, 'practices') !== undefined}
            >
              <CheckboxesField
                {...several('practices')}
                label="Practices"
                small
                choices={known.practices.map(({ code, name }) => ({ value: code, text: name }))}
              />
            </More>
          </div>
        ) : null}
        {known.specialties.length > 0 ? (
          <CheckboxesField
            {...several('specialties')}
            label="Which specialists?"
            hint="As the register of people notes their posts. Each of them is asked."
            small
            choices={known.specialties.map((one) => ({ value: one, text: one }))}
          />
        ) : null}
        <TextAreaField
          name="moreSpecialties"
          label={known.specialties.length > 0 ? 'Other specialists' : 'Which specialists?'}
          hint="One on each line. Where nobody of them is in the register you are told, and can add somebody."
          value={values.moreSpecialties}
          rows={2}
        />
        {partners.length > 0 ? (
          <CheckboxesField
            {...several('partners')}
            label="Which partners?"
            hint="Hospitals, councils, suppliers and others."
            small
            choices={partners}
          />
        ) : null}
        <TextAreaField
          name="morePartners"
          label={partners.length > 0 ? 'Other partners, by their codes' : 'Which partners? Give their codes'}
          hint="One on each line. You find the codes under People, Organisations."
          value={values.morePartners}
          error={partners.length > 0 ? undefined : errorFor(errors, 'partners')}
          rows={2}
        />
        <RadioField
          {...field('partnersChange')}
          label="Must a partner change something too?"
          choices={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
            { value: '', text: 'Not known yet' },
          ]}
        />
        <TextAreaField
          {...field('patients')}
          label="Which patients?"
          hint={`A condition or a place on each line, such as heart failure${known.places[0] ? ` or ${known.places[0]}` : ''}. Healthwatch is asked for all of them.`}
          rows={3}
        />
        <ConfirmWords form={form} />
        <Buttons>
          <Button>Keep this, and see who is asked</Button>
          <ButtonLink look="quiet" href={problemHref(reference)}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
};
