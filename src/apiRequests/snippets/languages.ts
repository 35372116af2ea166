import { chilkatNodeProgram, chilkatPureBasicProgram } from './programs/chilkat';
import { cSharpProgram } from './programs/cSharp';
import { curlCommand } from './programs/curl';
import { goProgram } from './programs/go';
import { httpFileRequest } from './programs/httpFile';
import { javaProgram } from './programs/java';
import {
  fetchModule,
  nodeProgram,
  typedFetchModule,
  typedNodeProgram,
} from './programs/javaScript';
import { kotlinProgram } from './programs/kotlin';
import { phpScript } from './programs/php';
import { postmanItem } from './programs/postman';
import { powerShellScript } from './programs/powerShell';
import { pureBasicProgram } from './programs/pureBasic';
import { pythonProgram } from './programs/python';
import { rubyScript } from './programs/ruby';
import { rustProgram } from './programs/rust';
import { swiftProgram } from './programs/swift';
import type { SnippetRequest } from './snippetRequest';

/** Writes a request in one language, for one library. */
type Writer = (request: SnippetRequest) => string;

/** A language that requests are written in. */
export interface SnippetLanguage {
  /** Its own name, which is not translated. */
  name: string;
  /** VS Code's ID of the language, for a new document. */
  documentLanguage: string;
  /** What a file of the language starts with before any statement. */
  opening?: string;
  /** By the names of clients, the default one first. */
  clients: Readonly<Record<string, Writer>>;
}

/** The languages by the names that `zoom.insertApiRequest` takes. */
export const snippetLanguages = {
  curl: { name: 'curl', documentLanguage: 'shellscript', clients: { curl: curlCommand } },
  http: { name: 'HTTP file', documentLanguage: 'http', clients: { http: httpFileRequest } },
  postman: {
    name: 'Postman collection item',
    documentLanguage: 'json',
    clients: { postman: postmanItem },
  },
  javascript: {
    name: 'JavaScript',
    documentLanguage: 'javascript',
    clients: { node: nodeProgram, fetch: fetchModule, chilkat: chilkatNodeProgram },
  },
  typescript: {
    name: 'TypeScript',
    documentLanguage: 'typescript',
    clients: { node: typedNodeProgram, fetch: typedFetchModule },
  },
  python: { name: 'Python', documentLanguage: 'python', clients: { 'http.client': pythonProgram } },
  go: { name: 'Go', documentLanguage: 'go', clients: { 'net/http': goProgram } },
  java: { name: 'Java', documentLanguage: 'java', clients: { 'java.net.http': javaProgram } },
  csharp: { name: 'C#', documentLanguage: 'csharp', clients: { HttpClient: cSharpProgram } },
  php: { name: 'PHP', documentLanguage: 'php', opening: '<?php', clients: { curl: phpScript } },
  ruby: { name: 'Ruby', documentLanguage: 'ruby', clients: { 'net/http': rubyScript } },
  powershell: {
    name: 'PowerShell',
    documentLanguage: 'powershell',
    clients: { 'Invoke-RestMethod': powerShellScript },
  },
  rust: { name: 'Rust', documentLanguage: 'rust', clients: { reqwest: rustProgram } },
  swift: { name: 'Swift', documentLanguage: 'swift', clients: { URLSession: swiftProgram } },
  kotlin: {
    name: 'Kotlin',
    documentLanguage: 'kotlin',
    clients: { 'java.net.http': kotlinProgram },
  },
  purebasic: {
    name: 'PureBasic',
    documentLanguage: 'purebasic',
    clients: { HTTPRequest: pureBasicProgram, chilkat: chilkatPureBasicProgram },
  },
} as const satisfies Record<string, SnippetLanguage>;

/** The name of a language that requests are written in. */
export type LanguageName = keyof typeof snippetLanguages;

/** Other IDs of languages, from VS Code and its extensions, that have the same programs. */
const aliases: Readonly<Record<string, LanguageName>> = {
  shellscript: 'curl',
  shell: 'curl',
  bash: 'curl',
  zsh: 'curl',
  sh: 'curl',
  rest: 'http',
  httpyac: 'http',
  javascriptreact: 'javascript',
  typescriptreact: 'typescript',
  vue: 'javascript',
  svelte: 'javascript',
  pb: 'purebasic',
};

/**
 * Returns the language in which a file, or what a program asks for, is written.
 *
 * @param id an ID of VS Code, or one of our own names
 * @returns `undefined` for a language that has no programs, such as Markdown
 */
export function languageFor(id: string): LanguageName | undefined {
  const lowerCase = id.toLowerCase();
  if (isLanguageName(lowerCase)) {
    return lowerCase;
  }
  return Object.hasOwn(aliases, lowerCase) ? aliases[lowerCase] : undefined;
}

/** Returns the names of the clients that a language has, the default one first. */
export function clientsOf(language: LanguageName): string[] {
  return Object.keys(snippetLanguages[language].clients);
}

function isLanguageName(name: string): name is LanguageName {
  return Object.hasOwn(snippetLanguages, name);
}
