import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  DateField,
  dateFieldIn,
  ErrorSummary,
  errorFor,
  FileField,
  Form,
  fieldIn,
  LinedList,
  More,
  Note,
  PageHead,
  Section,
  TextAreaField,
} from '../../ui/index.ts';
import type { SettingKind } from '../kit/settings.ts';
import { type Route, routeOf } from '../routes/rules.ts';
import { SchemeExplained } from '../routes/scheme-explained.tsx';
import type { RouteFacts } from '../routes/scheme-rules.ts';
import { schemeOf } from './check.ts';
import type { Draft } from './draft-rules.ts';
import { KIND_WORDS, settingHref } from './kinds.ts';
import { OTHER_FIELDS } from './other-fields.tsx';
import { SchemeFields } from './scheme-fields.tsx';
import type { SchemeData } from './shapes.ts';
import { TryFields, TryResult } from './try-fields.tsx';

const shownRoute = (route: Route) => ({ ...route, body: route.body.label, atMost: route.atMost.label });

/** What the check of a sound scheme shows before it is kept: told back, and tried on a made-up case. */
const Sound = ({ scheme, facts }: { readonly scheme: SchemeData; readonly facts: RouteFacts }): ReactNode => (
  <Section title="As it would be kept" id="checked" aside="every case has one answer in each question">
    <More summary="The scheme in sentences">
      <LinedList>
        <SchemeExplained scheme={scheme} />
      </LinedList>
    </More>
    <TryResult route={shownRoute(routeOf(schemeOf(scheme), facts))} />
  </Section>
);

export type Found = { readonly scheme: SchemeData; readonly facts: RouteFacts };

/** Entering a setting, or correcting one before it is in force. */
export const SettingFormPage = ({
  kind,
  form,
  draft,
  csrf,
  action,
  correcting,
  bodies,
  checked,
  pressed,
}: {
  readonly kind: SettingKind;
  readonly form: FormState;
  readonly draft: Draft;
  readonly csrf: string;
  readonly action: string;
  readonly correcting: boolean;
  readonly bodies: readonly { readonly key: string; readonly label: string }[];
  /** Of a scheme that was looked through and found sound. */
  readonly checked: Found | undefined;
  /** The button that brought the form back. */
  readonly pressed: string | undefined;
}): ReactNode => {
  const { values, errors } = form;
  const { one, what } = KIND_WORDS[kind];
  const props = { form, draft, action, bodies, pressed };
  const isScheme = kind === 'scheme';
  const Fields = isScheme ? SchemeFields : OTHER_FIELDS[kind];
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHead
        title={correcting ? `Correct this ${one}` : `Enter a ${one}`}
        reading={
          <>
            {what} The one before ends on the day before this one begins. Nothing that was done under it
            changes.
          </>
        }
      />
      <div className="cf-wideform">
        {checked ? <Sound {...checked} /> : null}
        <Form action={action} csrf={csrf} hidden={{ version: values.version, key: values.key }}>
          {/* The first button of a form is the one that Enter presses: it looks the form through and keeps nothing. */}
          {isScheme ? (
            <Buttons>
              <Button look="secondary" name="do" value="check">
                Check it and try it
              </Button>
            </Buttons>
          ) : ['template', 'moderation'].includes(kind) ? (
            <div className="cf-hidden" aria-hidden="true">
              <button type="submit" tabIndex={-1} name="do" value="check">
                Look it through
              </button>
            </div>
          ) : null}
          <DateField
            {...dateFieldIn(form)('inForceFrom')}
            label="In force from"
            hint="Today or a later day."
          />
          {isScheme ? (
            <DateField
              {...dateFieldIn(form)('inForceTo')}
              label="In force to"
              hint="Leave it empty: until the next one begins."
            />
          ) : null}
          <TextAreaField
            {...fieldIn(form)('source')}
            label="Where does it come from?"
            hint="Such as the constitution, section 6, of 26 March 2026."
            rows={2}
          />
          <Fields {...props} />
          {isScheme ? (
            <fieldset className="cf-part" id="try">
              <legend>Try it on a made-up case</legend>
              <p>Leave empty what is not known. Nothing of this is kept.</p>
              <TryFields form={form} at="try." />
            </fieldset>
          ) : null}
          <ConfirmWords form={form} />
          <Note>
            <p>
              It begins as not verified. Somebody then holds it against its source and says so with their
              name.
            </p>
          </Note>
          <Buttons>
            {isScheme ? (
              <Button look="secondary" name="do" value="check">
                Check it and try it
              </Button>
            ) : null}
            <Button name="do" value="keep">
              {correcting ? 'Keep the correction' : 'Keep it'}
            </Button>
            <ButtonLink look="quiet" href={settingHref(kind)}>
              Cancel
            </ButtonLink>
          </Buttons>
        </Form>
      </div>
    </>
  );
};

/** A scheme from a file: it opens in the form and is kept only from there. */
export const ImportPage = ({
  form,
  csrf,
}: {
  readonly form: FormState;
  readonly csrf: string;
}): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      title="A scheme of delegation from a file"
      reading="A file that was saved from Coalface opens in the form, where you look it through. Nothing is kept until you keep it there."
    />
    <Form action={`${settingHref('scheme')}/import`} csrf={csrf} files>
      <FileField
        name="file"
        label="The file"
        hint="Ends in .json. After an error you choose it again."
        accept="application/json,.json"
        error={errorFor(form.errors, 'file')}
      />
      <Buttons>
        <Button>Open it in the form</Button>
        <ButtonLink look="quiet" href={settingHref('scheme')}>
          Cancel
        </ButtonLink>
      </Buttons>
    </Form>
  </>
);

/** A scheme that is kept, tried on a made-up case; its address holds the case, so it can be passed on. */
export const TryPage = ({
  form,
  id,
  name,
  route,
}: {
  readonly form: FormState;
  readonly id: string | undefined;
  readonly name: ReactNode;
  readonly route: Route | undefined;
}): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      title="Who would decide? Try a made-up case"
      reading={
        <>
          {name}. Say what a case is like, and see who would decide on it. Leave empty what nobody knows yet.
        </>
      }
    />
    {route ? (
      <Section title="Where it would go" id="goes">
        <TryResult route={shownRoute(route)} />
      </Section>
    ) : null}
    <form className="cf-form cf-wideform" action={`${settingHref('scheme')}/try`} method="get">
      {id ? <input type="hidden" name="id" value={id} /> : null}
      <TryFields form={form} />
      <Buttons>
        <Button>See who decides</Button>
        <ButtonLink look="quiet" href={settingHref('scheme')}>
          Back to the schemes
        </ButtonLink>
      </Buttons>
    </form>
  </>
);
