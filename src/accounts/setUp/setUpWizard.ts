import * as vscode from 'vscode';
import { appsPage } from '../../platform/errorActions';
import { describeError } from '../../platform/errorMessages';
import {
  back,
  QuickInputSteps,
  type QuickInputStep,
  type StepButton,
} from '../../platform/quickInputSteps';
import { scopeFeatures } from '../../platform/scopeFeatures';
import type { Settings } from '../../platform/settings';
import { ZoomAuthError } from '../../zoom/errors';
import type { OAuthClientSettings } from '../store/oauthClientSettings';
import { checkClientId, clientIdProblem } from './clientId';
import { ManifestActions, scopesOf } from './manifestActions';
import { type SetUpDraft, type SetUpDrafts, type SetUpStep, setUpSteps } from './setUpDraft';
import type { SetUpGuide } from './setUpGuide';

/** Where a Zoom app is created. */
const createAppPage = 'https://marketplace.zoom.us/develop/create';

/** What identifies a Zoom app; a public client has no secret. */
export interface ClientCredentials {
  clientId: string;
  clientSecret?: string;
}

/** What {@link SetUpWizard} needs. */
export interface SetUpWizardDeps {
  settings: Pick<Settings, 'clientId' | 'redirectUrl' | 'oauthUrl'>;
  oauthClient: Pick<OAuthClientSettings, 'setSecret'>;
  drafts: SetUpDrafts;
  guide: Pick<SetUpGuide, 'show' | 'close'>;
}

/** An item that does something, and leaves the question open or asks it again. */
interface AppItem extends vscode.QuickPickItem {
  run?: () => Promise<unknown>;
  /** Whether a dialog takes the place of the question. */
  opensDialog?: boolean;
}

/** Guides the person through setting up a Zoom app, its client ID and, if it has one, its secret. */
export class SetUpWizard {
  private readonly input = new QuickInputSteps();
  private readonly manifest: ManifestActions;

  constructor(private readonly deps: SetUpWizardDeps) {
    this.manifest = new ManifestActions(deps.settings);
  }

  /**
   * Asks for the client ID and secret, and stores the ID in the user's settings and the secret in
   * SecretStorage. A setup that was interrupted continues at the question that was asked last.
   *
   * @throws {vscode.CancellationError} if a question is dismissed; no app is stored then
   */
  async setUp(): Promise<void> {
    const { drafts, guide } = this.deps;
    const draft: SetUpDraft = drafts.read() ?? { step: 'source', source: 'newApp' };
    const answers = { clientSecret: '' };
    try {
      await this.input.runSteps(
        vscode.l10n.t('Set Up Zoom App'),
        () => setUpSteps(draft).map((step) => this.question(step, draft, answers)),
        setUpSteps(draft).indexOf(draft.step),
      );
    } finally {
      guide.close();
    }
    await this.storeApp({ clientId: draft.clientId ?? '', ...answers });
    await drafts.clear();
  }

  /** Stores what a person has entered, or what a program passes. */
  async storeApp({ clientId, clientSecret = '' }: ClientCredentials): Promise<void> {
    await this.deps.oauthClient.setSecret(clientId, clientSecret === '' ? undefined : clientSecret);
    await vscode.workspace
      .getConfiguration()
      .update('zoom.clientId', clientId, vscode.ConfigurationTarget.Global);
  }

  private question(
    step: SetUpStep,
    draft: SetUpDraft,
    answers: { clientSecret: string },
  ): QuickInputStep {
    const ask: Record<SetUpStep, QuickInputStep> = {
      source: () => this.askSource(draft),
      features: () => this.askFeatures(draft),
      app: () => this.askApp(draft),
      clientId: () => this.askClientId(draft),
      secret: () => this.askSecret(draft, answers),
    };
    return async () => {
      draft.step = step;
      await this.deps.drafts.save(draft);
      return ask[step]();
    };
  }

  private async askSource(draft: SetUpDraft) {
    const newApp = {
      label: vscode.l10n.t('Create a Zoom App'),
      iconPath: new vscode.ThemeIcon('add'),
      detail: vscode.l10n.t('Takes about four minutes, once. You need a Zoom account.'),
    };
    const existingApp = {
      label: vscode.l10n.t('Enter a Client ID'),
      iconPath: new vscode.ThemeIcon('key'),
      detail: vscode.l10n.t('Uses an app that you or your company already created.'),
    };
    const picked = await this.input.showQuickPick({
      items: [newApp, existingApp],
      active: draft.source === 'newApp' ? newApp : existingApp,
      placeholder: vscode.l10n.t('Zoom identifies each app by a client ID. Where is yours from?'),
    });
    if (picked === back) {
      return back;
    }
    draft.source = picked === newApp ? 'newApp' : 'existingApp';
    return undefined;
  }

  /** Asks which features will be used, so that the app requests no other scopes than these need. */
  private async askFeatures(draft: SetUpDraft) {
    const items = scopeFeatures()
      .filter(({ isRequired }) => !isRequired)
      .map(({ scope, label }) => ({ label, description: scope }));
    const chosen = new Set(scopesOf(draft));
    const picked = await this.input.showMultiPick({
      items,
      selected: items.filter(({ description }) => chosen.has(description)),
      placeholder: vscode.l10n.t('Select the features that you want to use, then press Enter'),
    });
    if (picked === back) {
      return back;
    }
    draft.scopes = [
      ...scopeFeatures().flatMap(({ scope, isRequired }) => (isRequired ? [scope] : [])),
      ...picked.map(({ description }) => description),
    ];
    await this.manifest.copyManifest(draft);
    await openPage(createAppPage);
    return undefined;
  }

