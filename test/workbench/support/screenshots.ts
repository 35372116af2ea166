import { join } from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';

/** Whether this run takes the pictures of docs/images anew. */
export const updatesScreenshots = process.env.UPDATE_SCREENSHOTS === '1';

/** Where a picture of the documentation goes. */
export function screenshotPath(name: string): string {
  return join(root, 'docs', 'images', name);
}

/** The themes of the pictures by name, and what a browser says of each. */
export const themes = {
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  light: { colorScheme: 'light', forcedColors: 'none' },
  'high-contrast': { colorScheme: 'dark', forcedColors: 'active' },
} as const;
