/** What the desk knows of a provider when it speaks with it. */
export interface ProviderFacts {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

/** What is said of a provider that was looked at; each has a sentence. */
export type ProviderTrouble =
  | 'address_unknown'
  | 'address_private'
  | 'not_encrypted'
  | 'certificate'
  | 'no_answer'
  | 'redirected'
  | 'too_large'
  | 'not_a_provider'
  | 'issuer_differs'
  | 'no_code_flow'
  | 'no_keys'
  | 'client_refused'
  /** The answer of a sign-in failed a check, or the provider said no. */
  | 'answer_refused'

export class ProviderFault extends Error {
  readonly trouble: ProviderTrouble
  constructor(trouble: ProviderTrouble, cause?: unknown) {
    super(trouble, { cause })
    this.name = 'ProviderFault'
    this.trouble = trouble
  }
}

/** A provider that can be used, and what of it deserves a word. */
export interface Examined {
  /** As the provider writes it, to the letter: the half of every identity. */
  readonly issuer: string
  /** Whether it names itself in its answers (RFC 9207). */
  readonly namesItself: boolean
  /** Whether it says that it takes PKCE by S256 (RFC 7636). */
  readonly saysPkce: boolean
  /** Whether client and secret were taken; unknown where it would not say. */
  readonly client: 'taken' | 'unknown'
}

/** What binds a sign-in to the browser that began it. */
export interface Binding {
  readonly redirectUri: string
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

/** Who came, by the provider's signed word. Only issuer and subject tell who it is. */
export interface Assertion {
  readonly issuer: string
  readonly subject: string
  readonly name: string | undefined
  /** Undefined unless the provider says that it proved it. */
  readonly provedEmail: string | undefined
}

/** Speaks OpenID Connect. Everything throws `ProviderFault`. */
export interface OpenIdConnect {
  /** Looks whether a provider can be used by this client. */
  examine(facts: ProviderFacts): Promise<Examined>
  /** Where to send the browser. */
  authorizationUrl(facts: ProviderFacts, binding: Binding): Promise<string>
  /** Checks the answer that came back and exchanges its code. `answer` is the query of the callback. */
  assertionOf(facts: ProviderFacts, binding: Binding, answer: string): Promise<Assertion>
}
