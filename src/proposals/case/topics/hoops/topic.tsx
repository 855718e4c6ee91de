import type { ReactNode } from 'react';
import { z } from 'zod';
import { words } from '../../../../platform/input.ts';
import type { FormState } from '../../../../shared/form-state.ts';
import {
  CheckboxField,
  errorFor,
  Note,
  SelectField,
  Table,
  Tag,
  TextAreaField,
  TextField,
} from '../../../../ui/index.ts';
import { type Hoop, hoopsWords, hoopUntold } from '../../impact-rules.ts';
import { RowBoxes, type RowDrawn } from '../row-box.tsx';
import { atFields, keyed, placeOf, rowsSent, type Sent } from '../sent-rows.ts';
import type { Topic } from '../topic.ts';

/** What patients must do more or less, as it is kept. */
export type HoopsContent = {
  readonly hoops: readonly Hoop[];
  /** Somebody said that patients have nothing more to do. */
  readonly noHoops: boolean;
};

const PARTS = ['asks', 'support', 'likelyToFail'] as const;

const long = z.string().trim().max(1000, 'write at most 1,000 characters.').default('');
const sent = z
  .object({
    noHoops: z.boolean().default(false),
    hoops: z
      .array(
        z.object({
          key: z.string().max(60).optional(),
          change: z.enum(['added', 'removed'], {
            error: 'choose whether patients must do it from now on, or no longer.',
          }),
          what: words('say what patients must do, such as one blood test.', 200),
          asks: long,
          support: long,
          likelyToFail: long,
        }),
      )
      .max(30, 'Name at most 30.')
      .default([]),
  })
  .refine(({ noHoops, hoops }) => !noHoops || hoops.every(({ change }) => change === 'removed'), {
    path: ['noHoops'],
    message: 'You named something that patients must do. Take the tick out, or take that out.',
  })
  .transform(({ noHoops, hoops }): HoopsContent => {
    const taken = new Set(hoops.flatMap(({ key }) => (key ? [key] : [])));
    return { noHoops, hoops: keyed(hoops, 'hoop', taken) };
  });

const hoopsContent: z.ZodType<HoopsContent> = atFields(sent, (path, raw) => placeOf(path, raw));

const hoopsFromForm = (form: Sent): unknown => ({
  noHoops: form.noHoops === 'yes',
  hoops: rowsSent(form, 'hoops').map(({ row, text }) => ({
    row,
    key: text('key'),
    change: text('change'),
    what: text('what'),
    ...Object.fromEntries(PARTS.map((part) => [part, text(part)])),
  })),
});

const hoopsToForm = ({ hoops, noHoops }: HoopsContent): Sent =>
  Object.fromEntries([
    ['noHoops', noHoops ? 'yes' : ''],
    ...hoops.flatMap((hoop, place) =>
      (['key', 'change', 'what', ...PARTS] as const).map((part) => [
        `hoops-${place + 1}-${part}`,
        hoop[part],
      ]),
    ),
  ]);

const CHANGE = {
  added: 'Patients must do it from now on',
  removed: 'Patients need not do it any more',
} as const;

const says = ({ form, prefix }: RowDrawn): ReactNode => {
  const text = (field: string) => form.values[`${prefix}-${field}`] ?? '';
  const change = text('change');
  return (
    <>
      <b>{text('what') || 'Not named yet'}</b>{' '}
      <span className="cf-row__how">
        {change === 'added' ? 'one more' : change === 'removed' ? 'one fewer' : ''}
      </span>
    </>
  );
};

const HoopsFields = ({ form }: { readonly form: FormState }): ReactNode => (
  <>
    <div className="nhsuk-form-group">
      <Note>
        <p>
          A hoop is anything that patients must do on their way to care: a journey, a form, a test, a wait, a
          phone with a screen. Name what is taken away too.
        </p>
      </Note>
    </div>
    <CheckboxField
      name="noHoops"
      label="Patients have nothing more to do"
      checked={form.values.noHoops === 'yes'}
      error={errorFor(form.errors, 'noHoops')}
    />
    <RowBoxes
      form={form}
      list="hoops"
      one="something that patients must do, or no longer"
      many="hoops"
      says={says}
    >
      {(row) => (
        <>
          <TextField
            {...row.field('what')}
            label="What is it?"
            hint="Such as one blood test, or a clinic visit"
          />
          <SelectField
            {...row.field('change')}
            label="Is it added or taken away?"
            empty="Choose one"
            options={Object.entries(CHANGE).map(([value, text]) => ({ value, text }))}
          />
          <p className="nhsuk-hint">The rest is asked of what is added.</p>
          <TextAreaField
            {...row.field('asks')}
            label="What does it ask of them?"
            hint="Time, money, travel, reading, a phone, somebody to go with."
            rows={2}
          />
          <TextAreaField
            {...row.field('support')}
            label="What is offered to those whom it would stop?"
            hint="A lift, an interpreter, a call, another day."
            rows={2}
          />
          <TextAreaField
            {...row.field('likelyToFail')}
            label="Who is likely to fail it all the same?"
            hint="Nobody is an answer, with its reason."
            rows={2}
          />
        </>
      )}
    </RowBoxes>
  </>
);

const HoopsReading = ({ content }: { readonly content: HoopsContent }): ReactNode => {
  const { hoops, noHoops } = content;
  if (hoops.length === 0)
    return noHoops ? (
      <p>Patients have nothing more to do.</p>
    ) : (
      <p className="cf-quiet">Nothing is written yet of what patients must do.</p>
    );
  return (
    <div className="cf-case-parts">
      <Table
        caption="What patients must do more, and what they need not do any more"
        hideCaption
        columns={[
          {
            key: 'what',
            heading: 'Hoop',
            cell: ({ what, change }) => (
              <div>
                {what}{' '}
                <Tag tone={change === 'added' ? 'amber' : 'green'}>
                  {change === 'added' ? '+ added' : '− taken away'}
                </Tag>
              </div>
            ),
          },
          { key: 'asks', heading: 'What it asks', cell: (hoop) => told(hoop, 'asks') },
          { key: 'support', heading: 'Support offered', cell: (hoop) => told(hoop, 'support') },
          { key: 'fail', heading: 'Likely to fail it', cell: (hoop) => told(hoop, 'likelyToFail') },
        ]}
        rows={hoops}
        rowKey={({ key }) => key}
      />
    </div>
  );
};

const told = (hoop: Hoop, part: (typeof PARTS)[number]): ReactNode =>
  hoop[part] || <span className="cf-quiet">{hoopUntold(hoop).includes(part) ? 'Not said yet' : '–'}</span>;

const ASKED = { asks: 'asks', support: 'support', likelyToFail: 'likely to fail it' } as const;

/** Each hoop added or taken away on the way to care, with what it asks, the support offered and who may fail it. */
export const hoopsTopic: Topic<HoopsContent> = {
  key: 'hoops',
  title: 'Hoops for patients',
  content: hoopsContent,
  empty: { hoops: [], noHoops: false },
  fromForm: hoopsFromForm,
  toForm: hoopsToForm,
  fields: ({ form }) => <HoopsFields form={form} />,
  read: (content) => <HoopsReading content={content} />,
  lines: ({ hoops, noHoops }) =>
    hoops.length === 0
      ? noHoops
        ? ['Patients have nothing more to do.']
        : []
      : [
          hoopsWords(hoops),
          ...hoops.flatMap((hoop) =>
            PARTS.flatMap((part) => (hoop[part] ? [`${hoop.what}, ${ASKED[part]}: ${hoop[part]}`] : [])),
          ),
        ],
};
