import type { ReactNode } from 'react';
import type { Ask } from '../../platform/http/ask.ts';
import { formAgain } from '../../platform/http/form-again.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { draftFrom, fieldsOf, listIn, textIn } from '../../proposals/index.ts';
import { londonDate } from '../../shared/dates.ts';
import { emptyForm, type FormState } from '../../shared/form-state.ts';
import {
  Button,
  Buttons,
  CheckboxField,
  ConfirmWords,
  DateField,
  dateFieldIn,
  datePartValues,
  ErrorSummary,
  Form,
  fieldIn,
  Hidden,
  Note,
  PageHead,
  SelectField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import { BODIES_PATH, bodyHref } from '../kit/refs.ts';
import { large } from '../words-rules.ts';
import type { BodyAnswer } from './answers.ts';
import { Cancel, type Common } from './forms.tsx';
import { bodyHead, withBody, withDates } from './heads.ts';
import { setSeats, verifySeats } from './seats.ts';
import { SEAT_KINDS, seatWords } from './seats-rules.ts';

/** Empty rows for new seats, after those that stand. */
const NEW_ROWS = 2;

const valuesOf = (body: BodyAnswer, today: string): Record<string, string> => ({
  version: String(body.version),
  source: body.composition?.source ?? '',
  fewestMembers: String(body.composition?.fewestMembers ?? ''),
  ...datePartValues('from', today),
  ...fieldsOf({
    seats: (body.composition?.seats ?? []).map((seat) => ({
      key: seat.key,
      kind: seat.kind,
      label: seat.label,
      voting: seat.voting ? 'yes' : '',
      atLeast: String(seat.atLeast),
      atMost: seat.atMost === null ? '' : String(seat.atMost),
      clinical: seat.clinical ? 'yes' : '',
      conditions: seat.conditions.join('\n'),
    })),
    apart: (body.composition?.apart ?? []).map((keys) => ({ seats: keys.map((key) => ({ '': key })) })),
  }),
});

const SeatRow = ({ form, place }: { readonly form: FormState; readonly place: number }): ReactNode => {
  const field = (name: string) => fieldIn(form)(`seats.${place}.${name}`);
  const of = <Hidden>: seat {place + 1}</Hidden>;
  return (
    <fieldset className="cf-part">
      <legend>{form.values[`seats.${place}.label`] || 'A new seat'}</legend>
      <input type="hidden" name={`seats.${place}.key`} value={form.values[`seats.${place}.key`] ?? ''} />
      <div className="cf-part__row">
        <TextField {...field('label')} label={<>What it is called{of}</>} />
        <SelectField
          {...field('kind')}
          label={<>Kind{of}</>}
          empty="Choose"
          options={SEAT_KINDS.map((kind) => ({ value: kind, text: large(seatWords(kind)) }))}
        />
        <TextField {...field('atLeast')} label={<>At least{of}</>} width={4} inputMode="numeric" />
        <TextField {...field('atMost')} label={<>At most{of}</>} width={4} inputMode="numeric" />
      </div>
      <div className="cf-part__row">
        <CheckboxField
          name={`seats.${place}.voting`}
          label={<>Votes{of}</>}
          checked={form.values[`seats.${place}.voting`] === 'yes'}
        />
        <CheckboxField
          name={`seats.${place}.clinical`}
          label={<>Only a clinician{of}</>}
          checked={form.values[`seats.${place}.clinical`] === 'yes'}
        />
      </div>
      <TextAreaField
        {...field('conditions')}
        label={<>What a person must see to, a line each{of}</>}
        rows={2}
      />
    </fieldset>
  );
};

/** Seats that one person may not hold together, two or more in each line, and an empty line. */
const ApartRows = ({ form, body }: { readonly form: FormState; readonly body: BodyAnswer }): ReactNode => {
  const lines = apartIn(form.values);
  const options = (body.composition?.seats ?? []).map(({ key, label }) => ({ value: key, text: label }));
  return (
    <fieldset className="cf-part">
      <legend>Which seats must be apart?</legend>
      <p>Nobody may hold the seats of one line together. A new seat can be chosen once it is kept.</p>
      {[...lines, []].map((keys, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fields of a form are named by their place
        <div className="cf-part__row" key={place}>
          {Array.from({ length: Math.max(2, keys.length) }, (_, at) => (
            <SelectField
              {...fieldIn(form)(`apart.${place}.seats.${at}`)}
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              key={at}
              label={
                <>
                  {at === 0 ? 'Seat' : 'and'}
                  <Hidden>
                    {' '}
                    {at + 1}, line {place + 1}
                  </Hidden>
                </>
              }
              empty={at === 0 ? 'None' : 'Choose'}
              options={options}
            />
          ))}
        </div>
      ))}
    </fieldset>
  );
};

/** The lines of seats that must be apart, as the form has them; an emptied line is none. */
const apartIn = (values: Readonly<Record<string, string>>): readonly (readonly string[])[] =>
  listIn(draftFrom(values), 'apart')
    .map((row) =>
      listIn(row, 'seats')
        .map((one) => textIn(one, ''))
        .filter((key) => key !== ''),
    )
    .filter((keys) => keys.length > 0);

const SeatsPage = ({ form, csrf, body }: Common & { readonly body: BodyAnswer }): ReactNode => {
  const rows = listIn(draftFrom(form.values), 'seats').length + NEW_ROWS;
  const { composition } = body;
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={body.name}
        title="Which seats has it?"
        reading="Kinds are what standing orders ask for by name. Empty the name of a seat to take it out; who holds it must have ended first. What stood before stays for the days before."
      />
      {composition && !composition.verified ? (
        <Note>
          <p>
            Nobody has held the seats in force against their source: {composition.source}. When you have, say
            so with your name.
          </p>
          <Form
            action={`${bodyHref(body.key)}/seats/verify`}
            csrf={csrf}
            guard={false}
            inline
            hidden={{ version: String(body.version) }}
          >
            <Button look="quiet">I held them against it</Button>
          </Form>
        </Note>
      ) : null}
      <div className="cf-wideform">
        <Form action={`${bodyHref(body.key)}/seats`} csrf={csrf} hidden={{ version: form.values.version }}>
          <DateField
            {...dateFieldIn(form)('from')}
            label="From which day?"
            hint="Seats of the same day that nobody has verified are replaced."
          />
          <TextField
            {...fieldIn(form)('source')}
            label="Where does it come from?"
            hint="Such as: Constitution, section 6."
          />
          <TextField
            {...fieldIn(form)('fewestMembers')}
            label="The fewest members who vote, in all"
            hint="Leave it empty where the seats alone say it."
            width={4}
            inputMode="numeric"
          />
          {Array.from({ length: rows }, (_, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: fields of a form are named by their place
            <SeatRow key={place} form={form} place={place} />
          ))}
          <ApartRows form={form} body={body} />
          <ConfirmWords form={form} />
          <Buttons>
            <Button>Keep these seats</Button>
            <Cancel href={bodyHref(body.key)} />
          </Buttons>
        </Form>
      </div>
    </>
  );
};

