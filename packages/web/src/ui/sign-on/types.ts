/** A sign-in service as its settings show it. */
export interface ShownProvider {
  readonly id: string
  readonly label: string
  readonly issuer: string
  readonly clientId: string
  readonly isOn: boolean
  readonly ssoOnly: boolean
  readonly joinsAs: 'contact' | 'observer' | null
  readonly joinDomains: readonly string[]
  readonly people: number
  readonly version: number
}
export interface Finding {
  readonly state: 'well' | 'mind' | 'wrong'
  readonly says: string
}
export interface ProviderClient {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}
export interface ProviderChange {
  readonly label?: string
  readonly clientId?: string
  readonly clientSecret?: string
  readonly isOn?: boolean
  readonly ssoOnly?: boolean
  readonly joinsAs?: 'contact' | 'observer' | null
  readonly joinDomains?: string[]
}
/** What was refused, in the desk's words: as a whole, or at a field. */
export interface SaidProblem {
  readonly title: string
  readonly fields: Readonly<Record<string, string>>
}

/** What the settings of sign-in services ask of the desk. Everything that fails throws; `sayProblem` has the words. */
export interface ProviderDesk {
  readonly providers: readonly ShownProvider[] | undefined
  readonly failed: boolean
  readonly retry: () => void
  readonly redirectUri: string
  readonly connect: (made: ProviderClient & { readonly label: string }) => Promise<unknown>
  readonly change: (provider: ShownProvider, change: ProviderChange) => Promise<unknown>
  readonly remove: (provider: ShownProvider) => Promise<unknown>
  readonly tryNew: (client: ProviderClient) => Promise<readonly Finding[]>
  readonly tryOne: (provider: ShownProvider) => Promise<readonly Finding[]>
  readonly sayProblem: (error: unknown) => SaidProblem
}
