import type { ReactNode } from 'react';
import { errorFor, fieldIn, Hidden, More, SelectField, TextAreaField, TextField } from '../../ui/index.ts';
import { ASKS } from '../case/content-rules.ts';
import { listIn, textIn } from './draft-rules.ts';
import { TARGET_STAGES } from './form-rules.ts';
import type { FieldsProps } from './scheme-fields.tsx';
import { StepButton } from './step-button.tsx';
import { ASK_WORDS } from './words.ts';

const NumberField = ({
  form,
  name,
  label,
  hint,
}: Pick<FieldsProps, 'form'> & {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}): ReactNode => (
  <TextField {...fieldIn(form)(name)} label={label} hint={hint} width={5} inputMode="decimal" />
);

const AGAIN = [
  { value: 'adds-up', text: 'Days go on' },
  { value: 'starts-anew', text: 'Days start again' },
];

const StageTargets = ({
  form,
  at,
  of,
}: Pick<FieldsProps, 'form'> & { readonly at: string; readonly of: string }): ReactNode => {
  const field = fieldIn(form);
  return TARGET_STAGES.map(({ stage, text }) => (
    <fieldset key={stage} className="cf-part__line">
      <legend>
        {text}
        <Hidden>, {of}</Hidden>
      </legend>
      <div className="cf-part__row">
        <TextField {...field(`${at}.${stage}.days`)} label="Days it may take" width={4} inputMode="numeric" />
        <TextField
          {...field(`${at}.${stage}.soon`)}
          label="Warn with so many left"
          width={4}
          inputMode="numeric"
        />
        <SelectField
          {...field(`${at}.${stage}.again`)}
          label="When it comes back"
          empty="As usual"
          options={AGAIN}
        />
      </div>
    </fieldset>
  ));
};

const TargetsFields = ({ form, bodies }: FieldsProps): ReactNode => (
  <>
    <NumberField
      form={form}
      name="firstLook"
      label="Working days until somebody has looked at what is raised"
    />
    <NumberField
      form={form}
      name="lookAgain"
      label="Days until somebody looks again at what is paused, closed or reviewed"
    />
    <fieldset className="cf-part">
      <legend>Usual targets, and while nobody knows who decides</legend>
      <StageTargets form={form} at="usual" of="usual" />
    </fieldset>
    <p>For a body that decides, give only what differs; what is empty is as usual.</p>
    {bodies.map(({ key, label }) => {
      const given = Object.keys(form.values).some(
        (name) => name.startsWith(`byRoute.${key}.`) && name.endsWith('.days') && form.values[name],
      );
      return (
        <fieldset key={key} className="cf-part">
          <legend>{label}</legend>
          {given ? (
            <StageTargets form={form} at={`byRoute.${key}`} of={label} />
          ) : (
            <More summary="All as usual; give other targets" about={`for: ${label}`}>
              <StageTargets form={form} at={`byRoute.${key}`} of={label} />
            </More>
          )}
        </fieldset>
      );
    })}
  </>
);

const AskRow = ({ form, draft, ask }: FieldsProps & { readonly ask: (typeof ASKS)[number] }): ReactNode => {
  const name = `asks.${ask.replace('.', '-')}`;
  const sections = listIn(draft, 'sections').map((section, place) => ({
    value: textIn(section, 'key'),
    text: textIn(section, 'title') || `Section ${place + 1}`,
  }));
  return (
    <fieldset className="cf-part__line">
      <legend>{ASK_WORDS[ask]}</legend>
      <div className="cf-part__row">
        <SelectField
          {...fieldIn(form)(`${name}.section`)}
          label="Asked in"
          empty="Not asked"
          options={sections}
        />
        <SelectField
          {...fieldIn(form)(`${name}.stops`)}
          label="Before it can be sent"
          options={[
            { value: 'no', text: 'It may be missing' },
            { value: 'yes', text: 'It must be there' },
          ]}
        />
      </div>
    </fieldset>
  );
};

