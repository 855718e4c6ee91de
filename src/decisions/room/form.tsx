import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import { ConfirmWords, errorFor, Form } from '../../ui/index.ts';
import { actApi, ROOM_ACTS, type RoomActName, roomHref } from './acts.ts';

/** What every form of the room needs. */
export type RoomForms = {
  readonly meeting: string;
  readonly csrf: string;
  /** New for each showing: a form that is sent twice from one page does one thing. */
  readonly key: string;
  /** The form that was refused, if one was. */
  readonly form: FormState;
  /** The item that is shown: whoever acts comes back to it. */
  readonly item: number | null;
};

/** Names of the fields of one form on a page with many: `line-words`. */
export const fieldOf = ({ form }: RoomForms, prefix: string) => {
  const mine = form.values.form === prefix;
  return (name: string, otherwise?: string) => ({
    name: `${prefix}-${name}`,
    value: mine ? form.values[`${prefix}-${name}`] : otherwise,
    error: mine ? errorFor(form.errors, `${prefix}-${name}`) : undefined,
  });
};

/**
 * One form of the room. With JavaScript what may wait is kept on the tablet until it has been sent; without it the form
 * goes to the server as any other.
 */
export const Act = ({
  forms,
  act,
  prefix = act,
  hidden = {},
  says,
  inline,
  children,
}: {
  readonly forms: RoomForms;
  readonly act: RoomActName;
  /** Where several forms of one kind stand on the page. */
  readonly prefix?: string;
  readonly hidden?: Readonly<Record<string, string>>;
  /** What waits, in words: `Dr Fennimore`. */
  readonly says: string;
  readonly inline?: boolean;
  readonly children: ReactNode;
}): ReactNode => {
  const { meeting, csrf, key, form, item } = forms;
  const refused = form.values.form === prefix;
  const parts = { meeting, ...(item === null ? {} : { item: String(item) }), ...hidden };
  return (
    <div
      className="cf-act-form"
      data-cf-act={actApi(act, parts)}
      data-cf-waits={ROOM_ACTS[act].waits ? '' : undefined}
      data-cf-prefix={prefix}
      data-cf-says={says}
    >
      <Form
        action={`${roomHref(meeting)}/${act}`}
        csrf={csrf}
        guard={false}
        inline={inline}
        hidden={{
          form: prefix,
          once: `${key} ${prefix}`,
          shown: item === null ? '' : String(item),
          ...parts,
        }}
      >
        {children}
        {refused ? <ConfirmWords form={form} /> : null}
      </Form>
    </div>
  );
};
