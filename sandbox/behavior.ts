/**
 * What is not known about Zoom, or differs between its accounts. The first choice of each is the
 * default.
 *
 * - `rateLimitHeaders`: successful responses name only the category of the rate limit (`category`),
 *   or also its type, limit and remaining calls (`all`)
 * - `refreshedScope`: the response to a refresh contains `scope` (`sent`) or not (`omitted`)
 * - `seriesInLists`: a meeting list has an item for each occurrence of a series (`perOccurrence`) or
 *   one for the series (`once`)
 * - `serverTokens`: a Server-to-Server app's tokens are valid at the same time (`independent`), or a
 *   new one makes the earlier one invalid (`latestOnly`)
 * - `serverZak`: `GET /users/me/zak` gives a Server-to-Server app the ZAK token of the account's owner
 *   (`issued`), or requires a scope that such an app cannot have (`refused`)
 * - `unlistedTimeZones`: an IANA time zone that is not on Zoom's list is an invalid field (`refused`)
 *   or taken (`accepted`)
 */
export const behaviorChoices = {
  rateLimitHeaders: ['category', 'all'],
  refreshedScope: ['sent', 'omitted'],
  seriesInLists: ['perOccurrence', 'once'],
  serverTokens: ['independent', 'latestOnly'],
  serverZak: ['issued', 'refused'],
  unlistedTimeZones: ['refused', 'accepted'],
} as const;

/** The name of something that can be chosen. */
export type BehaviorName = keyof typeof behaviorChoices;

/** One choice for each. */
export type Behavior = {
  readonly [Name in BehaviorName]: (typeof behaviorChoices)[Name][number];
};

/** The names of all choices. */
export const behaviorNames = Object.keys(behaviorChoices) as readonly BehaviorName[];

const defaultBehavior = Object.fromEntries(
  behaviorNames.map((name) => [name, behaviorChoices[name][0]]),
) as Behavior;

/** The current choices, which can be changed at any time. */
export class BehaviorSwitches {
  readonly #initial: Behavior;
  #current: Behavior;

  constructor(initial: Partial<Behavior> = {}) {
    this.#initial = { ...defaultBehavior, ...initial };
    this.#current = this.#initial;
  }

  get current(): Behavior {
    return this.#current;
  }

  changeChoices(change: Partial<Behavior>): void {
    this.#current = { ...this.#current, ...change };
  }

  reset(): void {
    this.#current = this.#initial;
  }
}
