import * as vscode from 'vscode';
import { regionalLocale, withClock } from '../text/regionalLocale';
import { Settings } from './settings';

/** Where {@link ReaderLocale} has the locale of dates and times from. */
export interface ReaderLocaleSource {
  /** Returns the locale as it is now, a BCP 47 tag. */
  findTag(): string;
  /** Calls the listener when the locale may have changed. */
  onDidChange(listener: () => void): vscode.Disposable;
}

/** Writes dates and times as the reader does. Every formatter has its formats from here. */
export class ReaderLocale {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly subscription: vscode.Disposable | undefined;
  /** Creating a format takes milliseconds, so each is created when it is first needed. */
  private readonly formats = new Map<string, Intl.DateTimeFormat>();
  private currentTag: string | undefined;

  /** Fires when dates and times are written differently from now on. */
  readonly onDidChange = this.changes.event;

  /**
   * @param language the display language, a BCP 47 tag, for words, numbers, and lists
   * @param source where the locale of dates and times comes from; the language if there is none
   */
  constructor(
    readonly language: string,
    private readonly source?: ReaderLocaleSource,
  ) {
    this.subscription = source?.onDidChange(() => {
      this.currentTag = undefined;
      this.formats.clear();
      this.changes.fire();
    });
  }

  /** The locale of dates and times, a BCP 47 tag. */
  get tag(): string {
    this.currentTag ??= this.source?.findTag() ?? this.language;
    return this.currentTag;
  }

  /** The format of dates and times for some options. */
  dateTimeFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = JSON.stringify(options);
    let format = this.formats.get(key);
    if (format === undefined) {
      format = new Intl.DateTimeFormat(this.tag, options);
      this.formats.set(key, format);
    }
    return format;
  }

  dispose(): void {
    this.subscription?.dispose();
    this.changes.dispose();
  }
}

/** Creates the locale of the person at this window, which follows the settings. */
export function createReaderLocale(settings: Settings): ReaderLocale {
  return new ReaderLocale(vscode.env.language, {
    findTag: () => readerLocaleTag(settings),
    onDidChange: (listener) => settings.onDidChange(['zoom.timeFormat'], listener),
  });
}

/**
 * Returns the locale of dates and times: the display language with the region of the system, and the
 * clock that the settings ask for.
 *
 * @returns a BCP 47 tag
 */
export function readerLocaleTag(settings: Pick<Settings, 'timeFormat'> = new Settings()): string {
  return withClock(regionalLocale(vscode.env.language, systemLocales()), settings.timeFormat);
}

/** What the system reports: the variables in the order of POSIX, then what VS Code and Node.js found. */
function systemLocales(): (string | undefined)[] {
  const { LC_ALL, LC_TIME, LANG, VSCODE_NLS_CONFIG } = process.env;
  return [
    LC_ALL,
    LC_TIME,
    LANG,
    osLocale(VSCODE_NLS_CONFIG),
    new Intl.DateTimeFormat().resolvedOptions().locale,
  ];
}

/**
 * The first language in the system's preferences, which VS Code passes to its processes: the only
 * source on Windows and macOS, because Chromium gives `Intl` VS Code's own language there.
 */
function osLocale(config: string | undefined): string | undefined {
  try {
    const { osLocale } = JSON.parse(config ?? '{}') as { osLocale?: unknown };
    return typeof osLocale === 'string' ? osLocale : undefined;
  } catch {
    return undefined;
  }
}
