import type { ReactNode } from 'react';
import {
  Button,
  Buttons,
  More,
  RadioField,
  Section,
  SelectField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import { InterestLine } from '../interests/part.tsx';
import { RULINGS, rulingBadge, rulingSentence } from '../interests/rulings-rules.ts';
import type { ShownInterest } from '../interests/shown.ts';
import { Act, fieldOf, type RoomForms } from './form.tsx';
import type { RoomAnswer } from './shown.ts';

const KIND_CHOICES = [
  { value: 'financial', text: 'Financial: money or a post hangs on it' },
  { value: 'non-financial-professional', text: 'Professional: standing, a body, research' },
  { value: 'non-financial-personal', text: 'Personal: a cause, a charity, an illness' },
  { value: 'indirect', text: 'Of somebody close' },
] as const;

const Rule = ({ one, forms }: { readonly one: ShownInterest; readonly forms: RoomForms }): ReactNode => {
  const prefix = `rule-${one.id}`;
  const field = fieldOf(forms, prefix);
  const dismissal = fieldOf(forms, `dismiss-${one.id}`);
  const hidden = { interest: String(one.id), version: String(one.version) };
  const refused = [prefix, `dismiss-${one.id}`].includes(forms.form.values.form ?? '');
  return (
    <More
      summary={one.ruling === null ? 'Rule on it' : 'Change the ruling'}
      about={`for ${one.personName}`}
      open={one.ruling === null || refused}
    >
      <Act forms={forms} act="rule" prefix={prefix} hidden={hidden} says={`The ruling on ${one.personName}`}>
        <RadioField
          {...field('ruling', one.ruling ?? one.suggested ?? undefined)}
          label={`What it comes to for ${one.personName}`}
          small
          choices={RULINGS.map((ruling) => ({
            value: ruling,
            text: rulingBadge(ruling),
            hint: rulingSentence(ruling),
          }))}
        />
        <TextField {...field('reason', one.reason ?? '')} label="Why, in a sentence" />
        <Button look={one.ruling === null ? 'main' : 'quiet'}>Rule</Button>
      </Act>
      <More summary="It does not touch this item" about={`of ${one.personName}`}>
        <Act
          forms={forms}
          act="dismiss"
          prefix={`dismiss-${one.id}`}
          hidden={hidden}
          says={`The interest of ${one.personName}`}
        >
          <TextField {...dismissal('reason')} label="Why not" />
          <Button look="quiet">It does not count</Button>
        </Act>
      </More>
    </More>
  );
};

const Declare = ({ room, forms }: { readonly room: RoomAnswer; readonly forms: RoomForms }): ReactNode => {
  const field = fieldOf(forms, 'declare');
  const { run } = room.may;
  return (
    <More
      summary={run ? 'Add an interest' : 'Declare an interest of mine'}
      about="in this item"
      open={forms.form.values.form === 'declare'}
    >
      <Act forms={forms} act="declare" says="The interest" hidden={run ? {} : { person: 'me' }}>
        {run ? (
          <SelectField
            {...field('person')}
            label="Whose it is"
            empty="Choose a member"
            options={room.people
              .filter(({ person }, n, all) => all.findIndex((other) => other.person === person) === n)
              .map(({ person, name }) => ({ value: person, text: name }))}
          />
        ) : null}
        <RadioField {...field('kind')} label="What kind it is" small choices={KIND_CHOICES} />
        <TextField {...field('in')} label="In what" hint="An organisation, a practice, a cause." />
        <TextField
          {...field('through')}
          label="Through whom, if it is of somebody close"
          hint="Leave it empty for one’s own."
        />
        <TextAreaField {...field('touches')} label="What that has to do with this item" rows={2} />
        <Buttons>
          <Button look="quiet">{run ? 'Add it' : 'Declare it'}</Button>
        </Buttons>
        <p className="cf-small cf-quiet">
          Until the chair has ruled, whoever has it neither votes nor counts on this item.
        </p>
      </Act>
    </More>
  );
};

const asideOf = (interests: readonly ShownInterest[]): string => {
  if (interests.length === 0) return 'none known';
  const waiting = interests.filter(({ ruling }) => ruling === null).length;
  return waiting === 0 ? `${interests.length}, all ruled on` : `${waiting} of ${interests.length} to rule on`;
};

/** Interests that touch the item, what was ruled, and a ruling or a declaration to make. */
export const InterestsPart = ({
  room,
  forms,
}: {
  readonly room: RoomAnswer;
  /** Where this reader may add their own, or runs the meeting. */
  readonly forms: RoomForms | undefined;
}): ReactNode => {
  const { shown } = room;
  if (!shown) return null;
  const runs = room.may.run;
  return (
    <Section title="Interests" aside={asideOf(shown.interests)}>
      {shown.interests.length === 0 ? (
        <p className="cf-quiet">No interest of anybody touches this item, as far as is known.</p>
      ) : (
        <ul className="cf-interests">
          {shown.interests.map((one) => (
            <InterestLine key={one.id} interest={one}>
              {forms && runs ? (
                one.person === room.me ? (
                  <p className="cf-small">
                    This one is yours: the deputy chair or the governance officer rules.
                  </p>
                ) : (
                  <Rule one={one} forms={forms} />
                )
              ) : null}
            </InterestLine>
          ))}
        </ul>
      )}
      {forms ? <Declare room={room} forms={forms} /> : null}
    </Section>
  );
};
