/** How a language writes strings and comments. */
export interface StringSyntax {
  /** The quotes of strings that a text without line breaks can be in, the usual ones first. */
  quotes: readonly ('"' | "'")[];
  /** All that begins a string, the longest first, with what ends it. */
  strings: readonly StringKind[];
  /** What begins a comment that ends with its line. */
  lineComments: readonly string[];
  /** What begins and ends a comment of any number of lines. */
  blockComments: readonly (readonly [start: string, end: string])[];
  /** Whether `'` may also begin a character or a lifetime, which have no closing quote to look for. */
  hasCharacters: boolean;
  /** Whether `/` may begin a regular expression. */
  hasPatterns: boolean;
  /** Which rules say that a string is needed at a place. */
  places: 'code' | 'data' | 'shell' | 'yaml';
}

/** One kind of string. */
export interface StringKind {
  start: string;
  end: string;
  /** Whether it may contain line breaks. */
  isMultiline: boolean;
  /** Whether a backslash escapes the character behind it. */
  hasEscapes: boolean;
  /** Whether `${` begins code inside it. */
  hasCode: boolean;
}

/** Returns how a language, by VS Code's id of it, writes strings; `undefined` if quotes are not needed. */
export function stringSyntaxOf(languageId: string): StringSyntax | undefined {
  return syntaxes.get(languageId);
}

const kind = (delimiter: string, options: Partial<StringKind> = {}): StringKind => ({
  start: delimiter,
  end: delimiter,
  isMultiline: false,
  hasEscapes: true,
  hasCode: false,
  ...options,
});

const multiline = { isMultiline: true };
const verbatim = { hasEscapes: false };
const double = kind('"');
const single = kind("'");
const tripled = [kind('"""', multiline), kind("'''", multiline)];
const template = kind('`', { ...multiline, hasCode: true });
const cComments = { lineComments: ['//'], blockComments: [['/*', '*/']] } as const;
const hashComments = { lineComments: ['#'], blockComments: [] } as const;

const cLike: StringSyntax = {
  ...cComments,
  quotes: ['"'],
  strings: [double],
  hasCharacters: true,
  hasPatterns: false,
  places: 'code',
};

const script: StringSyntax = {
  ...cComments,
  quotes: ['"', "'"],
  strings: [template, double, single],
  hasCharacters: false,
  hasPatterns: true,
  places: 'code',
};

const python: StringSyntax = {
  ...hashComments,
  quotes: ['"', "'"],
  strings: [...tripled, double, single],
  hasCharacters: false,
  hasPatterns: false,
  places: 'code',
};

const json: StringSyntax = { ...cLike, hasCharacters: false, places: 'data' };

const syntaxes: ReadonlyMap<string, StringSyntax> = new Map(
  (
    [
      ['json jsonc jsonl snippets', json],
      ['json5', { ...json, quotes: ['"', "'"], strings: [double, single] }],
      [
        'yaml dockercompose github-actions-workflow',
        {
          ...hashComments,
          quotes: ['"', "'"],
          strings: [kind('"', multiline), kind("'", { ...multiline, ...verbatim })],
          hasCharacters: false,
          hasPatterns: false,
          places: 'yaml',
        },
      ],
      [
        'toml',
        {
          ...python,
          strings: [
            kind('"""', multiline),
            kind("'''", { ...multiline, ...verbatim }),
            double,
            kind("'", verbatim),
          ],
        },
      ],
      ['javascript javascriptreact typescript typescriptreact coffeescript civet', script],
      ['python starlark', python],
      ['java kotlin scala swift', { ...cLike, strings: [kind('"""', multiline), double] }],
      ['csharp', { ...cLike, strings: [kind('"""', multiline), double] }],
      ['c cpp cuda-cpp objective-c objective-cpp fsharp', cLike],
      ['go', { ...cLike, strings: [kind('`', { ...multiline, ...verbatim }), double] }],
      ['rust zig', { ...cLike, strings: [kind('"', multiline)] }],
      [
        'dart groovy',
        { ...python, ...cComments, quotes: ["'", '"'], strings: [...tripled, double, single] },
      ],
      [
        'php',
        {
          ...cLike,
          lineComments: ['//', '#'],
          quotes: ["'", '"'],
          strings: [double, single],
          hasCharacters: false,
        },
      ],
      ['ruby perl perl6 r', { ...python, strings: [double, single] }],
      ['elixir julia crystal nim', { ...cLike, ...hashComments, strings: [...tripled, double] }],
      [
        'shellscript powershell fish',
        {
          ...python,
          strings: [kind('"', multiline), kind("'", { ...multiline, ...verbatim })],
          places: 'shell',
        },
      ],
      [
        'lua',
        {
          ...python,
          lineComments: ['--'],
          blockComments: [['--[[', ']]']],
          strings: [kind('[[', { ...multiline, ...verbatim, end: ']]' }), double, single],
        },
      ],
      [
        'sql',
        {
          ...cLike,
          lineComments: ['--'],
          quotes: ["'"],
          strings: [kind("'", { ...multiline, ...verbatim }), kind('"', verbatim)],
          hasCharacters: false,
        },
      ],
      ['terraform hcl', { ...cLike, lineComments: ['#', '//'], hasCharacters: false }],
    ] satisfies readonly (readonly [string, StringSyntax])[]
  ).flatMap(([ids, syntax]) => ids.split(' ').map((id) => [id, syntax] as const)),
);
