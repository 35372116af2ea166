import { join } from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';

/** Whether this run takes the pictures of docs/images anew. */
export const updatesScreenshots = process.env.UPDATE_SCREENSHOTS === '1';

/** Where a picture of the documentation goes. */
export function screenshotPath(name: string): string {
  return join(root, 'docs', 'images', name);
}
