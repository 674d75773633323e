import type { Page } from 'playwright-core'

/** Goes to a place that stands behind "More" in the portal's top bar. */
export async function openPlace(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
}
