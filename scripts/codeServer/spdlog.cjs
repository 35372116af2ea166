'use strict';

/*
 * Takes the place of @vscode/spdlog, with which VS Code writes its logs and output channels. That package
 * has to be compiled, which takes a C++ compiler and longer than all other steps of an install. This
 * module has the same interface: levels are numbers from 0, `trace`, to 6, `off`.
 */

const {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} = require('node:fs');
const { mkdir } = require('node:fs/promises');
const { dirname, join, parse } = require('node:path');
const { setImmediate } = require('node:timers');

const levelNames = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];

/** The level of new loggers. */
let defaultLevel = 2;

/** All loggers that are not dropped. @type {Set<Logger>} */
const loggers = new Set();

process.on('exit', () => loggers.forEach((logger) => logger.flush()));

/** Appends lines to a file, which it renames when it is full. */
class Logger {
  #isAsync;
  #name;
  #path;
  #maximumSize;
  #olderFiles;
  #level = defaultLevel;
  #pattern = '[%Y-%m-%d %H:%M:%S.%e] [%n] [%l] %v\n';
  /** Messages to write at the end of this turn of the event loop. @type {string[]} */
  #pending = [];
  /** Undefined after it was dropped. @type {number | undefined} */
  #file;
  #size = 0;

  /**
   * @param {string} type `rotating` or `rotating_async`
   * @param {string} name
   * @param {string} path of the file, in an existing folder
   * @param {number} maximumSize of the file, in bytes
   * @param {number} olderFiles how many full files are kept, as `name.1.log` and so on
   */
  // The package has these parameters.
  // eslint-disable-next-line max-params
  constructor(type, name, path, maximumSize, olderFiles) {
    this.#isAsync = type === 'rotating_async';
    this.#name = name;
    this.#path = path;
    this.#maximumSize = maximumSize;
    this.#olderFiles = olderFiles;
    this.#open();
    loggers.add(this);
  }

  /** @param {string} message */
  trace(message) {
    this.#log(0, message);
  }

  /** @param {string} message */
  debug(message) {
    this.#log(1, message);
  }

  /** @param {string} message */
  info(message) {
    this.#log(2, message);
  }

  /** @param {string} message */
  warn(message) {
    this.#log(3, message);
  }

  /** @param {string} message */
  error(message) {
    this.#log(4, message);
  }

  /** @param {string} message */
  critical(message) {
    this.#log(5, message);
  }

  /** Returns the lowest level that is written. */
  getLevel() {
    return this.#level;
  }

  /** @param {number} level the lowest that is written */
  setLevel(level) {
    this.#level = checkLevel(level);
  }

  /** @param {string} pattern of a line, as spdlog defines it */
  setPattern(pattern) {
    this.#pattern = `${pattern}\n`;
  }

  /** Writes messages as they are, without line breaks between them. */
  clearFormatters() {
    this.#pattern = '%v';
  }

  /** Writes everything before it returns. */
  flush() {
    const texts = this.#pending.splice(0).map((text) => Buffer.from(text));
    try {
      this.#write(texts);
    } catch (error) {
      // A log that cannot be written, such as on a full disk, must not stop VS Code.
      console.error(`${this.#path} cannot be written.`, error);
    }
  }

  /** Closes the file. */
  drop() {
    this.flush();
    loggers.delete(this);
    this.#close();
  }

  /**
   * @param {number} level
   * @param {string} message
   */
  #log(level, message) {
    if (level < this.#level || this.#file === undefined) {
      return;
    }
    this.#pending.push(
      formatLine(this.#pattern, { level, message, name: this.#name, time: new Date() }),
    );
    if (!this.#isAsync) {
      this.flush();
    } else if (this.#pending.length === 1) {
      setImmediate(() => this.flush());
    }
  }

  /**
   * Writes as many texts at once as fit into the file.
   *
   * @param {Buffer[]} texts
   */
  #write(texts) {
    /** @type {Buffer[]} */
    let fitting = [];
    const append = () => {
      if (this.#file !== undefined && fitting.length > 0) {
        writeSync(this.#file, Buffer.concat(fitting));
      }
      fitting = [];
    };
    for (const text of texts) {
      if (this.#size > 0 && this.#size + text.length > this.#maximumSize) {
        append();
        this.#rotate();
      }
      fitting.push(text);
      this.#size += text.length;
    }
    append();
  }

  #rotate() {
    this.#close();
    const { dir, name, ext } = parse(this.#path);
    const older = (/** @type {number} */ number) =>
      number === 0 ? this.#path : join(dir, `${name}.${number}${ext}`);
    for (let number = this.#olderFiles; number > 0; number--) {
      if (existsSync(older(number - 1))) {
        renameSync(older(number - 1), older(number));
      }
    }
    rmSync(this.#path, { force: true });
    this.#open();
  }

  #open() {
    this.#file = openSync(this.#path, 'a');
    this.#size = fstatSync(this.#file).size;
  }

  #close() {
    if (this.#file !== undefined) {
      closeSync(this.#file);
      this.#file = undefined;
    }
  }
}

/**
 * @param {string} pattern
 * @param {{ level: number, message: string, name: string, time: Date }} line
 */
function formatLine(pattern, { level, message, name, time }) {
  const digits = (/** @type {number} */ value, length = 2) => String(value).padStart(length, '0');
  return pattern.replace(/%(.)/g, (flag, letter) => {
    switch (letter) {
      case 'Y':
        return String(time.getFullYear());
      case 'm':
        return digits(time.getMonth() + 1);
      case 'd':
        return digits(time.getDate());
      case 'H':
        return digits(time.getHours());
      case 'M':
        return digits(time.getMinutes());
      case 'S':
        return digits(time.getSeconds());
      case 'e':
        return digits(time.getMilliseconds(), 3);
      case 'l':
        return levelNames[level];
      case 'n':
        return name;
      case 'v':
        return message;
      case '%':
        return '%';
      default:
        return flag;
    }
  });
}

/** @param {number} level */
function checkLevel(level) {
  if (!(level in levelNames)) {
    throw new Error('Invalid level');
  }
  return level;
}

/**
 * @param {string} type
 * @returns {(name: string, path: string, maximumSize: number, olderFiles: number) => Promise<Logger>}
 */
const creator = (type) => async (name, path, maximumSize, olderFiles) => {
  await mkdir(dirname(path), { recursive: true });
  return new Logger(type, name, path, maximumSize, olderFiles);
};

// VS Code imports these by name, so each has an assignment that Node can find.
exports.version = 1;
exports.Logger = Logger;
exports.createRotatingLogger = creator('rotating');
exports.createAsyncRotatingLogger = creator('rotating_async');

/**
 * Sets the level of all loggers, those of the future included.
 *
 * @param {number} level
 */
exports.setLevel = (level) => {
  defaultLevel = checkLevel(level);
  loggers.forEach((logger) => logger.setLevel(level));
};

/**
 * Accepts the level from which lines are flushed at once. No line waits longer than a turn of the event
 * loop, so this changes nothing.
 *
 * @param {number} level
 */
exports.setFlushOn = (level) => void checkLevel(level);
