import type { ReactNode } from 'react';
import { londonDate, longDate, weekdayDate } from '../../../shared/dates.ts';
import { paperHref } from '../../kit/refs.ts';
import { purposeWords } from '../agenda-rules.ts';
import { PaperBody } from '../papers/page.tsx';
import { clockWords, minutesWords, spanWords } from '../times-rules.ts';
import type { Pack, PackItem, PackPaper } from './pack.ts';

/** Each paper begins on a page of its own; its heading carries its number. */
export const PACK_STYLE = `
@page { @bottom-right { content: counter(page) " of " counter(pages); font: 8pt Arial, sans-serif; color: #425563; } }
.cf-pack__paper { break-before: page; }
.cf-pack__item { margin-top: 14pt; }
.cf-pack__contents ol { padding-left: 12pt; }
h4 { font-size: 10.5pt; margin: 10pt 0 3pt; break-after: avoid; }
`;

const KEPT = 'is not in your pack';

const Contents = ({ items }: { readonly items: readonly PackItem[] }): ReactNode => (
  <ol className="cf-pack__list">
    {items.map((one) =>
      one.kind === 'kept' ? (
        <li key={one.number}>
          <b>{one.number}</b> Item {one.number} {KEPT}
        </li>
      ) : (
        <li key={one.item.number}>
          <b>{one.item.number}</b> <a href={`#pack-${one.item.number}`}>{one.item.title}</a>{' '}
          <span className="cf-quiet">
            {clockWords(one.item.planned)}, {minutesWords(one.item.minutes_planned)}
          </span>
          {one.papers.length > 0 ? (
            <ol>
              {one.papers.map(({ paper, label }) => (
                <li key={paper.id}>
                  <b>{label}</b> <a href={`#pack-${label}`}>{paper.title}</a>
                </li>
              ))}
            </ol>
          ) : null}
        </li>
      ),
    )}
  </ol>
);

const OnePaper = ({ meeting, one }: { readonly meeting: string; readonly one: PackPaper }): ReactNode => (
  <article className="cf-pack__paper" id={`pack-${one.label}`}>
    <h3>
      {one.label} {one.paper.title}
    </h3>
    <p className="cf-small cf-quiet">
      {[
        one.paper.proposal
          ? `The case of ${one.paper.proposal} as it stood, version ${one.paper.case_version}`
          : undefined,
        `added ${longDate(londonDate(one.paper.added_at))}`,
        one.paper.is_private
          ? `for members alone${one.paper.private_reason ? `: ${one.paper.private_reason}` : ''}`
          : undefined,
        one.paper.late ? `late${one.paper.late_reason ? `: ${one.paper.late_reason}` : ''}` : undefined,
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
    <PaperBody text={one.text} level={4} />
    {one.text.files.length > 0 ? (
      <p>
        With it:{' '}
        {one.text.files.map((file, place) => (
          <span key={file.id}>
            {place > 0 ? ', ' : ''}
            <a href={`/attachments/paper/${one.paper.id}/${file.id}`}>{file.name}</a>
          </span>
        ))}{' '}
        (<a href={paperHref(meeting, one.paper.id)}>page of this paper</a>).
      </p>
    ) : null}
  </article>
);

/** What stands before the items: a title where no page head stands above it, and the contents. */
export const PackFront = ({
  pack,
  withTitle,
}: {
  readonly pack: Pack;
  readonly withTitle: boolean;
}): ReactNode => {
  const { meeting, body } = pack.agenda;
  return (
    <>
      {withTitle ? (
        <header>
          <h1>{meeting.title}</h1>
          <p>
            {body.name} · {meeting.reference}
          </p>
          <p>
            {weekdayDate(londonDate(meeting.starts))}, {spanWords(meeting.starts, meeting.ends)},{' '}
            {meeting.place}
          </p>
        </header>
      ) : null}
      <section className="cf-pack__contents" aria-labelledby="pack-contents">
        <h2 id="pack-contents">Contents</h2>
        <Contents items={pack.items} />
      </section>
    </>
  );
};

/** One item with its papers; of one that is kept from the reader the number. */
export const PackPart = ({
  meeting,
  one,
}: {
  readonly meeting: string;
  readonly one: PackItem;
}): ReactNode => {
  const number = one.kind === 'kept' ? one.number : one.item.number;
  return (
    <section className="cf-pack__item" aria-labelledby={`pack-${number}`}>
      <h2 id={`pack-${number}`}>
        {number} {one.kind === 'kept' ? `Item ${number} ${KEPT}` : one.item.title}
      </h2>
      {one.kind === 'kept' ? null : <Item meeting={meeting} one={one} />}
    </section>
  );
};

const Item = ({
  meeting,
  one: { item, papers },
}: {
  readonly meeting: string;
  readonly one: Extract<PackItem, { kind: 'item' }>;
}): ReactNode => (
  <>
    <p className="cf-small cf-quiet">
      {[
        `${clockWords(item.planned)}, ${minutesWords(item.minutes_planned)}`,
        purposeWords(item.purpose).toLowerCase(),
        item.presenter_name ? `presented by ${item.presenter_name}` : undefined,
        item.is_private ? `private part: ${item.private_reason ?? ''}` : undefined,
        item.added_late ? `added late: ${item.late_reason ?? ''}` : undefined,
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
    {item.asks ? (
      <p>
        <b>The meeting is asked to agree:</b> {item.asks}
      </p>
    ) : null}
    {papers.length === 0 ? (
      <p className="cf-quiet">{item.papersKept > 0 ? 'Its papers are not in your pack.' : 'No paper.'}</p>
    ) : (
      papers.map((paper) => <OnePaper key={paper.paper.id} meeting={meeting} one={paper} />)
    )}
  </>
);

/** The whole pack on a page. */
export const PackContent = ({ pack }: { readonly pack: Pack }): ReactNode => (
  <div className="cf-pack">
    <PackFront pack={pack} withTitle={false} />
    {pack.items.map((one) => (
      <PackPart
        key={one.kind === 'kept' ? one.number : one.item.number}
        meeting={pack.agenda.meeting.reference}
        one={one}
      />
    ))}
  </div>
);
