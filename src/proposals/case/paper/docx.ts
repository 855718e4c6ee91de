import {
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { showsOptions, showsPinned, showsSaid, topicsOf } from '../sections.ts';
import { type PaperProps, paperFacts, paperTitle } from './paper.tsx';

const line = (text: string) => new Paragraph({ text, spacing: { after: 120 } });
const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]) =>
  new Paragraph({ text, heading: level, keepNext: true, spacing: { before: 240, after: 120 } });

/** What stands in a section from elsewhere, as lines. */
const fromElsewhere = ({ loaded: { answer, rules }, options }: PaperProps, i: number): Paragraph[] => {
  const section = rules.sections[i];
  if (!section) return [];
  const part = (title: string, lines: readonly string[]) => [
    heading(title, HeadingLevel.HEADING_3),
    ...lines.map(line),
  ];
  return [
    ...(showsPinned(section)
      ? part(
          'Pinned evidence',
          answer.pinned.length
            ? answer.pinned.map(({ label, takenBack }) => (takenBack ? `${label} (taken back)` : label))
            : ['No figure is pinned.'],
        )
      : []),
    ...(showsOptions(section)
      ? part(
          'Options',
          options.options
            .filter(({ withdrawnBecause }) => withdrawnBecause === null)
            .flatMap(({ label, words, source, chosenBecause }) => [
              `${label}${chosenBecause === null ? '' : ' (chosen)'}: ${words || 'nobody has said yet what it would mean.'}`,
              ...(source ? [`Source: ${source}`] : []),
              ...(chosenBecause === null ? [] : [`Why it was chosen: ${chosenBecause}`]),
            ]),
        )
      : []),
    ...(showsSaid(section)
      ? part('What people said, and what came of it', [
          answer.said ?? 'Nobody has said anything on its page yet.',
        ])
      : []),
  ];
};

const factsTable = (props: PaperProps) =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: paperFacts(props).map(
      ({ name, value }) =>
        new TableRow({
          children: [
            new TableCell({
              width: { size: 25, type: WidthType.PERCENTAGE },
              children: [new Paragraph({ children: [new TextRun({ text: name, bold: true })] })],
            }),
            new TableCell({ children: [new Paragraph(value)] }),
          ],
        }),
    ),
  });

/** The board paper as a Word file: the words of the printed one, with headings that make its contents. */
export const paperDocx = async (
  props: PaperProps,
  group: string,
  summary: readonly string[],
): Promise<Uint8Array> => {
  const { answer, rules } = props.loaded;
  const title = paperTitle(answer);
  const sections = rules.sections.flatMap((section, i) => {
    const topics = topicsOf(section);
    return [
      heading(`${i + 1} ${section.title}`, HeadingLevel.HEADING_2),
      ...topics.flatMap((topic) => {
        const lines = topic.lines(answer.topics[topic.key]?.content ?? topic.empty);
        return [
          ...(topics.length > 1 ? [heading(topic.title, HeadingLevel.HEADING_3)] : []),
          ...(lines.length ? lines.map(line) : [line('Nothing is written here yet.')]),
        ];
      }),
      ...fromElsewhere(props, i),
    ];
  });
  const document = new Document({
    title,
    creator: group,
    description: `Board paper ${answer.reference}`,
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 22 } },
        heading1: { run: { font: 'Arial', size: 36, bold: true, color: '212B32' } },
        heading2: { run: { font: 'Arial', size: 28, bold: true, color: '212B32' } },
        heading3: { run: { font: 'Arial', size: 24, bold: true, color: '212B32' } },
      },
    },
    sections: [
      {
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [
                  new TextRun({ children: [`${group} · ${answer.reference} · page `, PageNumber.CURRENT] }),
                ],
              }),
            ],
          }),
        },
        children: [
          heading(title, HeadingLevel.HEADING_1),
          factsTable(props),
          ...summary.map(line),
          ...sections,
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
};
