// The laws of the house that imports can break; scripts/laws.mjs checks the rest (clock, chance,
// environment) in the sources. Arrows are written down once, here: a module may use those named beside it,
// which come earlier in the commissioning cycle. A new module gets its line before its first file.

const ARROWS = {
  people: [],
  needs: ['people'],
  activity: ['people'],
  indicators: ['people', 'needs', 'activity'],
  budgets: ['people', 'needs', 'activity'],
  proposals: ['people', 'needs', 'activity', 'indicators', 'budgets'],
  decisions: ['people', 'proposals'],
  services: ['people', 'needs', 'activity', 'proposals', 'decisions'],
  engagement: ['people', 'proposals'],
  support: ['people'],
  leadership: ['people', 'engagement', 'budgets'],
  partnerships: ['people', 'proposals', 'decisions'],
  // Types alone: the model also runs in the browser. Law 2c sees to that.
  scenarios: ['needs', 'activity', 'budgets'],
  thread: [],
  // Home, search, the record, imports, mail: pages of the platform's registries, of no subject of their own.
  desk: [],
};

const modules = Object.keys(ARROWS);
/** These two read the door of any module; nothing but app/ knows them. */
const readers = ['site', 'demo'];
/** What every module stands on. */
const ground = ['shared', 'ui', 'platform'];
const folders = [...modules, ...readers, ...ground, 'app'];

const oneOf = (names) => `(${names.join('|')})`;
const inside = (names) => `^src/${oneOf(names)}/`;

const TESTS = String.raw`(^|/)(test-[^/]+|[^/]+\.test)\.tsx?$`;
// The table of permissions and the names of roles are pure too, and rules lean on them.
const PURE = String.raw`^src/(shared/|scenarios/model/|platform/permissions\.ts$|people/roles\.ts$|.*rules\.ts$)`;
/** Packages that compute and nothing else. A new one is added here with the reason in docs/dependencies.md. */
const PURE_PACKAGES = 'node_modules/(temporal-polyfill|zod|pure-rand|@stdlib|diff)/';
/** Core modules that neither read nor write anything. node:crypto is left out: it gives chance. */
const PURE_CORE = '^(node:)?(assert|buffer|string_decoder|url|util)(/|$)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'law-1-pure-files-do-no-io',
      comment: 'rules.ts, shared/ and scenarios/model/ use no core module and no package that can do I/O.',
      severity: 'error',
      from: { path: PURE, pathNot: TESTS },
      to: {
        path: ['node_modules/'],
        pathNot: [PURE_PACKAGES],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'law-1-pure-files-use-no-core',
      comment: 'rules.ts, shared/ and scenarios/model/ use no core module that can do I/O or gives chance.',
      severity: 'error',
      from: { path: PURE, pathNot: TESTS },
      to: { dependencyTypes: ['core'], pathNot: [PURE_CORE], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'law-1-pure-files-lean-on-pure-files',
      comment: 'What a pure file imports is pure too: other rules, shared/, or types alone.',
      severity: 'error',
      from: { path: PURE, pathNot: TESTS },
      to: { path: '^(src|bench|e2e|scripts)/', pathNot: [PURE], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'law-2-only-by-the-door',
      comment: 'A module is entered at its index.ts and nowhere else.',
      severity: 'error',
      from: { path: '^(?:src/([^/]+)|bench|e2e)/' },
      to: { path: inside([...modules, ...readers]), pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    ...modules.map((name) => ({
      name: `law-2-arrows-of-${name}`,
      comment: `${name}/ may use ${[...ARROWS[name], ...ground].join(', ')}.`,
      severity: 'error',
      from: { path: `^src/${name}/` },
      to: { path: '^src/', pathNot: [inside([name, ...ARROWS[name], ...ground])] },
    })),
    {
      name: 'law-2-arrows-of-site-and-demo',
      comment: 'site/ and demo/ read the modules, and neither reads the other or app/.',
      severity: 'error',
      from: { path: `^src/${oneOf(readers)}/` },
      to: { path: '^src/', pathNot: ['^src/$1/', inside([...modules, ...ground])] },
    },
    {
      name: 'law-2c-scenarios-uses-types-alone',
      comment: 'The whole-system model runs in the browser too: of other modules it may use types only.',
      severity: 'error',
      from: { path: '^src/scenarios/', pathNot: TESTS },
      to: { path: inside(ARROWS.scenarios), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'law-2-no-circles',
      comment:
        'Arrows point one way: an earlier module hears of a later one through a registry in platform/.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'law-2-unknown-folder',
      comment: 'A folder of src/ has its line in ARROWS.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: [inside(folders)] },
      to: {},
    },
    {
      name: 'law-3-platform-knows-no-module',
      comment: 'platform/ stands on shared/ alone.',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/', pathNot: ['^src/(platform|shared)/'] },
    },
    {
      name: 'law-3-ui-knows-no-module',
      comment: 'ui/ stands on shared/ alone.',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { path: '^src/', pathNot: ['^src/(ui|shared)/'] },
    },
    {
      name: 'law-3-shared-stands-alone',
      comment: 'shared/ imports nothing of ours.',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: '^src/', pathNot: ['^src/shared/'] },
    },
    {
      name: 'nothing-imports-app',
      comment: 'app/ is the composition root; what it knows is handed to the others.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/app/'] },
      to: { path: '^src/app/' },
    },
    {
      name: 'product-uses-no-development-package',
      comment: 'What runs in the product stands under dependencies in package.json.',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'every-import-is-found',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
    },
  },
};