/** The rows of a posted form that have a name; places in what is wrong are those of the form. */
const seatsIn = (ask: Ask) => {
  const rows = listIn(draftFrom(ask.form), 'seats');
  const kept = rows.map((row, place) => ({ row, place })).filter(({ row }) => textIn(row, 'label') !== '');
  return { seats: kept.map(({ row }) => row), places: kept.map(({ place }) => place) };
};

const inPlace = (form: FormState, places: readonly number[]): FormState => ({
  ...form,
  errors: form.errors.map(({ field, message }) => ({
    field: field.replace(/^seats\.(\d+)/, (_, at) => `seats.${places[Number(at)] ?? 0}`),
    message,
  })),
});

const SEATS = `${BODIES_PATH}/:key/seats`;

const seatsPage = (ask: Ask, body: BodyAnswer, form: FormState): Response =>
  ask.page(
    bodyHead(body, `Seats of the ${body.name}`, form),
    <SeatsPage form={form} csrf={ask.shell.token} body={body} />,
  );

/** Pages and JSON faces of which seats a body has. */
export const seatRoutes: readonly Route[] = [
  api(setSeats),
  api(verifySeats),
  page('get', SEATS, 'decisions.manage', (ask) =>
    withBody(ask, (body) => seatsPage(ask, body, emptyForm(valuesOf(body, londonDate(ask.platform.now()))))),
  ),
  page('post', SEATS, 'decisions.manage', async (ask) => {
    const key = ask.param('key');
    const { seats, places } = seatsIn(ask);
    const result = await ask.perform(setSeats, {
      ...withDates(ask, 'from'),
      key,
      seats,
      apart: apartIn(ask.form),
    });
    if (!result.ok)
      return formAgain(ask, result.refusal, (form) =>
        withBody(ask, (body) => seatsPage(ask, body, inPlace(form, places))),
      );
    return ask.redirect(bodyHref(key), {
      kind: 'done',
      text: 'The seats are kept. They are not verified until somebody holds them against their source.',
    });
  }),
  page('post', `${SEATS}/verify`, 'decisions.manage', async (ask) => {
    const key = ask.param('key');
    const result = await ask.perform(verifySeats, { ...ask.form, key });
    return result.ok
      ? ask.redirect(bodyHref(key), {
          kind: 'done',
          text: 'It is kept with your name that you held them against it.',
        })
      : ask.refused(result.refusal);
  }),
];
