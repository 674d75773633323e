import type { ProviderTrouble } from './ports.ts'

const sentences: Readonly<Record<ProviderTrouble, string>> = {
  address_unknown: 'No computer answers to the name in this issuer. Look for a typing mistake.',
  address_private:
    'This issuer lies in a private network, which the desk does not call. Whoever runs the desk can allow it (PRIVATE_NETWORKS).',
  not_encrypted: 'The issuer must begin with https.',
  certificate: 'The certificate of this issuer is not valid: run out, for another name, or from nobody we trust.',
  no_answer: 'Nothing answered within 5 seconds.',
  redirected: 'This issuer sends us to another address. Enter the address it sends to.',
  too_large: 'The answer was larger than such an answer can be.',
  not_a_provider:
    'There is no OpenID Connect provider here: /.well-known/openid-configuration below the issuer gave no usable answer.',
  issuer_differs:
    'The provider calls itself by another issuer. Enter the issuer as its own settings show it; for Microsoft that of your tenant, not "common".',
  no_code_flow: 'The provider does not offer the authorization code flow.',
  no_keys: 'The provider shows no keys to check its signatures by.',
  client_refused:
    'The provider does not take this client id with this secret. Copy both again; the secret may have run out.',
  answer_refused: 'The answer of the provider did not hold.',
}

/** What is wrong with a provider, in a sentence for whoever connects it. */
export const sayTrouble = (trouble: ProviderTrouble): string => sentences[trouble]
