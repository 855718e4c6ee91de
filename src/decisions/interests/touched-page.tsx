import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  Buttons,
  ConfirmWords,
  DateField,
  DateText,
  dateFieldIn,
  Empty,
  ErrorSummary,
  Form,
  fieldIn,
  Halves,
  Hidden,
  LinedList,
  PageHead,
  RadioField,
  Section,
  SelectField,
  Table,
  TextField,
} from '../../ui/index.ts';
import { RELATION_KINDS, type RelationKind, type TouchKind } from './matching-rules.ts';
import type { partyTiesUse } from './party-ties.ts';
import { INTERESTS_PATH, touchedHref } from './refs.ts';
import type { touchedOf } from './touched.ts';

type Common = { readonly form: FormState; readonly csrf: string };
type Answer = z.output<typeof touchedOf.output>;
type Ties = z.output<typeof partyTiesUse.output>['ties'];

const AS: Readonly<Record<TouchKind, string>> = {
  supplier: 'Supplies it now',
  bidder: 'Could bid for it',
  gainer: 'Gains from it',
  loser: 'Loses by it',
  subject: 'Is what it is about',
};
const KINDS = (Object.keys(AS) as TouchKind[]).map((value) => ({ value, text: AS[value] }));

/** Whom an idea touches: interests of members are matched against it. */
export const TouchedPage = ({ form, csrf, answer }: Common & { readonly answer: Answer }): ReactNode => {
  const field = fieldIn(form);
  const action = touchedHref(answer.reference);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={answer.reference}
        title="Whom this idea touches"
        reading={
          <>
            {answer.title}. Interests of those who decide are matched against this list, so name everybody who
            could bid, supply, gain or lose.
          </>
        }
      />
      <Halves>
        <Section
          title="On the list"
          id="list"
          aside={answer.touched.length === 0 ? undefined : `${answer.touched.length}`}
        >
          {answer.touched.length === 0 ? (
            <Empty
              title="Nobody is on the list yet"
              hint="Until somebody is, no interest can be found to touch this idea."
            />
          ) : (
            <LinedList>
              {answer.touched.map((line) => (
                <li key={line.id}>
                  <p>
                    <b>{line.name}</b>{' '}
                    <span className="cf-quiet">
                      {[line.organisation, AS[line.as].toLowerCase()].filter(Boolean).join(', ')}
                    </span>
                  </p>
                  <p className="cf-small cf-quiet">
                    {line.note ? `${line.note} ` : ''}
                    {line.addedBy}, <DateText date={line.addedOn} />
                  </p>
                  {answer.may.change ? (
                    <Form action={`${action}/${line.id}/remove`} csrf={csrf} inline guard={false}>
                      <Button look="quiet">
                        Take off<Hidden>: {line.name}</Hidden>
                      </Button>
                    </Form>
                  ) : null}
                </li>
              ))}
            </LinedList>
          )}
          {answer.fromIdea.length > 0 ? (
            <>
              <h3>The idea names these too</h3>
              <LinedList>
                {answer.fromIdea.map(({ organisation, name }) => (
                  <li key={organisation}>
                    <p>{name}</p>
                    {answer.may.change ? (
                      <Form
                        action={action}
                        csrf={csrf}
                        inline
                        guard={false}
                        hidden={{ organisation, as: 'gainer' }}
                      >
                        <Button look="quiet">
                          Add as one that gains<Hidden>: {name}</Hidden>
                        </Button>
                      </Form>
                    ) : null}
                  </li>
                ))}
              </LinedList>
            </>
          ) : null}
        </Section>
        {answer.may.change ? (
          <Section title="Add to it" id="add">
            <Form action={action} csrf={csrf}>
              <TextField
                {...field('name')}
                label="Name"
                hint="An organisation, a practice, a service or a person."
              />
              <TextField
                {...field('organisation')}
                label="Its code, if you know it"
                hint="Then its name is taken from the register."
                width={10}
              />
              <RadioField {...field('as')} label="How does the idea touch it?" choices={KINDS} small />
              <TextField {...field('note')} label="Why do you think so?" hint="You may leave this empty." />
              <ConfirmWords form={form} />
              <Buttons>
                <Button>Add it</Button>
              </Buttons>
            </Form>
          </Section>
        ) : (
          <Section title="Who keeps it" id="who">
            <p>The two leads of the idea, the programme office and the governance officer.</p>
          </Section>
        )}
      </Halves>
      <p>
        <a href={`/ideas/${answer.reference}`}>Back to the idea</a> ·{' '}
        <a href={`${INTERESTS_PATH}/ties`}>Who owns or works with whom</a>
      </p>
    </>
  );
};

