import config from '../workbench/playwright.config.ts';

/** The walk through the extension in the languages that it is localized in. */
export default { ...config, testDir: '.', outputDir: '../../test-results/languages' };
