// Makes a fresh machine ready: npm packages always, Debian's Chromium and PostgreSQL for the tests.
// Plain JavaScript on Node's core alone, since it runs before node_modules is there.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { duration, runQuietly, say } from './say.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const NEEDED_NODE = [20, 19];

/** What is wrong with this version of Node, in words; undefined when it will do. @param {string} version */
export const nodeComplaint = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = NEEDED_NODE;
  return major > needMajor || (major === needMajor && minor >= needMinor)
    ? undefined
    : `Coalface needs Node ${needMajor}.${needMinor} or later; this is ${version}. ` +
        'See https://nodejs.org/en/download for your system.';
};

/** A failure that the person at the terminal can mend: shown as its message, without a stack. */
export class SetUpFailure extends Error {}

/** @param {string} folder */
const wanted = (folder) => {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex');
};

/**
 * Installs what package-lock.json pins when that has not been done yet; does nothing otherwise.
 * `npm install` and not `npm ci`: the lock file may lack the builds for other platforms, which `ci` refuses
 * and `install` completes. The lock file itself is put back when npm changed it, and the change is said.
 * Install scripts are not run: no package of ours needs one.
 * @param {string} [folder]
 */
export const installPackages = async (folder = root) => {
  const stamp = join(folder, 'node_modules', '.coalface-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted(folder)) return;
  say('Installing the npm packages (about 950 MB, a minute or two) …');
  const began = Date.now();
  const lockFile = join(folder, 'package-lock.json');
  const lock = readFileSync(lockFile);
  const { code, output } = await runQuietly(
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--include=dev', '--include=optional'],
    { cwd: folder, what: 'installing the npm packages' },
  );
  const changed = !readFileSync(lockFile).equals(lock);
  if (changed) writeFileSync(lockFile, lock);
  if (code !== 0) throw new SetUpFailure(`npm install failed:\n${output.trim()}`);
  if (changed)
    say('  npm wanted to change package-lock.json: it was put back. To keep such a change, run npm install.');
  writeFileSync(stamp, wanted(folder));
  say(`  npm packages are in place (${duration(Date.now() - began)})`);
};

/** Chromium for the browser tests, or undefined. */
export const findChromium = () =>
  ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));

/**
 * Folder of the newest installed PostgreSQL's programs (initdb, postgres), 15 or later, or undefined.
 * Debian keeps them out of the PATH, one folder for each version.
 */
