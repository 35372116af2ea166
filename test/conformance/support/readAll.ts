/** Reads all pages of a list. */
export async function readAll<T>(pages: AsyncIterable<T[]>): Promise<T[]> {
  const entries: T[] = [];
  for await (const page of pages) {
    entries.push(...page);
  }
  return entries;
}
