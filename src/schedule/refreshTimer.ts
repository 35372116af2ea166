import { Alarm } from './alarm';

/** How old the lists may be when a window gets the focus, in ms. */
const freshEnough = 60_000;

/**
 * The delay of the next refresh after one that did not reach Zoom, in ms. It doubles with each failure,
 * up to the interval. A machine that wakes up has no network yet.
 */
const firstRetry = 15_000;

/** The delay of the refresh after a change made here, in ms: Zoom may have added to it. */
const afterChange = 15_000;

/** What {@link RefreshTimer} needs to know. */
export interface RefreshTimerOptions {
  /** The time between two refreshes, in ms; 0 for none. */
  interval: () => number;
  /** Whether the lists are visible. */
  isWanted: () => boolean;
  /** When the last refresh began, in ms since 1970; `undefined` if there was none. */
  lastRefresh: () => number | undefined;
  /** The earliest time for a refresh, in ms since 1970, for example after a daily limit. */
  notBefore: () => number;
  /** What to add to the interval, in ms, so that windows do not refresh at the same time. */
  spread: () => number;
  /**
   * Refreshes; never rejects.
   *
   * @param freshEnough how old the lists of another window may be to be used instead, in ms
   * @returns `false` if trying again soon may help
   */
  refresh: (freshEnough: number) => Promise<boolean>;
}

/**
 * Refreshes in the background: at the interval, on focus if the last refresh is older than a minute,
 * some seconds after a change made here, and soon after Zoom could not be reached. One at a time, and
 * only while something is visible.
 */
export class RefreshTimer {
  private readonly alarm = new Alarm(() => {
    this.check();
  });
  private isRunning = false;
  /** How many refreshes in a row did not reach Zoom. */
  private failures = 0;
  private soon: { at: number; freshEnough: number } | undefined;
  private ranAt: number | undefined;

  constructor(private readonly options: RefreshTimerOptions) {}

  /** Checks what is due. To be called after a change of anything that the options return. */
  check(): void {
    this.alarm.set(undefined);
    if (this.isRunning || !this.options.isWanted()) {
      return;
    }
    const due = this.due();
    if (due <= Date.now()) {
      void this.run();
    } else {
      this.alarm.set(due);
    }
  }

  /** To be called when the window gets the focus. */
  focus(): void {
    const last = this.options.lastRefresh() ?? -Infinity;
    if (this.options.interval() > 0 && Date.now() - last >= freshEnough) {
      this.want(Date.now(), freshEnough);
    }
    this.check();
  }

  /** To be called after a change made here. */
  changed(): void {
    this.want(Date.now() + afterChange, 0);
    this.check();
  }

  dispose(): void {
    this.alarm.dispose();
  }

  /** Combines requests for a refresh: the earliest time, and the freshest lists. */
  private want(at: number, freshEnough: number): void {
    this.soon = {
      at: Math.min(at, this.soon?.at ?? Infinity),
      freshEnough: Math.min(freshEnough, this.soon?.freshEnough ?? Infinity),
    };
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    const age = this.soon?.freshEnough ?? this.options.interval();
    this.soon = undefined;
    this.ranAt = Date.now();
    try {
      const isDone = await this.options.refresh(age);
      this.failures = isDone ? 0 : this.failures + 1;
      if (!isDone && this.options.interval() > 0) {
        const wait = firstRetry * 2 ** (this.failures - 1);
        this.want(Date.now() + wait, this.options.interval());
      }
    } finally {
      this.isRunning = false;
      this.check();
    }
  }

  /** In ms since 1970; `Infinity` if nothing is due. */
  private due(): number {
    const now = Date.now();
    const interval = this.options.interval();
    // A clock that was set back must not delay the next refresh.
    const last = [this.options.lastRefresh(), this.ranAt]
      .filter((time) => time !== undefined && time <= now)
      .reduce<number>((latest, time) => Math.max(latest, time ?? latest), -Infinity);
    const byTime = interval === 0 ? Infinity : Math.max(last + interval + this.options.spread(), 0);
    return Math.max(Math.min(byTime, this.soon?.at ?? Infinity), this.options.notBefore());
  }
}