const TemplateFields = (props: FieldsProps): ReactNode => {
  const { form, draft, action, bodies } = props;
  const field = fieldIn(form);
  const error = errorFor(form.errors, 'forBodies');
  return (
    <>
      <TextField {...field('title')} label="Its name" hint="Such as Standard case." />
      <NumberField form={form} name="pages" label="About how many pages" />
      <fieldset className="cf-part" id="forBodies">
        <legend>Who decides about cases of this form</legend>
        {error ? <p className="nhsuk-error-message">{error}</p> : null}
        <div className="nhsuk-checkboxes">
          {bodies.map(({ key, label }) => (
            <div key={key} className="nhsuk-checkboxes__item">
              <input
                className="nhsuk-checkboxes__input"
                id={`forBodies.${key}`}
                name={`forBodies.${key}`}
                type="checkbox"
                value="yes"
                defaultChecked={form.values[`forBodies.${key}`] === 'yes' || undefined}
              />
              <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={`forBodies.${key}`}>
                {label}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
      <fieldset className="cf-part" id="sections">
        <legend>Sections, in their order</legend>
        {listIn(draft, 'sections').map((section, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: fields of a form are named by their place
          <div key={place} className="cf-part__row">
            <input type="hidden" name={`sections.${place}.key`} value={textIn(section, 'key')} />
            <TextField {...field(`sections.${place}.title`)} label={`Section ${place + 1}`} />
            <div className="cf-part__do">
              {place > 0 ? (
                <StepButton action={action} step={`up:sections.${place}`} at="sections">
                  Up<Hidden>: section {place + 1}</Hidden>
                </StepButton>
              ) : null}
              <StepButton action={action} step={`remove:sections.${place}`} at="sections">
                Remove<Hidden> section {place + 1}</Hidden>
              </StepButton>
            </div>
          </div>
        ))}
        <StepButton action={action} step="add:sections" at="sections">
          Add a section
        </StepButton>
      </fieldset>
      <fieldset className="cf-part" id="asks">
        <legend>What a case must say</legend>
        {ASKS.map((ask) => (
          <AskRow key={ask} {...props} ask={ask} />
        ))}
      </fieldset>
    </>
  );
};

const PolicyFields = ({ form, draft, action }: FieldsProps): ReactNode => (
  <fieldset className="cf-part" id="rules">
    <legend>Rules: words are taken away only under one of these</legend>
    {listIn(draft, 'rules').map((rule, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: fields of a form are named by their place
      <div key={place} className="cf-part__row">
        <input type="hidden" name={`rules.${place}.key`} value={textIn(rule, 'key')} />
        <TextAreaField {...fieldIn(form)(`rules.${place}.words`)} label={`Rule ${place + 1}`} rows={2} />
        <div className="cf-part__do">
          {place > 0 ? (
            <StepButton action={action} step={`up:rules.${place}`} at="rules">
              Up<Hidden>: rule {place + 1}</Hidden>
            </StepButton>
          ) : null}
          <StepButton action={action} step={`remove:rules.${place}`} at="rules">
            Remove<Hidden> rule {place + 1}</Hidden>
          </StepButton>
        </div>
      </div>
    ))}
    <StepButton action={action} step="add:rules" at="rules">
      Add a rule
    </StepButton>
  </fieldset>
);

/** The fields of every kind but the scheme. */
export const OTHER_FIELDS = {
  targets: TargetsFields,
  template: TemplateFields,
  rate: ({ form }: FieldsProps): ReactNode => (
    <>
      <NumberField form={form} name="aYear" label="Per cent a year" hint="Such as 3.5." />
      <NumberField form={form} name="forYears" label="For how many years" />
    </>
  ),
  stop: ({ form }: FieldsProps): ReactNode => (
    <NumberField
      form={form}
      name="stopAt"
      label="A risk stops a case from this score on"
      hint="Likelihood 1 to 5, times consequence 1 to 5: at most 25."
    />
  ),
  closing: ({ form }: FieldsProps): ReactNode => (
    <NumberField form={form} name="openFor" label="Days for those asked to answer" />
  ),
  moderation: PolicyFields,
  letters: ({ form }: FieldsProps): ReactNode => (
    <TextField
      {...fieldIn(form)('letters')}
      label="Letters"
      hint="Two to six, such as ISV. References that are there keep theirs."
      width={5}
    />
  ),
} as const;
