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

/** The parts of an address that tests make one of. */
export class Uri {
  readonly scheme: string;
  readonly query: string;

  private constructor(scheme: string, query: string) {
    this.scheme = scheme;
    this.query = query;
  }

  static from({ scheme, query = '' }: { scheme: string; query?: string }): Uri {
    return new Uri(scheme, query);
  }
}

const nothing = () => new Disposable(() => undefined);

/** What is registered is called by hand; progress is shown to nobody, and nobody cancels. */
export const window = {
  registerUriHandler: nothing,
  withProgress: <T>(_options: unknown, task: (progress: object, token: object) => T): T =>
    task({ report: () => undefined }, { onCancellationRequested: nothing }),
  onDidChangeWindowState: nothing,
  setStatusBarMessage: nothing,
  showQuickPick: (): Promise<unknown> => Promise.resolve(undefined),
  createTreeView: () => ({
    selection: [] as readonly unknown[],
    visible: true,
    onDidChangeVisibility: nothing,
    reveal: () => Promise.resolve(),
  }),
};

export const commands = { executeCommand: (): Promise<unknown> => Promise.resolve(undefined) };

export const authentication = { registerAuthenticationProvider: nothing };

export const l10n = {
  t: (message: string, ...args: readonly unknown[]) =>
    message.replace(/\{(\d+)\}/g, (whole, index: string) => String(args[Number(index)] ?? whole)),
};

export const ProgressLocation = { Notification: 15 };

export class CancellationError extends Error {}

/** Text is escaped as VS Code does it, except for its white space. */
export class MarkdownString {
  isTrusted: boolean | { readonly enabledCommands: readonly string[] } | undefined;

  constructor(
    public value = '',
    readonly supportThemeIcons = false,
  ) {}

  appendMarkdown(markdown: string): this {
    this.value += markdown;
    return this;
  }

  appendText(text: string): this {
    this.value += text.replace(/[\\`*_{}[\]()#+\-!~<>$|]/g, '\\$&');
    return this;
  }
}
