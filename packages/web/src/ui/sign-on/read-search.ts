/** How a way over a provider ended. */
interface Ending {
  readonly sign_on?: string
}
/** Where to go after signing in, whose portal this is, and how a way over a provider ended. */
interface SignInSearch extends Ending {
  readonly wanted?: string
  readonly portal?: string
}

const text = (search: Record<string, unknown>, name: string) =>
  typeof search[name] === 'string' ? { [name]: search[name] } : {}

export const readSignOnEnding = (search: Record<string, unknown>): Ending => text(search, 'sign_on')
export const readSignInSearch = (search: Record<string, unknown>): SignInSearch => ({
  ...text(search, 'wanted'),
  ...text(search, 'portal'),
  ...text(search, 'sign_on'),
})
