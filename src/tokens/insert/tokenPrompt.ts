import * as vscode from 'vscode';
import type { AccountSummary, ZoomClients } from '../../accounts/clients/zoomClients';
import { isSessionName } from '../../jwt/sdkSignature';
import { ownHostsOf } from '../../links/zoomLink';
import type { MeetingsFeature } from '../../meetings/meetingsFeature';
import { back, type QuickInputStep, QuickInputSteps } from '../../platform/quickInputSteps';
import type { Settings } from '../../platform/settings';
import { ZoomAuthError } from '../../zoom/errors';
import { describeSdkField } from '../sdkMessages';
import {
  accountItems,
  kindItems,
  lifetimeChoices,
  meetingItems,
  otherTargetItem,
  roleItems,
  targetItems,
  type ValueItem,
} from './tokenChoices';
import {
  type CompleteDraft,
  needs,
  parseMeetingId,
  type TokenDraft,
  type TokenTarget,
} from './tokenDraft';
import { isLifetimeOf, shortZakLifetime, type TokenKindId, tokenKindInfos } from './tokenKinds';
import { describeLifetimes } from './tokenLabels';
import { isVariableName, variableNameProblem, variableOf } from './tokenVariable';

/** What {@link TokenPrompt} needs. */
export interface TokenPromptDeps {
  clients: Pick<ZoomClients, 'accounts' | 'usableAccounts'>;
  settings: Pick<Settings, 'zakTtl'>;
  loadMeetings: MeetingsFeature['load'];
}

/** Asks a person which token they want, and only what a token of that kind needs. */
export class TokenPrompt {
  private readonly input = new QuickInputSteps();

  constructor(private readonly deps: TokenPromptDeps) {}

  /**
   * Asks for what a draft lacks. If it has a kind, only what cannot be left out is asked for; otherwise a
   * program has said nothing, so everything is.
   *
   * @param usual where the token goes if the person does not choose another place
   * @throws {vscode.CancellationError} on Escape
   * @throws {ZoomAuthError} `notSignedIn` if the token needs an account, and there is none
   */
  async completeDraft(given: TokenDraft, usual: TokenTarget): Promise<CompleteDraft> {
    const draft: TokenDraft = { ...given };
    const accounts = await this.deps.clients.accounts();
    const usable: readonly AccountSummary[] =
      given.kind === undefined || needs(given.kind, 'account')
        ? await this.deps.clients.usableAccounts().catch((error: unknown) => {
            if (given.kind !== undefined) {
              throw error;
            }
            return [];
          })
        : [];
    if (given.kind === undefined) {
      draft.target ??= usual;
    }
    await this.input.runSteps(vscode.l10n.t('Insert Token'), () =>
      this.listSteps(draft, given, { usable, ownHosts: ownHostsOf(accounts) }),
    );
    const { kind = 'zak', target = usual } = draft;
    const accountId = draft.accountId ?? usable[0]?.id;
    return { ...draft, kind, target, ...(accountId === undefined ? {} : { accountId }) };
  }

  private listSteps(
    draft: TokenDraft,
    given: TokenDraft,
    { usable, ownHosts }: { usable: readonly AccountSummary[]; ownHosts: readonly string[] },
  ): QuickInputStep[] {
    const { kind } = draft;
    const asksAll = given.kind === undefined;
    const steps: (readonly [boolean, QuickInputStep])[] = [
      [asksAll, () => this.askKind(draft, usable)],
      [
        kind !== undefined &&
          needs(kind, 'account') &&
          given.accountId === undefined &&
          usable.length > 1,
        () => this.askAccount(draft, usable),
      ],
      [
        kind !== undefined && needs(kind, 'meeting') && given.meetingId === undefined,
        () => this.askMeeting(draft, ownHosts),
      ],
      [
        kind !== undefined && needs(kind, 'sessionName') && given.sessionName === undefined,
        () => this.askSessionName(draft),
      ],
      [
        asksAll && kind !== undefined && needs(kind, 'role') && given.role === undefined,
        () => this.askRole(draft),
      ],
      [
        asksAll &&
          kind !== undefined &&
          tokenKindInfos[kind].lifetimes !== undefined &&
          given.ttl === undefined,
        () => this.askLifetime(draft, usable),
      ],
      [!asksAll && given.target === undefined, () => this.askTarget(draft)],
      [draft.asksKey === true && draft.target?.type === 'env', () => this.askKey(draft)],
    ];
    return steps.filter(([isAsked]) => isAsked).map(([, step]) => step);
  }

  /** The first item is the most wanted one, and the last one changes where the token goes. */
  private async askKind(
    draft: TokenDraft,
    usable: readonly AccountSummary[],
  ): Promise<typeof back | undefined> {
    for (;;) {
      const kinds = kindItems();
      const elsewhere: ValueItem<TokenKindId> = otherTargetItem(draft.target);
      const picked = await this.input.showQuickPick<ValueItem<TokenKindId>>({
        items: [...kinds, { label: '', kind: vscode.QuickPickItemKind.Separator }, elsewhere],
        ...(draft.kind === undefined
          ? {}
          : { active: kinds.find(({ value }) => value === draft.kind) ?? elsewhere }),
        placeholder: vscode.l10n.t('Select a token by what it is for'),
      });
      if (picked === back) {
        return back;
      }
      if (picked.value !== undefined) {
        if (needs(picked.value, 'account') && usable.length === 0) {
          throw new ZoomAuthError('notSignedIn', 'Nobody is signed in.');
        }
        draft.kind = picked.value;
        return undefined;
      }
      await this.askTarget(draft);
    }
  }

