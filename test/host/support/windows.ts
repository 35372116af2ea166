import { variable } from './environment';
import { callRunner } from './runner';

/** This window's number, from 1, and how many windows run these tests at once. */
export function thisWindow(): { readonly number: number; readonly of: number } {
  const [number, of] = variable('ZOOM_TEST_WINDOW').split('/').map(Number);
  return { number: number ?? 1, of: of ?? 1 };
}

/** Waits until every window of the run has come to the place of this name. */
export async function meetAllWindows(place: string): Promise<void> {
  await callRunner(variable('ZOOM_TEST_CONTROL_URL'), 'POST', '/meet', { place });
}

/**
 * Opens the other windows of the run, from the first one. In a browser, a window knows the secrets
 * that were stored before it was opened, so whoever is to be signed in everywhere signs in first.
 */
export async function openOtherWindows(): Promise<void> {
  await callRunner(variable('ZOOM_TEST_CONTROL_URL'), 'POST', '/windows');
}
