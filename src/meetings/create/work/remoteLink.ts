/** A place in a file of a repository. */
export interface FilePlace {
  /** Relative to the root of the repository, with slashes. */
  path: string;
  /** From 1; `undefined` for the whole file. */
  lines?: { first: number; last: number };
}

/** A repository on a server. */
interface RemoteRepository {
  /** With the port if it is not the one of https. */
  host: string;
  /** The path without slashes at its ends and without ".git". */
  segments: string[];
}

/** The longest URL of a remote that is read, in characters. */
const longestRemote = 2_000;

/** The hosts that take ssh through the port of https, and their own names. */
const sshHosts: Readonly<Record<string, string>> = {
  'ssh.github.com': 'github.com',
  'altssh.gitlab.com': 'gitlab.com',
  'altssh.bitbucket.org': 'bitbucket.org',
};

/** `user@host:path`, which is no URL (git-fetch, "Git URLs"). */
const scpLike = /^(?:[^\s@/:]+@)?([A-Za-z0-9.-]+):(?!\/\/)(.+)$/;

/** The name of a host on a network, with a dot, so that it is no alias of an ssh configuration. */
const hostName =
  /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+(?::\d{1,5})?$/;

/**
 * Returns the https link to a file and its lines on the server of a git remote. What a URL says about its
 * user is left out, because it may be a token.
 *
 * @param remote the URL of the remote, for https or ssh
 * @param commit the hash of the commit to show
 * @returns `undefined` for servers that are not like GitHub, GitLab, Gitea or Bitbucket
 */
export function fileLink(remote: string, commit: string, place: FilePlace): string | undefined {
  const repository = readRemote(remote.trim());
  const path = pathOf(place.path.split('/'));
  if (repository === undefined || path === undefined || !/^[0-9a-f]{7,64}$/i.test(commit)) {
    return undefined;
  }
  const { host, segments } = repository;
  const name = pathOf(segments);
  if (name === undefined || segments.length < 2) {
    return undefined;
  }
  const { lines } = place;
  const range = (first: string, next: string) =>
    lines === undefined
      ? ''
      : lines.first === lines.last
        ? `#${first}${lines.first}`
        : `#${first}${lines.first}${next}${lines.last}`;
  const [label = '', ...domain] = host.split('.');
  const isServerOf = (product: string) =>
    label.split('-').includes(product) || domain[0] === product;
  if (isServerOf('github')) {
    return `https://${host}/${name}/blob/${commit}/${path}${range('L', '-L')}`;
  }
  if (isServerOf('gitlab')) {
    return `https://${host}/${name}/-/blob/${commit}/${path}${range('L', '-')}`;
  }
  if (['codeberg', 'gitea', 'forgejo'].some(isServerOf)) {
    return `https://${host}/${name}/src/commit/${commit}/${path}${range('L', '-L')}`;
  }
  if (host === 'bitbucket.org') {
    return `https://${host}/${name}/src/${commit}/${path}${range('lines-', ':')}`;
  }
  if (isServerOf('bitbucket')) {
    const [project = '', slug = ''] = segments[0] === 'scm' ? segments.slice(1) : segments;
    const repo = pathOf([project, slug]);
    const [owner, repoName] = repo?.split('/') ?? [];
    return owner === undefined || repoName === undefined
      ? undefined
      : `https://${host}/projects/${owner}/repos/${repoName}/browse/${path}?at=${commit}${range('', '-')}`;
  }
  return undefined;
}

function readRemote(remote: string): RemoteRepository | undefined {
  if (remote.length > longestRemote || /[\s\\\p{Cc}]/u.test(remote)) {
    return undefined;
  }
  const [, scpHost, scpPath = ''] = scpLike.exec(remote) ?? [];
  const isUrl = /^(?:https?|ssh|git\+ssh|ssh\+git|git):\/\//i.test(remote) && URL.canParse(remote);
  if (scpHost === undefined && !isUrl) {
    return undefined;
  }
  // Only for http and https does URL read the host as browsers do.
  const url = new URL(
    scpHost === undefined
      ? remote.replace(/^[a-z+]+:/i, 'https:')
      : `https://${scpHost}/${scpPath}`,
  );
  const isWeb = /^https:/i.test(remote);
  const name = isWeb ? url.host : url.hostname;
  const host = sshHosts[name] ?? name;
  const parts = url.pathname.split('/').filter((segment) => segment !== '');
  const segments = parts.map((segment, index) =>
    decode(index === parts.length - 1 ? segment.replace(/\.git$/i, '') : segment),
  );
  return hostName.test(host) ? { host, segments } : undefined;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Encodes the parts of a path; `undefined` if one of them would lead elsewhere. */
function pathOf(segments: readonly string[]): string | undefined {
  const isPlain = segments.every(
    (segment) =>
      segment !== '' && segment !== '.' && segment !== '..' && !/[/\\\p{Cc}]/u.test(segment),
  );
  return isPlain && segments.length > 0 ? segments.map(encodeSegment).join('/') : undefined;
}

/** Parentheses and apostrophes end links in many texts. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
