import type { ReactNode } from 'react';
import { londonDate, longDate } from '../../shared/dates.ts';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  CheckboxField,
  Columns,
  ConfirmWords,
  DateText,
  ErrorSummary,
  Facts,
  Form,
  fieldIn,
  Links,
  PageHead,
  Section,
  Tag,
  TextAreaField,
  Timeline,
  Unverified,
} from '../../ui/index.ts';
import { KIND_WORDS, settingHref } from './kinds.ts';
import { TONES, WORDS } from './list-pages.tsx';

import { DaysShown, SettingShown } from './shown.tsx';
import type { WholeSetting } from './uses.ts';
import { doneWords, settingName, settingSummary } from './words.ts';

const Verify = ({
  setting,
  form,
  csrf,
}: {
  readonly setting: WholeSetting;
  readonly form: FormState;
  readonly csrf: string;
}): ReactNode => (
  <Section title={setting.verified ? 'Is it no longer right?' : 'Hold it against its source'} id="verify">
    <Form
      action={`${settingHref(setting.kind, setting.id)}/verify`}
      csrf={csrf}
      hidden={{ version: String(setting.version), ...(setting.verified ? { verified: '' } : {}) }}
    >
      <TextAreaField
        {...fieldIn(form)('source')}
        label="What you held it against"
        hint="The document, its section and its date."
        rows={2}
      />
      {setting.verified ? null : (
        <CheckboxField
          name="verified"
          label="I have held it against that, word by word"
          checked={form.values.verified === 'yes'}
        />
      )}
      <ConfirmWords form={form} />
      <Buttons>
        <Button look="secondary">
          {setting.verified ? 'Count it as not verified' : 'Say so with my name'}
        </Button>
      </Buttons>
    </Form>
  </Section>
);

const Withdraw = ({
  setting,
  form,
  csrf,
}: {
  readonly setting: WholeSetting;
  readonly form: FormState;
  readonly csrf: string;
}): ReactNode => (
  <Section title="Take it back" id="withdraw">
    <Form
      action={`${settingHref(setting.kind, setting.id)}/withdraw`}
      csrf={csrf}
      hidden={{ version: String(setting.version) }}
    >
      <TextAreaField {...fieldIn(form)('reason')} label="Why?" rows={2} />
      <ConfirmWords form={form} />
      <Buttons>
        <Button look="secondary">Take it back before it is in force</Button>
      </Buttons>
    </Form>
  </Section>
);

/** One setting, told back, with who entered and who verified it, its history, and what may be done with it. */
export const SettingPage = ({
  setting,
  form,
  csrf,
  mayEnter,
}: {
  readonly setting: WholeSetting;
  readonly form: FormState;
  readonly csrf: string;
  readonly mayEnter: boolean;
}): ReactNode => {
  const { kind, data, id } = setting;
  const href = settingHref(kind, id);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={
          <>
            {KIND_WORDS[kind].title} · <DaysShown setting={setting} />
          </>
        }
        title={settingName(kind, data)}
        reading={settingSummary(kind, data)}
        move={
          mayEnter ? (
            <div className="cf-act">
              <Buttons>
                {setting.may.correct ? (
                  <ButtonLink look="quiet" href={`${href}/correct`}>
                    Correct it
                  </ButtonLink>
                ) : null}
                <ButtonLink look="quiet" href={`${settingHref(kind)}/new?from=${id}`}>
                  {setting.starting ? 'Enter your own from this' : 'Enter a new one from this'}
                </ButtonLink>
              </Buttons>
            </div>
          ) : undefined
        }
      />
      <Columns
        label="Where it comes from"
        aside={
          <>
            <Section title="Where it comes from" id="where-from">
              <Facts
                facts={[
                  {
                    name: 'Stands',
                    value: <Tag tone={TONES[setting.standing]}>{WORDS[setting.standing]}</Tag>,
                  },
                  { name: 'Source', value: setting.source },
                  {
                    name: 'Verified',
                    value: setting.verified ? (
                      (setting.verifiedBy ?? 'Yes')
                    ) : (
                      <Unverified verified={false} about={settingName(kind, data)} />
                    ),
                  },
                  ...(setting.enteredOn
                    ? [
                        {
                          name: 'Entered',
                          value: (
                            <>
                              {setting.enteredBy ?? ''} <DateText date={setting.enteredOn} />
                            </>
                          ),
                        },
                      ]
                    : []),
                ]}
              />
              {kind === 'scheme' ? (
                <Links
                  links={[
                    {
                      href: `${settingHref('scheme')}/try?id=${id}`,
                      text: 'See who would decide on a made-up case',
                    },
                    { href: `${href}/scheme.json`, text: 'Scheme as a file' },
                  ]}
                />
              ) : null}
            </Section>
            {setting.may.verify ? <Verify setting={setting} form={form} csrf={csrf} /> : null}
            {setting.may.correct ? <Withdraw setting={setting} form={form} csrf={csrf} /> : null}
          </>
        }
      >
        <Section title="What it says" id="says">
          <SettingShown kind={kind} data={data} bodies={setting.bodies} />
        </Section>
        <Section title="What was done" aside="the newest first" id="history">
          {setting.history.length === 0 ? (
            <p className="cf-quiet">Nothing: a group begins with it.</p>
          ) : (
            <Timeline
              items={setting.history.map(({ at, by, kind: done, after }, place) => ({
                key: `${at} ${place}`,
                dateTime: at,
                when: longDate(londonDate(new Date(at))),
                title: (
                  <>
                    <b>{doneWords(done)}</b> <span className="cf-quiet">by {by}</span>
                  </>
                ),
                ...(typeof after?.reason === 'string' ? { body: <p>{after.reason}</p> } : {}),
              }))}
            />
          )}
        </Section>
      </Columns>
    </>
  );
};
