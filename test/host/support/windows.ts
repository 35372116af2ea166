import { variable } from './environment';
import { callRunner } from './runner';

/** This window's number, from 1, and the number of windows that run these tests. */
export function thisWindow(): { readonly number: number; readonly count: number } {
  const [number, count] = variable('ZOOM_TEST_WINDOW').split('/').map(Number);
  return { number: number ?? 1, count: count ?? 1 };
}

/** Waits until every window of the run has called this with the same name. */
export async function waitForAllWindows(name: string): Promise<void> {
  await callRunner(variable('ZOOM_TEST_CONTROL_URL'), 'POST', '/barrier', { name });
}

/**
 * Opens the other windows of the run, from the first one. In a browser, a window knows only the secrets
 * that were stored before it was opened, so sign in first.
 */
export async function openOtherWindows(): Promise<void> {
  await callRunner(variable('ZOOM_TEST_CONTROL_URL'), 'POST', '/windows');
}
