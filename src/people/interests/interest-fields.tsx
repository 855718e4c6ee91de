import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  ButtonLink,
  Buttons,
  ChipField,
  ConfirmWords,
  DateField,
  dateFieldIn,
  fieldIn,
  More,
  RadioField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import { CLOSE_TIES, INTEREST_TIES } from './kinds.ts';
import type { Mine } from './mine.ts';
import type { Candidate } from './refusals.ts';
import { bandsOffered, type InterestRules } from './register-rules.ts';
import { CLOSE_LABELS, TIE_LABELS } from './words-rules.ts';

export const MINE = '/people/interests/mine';

export type OwnForm = { readonly form: FormState; readonly csrf: string };

/** Where the governance officer enters for somebody: the address keeps whom. */
export const forPerson = (path: string, mine: Pick<Mine, 'own' | 'person'>): string =>
  mine.own ? path : `${path}?person=${mine.person}`;

/** The foot of each of these forms: what may tell of a patient is asked about, then what is pressed, and the way back. */
export const Foot = ({
  form,
  mine,
  children,
}: {
  readonly form: FormState;
  readonly mine: Mine;
  readonly children: ReactNode;
}): ReactNode => (
  <>
    <ConfirmWords form={form} />
    <Buttons>
      {children}
      <ButtonLink look="quiet" href={forPerson(MINE, mine)}>
        Cancel
      </ButtonLink>
    </Buttons>
  </>
);

/** The organisation, and after it was looked for, which one was meant. */
export const Party = ({ form, label }: { readonly form: FormState; readonly label: string }): ReactNode => {
  const refusal = form.refusal;
  const found =
    refusal?.kind === 'interest-which' && 'found' in refusal ? (refusal.found as readonly Candidate[]) : [];
  return (
    <>
      <TextField
        {...fieldIn(form)('organisation')}
        label={label}
        hint="An organisation, a practice or a cause. If the register has it, we find it."
      />
      {found.length > 0 ? (
        <>
          <RadioField
            {...fieldIn(form)('choice')}
            label="Which one is it?"
            choices={[
              ...found.map(({ code, name }) => ({ value: code, text: name, hint: code })),
              { value: 'none', text: 'None of these', hint: 'It is kept by the name that you wrote.' },
            ]}
          />
          <input type="hidden" name="choiceFor" value={form.values.organisation} />
        </>
      ) : form.values.choice ? (
        <>
          <input type="hidden" name="choice" value={form.values.choice} />
          <input type="hidden" name="choiceFor" value={form.values.choiceFor || form.values.organisation} />
        </>
      ) : null}
    </>
  );
};

/** Of what somebody else entered: from what paper, and of which day. */
export const Paper = ({ form, mine }: { readonly form: FormState; readonly mine: Mine }): ReactNode =>
  mine.own ? null : (
    <>
      <TextField
        {...fieldIn(form)('onPaper')}
        label="What do you enter it from?"
        hint="For example: form of 3 May 2026, signed."
      />
      <DateField
        {...dateFieldIn(form)('declaredOn')}
        label="The day on that paper"
        hint="Leave it empty for today."
      />
    </>
  );

/** What a person says of an interest: the same for a new one and for a correction. */
export const InterestFields = ({
  form,
  rules,
}: {
  readonly form: FormState;
  readonly rules: InterestRules;
}): ReactNode => {
  const field = fieldIn(form);
  const { values } = form;
  return (
    <>
      <Party form={form} label="In what?" />
      <SelectField
        {...field('tie')}
        label="How?"
        empty="Choose"
        options={INTEREST_TIES.map((value) => ({ value, text: TIE_LABELS[value] }))}
      />
      <ChipField
        {...field('whose')}
        label="Whose is it?"
        choices={[
          { value: 'mine', text: 'Mine' },
          { value: 'close', text: 'Somebody close' },
        ]}
      />
      <RadioField
        {...field('kind')}
        label="If it is yours: what kind is it?"
        small
        choices={[
          {
            value: 'financial',
            text: 'Money',
            hint: 'You could gain or lose by it: a share, a post, a contract.',
          },
          {
            value: 'non-financial-professional',
            text: 'Professional, no money',
            hint: 'Your standing or career: an unpaid post, research, a special interest.',
          },
          {
            value: 'non-financial-personal',
            text: 'Personal, no money',
            hint: 'A charity, a campaign, a belief.',
          },
        ]}
      />
      <div className="nhsuk-form-group">
        <More
          summary="If it is of somebody close"
          about="the interest"
          printed={
            values.whose === 'close' || form.errors.some(({ field: name }) => name.startsWith('close'))
          }
        >
          <SelectField
            {...field('closeTie')}
            label="You are"
            empty="Choose"
            options={CLOSE_TIES.map((value) => ({ value, text: `${CLOSE_LABELS[value]} …` }))}
          />
          <TextField {...field('closeName')} label="Who" hint="Members read the name; the public does not." />
        </More>
      </div>
      <DateField
        {...dateFieldIn(form)('from')}
        label="Since when?"
        hint="About is enough. If you do not know the day, take the first: 1 4 2024"
      />
      <SelectField
        {...field('band')}
        label="How much money is it?"
        empty="None, or not known"
        options={bandsOffered(rules, values.band).map(({ key, words }) => ({ value: key, text: words }))}
      />
      <TextAreaField
        {...field('words')}
        label="More of it, in your words"
        hint="For example: 8% of the shares. You may leave this empty. Everybody can read it."
        rows={2}
      />
      <div className="nhsuk-form-group">
        <More
          summary="It has ended, or you learnt of it later"
          about="the interest"
          printed={Boolean(values['to-year'] || values['knownOn-year'])}
        >
          <DateField {...dateFieldIn(form)('to')} label="Last day" hint="Leave it empty while it lasts." />
          <DateField
            {...dateFieldIn(form)('knownOn')}
            label="When did you learn of it?"
            hint="Leave it empty if at its beginning."
          />
        </More>
      </div>
    </>
  );
};
