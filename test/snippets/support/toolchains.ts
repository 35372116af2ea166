import { spawnSync } from 'node:child_process';
import type { LanguageName } from '../../../src/apiRequests/snippets/languages';

/** How to run a program that needs nothing but the toolchain of its language. */
export interface Toolchain {
  language: LanguageName;
  client: string;
  /** The name of the file, as the language demands it. */
  file: string;
  /** The command and its arguments in front of the file. */
  command: readonly [string, ...string[]];
  /** What tells whether the toolchain is there. */
  check: readonly [string, ...string[]];
  /** What the file starts with. */
  opening?: string;
}

const node: [string, ...string[]] = [process.execPath];
const hasTypes = 'process.exit(process.features.typescript === false ? 1 : 0)';

const all: readonly Toolchain[] = [
  { language: 'curl', client: 'curl', file: 'request.sh', command: ['sh'], check: ['curl', '-V'] },
  {
    language: 'javascript',
    client: 'node',
    file: 'request.cjs',
    command: node,
    check: [...node, '-v'],
  },
  {
    language: 'javascript',
    client: 'fetch',
    file: 'request.mjs',
    command: node,
    check: [...node, '-v'],
  },
  {
    language: 'typescript',
    client: 'node',
    file: 'request.cts',
    command: node,
    check: [...node, '-e', hasTypes],
  },
  {
    language: 'typescript',
    client: 'fetch',
    file: 'request.mts',
    command: node,
    check: [...node, '-e', hasTypes],
  },
  {
    language: 'python',
    client: 'http.client',
    file: 'request.py',
    command: ['python3'],
    check: ['python3', '-V'],
  },
  {
    language: 'java',
    client: 'java.net.http',
    file: 'ZoomRequest.java',
    command: ['java', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'],
    check: ['java', '-version'],
  },
  {
    language: 'go',
    client: 'net/http',
    file: 'request.go',
    command: ['go', 'run'],
    check: ['go', 'version'],
  },
  {
    language: 'php',
    client: 'curl',
    file: 'request.php',
    command: ['php'],
    check: ['php', '-r', 'curl_version();'],
    opening: '<?php\n',
  },
  {
    language: 'ruby',
    client: 'net/http',
    file: 'request.rb',
    command: ['ruby'],
    check: ['ruby', '-v'],
  },
  {
    language: 'powershell',
    client: 'Invoke-RestMethod',
    file: 'request.ps1',
    command: ['pwsh', '-NoProfile', '-File'],
    check: ['pwsh', '-v'],
  },
  {
    language: 'swift',
    client: 'URLSession',
    file: 'main.swift',
    command: ['swift'],
    check: ['swift', '--version'],
  },
];

/** The toolchains that are on this machine. */
export const toolchains: readonly Toolchain[] = all.filter(({ check: [command, ...args] }) => {
  const { error, status } = spawnSync(command, args);
  return error === undefined && status === 0;
});
