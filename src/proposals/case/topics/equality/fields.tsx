import type { ReactNode } from 'react';
import type { FormState } from '../../../../shared/form-state.ts';
import { fieldIn, Note, RadioField, TextAreaField } from '../../../../ui/index.ts';
import { EQUALITY_GROUPS, equalityUnanswered, equalityUnsaid } from '../../impact-rules.ts';
import { EFFECTS, equalityContent, equalityFromForm } from './content.ts';
import { EFFECT_WORDS, GROUP_WORDS } from './words.ts';

/** The fields of the equality impact, a group under the other; each closed once it is whole. */
export const EqualityFields = ({ form }: { readonly form: FormState }): ReactNode => {
  const read = equalityContent.safeParse(equalityFromForm(form.values));
  const content = read.success ? read.data : {};
  const unsaid = equalityUnsaid(content);
  const unanswered = equalityUnanswered(content);
  const field = fieldIn(form);
  return (
    <>
      <div className="nhsuk-form-group">
        <Note>
          <p>
            The nine characteristics that the Equality Act 2010 protects, and deprivation. “The same” needs
            its reason as much as “worse” does.
          </p>
        </Note>
      </div>
      <div className="cf-rows">
        {EQUALITY_GROUPS.map((group) => {
          const { title, think } = GROUP_WORDS[group];
          const effect = form.values[`${group}-effect`] as keyof typeof EFFECT_WORDS | undefined;
          const missing = unsaid.includes(group)
            ? 'still to say'
            : unanswered.includes(group)
              ? 'say what follows'
              : '';
          const wrong = form.errors.some((error) => error.field.startsWith(`${group}-`));
          return (
            <details key={group} className="cf-row" open={wrong || (effect && missing) ? true : undefined}>
              <summary>
                <b>{title}</b>{' '}
                <span className="cf-row__how">
                  {[effect ? EFFECT_WORDS[effect] : '', missing].filter(Boolean).join('; ')}
                </span>
              </summary>
              <fieldset>
                <legend className="cf-hidden">{title}</legend>
                <RadioField
                  {...field(`${group}-effect`)}
                  label="What becomes of them?"
                  hint={think}
                  small
                  choices={EFFECTS.map((value) => ({ value, text: EFFECT_WORDS[value] }))}
                />
                <TextAreaField
                  {...field(`${group}-words`)}
                  label="Why do you think so?"
                  hint="What you read, counted or were told."
                  rows={2}
                />
                <TextAreaField
                  {...field(`${group}-answer`)}
                  label="What follows from that?"
                  hint="If it is worse: what is done about it. If it is not known: how it will be found out. Else leave it empty."
                  rows={2}
                />
              </fieldset>
            </details>
          );
        })}
      </div>
    </>
  );
};
