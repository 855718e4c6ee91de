import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { type Command, commandOf, type Terminal, textTable } from '../../platform/cli/command.ts';
import { exitCode } from '../../platform/refusals.ts';
import { count, counted } from '../../ui/index.ts';
import { hasEnded, type LoadReport } from './answers.ts';
import { load, loads, sources, takeBackLoad } from './uses.ts';
import { periodText, STATE, sourceLine } from './words.ts';

const hidden = (name: string): boolean => name.startsWith('.') || name === 'Thumbs.db';

/** Every file under the paths, in the order given and by name within a folder. */
export const filesUnder = async (paths: readonly string[]): Promise<string[]> => {
  const found: string[] = [];
  for (const path of paths) {
    if (!(await stat(path)).isDirectory()) {
      found.push(path);
      continue;
    }
    const names = (await readdir(path)).filter((name) => !hidden(name)).sort();
    found.push(...(await filesUnder(names.map((name) => join(path, name)))));
  }
  return found;
};

const problemText = async (answer: Response): Promise<string> => {
  const problem = (await answer.json().catch(() => ({}))) as { title?: string; detail?: string };
  return problem.title ? `${problem.title}: ${problem.detail}` : `The server answered ${answer.status}.`;
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Outcome = {
  readonly file: string;
  readonly report?: LoadReport;
  readonly problem?: string;
  /** The exit code of what the server would not take at all: 4 when the caller may not load files. */
  readonly code?: number;
};

/** Sends one file and follows its load to the end; `tell` hears how far the file is, from 0 to 1. */
const importOne = async (
  { api }: Terminal,
  path: string,
  period: string | undefined,
  tell: (text: string, share: number) => void,
): Promise<Outcome> => {
  const file = basename(path);
  tell('sending', 0);
  const query = new URLSearchParams({ name: file, ...(period ? { period } : {}) });
  const { size } = await stat(path);
  const sent = await api.fetch(`/loads?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'content-length': String(size) },
    body: Readable.toWeb(createReadStream(path)) as ReadableStream,
    duplex: 'half',
  } as RequestInit);
  if (!sent.ok) return { file, problem: await problemText(sent), code: exitCode(sent.status) };
  const { id } = (await sent.json()) as { id: string };
  for (let wait = 20; ; wait = Math.min(wait * 1.5, 1000)) {
    const report = await api.call(load, { id });
    if (hasEnded(report)) return { file, report };
    tell(report.text, report.total ? (report.done ?? 0) / report.total : 0);
    await pause(wait);
  }
};

const GONE = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT'];

/** A server that ends while it is asked: said in words, since its next start tells what became of the file. */
const orGone = (terminal: Terminal, path: string) => (fault: NodeJS.ErrnoException) => {
  if (!GONE.includes(fault.code ?? '')) throw fault;
  return terminal.fail(
    `The server stopped answering during ${basename(path)}. Start it again and see with: coalface loads`,
    1,
  );
};

const outcomeRow = ({ file, report }: Outcome): (string | number)[] => [
  file,
  report?.source?.title ?? '-',
  report?.rowsRead ?? 0,
  report?.accepted ?? 0,
  report?.rejected ?? 0,
  report ? STATE[report.state].text : 'Not sent',
];

/** One reason for every file is told by its own exit code; anything else is 1. */
const codeOf = (outcomes: readonly Outcome[]): number => {
  const codes = new Set(outcomes.map(({ code }) => code ?? 1));
  return codes.size === 1 ? ([...codes][0] ?? 1) : 1;
};

/** What stands under the table: why rows or files were not taken, and what was counted apart. */
const remarks = ({ file, report, problem }: Outcome): string[] => {
  if (!report) return [`${file}: ${problem}`];
  const { refusal, reasons, notes } = report;
  return [
    ...(refusal ? [`${file}: ${refusal.title}. ${refusal.detail} ${refusal.todo}`] : []),
    ...(report.state === 'unchanged' || report.state === 'interrupted' ? [`${file}: ${report.text}`] : []),
    ...reasons.map(
      ({ column, reason, rows }) => `${file}: ${counted(rows, 'row', 'rows')} rejected, ${column} ${reason}`,
    ),
    ...notes.map(({ note, rows }) => `${file}: ${count(rows)} ${note}`),
  ];
};

const importCommand: Command = {
  kind: 'own',
  name: 'import',
  summary: 'Loads published files; folders are walked, and each file is recognised by its content.',
  arguments: [{ name: 'path', what: 'files and folders', many: true }],
  options: [
    { flags: '--period <period>', what: 'what the files are for, where they do not say: 2016-01-01' },
  ],
  run: async (terminal, given) => {
    const files = await filesUnder(given.arguments).catch((fault: NodeJS.ErrnoException) =>
      terminal.fail(fault.code === 'ENOENT' ? `${fault.path} is not there.` : fault.message, 2),
    );
    if (files.length === 0) return terminal.fail('There is no file in there.', 2);
    const period = typeof given.options.period === 'string' ? given.options.period : undefined;
    const outcomes: Outcome[] = [];
    for (const [i, path] of files.entries())
      outcomes.push(
        await importOne(terminal, path, period, (text, share) =>
          terminal.progress(
            `${i + 1} of ${files.length} ${basename(path)}: ${text}`,
            i + share,
            files.length,
          ),
        ).catch(orGone(terminal, path)),
      );
    if (terminal.json)
      terminal.say(
        JSON.stringify(
          outcomes.map(({ file, report, problem }) => report ?? { file, problem }),
          null,
          2,
        ),
      );
    else {
      terminal.say(
        textTable(['File', 'Source', 'Rows read', 'Accepted', 'Rejected', 'State'], outcomes.map(outcomeRow)),
      );
      const said = outcomes.flatMap(remarks);
      if (said.length > 0) terminal.say(`\n${said.join('\n')}`);
    }
    const refused = outcomes.filter(
      ({ report }) => !report || report.state === 'refused' || report.state === 'interrupted',
    ).length;
    if (refused > 0)
      terminal.fail(
        `${refused} of ${files.length} ${files.length === 1 ? 'file' : 'files'} not loaded.`,
        codeOf(outcomes),
      );
  },
};

const loadsCommand = commandOf({
  name: 'loads',
  use: loads,
  text: (answer) =>
    answer.items.length === 0
      ? 'Nothing is loaded yet. Load files with: coalface import PATH'
      : [
          textTable(
            ['Id', 'File', 'Source', 'Period', 'Accepted', 'Rejected', 'State'],
            answer.items.map((item) => [
              item.id,
              item.file,
              item.source?.title ?? '-',
              periodText(item.period),
              item.accepted ?? 0,
              item.rejected ?? 0,
              STATE[item.state].text,
            ]),
          ),
          `${count(answer.items.length)} of ${count(answer.total)} loads.`,
        ].join('\n'),
});

const takeBackCommand = commandOf({
  name: 'take-back',
  use: takeBackLoad,
  arguments: ['id'],
  text: (report) =>
    `${report.file} has been taken back${report.replaced ? `; ${report.replaced.name} is in force again` : ''}.`,
});

const sourcesCommand = commandOf({
  name: 'sources',
  use: sources,
  text: ({ items }) =>
    items
      .map((source) =>
        [
          source.title,
          `  ${sourceLine(source)}`,
          `  ${source.address}`,
          `  ${source.columns.map(({ name }) => name).join(', ')}`,
        ].join('\n'),
      )
      .join('\n\n'),
});

export const importCommands: readonly Command[] = [
  importCommand,
  loadsCommand,
  takeBackCommand,
  sourcesCommand,
];
