import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  Empty,
  ErrorSummary,
  Form,
  fieldIn,
  Hidden,
  LinedList,
  More,
  PageHead,
  RadioField,
  Tag,
  TextAreaField,
  TextField,
  Written,
} from '../../ui/index.ts';
import type { OptionsAnswer, ShownOption } from './uses.ts';

type Common = { readonly form: FormState; readonly csrf: string; readonly href: string };

/** One option as a reader sees it: its words, where they can be read, and why it was chosen or withdrawn. */
export const OptionWords = ({ option }: { readonly option: ShownOption }): ReactNode => (
  <>
    <p>
      <b>{option.label}</b> {option.chosenBecause !== null ? <Tag tone="green">✓ Chosen</Tag> : null}
      {option.withdrawnBecause !== null ? <Tag>Withdrawn</Tag> : null}
      {option.kind === 'elsewhere' ? <Tag tone="blue">Somebody else did this</Tag> : null}
    </p>
    {option.words ? (
      <Written text={option.words} />
    ) : (
      <p className="cf-quiet">Nobody has said yet what it would mean.</p>
    )}
    {option.source ? (
      <p className="cf-small cf-quiet">
        Source: {option.address ? <a href={option.address}>{option.source}</a> : option.source}
      </p>
    ) : null}
    {option.chosenBecause !== null ? (
      <p className="cf-small">
        <b>Why it was chosen:</b> {option.chosenBecause}
      </p>
    ) : null}
    {option.withdrawnBecause !== null ? (
      <p className="cf-small">
        <b>Why it was withdrawn:</b> {option.withdrawnBecause}
      </p>
    ) : null}
  </>
);

/** The options as the case, the board paper and the page of the proposal list them. */
export const OptionList = ({ options }: { readonly options: readonly ShownOption[] }): ReactNode => (
  <LinedList>
    {options.map((option) => (
      <li key={option.number}>
        <OptionWords option={option} />
      </li>
    ))}
  </LinedList>
);

const Acts = ({
  option,
  href,
  csrf,
  at,
  of,
}: Omit<Common, 'form'> & { option: ShownOption; at: number; of: number }) => {
  const base = `${href}/${option.number}`;
  const place = (to: 'up' | 'down') => (
    <Form action={`${base}/place`} csrf={csrf} guard={false} inline hidden={{ to }}>
      <Button look="quiet">
        {to === 'up' ? 'Up' : 'Down'}
        <Hidden>: {option.label}</Hidden>
      </Button>
    </Form>
  );
  const withdrawn = option.withdrawnBecause !== null;
  return (
    <Buttons>
      {withdrawn ? (
        <Form action={`${base}/withdraw`} csrf={csrf} guard={false} inline>
          <Button look="quiet">
            Bring it back<Hidden>: {option.label}</Hidden>
          </Button>
        </Form>
      ) : (
        <>
          {option.chosenBecause === null ? (
            <ButtonLink look="quiet" href={`${base}/choose`}>
              Choose this<Hidden>: {option.label}</Hidden>
            </ButtonLink>
          ) : null}
          <ButtonLink look="quiet" href={`${base}/edit`}>
            {option.words ? 'Change' : 'Say what it would mean'}
            <Hidden>: {option.label}</Hidden>
          </ButtonLink>
          {at > 0 ? place('up') : null}
          {at < of - 1 ? place('down') : null}
          {option.kind === 'nothing' ? null : (
            <ButtonLink look="quiet" href={`${base}/withdraw`}>
              Withdraw<Hidden>: {option.label}</Hidden>
            </ButtonLink>
          )}
        </>
      )}
    </Buttons>
  );
};

const reading = ({ options }: OptionsAnswer): ReactNode => {
  const standing = options.filter((one) => one.withdrawnBecause === null);
  const chosen = standing.find((one) => one.chosenBecause !== null);
  const nothing = options.find((one) => one.kind === 'nothing');
  if (chosen)
    return (
      <>
        <b>{chosen.label}</b> was chosen from {standing.length}. {chosen.chosenBecause}
      </>
    );
  return nothing?.words
    ? `${standing.length === 1 ? 'Only doing nothing is' : `${standing.length} options are`} on the list. None is chosen yet.`
    : 'Doing nothing is always an option. Say what it would mean: every other one is held against it.';
};

