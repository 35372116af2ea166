import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { vi } from 'vitest';

/** What the relay page does with a redirect from Zoom. */
export interface Decision {
  readonly target?: string;
  /** The host that the person must agree to first. */
  readonly host?: string;
  readonly refusal?: string;
}

/** The relay page. */
export const page = readFileSync(new URL('../../../relay/callback.html', import.meta.url), 'utf8');

/** Its script. */
export const script = inner('<script id="relay">', '</script>');

/** Its style sheet. */
export const style = inner('<style>', '</style>');

const targetsJson = inner('<script type="application/json" id="targets">', '</script>');

/** The editors that it may open. */
export const targets: unknown = JSON.parse(targetsJson);

/** Its decision about an address, given the editors that it may open. */
export const decide = runScript({}).decide as (address: string, allowed: unknown) => Decision;

/** Shows the page at an address in a stand-in for a browser, with just the elements it uses. */
export function openPage(address: string, { framed }: { framed: boolean }) {
  const replace = vi.fn<(target: string) => void>();
  const elements = {
    title: { textContent: '' },
    text: { textContent: '' },
    go: new StandInButton(),
    targets: { textContent: targetsJson },
  };
  const self = {};
  const loaded: (() => void)[] = [];
  runScript({
    document: { getElementById: (id: keyof typeof elements) => elements[id] },
    location: { href: address, replace },
    addEventListener: (_event: 'load', listener: () => void) => loaded.push(listener),
    self,
    top: framed ? {} : self,
  });
  loaded.forEach((listener) => {
    listener();
  });
  return { replace, title: elements.title, text: elements.text, button: elements.go };
}

class StandInButton {
  textContent = '';
  hidden = true;
  readonly focus = vi.fn();
  private readonly listeners: (() => void)[] = [];

  addEventListener(_event: 'click', listener: () => void): void {
    this.listeners.push(listener);
  }

  click(): void {
    this.listeners.forEach((listener) => {
      listener();
    });
  }
}

function runScript(globals: Record<string, unknown>): Record<string, unknown> {
  const context = createContext({ URL, URLSearchParams, atob, ...globals });
  runInContext(script, context);
  return context;
}

function inner(start: string, end: string): string {
  const from = page.indexOf(start) + start.length;
  return page.slice(from, page.indexOf(end, from));
}
