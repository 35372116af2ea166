import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { link, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as spdlog from '../../../scripts/codeServer/spdlog.cjs';
import { installLogger } from '../../../scripts/lib/logger.mjs';

const script = fileURLToPath(new URL('../../../scripts/codeServer/spdlog.cjs', import.meta.url));

const vscodePattern = '%Y-%m-%d %H:%M:%S.%e [%l] %v';
const megabyte = 1024 * 1024;

let folder: string;
let file: string;
let logger: spdlog.Logger;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-logger-'));
  file = join(folder, 'logs', 'window 1', 'zoom.log');
  logger = await spdlog.createAsyncRotatingLogger('zoom', file, megabyte, 2);
  logger.setPattern('%v');
});

afterEach(async () => {
  logger.drop();
  spdlog.setLevel(2);
  await rm(folder, { recursive: true, force: true });
});

const text = () => readFile(file, 'utf8');
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('the logger in place of @vscode/spdlog', () => {
  it('has all that VS Code imports from it, by name', () => {
    const source = `import(${JSON.stringify(script)}).then((all) => console.log(Object.keys(all).join()))`;
    const names = execFileSync(process.execPath, ['-e', source], { encoding: 'utf8' });
    expect(names.trim().split(',')).toEqual(
      expect.arrayContaining([
        'Logger',
        'createAsyncRotatingLogger',
        'createRotatingLogger',
        'setFlushOn',
        'setLevel',
        'version',
      ]),
    );
    expect(spdlog.version).toBeGreaterThan(0);
  });

  it('creates the file and its folder', async () => {
    expect(await text()).toBe('');
  });

  it('appends the lines of a turn in order, when the turn has ended', async () => {
    logger.info('one');
    logger.warn('two');
    logger.error('three');
    expect(readFileSync(file, 'utf8')).toBe('');
    await nextTurn();
    expect(await text()).toBe('one\ntwo\nthree\n');
    logger.critical('four');
    await nextTurn();
    expect(await text()).toBe('one\ntwo\nthree\nfour\n');
  });

  it('appends to what is in the file', async () => {
    logger.info('one');
    logger.drop();
    logger = new spdlog.Logger('rotating_async', 'zoom', file, megabyte, 2);
    logger.setPattern('%v');
    logger.info('two');
    logger.flush();
    expect(await text()).toBe('one\ntwo\n');
  });

  it('has written everything when a flush returns', async () => {
    logger.info('one');
    logger.flush();
    expect(readFileSync(file, 'utf8')).toBe('one\n');
    await nextTurn();
    expect(await text()).toBe('one\n');
  });

  it('writes each line at once if it is not asynchronous', async () => {
    const other = join(folder, 'other.log');
    const immediate = await spdlog.createRotatingLogger('other', other, megabyte, 2);
    immediate.clearFormatters();
    immediate.info('one');
    expect(await readFile(other, 'utf8')).toBe('one');
    immediate.drop();
  });

  it('writes the last lines of a process', async () => {
    const last = join(folder, 'last.log');
    const source = `
      const { Logger } = require(${JSON.stringify(script)});
      const logger = new Logger('rotating_async', 'last', ${JSON.stringify(last)}, 1000, 1);
      logger.clearFormatters();
      logger.info('last words');
      process.exit();`;
    execFileSync(process.execPath, ['-e', source]);
    expect(await readFile(last, 'utf8')).toBe('last words');
  });

  it('formats a line with the local time, as VS Code asks for', async () => {
    logger.setPattern(vscodePattern);
    const before = Date.now();
    logger.warn('100% of {0} %v');
    logger.flush();
    const line = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}) \[warning\] 100% of \{0\} %v\n$/;
    const [, time = ''] = line.exec(await text()) ?? [];
    const logged = new Date(time.replace(' ', 'T')).getTime();
    expect(logged).toBeGreaterThanOrEqual(before);
    expect(logged).toBeLessThanOrEqual(Date.now());
  });

  it('formats a line with the names of the logger and the level', async () => {
    logger.setLevel(0);
    logger.setPattern('%n %l 100%% %q %v');
    for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'critical'] as const) {
      logger[level]('x');
    }
    logger.flush();
    const names = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
    expect(await text()).toBe(names.map((name) => `zoom ${name} 100% %q x\n`).join(''));
  });

  it('writes only the message after its formatters are cleared', async () => {
    logger.clearFormatters();
    logger.info('a');
    logger.info('b\r\n');
    logger.flush();
    expect(await text()).toBe('ab\r\n');
  });

  it('leaves out levels below its own, for each logger or for all', async () => {
    expect(logger.getLevel()).toBe(2);
    logger.debug('hidden');
    logger.setLevel(1);
    logger.debug('visible');
    spdlog.setLevel(4);
    expect(logger.getLevel()).toBe(4);
    logger.warn('hidden');
    logger.error('visible');
    logger.setLevel(6);
    logger.critical('hidden');
    logger.flush();
    expect(await text()).toBe('visible\nvisible\n');
    expect(() => {
      logger.setLevel(7);
    }).toThrow('Invalid level');
  });

  it('starts a new file when the next line would not fit, and keeps only so many', async () => {
    const small = join(folder, 'small.log');
    const rotating = new spdlog.Logger('rotating_async', 'small', small, 10, 2);
    rotating.clearFormatters();
    for (const line of ['first line', 'ééééé', 'x', 'a line longer than the limit', 'last']) {
      rotating.info(line);
    }
    rotating.flush();
    rotating.drop();
    expect((await readdir(folder)).filter((name) => name.startsWith('small')).sort()).toEqual([
      'small.1.log',
      'small.2.log',
      'small.log',
    ]);
    const texts = ['small.2.log', 'small.1.log', 'small.log'].map((name) =>
      readFile(join(folder, name), 'utf8'),
    );
    expect(await Promise.all(texts)).toEqual(['x', 'a line longer than the limit', 'last']);
  });

  it('ignores what comes after it was dropped', async () => {
    logger.info('one');
    logger.drop();
    logger.info('two');
    logger.flush();
    logger.drop();
    await nextTurn();
    expect(await text()).toBe('one\n');
  });
});

describe('installing the logger', () => {
  it('replaces the script of the package, but not a file that is linked to it', async () => {
    const target = join(folder, 'node_modules', '@vscode', 'spdlog');
    await mkdir(target, { recursive: true });
    await writeFile(join(target, 'index.js'), "require('bindings')('spdlog');");
    await link(join(target, 'index.js'), join(folder, 'linked.js'));

    await installLogger(folder);

    expect(await readFile(join(target, 'index.js'), 'utf8')).toBe(await readFile(script, 'utf8'));
    expect(await readFile(join(folder, 'linked.js'), 'utf8')).toContain('bindings');
    expect(await readdir(target)).toEqual(['index.js']);
  });
});
