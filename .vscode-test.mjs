import { join } from 'node:path';
import { defineConfig } from '@vscode/test-cli';
import { buildExtension } from './scripts/lib/extension.mjs';
import { compileHostTests, makeHostWorkspace } from './scripts/lib/hostTestFiles.mjs';
import { cacheFolder, root } from './scripts/lib/paths.mjs';
import { startSandbox } from './scripts/lib/sandbox.mjs';

// The tests of test/host in a desktop VS Code, which @vscode/test-cli downloads: `npx vscode-test`.
// `npm test host` runs the same tests in the browser's VS Code, with a real browser at its side.
// Here a stand-in answers the consent pages (test/host/support/desktopBrowser.ts).
await buildExtension();
await compileHostTests();
const sandbox = await startSandbox();

export default defineConfig({
  files: 'out/host/*.test.js',
  extensionDevelopmentPath: root,
  workspaceFolder: await makeHostWorkspace(join(cacheFolder, 'desktop-workspace')),
  env: { ZOOM_SANDBOX_URL: sandbox.url },
  launchArgs: ['--password-store=basic'],
  mocha: { ui: 'bdd', timeout: 20_000 },
});
