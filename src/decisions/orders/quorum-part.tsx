import type { ReactNode } from 'react';
import { type Draft, listIn } from '../../proposals/index.ts';
import { fieldIn, Hidden, SelectField } from '../../ui/index.ts';
import { seatWords } from '../bodies/seats-rules.ts';
import { large } from '../words-rules.ts';
import { LEAST_ANY_OF, NEW_ROWS } from './draft.ts';
import { AddLine, Days, type FieldsProps, Label, Part, ShareFields, Ticked } from './field-parts.tsx';

/** Fields for the kinds of seat of one line: as many as it has and one more, so that none is lost when it is kept. */
const kindsShown = ({ values }: FieldsProps['form'], place: number): number => {
  const at = `quorum.roles.${place}.anyOf.`;
  const filled = Object.keys(values).filter((name) => name.startsWith(at) && values[name] !== '').length;
  return Math.max(LEAST_ANY_OF, filled + 1);
};

export const QuorumPart = ({ form, draft, kinds }: FieldsProps): ReactNode => {
  const field = fieldIn(form);
  const quorum = draft.quorum;
  const rows =
    (quorum !== undefined && typeof quorum !== 'string' && !Array.isArray(quorum)
      ? listIn(quorum as Draft, 'roles').length
      : 0) + NEW_ROWS;
  const options = kinds.map((kind) => ({ value: kind, text: large(seatWords(kind)) }));
  return (
    <Part title="Quorum">
      <p>How many must count for an item: a number, a share, or both.</p>
      <div className="cf-part__row">
        <Days form={form} name="quorum.members" label="Members who vote" />
        <ShareFields form={form} at="quorum.share" of="quorum" />
        <SelectField
          {...field('quorum.vacantSeats')}
          label="Vacant seats in the share"
          options={[
            { value: 'do-not-count', text: 'do not count' },
            { value: 'count', text: 'are part of the whole' },
          ]}
        />
      </div>
      {Array.from({ length: rows }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fields of a form are named by their place
        <fieldset className="cf-part__line" key={place}>
          <legend>Must be there, {place + 1}: any of these seats</legend>
          <div className="cf-part__row">
            <Days
              form={form}
              name={`quorum.roles.${place}.atLeast`}
              label={<Label text="At least" of={`line ${place + 1}`} />}
            />
            {Array.from({ length: kindsShown(form, place) }, (__, number) => (
              <SelectField
                {...field(`quorum.roles.${place}.anyOf.${number}`)}
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                key={number}
                label={
                  <>
                    {number === 0 ? 'Seat' : 'or'}
                    <Hidden>
                      {' '}
                      {number + 1}, line {place + 1}
                    </Hidden>
                  </>
                }
                empty={number === 0 ? 'Choose' : 'no other'}
                options={options}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <AddLine>Add a line, or more seats to one</AddLine>
      <Ticked
        form={form}
        name="quorum.clinicalMajority"
        label="Clinicians who count must outnumber the others"
      />
      <Ticked
        form={form}
        name="quorum.conflictedCount"
        label="Members who may stay but not vote count towards it"
        hint="Unless this is ticked, whoever may not vote because of an interest does not count."
      />
      <Days
        form={form}
        name="quorum.leastUnconflicted"
        label="Of those who count, so many may vote"
        hint="Leave it empty where nothing is asked."
      />
      <Ticked form={form} name="quorum.byVideo" label="Who joins by video or telephone counts" />
      <SelectField
        {...field('quorum.deputies')}
        label="When does a deputy count?"
        empty="Choose"
        options={[
          { value: 'never', text: 'Never' },
          { value: 'when-away', text: 'When the member is away' },
          { value: 'when-away-or-ruled-out', text: 'When the member is away or kept out by a ruling' },
        ]}
      />
    </Part>
  );
};
