import { Columns, Move, PageHead, Section } from '../grammar/head.tsx';
import { Links } from '../grammar/lists.tsx';
import { Big, Facts, More, Note, Panel, Tag } from '../grammar/pieces.tsx';
import { Progress } from '../grammar/progress.tsx';
import { Frame } from './frame.tsx';

export const LoadPage = () => (
  <Frame
    title="Load L-0042"
    current="population"
    path="/loads/L-0042"
    crumbs={[
      { href: '/', text: 'Home' },
      { href: '/loads', text: 'Loads' },
    ]}
    flash={{
      kind: 'problem',
      text: 'Nothing was loaded: the file has a column “NHS number”.',
      link: { href: '/help', text: 'What to send' },
    }}
  >
    <PageHead
      reference={
        <>
          <b>L-0042</b> · by Ms Oakhanger, 20 May 2026
        </>
      }
      title="Lists of April 2026"
      reading="56,000 rows are being read. You can leave this page; the work goes on."
      move={
        <Move who="The data manager">
          Read the report by <b>Fri 22 May</b>.
        </Move>
      }
    />
    <Columns
      label="About this file"
      aside={
        <Section title="The file">
          <Facts
            facts={[
              { name: 'Name', value: 'gp-reg-pat-prac-quin-age-a-very-long-name-2026-04.csv' },
              { name: 'Publisher', value: 'NHS England' },
              {
                name: 'State',
                value: <Tag tone="amber">! 12 rows rejected</Tag>,
                action: <a href="/loads/L-0042/rejected">See them</a>,
              },
            ]}
          />
        </Section>
      }
    >
      <Section title="How far it is">
        <Progress
          id="load"
          label="Reading the rows"
          state="running"
          value={12400}
          max={56000}
          text="12,400 of 56,000 rows read"
          src="/loads/L-0042/progress"
          again="/loads/L-0042"
        />
        <Progress
          id="checks"
          label="Checking the totals"
          state="waiting"
          text="Waiting for the rows"
          again="/loads/L-0042"
        />
        <Progress
          id="header"
          label="Recognising the layout"
          state="done"
          text="Quinary age bands, April 2026"
          again="/loads/L-0042"
        />
        <Note kind="warning">
          <p>A newer file for April 2026 exists. Loading this one would put back older figures.</p>
        </Note>
        <Panel>
          <Big value="650,238" unit="people" />
          <p>What the file says of the whole group, before any check.</p>
        </Panel>
        <More summary="How totals are checked" about="for this load">
          <p>Each practice’s bands must add up to its total.</p>
        </More>
        <p className="cf-small">
          <a href="/loads/L-0042" data-cf-copy="">
            Copy the link to this load
          </a>
        </p>
        <Links
          links={[
            { href: '/loads/L-0042/report.csv', text: 'Report as CSV' },
            { href: '/loads', text: 'All loads' },
          ]}
        />
      </Section>
    </Columns>
  </Frame>
);
