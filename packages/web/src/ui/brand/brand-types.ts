export type Scheme = 'light' | 'dark'
type Colour = `#${string}`

/** What decides about colours; the policy's, handed in by the application. */
export interface Accents {
  readonly judge: (
    scheme: Scheme,
    colour: Colour,
  ) => { readonly passes: boolean; readonly contrast: number; readonly nearest: Colour }
  readonly palette: (
    scheme: Scheme,
    colour: Colour,
  ) => {
    readonly accent: Colour
    readonly ink: Colour
    readonly soft: Colour
    readonly track: Colour
    readonly selected: Colour
  }
}

/** A portal's looks while they are edited. */
export interface BrandDraft {
  readonly name: string
  readonly welcome: string
  readonly light: string
  readonly dark: string
}

export const isColour = (text: string): text is Colour => /^#[0-9a-f]{6}$/iu.test(text)
