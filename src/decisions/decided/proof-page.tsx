import type { ReactNode } from 'react';
import type { z } from 'zod';
import { versionChanges } from '../../proposals/index.ts';
import { longDate } from '../../shared/dates.ts';
import { count, DateText, type Fact, Facts, Note, PageHead, Section, Stack } from '../../ui/index.ts';
import { decisionHref, voteHref } from '../kit/refs.ts';
import type { decisionProof } from './proof.ts';
import type { decisionVersions } from './uses.ts';

type Proof = z.output<typeof decisionProof.output>;
type Versions = z.output<typeof decisionVersions.output>;

const fitsWords = (fits: boolean | null): string =>
  fits === null ? 'not told there: it was taken over from before' : fits ? 'they fit' : 'they do not fit';

const London = ({ at }: { readonly at: string }): ReactNode => (
  <time dateTime={at}>
    {new Date(at).toLocaleString('en-GB', {
      timeZone: 'Europe/London',
      dateStyle: 'long',
      timeStyle: 'short',
    })}
  </time>
);

/** What proves what was known when, and how anybody checks it. */
export const ProofPage = ({ proof }: { readonly proof: Proof }): ReactNode => {
  const { entry, vote, orders, record } = proof;
  const href = decisionHref(proof.reference);
  const holds = proof.fits && entry?.fits !== false && vote?.fits !== false;
  const facts: readonly Fact[] = [
    { name: 'Its hash (SHA-256)', value: <span className="cf-hash">{proof.hash}</span> },
    { name: 'Text and hash', value: proof.fits ? 'they fit, worked out just now' : 'they do not fit' },
    ...(entry
      ? [
          {
            name: 'In the record',
            value: (
              <>
                entry {count(entry.id)} of {count(record.length)}, <London at={entry.at} />
              </>
            ),
          },
          { name: 'Record and hash', value: fitsWords(entry.fits) },
          { name: 'Hash of that entry', value: <span className="cf-hash">{entry.hash}</span> },
          { name: 'Hash of the one before', value: <span className="cf-hash">{entry.previousHash}</span> },
        ]
      : []),
    { name: 'End of the record now', value: <span className="cf-hash">{record.end}</span> },
    ...(vote
      ? [
          {
            name: 'The vote',
            value: (
              <>
                <a href={voteHref(vote.reference)}>{vote.reference}</a>, frozen at its opening:{' '}
                {vote.fits ? 'it fits' : 'it does not fit'} <span className="cf-hash">{vote.hash}</span>
              </>
            ),
          },
        ]
      : []),
    ...(orders
      ? [
          {
            name: 'Standing orders',
            value: `in force from ${longDate(orders.from)}; ${orders.source}${
              orders.verified ? '' : ' (nobody has held them against their source yet)'
            }`,
          },
        ]
      : []),
  ];
  return (
    <>
      <PageHead
        reference={<a href={href}>{proof.reference}</a>}
        title="What was known when"
        reading={
          holds ? (
            <>
              <b>It holds.</b> What stood before the body on {longDate(proof.decidedOn)} is today what it was
              then.
            </>
          ) : (
            <>
              <b>It does not hold.</b> Something was changed afterwards; what, stands below.
            </>
          )
        }
      />
      {holds ? null : (
        <Note kind="warning">
          <p>Tell the governance officer. Until it is known what happened, trust no part of this page.</p>
        </Note>
      )}
      <Stack>
        <Section title="Where it stands in the record">
          <Facts facts={facts} />
        </Section>
        <Section title="How you check it yourself">
          <ol className="cf-conditions">
            <li>
              Fetch <a href={`${href}/stood.json`}>the text below as a file</a>. It is what was frozen, to the
              letter.
            </li>
            <li>
              Work out its SHA-256, for example with <code>sha256sum</code>. It is the hash above.
            </li>
            <li>
              Each entry of the record holds the hash of the one before it. Whoever kept the end of the record
              on any day since can see that nothing before it was changed.
            </li>
            <li>
              The group checks the whole record with <code>coalface verify</code>, which works out this hash
              and that of every vote too.
            </li>
          </ol>
        </Section>
        <Section title="What stood before the body, to the letter">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
          <section className="cf-proof" tabIndex={0} aria-label="The text that stood">
            <pre>{proof.text}</pre>
          </section>
        </Section>
      </Stack>
    </>
  );
};

const textsOf = ({ words }: Versions['versions'][number]): Record<string, string> => ({
  'What was decided': words.title,
  'What it means': words.summary,
  Why: words.reasons.join('\n'),
  Conditions: words.conditions.join('\n'),
  'Who saw it otherwise': words.dissent
    .map(({ name, standing, words: said }) => `${name}, ${standing}: ${said}`)
    .join('\n'),
  Review: words.reviewOn ? longDate(words.reviewOn) : '',
});

/** Every version of the words of a decision, with what each changed. */
export const VersionsPage = ({ found }: { readonly found: Versions }): ReactNode => (
  <>
    <PageHead
      reference={<a href={decisionHref(found.reference)}>{found.reference}</a>}
      title="What was corrected, and why"
      reading={`${found.title}. What was decided, and what stood before the body, has not changed.`}
    />
    <Stack>
      {found.versions.map((version, i) => {
        const before = found.versions[i + 1];
        const texts = textsOf(version);
        return (
          <Section
            key={version.version}
            title={`Version ${version.version}`}
            id={`version-${version.version}`}
            aside={<DateText date={version.on} />}
          >
            <p>
              {version.why}
              {version.by ? ` (${version.by})` : ''}
            </p>
            {before
              ? versionChanges(textsOf(before), texts).map(({ section, changes }) => (
                  <div key={section}>
                    <h3>{section}</h3>
                    <p className="cf-tracked cf-written">
                      {changes.map(({ kind, text }, j) => {
                        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never change places
                        if (kind === 'added') return <ins key={j}>{text}</ins>;
                        // biome-ignore lint/suspicious/noArrayIndexKey: nor do these
                        if (kind === 'removed') return <del key={j}>{text}</del>;
                        return text;
                      })}
                    </p>
                  </div>
                ))
              : null}
            <Facts
              facts={Object.entries(texts)
                .filter(([, text]) => text !== '')
                .map(([name, text]) => ({ name, value: <span className="cf-lines">{text}</span> }))}
            />
          </Section>
        );
      })}
    </Stack>
  </>
);
