import * as v from 'valibot';
import * as vscode from 'vscode';
import { checkJwt, type JwtCheckDeps, type TokenReport } from '../../jwt/checkJwt';
import { findJwtAt, findJwts, type FoundJwt } from '../../jwt/findJwts';
import { parseOptions } from '../../platform/commandOptions';
import type { CommandHandlers } from '../../platform/commandRegistry';
import { back, QuickInputSteps } from '../../platform/quickInputSteps';
import type { ReaderLocale } from '../../platform/readerLocale';
import { showConfirmation } from '../../platform/showConfirmation';
import type { ServerClock } from '../../zoom/serverClock';
import type { TokenDiagnostics } from './tokenDiagnostics';
import { createTokenHover, describeProblemAndFix } from './tokenHover';
import { describeFix, describeProblem, expiryLabel, tokenKindName } from './tokenMessages';

/** What {@link TokenCheck} needs. */
export interface TokenCheckDeps {
  credentials: JwtCheckDeps['credentials'];
  clock: Pick<ServerClock, 'now'>;
  locale: ReaderLocale;
  diagnostics: TokenDiagnostics;
}

/** What `zoom.checkToken` returns, in the display language. */
export interface TokenCheckResult {
  kind: TokenReport['kind'];
  /** ISO 8601. */
  expiresAt?: string;
  problems: { claim: string; problem: string; fix: string }[];
}

const checkOptions = v.object({
  token: v.optional(
    v.pipe(
      v.string(() => vscode.l10n.t('The token must be text.')),
      v.check(
        (text) => text.trim() !== '',
        () => vscode.l10n.t('The token is empty.'),
      ),
    ),
  ),
});

/** Says what a token is and what is wrong with it. Nothing is sent, logged or kept. */
export class TokenCheck {
  readonly handlers: CommandHandlers<'checkToken'> = {
    'zoom.checkToken': (options) => this.checkToken(options),
  };
  private readonly input = new QuickInputSteps();

  constructor(private readonly deps: TokenCheckDeps) {}

  /** Returns the hover of the token at a position; `undefined` if there is none. */
  async createHover(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    const found = findJwtAt(document.lineAt(position.line).text, position.character);
    if (found === undefined) {
      return undefined;
    }
    const report = await this.check(found.text);
    if (!report.hasHeader) {
      return undefined;
    }
    const { diagnostics, locale } = this.deps;
    const hover = createTokenHover(report, locale, {
      now: this.now(),
      withoutProblems: diagnostics.hasProblemsAt(document.uri, position),
    });
    return new vscode.Hover(hover, rangeOf(found, position.line));
  }

  private async checkToken(argument: unknown): Promise<TokenCheckResult> {
    const { token } = parseOptions(checkOptions, argument);
    if (token !== undefined) {
      return toResult(await this.check(withoutSurroundings(token)));
    }
    const editor = vscode.window.activeTextEditor;
    const found = editor && findAtCursor(editor);
    return editor === undefined || found === undefined
      ? this.checkPasted()
      : this.checkInEditor(editor, found);
  }

  private async checkInEditor(
    { document, selection }: vscode.TextEditor,
    found: FoundJwt,
  ): Promise<TokenCheckResult> {
    const { version } = document;
    const report = await this.check(found.text);
    if (document.version === version && !document.isClosed) {
      const range = rangeOf(found, selection.active.line);
      this.deps.diagnostics.showProblems(document.uri, range, report.problems);
      if (report.problems.length === 0) {
        showConfirmation(vscode.l10n.t('No problems found'));
      } else {
        // VS Code draws diagnostics a moment after it gets them, and a hover that is already open never
        // shows them. They are drawn once it has answered another command.
        const { uri } = document;
        await vscode.commands.executeCommand('vscode.executeHoverProvider', uri, selection.active);
      }
      await vscode.commands.executeCommand('editor.action.showHover');
    }
    return toResult(report);
  }

  private async checkPasted(): Promise<TokenCheckResult> {
    const typed = await this.input.askOne(vscode.l10n.t('Check Token'), false, () =>
      this.input.showInputBox({
        value: '',
        isPassword: true,
        placeholder: vscode.l10n.t('Token'),
        prompt: vscode.l10n.t(
          'There is no token at the cursor. Paste the one to check. It stays on this computer.',
        ),
        validate: (text) => (text.trim() === '' ? vscode.l10n.t('The token is empty.') : undefined),
      }),
    );
    if (typed === back) {
      throw new vscode.CancellationError();
    }
    const report = await this.check(withoutSurroundings(typed));
    // The command has done what it was asked to, whether or not the message is still there.
    void this.showReport(report);
    return toResult(report);
  }

  private async showReport({ kind, expiresAt, problems }: TokenReport): Promise<void> {
    const lines = [
      expiresAt && expiryLabel(expiresAt, this.now(), this.deps.locale),
      ...problems.map(describeProblemAndFix),
      problems.length === 0 ? vscode.l10n.t('No problems found') : undefined,
    ];
    await vscode.window.showInformationMessage(tokenKindName(kind), {
      modal: true,
      detail: lines.filter((line) => line !== undefined).join('\n\n'),
    });
  }

  private check(text: string): Promise<TokenReport> {
    return checkJwt(text, { credentials: this.deps.credentials, now: this.now() });
  }

  private now(): number {
    return this.deps.clock.now().getTime();
  }
}

/** Returns the first token in a text, or the text if there is none. */
function withoutSurroundings(text: string): string {
  return findJwts(text)[0]?.text ?? text.trim();
}

function findAtCursor({ document, selection }: vscode.TextEditor): FoundJwt | undefined {
  const { line, character } = selection.active;
  return findJwtAt(document.lineAt(line).text, character);
}

function rangeOf({ start, end }: FoundJwt, line: number): vscode.Range {
  return new vscode.Range(line, start, line, end);
}

function toResult({ kind, expiresAt, problems }: TokenReport): TokenCheckResult {
  return {
    kind,
    ...(expiresAt === undefined ? {} : { expiresAt: expiresAt.toISOString() }),
    problems: problems.map((problem) => ({
      claim: problem.claim,
      problem: describeProblem(problem),
      fix: describeFix(problem),
    })),
  };
}
