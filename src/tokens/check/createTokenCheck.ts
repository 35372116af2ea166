import { createReaderLocale } from '../../platform/readerLocale';
import type { Services } from '../../platform/services';
import { TokenCheck, type TokenCheckDeps } from './tokenCheck';
import { TokenDiagnostics } from './tokenDiagnostics';

/** Creates the check of tokens with everything that it needs. */
export function createTokenCheck(
  { clock, settings, own }: Pick<Services, 'clock' | 'settings' | 'own'>,
  credentials: TokenCheckDeps['credentials'],
): TokenCheck {
  return new TokenCheck({
    credentials,
    clock,
    locale: own(createReaderLocale(settings)),
    diagnostics: own(new TokenDiagnostics()),
  });
}
