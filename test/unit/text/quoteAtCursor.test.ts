import { describe, expect, it } from 'vitest';
import { quoteAtCursor } from '../../../src/text/quoteAtCursor';
import { cpuTimeOf } from '../support/cpuTime.ts';

const url = 'https://zoom.us/j/92345678901?pwd=aB3.1';

/** Inserts the URL at the `|` of a text. A `¦` stands for a bar of the text. */
function insertInto(languageId: string, text: string): string {
  const [before = '', after = ''] = text.split('|').map((part) => part.replaceAll('¦', '|'));
  return before + quoteAtCursor(url, { languageId, before, after }) + after;
}

/** Puts a text at the `|` of another. */
const withText = (text: string, inserted: string) =>
  text.replace('|', () => inserted).replaceAll('¦', '|');

/** Texts in which the link gets double quotes, by language. */
const doubleQuoted: Record<string, string[]> = {
  json: [
    '{ "link": | }',
    '{ "link":|}',
    '{\n  "links": [\n    |\n  ]\n}',
    '{ "links": ["a", |] }',
    '{ "a": "it\\"s", "link": | }',
    '{ "a": "http://b", "link": | }',
    '|',
  ],
  jsonc: ['{\n  // don\'t "quote\n  "link": |\n}', '{ /* " */ "link": | }'],
  json5: ['{ a: "b", link: | }'],
  yaml: [
    'link: |',
    'links:\n  - |',
    'links:\n  - name: a\n    link: |',
    'links: [|]',
    'links: ["a", |]',
    "a: it's\nlink: |",
    'a: "x"\nlink: |',
    'text: ¦\n  words\nlink: |',
    '# "\nlink: |',
  ],
  toml: ['link = |', 'links = ["a", |]', "# don't\nlink = |"],
  python: [
    'link = |',
    'open(|)',
    'open("a", |)',
    'links = [|]',
    'links = {"a": |}',
    'return |',
    '"""It\'s\na "doc"."""\nlink = |',
    "# don't\nlink = |",
    'link = "a" + |',
    'links = [\n    |\n]',
  ],
  javascript: [
    'const link = |;',
    'open(|);',
    'open("a", |);',
    'const links = [|];',
    'const a = { link: | };',
    "// don't\nconst link = |;",
    '/* " */ const link = |;',
    'const a = /["\'`]/g;\nconst link = |;',
    'const a = b / c; // "\nconst link = |;',
    'const a = `it\'s ${b("c")}`;\nconst link = |;',
    'const a = `${open(|)}`;',
    'return |;',
    'const link = a ?? |;',
  ],
  javascriptreact: ["const a = <a href={|}>Don't</a>;", '<a href=|>'],
  typescript: ['const link: string = |;', 'type A = |;'],
  typescriptreact: ["<p>Don't</p>;\nconst link = |;"],
  java: ['String link = |;', "char c = '\"';\nString link = |;"],
  csharp: ['var link = |;'],
  c: ["char c = '\\'';\nconst char *link = |;"],
  cpp: ['open(|);'],
  go: ['link := |', 'open(`it"s`, |)'],
  rust: ["fn a<'a>(b: &'a str) {}\nlet link = |;", 'let a = "b\nc"; let link = |;'],
  kotlin: ['val link = |'],
  swift: ['let link = |'],
  ruby: ['link = |'],
  lua: ['local link = |', "-- don't\nlocal link = |"],
  elixir: ['link = |'],
  terraform: ['link = |'],
  shellscript: ['LINK=|', 'open |', "# don't\ncurl -L |"],
  powershell: ['$link = |'],
};

/** Texts in which the link gets single quotes. */
const singleQuoted: Record<string, string[]> = {
  javascript: ["import a from 'a';\nconst link = |;", "const link = |;\nopen('a', 'b');"],
  typescript: ["const a = 'a', b = 'b', c = \"it's\";\nconst link = |;"],
  python: ["a = 'b'\nlink = |", "'''Doc \" \" \" '''\na = 'b'\nlink = |"],
  yaml: ["a: 'b'\nlink: |"],
  json5: ["{ a: 'b', link: | }"],
  php: ['<?php\n$link = |;', '<?php\n// "\nopen(|);'],
  dart: ['var link = |;'],
  sql: ['SELECT a FROM b WHERE link = |', "INSERT INTO a VALUES ('it''s', |)"],
};

