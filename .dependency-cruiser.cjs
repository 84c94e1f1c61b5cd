/**
 * The one-way rule of ARCHITECTURE.md as checks. Each rule has a planted breach in test/architecture/breaches that a test
 * shows to be caught; the tests of a feature stand outside these rules.
 */
const TESTS = '\\.test\\.tsx?$'

/** `electron/features/<a>/…` may not reach `…/<b>/…`: `$1` is the importing file's own feature. */
const OTHER_FEATURE = '/(?!$1/)[^/]+/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Files depend on each other in one direction only.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-folder-cycles',
      comment: 'Rooms depend on each other in one direction only.',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
    {
      name: 'shared-is-pure',
      comment: 'Shared code runs in the host and in the page: no Node, no Electron, no React, no database, no host, no page.',
      severity: 'error',
      from: { path: '^shared/' },
      to: {
        path: '^(electron|renderer|test|resources)/|node_modules/(react|react-dom|@mantine|kysely|better-sqlite3|pg|electron|ws|sharp|hono)/',
      },
    },
    {
      name: 'shared-uses-no-node',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'kernel-knows-no-feature',
      comment: 'kernel ← shared/<feature> ← contract',
      severity: 'error',
      from: { path: '^shared/kernel/' },
      to: { path: '^shared/', pathNot: '^shared/kernel/' },
    },
    {
      name: 'contract-is-the-top-of-shared',
      severity: 'error',
      from: { path: '^shared/', pathNot: `^shared/contract\\.ts$` },
      to: { path: '^shared/contract\\.ts$' },
    },
    {
      name: 'renderer-sees-shared-only',
      comment: 'The page reaches the host through the contract. Not even a type of the host may be seen.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|test)/' },
    },
    {
      name: 'renderer-uses-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-never-sees-renderer',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(renderer|test)/' },
    },
    {
      name: 'electron-module-in-shell-only',
      comment: 'With main and preload the shell is the only importer of Electron; the core runs without it.',
      severity: 'error',
      from: { path: '^(electron|shared|renderer)/', pathNot: `^electron/(main\\.ts|preload\\.ts|start\\.ts|shell/)` },
      to: { path: '(^electron$|node_modules/electron/)' },
    },
    {
      name: 'kysely-below-services',
      comment: 'SQL lives in repositories and in db.',
      severity: 'error',
      from: { path: '^(electron|shared|renderer)/', pathNot: '^electron/db/|\\.repository\\.ts$' },
      to: { path: 'node_modules/(kysely|better-sqlite3|pg)/' },
    },
    {
      name: 'db-knows-no-feature',
      comment: 'db ← repository ← service ← handlers ← router ← compose ← main, station',
      severity: 'error',
      from: { path: '^electron/db/' },
      to: { path: '^electron/(?!db/)' },
    },
    {
      name: 'work-knows-no-feature',
      severity: 'error',
      from: { path: '^electron/work/' },
      to: { path: '^electron/(features|http|shell|router|compose|main|station)' },
    },
    {
      name: 'repositories-are-below-services',
      severity: 'error',
      from: { path: '\\.repository\\.ts$' },
      to: { path: '\\.(service|handlers)\\.tsx?$' },
    },
    {
      name: 'services-are-below-handlers',
      severity: 'error',
      from: { path: '\\.service\\.tsx?$' },
      to: { path: '\\.handlers\\.ts$' },
    },
    {
      name: 'features-meet-at-services',
      comment: 'Handlers reach another feature through its services, never its SQL.',
      severity: 'error',
      from: { path: '^electron/features/([^/]+)/.*\\.handlers\\.ts$' },
      to: { path: `^electron/features${OTHER_FEATURE}.*\\.repository\\.ts$` },
    },
    {
      name: 'repositories-know-their-own-feature',
      severity: 'error',
      from: { path: '^electron/features/([^/]+)/.*\\.repository\\.ts$' },
      to: { path: `^electron/features${OTHER_FEATURE}` },
    },
    {
      name: 'handlers-are-nobodys-service',
      severity: 'error',
      from: { path: '^electron/features/' },
      to: { path: '\\.handlers\\.ts$' },
    },
    {
      name: 'features-know-no-host',
      comment: 'Neither Electron nor HTTP: a feature is the same on the desktop and at a station.',
      severity: 'error',
      from: { path: '^electron/features/' },
      to: { path: '^electron/(http|shell|router|compose|main|station|preload)' },
    },
    {
      name: 'pages-do-not-import-pages',
      comment: 'Features of the page meet in routes.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: `^renderer/features${OTHER_FEATURE}` },
    },
    {
      name: 'features-below-routes',
      severity: 'error',
      from: { path: '^renderer/(features|ui|fields|app)/' },
      to: { path: '^renderer/(routes|App|main)\\.tsx$' },
    },
    {
      name: 'ui-knows-no-feature',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: '^renderer/(features|app|fields)/|^shared/contract' },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      // Electron is there at run time; Vite's `?url` is the address of a file that the dependency itself exports.
      to: { couldNotResolve: true, pathNot: '^electron$|\\.wasm\\?url$' },
    },
  ],
  options: {
    exclude: { path: TESTS },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.test.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
}
