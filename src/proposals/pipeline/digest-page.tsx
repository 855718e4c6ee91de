import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { api, page, type Route } from '../../platform/http/routes.ts';
import { addDays } from '../../shared/dates.ts';
import { count, DateText, DayText, Empty, LinedList, PageHead, Section, Table } from '../../ui/index.ts';
import { IDEAS_CRUMBS, IDEAS_PATH, ideaHref } from '../kit/refs.ts';
import { IdeasNav } from '../nav.tsx';
import type { ListedIdea } from './answers.ts';
import { DIGEST_PATH, ideasDigest } from './digest.ts';
import { IdeaLink, WhoseMove } from './list-page.tsx';
import { WhereItIs } from './mini-line.tsx';

type Digest = z.output<typeof ideasDigest.output>;

const Pressing = ({
  title,
  clock,
  part,
  today,
}: {
  readonly title: string;
  readonly clock: string;
  readonly part: { readonly total: number; readonly ideas: readonly ListedIdea[] };
  readonly today: string;
}): ReactNode => (
  <Section title={title} aside={<a href={`${IDEAS_PATH}?clock=${clock}`}>all {count(part.total)}</a>}>
    {part.ideas.length === 0 ? (
      <p className="cf-quiet">None.</p>
    ) : (
      <Table
        caption={title}
        hideCaption
        columns={[
          { key: 'idea', heading: 'Idea', cell: (idea: ListedIdea) => <IdeaLink idea={idea} /> },
          { key: 'where', heading: 'Where it is', cell: (idea) => <WhereItIs idea={idea} /> },
          { key: 'whose', heading: 'Whose move', cell: (idea) => <WhoseMove idea={idea} today={today} /> },
        ]}
        rows={part.ideas}
        rowKey={(idea) => idea.reference}
      />
    )}
  </Section>
);

const More = ({ total, told }: { readonly total: number; readonly told: number }): ReactNode =>
  total > told ? <p className="cf-small cf-quiet">And {count(total - told)} more.</p> : null;

/** The week in ideas, as it goes to those who keep the pipeline. */
const DigestPage = ({ actor, digest }: { readonly actor: Actor; readonly digest: Digest }): ReactNode => {
  const { week, today, late, soon, moved, comes } = digest;
  const nothing = late.total + soon.total + moved.total + comes.total === 0;
  return (
    <>
      <IdeasNav actor={actor} current="digest" />
      <PageHead
        reference={
          <>
            Week from <DateText date={week} />
          </>
        }
        title="This week"
        reading={
          <>
            <b>{count(late.total)} late</b>, {count(soon.total)} soon late. {count(moved.total)} moved last
            week, {count(comes.total)} are due by <DayText date={addDays(week, 6)} today={today} />.
          </>
        }
        move={
          <div className="cf-act">
            <p>
              This goes out each Monday morning to the programme office, the chair and the accountable
              officer. <a href="/people/me">Choose how you hear</a>.
            </p>
          </div>
        }
      />
      {nothing ? (
        <Empty title="A quiet week" hint="Nothing is late, nothing moved and nothing is due." />
      ) : (
        <>
          <Pressing title="Late, and whose move it is" clock="late" part={late} today={today} />
          <Pressing title="Soon late" clock="soon" part={soon} today={today} />
          <Section title="What this week brings">
            {comes.items.length === 0 ? (
              <p className="cf-quiet">Nothing is due.</p>
            ) : (
              <LinedList>
                {comes.items.map((item) => (
                  <li key={`${item.day} ${item.reference}`}>
                    <DayText date={item.day} today={today} />:{' '}
                    <a href={ideaHref(item.reference)}>{item.title}</a>
                    <p className="cf-small cf-quiet">
                      {item.what}
                      {item.whose ? ` · ${item.whose}` : ''}
                    </p>
                  </li>
                ))}
              </LinedList>
            )}
            <More total={comes.total} told={comes.items.length} />
          </Section>
          <Section title="What moved last week">
            {moved.items.length === 0 ? (
              <p className="cf-quiet">Nothing moved.</p>
            ) : (
              <LinedList>
                {moved.items.map((item) => (
                  <li key={`${item.day} ${item.reference} ${item.state}`}>
                    <DayText date={item.day} today={today} />:{' '}
                    <a href={ideaHref(item.reference)}>{item.title}</a>
                    <p className="cf-small cf-quiet">
                      {item.stands} · {item.by}
                    </p>
                  </li>
                ))}
              </LinedList>
            )}
            <More total={moved.total} told={moved.items.length} />
          </Section>
        </>
      )}
    </>
  );
};

const digestPage = page('get', DIGEST_PATH, 'proposals.manage', async (ask) => {
  const result = await ask.perform(ideasDigest, {});
  if (!result.ok) return ask.refused(result.refusal);
  return ask.page(
    { title: 'This week in ideas', current: 'ideas', crumbs: IDEAS_CRUMBS },
    <DigestPage actor={ask.actor} digest={result.value} />,
  );
});

export const digestRoutes: readonly Route[] = [digestPage, api(ideasDigest)];
