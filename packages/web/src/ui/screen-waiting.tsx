import { uiSay } from './text.ts'

/** In the place of a page that still waits for its first answer. */
export function ScreenWaiting() {
  return (
    <main className="screen-waiting">
      <h1>{uiSay('screen.waiting_title')}</h1>
      <p role="status">{uiSay('screen.waiting')}</p>
    </main>
  )
}
