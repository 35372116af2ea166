import { Alarm } from './alarm';

/** How old what is shown may be when a window gets the focus, in ms. */
const freshEnough = 60_000;

/**
 * How long after a refresh that did not reach Zoom the next one comes, in ms; twice as long after each
 * further one, up to the interval. A machine that wakes has no network yet.
 */
const firstRetry = 15_000;

/** How long after a change of our own everything is read anew, in ms: Zoom may have added to it. */
const afterChange = 15_000;

/** What {@link RefreshTimer} needs to know. */
export interface RefreshTimerOptions {
  /** The time between two refreshes, in ms; 0: none by time. */
  interval: () => number;
  /** Whether anybody sees what would be read. */
  isWanted: () => boolean;
  /** When the last refresh began, in ms since 1970; `undefined` where there was none. */
  lastRefresh: () => number | undefined;
  /** Before when a refresh is pointless, in ms since 1970, as under a daily limit. */
  notBefore: () => number;
  /** What to add to the interval, in ms, so that those who have the same one do not go together. */
  spread: () => number;
  /**
   * Refreshes; never rejects.
   *
   * @param freshEnough how old what somebody else has read may be to serve as well, in ms
   * @returns whether trying again soon would do no good
   */
  refresh: (freshEnough: number) => Promise<boolean>;
}

/**
 * Says when to refresh without being asked: at the interval while somebody looks, on focus where
 * what is shown is older than a minute, some seconds after a change of our own, and soon after Zoom
 * was out of reach. Never two at
 * once, and never while nobody looks.
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

  /** Looks anew at what is due, after anything that the options say has changed. */
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

  /** The window got the focus. */
  focus(): void {
    const last = this.options.lastRefresh() ?? -Infinity;
    if (this.options.interval() > 0 && Date.now() - last >= freshEnough) {
      this.want(Date.now(), freshEnough);
    }
    this.check();
  }

  /** Something was changed from here. */
  changed(): void {
    this.want(Date.now() + afterChange, 0);
    this.check();
  }

  dispose(): void {
    this.alarm.dispose();
  }

  /** Of several refreshes that are wanted one is enough: the soonest, with the freshest lists. */
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

  /** In ms since 1970; `Infinity` where nothing is due. */
  private due(): number {
    const now = Date.now();
    const interval = this.options.interval();
    // A clock that was set back must not put the next refresh off.
    const last = [this.options.lastRefresh(), this.ranAt]
      .filter((time) => time !== undefined && time <= now)
      .reduce<number>((latest, time) => Math.max(latest, time ?? latest), -Infinity);
    const byTime = interval === 0 ? Infinity : Math.max(last + interval + this.options.spread(), 0);
    return Math.max(Math.min(byTime, this.soon?.at ?? Infinity), this.options.notBefore());
  }
}
