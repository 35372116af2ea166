import { PageTokens } from './api/pageTokens.ts';
import { RateLimits } from './api/rateLimits.ts';
import { BehaviorSwitches, type Behavior } from './behavior.ts';
import { Clock } from './clock.ts';
import { Faults } from './control/faults.ts';
import { RequestLog } from './control/requestLog.ts';
import { Directory } from './data/directory.ts';
import { MeetingTemplates } from './data/meetingTemplates.ts';
import { seedMeetings } from './data/seed.ts';
import { Identifiers } from './meetings/identifiers.ts';
import { MeetingStore } from './meetings/meetingStore.ts';
import { AuthorizationServer } from './oauth/authorizationServer.ts';
import { SeededRandom } from './random.ts';
import { localTimeZone } from './time/timeZones.ts';

/** The meetings of a fresh sandbox: the realistic default account, or this many generated ones. */
export type MeetingsSeed = number | 'default';

interface WorldOptions {
  readonly meetings: MeetingsSeed;
  /** The initial time in ms since the epoch; undefined for the machine's time. */
  readonly clockMs: number | undefined;
  readonly clockRunning: boolean;
  readonly seed: number;
  readonly timeZone: string | undefined;
  /** The origin of join and start links; undefined for the sandbox's own address. */
  readonly webOrigin: string | undefined;
  readonly behavior: Partial<Behavior>;
}

/** The sandbox's state: users, meetings, tokens, rate limits, faults and the request log. */
export class World {
  readonly clock: Clock;
  readonly behaviorSwitches: BehaviorSwitches;
  readonly directory: Directory;
  readonly meetings = new MeetingStore();
  readonly oauth: AuthorizationServer;
  readonly limits: RateLimits;
  readonly pageTokens: PageTokens;
  readonly templates = new MeetingTemplates();
  /** The IDs of the users who may not host meetings. */
  readonly unlicensedUsers = new Set<string>();
  readonly faults = new Faults();
  readonly requestLog = new RequestLog();
  readonly #options: WorldOptions;
  /** The sandbox's address, `http://127.0.0.1:PORT`; set once it listens. */
  origin = '';
  #identifiers: Identifiers;

  constructor(options: WorldOptions) {
    this.#options = options;
    this.clock = new Clock(options.clockMs, options.clockRunning);
    this.directory = new Directory(options.timeZone ?? localTimeZone());
    this.behaviorSwitches = new BehaviorSwitches(options.behavior);
    this.oauth = new AuthorizationServer(this.clock, this.directory, this.behaviorSwitches);
    this.limits = new RateLimits(this.clock, this.behaviorSwitches);
    this.pageTokens = new PageTokens(this.clock);
    this.#identifiers = this.#seed(options.meetings);
  }

  /** The origin of join and start links. */
  get webOrigin(): string {
    return this.#options.webOrigin ?? this.origin;
  }

  /** The current options for what is not known about Zoom. */
  get behavior(): Behavior {
    return this.behaviorSwitches.current;
  }

  /** Creates the IDs of new meetings. */
  get identifiers(): Identifiers {
    return this.#identifiers;
  }

  /**
   * Restores the initial state, optionally with other meetings or at another time.
   *
   * @param keepsSessions whether tokens stay valid, so that users stay signed in
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
    this.behaviorSwitches.reset();
    this.limits.reset();
    this.pageTokens.reset();
    this.templates.reset();
    this.unlicensedUsers.clear();
    this.faults.clear();
    this.requestLog.clear();
    this.#identifiers = this.#seed(meetings);
  }

  #seed(seed: MeetingsSeed): Identifiers {
    const random = new SeededRandom(this.#options.seed);
    const identifiers = new Identifiers(random);
    this.meetings.clear();
    seedMeetings({
      meetings: this.meetings,
      seed,
      directory: this.directory,
      identifiers,
      random,
      nowMs: this.clock.now(),
    });
    return identifiers;
  }
}