export const findPostgres = (base = '/usr/lib/postgresql') => {
  if (!existsSync(base)) return undefined;
  const versions = readdirSync(base)
    .map(Number)
    .filter((version) => version >= 15)
    .sort((a, b) => b - a);
  return versions
    .map((version) => join(base, String(version), 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres')));
};

/**
 * The font that Debian has in Arial's place, with letters as wide as its own; charts are laid out for these. It is
 * only recommended by Chromium's package, so a bare machine gets Chromium without it, and words that touch.
 */
export const findArial = (base = '/usr/share/fonts/truetype') =>
  ['liberation', 'liberation2', 'msttcorefonts']
    .flatMap((folder) => ['LiberationSans-Regular.ttf', 'Arial.ttf'].map((file) => join(base, folder, file)))
    .find((path) => existsSync(path));

/** What the tests need from Debian: the package, how to see that it is there, what is skipped without it. */
const DEBIAN = [
  { name: 'chromium', found: findChromium, skipped: 'the browser tests' },
  { name: 'fonts-liberation', found: findArial, skipped: 'the tests of where words of charts stand' },
  { name: 'postgresql', found: findPostgres, skipped: 'the query tests on a real PostgreSQL' },
];

// Debian's postgresql makes and starts a cluster of its own when it is installed. The tests start theirs in
// a temporary folder, so during our installation that one is switched off, the way Debian provides for it;
// nothing of this is left afterwards. `pg_createcluster 15 main --start` makes it whenever it is wanted.
const NO_CLUSTER = '/etc/postgresql-common/createcluster.d/coalface-set-up.conf';

/** @param {string[]} names @param {string[]} sudo */
const aptInstall = async (names, sudo) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const asRoot = async (/** @type {string[]} */ command, /** @type {string} */ what) => {
    const [program = '', ...args] = [...sudo, ...command];
    const { code, output } = await runQuietly(program, args, { env, what, ask: sudo.length > 0 });
    const last = output.trim().split('\n').slice(-6).join('\n');
    if (code !== 0) throw new SetUpFailure(`${command.join(' ')} failed:\n${last}`);
  };
  const began = Date.now();
  say(`Installing Debian's ${names.join(' and ')} …`);
  // `env` carries the setting through sudo, which drops the environment.
  const apt = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-o', 'DPkg::Lock::Timeout=300'];
  await asRoot([...apt, 'update'], 'reading the package lists');
  const quietCluster = names.includes('postgresql');
  if (quietCluster)
    await asRoot(
      ['sh', '-c', `mkdir -p ${dirname(NO_CLUSTER)} && echo 'create_main_cluster = false' > ${NO_CLUSTER}`],
      'preparing for PostgreSQL',
    );
  try {
    await asRoot(
      [...apt, 'install', '-y', '--no-install-recommends', ...names],
      `installing ${names.join(' and ')}`,
    );
  } finally {
    if (quietCluster) await asRoot(['rm', '-f', NO_CLUSTER], 'clearing up').catch(() => undefined);
  }
  say(`  ${names.join(' and ')} in place (${duration(Date.now() - began)})`);
};

/**
 * Chromium and PostgreSQL: installed when running as root on Debian, or with `--system` through sudo;
 * otherwise the one line that installs them is printed, with what is skipped without them.
 * A failure is said and survived here: the test command decides what a missing program means.
 * @param {{ force?: boolean }} [options]
 */
export const installSystem = async (options = {}) => {
  const missing = DEBIAN.filter((item) => !item.found());
  if (missing.length === 0) return;
  const names = missing.map((item) => item.name);
  const isRoot = process.getuid?.() === 0;
  const isDebian = existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
  if (isDebian && (isRoot || options.force)) {
    const sudo = isRoot ? [] : process.stdin.isTTY ? ['sudo'] : ['sudo', '-n'];
    try {
      await aptInstall(names, sudo);
      return;
    } catch (fault) {
      if (!(fault instanceof SetUpFailure)) throw fault;
      say(`  ${fault.message}`);
    }
  }
  say(`Without ${names.join(' and ')}, ${missing.map((item) => item.skipped).join(' and ')} are skipped.`);
  say(
    isDebian
      ? `  To have them: sudo apt-get install --no-install-recommends ${names.join(' ')}   (or npm test -- --system)`
      : `  They are found where Debian puts them: ${missing.map((item) => item.name).join(', ')}.`,
  );
};

/**
 * Everything that must be there before Coalface starts (`system: false`) or is tested (`system: true`).
 * @param {{ system: boolean, force?: boolean }} options `force`: use sudo for Debian's packages.
 */
export const setUp = async (options) => {
  const complaint = nodeComplaint(process.versions.node);
  if (complaint) throw new SetUpFailure(complaint);
  await installPackages();
  if (options.system) await installSystem({ force: options.force ?? false });
};

/**
 * Ends the process for a failure of the set-up with its message alone; any other fault keeps its stack.
 * @param {unknown} fault
 * @returns {never}
 */
export const endWith = (fault) => {
  process.stderr.write(
    `${fault instanceof SetUpFailure ? fault.message : fault instanceof Error ? fault.stack : fault}\n`,
  );
  process.exit(1);
};

if (process.argv[1] === fileURLToPath(import.meta.url))
  await setUp({ system: true, force: process.argv.includes('--system') }).catch(endWith);
