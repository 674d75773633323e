import { useState } from 'react'
import { Dialog } from './dialog.tsx'
import { uiSay } from './text.ts'
import './thumbnail.css'

interface ThumbnailProps {
  readonly name: string
  /** Undefined while it is asked for. */
  readonly address: string | undefined
}
/** A picture in small, in a box that keeps its size while it comes; a click shows it whole. Nothing when it cannot be shown. */
export function Thumbnail({ name, address }: ThumbnailProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [isBroken, setIsBroken] = useState(false)
  if (isBroken) return null
  return (
    <>
      <button
        type="button"
        className="thumbnail"
        aria-label={uiSay('picture.open', { name })}
        disabled={address === undefined}
        onClick={() => setIsOpen(true)}
      >
        {address === undefined ? (
          <span className="skeleton" />
        ) : (
          <img src={address} alt="" decoding="async" onError={() => setIsBroken(true)} />
        )}
      </button>
      {isOpen ? (
        <Dialog title={name} onClose={() => setIsOpen(false)}>
          <img className="picture" src={address} alt={name} />
        </Dialog>
      ) : null}
    </>
  )
}