  /** Waits until the person has created the app in the browser. */
  private async askApp(draft: SetUpDraft): Promise<typeof back | undefined> {
    await this.deps.guide.show();
    const items: readonly AppItem[] = [
      {
        label: vscode.l10n.t('Continue'),
        iconPath: new vscode.ThemeIcon('arrow-right'),
        description: vscode.l10n.t('The app is created, and I can see its client ID.'),
      },
      {
        label: vscode.l10n.t('Copy Manifest Again'),
        iconPath: new vscode.ThemeIcon('copy'),
        run: () => this.manifest.copyManifest(draft),
      },
      {
        label: vscode.l10n.t('Open Page Again'),
        iconPath: new vscode.ThemeIcon('link-external'),
        run: () => openPage(createAppPage),
      },
      {
        label: vscode.l10n.t('Show Instructions Again'),
        iconPath: new vscode.ThemeIcon('list-ordered'),
        run: () => this.deps.guide.show({ isRequested: true }),
      },
      {
        label: vscode.l10n.t('Save Manifest as File…'),
        iconPath: new vscode.ThemeIcon('save'),
        run: () => this.manifest.saveManifest(draft),
        opensDialog: true,
      },
      {
        label: vscode.l10n.t('If Zoom’s page has no manifest'),
        kind: vscode.QuickPickItemKind.Separator,
      },
      {
        label: vscode.l10n.t('Copy Redirect URL'),
        iconPath: new vscode.ThemeIcon('copy'),
        run: () => this.manifest.copyRedirect(),
      },
      {
        label: vscode.l10n.t('Copy Scopes'),
        iconPath: new vscode.ThemeIcon('copy'),
        run: () => this.manifest.copyScopes(draft),
      },
    ];
    const picked = await this.input.showQuickPick<AppItem>({
      items,
      placeholder: vscode.l10n.t('Create the app in your browser, then continue here'),
      handle: ({ run, opensDialog = false }) => (opensDialog ? undefined : run?.()),
    });
    if (picked === back || picked.run === undefined) {
      return picked === back ? back : undefined;
    }
    await picked.run();
    return this.askApp(draft);
  }

  private async askClientId(draft: SetUpDraft) {
    if (draft.source === 'newApp') {
      await this.deps.guide.show();
    }
    const typed = await this.input.showInputBox({
      value: draft.clientId ?? this.deps.settings.clientId,
      placeholder: vscode.l10n.t('Public Client ID'),
      prompt: vscode.l10n.t(
        'Paste the Public Client ID of your Zoom app (Basic Information > App Credentials > Use Public Client OAuth). An ordinary client ID works too, with its secret.',
      ),
      validate: clientIdProblem,
      check: (value, signal) => this.checkClientId(draft, value.trim(), signal),
      buttons: [
        button('copy', vscode.l10n.t('Copy Manifest Again'), () =>
          this.manifest.copyManifest(draft),
        ),
        button('link-external', vscode.l10n.t('Open Page Again'), () => openPage(appsPage)),
        button('list-ordered', vscode.l10n.t('Show Instructions Again'), () =>
          this.deps.guide.show({ isRequested: true }),
        ),
      ],
    });
    return typed === back ? back : undefined;
  }

  /** @returns a sentence about what is wrong; `undefined` if the client ID can be used */
  private async checkClientId(
    draft: SetUpDraft,
    clientId: string,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const { oauthUrl } = this.deps.settings;
    try {
      Object.assign(draft, { clientId, kind: await checkClientId({ clientId, oauthUrl }, signal) });
      return undefined;
    } catch (error) {
      if (error instanceof ZoomAuthError) {
        return describeError(error).message;
      }
      throw error;
    }
  }

  private async askSecret({ kind, clientId }: SetUpDraft, answers: { clientSecret: string }) {
    const typed = await this.input.showInputBox({
      value: '',
      isPassword: true,
      placeholder: vscode.l10n.t('Client secret'),
      prompt:
        kind === 'unknown'
          ? vscode.l10n.t(
              'Zoom couldn’t be reached to check this client ID. If it’s a Public Client ID, leave this empty; otherwise, enter the client secret, which stays in VS Code’s secret storage.',
            )
          : vscode.l10n.t(
              'This is not a Public Client ID, so Zoom requires the client secret. It stays in VS Code’s secret storage.',
            ),
      validate: (value) => {
        if (value.trim() === clientId) {
          return vscode.l10n.t(
            'This is the client ID. Enter the client secret, which is below it.',
          );
        }
        return value.trim() === '' && kind !== 'unknown'
          ? vscode.l10n.t(
              'Zoom doesn’t accept this client ID without a secret. Enter it, or go back and enter the Public Client ID.',
            )
          : undefined;
      },
    });
    if (typed === back) {
      return back;
    }
    answers.clientSecret = typed.trim();
    return undefined;
  }
}

function button(icon: string, tooltip: string, run: () => Promise<unknown>): StepButton {
  return { iconPath: new vscode.ThemeIcon(icon), tooltip, run };
}

async function openPage(url: string): Promise<void> {
  await vscode.env.openExternal(vscode.Uri.parse(url));
}
