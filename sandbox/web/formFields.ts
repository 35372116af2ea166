/** The fields of a parsed query or form, without those that are repeated. */
export function formFields(parsed: unknown): Record<string, string> {
  if (typeof parsed !== 'object' || parsed === null) return {};
  return Object.fromEntries(
    Object.entries(parsed).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}
