import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Toolchain } from './toolchains';

/** What a program printed, and how it ended. */
export interface ProgramRun {
  code: number | null;
  stdout: string;
  stderr: string;
  /** The files in its folder besides itself. */
  files: string[];
}

/** Runs a program in a folder of its own, with nothing in its environment but what it needs. */
export async function runProgram(
  { file, command: [command, ...args], opening = '' }: Toolchain,
  program: string,
  environment: Readonly<Record<string, string>>,
): Promise<ProgramRun> {
  const folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-snippet-'));
  try {
    await writeFile(join(folder, file), `${opening}${program}\n`);
    const child = spawn(command, [...args, file], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: homedir(), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject).on('close', resolve);
    });
    const files = (await readdir(folder)).filter((name) => name !== file);
    return { code, ...output, files };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
