import type { Ask } from '../../platform/http/ask.ts';
import { can } from '../../platform/permissions.ts';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  count,
  Empty,
  ErrorSummary,
  errorFor,
  FileField,
  Form,
  fieldIn,
  PageHead,
  Section,
  SelectField,
  Stack,
  Table,
  Tag,
  TextField,
} from '../../ui/index.ts';
import { PART_WORDS, PARTS } from './rules.ts';
import type { Layout } from './uses.ts';

export const LAYOUTS = '/population/layouts';

const columnsOf = ({ mapping }: Layout): string =>
  PARTS.flatMap((part) =>
    mapping[part] ? [`${PART_WORDS[part].name.toLowerCase()}: ${mapping[part]}`] : [],
  ).join('; ');

export const LayoutsPage = ({ ask, items }: { readonly ask: Ask; readonly items: readonly Layout[] }) => {
  const manages = can(ask.actor, 'needs.manage');
  const describe = manages ? <ButtonLink href={`${LAYOUTS}/new`}>Describe a file</ButtonLink> : undefined;
  return (
    <>
      <PageHead
        title="Own layouts"
        reading="Files that no published layout fits, described here once by the names of their columns. After that they are loaded like any other."
        move={items.length > 0 ? describe : undefined}
      />
      {items.length === 0 ? (
        <Empty
          title="No file has been described yet"
          hint="It needs a column with codes of practices or commissioners, one with figures, and a period."
          action={describe}
        />
      ) : (
        <Table
          caption="Layouts described here"
          hideCaption
          columns={[
            {
              key: 'title',
              heading: 'Figure',
              cell: (one: Layout) => (
                <>
                  <b>{one.title}</b>
                  <br />
                  <span className="cf-quiet">
                    {one.unit}; {one.publisher}
                  </span>
                </>
              ),
            },
            { key: 'columns', heading: 'Columns', cell: columnsOf },
            {
              key: 'loads',
              heading: 'Files in force',
              align: 'num',
              cell: (one) => (one.withdrawn ? <Tag>Withdrawn</Tag> : count(one.loads)),
            },
            { key: 'by', heading: 'Described by', cell: (one) => one.madeBy },
            ...(manages
              ? [
                  {
                    key: 'do',
                    heading: 'Change',
                    cell: (one: Layout) =>
                      one.loads > 0 ? (
                        <span className="cf-quiet">in use</span>
                      ) : (
                        <Form
                          inline
                          csrf={ask.shell.token}
                          action={`${LAYOUTS}/${one.slug}/${one.withdrawn ? 'take-up' : 'withdraw'}`}
                        >
                          <Button look="quiet">
                            {one.withdrawn ? 'Take up again' : 'Withdraw'}
                            <span className="cf-hidden"> {one.title}</span>
                          </Button>
                        </Form>
                      ),
                  },
                ]
              : []),
          ]}
          rows={items}
          rowKey={(one) => one.slug}
        />
      )}
    </>
  );
};

export const ExamplePage = ({ ask, form }: { readonly ask: Ask; readonly form: FormState }) => (
  <Stack>
    <ErrorSummary errors={form.errors} />
    <PageHead
      title="Describe a file"
      reading="Show one such file first. Coalface reads its head, proposes what its columns are, and keeps nothing of it."
    />
    <Form action={`${LAYOUTS}/example`} csrf={ask.shell.token} files guard={false}>
      <FileField
        name="file"
        label="An example of the file"
        hint="CSV with the names of the columns in its first row. No patient may stand in it."
        accept=".csv,.txt,text/csv"
        error={errorFor(form.errors, 'file')}
      />
      <Buttons>
        <Button>Show its columns</Button>
        <a href={LAYOUTS}>Back to the layouts</a>
      </Buttons>
    </Form>
  </Stack>
);

type Head = { readonly headers: readonly string[]; readonly rows: readonly (readonly string[])[] };

const FirstRows = ({ headers, rows }: Head) => (
  <Section title="The first rows of the file">
    <Table
      caption="As they stand in the file"
      hideCaption
      narrow="scroll"
      columns={headers.map((header, place) => ({
        key: String(place),
        heading: header || `column ${place + 1}`,
        cell: ({ cells }: { readonly cells: readonly string[] }) => cells[place] ?? '',
      }))}
      rows={rows.map((cells, place) => ({ cells, place: String(place) }))}
      rowKey={({ place }) => place}
    />
  </Section>
);

/** Which column is what, with the proposal chosen; `rows` are shown only while the example is at hand. */
export const MappingPage = ({
  ask,
  form,
  headers,
  rows,
}: Head & { readonly ask: Ask; readonly form: FormState }) => {
  const { errors } = form;
  const field = fieldIn(form);
  return (
    <Stack>
      <ErrorSummary errors={errors} />
      <PageHead
        title="What are its columns?"
        reading="Check what is proposed. The other columns are left out when a file is loaded."
      />
      {rows.length > 0 ? <FirstRows headers={headers} rows={rows} /> : null}
      <Form action={LAYOUTS} csrf={ask.shell.token} hidden={{ headers: headers.join('\n') }}>
        <Section title="The columns">
          {PARTS.map((part) => (
            <SelectField
              key={part}
              {...field(part)}
              label={PART_WORDS[part].name}
              hint={PART_WORDS[part].hint || undefined}
              options={[
                { value: '', text: part === 'area' || part === 'value' ? 'Choose a column' : 'None' },
                ...headers.filter(Boolean).map((header) => ({ value: header, text: header })),
              ]}
            />
          ))}
        </Section>
        <Section title="The figure">
          <TextField
            {...field('title')}
            label="What the figure is"
            hint="With the condition in its words, it stands on that condition’s page: Median weeks waited for an echocardiogram"
          />
          <TextField {...field('unit')} label="Unit" hint="weeks, %, per 100,000 people" width={20} />
          <TextField {...field('publisher')} label="Who publishes the file" />
          <TextField
            {...field('licence')}
            label="On what terms it may be used"
            hint="Open Government Licence, or: for the group’s own use"
          />
          <TextField {...field('address')} label="Where it is published (optional)" type="url" />
        </Section>
        <Buttons>
          <Button>Keep this layout</Button>
          <a href={`${LAYOUTS}/new`}>Show another file</a>
        </Buttons>
      </Form>
    </Stack>
  );
};
