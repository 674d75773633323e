import { ErrorNote } from './error-note.tsx'
import { uiSay } from './text.ts'

/** In the place of a screen that threw: says so, and how to go on. */
export function ScreenFault() {
  return (
    <div className="screen-fault">
      <h1 className="sr">{uiSay('error.screen_title')}</h1>
      <ErrorNote title={uiSay('error.screen_title')} kept={uiSay('error.screen_body')}>
        <button type="button" className="btn" onClick={() => location.reload()}>
          {uiSay('error.reload')}
        </button>
      </ErrorNote>
    </div>
  )
}
