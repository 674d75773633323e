interface Sold {
  readonly plan: string | null
  readonly planTitle: string | null
  readonly addOns: readonly string[]
}
/** `Premium + TAM`: the plan by its title, add-ons by their short names. */
export const sayPlan = ({ plan, planTitle, addOns }: Sold) =>
  [planTitle ?? plan, ...addOns.map((one) => one.toUpperCase())].filter(Boolean).join(' + ')
