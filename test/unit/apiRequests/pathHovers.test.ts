import { describe, expect, it } from 'vitest';
import type * as vscode from 'vscode';
import { createPathHover } from '../../../src/apiRequests/pathHovers/pathHovers';

/** The text of the hover on the last character of a line in an `.http` file. */
function hoverOn(text: string): string {
  const document = { lineAt: () => ({ text }), languageId: 'http', uri: { path: '/try.http' } };
  const hover = createPathHover(
    document as unknown as vscode.TextDocument,
    { line: 0, character: text.length } as unknown as vscode.Position,
  );
  return (hover?.contents as vscode.MarkdownString[])
    .map(({ value }) => value)
    .join('\n')
    .replaceAll('\\', '');
}

describe('The hover of a path', () => {
  it('names the user whom an app may send it for, if the path has one', () => {
    const text = hoverOn('GET https://api.zoom.us/v2/users/me/meetings');
    expect(text).toContain('For apps of users, with “me” as the user');
    expect(text).toContain('For server-to-server apps, with any user of the account');
  });

  it('has its parts in paragraphs', () => {
    const text = hoverOn('GET /users/me');
    expect(text).toMatch(/\n\nGet User\n\n\$\(key\)/);
    expect(text).toMatch(/\n\nThe response has the user’s profile\.\n\n\$\(warning\)/);
  });

  it.each(['meetings/85012345678', 'past_meetings/85012345678/participants'])(
    'names no user if the path has none: %s',
    (path) => {
      const text = hoverOn(`GET https://api.zoom.us/v2/${path}`);
      expect(text).toContain('For apps of users');
      expect(text).toContain('For server-to-server apps');
      expect(text).not.toMatch(/as the user|any user/);
    },
  );
});
