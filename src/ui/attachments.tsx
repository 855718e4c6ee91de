import { FileField } from './forms/fields.tsx';
import { Button, Form } from './forms/form.tsx';
import { FormGroup, Labelled } from './forms/frame.tsx';
import { Section } from './grammar/head.tsx';
import { LinedList } from './grammar/lists.tsx';
import { Fold, More } from './grammar/pieces.tsx';
import { counted, figure } from './words.ts';

/** A file on an object as its reader sees it; `added` is an instant, `size` in bytes. */
export type AttachmentShown = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly by: string;
  readonly added: string;
  readonly removed?: { readonly by: string; readonly why?: string | undefined } | undefined;
  readonly may_remove: boolean;
  readonly own: boolean;
};

const KINDS: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  png: 'picture',
  jpg: 'picture',
  docx: 'Word',
  xlsx: 'Excel',
  csv: 'CSV',
  txt: 'text',
};

/** As the file managers of most desks count, and as the limit is meant. */
const MB = 1024 * 1024;

const sizeOf = (bytes: number): string =>
  bytes < MB ? `${figure(Math.max(1, bytes / 1024), 0)} kB` : `${figure(bytes / MB)} MB`;

const kindOf = (name: string): string => KINDS[name.split('.').at(-1) ?? ''] ?? 'file';

const dayOf = (instant: string): string =>
  new Date(instant).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Europe/London',
  });

const Remove = ({ file, action, csrf }: { file: AttachmentShown; action: string; csrf: string }) => (
  <More summary="Remove" about={file.name}>
    <Form action={`${action}/${file.id}/remove`} csrf={csrf} guard={false}>
      <FormGroup error={undefined}>
        <Labelled
          name={`why-${file.id}`}
          label={file.own ? 'Why (you may leave this empty)' : 'Why; this stays in its place'}
        />
        <input className="nhsuk-input" id={`why-${file.id}`} name="why" type="text" />
      </FormGroup>
      <Button look="quiet">Remove it for good</Button>
    </Form>
  </More>
);

/** Files that belong to an object, and the form to add one. Stands under `#files`. */
export const Attachments = ({
  files,
  action,
  csrf,
  open,
}: {
  readonly files: readonly AttachmentShown[];
  /** Where its forms go and its files are: `/attachments/idea/12`. */
  readonly action: string;
  readonly csrf: string;
  /** False: no more files are taken, or this reader may not. */
  readonly open: boolean;
}) => (
  <Section
    title="Files"
    id="files"
    aside={counted(files.filter((file) => !file.removed).length, 'file', 'files')}
  >
    {files.length === 0 ? (
      <p className="cf-quiet">{open ? 'No files yet. Add the first one below.' : 'No files were added.'}</p>
    ) : (
      <LinedList>
        {files.map((file) => (
          <li key={file.id}>
            {file.removed ? (
              <p className="cf-quiet">
                {file.name} was removed by {file.removed.by}
                {file.removed.why ? `: ${file.removed.why}` : '.'}
              </p>
            ) : (
              <>
                <p>
                  <a href={`${action}/${file.id}`}>
                    {file.name} ({kindOf(file.name)}, {sizeOf(file.size)})
                  </a>
                </p>
                <p className="cf-small cf-quiet">
                  {file.by}, <time dateTime={file.added}>{dayOf(file.added)}</time>
                </p>
                {file.may_remove ? <Remove file={file} action={action} csrf={csrf} /> : null}
              </>
            )}
          </li>
        ))}
      </LinedList>
    )}
    {open ? (
      <Fold summary="Add a file">
        <Form action={action} csrf={csrf} files>
          <FileField
            name="file"
            label="Add a file"
            hint="PDF, PNG or JPEG, Word, Excel, CSV or plain text, at most 20 MB. Nothing in it may tell who a patient is."
            accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.csv,.txt"
          />
          <Button look="quiet">Add the file</Button>
        </Form>
      </Fold>
    ) : null}
  </Section>
);
