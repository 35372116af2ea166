/** Markup that is safe to send. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template whose values are escaped unless they are `Html`. */
export function html(parts: TemplateStringsArray, ...values: (string | Html | Html[])[]): Html {
  return new Html(
    parts.reduce((markup, part, index) => {
      const value = values[index - 1];
      return markup + (value === undefined ? '' : render(value)) + part;
    }),
  );
}

function render(value: string | Html | Html[]): string {
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (found) => entities[found] ?? '');
  return Array.isArray(value) ? value.map((item) => item.markup).join('') : value.markup;
}
