/** Replaces the module `vscode` when parts of `src` run under plain Node. */

type Listener<T> = (event: T) => unknown;

/** Calls its listeners synchronously, in the order in which they were added. */
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
  readonly #callOnDispose: () => unknown;

  constructor(callOnDispose: () => unknown) {
    this.#callOnDispose = callOnDispose;
  }

  static from(...disposables: readonly { dispose(): unknown }[]): Disposable {
    return new Disposable(() => {
      disposables.forEach((disposable) => disposable.dispose());
    });
  }

  dispose(): void {
    this.#callOnDispose();
  }
}

/** The parts of a URI that tests use. */
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

  static parse(uri: string): Uri {
    const { protocol, search } = new URL(uri);
    return new Uri(protocol.slice(0, -1), search.slice(1));
  }
}

const register = () => new Disposable(() => undefined);

/** Keeps no registrations, because tests call the handlers directly; progress is never canceled. */
export const window = {
  state: { focused: true },
  registerUriHandler: register,
  withProgress: <T>(_options: unknown, task: (progress: object, token: object) => T): T =>
    task({ report: () => undefined }, { onCancellationRequested: register }),
  activeTextEditor: undefined as unknown,
  onDidChangeWindowState: register,
  onDidChangeActiveTextEditor: register,
  setStatusBarMessage: register,
  showInformationMessage: (): Promise<unknown> => Promise.resolve(undefined),
  showErrorMessage: (): Promise<unknown> => Promise.resolve(undefined),
  showWarningMessage: (): Promise<unknown> => Promise.resolve(undefined),
  showQuickPick: (): Promise<unknown> => Promise.resolve(undefined),
  showTextDocument: (): Promise<unknown> => Promise.resolve(undefined),
  createQuickPick: (): unknown => undefined,
  createTreeView: () => ({
    selection: [] as readonly unknown[],
    visible: true,
    onDidChangeVisibility: register,
    reveal: () => Promise.resolve(),
    dispose: () => undefined,
  }),
};

export const commands = { executeCommand: (): Promise<unknown> => Promise.resolve(undefined) };

export const workspace = {
  isTrusted: true,
  registerFileSystemProvider: register,
  onDidChangeTextDocument: register,
  onDidCloseTextDocument: register,
  onDidChangeConfiguration: register,
  getConfiguration: () => ({
    get: (): unknown => undefined,
    inspect: (): unknown => undefined,
    update: (): Promise<void> => Promise.resolve(),
  }),
  openTextDocument: (options: object): Promise<object> => Promise.resolve(options),
};

export const LanguageStatusSeverity = { Information: 0, Warning: 1, Error: 2 };

export const UIKind = { Desktop: 1, Web: 2 };

export const env = {
  language: 'en',
  uiKind: UIKind.Desktop,
  clipboard: { writeText: (): Promise<void> => Promise.resolve() },
  openExternal: (): Promise<boolean> => Promise.resolve(true),
};

export const languages = {
  registerHoverProvider: register,
  registerCodeLensProvider: register,
  createLanguageStatusItem: () => ({ text: '', dispose: () => undefined }),
  createDiagnosticCollection: () => ({ get: () => undefined, dispose: () => undefined }),
};

export const authentication = { registerAuthenticationProvider: register };

type L10nArgument = string | number | boolean;

export const l10n = {
  t: (
    message: string | { message: string; args: readonly L10nArgument[] },
    ...rest: readonly L10nArgument[]
  ): string => {
    const { message: text, args } = typeof message === 'string' ? { message, args: rest } : message;
    return text.replace(/\{(\d+)\}/g, (placeholder: string, index: string) =>
      String(args[Number(index)] ?? placeholder),
    );
  },
};

export class ThemeIcon {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export const QuickInputButtons = { Back: {} };

export const ConfigurationTarget = { Global: 1 };

export const ProgressLocation = { Window: 10, Notification: 15 };

export class CancellationError extends Error {}

export class MarkdownString {
  isTrusted: boolean | { readonly enabledCommands: readonly string[] } | undefined;

  value: string;
  readonly supportThemeIcons: boolean;

  // No parameter properties, because Node runs this file and only strips its types.
  constructor(value = '', supportThemeIcons = false) {
    this.value = value;
    this.supportThemeIcons = supportThemeIcons;
  }

  appendMarkdown(markdown: string): this {
    this.value += markdown;
    return this;
  }
}

/** A part of a document, by the numbers that it was created with. */
export class Range {
  readonly numbers: readonly number[];

  constructor(...numbers: readonly number[]) {
    this.numbers = numbers;
  }
}

export class Hover {
  readonly contents: unknown;
  readonly range: unknown;

  constructor(contents: unknown, range: unknown) {
    this.contents = contents;
    this.range = range;
  }
}

export class ThemeColor {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };

export const QuickPickItemKind = { Separator: -1, Default: 0 };

export class TreeItem {
  readonly label: string;
  readonly collapsibleState: number | undefined;

  constructor(label: string, collapsibleState?: number) {
    this.label = label;
    this.collapsibleState = collapsibleState;
  }
}
