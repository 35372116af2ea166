import { isEndlessList, type ZoomServerError } from './errors';

/** What was read of a list. */
export interface CollectedList<T> {
  entries: T[];
  /** Why these are not all entries; `undefined` if they are. */
  failure: ZoomServerError | undefined;
}

/**
 * Reads the pages of a list to the last one. A list without an end gives what was read of it.
 *
 * @param onPage called with the entries so far after each page
 * @throws {ZoomError} if a page cannot be read
 */
export async function collectPages<T>(
  pages: AsyncIterable<readonly T[]>,
  onPage?: (entries: readonly T[]) => void,
): Promise<CollectedList<T>> {
  const entries: T[] = [];
  try {
    for await (const page of pages) {
      for (const entry of page) {
        entries.push(entry);
      }
      onPage?.(entries);
    }
  } catch (failure) {
    if (!isEndlessList(failure)) {
      throw failure;
    }
    return { entries, failure };
  }
  return { entries, failure: undefined };
}
