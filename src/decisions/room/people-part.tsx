import type { ReactNode } from 'react';
import { Button, Buttons, Hidden, More, Section, SelectField, TextField } from '../../ui/index.ts';
import { clockWords } from '../meetings/times-rules.ts';
import { Act, fieldOf, type RoomForms } from './form.tsx';
import type { RoomAnswer, RoomPerson } from './shown.ts';

const initials = (name: string): string => {
  const words = name
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word) && !/^(Dr|Mr|Ms|Mrs|Miss|Prof|Sister|Sir|Dame)$/.test(word));
  return `${words[0]?.charAt(0) ?? ''}${words.length > 1 ? (words[1]?.charAt(0) ?? '') : ''}`;
};

const isHere = ({ presence }: RoomPerson): boolean => presence === 'here' || presence === 'video';

const since = (iso: string | null): string => (iso === null ? '' : ` ${clockWords(new Date(iso))}`);

const Stands = ({ one }: { readonly one: RoomPerson }): ReactNode => {
  if (one.voted === true)
    return (
      <>
        <span className="cf-ok" aria-hidden="true">
          ✓
        </span>{' '}
        vote in
      </>
    );
  if (one.voted === false && one.counts) return 'waiting to vote';
  if (one.presence === 'left') return `Left${since(one.since)}`;
  if (!one.mayStay && isHere(one)) return 'Must leave';
  if (!one.counts) return one.since === null && !isHere(one) ? 'Not here yet' : (one.why ?? 'Does not count');
  return one.presence === 'video' ? 'By video' : '';
};

const WAYS = [
  ['here', 'Here'],
  ['video', 'By video'],
  ['left', 'Left'],
  ['apologies', 'Apologies'],
  ['absent', 'Absent'],
  ['waiting', 'Waiting'],
] as const;
type What = (typeof WAYS)[number][0];

/** What is most likely to be pressed next. */
const likely = ({ presence }: RoomPerson): readonly What[] =>
  presence === 'here' || presence === 'video'
    ? ['left']
    : presence === 'left'
      ? ['here']
      : presence === 'absent'
        ? ['here', 'apologies']
        : ['here'];

const wordsFor = (what: What, { presence }: RoomPerson): string =>
  what === 'here' && presence === 'left'
    ? 'Is back'
    : what === 'here' && presence === 'waiting'
      ? 'Bring in'
      : (WAYS.find(([key]) => key === what)?.[1] ?? what);

/** Where somebody is, for whoever runs the meeting: the likely buttons first, the others when asked for. */
const Attend = ({ one, forms }: { readonly one: RoomPerson; readonly forms: RoomForms }): ReactNode => {
  const first = likely(one);
  const prefix = `at-${one.person}`;
  const button = (what: What): ReactNode => (
    <Button key={what} look="quiet" name={`${prefix}-what`} value={what}>
      {wordsFor(what, one)}
      <Hidden>: {one.name}</Hidden>
    </Button>
  );
  const hidden = { person: one.person };
  return (
    <div className="cf-seat__acts">
      <Act forms={forms} act="attend" prefix={prefix} hidden={hidden} says={one.name} inline>
        {first.map(button)}
      </Act>
      <More summary={<span aria-hidden="true">⋯</span>} about={`More for ${one.name}`}>
        <Act forms={forms} act="attend" prefix={prefix} hidden={hidden} says={one.name} inline>
          {WAYS.filter(([key]) => !first.includes(key) && key !== one.presence).map(([key]) => button(key))}
        </Act>
      </More>
    </div>
  );
};

const SeatLine = ({
  one,
  look,
  forms,
}: {
  readonly one: RoomPerson;
  readonly look: 'clinician' | 'other' | 'out';
  readonly forms: RoomForms | undefined;
}): ReactNode => (
  <li className={`cf-seat cf-seat--${look}`}>
    <span className="cf-face" aria-hidden="true">
      {initials(one.name)}
    </span>
    <span className="cf-seat__who">
      <b>{one.name}</b>
      <span>
        {one.deputyFor === null ? one.seat : `for ${one.deputyFor}`}
        {one.presence === 'video' && one.counts ? ', by video' : ''}
      </span>
      <span className="cf-seat__stands">
        <Stands one={one} />
      </span>
    </span>
    {forms ? <Attend one={one} forms={forms} /> : null}
  </li>
);

