/** Splits what was typed or pasted into addresses, each once: at commas, semicolons, and white space. */
export function splitAddresses(text: string): string[] {
  const seen = new Set<string>();
  return text.split(/[\s,;]/).filter((address) => {
    const key = address.toLowerCase();
    const isNew = address !== '' && !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** Whether a text is an email address with a domain, such as `sam@example.com`. */
export function isEmailAddress(text: string): boolean {
  const [name = '', domain = '', ...others] = text.split('@');
  const labels = domain.split('.');
  return (
    others.length === 0 &&
    /^[^\s,;:<>()[\]"\\]+$/.test(name) &&
    labels.length > 1 &&
    labels.every((label) => /^[\p{L}\p{N}-]+$/u.test(label))
  );
}
