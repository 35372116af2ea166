import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** The content of a file and when it was written. */
export interface SmallFile {
  content: Buffer;
  /** In ms since 1970. */
  writtenAt: number;
}

/**
 * Reads a file of a known name that may not be the one that was written: a symbolic link is not
 * followed, a pipe is not waited for, and no more is read than the limit.
 *
 * @param maxSize in bytes
 * @returns `undefined` if it is no file, or a larger one
 * @throws if it cannot be opened or read, with the code `ENOENT` if it does not exist
 */
export async function readSmallFile(file: string, maxSize: number): Promise<SmallFile | undefined> {
  // Windows has neither of the last two, and there they are undefined.
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stats = await handle.stat();
    if (!stats.isFile() || stats.size > maxSize) {
      return undefined;
    }
    // One byte more shows that the file has grown since.
    const buffer = Buffer.alloc(stats.size + 1);
    let length = 0;
    let bytesRead: number;
    do {
      ({ bytesRead } = await handle.read(buffer, length, buffer.length - length));
      length += bytesRead;
    } while (bytesRead > 0 && length < buffer.length);
    return length > stats.size
      ? undefined
      : { content: buffer.subarray(0, length), writtenAt: stats.mtimeMs };
  } finally {
    await handle.close();
  }
}