const Seats = ({
  title,
  people,
  look,
  forms,
}: {
  readonly title: string;
  readonly people: readonly RoomPerson[];
  readonly look: 'clinician' | 'other' | 'out';
  readonly forms: RoomForms | undefined;
}): ReactNode =>
  people.length === 0 ? null : (
    <div>
      <h3 className="cf-seats__title">
        {title}: <b>{people.length}</b>
      </h3>
      <ul className={look === 'out' ? 'cf-seats cf-seats--two' : 'cf-seats'}>
        {people.map((one) => (
          <SeatLine key={`${one.person} ${one.deputyFor}`} one={one} look={look} forms={forms} />
        ))}
      </ul>
    </div>
  );

const NewPeople = ({ room, forms }: { readonly room: RoomAnswer; readonly forms: RoomForms }): ReactNode => {
  const guest = fieldOf(forms, 'guest');
  const chair = fieldOf(forms, 'chair');
  const standIn = room.people.filter((one) => one.isVoting && isHere(one) && one.name !== room.chair);
  return (
    <>
      <More summary="A guest came or went" open={forms.form.values.form === 'guest'}>
        <Act forms={forms} act="attend" prefix="guest" says="A guest">
          <TextField
            {...guest('name')}
            label="Name of the guest"
            hint="Members read it; it is not published."
          />
          <Buttons>
            <Button look="quiet" name="guest-what" value="here">
              Is here
            </Button>
            <Button look="quiet" name="guest-what" value="left">
              Has left
            </Button>
          </Buttons>
        </Act>
      </More>
      {standIn.length > 0 ? (
        <More summary="Somebody else takes the chair" open={forms.form.values.form === 'chair'}>
          <Act forms={forms} act="chair" says="The chair">
            <SelectField
              {...chair('person')}
              label="Who takes the chair"
              options={standIn.map(({ person, name }) => ({ value: person, text: name }))}
            />
            <Button look="quiet">Put them into the chair</Button>
          </Act>
        </More>
      ) : null}
    </>
  );
};

/** Who is here, who of them counts on this item, and what is so of the others. */
export const PeoplePart = ({
  room,
  forms,
}: {
  readonly room: RoomAnswer;
  /** Where this reader runs the meeting, and it is open. */
  readonly forms: RoomForms | undefined;
}): ReactNode => {
  const members = room.people.filter(
    ({ deputyFor, presence, since: at }) => deputyFor === null || at !== null || presence !== 'absent',
  );
  const deputies = room.people.filter((one) => !members.includes(one));
  const counting = members.filter(({ counts }) => counts);
  const unsaid = members.filter((one) => one.since === null && one.deputyFor === null);
  return (
    <Section
      title={room.state === 'closed' ? 'Who was here' : 'Who is here'}
      aside={`${room.here.here} of ${room.here.of} members`}
    >
      {forms && unsaid.length > 0 ? (
        <div className="cf-room__rest">
          <Act forms={forms} act="rest" says="Everybody else is here" inline>
            <Button look="secondary">
              {unsaid.length === members.length
                ? 'Everybody is here'
                : `All of the others are here: ${unsaid.length}`}
            </Button>
          </Act>
          <p className="cf-small cf-quiet">
            Write apologies down first; what is wrong can be changed at any time.
          </p>
        </div>
      ) : null}
      <div className="cf-seats__two">
        <Seats
          title="Clinicians who count"
          people={counting.filter(({ isClinician }) => isClinician)}
          look="clinician"
          forms={forms}
        />
        <Seats
          title="Others who count"
          people={counting.filter(({ isClinician }) => !isClinician)}
          look="other"
          forms={forms}
        />
      </div>
      <Seats title="Do not count" people={members.filter(({ counts }) => !counts)} look="out" forms={forms} />
      {room.guests.length > 0 ? (
        <p className="cf-small">
          <b>Guests:</b>{' '}
          {room.guests
            .map(({ name, presence }) => (presence === 'left' ? `${name} (left)` : name))
            .join(', ')}
        </p>
      ) : null}
      {forms && deputies.length > 0 ? (
        <More summary={`Deputies who could come: ${deputies.length}`}>
          <ul className="cf-seats cf-seats--two">
            {deputies.map((one) => (
              <SeatLine key={`${one.person} ${one.deputyFor}`} one={one} look="out" forms={forms} />
            ))}
          </ul>
        </More>
      ) : null}
      {forms ? <NewPeople room={room} forms={forms} /> : null}
    </Section>
  );
};
