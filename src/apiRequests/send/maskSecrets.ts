/** What stands in place of a secret. */
export const mask = '•••';

/** The fields that open something for anybody who has them. */
const secretNames =
  /^(?:token|zak|obf|start_url|dynamic_host_key|host_key|device_code|user_code|client_secret|secret|signature|(?:\w+_)?password|(?!next_page_).*_token)$/i;

/** The parameters of URLs that do. */
const secretParameters =
  /([?&#;]|&amp;|^)(pwd|zak|tk|token|access_token|download_token|obf_token|signature|code)=[^\s&#"'<>]+/gi;

/** A JSON Web Token, whatever field it is in. */
const jwt = /\beyJ[\w-]+(?:\.[\w-]*){0,4}/g;

/** How deep objects may be nested. */
const deepest = 50;

/**
 * Returns a copy of a response in which nothing opens anything: fields such as `token`, `start_url` and
 * `host_key`, passcodes, and `pwd` and tokens in URLs, are masked. A token that is `null` stays, because
 * that says something.
 */
export function maskSecrets(value: unknown): unknown {
  return maskValue(value, 0);
}

/** Masks what URLs and tokens in a text contain. */
export function maskText(text: string): string {
  return text.replace(secretParameters, `$1$2=${mask}`).replace(jwt, mask);
}

/** Whether masking changes anything. */
export function hasSecrets(value: unknown): boolean {
  return JSON.stringify(value) !== JSON.stringify(maskSecrets(value));
}

function maskValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') {
    return maskText(value);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (depth >= deepest) {
    return mask;
  }
  if (Array.isArray(value)) {
    return value.map((entry) => maskValue(entry, depth + 1));
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      name,
      secretNames.test(name) && isSecretValue(entry) ? mask : maskValue(entry, depth + 1),
    ]),
  );
}

function isSecretValue(value: unknown): boolean {
  return value !== null && value !== '' && typeof value !== 'boolean';
}
