/** What stands in place of a secret. */
export const mask = '•••';

/** The fields that open something for anybody who has them. */
const secretNames =
  /^(?:token|zak|obf|start_url|dynamic_host_key|host_key|stream_key|device_code|user_code|client_secret|secret|signature|(?:\w+_)?pass(?:word|code)|default_password_for_scheduled_meetings|(?!next_page_).*_token)$/i;

/** The parameters of URLs that do. */
const secretParameters =
  /([?&#;]|&amp;|^)(pwd|passcode|password|zak|tk|token|access_token|download_token|obf_token|signature|code)=[^\s&#"'<>]+/gi;

/**
 * What lets people into a meeting in the text of an invitation, which is in the language of the account. So
 * the line below the meeting ID counts as the passcode, whatever it is called.
 */
const invitationSecrets: readonly RegExp[] = [
  /(\bpass(?:code|word)[ \t]*[:：][ \t]*)\S+/gi,
  /([:：][ \t]*\d{3}[ -]?\d{3,4}[ -]?\d{4}[ \t]*\r?\n[^\r\n:：]{1,40}[:：][ \t]*)\S+/g,
  // What a phone dials: `+16469313860,,85012345678#,,,,*123456#`.
  /(,\*)\d+(?=#)/g,
  // An address for SIP: `85012345678.123456@zoomcrc.com`.
  /(\b\d{9,11}\.)[^\s@]{1,64}(?=@)/g,
];

/** A JSON Web Token, whatever field it is in. */
const jwt = /\beyJ[\w-]+(?:\.[\w-]*){0,4}/g;

/** How deep objects may be nested. */
const deepest = 50;

/**
 * Returns a copy of a response in which nothing opens anything. Masked are fields such as `token`,
 * `start_url` and `host_key`, passcodes, also in invitations, and `pwd` and tokens in URLs. A token
 * that is `null` stays, because that says something.
 */
export function maskSecrets(value: unknown): unknown {
  return maskValue(value, 0);
}

/** Masks the passcodes in a text, its tokens, and what its URLs contain of both. */
export function maskText(text: string): string {
  return invitationSecrets.reduce(
    (masked, secret) => masked.replace(secret, `$1${mask}`),
    text.replace(secretParameters, `$1$2=${mask}`).replace(jwt, mask),
  );
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
