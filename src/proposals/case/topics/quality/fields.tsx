import type { ReactNode } from 'react';
import type { FormState } from '../../../../shared/form-state.ts';
import {
  errorFor,
  fieldIn,
  Note,
  RadioField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../../ui/index.ts';
import { QUALITY_DOMAINS } from '../../impact-rules.ts';
import { RowBoxes, type RowDrawn, SideBySide } from '../row-box.tsx';
import { CONSEQUENCES, DIRECTION_WORDS, DOMAIN_WORDS, LIKELIHOODS } from './words.ts';

const numbered = (words: readonly string[]) =>
  words.map((text, place) => ({ value: String(place + 1), text: `${place + 1}, ${text.toLowerCase()}` }));

const Score = ({ row, after = '' }: { readonly row: RowDrawn; readonly after?: string }): ReactNode => (
  <SideBySide>
    <SelectField
      {...row.field(`${after}likelihood`)}
      label={after ? 'How likely is it then?' : 'How likely is it?'}
      empty="Choose 1 to 5"
      options={numbered(LIKELIHOODS)}
    />
    <SelectField
      {...row.field(`${after}consequence`)}
      label={after ? 'How bad would it be then?' : 'How bad would it be?'}
      empty="Choose 1 to 5"
      options={numbered(CONSEQUENCES)}
    />
  </SideBySide>
);

const says = ({ form, prefix, row }: RowDrawn): ReactNode => {
  const text = (field: string) => form.values[`${prefix}-${field}`] ?? '';
  const score = (part: string) => Number(text(`${part}likelihood`)) * Number(text(`${part}consequence`));
  const [before, after] = [score(''), score('after-')];
  return (
    <>
      <b>
        Risk {row}: {text('label') || 'not named yet'}
      </b>{' '}
      <span className="cf-row__how">
        {before ? `scores ${before}` : ''}
        {after ? `, ${after} after what is done` : ''}
      </span>
    </>
  );
};

/** The fields of the quality impact: what becomes of each part of quality, and what could go wrong. */
export const QualityFields = ({ form }: { readonly form: FormState }): ReactNode => {
  const field = fieldIn(form);
  return (
    <>
      <div className="nhsuk-form-group">
        <Note>
          <p>
            A clinician who does not lead this case signs it, on the page of the case. Whoever changes
            something here takes the signature away.
          </p>
        </Note>
      </div>
      {QUALITY_DOMAINS.map((domain) => {
        const { title, asks } = DOMAIN_WORDS[domain];
        return (
          <div key={domain}>
            <RadioField
              {...field(`${domain}-direction`)}
              error={errorFor(form.errors, `${domain}-direction`) ?? errorFor(form.errors, domain)}
              label={`${title}: ${asks}`}
              small
              choices={Object.entries(DIRECTION_WORDS).map(([value, text]) => ({ value, text }))}
            />
            <TextAreaField {...field(`${domain}-words`)} label={`${title}: why do you think so?`} rows={2} />
          </div>
        );
      })}
      <h3>What could go wrong for patients?</h3>
      <p className="cf-small cf-quiet">Each risk scores how likely × how bad, 1 to 25.</p>
      <RowBoxes form={form} list="quality" one="a risk" many="risks" says={says}>
        {(row) => (
          <>
            <TextField {...row.field('label')} label="What could go wrong?" />
            <SelectField
              {...row.field('domain')}
              label="It is a risk to"
              empty="Choose one"
              options={QUALITY_DOMAINS.map((value) => ({ value, text: DOMAIN_WORDS[value].title }))}
            />
            <Score row={row} />
            <TextAreaField
              {...row.field('after-action')}
              label="What is done about it?"
              hint="Leave this and what follows empty while nothing is done."
              rows={2}
            />
            <TextField
              {...row.field('after-owner')}
              label="Who does it?"
              hint="A role. It counts only when somebody is named."
            />
            <Score row={row} after="after-" />
          </>
        )}
      </RowBoxes>
    </>
  );
};
