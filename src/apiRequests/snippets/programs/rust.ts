import { rustReqwest } from '@scalar/snippetz/plugins/rust/reqwest';
import { commentLines, indentLines, joinLines, snakeCase } from '../programText';
import { printRequest, replaceOnce } from '../printRequest';
import { missingToken, refused } from '../requestComments';
import { environmentNames, type SnippetRequest } from '../snippetRequest';

/** Writes a program that needs the crates reqwest (with its feature `json`), serde_json and tokio. */
export function rustProgram(request: SnippetRequest): string {
  const printed = printRequest(rustReqwest, request, {
    hasAuthorization: request.authorization === 'bearer',
  });
  const { markers } = printed;
  let code = withRustEscapes(printed.code);
  if (request.authorization === 'bearer') {
    code = replaceOnce(code, `"Bearer ${markers.credentials}"`, 'format!("Bearer {access_token}")');
  } else {
    code = replaceOnce(
      code,
      '\n    .form(',
      '\n    .basic_auth(&client_id, Some(&client_secret))\n    .form(',
    );
  }
  for (const field of request.form ?? []) {
    if ('environment' in field) {
      const marker = markers.environment.get(field.environment) ?? '';
      code = replaceOnce(code, `"${marker}"`, `${snakeCase(field.environment)}.as_str()`);
    }
  }
  return joinLines(
    commentLines(request, '//'),
    '// Cargo.toml: reqwest = { version = "0.12", features = ["json"] }, serde_json = "1",',
    '// tokio = { version = "1", features = ["full"] }',
    '#[tokio::main]',
    'async fn main() -> Result<(), Box<dyn std::error::Error>> {',
    ...environmentNames(request).map(
      (name) => `    let ${snakeCase(name)} = std::env::var("${name}")?;`,
    ),
    '',
    indentLines(code, '    '),
    '    let status = response.status();',
    '    let text = response.text().await?;',
    '    if !status.is_success() {',
    `        return Err(format!("${refused} {} {text}", status.as_u16()).into());`,
    '    }',
    request.mayLackToken &&
      joinLines(
        '    let result: serde_json::Value = serde_json::from_str(&text)?;',
        '    if result["token"].is_null() {',
        `        return Err("${missingToken}".into());`,
        '    }',
      ),
    request.hasResponse && '    println!("{text}");',
    '    Ok(())',
    '}',
  );
}

/** Rust has other escapes than JSON for control characters. */
function withRustEscapes(code: string): string {
  return code.replace(/\\(?:u([0-9a-f]{4})|(.))/gs, (escape, unit?: string, letter?: string) => {
    if (unit !== undefined) {
      return `\\u{${unit}}`;
    }
    return letter === 'b' ? '\\u{8}' : letter === 'f' ? '\\u{c}' : escape;
  });
}
