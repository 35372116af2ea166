import { join } from 'node:path';
import { defineConfig } from '@vscode/test-cli';
import { buildExtension } from './scripts/lib/extension.mjs';
import { compileHostTests, makeHostWorkspace } from './scripts/lib/hostTests/files.mjs';
import { cacheFolder, root } from './scripts/lib/paths.mjs';
import { startSandbox } from './scripts/lib/sandbox.mjs';

// `npx vscode-test` runs the tests in test/host in a desktop VS Code, which @vscode/test-cli downloads.
// `npm test -- host` runs the same tests in a VS Code in the browser. In the desktop VS Code,
// test/host/support/desktopBrowser.ts replaces the browser that answers the consent pages.
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
