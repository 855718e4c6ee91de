import { Option, Command as Program } from 'commander';
import type { Api, Command, Terminal } from '../platform/cli/command.ts';
import { findOwner } from '../platform/owner/lock.ts';
import { apiAt, apiInProcess, apiOverSocket, CommandEnd } from './api.ts';
import { commands } from './commands.ts';
import { configOrEnd } from './config-or-end.ts';
import { machineCommands } from './machine/commands.ts';
import { progressOn } from './progress.ts';
import { productDescription, productVersion } from './version.ts';

type Reached = { readonly api: Api; readonly close: () => Promise<void> };

/** Finds the way to the system: --server, else the server over this data folder, else the stores themselves. */
const reach = async (server: string | undefined, token: string | undefined): Promise<Reached> => {
  if (server) return { api: apiAt(server, token), close: async () => undefined };
  const config = configOrEnd();
  const owner = findOwner(config.COALFACE_DATA);
  if (owner?.socket) return { api: apiOverSocket(owner.socket), close: async () => undefined };
  if (owner)
    throw new CommandEnd(
      `Another command (process ${owner.pid}) has the data folder open; try again when it ends.`,
      1,
    );
  const [{ openContext }, { createApp }] = await Promise.all([import('./context.ts'), import('./http.ts')]);
  const quiet = { ...config, LOG_LEVEL: config.LOG_LEVEL === 'info' ? 'warn' : config.LOG_LEVEL } as const;
  const opened = await openContext(quiet, {
    step: () => undefined,
    tell: (text) => process.stderr.write(`${text}\n`),
  });
  return { api: apiInProcess(await createApp(opened.platform)), close: opened.close };
};

const optionName = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

type Described = { description?: string };

const addCommand = (program: Program, command: Command): void => {
  const made = program.command(command.name);
  made.addOption(new Option('--json', 'the whole answer as JSON'));
  made.addOption(new Option('--server <url>', 'a Coalface elsewhere').env('COALFACE_SERVER'));
  made.addOption(new Option('--token <token>', 'your token there').env('COALFACE_TOKEN'));
  const byPlace = command.arguments ?? [];
  if (command.kind === 'use') {
    made.description(command.use.summary);
    for (const name of command.arguments ?? []) made.argument(`<${name}>`);
    for (const [name, rule] of Object.entries(command.use.input.shape as Record<string, Described>))
      if (!command.arguments?.includes(name))
        made.option(`--${optionName(name)} <value>`, rule.description ?? '');
  } else {
    made.description(command.summary);
    for (const { name, what, many } of command.arguments ?? [])
      made.argument(`<${name}${many ? '...' : ''}>`, what);
    for (const { flags, what } of command.options ?? []) made.option(flags, what);
  }
  made.action(async (...given: unknown[]) => {
    const options = given[byPlace.length] as Record<string, unknown>;
    const { json, server, token, ...rest } = options;
    const reached = await reach(server as string | undefined, token as string | undefined);
    try {
      const progress = progressOn(process.stderr);
      const terminal: Terminal = {
        api: reached.api,
        json: json === true,
        say: (text) => {
          progress.clear();
          process.stdout.write(`${text}\n`);
        },
        progress: progress.show,
        fail: (message, code = 1) => {
          progress.clear();
          throw new CommandEnd(message, code);
        },
      };
      if (command.kind === 'own')
        await command.run(terminal, {
          arguments: given.slice(0, byPlace.length).flat() as string[],
          options: rest,
        });
      else {
        const placed = Object.fromEntries((command.arguments ?? []).map((name, i) => [name, given[i]]));
        const answer = await reached.api.call(command.use, { ...rest, ...placed });
        terminal.say(terminal.json ? JSON.stringify(answer, null, 2) : command.text(answer));
      }
      progress.clear();
    } finally {
      await reached.close();
    }
  });
};

const main = async (): Promise<void> => {
  const program = new Program('coalface')
    .description(productDescription)
    .version(productVersion)
    .showHelpAfterError('(coalface --help lists the commands)')
    .exitOverride((end) => {
      throw new CommandEnd('', end.exitCode === 0 ? 0 : 2);
    });
  machineCommands(program);
  for (const command of commands) addCommand(program, command);
  await program.parseAsync(process.argv);
};

// The engine of the fact store keeps threads of its own, which would hold the process open after a command.
main().then(
  () => process.exit(process.exitCode ?? 0),
  (fault) => {
    if (!(fault instanceof CommandEnd)) {
      process.stderr.write(`${fault instanceof Error ? fault.stack : fault}\n`);
      process.exit(1);
    }
    if (fault.message) process.stderr.write(`${fault.message}\n`);
    process.exit(fault.code);
  },
);
