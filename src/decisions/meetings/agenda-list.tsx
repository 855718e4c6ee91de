import type { ReactNode } from 'react';
import { Button, Form, Hidden, Links, Tag } from '../../ui/index.ts';
import { meetingHref, paperHref } from '../kit/refs.ts';
import { canChangeAgenda, purposeWords } from './agenda-rules.ts';
import type { OutcomeLink } from './facts.ts';
import { clockWords, minutesWords } from './times-rules.ts';
import type { MeetingAnswer } from './uses.ts';

type Item = MeetingAnswer['items'][number];

/** The papers of an item, each under the item’s number and its own. */
const Papers = ({ meeting, item }: { readonly meeting: MeetingAnswer; readonly item: Item }): ReactNode => (
  <>
    {item.papers.length > 0 ? (
      <ul className="cf-agenda__papers">
        {item.papers.map((paper) => (
          <li key={paper.id}>
            <a href={paperHref(meeting.reference, paper.id)}>
              {item.number}.{paper.number} {paper.title}
            </a>
            {paper.isPrivate ? <span className="cf-quiet"> · members alone</span> : null}
            {paper.late ? (
              <span className="cf-quiet"> · late{paper.lateReason ? `: ${paper.lateReason}` : ''}</span>
            ) : null}
          </li>
        ))}
      </ul>
    ) : null}
    {item.papersKept > 0 ? (
      <p className="cf-small cf-quiet">
        {item.papersKept === 1 ? 'A paper of it is' : 'Papers of it are'} not for you
        {meeting.ofBody ? ' because of an interest: the register of this meeting says which.' : '.'}
      </p>
    ) : null}
  </>
);

/** What a planner can do with an item: always there, without any script. */
const Ways = ({
  meeting,
  item,
  csrf,
  first,
  last,
}: {
  readonly meeting: MeetingAnswer;
  readonly item: Item;
  readonly csrf: string;
  readonly first: boolean;
  readonly last: boolean;
}): ReactNode => {
  const base = `${meetingHref(meeting.reference)}/items/${item.id}`;
  const about = <Hidden> item {item.number}</Hidden>;
  const move = (to: 'up' | 'down', words: string) => (
    <Form
      action={`${base}/move`}
      csrf={csrf}
      inline
      guard={false}
      hidden={{ to, version: String(item.version) }}
    >
      <Button look="quiet">
        {words}
        {about}
      </Button>
    </Form>
  );
  return (
    <div className="cf-agenda__ways">
      <Links
        links={[
          { href: `${base}/papers/new`, text: `Add a paper to item ${item.number}` },
          { href: `${base}/edit`, text: `Correct item ${item.number}` },
          { href: `${base}/withdraw`, text: `Withdraw item ${item.number}` },
        ]}
      />
      {meeting.noticeOn === null ? (
        <div className="cf-buttons">
          {first ? null : move('up', 'Up')}
          {last ? null : move('down', 'Down')}
        </div>
      ) : null}
    </div>
  );
};

const STATES: Partial<Record<Item['state'], readonly ['green' | 'blue' | 'amber' | 'plain', string]>> = {
  open: ['blue', 'Now'],
  closed: ['green', 'Dealt with ✓'],
  deferred: ['amber', 'Deferred'],
  withdrawn: ['plain', 'Withdrawn'],
};

/** The agenda in its order, with the times at which items are planned to begin. */
export const AgendaList = ({
  meeting,
  outcomes,
  csrf,
}: {
  readonly meeting: MeetingAnswer;
  readonly outcomes: readonly OutcomeLink[];
  readonly csrf: string;
}): ReactNode => {
  const plans = meeting.may.plan && canChangeAgenda(meeting.state);
  const movable = meeting.items.filter(({ state }) => state === 'planned');
  const rows = [
    ...meeting.items.map((item) => ({ number: item.number, item })),
    ...meeting.kept.map((number) => ({ number, item: undefined })),
  ].sort((a, b) => a.number - b.number);
  return (
    <ol className="cf-agenda">
      {rows.map(({ number, item }) =>
        item === undefined ? (
          <li key={number} className="cf-agenda__kept">
            <p className="cf-agenda__time" aria-hidden="true" />
            <div>
              <h3>
                <span className="cf-agenda__number">{number}</span> Item {number} is not in your pack
              </h3>
              <p className="cf-small cf-quiet">
                Because of an interest of yours. You read it when its decision is published.
              </p>
            </div>
          </li>
        ) : (
          <li
            key={number}
            id={`item-${item.id}`}
            className={item.state === 'withdrawn' ? 'is-withdrawn' : undefined}
          >
            <p className="cf-agenda__time">
              {item.state === 'withdrawn' ? '–' : clockWords(new Date(item.planned))}
              <span>{item.state === 'withdrawn' ? '' : minutesWords(item.minutes)}</span>
            </p>
            <div>
              <h3>
                <span className="cf-agenda__number">{number}</span> {item.title}
              </h3>
              <p className="cf-agenda__tags">
                <Tag tone={item.purpose === 'decide' ? 'blue' : 'plain'}>{purposeWords(item.purpose)}</Tag>
                {item.isPrivate ? <Tag tone="line">Private part</Tag> : null}
                {item.late ? <Tag tone="amber">Added late</Tag> : null}
                {STATES[item.state] ? (
                  <Tag tone={STATES[item.state]?.[0] ?? 'plain'}>{STATES[item.state]?.[1]}</Tag>
                ) : null}
              </p>
              {item.asks ? <p className="cf-agenda__asks">{item.asks}</p> : null}
              <p className="cf-small cf-quiet">
                {[
                  item.presenter ? `Presented by ${item.presenter}` : undefined,
                  item.isPrivate && item.privateReason
                    ? `without the public: ${item.privateReason}`
                    : undefined,
                  item.lateReason
                    ? `${item.state === 'withdrawn' ? 'withdrawn' : 'late'}: ${item.lateReason}`
                    : undefined,
                ]
                  .filter(Boolean)
                  .join(' · ')}
                {item.proposal ? (
                  <>
                    {item.presenter || item.isPrivate || item.lateReason ? ' · ' : ''}
                    <a href={`/ideas/${item.proposal}`}>{item.proposal}</a>
                  </>
                ) : null}
              </p>
              <Papers meeting={meeting} item={item} />
              {outcomes
                .filter((one) => one.item === item.id)
                .map((one) => (
                  <p key={one.href} className="cf-small">
                    <a href={one.href}>{one.text}</a>
                  </p>
                ))}
              {plans && item.state === 'planned' ? (
                <Ways
                  meeting={meeting}
                  item={item}
                  csrf={csrf}
                  first={movable[0]?.id === item.id}
                  last={movable.at(-1)?.id === item.id}
                />
              ) : null}
            </div>
          </li>
        ),
      )}
    </ol>
  );
};