const RELATIONS: Readonly<Record<RelationKind, string>> = {
  owns: 'Owns',
  'owns-share': 'Owns a share of',
  'partner-of': 'Is a partner of',
  'employed-by': 'Is employed by',
  'part-of': 'Is part of',
  family: 'Is family of',
};

/** Who owns or works with whom: by it interests match indirectly. */
export const TiesPage = ({
  form,
  csrf,
  ties,
  mayChange,
}: Common & { readonly ties: Ties; readonly mayChange: boolean }): ReactNode => {
  const field = fieldIn(form);
  const dated = (name: string, label: string, hint: string) => (
    <DateField {...dateFieldIn(form)(name)} label={label} hint={hint} />
  );
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        title="Who owns or works with whom"
        reading="An interest in a company is an interest in what that company owns. What the register of organisations does not say stands here, with where it is known from."
      />
      {ties.length === 0 ? (
        <Empty
          title="Nothing stands here yet"
          hint="Add a tie from a public register of companies, or from a declaration."
        />
      ) : (
        <Table
          caption="Ties"
          hideCaption
          rows={ties}
          rowKey={({ id }) => String(id)}
          columns={[
            { key: 'from', heading: 'Who', cell: (tie) => tie.from },
            { key: 'kind', heading: 'How', cell: (tie) => RELATIONS[tie.kind].toLowerCase() },
            { key: 'to', heading: 'Whom', cell: (tie) => tie.to },
            {
              key: 'when',
              heading: 'When',
              cell: (tie) => (
                <>
                  from <DateText date={tie.since} />
                  {tie.until ? (
                    <>
                      {' '}
                      to <DateText date={tie.until} />
                    </>
                  ) : null}
                </>
              ),
            },
            { key: 'source', heading: 'Known from', cell: (tie) => tie.source },
            ...(mayChange
              ? [
                  {
                    key: 'act',
                    heading: 'Change',
                    cell: (tie: Ties[number]) => (
                      <Form
                        action={`${INTERESTS_PATH}/ties/${tie.id}/remove`}
                        csrf={csrf}
                        inline
                        guard={false}
                      >
                        <Button look="quiet">
                          Take back
                          <Hidden>
                            : {tie.from} and {tie.to}
                          </Hidden>
                        </Button>
                      </Form>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {mayChange ? (
        <Section title="Add a tie" id="add">
          <Form action={`${INTERESTS_PATH}/ties`} csrf={csrf}>
            <TextField {...field('fromName')} label="Who" />
            <TextField {...field('fromCode')} label="Its code, if you know it" width={10} />
            <SelectField
              {...field('kind')}
              label="How"
              options={RELATION_KINDS.map((value) => ({ value, text: RELATIONS[value] }))}
            />
            <TextField {...field('toName')} label="Whom" />
            <TextField {...field('toCode')} label="Its code, if you know it" width={10} />
            {dated('since', 'Since when', 'For example, 31 3 2024')}
            {dated('until', 'Until when', 'Leave it empty while it lasts.')}
            <TextField
              {...field('source')}
              label="Where do you know it from?"
              hint="For example: Companies House, 4 May 2026."
            />
            <ConfirmWords form={form} />
            <Buttons>
              <Button>Add it</Button>
            </Buttons>
          </Form>
        </Section>
      ) : null}
    </>
  );
};
