import * as v from 'valibot';
import * as vscode from 'vscode';
import { parseOptions } from '../platform/commandOptions';
import type { CommandHandlers } from '../platform/commandRegistry';
import { openExternal } from '../platform/openExternal';
import { back, QuickInputSteps } from '../platform/quickInputSteps';
import type { Settings } from '../platform/settings';
import { ZoomValidationError } from '../zoom/errors';
import type { ServerClock } from '../zoom/serverClock';
import { type ExplainedError, type Explanation, explainKnownFailure } from './explainedError';
import { type FailureFacts, readFailure } from './readFailure';

/** What {@link ExplainError} needs. */
export interface ExplainErrorDeps {
  settings: Pick<Settings, 'apiUrl'>;
  clock: Pick<ServerClock, 'now'>;
}

/** How many lines before and after the cursor belong to an error of several lines. */
const linesAround = 10;

/** The longest part of a line that is read, in characters. */
const longestLine = 5_000;

const number = (message: () => string) =>
  v.union(
    [
      v.pipe(v.number(message), v.integer(message)),
      v.pipe(v.string(message), v.regex(/^\s*\d{1,6}\s*$/, message), v.transform(Number)),
    ],
    message,
  );

const explainOptions = v.object({
  code: v.optional(number(() => vscode.l10n.t('The code must be a whole number.'))),
  status: v.optional(number(() => vscode.l10n.t('The status must be a whole number.'))),
  text: v.optional(v.string(() => vscode.l10n.t('The text must be text.'))),
});

/** Explains errors of Zoom. Nothing is sent. */
export class ExplainError {
  readonly handlers: CommandHandlers<'explainError'> = {
    'zoom.explainError': (options) => this.explainError(options),
  };

  private readonly input = new QuickInputSteps();

  constructor(private readonly deps: ExplainErrorDeps) {}

  private async explainError(argument: unknown): Promise<Explanation> {
    const facts = parseOptions(explainOptions, argument);
    if (Object.keys(facts).length > 0) {
      const explained = this.explain(facts);
      if (explained === undefined) {
        throw new ZoomValidationError([{ field: fieldOf(facts), message: noErrorMessage() }], '');
      }
      return toResult(explained);
    }
    const explained = this.explainAtCursor() ?? (await this.explainPasted());
    // The command has done what it was asked to, whether or not the message is still there.
    void showExplanation(explained);
    return toResult(explained);
  }

  private explainAtCursor(): ExplainedError | undefined {
    const editor = vscode.window.activeTextEditor;
    for (const text of editor === undefined ? [] : textsAtCursor(editor)) {
      const explained = this.explain({ text });
      if (explained !== undefined) {
        return explained;
      }
    }
    return undefined;
  }

  private async explainPasted(): Promise<ExplainedError> {
    const typed = await this.input.askOne(vscode.l10n.t('Explain Error'), false, () =>
      this.input.showInputBox({
        value: '',
        placeholder: vscode.l10n.t('Error code, HTTP status, JSON, or line of a log'),
        prompt: vscode.l10n.t('There is no error of Zoom at the cursor. Paste the one to explain.'),
        validate: (text) => (this.explain({ text }) === undefined ? noErrorMessage() : undefined),
      }),
    );
    const explained = typed === back ? undefined : this.explain({ text: typed });
    if (explained === undefined) {
      throw new vscode.CancellationError();
    }
    return explained;
  }

  private explain(facts: FailureFacts): ExplainedError | undefined {
    const failure = readFailure(facts);
    const { settings, clock } = this.deps;
    const { host } = new URL(settings.apiUrl);
    return failure && explainKnownFailure(failure, { host, now: clock.now() });
  }
}

function noErrorMessage(): string {
  return vscode.l10n.t('There is no error of Zoom in this.');
}

function fieldOf({ code, status }: FailureFacts): string {
  return code !== undefined ? 'code' : status !== undefined ? 'status' : 'text';
}

/** What a person may mean: the selection, or the line of the cursor, or the lines around it. */
function textsAtCursor({ document, selection }: vscode.TextEditor): string[] {
  if (!selection.isEmpty) {
    return [document.getText(selection)];
  }
  const { line } = selection.active;
  const lineText = (index: number) => document.lineAt(index).text.slice(0, longestLine);
  const first = Math.max(0, line - linesAround);
  const last = Math.min(document.lineCount - 1, line + linesAround);
  const around = Array.from({ length: last - first + 1 }, (_, index) => lineText(first + index));
  return [lineText(line), around.join('\n')];
}

async function showExplanation({ meaning, cause, fix, link, actions }: ExplainedError) {
  const all = [
    ...actions,
    ...(link === undefined
      ? []
      : [{ title: vscode.l10n.t('Open Documentation'), run: () => openExternal(link) }]),
  ];
  const pressed = await vscode.window.showInformationMessage(
    meaning,
    { modal: true, detail: `${cause}\n\n${fix}` },
    ...all.map(({ title }) => title),
  );
  await all.find(({ title }) => title === pressed)?.run();
}

function toResult({ meaning, cause, fix, link }: ExplainedError): Explanation {
  return { meaning, cause, fix, ...(link === undefined ? {} : { link }) };
}
