import * as v from 'valibot';
import type * as vscode from 'vscode';
import { isClientId } from './clientId';

const key = 'zoom.setUp';

const stepNames = ['source', 'features', 'app', 'clientId', 'secret'] as const;

/** A question of the setup. */
export type SetUpStep = (typeof stepNames)[number];

const draftSchema = v.object({
  step: v.picklist(stepNames),
  source: v.picklist(['newApp', 'existingApp']),
  scopes: v.optional(v.array(v.string())),
  clientId: v.optional(v.pipe(v.string(), v.check(isClientId))),
  kind: v.optional(v.picklist(['public', 'other', 'unknown'])),
});

/** What a person has answered so far; never a secret. */
export interface SetUpDraft {
  /** The question that was asked last. */
  step: SetUpStep;
  source: 'newApp' | 'existingApp';
  /** The scopes for the app manifest; `undefined` until they are chosen. */
  scopes?: readonly string[] | undefined;
  clientId?: string | undefined;
  /** What Zoom has said about the client ID; `undefined` until it was asked. */
  kind?: 'public' | 'other' | 'unknown' | undefined;
}

/** The questions that the answers so far lead to, in order. */
export function setUpSteps({ source, kind }: SetUpDraft): SetUpStep[] {
  return [
    'source',
    ...(source === 'newApp' ? (['features', 'app'] as const) : []),
    'clientId',
    ...(kind === undefined || kind === 'public' ? [] : (['secret'] as const)),
  ];
}

/** Keeps a setup that was interrupted, so that the next one continues at the same question. */
export class SetUpDrafts {
  constructor(private readonly state: vscode.Memento) {}

  /** The interrupted setup; `undefined` if there is none, or it cannot be continued. */
  read(): SetUpDraft | undefined {
    const result = v.safeParse(draftSchema, this.state.get(key));
    return result.success && setUpSteps(result.output).includes(result.output.step)
      ? result.output
      : undefined;
  }

  /** Keeps the answers, so that a window that closes loses none. */
  async save(draft: SetUpDraft): Promise<void> {
    await this.state.update(key, { ...draft });
  }

  /** Forgets the setup when it is complete. */
  async clear(): Promise<void> {
    await this.state.update(key, undefined);
  }
}
