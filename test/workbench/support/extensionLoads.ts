import type { Workbench } from './workbench.ts';

/** When the extension host loaded the code of an extension, just before it activated it. */
export interface ExtensionLoad {
  readonly id: string;
  /** In ms since 1970, with fractions. */
  readonly start: number;
  /** In ms since 1970, with fractions. */
  readonly end: number;
}

/** Reads when a window loaded the code of each extension. */
export async function readExtensionLoads(workbench: Workbench): Promise<ExtensionLoad[]> {
  await workbench.runCommand('Guest: Show Loads');
  const text = await workbench.notification('Guest saw').innerText();
  const [, from, json] = /from ([\d.]+), (\[.*\])/s.exec(text) ?? [];
  const loads = JSON.parse(json ?? '[]') as [string, number, number][];
  const since1970 = (time: number) => Number(from) + time;
  return loads.map(([id, start, end]) => ({ id, start: since1970(start), end: since1970(end) }));
}

/**
 * When a window began to activate this extension, in ms since 1970.
 *
 * @throws an error if it has not yet
 */
export async function readActivationTime(workbench: Workbench): Promise<number> {
  const loads = await readExtensionLoads(workbench);
  const load = loads.find(({ id }) => id === 'vscode-zoom.zoom-meetings');
  if (load === undefined) {
    throw new Error('The extension has not been activated.');
  }
  return load.start;
}
