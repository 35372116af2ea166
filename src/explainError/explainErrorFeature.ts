import type { Services } from '../platform/services';

/** Registers the command that explains errors of Zoom. */
export function activateExplainError({ commands, settings, clock }: Services): void {
  commands.register('explainError', async () => {
    const { ExplainError } = await import(/* webpackChunkName: "explainError" */ './explainError');
    return new ExplainError({ settings, clock }).handlers;
  });
}
