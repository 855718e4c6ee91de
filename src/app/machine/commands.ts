import type { Command as Program } from 'commander';
import { textTable } from '../../platform/cli/command.ts';
import { readConfig } from '../../platform/config/config.ts';
import { findOwner } from '../../platform/owner/lock.ts';
import { CommandEnd } from '../api.ts';
import { configOrEnd } from '../config-or-end.ts';
import { progressOn } from '../progress.ts';
import { isUntouched } from '../untouched.ts';

/** Commands of the machine itself, which no page and no network reaches: serve, config, and the stores whole. */
export const machineCommands = (program: Program): void => {
  program
    .command('config')
    .description('what is in force and where it came from; secrets are masked')
    .option('--json', 'as JSON')
    .action(({ json }: { json?: boolean }) => {
      const read = readConfig();
      if (!read.ok)
        throw new CommandEnd(`The configuration is not right:\n  ${read.problems.join('\n  ')}`, 2);
      process.stdout.write(
        json
          ? `${JSON.stringify(read.lines, null, 2)}\n`
          : `${textTable(
              ['Setting', 'Value', 'From', 'What it is'],
              read.lines.map(({ name, value, from, what }) => [name, value, from, what]),
            )}\n`,
      );
    });

  program
    .command('serve')
    .description('serves the pages and /api/v1 until it is told to stop')
    .option('--port <port>', 'instead of PORT; 0 takes any free one')
    .option('--demo-if-empty', 'fills an empty data folder with the invented place')
    .action(async (options: { port?: string; demoIfEmpty?: boolean }) => {
      const config = configOrEnd(options.port ? { PORT: options.port } : {});
      const owner = findOwner(config.COALFACE_DATA);
      if (owner)
        throw new CommandEnd(`Coalface runs already over ${config.COALFACE_DATA} (process ${owner.pid}).`, 1);
      const progress = progressOn(process.stderr);
      const { openContext } = await import('../context.ts');
      const { serve } = await import('../serve.ts');
      const opened = await openContext(config, { step: progress.show, tell: progress.tell });
      // A database at an address is filled only where DEMO says so outright.
      const mayFill = config.DEMO ?? (options.demoIfEmpty === true && !config.DATABASE_URL);
      if (mayFill && (await isUntouched(opened.platform.db))) {
        const { inventPlace, loadPlace } = await import('../../demo/index.ts');
        await loadPlace(opened.platform, inventPlace(), progress.show);
      }
      const serving = await serve(opened);
      progress.clear();
      process.stdout.write(`Coalface is at ${serving.address}\n`);
      await new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
      });
      process.stderr.write('Finishing what is under way …\n');
      await serving.stop();
    });

  program
    .command('restore')
    .description('fills an empty data folder (or empty databases) from a backup; refuses to overwrite')
    .argument('<file>', 'the backup')
    .action(async (path: string) => {
      const { restore } = await import('./backup.ts');
      const progress = progressOn(process.stderr);
      const done = await restore(configOrEnd(), path, progress.show);
      progress.clear();
      process.stdout.write(`${done}\n`);
    });

  const demo = program.command('demo').description('the invented place, Ironstone Vale');
  demo
    .command('export')
    .description(
      'writes the invented place in every layout of organisations, lists, people and needs that can be imported, at full size',
    )
    .argument('<folder>', 'an empty folder, or one to be made')
    .action(async (folder: string) => {
      const { inventPlace, writeExport } = await import('../../demo/index.ts');
      const written = await writeExport(inventPlace(), folder);
      if (!written.ok)
        throw new CommandEnd(`${folder} is not empty. Name another folder: nothing is overwritten.`, 2);
      process.stdout.write(
        `${written.value.length} files in ${folder}, all invented. Try:\n` +
          `  coalface init --area Z1V\n  coalface import ${folder}/organisations ${folder}/list-size\n`,
      );
    });
};