/** Texts in which the link stays as it is. */
const unquoted: Record<string, string[]> = {
  json: ['{ "link": "|" }', '{ "link": "a \\" |" }', '{ "link" | }', '{ "a": |null }'],
  jsonc: ['// see |', '{ /* see: | */ }', '{ "a": 1 // see: |'],
  yaml: [
    'link: "|"',
    "link: 'it''s |'",
    '# see: |',
    'text: Join at |',
    'text: Hello, |',
    'text: ¦\n  Join here: |',
    'text: >-\n  Join:\n\n    at: |',
    '|',
  ],
  toml: ['link = "|"', '# link = |'],
  dotenv: ['LINK=|', 'LINK="|"'],
  properties: ['link=|'],
  ini: ['link = |'],
  python: [
    'link = "|"',
    "link = '|'",
    'f"see: |"',
    '# see: |',
    '"""\nSee: |\n"""',
    'if a:\n    |',
    'link |',
    'link = |old',
  ],
  javascript: [
    "open('|')",
    'const a = `see: |`;',
    'const a = `${b} see: |`;',
    'const a = `${{ a: `b` }} see: |`;',
    '// see: |',
    '/*\n * See: |\n */',
    'link;\n|',
    'if (a) {\n  |\n}',
    '|',
  ],
  typescriptreact: ['<p>Join at |</p>', '<a href="|">'],
  java: ['// see: |', 'open("|")'],
  lua: ['--[[ see: | ]]', '[[see: |]]'],
  rust: ['let a = "b\nc: |";'],
  sql: ['-- see: |', "WHERE link = '|'"],
  shellscript: ['LINK="|"', '# see: |', 'curl -d \'{\n"a": |}\'', '|'],
  markdown: ['See: |', '```js\nconst a = |\n```'],
  html: ['<a href=|>'],
  plaintext: ['link = |', 'link: |'],
};

const rows = (texts: Record<string, string[]>) =>
  Object.entries(texts).flatMap(([language, all]) => all.map((text) => [language, text] as const));

describe('A link at a cursor', () => {
  it.each(rows(doubleQuoted))('has double quotes in %s: %j', (language, text) => {
    expect(insertInto(language, text)).toBe(withText(text, `"${url}"`));
  });

  it.each(rows(singleQuoted))('has single quotes in %s: %j', (language, text) => {
    expect(insertInto(language, text)).toBe(withText(text, `'${url}'`));
  });

  it.each(rows(unquoted))('has no quotes of its own in %s: %j', (language, text) => {
    expect(insertInto(language, text)).toBe(withText(text, url));
  });

  it('has a blank before it if it is the value of a key in YAML', () => {
    expect(insertInto('yaml', 'link:|')).toBe(`link: "${url}"`);
    expect(insertInto('yaml', 'links:\n  - link:|')).toBe(`links:\n  - link: "${url}"`);
  });

  it('is not put in quotes that it has itself', () => {
    const at = { languageId: 'python', before: 'a = ', after: '' };
    for (const text of ['a"b', "a'b", 'a\\b', 'a\nb']) {
      expect(quoteAtCursor(text, at)).toBe(text);
    }
  });

  it('is inserted into long files within a second', () => {
    for (const [languageId, part] of [
      ['json', '{ "a": [1, "b", '],
      ['yaml', "a: [b, 'c', {\n"],
      ['typescript', 'a = b / "c" + `${d}`;\n'],
      ['shellscript', ' '.repeat(20)],
    ] as const) {
      const before = part.repeat(Math.floor(900_000 / part.length));
      const time = cpuTimeOf(() => quoteAtCursor(url, { languageId, before, after: '' }));
      expect(time).toBeLessThan(1_000);
    }
  });
});
