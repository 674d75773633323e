/** A portal's looks while they are edited. */
export interface BrandDraft {
  readonly name: string
  readonly welcome: string
  readonly light: string
  readonly dark: string
}
