import { z } from 'zod';
import { longDate, parseDate } from '../../../shared/dates.ts';
import { DateField, dateIn, datePartsIn, datePartValues, LinedList, TextField } from '../../../ui/index.ts';
import { RowFields } from './row-fields.tsx';
import { rowNumbers, rowsIn, rowValues } from './rows.ts';
import { atFields, placeOf } from './sent-rows.ts';
import { caseWords, NothingYet } from './texts.tsx';
import type { Topic } from './topic.ts';

const WHEN = 'Give the day of the review as day, month and year, such as 31 3 2027.';

const Measure = z.object({
  key: z.string().trim().min(1).max(40),
  label: caseWords(200),
  what: caseWords(500),
  byWhom: caseWords(120),
  reviewOn: z.preprocess(
    (value) => (value === '' || value === undefined ? null : value),
    z
      .string({ error: WHEN })
      .refine((text) => parseDate(text) !== undefined, WHEN)
      .nullable(),
  ),
});
const Measures = z.object({
  measures: z.array(Measure).max(60, 'Keep at most 60 measures.').default([]),
});
export type Measures = z.output<typeof Measures>;

const FIELDS = ['label', 'what', 'byWhom'] as const;

/** What is measured after it goes live, by whom, and when it is reviewed. */
export const measuresTopic: Topic<Measures> = {
  key: 'measures',
  title: 'Measures and review',
  content: atFields(Measures as z.ZodType<Measures>, (path, raw) => placeOf(path, raw)),
  empty: { measures: [] },
  fromForm: (form) => {
    const dated = Object.fromEntries(
      rowNumbers(form, 'measures').map((number) => [
        `measures-${number}-reviewOn`,
        dateIn(form, `measures-${number}-reviewOn`),
      ]),
    );
    return { measures: rowsIn({ ...form, ...dated }, 'measures', [...FIELDS, 'reviewOn']) };
  },
  toForm: ({ measures }) => ({
    ...rowValues(
      'measures',
      measures.map(({ key, label, what, byWhom }) => ({ key, label, what, byWhom })),
    ),
    ...Object.assign(
      {},
      ...measures.map(({ reviewOn }, i) => datePartValues(`measures-${i + 1}-reviewOn`, reviewOn)),
    ),
  }),
  fields: ({ form }) => (
    <RowFields form={form} name="measures" noun="Measure">
      {(field, number) => (
        <>
          <TextField {...field('label')} label="Its name" hint="Such as “Weeks from request to scan”." />
          <TextField
            {...field('what')}
            label="What is measured?"
            hint="The figure, where it comes from, and what it should become."
          />
          <TextField {...field('byWhom')} label="By whom?" width={30} />
          <DateField
            {...field('reviewOn')}
            label="When is it reviewed?"
            value={datePartsIn(form.values, `measures-${number}-reviewOn`)}
            hint="For example, 9 3 2027"
          />
        </>
      )}
    </RowFields>
  ),
  read: ({ measures }) =>
    measures.length === 0 ? (
      <NothingYet />
    ) : (
      <LinedList>
        {measures.map(({ key, label, what, byWhom, reviewOn }) => (
          <li key={key}>
            <p>
              <b>{label || 'A measure without a name'}</b>
            </p>
            <p>{what || <span className="cf-quiet">It is not said yet what is measured.</span>}</p>
            <p className="cf-small cf-quiet">
              {byWhom ? `Measured by ${byWhom}` : 'Nobody measures it yet'};{' '}
              {reviewOn ? `reviewed on ${longDate(reviewOn)}` : 'no day of review yet'}
            </p>
          </li>
        ))}
      </LinedList>
    ),
  lines: ({ measures }) =>
    measures.flatMap(({ label, what, byWhom, reviewOn }) => [
      label || 'A measure without a name',
      ...(what ? [`What is measured: ${what}`] : []),
      byWhom ? `Measured by ${byWhom}` : 'Nobody measures it yet',
      reviewOn ? `Reviewed on ${longDate(reviewOn)}` : 'No day of review yet',
    ]),
};
