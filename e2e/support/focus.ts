import type { Page } from 'playwright-core'

/** What has the focus, as a screen reader would name it, and whether an eye can see that it has it. */
export interface Focused {
  readonly name: string
  readonly isSeen: boolean
}

// Run in the page: the name by label, else by what the element says; a ring on it, or on the frame drawn around it.
const readFocused = `(() => {
  const element = document.activeElement
  if (element === document.body) return { name: 'the end of the page', isSeen: true }
  const labelled = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent
  const hasRing = (one) => {
    const { boxShadow, outlineStyle } = getComputedStyle(one)
    return boxShadow !== 'none' || outlineStyle !== 'none'
  }
  const frames = [element, element.closest('label'), element.closest('form')].filter(Boolean)
  const isRinged = frames.some(hasRing) || element.closest('.reply')?.matches(':focus-within') === true
  const { top, bottom } = element.getBoundingClientRect()
  return { name: labelled.trim().replace(/\\s+/g, ' ').slice(0, 80), isSeen: isRinged && bottom > 0 && top < innerHeight }
})()`

export const focused = (page: Page): Promise<Focused> => page.evaluate(readFocused)

/** Walks on by Tab until something of that name has the focus; each stop on the way must be seen to have it. */
export async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const stops: string[] = []
  while (stops.length < 60) {
    await page.keyboard.press(key)
    const stop = await focused(page)
    if (!stop.isSeen) throw new Error(`nobody sees that "${stop.name}" has the focus`)
    if (name.test(stop.name)) return
    stops.push(stop.name)
  }
  throw new Error(`Tab never came to ${name}; it came to ${stops.join(' | ')}`)
}
