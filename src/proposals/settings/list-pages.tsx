import type { ReactNode } from 'react';
import type { Actor } from '../../platform/actor.ts';
import {
  ButtonLink,
  Buttons,
  DateText,
  Empty,
  LinedList,
  Links,
  PageHead,
  Table,
  Tag,
  type Tone,
  Unverified,
} from '../../ui/index.ts';
import type { SettingKind } from '../kit/settings.ts';
import { IdeasNav } from '../nav.tsx';
import type { SettingAnswer } from './find.ts';
import { KIND_WORDS, SETTING_KINDS, SETTINGS_PATH, settingHref } from './kinds.ts';
import { DaysShown } from './shown.tsx';
import { settingName, settingSummary } from './words.ts';

export const TONES: Readonly<Record<SettingAnswer['standing'], Tone>> = {
  'in force': 'green',
  'to come': 'blue',
  past: 'plain',
  withdrawn: 'line',
};

export const WORDS: Readonly<Record<SettingAnswer['standing'], string>> = {
  'in force': 'In force',
  'to come': 'To come',
  past: 'Past',
  withdrawn: 'Withdrawn',
};

export const POLICY_PATH = '/ideas/policy';

/** All that the group has set of its own work: what is in force, and what comes. */
export const SettingsPage = ({
  actor,
  settings,
}: {
  readonly actor: Actor;
  readonly settings: readonly SettingAnswer[];
}): ReactNode => {
  const unverified = settings.filter(({ standing, verified }) => standing === 'in force' && !verified).length;
  return (
    <>
      <IdeasNav actor={actor} current="settings" />
      <PageHead
        title="Settings of ideas"
        reading={
          unverified === 0 ? (
            'How the group works on ideas: who decides, how long it may take, what a case must say. All that is in force was held against its source.'
          ) : (
            <>
              How the group works on ideas: who decides, how long it may take, what a case must say.{' '}
              <b>{unverified} in force</b> {unverified === 1 ? 'was' : 'were'} never held against a source.
            </>
          )
        }
      />
      <LinedList>
        {SETTING_KINDS.map((kind) => {
          const of = settings.filter((one) => one.kind === kind);
          const inForce = of.filter(({ standing }) => standing === 'in force');
          const next = of.filter(({ standing }) => standing === 'to come');
          return (
            <li key={kind}>
              <h2 className="cf-setting__title">
                <a href={settingHref(kind)}>{KIND_WORDS[kind].title}</a>
              </h2>
              <p className="cf-quiet cf-small">{KIND_WORDS[kind].what}</p>
              {inForce.map((setting) => (
                <p key={setting.id}>
                  {settingSummary(kind, setting.data)}{' '}
                  <Unverified verified={setting.verified} about={settingName(kind, setting.data)} />
                </p>
              ))}
              {inForce.length === 0 ? (
                <p>{kind === 'letters' ? 'The first letters of the group’s name.' : 'None is in force.'}</p>
              ) : null}
              {next.map((setting) => (
                <p key={setting.id} className="cf-small">
                  From <DateText date={setting.inForceFrom} />: {settingSummary(kind, setting.data)}
                </p>
              ))}
            </li>
          );
        })}
      </LinedList>
      <Links links={[{ href: POLICY_PATH, text: 'The policy of moderation, as the public reads it' }]} />
    </>
  );
};

/** The settings of one kind, the newest first, with what was before. */
export const KindPage = ({
  actor,
  kind,
  settings,
  mayEnter,
}: {
  readonly actor: Actor;
  readonly kind: SettingKind;
  readonly settings: readonly SettingAnswer[];
  readonly mayEnter: boolean;
}): ReactNode => {
  const { title, what, one } = KIND_WORDS[kind];
  const named = kind === 'template';
  return (
    <>
      <IdeasNav actor={actor} current="settings" />
      <PageHead
        title={title}
        reading={what}
        move={
          mayEnter ? (
            <div className="cf-act">
              <Buttons>
                <ButtonLink href={`${settingHref(kind)}/new`}>
                  {named ? 'Enter a new form of case' : `Enter a new ${one}`}
                </ButtonLink>
                {kind === 'scheme' ? (
                  <ButtonLink look="quiet" href={`${settingHref(kind)}/import`}>
                    From a file
                  </ButtonLink>
                ) : null}
              </Buttons>
            </div>
          ) : undefined
        }
      />
      {settings.length === 0 ? (
        <Empty
          title={`No ${one} was entered`}
          hint={
            kind === 'letters'
              ? 'References begin with the first letters of the group’s name.'
              : 'Until one is entered, pages that need it say so.'
          }
        />
      ) : (
        <Table
          caption={`${title}, the newest first`}
          hideCaption
          columns={[
            {
              key: 'name',
              heading: named ? 'Form' : 'In force',
              cell: (setting) => (
                <a href={settingHref(kind, setting.id)}>
                  {named ? settingName(kind, setting.data) : <DaysShown setting={setting} />}
                </a>
              ),
            },
            ...(named
              ? [
                  {
                    key: 'days',
                    heading: 'In force',
                    cell: (setting: SettingAnswer) => <DaysShown setting={setting} />,
                  },
                ]
              : []),
            {
              key: 'standing',
              heading: 'Stands',
              cell: (setting) => <Tag tone={TONES[setting.standing]}>{WORDS[setting.standing]}</Tag>,
            },
            { key: 'says', heading: 'Says', cell: (setting) => settingSummary(kind, setting.data) },
            {
              key: 'verified',
              heading: 'Held against its source',
              cell: (setting) =>
                setting.verified ? (
                  `Yes${setting.verifiedBy ? `, by ${setting.verifiedBy}` : ''}`
                ) : (
                  <Tag tone="amber">Not verified</Tag>
                ),
            },
            { key: 'entered', heading: 'Entered by', cell: (setting) => setting.enteredBy ?? '–' },
          ]}
          rows={settings}
          rowKey={(setting) => setting.id}
        />
      )}
      {kind === 'scheme' ? (
        <Links
          links={[{ href: `${settingHref(kind)}/try`, text: 'See who would decide on a made-up case' }]}
        />
      ) : null}
      <p>
        <a href={SETTINGS_PATH}>All settings of ideas</a>
      </p>
    </>
  );
};
