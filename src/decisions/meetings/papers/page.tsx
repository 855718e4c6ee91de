import type { ReactNode } from 'react';
import { londonDate } from '../../../shared/dates.ts';
import { DateText, Empty, Facts, Links, Note, PageHead, Section, Written } from '../../../ui/index.ts';
import { meetingHref, paperHref } from '../../kit/refs.ts';
import type { AgendaItemSeen, Paper } from '../agenda.ts';
import type { MeetingAnswer } from '../uses.ts';
import type { PaperText } from './texts.ts';

/** The words of a paper, heading by heading. */
export const PaperBody = ({
  text,
  level = 2,
}: {
  readonly text: PaperText;
  /** Of its headings. */
  readonly level?: 2 | 4;
}): ReactNode =>
  text.parts.map(({ heading, text: words }) => {
    const key = heading ?? 'words';
    if (level === 4)
      return (
        <div key={key}>
          {heading ? <h4>{heading}</h4> : null}
          <Written text={words} />
        </div>
      );
    return heading ? (
      <Section key={key} title={heading}>
        <Written text={words} />
      </Section>
    ) : (
      <Written key={key} text={words} />
    );
  });

/** One paper. */
export const PaperPage = ({
  meeting,
  item,
  paper,
  text,
  files,
  mayTakeBack,
}: {
  readonly meeting: MeetingAnswer;
  readonly item: AgendaItemSeen;
  readonly paper: Paper;
  readonly text: PaperText;
  readonly files: ReactNode;
  readonly mayTakeBack: boolean;
}): ReactNode => (
  <>
    <PageHead
      reference={
        <>
          <b>
            Paper {item.number}.{paper.number}
          </b>{' '}
          · <a href={meetingHref(meeting.reference)}>{meeting.title}</a>
        </>
      }
      title={paper.title}
      reading={item.asks ?? `For item ${item.number}: ${item.title}.`}
    />
    {paper.late ? (
      <Note kind="warning">
        <p>This paper came late. {paper.late_reason}</p>
      </Note>
    ) : null}
    <Facts
      facts={[
        { name: 'Added', value: <DateText date={londonDate(paper.added_at)} /> },
        ...(paper.proposal
          ? [
              {
                name: 'Case of',
                value: (
                  <>
                    <a href={`/ideas/${paper.proposal}`}>{paper.proposal}</a>, version {paper.case_version}:
                    as it stood, whatever changes in it
                  </>
                ),
              },
            ]
          : []),
        ...(paper.is_private ? [{ name: 'Members alone', value: paper.private_reason ?? 'yes' }] : []),
      ]}
    />
    {mayTakeBack ? (
      <Links
        links={[
          { href: `${paperHref(meeting.reference, paper.id)}/take-back`, text: 'Take this paper back' },
        ]}
      />
    ) : null}
    {text.parts.length > 0 ? (
      <PaperBody text={text} />
    ) : paper.kind === 'file' && text.files.length > 0 ? null : (
      <Empty
        title="Nothing to read yet"
        hint={paper.kind === 'file' ? 'Its file has not been sent yet.' : 'It has no words.'}
      />
    )}
    {files}
  </>
);
