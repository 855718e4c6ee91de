import { z } from 'zod';
import { LinedList, TextAreaField, TextField } from '../../../ui/index.ts';
import { RowFields } from './row-fields.tsx';
import { rowsIn, rowValues } from './rows.ts';
import { atFields, placeOf } from './sent-rows.ts';
import { caseWords, NothingYet } from './texts.tsx';
import type { Topic } from './topic.ts';

const Risk = z.object({
  key: z.string().trim().min(1).max(40),
  label: caseWords(300),
  action: caseWords(1500),
  owner: caseWords(120),
});
const Risks = z.object({ risks: z.array(Risk).max(60, 'Keep at most 60 risks.').default([]) });
export type Risks = z.output<typeof Risks>;

const FIELDS = ['label', 'action', 'owner'] as const;

/** What could go wrong, what is done about it, and by whom. Risks to quality are scored in quality. */
export const risksTopic: Topic<Risks> = {
  key: 'risks',
  title: 'Risks',
  content: atFields(Risks as z.ZodType<Risks>, (path, raw) => placeOf(path, raw)),
  empty: { risks: [] },
  fromForm: (form) => ({ risks: rowsIn(form, 'risks', FIELDS) }),
  toForm: ({ risks }) => rowValues('risks', risks),
  fields: ({ form }) => (
    <RowFields form={form} name="risks" noun="Risk">
      {(field) => (
        <>
          <TextField
            {...field('label')}
            label="What could go wrong?"
            hint="Such as “scans outrun reporters”."
          />
          <TextAreaField {...field('action')} label="What is done about it?" rows={3} />
          <TextField
            {...field('owner')}
            label="Who sees to it?"
            hint="A name or a post: somebody."
            width={30}
          />
        </>
      )}
    </RowFields>
  ),
  read: ({ risks }) =>
    risks.length === 0 ? (
      <NothingYet />
    ) : (
      <LinedList>
        {risks.map(({ key, label, action, owner }, i) => (
          <li key={key}>
            <p>
              <b>
                Risk {i + 1}: {label || 'not named yet'}
              </b>
            </p>
            <p>{action || <span className="cf-quiet">Nothing is said yet of what is done about it.</span>}</p>
            <p className="cf-small cf-quiet">{owner ? `Seen to by ${owner}` : 'Nobody sees to it yet'}</p>
          </li>
        ))}
      </LinedList>
    ),
  lines: ({ risks }) =>
    risks.flatMap(({ label, action, owner }, i) => [
      `Risk ${i + 1}: ${label}`,
      ...(action ? [`What is done: ${action.replaceAll('\n', ' ')}`] : []),
      owner ? `Seen to by ${owner}` : 'Nobody sees to it yet',
    ]),
};
