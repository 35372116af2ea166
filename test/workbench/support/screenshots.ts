import { join } from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';

/** Whether this run updates the screenshots in docs/images, as `npm run screenshots` does. */
export const updatesScreenshots = process.env.UPDATE_SCREENSHOTS === '1';

/**
 * The address of Zoom's pages for meetings while pictures are made, so that they show links as people
 * know them. The pages are still the sandbox's own.
 */
export const picturedOrigin = 'https://us06web.zoom.us';

/** Returns the path of a screenshot in the documentation. */
export function screenshotPath(name: string): string {
  return join(root, 'docs', 'images', name);
}

/** The themes of the screenshots by name, with the media features of each. */
export const themes = {
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  light: { colorScheme: 'light', forcedColors: 'none' },
  'high-contrast': { colorScheme: 'dark', forcedColors: 'active' },
} as const;
