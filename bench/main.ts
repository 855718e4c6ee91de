import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureCounting } from './counting.ts';
import { measureIdeas } from './ideas.ts';
import { measureImport } from './import.ts';
import { measureInterests } from './interests.ts';
import { measureLive } from './live.ts';
import { measureNeeds } from './needs.ts';
import { measurePack } from './pack.ts';
import { measureStart } from './start.ts';
import { measureVotes } from './votes.ts';

/** One line of the bench: what was measured, the figure, and the floor it must keep. */
export type Line = {
  readonly what: string;
  readonly figure: string;
  readonly floor?: string;
  readonly kept?: boolean;
};

const parts: Record<string, (folder: string) => Promise<Line[]>> = {
  start: measureStart,
  import: measureImport,
  needs: measureNeeds,
  ideas: measureIdeas,
  counting: measureCounting,
  interests: measureInterests,
  pack: measurePack,
  votes: measureVotes,
  live: measureLive,
};

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const names = values.only ? values.only.split(',') : Object.keys(parts);
const folder = mkdtempSync(join(tmpdir(), 'coalface-bench-'));
const lines: Line[] = [];
try {
  for (const name of names) {
    const part = parts[name];
    if (!part) throw new Error(`There is no part ${name}; there are ${Object.keys(parts).join(', ')}.`);
    process.stderr.write(`Measuring ${name} …\n`);
    lines.push(...(await part(join(folder, name))));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(
  `\nNode ${process.versions.node}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB; ratios of one run.\n\n`,
);
const width = Math.max(...lines.map((line) => line.what.length));
for (const { what, figure, floor, kept } of lines)
  process.stdout.write(
    `${what.padEnd(width)}  ${figure.padStart(12)}${floor ? `   ${floor}${kept === undefined ? '' : kept ? '  ✓' : '  ✗'}` : ''}\n`,
  );
process.exit(lines.some((line) => line.kept === false) ? 1 : 0);
