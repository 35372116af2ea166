import { runHostTests } from '../hostTests.mjs';

/**
 * The tests of test/host, inside VS Code's extension host.
 *
 * @type {import('../testStages.mjs').Stage}
 */
export async function inHost(setUp, { grep }) {
  const [host, browser] = await Promise.all([setUp.host(), setUp.browser(), setUp.build()]);
  return runHostTests({ host, browser, grep });
}
