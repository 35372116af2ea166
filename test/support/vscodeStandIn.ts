/** Stands in for the module `vscode` where parts of `src` run under plain Node. */

type Listener<T> = (event: T) => unknown;

/** Fires to its listeners at once, in the order in which they came. */
export class EventEmitter<T> {
  readonly #listeners = new Set<Listener<T>>();

  readonly event = (listener: Listener<T>): Disposable => {
    this.#listeners.add(listener);
    return new Disposable(() => this.#listeners.delete(listener));
  };

  fire(event: T): void {
    for (const listener of [...this.#listeners]) {
      listener(event);
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

export class Disposable {
  readonly #end: () => unknown;

  constructor(end: () => unknown) {
    this.#end = end;
  }

  static from(...disposables: readonly { dispose(): unknown }[]): Disposable {
    return new Disposable(() => {
      disposables.forEach((one) => one.dispose());
    });
  }

  dispose(): void {
    this.#end();
  }
}

/** Callbacks are handed over by hand, so that a URI handler is registered with nobody. */
export const window = {
  registerUriHandler: () => new Disposable(() => undefined),
};
