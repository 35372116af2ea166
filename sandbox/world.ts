import { PageTokens } from './api/pageTokens.ts';
import { RateLimits } from './api/rateLimits.ts';
import { Clock } from './clock.ts';
import { Faults } from './control/faults.ts';
import { RequestLog } from './control/requestLog.ts';
import { Directory } from './data/directory.ts';
import { seedMeetings } from './data/seed.ts';
import { Identifiers } from './meetings/identifiers.ts';
import { MeetingBook } from './meetings/meetingBook.ts';
import { AuthorizationServer } from './oauth/authorizationServer.ts';
import { SeededRandom } from './random.ts';
import { localTimeZone } from './time/timeZones.ts';

/** Which meetings a fresh sandbox has: the believable ones, or that many generated ones. */
export type MeetingsSeed = number | 'default';

export interface WorldOptions {
  readonly meetings: MeetingsSeed;
  /** What the clock shows first, ms since the epoch; undefined for the machine's time. */
  readonly clockMs: number | undefined;
  readonly clockRunning: boolean;
  readonly seed: number;
  readonly timeZone: string | undefined;
  /** What join and start links begin with; undefined for the sandbox's own address. */
  readonly webOrigin: string | undefined;
}

/** All that the sandbox knows: the people, their meetings, tokens, limits, and its own controls. */
export class World {
  readonly clock: Clock;
  readonly directory: Directory;
  readonly book = new MeetingBook();
  readonly oauth: AuthorizationServer;
  readonly limits: RateLimits;
  readonly pageTokens: PageTokens;
  readonly faults = new Faults();
  readonly requestLog = new RequestLog();
  readonly #options: WorldOptions;
  /** Where the sandbox listens, `http://127.0.0.1:PORT`; known once it does. */
  origin = '';
  #identifiers: Identifiers;

  constructor(options: WorldOptions) {
    this.#options = options;
    this.clock = new Clock(options.clockMs, options.clockRunning);
    this.directory = new Directory(options.timeZone ?? localTimeZone());
    this.oauth = new AuthorizationServer(this.clock, this.directory);
    this.limits = new RateLimits(this.clock);
    this.pageTokens = new PageTokens(this.clock);
    this.#identifiers = this.#seed(options.meetings);
  }

  /** What join and start links begin with. */
  get webOrigin(): string {
    return this.#options.webOrigin ?? this.origin;
  }

  /** Where new ids come from. */
  get identifiers(): Identifiers {
    return this.#identifiers;
  }

  /**
   * Everything as it was at the start, or with other meetings, or at another time.
   *
   * @param keepsSessions whoever is signed in stays so
   */
  reset(
    meetings = this.#options.meetings,
    clockMs = this.#options.clockMs,
    keepsSessions = false,
  ): void {
    this.clock.set(clockMs ?? Date.now());
    this.clock.setRunning(this.#options.clockRunning);
    if (keepsSessions) this.oauth.resetApps();
    else this.oauth.reset();
    this.limits.reset();
    this.pageTokens.reset();
    this.faults.clear();
    this.requestLog.clear();
    this.#identifiers = this.#seed(meetings);
  }

  #seed(meetings: MeetingsSeed): Identifiers {
    const random = new SeededRandom(this.#options.seed);
    const identifiers = new Identifiers(random);
    this.book.clear();
    seedMeetings({
      book: this.book,
      directory: this.directory,
      identifiers,
      random,
      nowMs: this.clock.now(),
      meetings,
    });
    return identifiers;
  }
}
