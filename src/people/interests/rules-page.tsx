import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  CheckboxesField,
  counted,
  DateText,
  ErrorSummary,
  errorFor,
  Facts,
  Form,
  LinedList,
  More,
  Note,
  PageHead,
  Section,
  Table,
  Tag,
  Unverified,
} from '../../ui/index.ts';
import { RULE_NUMBERS, RULE_WORDS, type RulePart } from './rules-rules.ts';
import type { interestRules, RulesAnswer } from './rules-uses.ts';

export const RULES = '/people/interests/rules';
const REGISTER = '/decisions/registers/interests';

const partName = (part: RulePart): string => (part === 'bands' ? 'Bands of money' : RULE_WORDS[part].name);

const Days = ({ set }: { readonly set: RulesAnswer }): ReactNode => (
  <>
    {set.from === null ? 'From the beginning' : <DateText date={set.from} />}
    {set.to === null ? ' on' : <> to {<DateText date={set.to} />}</>}
  </>
);

type Line = {
  readonly name: string;
  readonly says: ReactNode;
  readonly source: string;
  readonly verified: boolean;
};

const linesOf = ({ rules, bands, bandsSource, bandsVerified }: RulesAnswer): readonly Line[] => [
  ...rules.map(({ part, value, source, verified }) => ({
    name: RULE_WORDS[part].name,
    says: (
      <>
        <b>{counted(value, ...RULE_WORDS[part].unit)}</b> {RULE_WORDS[part].means}
      </>
    ),
    source,
    verified,
  })),
  {
    name: partName('bands'),
    says: (
      <ul className="cf-register__list">
        {bands.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    ),
    source: bandsSource,
    verified: bandsVerified,
  },
];

const RulesTable = ({ set }: { readonly set: RulesAnswer }): ReactNode => (
  <Table<Line>
    caption="The rules and where each comes from"
    hideCaption
    rows={linesOf(set)}
    rowKey={({ name }) => name}
    columns={[
      { key: 'rule', heading: 'Rule', cell: ({ name }) => name },
      { key: 'says', heading: 'What it says', cell: ({ says }) => <div>{says}</div> },
      {
        key: 'source',
        heading: 'Where it comes from',
        cell: ({ name, source, verified }) => (
          <div>
            {source}{' '}
            {verified ? <Tag tone="green">Verified</Tag> : <Unverified verified={false} about={name} />}
          </div>
        ),
      },
    ]}
  />
);

const Signed = ({ set }: { readonly set: RulesAnswer }): ReactNode =>
  set.id === null ? (
    <p className="cf-small cf-quiet">What every group begins with, until it enters its own.</p>
  ) : (
    <p className="cf-small cf-quiet">
      {set.source}. Entered{set.enteredBy ? ` by ${set.enteredBy}` : ''}
      {set.enteredOn ? (
        <>
          {' '}
          on <DateText date={set.enteredOn} />
        </>
      ) : null}
      .
      {set.verifiedOn ? (
        <>
          {' '}
          All held against their source{set.verifiedBy ? ` by ${set.verifiedBy}` : ''} by{' '}
          <DateText date={set.verifiedOn} />.
        </>
      ) : null}
    </p>
  );

/** What the officer may do with a set that was entered: verify its rules, take it back before it begins. */
const Acts = ({
  set,
  csrf,
  errors,
}: {
  readonly set: RulesAnswer;
  readonly csrf: string;
  readonly errors: FormState['errors'];
}): ReactNode =>
  set.id === null ? null : (
    <>
      {set.unverified.length === 0 ? null : (
        <div className="nhsuk-form-group">
          <More
            summary="Verify them"
            about={set.from ? `the rules from ${set.from}` : 'the rules'}
            printed={errors.length > 0}
          >
            <Form action={`${RULES}/${set.id}/verify`} csrf={csrf}>
              <CheckboxesField
                name="parts"
                label="What did you hold against its source, word by word?"
                small
                choices={set.unverified.map((part) => ({ value: part, text: partName(part) }))}
                error={errorFor(errors, 'parts')}
              />
              <Buttons>
                <Button look="secondary">Say so with my name</Button>
              </Buttons>
            </Form>
          </More>
        </div>
      )}
      {set.mayTakeBack ? (
        <Form action={`${RULES}/${set.id}/take-back`} csrf={csrf} guard={false}>
          <Buttons>
            <Button look="quiet">Take these rules back</Button>
          </Buttons>
        </Form>
      ) : null}
    </>
  );

const TITLES = { 'in force': 'In force', 'to come': 'To come', past: 'Before' } as const;

/** How interests are declared, shown and kept: for everybody to read, for the governance officer to set. */
export const RulesPage = ({
  answer,
  csrf,
  form,
}: {
  readonly answer: z.output<typeof interestRules.output>;
  readonly csrf: string;
  /** After verifying nothing: of which set, and what is wrong. */
  readonly form?: { readonly id: string; readonly state: FormState };
}): ReactNode => {
  const now = answer.sets.find(({ standing }) => standing === 'in force');
  const past = answer.sets.filter(({ standing }) => standing === 'past');
  const open = answer.sets.filter(({ standing }) => standing !== 'past').toReversed();
  const keeps = answer.may.keep;
  return (
    <>
      <ErrorSummary errors={form?.state.errors ?? []} />
      <PageHead
        title="Rules of the registers"
        reading={
          <>
            How long people have to declare an interest, how long the public reads it, and how long it is
            kept.{' '}
            {now && now.unverified.length > 0 ? (
              <b>
                {now.unverified.length} of {RULE_NUMBERS.length + 1} rules are not verified yet.
              </b>
            ) : null}
          </>
        }
        move={keeps ? <ButtonLink href={`${RULES}/new`}>Enter new rules</ButtonLink> : undefined}
      />
      {keeps && now?.id === null && now.unverified.length > 0 ? (
        <Note>
          <p>
            These are the rules to begin with. Enter those of your own policy; then you can say that you held
            each against it.
          </p>
        </Note>
      ) : null}
      {open.map((set) => (
        <Section
          key={set.id ?? 'starting'}
          id={set.id === null ? 'starting' : `rules-${set.id}`}
          title={TITLES[set.standing]}
          aside={<Days set={set} />}
        >
          <RulesTable set={set} />
          <Signed set={set} />
          {keeps ? (
            <Acts set={set} csrf={csrf} errors={form?.id === String(set.id) ? form.state.errors : []} />
          ) : null}
        </Section>
      ))}
      {past.length === 0 ? null : (
        <Section title={TITLES.past} id="past">
          <LinedList>
            {past.map((set) => (
              <li key={set.id ?? 'starting'}>
                <p>
                  <b>
                    <Days set={set} />
                  </b>
                </p>
                <Facts
                  facts={set.rules.map(({ part, value }) => ({
                    name: RULE_WORDS[part].name,
                    value: counted(value, ...RULE_WORDS[part].unit),
                  }))}
                />
                <Signed set={set} />
              </li>
            ))}
          </LinedList>
        </Section>
      )}
      <p>
        <a href={REGISTER}>The register of interests</a>
      </p>
    </>
  );
};
