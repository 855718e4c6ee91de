import type { ReactNode } from 'react';
import { longDate } from '../../shared/dates.ts';
import { Button, Buttons, Hidden, More, Note, RadioField, Section, TextAreaField } from '../../ui/index.ts';
import { Act, fieldOf, type RoomForms } from './form.tsx';
import type { RoomAnswer, RoomQuorum } from './shown.ts';

const Needs = ({ needs }: { readonly needs: RoomQuorum['needs'] }): ReactNode => (
  <ul className="cf-needs">
    {needs.map((need) => (
      <li
        key={`${need.kind} ${need.what}`}
        className={need.met ? (need.thin ? 'is-thin' : undefined) : 'is-lacking'}
      >
        <b>{need.have}</b>
        <span>{need.what}</span>
        <span className={need.met ? 'cf-needs__sign cf-ok' : 'cf-needs__sign cf-bad'}>
          <span aria-hidden="true">{need.met ? '✓' : '✗'}</span>
          <Hidden>{need.met ? 'met' : 'not met'}</Hidden>
        </span>
      </li>
    ))}
  </ul>
);

const Helpers = ({
  quorum,
  forms,
}: {
  readonly quorum: RoomQuorum;
  readonly forms: RoomForms | undefined;
}): ReactNode =>
  quorum.helpers.length === 0 ? null : (
    <ul className="cf-helpers">
      {quorum.helpers.map((one) => (
        <li key={`${one.person} ${one.deputyFor}`}>
          <span>
            <b>{one.name}</b>
            {one.deputyFor ? `, deputy of ${one.deputyFor},` : ''}{' '}
            {one.waits
              ? 'is waiting to come in.'
              : quorum.isQuorate
                ? 'could come.'
                : 'is away: if they come, the item is quorate.'}
          </span>
          {forms ? (
            <Act
              forms={forms}
              act="attend"
              prefix={`help-${one.person}`}
              hidden={{ person: one.person }}
              says={one.name}
              inline
            >
              <Button look="quiet" name={`help-${one.person}-what`} value="here">
                Bring in<Hidden>: {one.name}</Hidden>
              </Button>
            </Act>
          ) : null}
        </li>
      ))}
    </ul>
  );

const Ways = ({ quorum, forms }: { readonly quorum: RoomQuorum; readonly forms: RoomForms }): ReactNode => {
  const field = fieldOf(forms, 'way');
  return quorum.ways.length === 0 ? (
    <p>The standing orders allow no other way. Put the item off, with the reason.</p>
  ) : (
    <Act forms={forms} act="way" says="What is done instead">
      <RadioField
        {...field('way')}
        small
        label="What the standing orders allow"
        choices={quorum.ways.map(({ way, name, what }) => ({ value: way, text: name, hint: what }))}
      />
      <TextAreaField
        {...field('how')}
        label="How, and why"
        hint="It stands in the record, and everybody reads it. Members brought in must also be seated on the page of the body."
        rows={3}
      />
      <Buttons>
        <Button>Do this</Button>
      </Buttons>
    </Act>
  );
};

/** Whether the item is quorate, in words: what is needed, what there is, who would break it or mend it. */
export const QuorumPart = ({
  room,
  forms,
}: {
  readonly room: RoomAnswer;
  readonly forms: RoomForms | undefined;
}): ReactNode => {
  const quorum = room.shown?.quorum;
  if (!quorum || !room.shown) return null;
  const isOpen = room.shown.state === 'open';
  const unruled = room.shown.interests.filter(({ ruling }) => ruling === null).length;
  return (
    <Section
      title="Quorum for this item"
      aside={room.orders ? `standing orders in force ${longDate(room.orders.from)}` : undefined}
    >
      <p className="cf-quorum">
        <b>{quorum.sentence}</b>
      </p>
      <Needs needs={quorum.needs} />
      {room.orders && !room.orders.verified ? (
        <p className="cf-small cf-quiet">
          Nobody has held these standing orders against the constitution yet ({room.orders.source}).
        </p>
      ) : null}
      {quorum.onlyJust ? (
        <Note kind="warning">
          <p>
            <b>Only just.</b> {quorum.onlyJust}
          </p>
          <Helpers quorum={quorum} forms={isOpen ? forms : undefined} />
        </Note>
      ) : null}
      {quorum.isQuorate ? null : (
        <div className="cf-inquorate">
          <p>
            <b>It cannot be decided as it is.</b> The meeting may talk about it. A vote can be opened once it
            is quorate.
          </p>
          <Helpers quorum={quorum} forms={isOpen ? forms : undefined} />
          {room.shown.way ? (
            <p>
              <b>Written down:</b> {room.shown.wayWords}
            </p>
          ) : null}
          {unruled > 0 ? (
            <p>
              {unruled === 1 ? 'One interest waits' : `${unruled} interests wait`} for a ruling, and whoever
              has it does not count meanwhile. Rule first: it may be enough.
            </p>
          ) : null}
          {forms && isOpen && room.shown.purpose === 'decide' ? (
            <More
              summary="Do something else with this item"
              about="as it is not quorate"
              open={unruled === 0 || forms.form.values.form === 'way'}
            >
              <Ways quorum={quorum} forms={forms} />
            </More>
          ) : null}
        </div>
      )}
    </Section>
  );
};
