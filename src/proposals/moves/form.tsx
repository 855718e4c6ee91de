import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  DateField,
  DateText,
  ErrorSummary,
  Form,
  fieldIn,
  LinedList,
  More,
  Note,
  PageHead,
  RadioField,
  Section,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import type { Proposal } from '../kit/find.ts';
import { ideaHref } from '../kit/refs.ts';
import type { Condition, ProposalMove } from '../stages/table-rules.ts';
import { conditionWords, moveButton, stateWords } from '../stages/words-rules.ts';
import { DateOf, DecisionFields, dateValue, NameFields, NamingFields, ReasonField } from './fields.tsx';
import { moveHref } from './panel.tsx';
import type { Candidate } from './people.ts';
import type { AlikeProposal } from './queries.ts';
import { moveMeans } from './words.ts';

export type MovePageProps = {
  readonly form: FormState;
  readonly csrf: string;
  readonly proposal: Proposal;
  readonly move: ProposalMove;
  readonly waits: readonly Condition[];
  readonly today: string;
  readonly people: readonly Candidate[];
  readonly found: number;
  readonly alike: readonly AlikeProposal[];
};

/** Moves that end or send something: their button warns. */
const ENDS: readonly ProposalMove[] = ['not-pursue', 'withdraw', 'decide-no'];
/** Moves after which somebody may wish to say the next step in their own words. */
const SAYS_NEXT: readonly ProposalMove[] = [
  'take-on',
  'decide-yes',
  'decide-not-yet',
  'resume',
  'reopen',
  'go-live',
];
const REASONS: readonly ProposalMove[] = [
  'set-problem-aside',
  'part',
  'reopen',
  'back-to-problem',
  'back-to-options',
  'back-to-case',
  'review-again',
  'pause',
  'withdraw',
  'not-pursue',
  'merge',
  'hand-over',
];

const NextFields = ({ form }: { readonly form: FormState }): ReactNode => {
  const field = fieldIn(form);
  return (
    <div className="nhsuk-form-group">
      <More
        summary="Say the next step yourself"
        about="in place of the usual one"
        printed={Boolean(form.values.nextWhat)}
      >
        <TextField {...field('nextWhat')} label="What happens next?" />
        <DateField {...field('nextBy')} label="By when?" value={dateValue(form, 'nextBy')} />
      </More>
    </div>
  );
};

const AlikeOnes = ({
  alike,
  proposal,
}: {
  readonly alike: readonly AlikeProposal[];
  readonly proposal: Proposal;
}): ReactNode =>
  alike.length === 0 ? null : (
    <div className="nhsuk-form-group">
      <Section title="Those that read alike" id="alike">
        <LinedList>
          {alike.map((one) => (
            <li key={one.reference}>
              <p>
                <a href={ideaHref(one.reference)}>{one.title}</a>
              </p>
              <p className="cf-small cf-quiet">
                {one.reference}, {stateWords(one.state).toLowerCase()}.{' '}
                <a href={`${moveHref(proposal.reference, 'merge')}?into=${one.reference}`}>
                  Join it with {one.reference}
                </a>
              </p>
            </li>
          ))}
        </LinedList>
      </Section>
    </div>
  );

