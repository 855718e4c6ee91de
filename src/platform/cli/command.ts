import type { AnyUse } from '../use.ts';

/**
 * How a command reaches the system: in this process, over the local socket of the server that runs, or over
 * the network. All three are requests to /api/v1, so a command can do nothing that a page could not.
 */
export type Api = {
  /** Runs a use and gives its answer; a refusal is told in words and ends the command. */
  readonly call: <Output>(use: AnyUse<Output>, input: Readonly<Record<string, unknown>>) => Promise<Output>;
  /** A request with bytes in either direction, below /api/v1. */
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  readonly where: 'this process' | 'the running server' | 'another machine';
};

export type Terminal = {
  readonly api: Api;
  readonly json: boolean;
  /** What the command answers with, on standard output. */
  readonly say: (text: string) => void;
  /** Progress and remarks, on standard error; a bar on a terminal, lines elsewhere. */
  readonly progress: (text: string, done?: number, total?: number) => void;
  /** Ends the command with words on standard error. */
  readonly fail: (message: string, code?: number) => never;
};

/**
 * The terminal's face. Most commands are one use: `use` and `text`. Its options are the use's input,
 * one `--name` each; `arguments` names those given by place.
 */
export type Command =
  | {
      readonly kind: 'use';
      readonly name: string;
      readonly use: AnyUse;
      readonly arguments?: readonly string[];
      /** The answer for people; `--json` prints it whole instead. */
      // biome-ignore lint/suspicious/noExplicitAny: the answer of its own use
      readonly text: (answer: any) => string;
    }
  | {
      readonly kind: 'own';
      readonly name: string;
      readonly summary: string;
      readonly arguments?: readonly {
        readonly name: string;
        readonly what: string;
        readonly many?: boolean;
      }[];
      readonly options?: readonly { readonly flags: string; readonly what: string }[];
      readonly run: (
        terminal: Terminal,
        given: { readonly arguments: readonly string[]; readonly options: Readonly<Record<string, unknown>> },
      ) => Promise<void>;
    };

/** A command that is one use. Typed here so that `text` is checked against the use's answer. */
export const commandOf = <Output>(command: {
  name: string;
  use: AnyUse<Output>;
  arguments?: readonly string[];
  text: (answer: Output) => string;
}): Command => ({ kind: 'use', ...command });

/** Columns for the terminal, each as wide as its widest cell; numbers to the right. */
export const textTable = (
  headings: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string => {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en-GB') : cell)),
  );
  const widths = headings.map((heading, i) =>
    Math.max(heading.length, ...cells.map((row) => row[i]?.length ?? 0)),
  );
  const isNumber = headings.map((_, i) => rows.length > 0 && rows.every((row) => typeof row[i] === 'number'));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (isNumber[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(headings), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n');
};
