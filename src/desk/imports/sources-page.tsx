import { Empty, Facts, More, PageHead, Section, Table, Tag } from '../../ui/index.ts';
import type { KnownSource } from './answers.ts';

const Source = ({ source }: { source: KnownSource }) => (
  <Section title={source.title} aside={source.cadence} id={source.id}>
    <Facts
      facts={[
        { name: 'Publisher', value: source.publisher },
        {
          name: 'Found at',
          value: source.address ? <a href={source.address}>{source.address}</a> : 'sent to the group',
        },
        { name: 'Licence', value: source.licence },
        { name: 'Period', value: source.period },
      ]}
    />
    <More summary={`${source.columns.length} columns`} about={`of ${source.title}`}>
      <Table
        caption={`Columns of ${source.title}`}
        hideCaption
        columns={[
          { key: 'name', heading: 'Column', cell: (column) => column.name },
          { key: 'what', heading: 'What it holds', cell: (column) => column.what },
          {
            key: 'kept',
            heading: '',
            cell: (column) =>
              column.kept ? column.optional ? <Tag>may be empty</Tag> : '' : <Tag>not kept</Tag>,
          },
        ]}
        rows={source.columns}
        rowKey={(column) => column.name}
      />
    </More>
  </Section>
);

/** Every published file that can be read: who publishes it, where, how often, and its columns. */
export const SourcesPage = ({ sources }: { readonly sources: readonly KnownSource[] }) => (
  <>
    <PageHead
      title="The files that can be read"
      reading={
        <>
          <b>{sources.length} published layouts</b> are known. A file is recognised by its content, whatever
          its name; a layout that nobody knows is refused whole, and the nearest known one is named.
        </>
      }
    />
    {sources.length === 0 ? (
      <Empty title="No layout is known" hint="Each part of Coalface brings the layouts that it can read." />
    ) : (
      sources.map((source) => <Source key={source.id} source={source} />)
    )}
  </>
);
