import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/**
 * The folders of `src`, inner first, and the folders inside the larger features. A folder may import
 * from itself and from the folders named for it, and from nothing else beside it; the pure ones run
 * under plain Node and never import `vscode`.
 */
const layers = {
  src: {
    text: [],
    zoom: ['text'],
    links: ['zoom', 'text'],
    schedule: ['zoom'],
    notes: ['text'],
    jwt: ['zoom'],
    platform: ['zoom', 'text'],
    accounts: ['zoom', 'text', 'links', 'platform'],
    meetings: ['zoom', 'text', 'links', 'schedule', 'platform', 'accounts'],
    joinLinks: ['zoom', 'text', 'links', 'schedule', 'platform', 'accounts', 'meetings'],
    tokens: ['zoom', 'text', 'links', 'jwt', 'platform', 'accounts', 'meetings'],
    recordings: ['zoom', 'text', 'links', 'schedule', 'notes', 'platform', 'accounts', 'meetings'],
    upcoming: ['zoom', 'text', 'links', 'schedule', 'platform', 'accounts', 'meetings'],
    explainError: ['zoom', 'text', 'jwt', 'platform'],
    apiRequests: [
      ...['zoom', 'text', 'links', 'platform', 'accounts', 'meetings', 'tokens', 'explainError'],
    ],
  },
  'src/apiRequests': {
    catalog: [],
    snippets: ['catalog'],
    labels: ['catalog'],
    insert: ['catalog', 'snippets', 'labels'],
    send: ['catalog', 'snippets', 'labels', 'insert'],
    pathHovers: ['catalog', 'labels'],
  },
  'src/accounts': {
    store: [],
    tokens: ['store'],
    clients: ['store', 'tokens'],
    signIn: ['store', 'tokens'],
    setUp: ['store', 'clients'],
  },
  'src/meetings': {
    format: [],
    model: [],
    input: ['format'],
    steps: ['format', 'input'],
    agenda: ['input'],
    target: ['format', 'model'],
    view: ['format', 'model', 'target'],
    join: ['format', 'model', 'target'],
    start: ['format', 'model', 'target', 'input'],
    create: ['format', 'model', 'target', 'input', 'steps'],
    edit: ['format', 'model', 'target', 'input', 'steps'],
    end: ['format', 'model', 'target', 'input'],
    delete: ['format', 'model', 'target', 'input'],
    details: ['format', 'model', 'target'],
  },
  'src/upcoming': {
    format: [],
    statusBar: ['format'],
    reminders: ['format'],
  },
};

const pureFiles = [
  ...[
    ...['zoom', 'text', 'links', 'schedule', 'notes', 'jwt'],
    ...['apiRequests/catalog', 'apiRequests/snippets'],
  ].map((folder) => `src/${folder}/**/*.ts`),
  'src/meetings/target/parseMeetingReference.ts',
  'src/meetings/create/work/remoteLink.ts',
  'src/meetings/create/work/workTopic.ts',
  'src/explainError/readFailure.ts',
];

const directionOfImports = Object.entries(layers).flatMap(([parent, folders]) =>
  Object.entries(folders).map(([folder, mayImport]) => ({
    target: `./${parent}/${folder}`,
    from: `./${parent}`,
    except: [`./${folder}`, ...mayImport.map((other) => `./${other}`)],
    message: `${parent}/${folder} may import from ${['itself', ...mayImport].join(', ')} only.`,
  })),
);

const noVscode = 'This code runs under plain Node: no vscode here.';

/** Calls that belong to one file each. */
const ownedCalls = [
  {
    owner: 'src/platform/commandRegistry.ts',
    selector: 'CallExpression[callee.property.name="registerCommand"]',
    message: 'Register commands with CommandRegistry, which reports their failures.',
  },
  {
    owner: 'src/platform/contextKeySetter.ts',
    selector: 'Literal[value="setContext"]',
    message: 'Set context keys with ContextKeySetter.',
  },
  {
    owner: 'src/platform/services.ts',
    selector: 'MemberExpression[property.name="secrets"][object.name=/context/i]',
    message: 'Use the secrets of Services, which also work without a keyring.',
  },
];

const t = 'CallExpression[callee.object.property.name="l10n"][callee.property.name="t"]';

/** Messages that no translator could use. */
const untranslatableMessages = [
  {
    selector: `${t}:not([arguments.0.type="Literal"], [arguments.0.type="ObjectExpression"])`,
    message: 'Call l10n.t with a literal message: others are not exported for translation.',
  },
  {
    selector: `${t} > ObjectExpression > Property[key.name="message"]:not([value.type="Literal"])`,
    message: 'Call l10n.t with a literal message: others are not exported for translation.',
  },
  {
    selector: `:matches(BinaryExpression[operator="+"], AssignmentExpression[operator="+="]) > ${t}`,
    message: 'Write one whole message instead of concatenating parts.',
  },
  {
    selector: `TemplateLiteral > ${t}`,
    message: 'Write one whole message instead of building it in a template literal.',
  },
  {
    selector: `${t} ${t}`,
    message: 'Write one whole message instead of inserting one into another.',
  },
];

/** One list for each file, because a later configuration of this rule replaces an earlier one. */
const restrictedSyntax = (file) => [
  'error',
  ...ownedCalls
    .filter(({ owner }) => owner !== file)
    .map(({ selector, message }) => ({ selector, message })),
  ...untranslatableMessages,
];

/** Lints the script of the relay page, on the lines that it has in the page. */
const relayScript = {
  preprocess: (page) => {
    const [before, after = ''] = page.split('<script id="relay">');
    return [before.replace(/./g, '') + after.split('</script>')[0]];
  },
  postprocess: (messages) => messages.flat(),
};

export default tseslint.config(
  {
    ignores: ['node_modules/', 'dist/', 'out/', '.vscode-test/', 'test-results/'],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './test/tsconfig.json', './test/host/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/max-params': ['error', { max: 4 }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { zones: directionOfImports }],
      'no-console': 'error',
    },
  },
  {
    files: ['relay/callback.html'],
    processor: relayScript,
    rules: { 'no-undef': 'off' },
  },
  {
    // Texts from outside must not keep the extension host or a browser busy.
    files: ['src/**/*.ts', 'sandbox/**/*.ts', 'scripts/**/*.{mjs,cjs}', 'relay/callback.html'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignorePartial: false }],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'no-restricted-syntax': restrictedSyntax() },
  },
  ...ownedCalls.map(({ owner }) => ({
    files: [owner],
    rules: { 'no-restricted-syntax': restrictedSyntax(owner) },
  })),
  {
    files: pureFiles,
    rules: {
      'no-restricted-imports': ['error', { paths: [{ name: 'vscode', message: noVscode }] }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ImportExpression[source.value="vscode"]', message: noVscode },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // node:test, vitest and mocha register promises that the runner awaits.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'vitest', name: ['it', 'test'] }] },
      ],
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    languageOptions: {
      globals: { console: 'readonly', process: 'readonly', URL: 'readonly', Buffer: 'readonly' },
    },
    rules: { 'max-params': ['error', { max: 4 }] },
  },
  {
    files: ['webpack.config.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { require: 'readonly', module: 'readonly', __dirname: 'readonly' },
    },
    rules: { 'no-undef': 'off' },
  },
);
