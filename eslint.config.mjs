import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/**
 * The rooms of `src`, inner first. A room may import from itself and from the rooms named for it,
 * and from nothing else of `src`; the pure ones run under plain Node and never import `vscode`.
 */
const rooms = {
  zoom: { pure: true, mayImport: [] },
  links: { pure: true, mayImport: ['zoom'] },
  schedule: { pure: true, mayImport: ['zoom'] },
  notes: { pure: true, mayImport: [] },
  platform: { pure: false, mayImport: ['zoom'] },
  accounts: { pure: false, mayImport: ['zoom', 'platform'] },
  meetings: { pure: false, mayImport: ['zoom', 'links', 'schedule', 'platform', 'accounts'] },
  insert: {
    pure: false,
    mayImport: ['zoom', 'links', 'schedule', 'platform', 'accounts', 'meetings'],
  },
  recordings: {
    pure: false,
    mayImport: ['zoom', 'schedule', 'notes', 'platform', 'accounts', 'meetings'],
  },
  reminders: { pure: false, mayImport: ['zoom', 'schedule', 'platform', 'accounts', 'meetings'] },
};

const directionOfImports = Object.entries(rooms).map(([room, { mayImport }]) => ({
  target: `./src/${room}`,
  from: './src',
  except: [`./${room}`, ...mayImport.map((other) => `./${other}`)],
  message: `src/${room} may import from ${['itself', ...mayImport].join(', ')} only.`,
}));

const pureRooms = Object.entries(rooms)
  .filter(([, { pure }]) => pure)
  .map(([room]) => `src/${room}/**/*.ts`);

const noVscode = 'This room runs under plain Node: no vscode here.';

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
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { zones: directionOfImports }],
      'no-console': 'error',
    },
  },
  {
    files: pureRooms,
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
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: { console: 'readonly', process: 'readonly', URL: 'readonly', Buffer: 'readonly' },
    },
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