/** The list of options, and what its writers can do with each. */
export const OptionsPage = ({
  found,
  csrf,
  href,
}: Omit<Common, 'form'> & { readonly found: OptionsAnswer }): ReactNode => {
  const standing = found.options.filter((one) => one.withdrawnBecause === null);
  return (
    <>
      <PageHead
        reference={
          <>
            <b>{found.reference}</b> · {found.title}
          </>
        }
        title="Options"
        reading={reading(found)}
        move={
          found.may.write ? (
            <div className="cf-act">
              <ButtonLink href={`${href}/new`}>Add an option</ButtonLink>
              <p>Ask first who has done this elsewhere, and what came of it.</p>
            </div>
          ) : undefined
        }
      />
      <LinedList>
        {found.options.map((option, at) => (
          <li key={option.number} id={`option-${option.number}`} className="cf-option">
            <OptionWords option={option} />
            {found.may.write ? (
              <Acts option={option} href={href} csrf={csrf} at={at} of={standing.length} />
            ) : null}
          </li>
        ))}
      </LinedList>
      {found.options.length === 1 ? (
        <Empty
          title="Nothing else is on the list yet"
          hint={
            found.may.write
              ? 'Add what somebody else did, with its source, and at least one way of your own.'
              : 'The two people whose names stand on it write the options.'
          }
        />
      ) : null}
    </>
  );
};

const Back = ({ href }: { readonly href: string }) => (
  <ButtonLink look="quiet" href={href}>
    Cancel
  </ButtonLink>
);

/** Adding an option, or changing the words of one. */
export const OptionForm = ({
  form,
  csrf,
  href,
  reference,
  option,
}: Common & { readonly reference: string; readonly option?: ShownOption }): ReactNode => {
  const { values, errors } = form;
  const field = fieldIn(form);
  const nothing = option?.kind === 'nothing';
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHead
        reference={<b>{reference}</b>}
        title={option ? (nothing ? 'If nothing is done' : 'Change this option') : 'Add an option'}
        reading={
          nothing
            ? 'What becomes of patients if all stays as it is, what it goes on costing, and who bears it.'
            : undefined
        }
      />
      <Form
        action={option ? `${href}/${option.number}/edit` : `${href}/new`}
        csrf={csrf}
        hidden={option ? { version: values.version } : {}}
      >
        {option ? null : (
          <RadioField
            {...field('kind')}
            label="What kind of option is it?"
            choices={[
              { value: 'elsewhere', text: 'Somebody else did this', hint: 'Say where it can be read.' },
              { value: 'other', text: 'A way of our own' },
            ]}
          />
        )}
        {nothing ? null : (
          <TextField {...field('label')} label="Its name" hint="A few words that all will know it by." />
        )}
        <TextAreaField
          {...field('words')}
          label={
            nothing
              ? 'What would it mean?'
              : 'What would it mean for patients, and for those who do the work?'
          }
          rows={6}
        />
        <TextField
          {...field('source')}
          label="Where can it be read?"
          hint={
            option?.kind === 'elsewhere' || !option
              ? 'Asked where somebody else did this: a report, a paper, a person to ring.'
              : 'You may leave this empty.'
          }
        />
        <TextField
          {...field('address')}
          label="Its web address"
          hint="You may leave this empty."
          type="url"
        />
        <ConfirmWords form={form} />
        <Buttons>
          <Button>{option ? 'Keep it' : 'Add it'}</Button>
          <Back href={href} />
        </Buttons>
      </Form>
    </>
  );
};

/** Why it is chosen, or withdrawn. */
export const BecauseForm = ({
  form,
  csrf,
  href,
  reference,
  option,
  what,
}: Common & {
  readonly reference: string;
  readonly option: ShownOption;
  readonly what: 'choose' | 'withdraw';
}): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      reference={<b>{reference}</b>}
      title={what === 'choose' ? `Choose “${option.label}”` : `Withdraw “${option.label}”`}
      reading={
        what === 'choose'
          ? 'The case is written about the option that you choose. You can choose another until it is sent.'
          : 'It stays on show with your reason, and can be brought back.'
      }
    />
    <Form action={`${href}/${option.number}/${what}`} csrf={csrf}>
      <TextAreaField
        {...fieldIn(form)('because')}
        label={what === 'choose' ? 'Why this one, held against the others?' : 'Why?'}
        rows={4}
      />
      <ConfirmWords form={form} />
      <Buttons>
        <Button>{what === 'choose' ? 'Choose it' : 'Withdraw it'}</Button>
        <Back href={href} />
      </Buttons>
    </Form>
    <More summary="What the option says" printed={false}>
      <OptionWords option={option} />
    </More>
  </>
);
