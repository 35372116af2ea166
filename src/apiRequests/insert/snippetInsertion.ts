import * as vscode from 'vscode';
import { type EditorInsertion, findWritableEditor } from '../../platform/editorInsertion';
import { ZoomValidationError } from '../../zoom/errors';
import {
  clientsOf,
  languageFor,
  snippetLanguages,
  type LanguageName,
  type SnippetLanguage,
} from '../snippets/languages';
import { findClient, requestSnippet } from '../snippets/requestSnippet';
import type { SnippetRequest } from '../snippets/snippetRequest';

/** The language of a request, and the library that sends it there. */
export interface SnippetTarget {
  language: LanguageName;
  client: string;
}

/** A choice among the languages. */
export interface TargetItem extends vscode.QuickPickItem {
  target?: SnippetTarget;
}

/** Inserts requests as programs into the active editor, or into a new document if there is none. */
export class SnippetInsertion {
  constructor(private readonly insertion: Pick<EditorInsertion, 'insertText'>) {}

  /** Lists the languages, with that of the active editor first. */
  listTargets(): TargetItem[] {
    const ofEditor = languageOfEditor();
    const names = Object.keys(snippetLanguages) as LanguageName[];
    const others = names.filter((name) => name !== ofEditor).flatMap(targetItems);
    return ofEditor === undefined
      ? others
      : [
          ...targetItems(ofEditor),
          {
            label: vscode.l10n.t('Other Languages'),
            kind: vscode.QuickPickItemKind.Separator,
          },
          ...others,
        ];
  }

  /**
   * Inserts a request at every cursor, in place of what is selected, in one step that can be undone.
   *
   * @returns the program
   * @throws {ActionableError} if the editor is read-only
   */
  async insertSnippet(
    request: SnippetRequest,
    { language, client }: SnippetTarget,
  ): Promise<string> {
    const text = requestSnippet(request, language, client);
    const { opening, documentLanguage }: SnippetLanguage = snippetLanguages[language];
    const editor = findWritableEditor();
    if (editor === undefined) {
      const content = `${opening === undefined ? '' : `${opening}\n`}${text}\n`;
      await vscode.window.showTextDocument(
        await vscode.workspace.openTextDocument({ content, language: documentLanguage }),
      );
      return text;
    }
    await this.insertion.insertText(
      editor,
      {
        render: (_selected, { before }) =>
          opening !== undefined &&
          editor.document.languageId === documentLanguage &&
          !before.includes('<?')
            ? `${opening}\n${text}`
            : text,
      },
      () => vscode.env.clipboard.writeText(text),
    );
    return text;
  }
}

/** Returns the language of the active editor, if requests are written in it. */
export function languageOfEditor(): LanguageName | undefined {
  return languageFor(findWritableEditor()?.document.languageId ?? '');
}

/**
 * Reads which language and client a program asks for.
 *
 * @throws {ZoomValidationError} if requests are not written in that language, or not for that client
 */
export function readTarget(language: string, client: string | undefined): SnippetTarget {
  const name = languageFor(language);
  if (name === undefined) {
    throw invalidOption(
      'language',
      vscode.l10n.t(
        'API requests can’t be written in "{0}". Use one of these languages: {1}.',
        language,
        Object.keys(snippetLanguages).join(', '),
      ),
    );
  }
  const found = findClient(name, client);
  if (found === undefined) {
    throw invalidOption(
      'client',
      vscode.l10n.t(
        '"{0}" is not a client for {1}. Use one of these clients: {2}.',
        client ?? '',
        snippetLanguages[name].name,
        clientsOf(name).join(', '),
      ),
    );
  }
  return { language: name, client: found };
}

function invalidOption(field: string, message: string): ZoomValidationError {
  return new ZoomValidationError([{ field, message }], '');
}

function targetItems(language: LanguageName): TargetItem[] {
  const { name } = snippetLanguages[language];
  const clients = clientsOf(language);
  return clients.map((client) => ({
    label: name,
    description: client === language ? undefined : client,
    target: { language, client },
  }));
}
