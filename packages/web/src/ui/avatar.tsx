import { uiSay } from './text.ts'

/** First letters of the first and last word of a name: `Bo Lindqvist` gives `BL`. */
export const readInitials = (name: string) => {
  const words = name.trim().split(/\s+/u)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return ends.map((word) => word?.[0]?.toLocaleUpperCase() ?? '').join('')
}

interface AvatarProps {
  /** Nobody: an empty, dashed circle. */
  readonly name: string | undefined
  readonly size?: number
  /** The reader, or someone on our side of the conversation, stands in the accent. */
  readonly tone?: 'plain' | 'me' | 'soft'
}
/** A person as initials. Decorative: the name stands in words beside it or in a label. */
export function Avatar({ name, size = 20, tone = 'plain' }: AvatarProps) {
  const style = { width: size, height: size, fontSize: Math.max(9, Math.round(size * 0.38)) }
  if (name === undefined) return <span className="av av-empty" style={style} aria-hidden="true" />
  return (
    <span className={`av av-${tone}`} style={style} aria-hidden="true">
      {readInitials(name)}
    </span>
  )
}

/** Avatar and first name, as lists show who has a ticket. */
export function Person({ name }: { readonly name: string | undefined }) {
  return (
    <span className="person">
      <Avatar name={name} />
      {name === undefined ? uiSay('avatar.unknown') : name.split(' ')[0]}
    </span>
  )
}