  private async askAccount(
    draft: TokenDraft,
    usable: readonly AccountSummary[],
  ): Promise<typeof back | undefined> {
    const picked = await this.input.showQuickPick<ValueItem<string>>({
      items: accountItems(usable),
      placeholder: vscode.l10n.t('Select an account for the token'),
    });
    return answer(draft, picked, ({ value }) => ({ accountId: value }));
  }

  /** The list of meetings may be missing, because any number or link can be pasted. */
  private async askMeeting(
    draft: TokenDraft,
    ownHosts: readonly string[],
  ): Promise<typeof back | undefined> {
    const listed = await meetingItems(this.deps.loadMeetings);
    const picked = await this.input.showQuickPick<ValueItem<string>>({
      items: listed,
      placeholder: vscode.l10n.t('Select a meeting, or paste its ID or join link'),
      itemsFor: (text) => {
        const id = parseMeetingId(text, ownHosts);
        return id === undefined
          ? listed
          : [{ label: vscode.l10n.t('Meeting {0}', id), value: id, alwaysShow: true }];
      },
    });
    return answer(draft, picked, ({ value }) => ({ meetingId: value }));
  }

  private async askSessionName(draft: TokenDraft): Promise<typeof back | undefined> {
    const typed = await this.input.showInputBox({
      value: draft.sessionName ?? '',
      placeholder: vscode.l10n.t('Session name'),
      prompt: vscode.l10n.t('Everyone whose token has the same name joins the same session.'),
      validate: (text) => (isSessionName(text) ? undefined : describeSdkField('sessionName')),
    });
    return answer(draft, typed, (sessionName) => ({ sessionName }));
  }

  private async askRole(draft: TokenDraft): Promise<typeof back | undefined> {
    const picked = await this.input.showQuickPick({
      items: roleItems(draft.kind),
      placeholder: vscode.l10n.t('Select the role'),
    });
    return answer(draft, picked, ({ value }) => ({ role: value }));
  }

  private async askLifetime(
    draft: TokenDraft,
    usable: readonly AccountSummary[],
  ): Promise<typeof back | undefined> {
    const { kind = 'zak' } = draft;
    const account = usable.find(({ id }) => id === draft.accountId) ?? usable[0];
    const { zakTtl } = this.deps.settings;
    for (;;) {
      const { items, active, other } = lifetimeChoices(kind, draft, { account, zakTtl });
      const picked = await this.input.showQuickPick<ValueItem<number>>({
        items,
        ...(active !== undefined && { active }),
        placeholder: vscode.l10n.t('Select how long the token is valid'),
      });
      if (picked === back) {
        return back;
      }
      if (picked.value !== undefined) {
        // The shortest ZAK token of one's own needs the least of all scopes.
        const isShort = kind === 'zak' && picked.value === shortZakLifetime;
        draft.ttl = isShort ? 0 : picked.value;
        return undefined;
      }
      const isAnswered =
        picked.label === other.label
          ? await this.askSeconds(draft, kind)
          : await this.askUser(draft);
      if (isAnswered && draft.ttl !== undefined) {
        return undefined;
      }
    }
  }

  /** @returns `false` if the person went back */
  private async askSeconds(draft: TokenDraft, kind: TokenKindId): Promise<boolean> {
    const typed = await this.input.showInputBox({
      value: '',
      placeholder: vscode.l10n.t('Seconds'),
      prompt: describeLifetimes(kind),
      validate: (text) =>
        /^\s*\d+\s*$/.test(text) && isLifetimeOf(kind, Number(text))
          ? undefined
          : describeLifetimes(kind),
    });
    if (typed === back) {
      return false;
    }
    draft.ttl = Number(typed);
    return true;
  }

  private async askUser(draft: TokenDraft): Promise<boolean> {
    const typed = await this.input.showInputBox({
      value: draft.userId ?? '',
      placeholder: vscode.l10n.t('User ID or email address'),
      prompt: vscode.l10n.t('The Zoom user whose token it will be.'),
      validate: (text) =>
        text.trim() === '' ? vscode.l10n.t('Enter a user ID or an email address.') : undefined,
    });
    if (typed === back) {
      return false;
    }
    draft.userId = typed.trim();
    return true;
  }

  private async askTarget(draft: TokenDraft): Promise<typeof back | undefined> {
    const picked = await this.input.showQuickPick<ValueItem<TokenTarget>>({
      items: targetItems(),
      placeholder: vscode.l10n.t('Select where the token goes'),
    });
    return answer(draft, picked, ({ value }) => ({
      target: value,
      asksKey: value?.type === 'env',
    }));
  }

  private async askKey(draft: TokenDraft): Promise<typeof back | undefined> {
    const { target, kind = 'zak' } = draft;
    if (target?.type !== 'env') {
      return undefined;
    }
    const typed = await this.input.showInputBox({
      value: await variableOf(target, kind),
      placeholder: vscode.l10n.t('Variable'),
      prompt: vscode.l10n.t(
        'The name of the variable in {0}.',
        vscode.workspace.asRelativePath(target.uri),
      ),
      validate: (text) => (isVariableName(text.trim()) ? undefined : variableNameProblem()),
    });
    return answer(draft, typed, (key) => ({ target: { ...target, key: key.trim() } }));
  }
}

/** Keeps an answer in a draft, unless the person went back. */
function answer<T>(
  draft: TokenDraft,
  answered: T | typeof back,
  toValues: (answered: T) => { [Name in keyof TokenDraft]: TokenDraft[Name] | undefined },
): typeof back | undefined {
  if (answered === back) {
    return back;
  }
  Object.assign(draft, toValues(answered));
  return undefined;
}
