import { createHash } from 'node:crypto';

/**
 * A file name for something that must not be readable in the file system, such as an id or a token:
 * its SHA-256 in base64url, 43 characters. Files of earlier versions have such names, so this must
 * not change.
 */
export function hashedFileName(value: string): string {
  return createHash('sha256').update(value).digest('base64url');
}