const Fields = (props: MovePageProps): ReactNode => {
  const { form, move, proposal, today, people, found, alike } = props;
  const field = fieldIn(form);
  const reason = <ReasonField form={form} move={move} />;
  switch (move) {
    case 'take-on':
      return (
        <>
          <NameFields form={form} people={people} found={found} needed />
          <NamingFields form={form} />
        </>
      );
    case 'hand-over':
      return (
        <>
          <NameFields form={form} people={people} found={found} needed={false} />
          <TextAreaField {...field('reason')} label="Why?" hint="You may leave this empty." rows={2} />
        </>
      );
    case 'pause':
      return (
        <>
          {reason}
          <DateOf form={form} name="lookAgain" label="On which day is it looked at again?" />
        </>
      );
    case 'go-live':
      return (
        <>
          <DateOf form={form} name="on" label="Since which day can patients have it?" otherwise={today} />
          <DateOf
            form={form}
            name="reviewOn"
            label="On which day is it held against what was promised?"
            hint="As the case says; six months later is usual."
          />
        </>
      );
    case 'review-again':
      return (
        <>
          {reason}
          <DateOf form={form} name="reviewOn" label="On which day?" />
        </>
      );
    case 'merge':
      return (
        <>
          <AlikeOnes alike={alike} proposal={proposal} />
          <TextField
            {...field('into')}
            label="Which one does it join?"
            hint="Its reference, such as ISV-2026-014."
            width={20}
          />
          <TextAreaField
            {...field('reason')}
            label="Why are they the same?"
            hint="A sentence for those who raised them. You may leave this empty."
            rows={2}
          />
        </>
      );
    case 'decide-yes':
    case 'decide-not-yet':
    case 'decide-no':
      return <DecisionFields form={form} move={move} today={today} />;
    default:
      return REASONS.includes(move) ? reason : null;
  }
};

/** One move of one proposal, with just what it needs. */
export const MovePage = (props: MovePageProps): ReactNode => {
  const { form, csrf, proposal, move, waits } = props;
  const { reference } = proposal;
  const back = ideaHref(reference);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={
          <>
            <a href={back}>{reference}</a> · {proposal.title}
          </>
        }
        title={moveButton(move)}
        reading={moveMeans(move)}
      />
      {waits.length > 0 ? (
        <>
          <Note kind="warning">
            <p>It is not ready for that. Before it:</p>
            <ul className="nhsuk-list nhsuk-list--bullet">
              {waits.map((one) => (
                <li key={one}>{conditionWords(one)}</li>
              ))}
            </ul>
          </Note>
          <Buttons>
            <ButtonLink href={back}>Back to {reference}</ButtonLink>
          </Buttons>
        </>
      ) : (
        <Form
          action={moveHref(reference, move)}
          csrf={csrf}
          hidden={{ version: form.values.version ?? String(proposal.version) }}
        >
          <Fields {...props} />
          {SAYS_NEXT.includes(move) ? <NextFields form={form} /> : null}
          <ConfirmWords form={form} />
          <Buttons>
            <Button look={ENDS.includes(move) ? 'warning' : 'main'}>{moveButton(move)}</Button>
            <ButtonLink look="quiet" href={back}>
              Cancel
            </ButtonLink>
          </Buttons>
        </Form>
      )}
    </>
  );
};

/** What happens next, by when, and whose it is. */
export const NextPage = ({
  form,
  csrf,
  proposal,
}: Pick<MovePageProps, 'form' | 'csrf' | 'proposal'>): ReactNode => {
  const { values, errors } = form;
  const field = fieldIn(form);
  const { reference } = proposal;
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHead
        reference={
          <>
            <a href={ideaHref(reference)}>{reference}</a> · {proposal.title}
          </>
        }
        title="What happens next?"
        reading={
          <>
            Now: {proposal.next_what}, by <DateText date={proposal.next_by} />, {proposal.owner_name}. Where
            it stands does not change.
          </>
        }
      />
      <Form
        action={`${ideaHref(reference)}/next`}
        csrf={csrf}
        hidden={{ version: values.version ?? String(proposal.version) }}
      >
        <TextField
          {...field('what')}
          label="The next step"
          hint="What will have been done, in a sentence that everybody understands."
        />
        <DateField {...field('by')} label="By which day?" value={dateValue(form, 'by', proposal.next_by)} />
        {proposal.clinician ? (
          <RadioField
            {...field('owner')}
            label="Who sees to it?"
            choices={[
              { value: 'clinician', text: proposal.clinician_name },
              { value: 'manager', text: proposal.manager_name },
            ]}
            small
          />
        ) : null}
        <ConfirmWords form={form} />
        <Buttons>
          <Button>Keep the next step</Button>
          <ButtonLink look="quiet" href={ideaHref(reference)}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
};
