import type { ReactNode } from 'react';
import { listIn } from '../../proposals/index.ts';
import { fieldIn, Hidden, SelectField, TextAreaField, TextField } from '../../ui/index.ts';
import { SEAT_KINDS, type SeatKind, seatWords } from '../bodies/seats-rules.ts';
import { wayName } from '../quorum/ways-rules.ts';
import { large } from '../words-rules.ts';
import { MOST_WAYS } from './draft.ts';
import { AddLine, Days, type FieldsProps, MajorityFields, Part, Ticked } from './field-parts.tsx';
import { INQUORATE_WAYS } from './orders-rules.ts';
import { QuorumPart } from './quorum-part.tsx';

const MajorityPart = ({ form, draft }: FieldsProps): ReactNode => {
  const rows = listIn(draft, 'majorities').length + 1;
  return (
    <Part title="Majority">
      <p>The first line holds for every item that has none of its own. Empty a name to take a line out.</p>
      {Array.from({ length: rows }, (_, place) => {
        const at = `majorities.${place}`;
        const name = form.values[`${at}.label`] || `line ${place + 1}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: fields of a form are named by their place
          <fieldset className="cf-part__line" key={place}>
            <legend>{place === 0 ? 'Ordinary items' : `Kind of item ${place + 1}`}</legend>
            <input type="hidden" name={`${at}.kind`} value={form.values[`${at}.kind`] ?? ''} />
            <div className="cf-part__row cf-part__row--phrases">
              <TextField
                {...fieldIn(form)(`${at}.label`)}
                label={
                  <>
                    Items of which kind<Hidden>, line {place + 1}</Hidden>
                  </>
                }
              />
              <MajorityFields form={form} at={`${at}.majority`} of={name} />
            </div>
          </fieldset>
        );
      })}
      <AddLine>Add a kind of item</AddLine>
      <SelectField
        {...fieldIn(form)('abstentions')}
        label="What does an abstention do?"
        empty="Choose"
        options={[
          { value: 'not-counted', text: 'It is no vote cast' },
          { value: 'in-whole', text: 'It is part of the whole, on neither side' },
          { value: 'as-against', text: 'It counts as a vote against' },
        ]}
      />
      <Ticked
        form={form}
        name="castingVote"
        label="Whoever is in the chair has a second vote when a simple majority is tied"
      />
    </Part>
  );
};

const VotesPart = ({ form }: FieldsProps): ReactNode => (
  <Part title="Votes">
    <SelectField
      {...fieldIn(form)('weight.by')}
      label="How many votes has each?"
      empty="Choose"
      options={[
        { value: 'one-each', text: 'One' },
        { value: 'list-size', text: 'By the patients on the practice’s list' },
      ]}
    />
    <Days
      form={form}
      name="weight.per"
      label="One vote for every so many patients, or part of them"
      hint="Only where votes go by the list."
    />
    <Ticked form={form} name="proxies.on" label="A member may vote for others who gave them their vote" />
    <Days form={form} name="proxies.mostEach" label="For how many others at most?" />
    <Ticked form={form} name="proxies.passOn" label="A vote that was given may be passed on" />
    <Ticked form={form} name="splitVotes" label="Who has several votes may divide them" />
  </Part>
);

const UrgentPart = ({ form, kinds }: FieldsProps): ReactNode => (
  <Part title="Urgent decisions, between meetings">
    <Ticked form={form} name="urgent.on" label="What cannot wait may be decided between meetings" />
    <fieldset className="cf-part__line">
      <legend>Who together decide</legend>
      <div className="cf-part__row">
        {kinds.map((kind) => (
          <Ticked key={kind} form={form} name={`urgent.decide.${kind}`} label={large(seatWords(kind))} />
        ))}
      </div>
    </fieldset>
    <Days form={form} name="urgent.consult" label="How many other members do they ask first?" />
    <Days form={form} name="urgent.toldWithinDays" label="Within how many days is the body told?" />
    <Ticked form={form} name="urgent.toNextMeeting" label="The next meeting gets it, with the reasons" />
  </Part>
);

const WrittenPart = ({ form }: FieldsProps): ReactNode => (
  <Part title="Resolutions in writing">
    <Ticked form={form} name="written.on" label="A resolution may be made in writing, without a meeting" />
    <div className="cf-part__row cf-part__row--phrases">
      <MajorityFields form={form} at="written.majority" of="in writing" />
      <Days form={form} name="written.days" label="Days to answer" />
    </div>
  </Part>
);

const InquoratePart = ({ form }: FieldsProps): ReactNode => (
  <Part title="When an item is not quorate">
    <p>Ways on, in the order in which they are tried. Without any, the item falls.</p>
    {Array.from({ length: MOST_WAYS }, (_, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: fields of a form are named by their place
      <div className="cf-part__row cf-part__row--phrases" key={place}>
        <SelectField
          {...fieldIn(form)(`inquorate.${place}.way`)}
          label={<>Way {place + 1}</>}
          empty="None"
          options={INQUORATE_WAYS.map((way) => ({ value: way, text: wayName(way) }))}
        />
        <SelectField
          {...fieldIn(form)(`inquorate.${place}.when`)}
          label={
            <>
              When<Hidden>, way {place + 1}</Hidden>
            </>
          }
          options={[
            { value: 'always', text: 'always' },
            { value: 'conflicts', text: 'when interests broke it' },
          ]}
        />
      </div>
    ))}
  </Part>
);

const NoticePart = ({ form }: FieldsProps): ReactNode => (
  <Part title="Notice and papers">
    <Days form={form} name="noticeDays" label="How many days before it is a meeting called?" />
    <Days form={form} name="papersDays" label="How many days before it do papers go out?" />
    <SelectField
      {...fieldIn(form)('latePapers')}
      label="A paper that comes later"
      empty="Choose"
      options={[
        { value: 'refused', text: 'is not taken' },
        { value: 'chair-agrees', text: 'is taken when the chair agrees' },
        {
          value: 'chair-agrees-with-reason',
          text: 'is taken when the chair agrees and says why',
        },
      ]}
    />
  </Part>
);

const PublicationPart = ({ form }: FieldsProps): ReactNode => (
  <Part title="Publication">
    <Ticked form={form} name="publication.meetsInPublic" label="The body meets in public" />
    <Days
      form={form}
      name="publication.decisionsDays"
      label="Within how many days are decisions published?"
    />
    <Days
      form={form}
      name="publication.draftMinutesDays"
      label="Within how many days are draft minutes published?"
    />
    <TextAreaField
      {...fieldIn(form)('publication.privateReasons')}
      label="Reasons for which something may be kept from the public, a line each"
      hint="In the words of the constitution. Without any, nothing may be kept private."
      rows={4}
    />
  </Part>
);

/** Every rule of standing orders, part by part. */
export const OrdersFields = (props: Omit<FieldsProps, 'kinds'> & { readonly seats: readonly SeatKind[] }) => {
  const kinds = SEAT_KINDS.filter((kind) => props.seats.length === 0 || props.seats.includes(kind));
  const all = { form: props.form, draft: props.draft, kinds };
  return (
    <>
      <QuorumPart {...all} />
      <MajorityPart {...all} />
      <VotesPart {...all} />
      <UrgentPart {...all} />
      <WrittenPart {...all} />
      <InquoratePart {...all} />
      <NoticePart {...all} />
      <PublicationPart {...all} />
    </>
  );
};
