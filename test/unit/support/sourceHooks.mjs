import { existsSync, readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';

// Lets Node run `src` without a build, for tests that need a process of their own but no VS Code:
// `node --import ./test/unit/support/sourceHooks.mjs …`.

const source = new URL('../../../src/', import.meta.url).href;
const support = new URL('./', import.meta.url).href;
const standIn = new URL('vscodeStandIn.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'vscode') {
      return next(standIn, context);
    }
    if (/^\.{1,2}\//.test(specifier) && context.parentURL !== undefined) {
      const file = new URL(`${specifier}.ts`, context.parentURL);
      if (file.href.startsWith(source) && existsSync(file)) {
        return next(file.href, context);
      }
    }
    return next(specifier, context);
  },

  load(url, context, next) {
    // Both have syntax that is not only types.
    if (!url.startsWith(source) && !url.startsWith(support)) {
      return next(url, context);
    }
    const code = readFileSync(fileURLToPath(url), 'utf8');
    return {
      format: 'module',
      shortCircuit: true,
      source: stripTypeScriptTypes(code, { mode: 'transform', sourceUrl: url }),
    };
  },
});
