import type { ReactNode } from 'react';
import { DateText, Fold, Note, Table, Tag, Unverified } from '../../../../ui/index.ts';
import { QUALITY_DOMAINS, type QualityRisk, qualityReading, type StopRule } from '../../impact-rules.ts';
import type { ReadGiven } from '../topic.ts';
import type { QualityContent } from './content.ts';
import { RiskMatrix } from './matrix.tsx';
import { consequenceWords, DIRECTION_WORDS, DOMAIN_WORDS, likelihoodWords } from './words.ts';

const TONES = { better: 'green', same: 'line', worse: 'amber' } as const;

const Score = ({ score, stop }: { readonly score: number; readonly stop: StopRule | undefined }) => (
  <div>
    <b>{score}</b> of 25 {stop && score >= stop.stopAt ? <Tag tone="red">! Stops the case</Tag> : null}
  </div>
);

const Done = ({ risk }: { readonly risk: QualityRisk }): ReactNode => {
  const { after } = risk;
  if (!after) return <span className="cf-quiet">Nothing yet</span>;
  return (
    <div>
      {after.action || 'Not said yet'}
      <span className="cf-under cf-small cf-quiet">
        {after.owner
          ? `By ${after.owner}; then `
          : 'Nobody is named who does it, so it does not count; it would be '}
        {after.likelihood * after.consequence} ({likelihoodWords(after.likelihood)};{' '}
        {consequenceWords(after.consequence)})
      </span>
    </div>
  );
};

const Risks = ({
  content,
  stop,
}: {
  readonly content: QualityContent;
  readonly stop: StopRule | undefined;
}) => {
  const reading = stop ? qualityReading(content, stop) : undefined;
  const scoreOf = (risk: QualityRisk) => risk.likelihood * risk.consequence;
  return (
    <div className="cf-case-part">
      <h3>Risks to quality</h3>
      <Table
        caption="Risks to quality, with what is done about each"
        hideCaption
        columns={[
          {
            key: 'risk',
            heading: 'Risk',
            cell: ({ risk, number }) => (
              <div>
                {number}. {risk.label}
                <span className="cf-under cf-small cf-quiet">{DOMAIN_WORDS[risk.domain].title}</span>
              </div>
            ),
          },
          {
            key: 'before',
            heading: 'As it is',
            cell: ({ risk }) => (
              <div>
                <b>{scoreOf(risk)}</b>
                <span className="cf-under cf-small cf-quiet">
                  {likelihoodWords(risk.likelihood)}; {consequenceWords(risk.consequence)}
                </span>
              </div>
            ),
          },
          { key: 'done', heading: 'What is done', cell: ({ risk }) => <Done risk={risk} /> },
          {
            key: 'counted',
            heading: 'Counts as',
            cell: ({ risk }) => (
              <Score
                score={reading?.scores.find(({ key }) => key === risk.key)?.counted ?? scoreOf(risk)}
                stop={stop}
              />
            ),
          },
        ]}
        rows={content.risks.map((risk, place) => ({ risk, number: place + 1 }))}
        rowKey={({ risk }) => risk.key}
      />
      <RiskMatrix risks={content.risks} stop={stop} />
      {stop ? (
        <p className="cf-small">
          A risk that counts as {stop.stopAt} or more stops a case.{' '}
          <Unverified verified={stop.verified} about="the rule that stops a case" source={stop.source} />
        </p>
      ) : null}
    </div>
  );
};

/** Whether it is signed: by which role and on which day for everybody, by whom for members. */
const Signature = ({
  content: { signedOn, signedAs },
  given: { signer, signHref },
}: {
  readonly content: QualityContent;
  readonly given: ReadGiven;
}) => (
  <p>
    {signedOn ? (
      <>
        <Tag tone="green">✓ Signed</Tag> by {signer ? `${signer}, ` : ''}
        {signedAs || 'a clinician'}, <DateText date={signedOn} />. They do not lead this case.
      </>
    ) : (
      <>
        <Tag tone="amber">Not signed</Tag> A clinician who does not lead this case has still to sign it.
      </>
    )}
    {signHref ? (
      <>
        {' '}
        <a href={signHref}>{signedOn ? 'Look at the signature' : 'Read it and sign it'}</a>
      </>
    ) : null}
  </p>
);

/** The quality impact as it is read: three parts of quality, the risks with their scores, and who signed it. */
export const QualityReading = ({
  content,
  given = {},
}: {
  readonly content: QualityContent;
  readonly given?: ReadGiven | undefined;
}): ReactNode => {
  const { effects, risks } = content;
  if (Object.keys(effects).length === 0 && risks.length === 0)
    return <p className="cf-quiet">Nothing is written yet of what becomes of quality.</p>;
  return (
    <div className="cf-case-parts">
      <dl className="cf-impact">
        {QUALITY_DOMAINS.map((domain) => {
          const effect = effects[domain];
          return (
            <div key={domain}>
              <dt>{DOMAIN_WORDS[domain].title}</dt>
              <dd>
                {effect ? (
                  <>
                    <Tag tone={TONES[effect.direction]}>{DIRECTION_WORDS[effect.direction]}</Tag>{' '}
                    {effect.words || <span className="cf-quiet">The reason is not said yet.</span>}
                  </>
                ) : (
                  <span className="cf-quiet">Not said yet</span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {risks.length > 0 ? (
        <Fold summary={`Risks to quality (${risks.length}), and how they score`}>
          <Risks content={content} stop={given.stop} />
        </Fold>
      ) : (
        <Note>
          <p>No risk to quality is named yet.</p>
        </Note>
      )}
      <Signature content={content} given={given} />
    </div>
  );
};

/** The same as plain lines of text. No name of whoever signed. */
export const qualityLines = ({
  effects,
  risks,
  signedBy,
  signedAs,
  signedOn,
}: QualityContent): readonly string[] => [
  ...QUALITY_DOMAINS.flatMap((domain) => {
    const effect = effects[domain];
    if (!effect) return [];
    return [
      `${DOMAIN_WORDS[domain].title}: ${DIRECTION_WORDS[effect.direction].toLowerCase()}. ${effect.words}`.trim(),
    ];
  }),
  ...risks.flatMap((risk, place) => [
    `Risk ${place + 1}, ${DOMAIN_WORDS[risk.domain].title.toLowerCase()}: ${risk.label}; likelihood ${likelihoodWords(risk.likelihood)}; consequence ${consequenceWords(risk.consequence)}; scores ${risk.likelihood * risk.consequence}`,
    ...(risk.after
      ? [
          `Risk ${place + 1}, what is done: ${risk.after.action || 'not said yet'}; by ${risk.after.owner || 'nobody named'}; then scores ${risk.after.likelihood * risk.after.consequence}`,
        ]
      : []),
  ]),
  ...(signedBy ? [`Signed by ${signedAs ?? 'a clinician'}${signedOn ? `, ${signedOn}` : ''}`] : []),
];
