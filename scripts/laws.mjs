// npm run laws: the laws of the house. Imports are judged by dependency-cruiser with .dependency-cruiser.cjs;
// what no import shows (the clock, chance, the environment, the store outside of a transaction) is looked for
// here, in the syntax tree of each source.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { root } from './setup.mjs';

/** @typedef {{ law: string, file: string, line?: number, what: string }} Breach */

const UNKNOWN_FOLDER = 'law-2-unknown-folder';
const FOLDERS = ['src', 'bench', 'e2e'];

const isTest = (/** @type {string} */ file) => /(^|\/)(test-[^/]+|[^/]+\.test)\.tsx?$/.test(file);
const isPure = (/** @type {string} */ file) =>
  /^src\/(shared\/|scenarios\/model\/|platform\/permissions\.ts$|people\/roles\.ts$|.*rules\.ts$)/.test(
    file,
  ) && !isTest(file);
/** Configuration reads the environment; the set-up of tests, and their harness, may. */
const mayReadEnvironment = (/** @type {string} */ file) =>
  /^src\/platform\/config(\/|\.ts$)/.test(file) ||
  /(^|\/)test-[^/]+\.tsx?$/.test(file) ||
  /^e2e\/support\//.test(file);

/** Names that reach the clock, chance, the network, the machine: none is used in a pure file. */
const IMPURE_NAMES = new Set([
  ...['process', 'performance', 'crypto', 'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'navigator'],
  ...['localStorage', 'sessionStorage', 'document', 'window', 'globalThis', 'console', 'require'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', '__dirname', '__filename'],
]);

/** The same identifier as a name and not as a use: `{ process: 1 }`, `x.process`, a type, a declaration. */
const isOnlyAName = (/** @type {import('typescript').Identifier} */ node) => {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isMetaProperty(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent) || ts.isTypeReferenceNode(parent) || ts.isTypeQueryNode(parent)) return true;
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  return 'name' in parent && parent.name === node;
};

/** Names that this file itself declares or imports, so that a parameter called `document` is no breach. */
const ownNames = (/** @type {import('typescript').SourceFile} */ source) => {
  const names = new Set();
  const walk = (/** @type {import('typescript').Node} */ node) => {
    const declares =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isImportSpecifier(node) ||
      ts.isImportClause(node) ||
      ts.isNamespaceImport(node);
    if (declares && node.name && ts.isIdentifier(node.name)) names.add(node.name.text);
    ts.forEachChild(node, walk);
  };
  walk(source);
  return names;
};

/** The text of `a.b` or `a['b']` as `a.b`; undefined for anything else. */
const memberText = (/** @type {import('typescript').Node} */ node) => {
  if (ts.isPropertyAccessExpression(node)) return `${node.expression.getText()}.${node.name.text}`;
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
    return `${node.expression.getText()}.${node.argumentExpression.text}`;
  return undefined;
};

/** Why this node reaches the clock or chance, or undefined. */
const impurity = (/** @type {import('typescript').Node} */ node, /** @type {Set<string>} */ own) => {
  const member = memberText(node);
  if (member === 'Date.now') return 'the clock: Date.now';
  if (member === 'Temporal.Now') return 'the clock: Temporal.Now';
  if (member === 'Math.random') return 'chance: Math.random';
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
    return 'the clock: new Date()';
  if (ts.isCallExpression(node) && node.expression.getText() === 'Date') return 'the clock: Date()';
  if (ts.isIdentifier(node) && IMPURE_NAMES.has(node.text) && !own.has(node.text) && !isOnlyAName(node))
    return node.text === 'process' ? 'the environment or the machine: process' : `the outside: ${node.text}`;
  return undefined;
};

/** How this node reads the environment, or undefined. */
const takesEnv = (/** @type {import('typescript').Node} */ node) => {
  if (memberText(node) === 'process.env') return 'process.env';
  if (memberText(node) === 'import.meta.env') return 'import.meta.env';
  if (
    ts.isVariableDeclaration(node) &&
    node.initializer?.getText() === 'process' &&
    ts.isObjectBindingPattern(node.name) &&
    node.name.elements.some((part) => (part.propertyName ?? part.name).getText() === 'env')
  )
    return '{ env } = process';
  if (ts.isImportDeclaration(node) && /^['"](node:)?process['"]$/.test(node.moduleSpecifier.getText()))
    return `import of ${node.moduleSpecifier.getText()}`;
  return undefined;
};

/** A function that is handed a transaction under its usual name. */
const isInTransaction = (/** @type {import('typescript').Node} */ node) =>
  (ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node)) &&
  node.parameters.some(({ name }) => ts.isIdentifier(name) && name.text === 'trx');

/** How this node asks the store past the transaction that it stands in, or undefined: the embedded store would wait for itself. */
const asksOutside = (/** @type {import('typescript').Node} */ node) => {
  const member = ts.isPropertyAccessExpression(node) ? memberText(node) : undefined;
  return member === 'platform.db' || member === 'platform.group' ? `${member} beside trx` : undefined;
};

/**
 * What the text of one source breaks of laws 1 (no clock, chance, environment in pure files), 4 (only
 * platform/config reads the environment) and 5 (in a transaction only it is asked).
 * @param {string} file path from the repository's root, with `/`
 * @param {string} text
 * @returns {Breach[]}
 */
export const breachesIn = (file, text) => {
  const pure = isPure(file);
  const guarded = !mayReadEnvironment(file);
  const inStore = !isTest(file) && /\btrx\b/.test(text) && /platform\.(db|group)\b/.test(text);
  if (!pure && !inStore && !(guarded && /process|import\.meta\.env/.test(text))) return [];
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const own = pure ? ownNames(source) : new Set();
  /** @type {Breach[]} */
  const found = [];
  const walk = (/** @type {import('typescript').Node} */ node, /** @type {boolean} */ outer) => {
    if (ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
      return;
    const within = outer || isInTransaction(node);
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    const impure = pure ? impurity(node, own) : undefined;
    if (impure) found.push({ law: 'law-1-no-clock-chance-or-environment', file, line, what: impure });
    const env = guarded ? takesEnv(node) : undefined;
    if (env) found.push({ law: 'law-4-only-config-reads-the-environment', file, line, what: env });
    const outside = within ? asksOutside(node) : undefined;
    if (outside) found.push({ law: 'law-5-in-a-transaction-only-it-is-asked', file, line, what: outside });
    ts.forEachChild(node, (child) => walk(child, within));
  };
  walk(source, false);
  return found;
};

/** @param {string} folder @returns {string[]} */
const sourcesUnder = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((item) => {
    const path = join(folder, item.name);
    if (item.isDirectory()) return sourcesUnder(path);
    return /\.(ts|tsx|mts|mjs|js)$/.test(item.name) ? [path] : [];
  });

/** @param {string} tree */
const importBreaches = async (tree) => {
  const { cruise } = await import('dependency-cruiser');
  const { default: extractTSConfig } = await import('dependency-cruiser/config-utl/extract-ts-config');
  const { forbidden, options } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs'));
  const folders = FOLDERS.filter((folder) => existsSync(join(tree, folder)));
  const { output } = await cruise(
    folders,
    { ...options, ruleSet: { forbidden }, validate: true, baseDir: tree },
    undefined,
    { tsConfig: extractTSConfig(join(root, 'tsconfig.json')) },
  );
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text');
  const found = output.summary.violations.map((violation) => ({
    law: violation.rule.name,
    file: violation.from,
    what: violation.cycle ? violation.cycle.map((step) => step.name).join(' → ') : `imports ${violation.to}`,
  }));
  // One fact, said once: a folder that is not in the plan, and not each import from it and into it.
  const unknown = new Set(
    found
      .filter(({ law }) => law === UNKNOWN_FOLDER)
      .map(({ file }) => file.split('/').slice(0, 2).join('/')),
  );
  return [
    ...[...unknown].map((file) => ({
      law: UNKNOWN_FOLDER,
      file,
      what: 'is not in ARROWS, the plan of the house',
    })),
    ...found.filter(({ law }) => law !== UNKNOWN_FOLDER),
  ];
};

/**
 * Everything in a tree laid out like this repository that breaks a law; empty when all are kept.
 * @param {string} [tree]
 * @returns {Promise<Breach[]>}
 */
export const brokenLaws = async (tree = root) => [
  ...(await importBreaches(tree)),
  ...FOLDERS.filter((folder) => existsSync(join(tree, folder)))
    .flatMap((folder) => sourcesUnder(join(tree, folder)))
    .flatMap((path) => breachesIn(relative(tree, path).split(sep).join('/'), readFileSync(path, 'utf8'))),
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const broken = await brokenLaws();
  for (const { law, file, line, what } of broken)
    process.stdout.write(`${law}: ${file}${line ? `:${line}` : ''} ${what}\n`);
  process.stdout.write(broken.length ? `${broken.length} breaches of the laws\n` : 'The laws are kept.\n');
  process.exitCode = broken.length ? 1 : 0;
}
