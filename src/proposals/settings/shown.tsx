import type { ReactNode } from 'react';
import { DateText, LinedList, Table } from '../../ui/index.ts';
import type { SettingKind } from '../kit/settings.ts';
import { withinWords } from '../routes/answer-rules.ts';
import { SchemeExplained } from '../routes/scheme-explained.tsx';
import type { SettingAnswer } from './find.ts';
import { TARGET_STAGES } from './form-rules.ts';
import type { SettingData } from './shapes.ts';
import { ASK_WORDS, settingSummary } from './words.ts';

type Bodies = readonly { readonly key: string; readonly label: string }[];

const labelOf = (bodies: Bodies, key: string): string =>
  bodies.find((body) => body.key === key)?.label ?? key;

const SchemeShown = ({ data }: { readonly data: SettingData['scheme'] }): ReactNode => (
  <>
    {data.approvedBy ? <p>Approved by {data.approvedBy}.</p> : null}
    <Table
      caption="Who decides, from the one that may decide least"
      columns={[
        { key: 'body', heading: 'Body', cell: (body) => body.label },
        { key: 'within', heading: 'Answers within', cell: (body) => withinWords(body) },
      ]}
      rows={data.bodies}
      rowKey={(body) => body.key}
    />
    <LinedList>
      <SchemeExplained scheme={data} />
    </LinedList>
    <p>A case goes to the highest body that any question asks for.</p>
  </>
);

const TargetsShown = ({
  data,
  bodies,
}: {
  readonly data: SettingData['targets'];
  readonly bodies: Bodies;
}): ReactNode => {
  const routes = Object.keys(data.byRoute);
  return (
    <>
      <p>
        Somebody on duty looks within {data.firstLook} working days. What is paused, closed or reviewed is
        looked at again after {data.lookAgain} days.
      </p>
      <Table
        caption="Days that a stage may take"
        columns={[
          { key: 'stage', heading: 'Stage', cell: (row) => row.text },
          {
            key: 'usual',
            heading: 'Usual',
            align: 'num',
            cell: (row) => data.usual[row.stage]?.days ?? 'no target',
          },
          ...routes.map((route) => ({
            key: route,
            heading: labelOf(bodies, route),
            align: 'num' as const,
            cell: (row: (typeof TARGET_STAGES)[number]) =>
              data.byRoute[route]?.[row.stage]?.days ?? <span className="cf-quiet">as usual</span>,
          })),
          {
            key: 'soon',
            heading: 'Warned with so many left',
            align: 'num',
            cell: (row) => data.usual[row.stage]?.soon ?? '–',
          },
        ]}
        rows={TARGET_STAGES}
        rowKey={(row) => row.stage}
      />
    </>
  );
};

const TemplateShown = ({
  data,
  bodies,
}: {
  readonly data: SettingData['template'];
  readonly bodies: Bodies;
}): ReactNode => (
  <>
    <p>
      For: {data.forBodies.map((body) => labelOf(bodies, body)).join(', ')}. About {data.pages}{' '}
      {data.pages === 1 ? 'page' : 'pages'}.
    </p>
    <LinedList>
      {data.sections.map((section) => (
        <li key={section.key}>
          <p>
            <b>{section.title}</b>
          </p>
          <ul className="cf-explained">
            {section.asks.map(({ ask, stops }) => (
              <li key={ask}>
                {ASK_WORDS[ask]}
                {stops ? '' : ' (it may be missing)'}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </LinedList>
  </>
);

/** The rules of a policy, as everybody reads them. */
export const PolicyRules = ({ rules }: { readonly rules: SettingData['moderation']['rules'] }): ReactNode => (
  <ol className="cf-rules">
    {rules.map(({ key, words }) => (
      <li key={key}>{words}</li>
    ))}
  </ol>
);

/** What a setting says, told back. */
export const SettingShown = ({
  kind,
  data,
  bodies,
}: {
  readonly kind: SettingKind;
  readonly data: unknown;
  readonly bodies: Bodies;
}): ReactNode => {
  switch (kind) {
    case 'scheme':
      return <SchemeShown data={data as SettingData['scheme']} />;
    case 'targets':
      return <TargetsShown data={data as SettingData['targets']} bodies={bodies} />;
    case 'template':
      return <TemplateShown data={data as SettingData['template']} bodies={bodies} />;
    case 'moderation':
      return <PolicyRules rules={(data as SettingData['moderation']).rules} />;
    default:
      return <p>{settingSummary(kind, data)}</p>;
  }
};

/** The days of a setting: `from 1 April 2026, until the next`. */
export const DaysShown = ({
  setting: { inForceFrom, inForceTo, starting },
}: {
  readonly setting: Pick<SettingAnswer, 'inForceFrom' | 'inForceTo' | 'starting'>;
}): ReactNode => (
  <>
    {starting ? (
      'What Coalface began with'
    ) : (
      <>
        from <DateText date={inForceFrom} />
      </>
    )}
    {inForceTo ? (
      <>
        {' '}
        to <DateText date={inForceTo} />
      </>
    ) : starting ? (
      ', until the group enters its own'
    ) : (
      ', until the next'
    )}
  </>
);
